"""What the pages of batches ask: which kinds of paper a person may make for many, for whom, and how far a batch is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.db.models import Count, Q
from django.urls import reverse
from django.utils import timezone

from cases import policy
from cases.models import AnnualProgramme, Case, Team
from cases.policy import Act
from documents import commands
from documents.catalogue import ALL, Concern, DocumentType
from documents.commands.batching import Prospect
from documents.commands.binding import subject_of
from documents.facts.content import BUILDERS, OF_SITTINGS
from documents.models import Document, State
from documents.models_batch import BatchItem, PaperBatch

if TYPE_CHECKING:
    from inspection.accounts.models import User

Thing = Case | Team


def _is_for_many(paper: DocumentType, concern: Concern) -> bool:
    return paper.concern is concern and bool(paper.act) and paper in BUILDERS and paper not in OF_SITTINGS


#: Papers that are made one for each case, and one for each team.
OF_CASES = tuple(paper for paper in ALL if _is_for_many(paper, Concern.CASE))
OF_TEAMS = tuple(paper for paper in ALL if _is_for_many(paper, Concern.TEAM))


def cases_of(user: User, scope: Team | AnnualProgramme, on: date) -> list[Case]:
    """Return the cases of a team, or of a programme's teams, that the user may open."""
    rows = Case.objects.visible_to(user, on)
    rows = rows.filter(team=scope) if isinstance(scope, Team) else rows.filter(team__item__programme=scope)
    return list(rows.select_related("team", "subject_organization", "subject_member").order_by("team", "pk"))


def teams_of(user: User, programme: AnnualProgramme, on: date) -> list[Team]:
    """Return the teams of a programme that the user may open."""
    rows = Team.objects.visible_to(user, on).filter(item__programme=programme)
    return list(rows.select_related("item__programme", "body__organization").order_by("pk"))


def kinds_for(user: User, scope: Team | AnnualProgramme, on: date) -> list[DocumentType]:
    """Return the kinds the user may make somewhere here, in the order of the procedures."""
    teams = [scope] if isinstance(scope, Team) else teams_of(user, scope, on)
    held: set[policy.Duty] = set()
    for team in teams:
        held |= policy.duties(user, team, on)
        first = Case.objects.visible_to(user, on).filter(team=team).select_related("team").first()
        held |= policy.duties(user, first, on) if first is not None else set()
    papers = OF_CASES if isinstance(scope, Team) else (*OF_TEAMS, *OF_CASES)
    return [paper for paper in papers if policy.allows(frozenset(held), Act(paper.act))]


def things_for(user: User, scope: Team | AnnualProgramme, paper: DocumentType, on: date) -> Sequence[Thing]:
    """Return whom papers of this kind may be about here."""
    if paper.concern is Concern.TEAM and isinstance(scope, AnnualProgramme):
        return teams_of(user, scope, on)
    return cases_of(user, scope, on)


@dataclass
class Refused:
    """Those whom the same rule keeps from their paper, for the same reason."""

    rule: str
    reason: str
    advice: str
    names: list[str] = field(default_factory=list)


@dataclass
class Preview:
    """What would become of a batch today."""

    possible: list[Prospect] = field(default_factory=list)
    standing: list[Prospect] = field(default_factory=list)
    refused: list[Refused] = field(default_factory=list)

    @property
    def count_refused(self) -> int:
        """How many have no paper."""
        return sum(len(group.names) for group in self.refused)


def name_of(thing: Thing) -> str:
    """Return whom or what a paper is about."""
    return str(thing.subject_name) if isinstance(thing, Case) else str(thing.name)


def preview(paper: DocumentType, things: Sequence[Thing], *, by: User, on: date) -> Preview:
    """Ask the rules about each, and lay together whom the same rule refuses."""
    shown = Preview()
    groups: dict[tuple[str, str], Refused] = {}
    for prospect in commands.prospects(paper, things, by=by, on=on):
        if prospect.refusal is not None:
            words = prospect.refusal.messages[0]
            key = prospect.refusal.rule, words
            group = groups.setdefault(key, Refused(prospect.refusal.rule, words, str(prospect.refusal.advice)))
            group.names.append(name_of(prospect.thing))
        elif prospect.stands is not None:
            shown.standing.append(prospect)
        else:
            shown.possible.append(prospect)
    shown.refused = list(groups.values())
    return shown


# A batch on its way


def own_batch(user: User, key: str) -> PaperBatch | None:
    """Return a batch the user asked for; nobody else sees it."""
    rows = PaperBatch.objects.select_related("team", "programme")
    return rows.filter(key=key, asked_by=user).first()


def last_batches(user: User, scope: Team | AnnualProgramme) -> list[PaperBatch]:
    """Return what the user had made here before, the latest first."""
    here = {"team": scope} if isinstance(scope, Team) else {"programme": scope}
    return list(PaperBatch.objects.filter(asked_by=user, **here).order_by("-pk")[:5])


def progress(batch: PaperBatch) -> dict[str, Any]:
    """Return what the progress shows: counts, and where it is asked again."""
    made = Q(document__isnull=False)
    waits = Q(document__state__in=[State.WAITING, State.ISSUING])
    counts = batch.items.aggregate(
        total=Count("pk"),
        waiting=Count("pk", filter=Q(outcome=BatchItem.Outcome.WAITING)),
        refused=Count("pk", filter=Q(outcome=BatchItem.Outcome.REFUSED)),
        stood=Count("pk", filter=Q(outcome=BatchItem.Outcome.STOOD)),
        made=Count("pk", filter=Q(outcome=BatchItem.Outcome.MADE)),
        printed=Count("pk", filter=made & ~waits & ~Q(document__state=State.INCIDENT)),
        incidents=Count("pk", filter=Q(document__state=State.INCIDENT)),
    )
    done = counts["printed"] + counts["refused"] + counts["incidents"]
    return {
        "batch": batch,
        "counts": counts,
        "done": done,
        "finished": not batch.is_going_on,
        "is_ready": batch.state == PaperBatch.State.READY,
        "may_bind": batch.state in {PaperBatch.State.EXPIRED, PaperBatch.State.FAILED},
        "poll_url": reverse("batch-progress", args=[batch.key]),
    }


@dataclass(frozen=True)
class Failure:
    """A subject without its paper, and why."""

    name: str
    rule: str
    reason: str
    advice: str


def failures(batch: PaperBatch) -> list[Failure]:
    """Return the report of what could not be made, or not printed."""
    bad = Q(outcome=BatchItem.Outcome.REFUSED) | Q(document__state=State.INCIDENT)
    items = batch.items.filter(bad).select_related(
        "case__subject_organization", "case__subject_member", "team__item", "document"
    )
    return [
        Failure(subject_of(one), one.rule, one.refusal or (one.document.trouble if one.document else ""), one.advice)
        for one in items.defer("document__facts").order_by("position")
    ]


def file_of(batch: PaperBatch, user: User, ending: str, on: date) -> Path | None:
    """Return where a bound file lies, while it is kept and while the user may read every paper in it."""
    if batch.state != PaperBatch.State.READY or batch.expires_at is None or batch.expires_at <= timezone.now():
        return None
    inside = batch.items.filter(document__isnull=False).values("document")
    readable = Document.objects.readable_by(user, on).filter(pk__in=inside).count()
    if readable != batch.items.filter(document__isnull=False).count():
        return None
    path = commands.bound_path(batch, ending)
    return path if path.is_file() else None
