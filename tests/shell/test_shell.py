from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from fnmatch import fnmatch
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import html5lib
import pytest
from msgspec.structs import replace

from generator.presenting.icons import ICONS
from generator.shell import SLOTS, Shell, Site, build_shell, with_note
from generator.shell.mkdocs import MKDOCS, Builder
from generator.shell.pages import RESERVED
from tests.shell.portal import CONFIG, HOSTILE, THEME, make_site, write_pages
from tests.site.headers import rules, sent

DEPTHS = {0: "", 1: "steder/", 2: "steder/x/", 3: "kalender/2026/12/"}


def poured(shell: Shell, depth: int) -> bytes:
    frame = shell.frames[depth].for_section("arrangementer")
    return frame.pour(title=HOSTILE, head=(), main=(b"<h1>Hej</h1>",))


def published(shell: Shell) -> Iterator[tuple[str, bytes]]:
    """Everything that would stand on the host: address below the base path, and bytes."""
    yield from shell.files.items()
    for depth, address in DEPTHS.items():
        yield f"{address}index.html", poured(shell, depth)


def html_files(shell: Shell) -> Iterator[tuple[str, str]]:
    for name, content in published(shell):
        if name.endswith(".html"):
            yield name, content.decode()


class Elements(HTMLParser):
    """Every start tag with its attributes."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.found if name == tag]


def meta(html: str, key: str) -> str | None:
    for attributes in Elements(html).all("meta"):
        if key in (attributes.get("name"), attributes.get("property")):
            return attributes["content"]
    return None


def scripts_of_others(html: str) -> list[dict[str, str | None]]:
    """Every script but the theme's own file."""
    return [
        script
        for script in Elements(html).all("script")
        if "assets/js/portal." not in (script.get("src") or "")
    ]


def test_there_is_a_frame_for_every_depth_with_every_slot(shell: Shell, site: Site) -> None:
    slots = [f"nav:{item.section}" for item in site.navigation]

    assert sorted(shell.frames) == [0, 1, 2, 3]
    for frame in shell.frames.values():
        assert sorted(frame.slots) == sorted([*SLOTS, *slots])


def test_the_published_names(shell: Shell) -> None:
    names = [re.sub(r"\.[0-9a-f]{8,10}\.", ".<digest>.", name) for name in shell.files]

    assert set(names) >= {
        "404.html",
        "_headers",
        "assets/css/portal.<digest>.css",
        "assets/fonts/fraunces-OFL.txt",
        "assets/fonts/fraunces-latin-600.woff2",
        "assets/icon.svg",
        "assets/share.png",
        "assets/stylesheets/main.<digest>.min.css",
        "om/index.html",
        "om/kort.png",
        "om/tilgaengelighed/index.html",
    }
    assert not [name for name in names if re.search(r"sitemap|search_index|\.map$|\.md$", name)]


def test_the_frames_own_address_is_nowhere(shell: Shell) -> None:
    for name, content in published(shell):
        assert RESERVED not in name
        assert RESERVED.encode() not in content, name
        assert b"@@" not in content, name


def test_every_page_is_valid_html_with_one_h1_and_one_main(shell: Shell) -> None:
    for name, html in html_files(shell):
        html5lib.HTMLParser(strict=True).parse(html)
        elements = Elements(html)
        assert len(elements.all("h1")) == 1, name
        assert [main["id"] for main in elements.all("main")] == ["indhold"], name
        assert elements.all("html") == [{"lang": "da"}], name
        assert elements.all("a")[0] == {"class": "skip", "href": "#indhold"}, name


def test_the_policy_comes_first_and_nothing_on_the_page_breaks_it(shell: Shell) -> None:
    for name, html in html_files(shell):
        elements = Elements(html)
        assert elements.all("meta")[0] == {"charset": "utf-8"}, name
        policy = elements.all("meta")[1]
        assert policy["http-equiv"] == "Content-Security-Policy", name
        assert "script-src 'self';" in (policy["content"] or ""), name
        assert "unsafe" not in (policy["content"] or ""), name
        head = [tag for tag, _ in elements.found]
        assert head.index("meta") < min(head.index("link"), head.index("title")), name
        assert not elements.all("style"), name
        for tag, attributes in elements.found:
            assert "style" not in attributes, (name, tag)
            assert not [key for key in attributes if key.startswith("on")], (name, tag)
            assert tag != "script" or attributes.get("src"), name


def test_nothing_is_loaded_from_elsewhere(shell: Shell, site: Site) -> None:
    home = urlsplit(site.base_url).netloc
    for name, html in html_files(shell):
        address = urljoin(site.base_url, name)
        for tag, attributes in Elements(html).found:
            loads = tag in ("script", "img") or attributes.get("rel") in (
                "stylesheet",
                "icon",
                "preload",
            )
            url = attributes.get("src") or (attributes.get("href") if tag == "link" else None)
            if loads and url:
                target = urlsplit(urljoin(address, url))
                assert target.netloc == home, (name, url)
                path = target.path.removeprefix("/portal/")
                assert path in shell.files or path in ICONS, (name, url)
    for name, content in shell.files.items():
        if name.endswith(".css"):
            css = content.decode()
            assert "@import" not in css, name
            assert "sourceMappingURL" not in css, name
            for url in re.findall(r"url\(\s*[\"']?([^\"')]+)", css):
                here = urljoin(f"https://host/{name}", url)
                assert url.startswith("data:") or here[len("https://host/") :] in shell.files, url


def test_links_reach_the_portal_from_every_depth(shell: Shell, site: Site) -> None:
    for name, html in html_files(shell):
        # The 404 page is served in the place of any missing address.
        where = "findes/ikke/her/" if name == "404.html" else name
        address = urljoin(site.base_url, where)
        links = [urljoin(address, str(link["href"])) for link in Elements(html).all("a")]
        for item in site.navigation:
            assert urljoin(site.base_url, item.path[1:]) in links, name
        for path in ("", "soeg/", "abonner/", "om/tilgaengelighed/"):
            assert site.base_url + path in links, (name, path)
        assert site.tip_url in links, name


def test_the_404_page_says_so_in_danish_and_links_from_the_root(shell: Shell) -> None:
    html = shell.files["404.html"].decode()

    assert "<h1>Siden findes ikke</h1>" in html
    for tag, attributes in Elements(html).found:
        for key in ("href", "src"):
            url = attributes.get(key)
            assert url is None or url.startswith(("/portal/", "#", "mailto:")), (tag, url)


def test_hostile_text_stays_text(shell: Shell) -> None:
    html = shell.files["om/index.html"].decode()

    assert scripts_of_others(html) == []
    assert "alert(1)" not in html
    title = re.search(r"<title>(.*?)</title>", html)
    assert title is not None
    assert unescape(title[1]) == f"{HOSTILE} – Kultur i Klitkøbing"
    for key in ("description", "og:description", "og:title"):
        assert meta(html, key) == HOSTILE, key
    assert scripts_of_others(poured(shell, 2).decode()) == []


def test_a_hostile_name_stays_text(tmp_path: Path) -> None:
    site = make_site(name=HOSTILE, tagline=HOSTILE, banner=HOSTILE)
    shell = build_shell(site, tmp_path / "none", CONFIG, THEME, tmp_path / "cache")

    for html in (shell.files["404.html"].decode(), poured(shell, 1).decode()):
        assert scripts_of_others(html) == []
        assert meta(html, "og:site_name") == HOSTILE


def test_a_hand_written_page_says_what_it_is(shell: Shell) -> None:
    html = shell.files["om/tilgaengelighed/index.html"].decode()
    address = "https://kultur.klitkoebing.example/portal/om/tilgaengelighed/"

    links = Elements(html).all("link")
    assert {"rel": "canonical", "href": address} in links
    assert meta(html, "description") == "Hvad vi ved om portalens tilgængelighed."
    assert meta(html, "og:url") == address
    assert meta(html, "og:type") == "website"
    assert meta(html, "og:locale") == "da_DK"
    assert meta(html, "og:site_name") == "Kultur i Klitkøbing"
    assert meta(html, "og:image") == address.replace("om/tilgaengelighed/", "assets/share.png")
    feeds = [link for link in links if link["rel"] == "alternate"]
    assert [(link["type"], link["href"]) for link in feeds] == [
        ("text/calendar", "../../arrangementer/kalender.ics"),
        ("application/atom+xml", "../../arrangementer/atom.xml"),
        ("application/rss+xml", "../../arrangementer/rss.xml"),
        ("application/feed+json", "../../arrangementer/feed.json"),
    ]
    assert feeds[0]["title"] == "Kultur i Klitkøbing (kalender)"
    assert meta(html, "robots") is None
    assert '<a href="../../om/" aria-current="true">Om</a>' in html or (
        '<a href="../" aria-current="true">Om</a>' in html
    )
    assert '<a href="https://git.example/edit/pages/om/tilgaengelighed.md">Ret denne side' in html


def test_the_text_of_a_hand_written_page(shell: Shell) -> None:
    html = shell.files["om/index.html"].decode()

    assert '<a href="../arrangementer/">alle arrangementer</a>' in html
    assert '<a href="tilgaengelighed/">tilgængelighed</a>' in html
    assert '<p class="admonition-title">Advarsel</p>' in html
    assert '<td class="align-right">2</td>' in html
    assert '<div class="table-scroll" role="group" aria-label="Tabel" tabindex="0"><table>' in html
    assert "<span>farvet</span>" in html
    assert "<li>Visionen</li>" in html
    assert '<li><a href="https://kilde.example/a/">kilde.example/a</a></li>' in html
    assert 'aria-current="page">Om</a>' in html


def test_a_source_that_the_portal_names_is_danish_on_a_page_that_is_not(tmp_path: Path) -> None:
    english = replace(make_site().chrome, language="en", name="English", home="/en/")
    pages = write_pages(tmp_path / "pages")
    (pages / "om" / "index.en.md").write_text(
        "---\ntitle: About\ndescription: About it.\nsources: [vision, A count]\n---\nHello.\n",
        encoding="utf-8",
    )
    site = make_site(others=(english,))
    files = build_shell(site, pages, CONFIG, THEME, tmp_path / "cache").files
    told, danish = (files[f"{name}om/index.html"].decode() for name in ("en/", ""))

    assert '<li lang="da">Visionen</li>' in told
    assert "<li>A count</li>" in told
    assert "<li>Visionen</li>" in danish


def test_hand_written_pages_are_listed_for_search_and_sitemap(shell: Shell) -> None:
    assert [page.path for page in shell.pages] == ["/om/", "/om/tilgaengelighed/"]
    assert shell.pages[1].title == "Tilgængelighed"
    assert shell.pages[1].text == "Kort Hej."
    assert shell.pages[1].file == "om/tilgaengelighed.md"
    assert "Pas på her." in shell.pages[0].text
    assert "alert" not in shell.pages[0].text


def test_a_note_goes_under_a_hand_written_page(shell: Shell) -> None:
    html = with_note(shell.files["om/index.html"], "Bygget <nu>").decode()

    assert html.count('<p class="page-note">Bygget &lt;nu&gt;</p>') == 1
    html5lib.HTMLParser(strict=True).parse(html)


def test_noindex_and_banner_are_on_every_page_of_an_invented_portal(tmp_path: Path) -> None:
    site = make_site(noindex=True)
    shell = build_shell(site, tmp_path / "none", CONFIG, THEME, tmp_path / "cache")

    for name, html in html_files(shell):
        assert meta(html, "robots") == "noindex", name
        assert '<p class="banner">Opdigtet kommune</p>' in html, name


def test_headers_for_hosts_that_read_them(shell: Shell) -> None:
    headers = shell.files["_headers"].decode()

    framed = {
        path
        for path in ("/portal/", "/portal/om/", "/portal/aktoerer/x/", "/portal/indlejr/x/liste/")
        if sent(rules(headers), path).get("Content-Security-Policy") == "frame-ancestors 'self'"
    }
    assert framed == {"/portal/", "/portal/om/", "/portal/aktoerer/x/"}
    assert "/portal/*.ics\n  Content-Type: text/calendar; charset=utf-8\n" in headers


def test_what_may_be_kept_for_ever_has_a_name_that_changes_with_it(shell: Shell) -> None:
    """Every file that a rule calls immutable has a digest in its name; our scripts have one."""
    headers = shell.files["_headers"].decode()
    kept = re.findall(r"^/portal/(.*)\n  Cache-Control: .*immutable$", headers, re.MULTILINE)
    found = [path for path in shell.files if any(fnmatch(path, pattern) for pattern in kept)]

    assert {path.split("/")[1] for path in found} == {"css", "js"}
    assert [path for path in found if not re.search(r"\.[0-9a-f]{10}\.(css|js)$", path)] == []


def counting(calls: list[Path]) -> Builder:
    def build(project: Path) -> Path:
        calls.append(project)
        return MKDOCS.build(project)

    return replace(MKDOCS, build=build)


def test_an_unchanged_shell_comes_from_the_cache_and_a_changed_one_does_not(
    site: Site, pages: Path, tmp_path: Path
) -> None:
    calls: list[Path] = []
    builder = counting(calls)
    cache = tmp_path / "cache"

    first = build_shell(site, pages, CONFIG, THEME, cache, builder)
    second = build_shell(site, pages, CONFIG, THEME, cache, builder)
    assert len(calls) == 1
    assert second == first

    named = build_shell(replace(site, tagline="Ny"), pages, CONFIG, THEME, cache, builder)
    assert len(calls) == 2
    assert named.digest != first.digest

    for kept in cache.glob("*.zip"):
        kept.write_bytes(b"PK broken")
    assert build_shell(site, pages, CONFIG, THEME, cache, builder) == first
    assert len(calls) == 3


def test_a_second_build_does_not_even_import_the_page_builder(
    site: Site, pages: Path, tmp_path: Path
) -> None:
    build_shell(site, pages, CONFIG, THEME, tmp_path)
    code = f"""
import sys
from pathlib import Path
from generator.shell import *
from generator.shell import build, mkdocs
mkdocs.subprocess.run = None
site = {site!r}
pages, config, theme, cache = map(Path, {[str(pages), str(CONFIG), str(THEME), str(tmp_path)]!r})
assert build_shell(site, pages, config, theme, cache).files["om/index.html"]
print([name for name in sys.modules if name.split(".")[0] in ("mkdocs", "material", "markdown")])
"""
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False, cwd=CONFIG.parent
    )

    assert (done.stdout, done.stderr) == ("[]\n", "")


def test_a_change_in_a_page_reaches_the_shell(site: Site, tmp_path: Path) -> None:
    page = tmp_path / "pages/om/index.md"
    page.parent.mkdir(parents=True)
    for text in ("Før", "Efter"):
        page.write_text(f"---\ntitle: Om\ndescription: Om os\n---\n{text}\n", encoding="utf-8")
        shell = build_shell(site, tmp_path / "pages", CONFIG, THEME, tmp_path / "cache")
        assert shell.pages[0].text == text


def test_own_colours_follow_the_tokens_and_reach_the_icon(tmp_path: Path) -> None:
    site = make_site(colours={"primary": ("#123456", "#abcdef")})
    shell = build_shell(site, tmp_path / "none", CONFIG, THEME, tmp_path / "cache")
    css = next(content.decode() for name, content in shell.files.items() if "css/portal" in name)

    assert css.rindex("--primary:#123456;") > css.rindex("--primary: #")
    assert "@media screen and (prefers-color-scheme:dark){:root{--primary:#abcdef;}}" in css
    assert b'<path fill="#123456"' in shell.files["assets/icon.svg"]


@pytest.mark.parametrize("depth", sorted(DEPTHS))
def test_the_first_view_is_light(shell: Shell, depth: int) -> None:
    import gzip

    loaded = [poured(shell, depth)]
    for tag, attributes in Elements(loaded[0].decode()).found:
        url = attributes.get("href") if tag == "link" else attributes.get("src")
        path = urlsplit(urljoin(f"https://host/{DEPTHS[depth]}", url or "")).path[1:]
        # Of the icons a browser takes one; the others are drawn by outputs/icons.py.
        if url and path not in ICONS:
            loaded.append(shell.files[path])

    # The page's own text, its drawings and its script come on top of this.
    assert sum(len(gzip.compress(content)) for content in loaded) < 50_000
