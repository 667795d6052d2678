from __future__ import annotations

from pathlib import Path

import pytest

from generator.shell import ShellError, build_shell
from generator.shell.pages import attachments, parse_page, read_pages
from generator.shell.render import plain_text
from tests.shell.portal import CONFIG, THEME, make_site

GOOD = "---\ntitle: Om\ndescription: Om os\n---\nHej.\n"


@pytest.mark.parametrize(
    ("name", "path", "section"),
    [
        ("om/index.md", "/om/", "om"),
        ("om.md", "/om/", "om"),
        ("om/was.md", "/om/was/", "om"),
        ("om/trin/et/index.md", "/om/trin/et/", "om"),
    ],
)
def test_the_address_follows_the_files_place(name: str, path: str, section: str) -> None:
    page = parse_page(name, GOOD)

    assert (page.path, page.section, page.title, page.body) == (path, section, "Om", "Hej.\n")


def test_windows_line_ends_and_scalars_that_look_like_numbers() -> None:
    text = "---\r\ntitle: 19:30\r\ndescription: NO\r\nsources: vision\r\n---\r\nHej.\r\n"
    page = parse_page("om.md", text)

    assert (page.title, page.description, page.sources) == ("19:30", "NO", ("vision",))


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("om.md", "Hej", "Siden skal begynde med en linje ---, så title og description, så ---."),
        ("om.md", GOOD.replace("title: Om\n", ""), "Feltet »title« mangler."),
        ("om.md", GOOD.replace("Om os", "''"), "Feltet »description« mangler."),
        (
            "om.md",
            GOOD.replace("title:", "template: frame.html\ntitle:"),
            "Feltet »template« kendes ikke her; brug title, description, sources.",
        ),
        ("om.md", "---\n- Om\n---\n", "Toppen af siden skal være felter som »title: Om portalen«."),
        (
            "om.md",
            GOOD.replace("title: Om", "title: Om\nsources: {a: b}"),
            "Feltet »sources« skal være en liste af tekster.",
        ),
        (
            "index.md",
            GOOD,
            "Forsiden laves af portalen selv; giv siden et andet sted end index.md.",
        ),
        ("Om os.md", GOOD, "Navnet »Om os« må kun have a-z, 0-9 og bindestreg."),
        ("portal-ramme.md", GOOD, "Navnet »portal-ramme« bruger portalen selv."),
    ],
)
def test_a_page_with_a_fault_is_refused(name: str, text: str, message: str) -> None:
    with pytest.raises(ShellError) as error:
        parse_page(name, text)
    assert str(error.value) == message


def test_all_faults_are_told_at_once(tmp_path: Path) -> None:
    (tmp_path / "om").mkdir()
    (tmp_path / "om/index.md").write_text(GOOD, encoding="utf-8")
    (tmp_path / "om.md").write_text(GOOD, encoding="utf-8")
    (tmp_path / "a.md").write_text("Hej", encoding="utf-8")
    (tmp_path / "b.md").write_bytes(b"\xff\xfe")

    with pytest.raises(ShellError) as error:
        read_pages(tmp_path)
    assert str(error.value).splitlines() == [
        "pages/a.md: Siden skal begynde med en linje ---, så title og description, så ---.",
        "pages/b.md: Filen er ikke gemt som UTF-8.",
        "pages/om.md: Adressen /om/ bruges også af pages/om/index.md.",
    ]


def test_a_link_out_of_the_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "secret.md").write_text(GOOD, encoding="utf-8")
    pages = tmp_path / "pages"
    pages.mkdir()
    (pages / "om.md").symlink_to(tmp_path / "secret.md")

    with pytest.raises(ShellError, match=r"^Filen pages/om\.md peger ud af mappen med sider\.$"):
        read_pages(pages)


@pytest.mark.parametrize("name", ["om/side.html", "kort.svg", "x.js", "uden-endelse"])
def test_a_file_that_could_run_a_script_is_refused(name: str, tmp_path: Path) -> None:
    (tmp_path / name).parent.mkdir(exist_ok=True)
    (tmp_path / name).write_text("<script>alert(1)</script>", encoding="utf-8")

    with pytest.raises(ShellError, match=f"^pages/{name}: Her må kun ligge .md og filer som"):
        attachments(tmp_path)


def test_a_page_with_two_top_headings_is_refused(tmp_path: Path) -> None:
    pages = tmp_path / "pages"
    pages.mkdir()
    (pages / "om.md").write_text(f"{GOOD}\n# Et\n\n# To\n", encoding="utf-8")

    with pytest.raises(ShellError) as error:
        build_shell(make_site(), pages, CONFIG, THEME, tmp_path / "cache")
    assert str(error.value) == (
        "pages/om.md: Siden har 2 overskrifter med ét #; brug ## i teksten."
    )


def test_a_top_heading_of_its_own_takes_the_place_of_the_title(tmp_path: Path) -> None:
    pages = tmp_path / "pages"
    pages.mkdir()
    (pages / "om.md").write_text(f"{GOOD}\n# Velkommen\n", encoding="utf-8")

    shell = build_shell(make_site(), pages, CONFIG, THEME, tmp_path / "cache")
    assert shell.files["om/index.html"].count(b"<h1") == 1


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        (
            "base_url",
            "kultur.example",
            "Portalens adresse »kultur.example« skal begynde med https:// og slutte med /.",
        ),
        (
            "tip_url",
            "javascript:alert(1)",
            "Linket »javascript:alert(1)« skal begynde med /, https:// eller mailto:.",
        ),
        (
            "tip_url",
            "//evil.example/",
            "Linket »//evil.example/« skal begynde med /, https:// eller mailto:.",
        ),
        (
            "colours",
            {"primary": ("#123456", "red;}")},
            "Farven »primary: red;}« skal skrives som #RRGGBB.",
        ),
    ],
)
def test_settings_that_cannot_be_used_are_refused(field: str, value: object, message: str) -> None:
    with pytest.raises(ShellError) as error:
        make_site(**{field: value})
    assert str(error.value) == message


def test_plain_text_joins_what_stands_in_a_line() -> None:
    html = "<h2>Kort</h2><p>Fæl<strong>les</strong>sang &amp; kor.<br>Alle</p><ul><li>a<li>b</ul>"

    assert plain_text(html) == "Kort Fællessang & kor. Alle a b"
