"""A language that the portal speaks: a value that is handed to whoever says something.

Danish is the language that templates and code are written in (its words are the catalogue's
`msgid`); every other one is a catalogue in `generator/locale/`, and nothing else. There is no
current language anywhere: `spoken(portal)` tells the one that a portal's edition is in.
"""

from __future__ import annotations

from functools import cache, cached_property
from typing import TYPE_CHECKING

from generator.model.portal import Portal
from generator.model.settings import DANISH
from generator.presenting.languages.catalogue import (
    CONTEXT_END,
    FOLDER,
    Catalogue,
    read_catalogue,
)

if TYPE_CHECKING:
    from generator.presenting.series import Series
    from generator.presenting.syndication.changes import Changes
    from generator.presenting.words.dates import Dates
    from generator.presenting.words.differences import Differences
    from generator.presenting.words.numbers import Numbers
    from generator.presenting.words.prices import Prices
    from generator.presenting.words.status import Status


class Language:
    """`code` is what stands in addresses, settings and `lang` (BCP 47), `locale` what stands in
    `og:locale`, `name` what the language calls itself.

    `gettext`, `ngettext` and `pgettext` are GNU gettext's, with values for the message's
    `%(name)s`; `gettext` without values gives the message as it stands, so it may be kept as a
    pattern. What is worked out of the words is made when it is first asked for.
    """

    def __init__(self, code: str, catalogue: Catalogue | None) -> None:
        self.code, self._catalogue = code, catalogue
        self.locale = catalogue.locale if catalogue else "da_DK"
        self.is_danish = catalogue is None
        self.prefix = "" if self.is_danish else f"/{code}"
        self._messages = catalogue.messages if catalogue else {}
        self.name = self.pgettext("the name of the language itself", "Dansk")

    def gettext(self, message: str, /, **values: object) -> str:
        """The message in this language; in Danish where the catalogue lacks it."""
        said = self.message(message)
        return said % values if values else said

    def pgettext(self, context: str, message: str, /, **values: object) -> str:
        """As `gettext`, where the same Danish words mean different things."""
        found = self._messages.get(f"{context}{CONTEXT_END}{message}")
        said = message if found is None else found[0]
        return said % values if values else said

    def ngettext(self, one: str, many: str, num: int, /, **values: object) -> str:
        """The form that goes with the number, which the message may name as `%(num)s`."""
        return self.plural_message(one, many, num) % {"num": num, **values}

    def message(self, message: str) -> str:
        """As `gettext`, for templates: they put the values in, escaped."""
        found = self._messages.get(message)
        return message if found is None else found[0]

    def plural_message(self, one: str, many: str, num: int) -> str:
        """As `ngettext`, for templates."""
        found = self._messages.get(one)
        if found is None or self._catalogue is None:
            return one if num == 1 else many
        return found[min(self._catalogue.form(num), len(found) - 1)]

    @cached_property
    def dates(self) -> Dates:
        from generator.presenting.words.dates import Dates

        return Dates(self)

    @cached_property
    def prices(self) -> Prices:
        from generator.presenting.words.prices import Prices

        return Prices(self)

    @cached_property
    def numbers(self) -> Numbers:
        from generator.presenting.words.numbers import Numbers

        return Numbers(self)

    @cached_property
    def status(self) -> Status:
        from generator.presenting.words.status import Status

        return Status(self)

    @cached_property
    def series(self) -> Series:
        from generator.presenting.series import Series

        return Series(self)

    @cached_property
    def changes(self) -> Changes:
        from generator.presenting.syndication.changes import Changes

        return Changes(self)

    @cached_property
    def differences(self) -> Differences:
        from generator.presenting.words.differences import Differences

        return Differences(self)


DANISH_LANGUAGE = Language(DANISH, None)


@cache
def language(code: str) -> Language:
    """The language with this code. Raises LookupError where it has no catalogue."""
    if code == DANISH:
        return DANISH_LANGUAGE
    try:
        text = (FOLDER / f"{code}.po").read_text(encoding="utf-8")
    except FileNotFoundError:
        raise LookupError(code) from None
    return Language(code, read_catalogue(text))


def spoken(portal: Portal) -> Language:
    """The language that a portal's words are in."""
    return language(portal.language)
