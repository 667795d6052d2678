"""What may not come from a survey into the repository: anything that tells who a person is.

Git keeps what was deleted, so this errs on the side of leaving out. It knows the commonest Danish
names only: the questionnaire must not ask for names, and the editor reads the proposal.
"""

from __future__ import annotations

import re

from generator.reading.private import personal_numbers

_DATE = re.compile(
    r"\b\d{1,2}[./-]\d{1,2}[./-](?:19|20)\d\d\b|\b(?:19|20)\d\d-\d\d-\d\d\b"
    r"|\b(?:19|20)\d\d ?[-–/] ?(?:19|20)\d\d\b"
)
"""Dates and spans of years have eight digits as well."""
_EMAIL = re.compile(
    r"[^\s@<>]\s?(?:@|\(at\)|\[at\]|snabel-?a)\s?[^\s@<>]{1,100}\.[a-zæøå]{2}", re.I
)
"""The end of the name and the beginning of the domain's last part tell as much as all of them, and
a cell of 32,767 letters is looked through once."""
_PHONE = re.compile(
    r"(?<!\d)(?<!\d[.,])(?:(?:\+|00) ?45[ .-]?)?"
    r"(?:\d{2}([ .-]?)\d{2}\1\d{2}\1\d{2}|\d{4}[ .-]?\d{4}|\d{3}[ .-]\d{2}[ .-]\d{3})(?!\d)"
    r"|\+\d[\d ]{6,14}\d"
)
"""Danish numbers have eight digits (E.164 +45); another country's show themselves by their `+`."""
_TEN_DIGITS = re.compile(
    r"(?<!\d)(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])\d{2}[ .–-]?\d{4}(?!\d)", re.ASCII
)
"""A CPR number as people write it: a file's text may hold ten digits, but no answer need to."""
_IP = re.compile(r"(?<![\d.])(?:\d{1,3}\.){3}\d{1,3}(?![\d.])")
_LABEL = re.compile(
    r"\b(?:navn|kontakt(?:person)?|telefon|tlf|mobil(?:nr|nummer)?|e-?mail|mail|adresse|att)"
    r"\.?\s*[:=]",
    re.I,
)
_SIGNED = re.compile(
    r"\b(?i:mvh|m\.v\.h|(?:med )?venlig(?:e|st)? hilsen|de bedste hilsner|hilsen|kh)\b"
    r"[\s,.:–-]+(?:fra )?[A-ZÆØÅ]"
)
_FIRST = (
    "Anders|Andreas|Anette|Anna|Anne|Annette|Anne-?[Mm]arie|Birgit|Birgitte|Birthe|Bodil|Brian|"
    "Camilla|Carsten|Charlotte|Christian|Christina|Christoffer|Claus|Dorthe|Ellen|Else|Emil|Emma|"
    "Erik|Esben|Eva|Flemming|Frederik|Gitte|Grethe|Hanne|Hans|Heidi|Helle|Helga|Henning|Henrik|"
    "Inge|Inger|Ingrid|Ivan|Jacob|Jakob|Jan|Jane|Janne|Jens|Jeppe|Jesper|Jette|Johan|Johanne|Jonas|"
    "Jytte|Jørgen|Kaj|Karen|Karin|Karina|Karsten|Kasper|Katrine|Kenneth|Kim|Kirsten|Klaus|Knud|"
    "Kristian|Kristina|Kristine|Kurt|Lars|Lasse|Laura|Leif|Lene|Line|Lis|Lisbeth|Lise|Lone|Lotte|"
    "Louise|Mads|Magnus|Maja|Malene|Maria|Marianne|Marie|Martin|Mathias|Merete|Mette|Michael|Mie|"
    "Mikkel|Mogens|Morten|Nanna|Niels|Nina|Ole|Oliver|Pernille|Peter|Pia|Poul|Preben|Rasmus|Rikke|"
    "Ruth|Sanne|Sara|Sarah|Signe|Simon|Sofie|Sten|Steen|Stine|Susanne|Svend|Søren|Thomas|Tina|"
    "Tine|Tobias|Tom|Tove|Trine|Troels|Ulla|Ulrik|Vibeke|Viggo|Villy|Winnie"
)
"""First names that are common, and no word by themselves at a sentence's beginning."""
_LAST = (
    "Andersen|Andreasen|Bertelsen|Carlsen|Christensen|Christiansen|Clausen|Danielsen|Eriksen|"
    "Frandsen|Frederiksen|Hansen|Henriksen|Ibsen|Iversen|Jacobsen|Jakobsen|Jensen|Jeppesen|"
    "Jespersen|Johansen|Johnsen|Jørgensen|Karlsen|Knudsen|Kristensen|Kristiansen|Larsen|Lauridsen|"
    "Laursen|Madsen|Mikkelsen|Mortensen|Møller|Nielsen|Nissen|Olesen|Olsen|Paulsen|Pedersen|"
    "Petersen|Poulsen|Rasmussen|Simonsen|Steffensen|Svendsen|Sørensen|Thomsen|Villadsen"
)
_WORD = r"[A-ZÆØÅ][a-zæøåé]+"
_PERSON = re.compile(
    rf"\b(?:(?:{_FIRST})(?: [A-ZÆØÅ]\.)? {_WORD}|{_WORD}(?: [A-ZÆØÅ]\.)? (?:{_LAST})s?\b)"
)
_FAMOUS = re.compile(
    r"\b(?:Carl Nielsen|Kim Larsen|Benny Andersen|Martin Andersen Nexø|Karen Blixen|"
    r"Søren Kierkegaard|Halfdan Rasmussen|Peter Plys|Ole Lukøje|Emil fra Lønneberg)s?\b"
)
"""Whom culture speaks of without asking them."""
_KINDS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("en mailadresse", _EMAIL),
    ("et CPR-nummer", _TEN_DIGITS),
    ("et telefonnummer", _PHONE),
    ("en IP-adresse", _IP),
    ("en persons navn eller kontaktoplysning", _LABEL),
    ("en underskrift", _SIGNED),
    ("noget, der ligner en persons navn", _PERSON),
)

_HEADING = re.compile(
    r"\b(?:fornavne?|efternavne?|kontaktperson\w*|e-?mail\w*|mailadresse\w*|mail|telefon\w*|tlf|"
    r"mobil(?:nummer|telefon|nr)?|phone\w*|cpr\w*|personnummer|ip|ip-?adresse|ip address|"
    r"fødselsda\w+|alder|bopæl|privatadresse|hjemmeadresse|brugernavn|username|underskrift)\b",
    re.I,
)
_NAME = re.compile(r"\b(?:navne?|name)\b", re.I)
_ORGANISATION = re.compile(
    r"organisation|forening|aktør|institution|virksomhed|skole|gruppe|sted|lokale|hus\b|projekt",
    re.I,
)


def private(text: str) -> str:
    """What in the text tells of a person (`en mailadresse`), or the empty text."""
    if next(personal_numbers(text), None) is not None:
        return "et CPR-nummer"
    without_dates = _FAMOUS.sub(" ", _DATE.sub(" ", text))
    for kind, pattern in _KINDS:
        if pattern.search(without_dates):
            return kind
    return ""


def is_private_heading(heading: str) -> bool:
    """Whether a column of that name holds something about persons, as far as a name can tell."""
    if _HEADING.search(heading):
        return True
    return _NAME.search(heading) is not None and _ORGANISATION.search(heading) is None
