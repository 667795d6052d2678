"""Programs that use the data, as the page shows them. A test runs each against the built demo."""

from __future__ import annotations

from textwrap import dedent

from msgspec import Struct

from generator.presenting.addresses import absolute
from generator.presenting.open_data import files


class Example(Struct, frozen=True):
    """`language` names it to the test and, as a heading, to people; `needs` is what runs it."""

    id: str
    language: str
    does: str
    needs: str
    code: str


def examples(base_url: str) -> tuple[Example, ...]:
    """Each with this portal's addresses."""
    upcoming = absolute(base_url, files.UPCOMING)
    return (
        Example(
            "curl",
            "Kommandolinje",
            "Gratis arrangementer med dag og adresse",
            "curl og jq",
            dedent(f"""\
                curl -s {upcoming} |
                  jq -r '.events[] | select(.price.free) | [.start, .title, .url] | @tsv'"""),
        ),
        Example(
            "python",
            "Python",
            "Alle kommende datoer, der ikke er aflyst",
            "Python 3 uden ekstra pakker",
            dedent(f"""\
                import json
                from urllib.request import urlopen

                with urlopen("{upcoming}") as answer:
                    data = json.load(answer)

                for event in data["events"]:
                    for date in event["occurrences"]:
                        last_day = date.get("end", date["start"])[:10]
                        if date["takes_place"] and last_day >= data["first_day"]:
                            print(date["start"], event["title"], event["url"])"""),
        ),
        Example(
            "javascript",
            "JavaScript",
            "Steder med et punkt på kortet",
            "en browser eller Node.js",
            dedent(f"""\
                const answer = await fetch("{absolute(base_url, files.register_file("places"))}");
                const {{ places }} = await answer.json();

                for (const place of places) {{
                  if (place.geo && !place.geo.approximate) {{
                    console.log(place.geo.latitude, place.geo.longitude, place.title);
                  }}
                }}"""),
        ),
    )
