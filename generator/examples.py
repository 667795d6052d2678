"""A line for each command that can be copied as it stands, with another name in it."""

from __future__ import annotations

from collections.abc import Mapping

EXAMPLES: Mapping[str, str] = {
    "portal build": "portal build --output site",
    "portal check": "portal check",
    "portal health": "portal health",
    "portal serve": "portal serve --port 8080",
    "portal compare": "portal compare site-i-gaar site",
    "portal fmt": "portal fmt --check",
    "portal cancel": 'portal cancel vinterkoncert --reason "Dirigenten er syg."',
    "portal move": 'portal move vinterkoncert --to "2027-02-12 19:30"',
    "portal copy": "portal copy vinterkoncert --to 2028-02-11",
    "portal rename": "portal rename actors/koret sildevig-kor",
    "portal changes": "portal changes",
    "portal match": "portal match --actor koret",
    "portal newsletter draft": "portal newsletter draft --from 2027-02-01 --to 2027-02-14",
    "portal newsletter preview": "portal newsletter preview 2027-02 --open",
    "portal newsletter upload": "portal newsletter upload nyhedsbreve/nyhedsbrev.eml --to listmonk",
    "portal newsletter note": "portal newsletter note nyhedsbreve/nyhedsbrev.md",
    "portal newsletter sent": "portal newsletter sent 2027-02",
    "portal press": "portal press ny-sal-til-sang",
    "portal social": "portal social vinterkoncert --output opslag",
    "portal print poster": "portal print poster vinterkoncert",
    "portal print programme": "portal print programme foraar-2027",
    "portal print folder": "portal print folder --month 2027-02",
    "portal print all": "portal print all --output tryk",
    "portal card": "portal card vinterkoncert --size square",
    "portal pack": "portal pack vinterkoncert",
    "portal owners": "portal owners",
    "portal import survey": "portal import survey svar.csv --mapping spoergeskema.yml",
    "portal import ics": "portal import ics koncerter.ics --actor koret --type koncert",
    "portal import jsonld": "portal import jsonld https://koret.example/program --actor koret",
    "portal import csv": "portal import csv saeson.csv --actor koret --type koncert --write",
    "portal import xlsx": "portal import xlsx saeson.xlsx --actor koret --type koncert",
    "portal import rss": "portal import rss https://koret.example/feed --actor koret",
    "portal harvest": "portal harvest koret --write",
    "portal schema": "portal schema event",
    "portal init": 'portal init ny-portal --name "Kultur i Lærkesund" '
    '--municipality "Lærkesund Kommune" --locality "Lærkesund, Sildevig" --colour skov',
    "portal migrate": "portal migrate --check",
    "portal completion": 'eval "$(portal completion bash)"',
}
"""By the command's whole name. Those of `portal new` follow from its starters."""
