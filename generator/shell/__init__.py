"""The page shell: rendered by a replaceable page builder, filled by the generator.

``build_shell`` gives one frame per page depth and the hand-written pages; everything else in this
package serves it.
"""

from generator.shell.build import build_shell
from generator.shell.chrome import Chrome, Words
from generator.shell.frame import SLOTS, Frame, ShellError
from generator.shell.links import Link, LinkGroup, NavItem
from generator.shell.policy import CONTENT_SECURITY_POLICY
from generator.shell.result import HandPage, Shell, with_note
from generator.shell.site import Site

__all__ = [
    "CONTENT_SECURITY_POLICY",
    "SLOTS",
    "Chrome",
    "Frame",
    "HandPage",
    "Link",
    "LinkGroup",
    "NavItem",
    "Shell",
    "ShellError",
    "Site",
    "Words",
    "build_shell",
    "with_note",
]
