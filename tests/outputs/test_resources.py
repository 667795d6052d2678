from __future__ import annotations

from generator.model.entity import Entity
from generator.outputs import resources
from tests.factories import a_partnership, an_actor
from tests.outputs.rendering import bare_edition, rendered


def page(*entities: Entity) -> str:
    return rendered(resources.artifacts, bare_edition(*entities))[
        "partnerskaber/ressourcer/index.html"
    ]


def money(amount: str, **more: str) -> dict[str, object]:
    return {"resources": [{"kind": "money", "title": "Noder", "amount": amount} | more]}


def test_active_partnerships_are_added_up_and_no_others() -> None:
    html = page(
        a_partnership("a", title="A", structure=money("1000", actor="karise-kirkekor")),
        a_partnership("b", title="B", structure=money("234")),
        a_partnership("c", title="C", status="proposed", structure=money("9000")),
        a_partnership("d", title="D"),
        an_actor(),
    )

    assert "<li>1.234 kr.</li>" in html
    assert "9.000" not in html
    assert (
        'Noder: 1.000 kr. <span class="muted">til</span> <a href="/partnerskaber/a/#struktur">'
        in html
    )
    assert html.index("Karise Kirkekor") < html.index("Ingen part nævnt")
    assert "/partnerskaber/d/" in html.partition("Endnu ikke oplyst")[2]


def test_nothing_to_add_up_is_said() -> None:
    assert "Der er ingen aktive partnerskaber" in page()
    assert "har ikke skrevet deres ressourcer endnu" in page(a_partnership())
