"""Jinja2's environment, spared what it would otherwise do anew for every part of every page."""

from __future__ import annotations

from collections.abc import Callable, MutableMapping
from pathlib import Path
from typing import Any

import markupsafe
from jinja2 import (
    BytecodeCache,
    Environment,
    FileSystemLoader,
    StrictUndefined,
    Template,
    nodes,
)
from jinja2.bccache import Bucket
from jinja2.compiler import CodeGenerator, Frame
from jinja2.visitor import NodeTransformer
from markupsafe import Markup

from generator.caching import Store
from generator.presenting.languages.language import Language

SAY = "_"
"""What templates call a text by that is to be said in the language of the page."""
_GIVEN_CONTEXT = ("gettext", "ngettext", "pgettext", "npgettext")
"""The only functions that Jinja hands what a template knows."""


class _Direct(CodeGenerator):
    """Calls a function as Python does. Jinja would ask each time whether it wants to be handed what
    the template knows, which takes longer than most of ours do."""

    def visit_Call(  # noqa: N802 - Jinja's own name
        self, node: nodes.Call, frame: Frame, forward_caller: bool = False
    ) -> None:
        """`f(a, b=c)`."""
        given = isinstance(node.node, nodes.Name) and node.node.name in _GIVEN_CONTEXT
        if given or forward_caller or node.dyn_args or node.dyn_kwargs:
            super().visit_Call(node, frame, forward_caller=forward_caller)
            return
        self.write("(")
        self.visit(node.node, frame)
        self.write(")(")
        for argument in (*node.args, *node.kwargs):
            self.visit(argument, frame)
            self.write(", ")
        self.write(")")


class PortalEnvironment(Environment):
    """The templates of a theme, in one language; undefined names are errors, never blanks.

    Names stand in a plain dictionary, a template that was loaded is at hand by its name, texts are
    translated when a template is compiled, and what is safe already is not escaped once more.
    Compiled templates are kept in a folder of `cache`, which may be deleted at any time.
    """

    code_generator_class = _Direct

    def __init__(self, theme: Path, language: Language, cache: Path | None) -> None:
        super().__init__(
            loader=FileSystemLoader(theme),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=False,
            # To compile them takes a quarter of a second, and they change seldom.
            bytecode_cache=None if cache is None else _Compiled(cache, language.code),
            extensions=["jinja2.ext.i18n"],
            # A build reads the theme once; to look at every use whether a file is newer costs
            # more than what is rendered in between.
            auto_reload=False,
        )
        self._loaded: dict[str, Template] = {}
        self._say = _sayer(language.message)
        self.policies["ext.i18n.trimmed"] = True
        self.install_gettext_callables(  # type: ignore[attr-defined]  # an extension's own
            language.message,
            language.plural_message,
            newstyle=True,
            pgettext=language.pgettext,
        )
        self.globals[SAY] = self._say

    def get_template(
        self,
        name: str | Template,
        parent: str | None = None,
        globals: MutableMapping[str, Any] | None = None,
    ) -> Template:
        """As Jinja's."""
        if not isinstance(name, str) or globals:
            return super().get_template(name, parent, globals)
        if name not in self._loaded:
            self._loaded[name] = super().get_template(name, parent)
        return self._loaded[name]

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """As Jinja's, in one dictionary."""
        return {**self.globals, **(d or {})}

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        """Jinja's hook: the syntax tree, with every text said already that has no values in it."""
        told: nodes.Template = _Told(self._say).visit(super()._parse(source, name, filename))
        return told

    def _generate(
        self,
        source: nodes.Template,
        name: str | None,
        filename: str | None,
        defer_init: bool = False,
    ) -> str:
        """Jinja's hook: Python's source text, which begins with Jinja's names, ours after them."""
        names, _, rest = super()._generate(source, name, filename, defer_init).partition("\n")
        return f"{names}\nfrom {__name__} import escaped as escape\n{rest}"


_escape = Markup.escape
_of_text: Callable[[str], str] = markupsafe._escape_inner  # type: ignore[attr-defined]  # see below


def escaped(value: Any) -> str:
    """HTML for what stands in `{{ … }}`. Half of that is HTML already, and MarkupSafe would ask it
    three times whether it is. Most of the rest is text, of which it would make a `Markup`, and a
    page be joined of it: that takes four times as long as escaping."""
    if type(value) is Markup:
        return value
    return _of_text(value) if type(value) is str else _escape(value)


class _Told(NodeTransformer):
    """`_("Følg")` → what the language says for it."""

    def __init__(self, say: Callable[[str], Markup]) -> None:
        self._say = say

    def visit_Call(self, node: nodes.Call) -> nodes.Node:  # noqa: N802 - Jinja's own name
        """A call of `_` with a text and nothing else."""
        told = self.generic_visit(node)
        match node:
            case nodes.Call(
                node=nodes.Name(name="_"),
                args=[nodes.Const(value=str(text))],
                kwargs=[],
                dyn_args=None,
                dyn_kwargs=None,
            ):
                return nodes.Const(self._say(text), lineno=node.lineno)
        return told


class _Compiled(BytecodeCache):
    """Compiled templates of a language, kept for as long as neither they nor the program change.
    Jinja's own would take what is damaged for code."""

    def __init__(self, cache: Path, code: str) -> None:
        self._store, self._code = Store(cache), code

    def load_bytecode(self, bucket: Bucket) -> None:
        kept: bytes | None = self._store.load(self._name(bucket), bucket.checksum)
        if kept is not None:
            bucket.bytecode_from_string(kept)

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._store.save(self._name(bucket), bucket.checksum, bucket.bytecode_to_string())

    def _name(self, bucket: Bucket) -> str:
        """One for each language: what its templates say is compiled into them."""
        # Not `templates`, where earlier programs kept what was worked out for one address alone.
        return f"compiled/{self._code}-{bucket.key}"


def _sayer(message: Callable[[str], str]) -> Callable[..., Markup]:
    """`_` as Jinja's new style has it: the text is HTML and a format, its values are escaped. Here
    for what names values; the rest is said while a template is compiled."""

    def say(text: str, /, **values: Any) -> Markup:
        return Markup(message(text)) % values

    return say
