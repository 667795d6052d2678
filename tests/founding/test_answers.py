"""What is asked of a new portal, what is offered, and what is said of answers that will not do."""

from __future__ import annotations

import pytest

from generator.founding.answers import QUESTIONS, cleaned, faults_in, with_offers
from generator.founding.asking import asked
from generator.starting.dialogue import Console

LEAST = {"name": ("Kultur på Vindø",), "municipality": ("Vindø Kommune",)}


def faults(name: str, *texts: str) -> tuple[str, ...]:
    return faults_in(with_offers({**LEAST, name: texts}))


def test_two_answers_are_enough() -> None:
    known = with_offers(LEAST)
    assert known == {
        **LEAST,
        "locality": ("Vindø",),
        "colour": ("hav",),
        "language": ("da",),
        "publisher": ("Vindø Kommune",),
        "identity_host": ("kultur-paa-vindoe.example",),
        "base_url": ("https://kultur-paa-vindoe.example/",),
        "generator": ("-",),
        "version": ("-",),
    }
    assert faults_in(known) == ()


def test_all_that_is_wrong_is_told_at_once() -> None:
    assert faults_in({"colour": ("#FFCC00",), "language": ("xx",)})[:4] == (
        "--name: mangler. Hvad skal portalen hedde? For eksempel »Kultur i Lærkesund«.",
        "--municipality: mangler. Hvilken kommune er den for? For eksempel »Lærkesund Kommune«.",
        "--locality: mangler. Hvilke byer og områder har den? Den første er den, som afstande "
        "regnes fra. Et punkt midt i byen kan skrives med, »Øby@55.25/12.12«, så kortet kan vise "
        "den. For eksempel »Lærkesund, Sildevig, Svaleø«.",
        "--colour: #FFCC00 er for lys til, at links og knapper kan læses på portalens lyse "
        "baggrund. Den nærmeste, der er mørk nok, er #826700.",
    )


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        (
            "colour",
            "skoven",
            "--colour: »skoven« er ikke en farve. Mente du »skov«? Vælg mellem hav, skov, himmel, "
            "blomme, mursten, skifer, eller skriv farven som »#0B5563«.",
        ),
        (
            "language",
            "xx",
            "--language: Portalens egne ord findes ikke på »xx«. Vælg mellem »da«, »en«.",
        ),
        (
            "locality",
            "北京",
            "--locality: »北京« giver ingen adresse. Skriv navnet med bogstaver fra a til å.",
        ),
        (
            "locality",
            "Øby@55",
            "--locality: »Øby@55« har ikke et helt punkt. Skriv det som »Øby@55.25/12.12«.",
        ),
        (
            "locality",
            "Øby@155/12",
            "--locality: »155« er ikke en koordinat mellem -90 og 90. Skriv decimalgrader: lat "
            "er omkring 55, og lon er omkring 12.",
        ),
        (
            "locality",
            "Øby@12.39/55.31",
            "--locality: »Øby@12.39/55.31« ligger langt fra Danmark. Bredden står først: "
            "»Øby@55.31/12.39«.",
        ),
        (
            "identity_host",
            "https://kultur.dk/",
            "--identity-host: »https://kultur.dk/« er ikke et værtsnavn. Skriv det uden https:// "
            "og skråstreger: kultur.laerkesund.dk.",
        ),
        (
            "base_url",
            "kultur.dk",
            "--base-url: »kultur.dk« er ikke en netadresse. Mente du »https://kultur.dk«?",
        ),
        ("name", "x" * 101, "--name: Teksten er på 101 tegn, og der er plads til 100."),
        (
            "generator",
            "$(rm -rf ~)",
            "--generator: »$(rm -rf ~)« er ikke adressen på et git-lager. Den begynder med "
            "https://.",
        ),
        (
            "generator",
            "git@git.vindoe.dk:kultur/kulturportal.git",
            "--generator: »git@git.vindoe.dk:kultur/kulturportal.git« er git's korte form. Skriv "
            "den som »ssh://git@git.vindoe.dk/kultur/kulturportal.git«.",
        ),
        *(
            (
                "version",
                moving,
                f"--version: »{moving}« flytter sig, så portalen kunne blive lavet af et andet "
                "program i morgen. Skriv et mærke, for eksempel »v0.1.0«, eller et helt commit.",
            )
            for moving in ("main", "master", "HEAD", "refs/heads/v1")
        ),
        (
            "version",
            "3d3c42e5a",
            "--version: »3d3c42e5a« er kun det første af et commit. Skriv alle dets 40 tegn.",
        ),
        (
            "version",
            "--upload-pack=x",
            "--version: »--upload-pack=x« er hverken et mærke eller et commit. Skriv for eksempel "
            "»v0.1.0«.",
        ),
        (
            "version",
            "v1/../../..",
            "--version: »v1/../../..« er hverken et mærke eller et commit. Skriv for eksempel "
            "»v0.1.0«.",
        ),
    ],
)
def test_what_is_said_of_one_that_will_not_do(name: str, text: str, said: str) -> None:
    assert faults(name, text) == (said,)


def test_the_identity_is_the_address_s_host_where_that_is_known() -> None:
    known = with_offers({**LEAST, "base_url": ("https://kultur.stevns.dk:8443/portal/",)})
    assert known["identity_host"] == ("kultur.stevns.dk",)
    assert faults_in(known) == ()
    known = with_offers({**LEAST, "identity_host": ("kultur.stevns.dk",)})
    assert known["base_url"] == ("https://kultur.stevns.dk/",)
    assert with_offers({**LEAST, "base_url": ("nej",)})["identity_host"] == (
        "kultur-paa-vindoe.example",
    )


def test_a_portal_with_an_address_is_asked_for_a_name_of_its_own() -> None:
    given = {"base_url": ("https://kultur.vindoe.dk/",), "identity_host": ("vindoe.example",)}
    said = (
        "»vindoe.example« ender på .example, men portalen skal ligge på https://kultur.vindoe.dk/. "
        "Vælg et navn, der er jeres, for eksempel »kultur.vindoe.dk«; det kan aldrig ændres "
        "bagefter."
    )
    assert faults_in(with_offers({**LEAST, **given})) == (f"--identity-host: {said}",)
    answers, told = iter(["vindoe.example", ""]), list[str]()
    rest = {name: texts for name, texts in with_offers(LEAST).items() if name != "identity_host"}
    known = asked(
        {**rest, **{"base_url": given["base_url"]}}, Console(lambda _: next(answers), told.append)
    )
    assert (known["identity_host"], told[-1]) == (("kultur.vindoe.dk",), f"  {said}")


@pytest.mark.parametrize("text", ["v1", "0.1.0", "2026", "20261204", "release/1.2", "0" * 40, "-"])
def test_a_version_that_stays(text: str) -> None:
    assert faults("version", text) == ()


def test_two_towns_with_one_address() -> None:
    assert faults("locality", "Øby", "Oeby") == (
        "--locality: »Øby« og »Oeby« får samme adresse. Skriv kun den ene.",
    )


def test_a_point_may_be_written_as_danes_write_numbers() -> None:
    given = cleaned(["Store Heddinge@55,31/12,39, Rødvig@55.25/12,37,Klippinge"], many=True)
    assert given == ("Store Heddinge@55.31/12.39", "Rødvig@55.25/12.37", "Klippinge")
    assert faults("locality", *given) == ()


def test_an_old_terminal_s_bytes_can_be_seen() -> None:
    assert cleaned(["Kultur p\udce5  Vind\udcf8"], many=False) == ("Kultur p? Vind?",)
    assert cleaned(["Nordby, Sønderho,", "", "Rindby"], many=True) == (
        *("Nordby", "Sønderho", "Rindby"),
    )


def test_questions_are_asked_until_they_are_answered() -> None:
    answers = iter(["", "Kultur på Vindø", "Vindø Kommune", "", "gul", "himmel", *[""] * 5])
    said: list[str] = []
    prompts: list[str] = []

    def ask(prompt: str) -> str:
        prompts.append(prompt)
        return next(answers)

    known = asked({"version": ("v1",)}, Console(ask, said.append))
    assert prompts[:5] == ["Navn: ", "Navn: ", "Kommune: ", "Byer [Vindø]: ", "Farve [hav]: "]
    assert known == with_offers({**LEAST, "colour": ("himmel",), "version": ("v1",)})
    assert list(known) == ["version", *(one.name for one in QUESTIONS if one.name != "version")]
    assert "  Her skal der stå noget." in said
    assert any(line.startswith("  »gul« er ikke en farve.") for line in said)
