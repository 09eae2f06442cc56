"""The papers a matter has so far, as other papers name them; within an act they are read once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, Subquery

from cases import acting
from cases.models import Anchor, Body, Case, TakenPaper, Team
from documents.models import Document
from documents.models_orders import SigningOrder
from documents.models_register import Marking
from documents.models_templates import PaperTemplate
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
    anchor: str | None  # the root over all trails
    edited: bool = False  # whether any template was ever put into force
    marked: bool = True  # whether marks were ever chosen for a paper of the team
    ordered: bool = True  # whether it was ever ordered who signs a paper of the team

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
        beside: dict[str, Any] = {
            "anchor": Subquery(Anchor.objects.order_by("-pk").values("root")[:1]),
            "edited": Exists(PaperTemplate.objects.filter(published_on__isnull=False)),
            "marked": Exists(Marking.objects.filter(team=team)),
            "ordered": Exists(SigningOrder.objects.filter(team=team)),
        }
        names = ("type_key", "symbol", "signed_on", "case_id", "occasion", "facts_sha256", *beside)
        found = list(rows.annotate(**beside).order_by("signed_on", "pk").values_list(*names))
        # Before the first paper the team's body is the row they are read beside.
        told = found or Body.objects.filter(pk=team.body_id).annotate(**beside).values_list(*beside)
        anchor, *whether = told[0][-len(beside) :]
        issued = [Cited(*row[: -len(beside)]) for row in found]
        return cls([*_on_paper(team, case), *issued], anchor or "", *whether)


def _on_paper(team: Team, case: Case | None) -> list[Cited]:
    """The papers from before that stand for the steps of a team taken over: later papers name them by their numbers."""
    if team.taken_over_on is None:
        return []
    rows = TakenPaper.objects.exclude(type_key="").filter(step__takeover__decision__case__team=team)
    if case is not None:
        rows = rows.filter(step__takeover__decision__case=case)
    told = rows.order_by("pk").values_list(
        "type_key", "number", "signed_on", "step__code", "step__takeover__decision__case"
    )
    return [Cited(key, number, on, None if code[0] == "P" else of) for key, number, on, code, of in told]
