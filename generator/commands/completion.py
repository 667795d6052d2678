"""`portal completion`: commands, options and slugs, completed by the shell with Tab."""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence
from pathlib import Path

from generator.arguments import Commands, Parser, SlugOf, WordOf, command
from generator.commands.options import CONTENT, DONE

SCRIPTS: Mapping[str, str] = {
    "bash": """_portal() {
    local IFS=$'\\n'
    COMPREPLY=($("${COMP_WORDS[0]}" completion bash "${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null))
}
complete -o default -F _portal portal
""",
    "zsh": """#compdef portal
_portal() {
    local -a found
    found=(${(f)"$("${words[1]}" completion zsh "${(@)words[2,CURRENT]}" 2>/dev/null)"})
    if (( $#found )); then compadd -- $found; else _files; fi
}
compdef _portal portal
""",
    "fish": """function __portal_complete
    set -l words (commandline -opc) (commandline -ct)
    $words[1] completion fish $words[2..-1] 2>/dev/null
end
complete -c portal -a '(__portal_complete)'
""",
}
"""What each shell runs. It asks this very command what the last word could be."""


def add(commands: Commands) -> None:
    """Its command."""
    said = "lad skallen skrive kommandoer og kortnavne færdige"
    command(commands, "completion", said, _completion, _asked)


def _completion(options: argparse.Namespace) -> int:
    from generator.commands import parser  # the register, which names this module

    if options.words:
        print("\n".join(candidates(parser(), options.words)))
    else:
        print(SCRIPTS[options.shell], end="")
    return DONE


def candidates(parser: Parser, words: Sequence[str]) -> list[str]:
    """What the last word could become, after those before it."""
    *before, last = words
    content, awaited, written = CONTENT, None, 0
    options, places = parser.takes()
    for word in before:
        if awaited is not None:
            content = Path(word) if awaited.dest == "content" else content
            awaited = None
        elif word.startswith("-"):
            awaited = next((one for one in options if word in one.option_strings), None)
            awaited = awaited if awaited is not None and awaited.nargs != 0 else None
        elif word in (found := parser.subcommands()):
            parser, written = found[word], 0
            options, places = parser.takes()
        else:
            written += 1
    if awaited is not None:
        possible = _values(awaited, content)
    elif last.startswith("-"):
        possible = [name for one in options for name in one.option_strings if name[:2] == "--"]
    else:
        place = places[written : written + 1] or [one for one in places[-1:] if one.nargs == "*"]
        possible = [value for one in place for value in _values(one, content)]
    return sorted(word for word in possible if word.startswith(last))


def _values(action: argparse.Action, content: Path) -> list[str]:
    """All that an argument can be, where that is known."""
    if action.choices is not None:
        return [str(choice) for choice in action.choices]
    if isinstance(action.type, SlugOf):
        from generator.starting.placing import slugs_in

        return [slug for folder in action.type.folders for slug in slugs_in(content, folder)]
    return _words(content, action.type.vocabulary) if isinstance(action.type, WordOf) else []


def _words(content: Path, vocabulary: str) -> list[str]:
    """As they stand in `portal.yml`; none where it cannot be read. Nobody waits for all of it to be
    checked."""
    from generator.model.settings import SETTINGS
    from generator.reading.yaml_text import read_yaml

    try:
        found = read_yaml((content / SETTINGS).read_text("utf-8")).data
    except (OSError, UnicodeDecodeError):
        return []
    for name in ("vocabularies", vocabulary):
        found = found.get(name) if isinstance(found, dict) else None
    return [*found] if isinstance(found, dict) else []


def _asked(parser: Parser) -> None:
    """Which shell; the words so far are the shell's to give."""
    shell = parser.add_argument_group("skallen")
    shell.add_argument("shell", choices=tuple(SCRIPTS), metavar="SKAL", help="bash, zsh eller fish")
    shell.add_argument("words", nargs=argparse.REMAINDER, help=argparse.SUPPRESS)
