"""What the pages of a denunciation read: the petition by its number, and the allegations with what came of each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Q
from django.urls import reverse

from cases import policy
from cases.models import Allegation, Case, DenunciationMatter, Kind, Meeting, MeetingKind, Team, Verdict
from cases.policy import TEAM_DUTIES, Act, Duty

#: Who reads what tells of work with the denouncer.
READERS = TEAM_DUTIES | {
    Duty.AREA_OFFICER,
    Duty.AUTHORITY,
    Duty.ACTING_AUTHORITY,
    Duty.ACTING_HEAD,
}

#: The chip that goes with a conclusion.
STATES = {
    Verdict.FALSE: "ok",
    Verdict.UNFOUNDED: "ok",
    Verdict.SHORTCOMING: "soon",
    Verdict.VIOLATION: "late",
}


@dataclass(frozen=True)
class Shown:
    """One allegation, as pages show it."""

    row: Allegation
    subject: str = ""
    findings: Sequence[int] = ()
    verify_url: str = ""

    @property
    def state(self) -> str:
        """The chip of where it stands."""
        if not self.row.stands:
            return "refused"
        verdict = self.row.verdict or self.row.proposed
        return STATES[Verdict(verdict)] if verdict else "todo"

    @property
    def word(self) -> str:
        """What is concluded or proposed, in words; nothing while it is open."""
        row = self.row
        if not row.stands:
            return str(row.get_withdrawal_display())
        return str(row.get_verdict_display() or row.get_proposed_display())


@dataclass(frozen=True)
class DenunciationShown:
    """A denunciation on a page."""

    matter: DenunciationMatter
    allegations: Sequence[Shown]
    sessions: Sequence[Meeting] = ()
    withdraw_url: str = ""


def is_one(case: Case) -> bool:
    """Whether a case is of a denunciation."""
    return case.kind == Kind.DENUNCIATION


def has_worked(team: Team) -> bool:
    """Whether the allegations were written down with the denouncer."""
    return DenunciationMatter.objects.filter(case__team=team, worked_on__isnull=False).exists()


def of_team(team: Team) -> DenunciationShown:
    """Return the denunciation a team prepares, with everything alleged of anybody."""
    matter = DenunciationMatter.objects.select_related("petition").filter(case__team=team).order_by("pk")[0]
    rows = Allegation.objects.filter(case__team=team).select_related("case").order_by("case", "number")
    return DenunciationShown(matter, [Shown(row, row.case.subject_name) for row in rows])


def of(case: Case, held: frozenset[Duty] = frozenset()) -> DenunciationShown:
    """Return the denunciation of a case; work with the denouncer for those who may read of it."""
    matter = DenunciationMatter.objects.select_related("petition").get(case=case)
    reads = not held.isdisjoint(READERS)
    held_with = Meeting.objects.filter(team=case.team_id, kind=MeetingKind.DENOUNCER)
    sessions = list(held_with.filter(Q(case=case.pk) | Q(case=None)).order_by("held_on", "pk")) if reads else []
    changes = case.reported_on is None and case.concluded_on is None and case.deployed_on is not None
    verifies = changes and policy.allows(held, Act.RECORD_MEETING)
    rows = [
        Shown(
            row,
            findings=[one.number for one in row.findings.all() if one.withdrawn_on is None],
            verify_url=reverse("allegation-verify", args=[case.key, row.number]) if verifies and row.stands else "",
        )
        for row in case.allegations.prefetch_related("findings", "evidence")
    ]
    withdraw = reverse("allegation-withdraw", args=[case.key]) if verifies else ""
    return DenunciationShown(matter, rows, sessions, withdraw)


def editable(case: Case) -> dict[str, Any]:
    """Return the allegations for the step that verifies them."""
    return {"denunciation": of(case, frozenset(TEAM_DUTIES))}
