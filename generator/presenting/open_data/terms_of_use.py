"""What reusers may count on, in Danish: the page and the documents say it in the same words."""

from __future__ import annotations

from generator.model.portal import Portal
from generator.presenting.addresses import absolute
from generator.presenting.open_data.files import PAGE

PROMISES = (
    "Filernes adresser under /data/v1/ bliver, hvor de er.",
    "Et felt bliver aldrig fjernet, og det kommer ikke til at betyde noget andet.",
    "Der kan komme nye felter, nye filer og nye ord i ordlisterne. Dit program skal springe det "
    "over, som det ikke kender.",
    "Et arrangements »uid« og alle »slug« og »code« bliver ved med at betyde det samme.",
    "Det, der bliver aflyst, står i filerne med status »cancelled«, så længe det står på portalen.",
    "Skal noget laves om, så det ikke passer med det her, får det en ny adresse (/data/v2/).",
)
CHANGES = " ".join(PROMISES)


def contact(portal: Portal, base_url: str) -> str:
    """Where one says that something is wrong: as the portal's own pages ask, else its publisher."""
    settings = portal.settings
    known = settings.tip_url or settings.publisher_url or PAGE
    return absolute(base_url, known) if known.startswith("/") else known
