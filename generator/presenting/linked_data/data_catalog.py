"""The open data as schema.org/Dataset, as Google's Dataset Search reads it (JSON-LD)."""

from __future__ import annotations

from generator.model.portal import Portal
from generator.presenting.addresses import absolute
from generator.presenting.linked_data.schema_org import CONTEXT, Json, said
from generator.presenting.open_data import files
from generator.presenting.open_data.catalogue import Dataset, datasets
from generator.presenting.open_data.documents import publisher


def data_catalog(portal: Portal, base_url: str, years: tuple[int, ...]) -> Json:
    """schema.org/DataCatalog with its datasets; `years` are those with a spreadsheet."""
    page = absolute(base_url, files.PAGE)
    known = publisher(portal)
    organization = {"@type": "Organization", **known}
    return {
        "@context": CONTEXT,
        "@type": "DataCatalog",
        "@id": f"{page}#katalog",
        "name": f"{portal.settings.public_name}: åbne data",
        "description": portal.settings.description,
        "url": page,
        "inLanguage": portal.settings.language,
        "publisher": organization,
        "dataset": [
            _dataset(portal, base_url, one, organization) for one in datasets(portal, years)
        ],
    }


def _dataset(portal: Portal, base_url: str, one: Dataset, organization: Json) -> Json:
    page = absolute(base_url, files.PAGE)
    return said(
        {
            "@type": "Dataset",
            "@id": f"{page}#{one.anchor}",
            "name": f"{one.title}: {portal.settings.public_name}",
            "description": one.description,
            "url": page,
            "keywords": list(one.keywords),
            "inLanguage": portal.settings.language,
            "isAccessibleForFree": True,
            "license": files.licence(portal).get("url"),
            "creator": organization,
            "spatialCoverage": {"@type": "Place", "name": portal.settings.municipality},
            "distribution": [
                {
                    "@type": "DataDownload",
                    "name": title,
                    "contentUrl": absolute(base_url, address),
                    "encodingFormat": kind.media_type,
                }
                for title, address, kind in one.files
            ],
        }
    )
