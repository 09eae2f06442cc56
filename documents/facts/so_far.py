"""The papers a matter has so far, as other papers name them; within an act they are read once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Subquery

from cases import acting
from cases.models import Anchor, Case, Team
from documents.models import Document
from documents.wording import short_date


@dataclass(frozen=True)
class Cited:
    """A paper as another paper names it."""

    type_key: str
    symbol: str
    signed_on: date
    case_id: int | None = None
    occasion: int = 0
    facts_sha256: str = ""

    def named(self, word: str, issuer: str = "") -> str:
        """Return how a sentence names it: Quyết định số 05-QĐ/TU, ngày 05/02/2026 của Ban Thường vụ Thành ủy."""
        number = f" số {self.symbol}" if self.symbol else ""
        return f"{word}{number}, ngày {short_date(self.signed_on)}{f' của {issuer}' if issuer else ''}"


@dataclass(frozen=True)
class SoFar:
    """The standing papers of a team and its cases, or of one case and its team, the oldest first."""

    papers: list[Cited]
    anchor: str | None  # the root over all trails, where there were papers to read it with

    @classmethod
    def of(cls, team: Team, case: Case | None = None) -> SoFar:
        """Return them, with those the act has issued meanwhile."""
        return acting.once(cls._key(team, case), lambda: cls._read(team, case))

    @classmethod
    def known(cls, team: Team, case: Case | None = None) -> SoFar | None:
        """Return them where the act has read them already."""
        found: SoFar | None = acting.recall(cls._key(team, case))
        return found

    @classmethod
    def _key(cls, team: Team, case: Case | None) -> tuple[Any, ...]:
        return cls, team.pk, case and case.pk

    @classmethod
    def _read(cls, team: Team, case: Case | None) -> SoFar:
        rows = Document.objects.standing()
        rows = rows.of_case(case) if case is not None else rows.filter(team=team)
        rows = rows.annotate(anchor=Subquery(Anchor.objects.order_by("-pk").values("root")[:1]))
        names = ("type_key", "symbol", "signed_on", "case_id", "occasion", "facts_sha256", "anchor")
        found = list(rows.order_by("signed_on", "pk").values_list(*names))
        return cls([Cited(*row[:-1]) for row in found], found[0][-1] or "" if found else None)
