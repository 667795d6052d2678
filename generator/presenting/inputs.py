"""What batches depend on: digests of all that the portal shows today, and of the parts of it that
some of them show.

The more closely a batch says what it depends on, the more edits pass it by
(docs/architecture.md, *Artifacts*).
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from functools import cached_property

from generator.artifacts import digest
from generator.model.portal import REGISTERED, Portal
from generator.presenting.fingerprints import Fingerprints


class Inputs:
    """Digests of a portal in one language; each is worked out when it is first asked for.

    `site` is the digest of all that is one for the whole site: templates, settings, frames,
    address. `shell_files` are the hand-written pages and the theme's files, address → bytes; they
    are the same for every language, so a translation has their digest from the `danish` ones.
    """

    def __init__(
        self,
        portal: Portal,
        fingerprints: Fingerprints,
        site: str,
        shell_files: Mapping[str, bytes],
        danish: Inputs | None = None,
    ) -> None:
        self._portal, self._fingerprints, self._site = portal, fingerprints, site
        self._shell_files, self._danish = shell_files, danish

    @cached_property
    def with_texts(self) -> str:
        """A digest of all that the portal shows today."""
        return digest(self.listed, self._fingerprints.of_events(self._portal.all_events))

    @cached_property
    def listed(self) -> str:
        """A digest of all that the portal shows today but the events' texts."""
        events = self._fingerprints.of_listings(self._portal.all_events)
        return digest(self.registered(*REGISTERED), events, self._portal.pages)

    def registered(self, *folders: str) -> str:
        """A digest of all that the portal shows today of the entities of these kinds (`actors`),
        and of those that each of them names: for batches that show nothing else."""
        known = [self._registers[folder] for folder in folders]
        return digest(self._site, self._portal.today, self._pictures, known)

    @cached_property
    def of_partnerships(self) -> str:
        """A digest of all that is told of partnerships: what they name, who names them, and the
        events that are theirs, that serve a goal or that a plan names."""
        portal = self._portal
        planned = {
            slug
            for partnership in portal.partnerships.values()
            for activity in partnership.plan.activities
            for slug in activity.events
        }
        events = tuple(
            one for one in portal.all_events if one.partnership or one.goals or one.slug in planned
        )
        return digest(self.registered(*REGISTERED), self._fingerprints.of_listings(events))

    @cached_property
    def shell(self) -> str:
        """A digest of the hand-written pages and the theme's files."""
        if self._danish is not None:
            return self._danish.shell
        hashed = hashlib.sha256()
        for name, data in self._shell_files.items():
            hashed.update(f"{name}\0{len(data)}\0".encode() + data)
        return hashed.hexdigest()[:32]

    @cached_property
    def _registers(self) -> Mapping[str, str]:
        told = self._fingerprints.of_entity
        return {
            folder: digest("".join(map(told, self._portal.of_kind(folder).values())))
            for folder in REGISTERED
        }

    @cached_property
    def _pictures(self) -> str:
        return digest(sorted((path, one.digest) for path, one in self._portal.images.items()))
