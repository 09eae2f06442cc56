"""Many papers in one act: looked at before, issued some at a time, each refusal kept with its rule, then bound."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from cases import acting
from cases.errors import RuleBroken
from cases.locking import locked_among, locked_team
from cases.models import AnnualProgramme, Case, Team
from documents.catalogue import DocumentType
from documents.commands._matter import Matter, matter_of, occasion_for, require, type_of
from documents.commands.issuing import Order, _freeze, _standing, issue_many
from documents.errors import NothingChosen
from documents.facts import Ground
from documents.facts.content import read
from documents.models import Document, State
from documents.models_batch import BatchItem, PaperBatch
from documents.queue import enqueue

if TYPE_CHECKING:
    from inspection.accounts.models import User

Thing = Case | Team

#: So many papers are numbered in one transaction: the register waits for no longer.
CHUNK = 20

#: A batch that took its worker down this often is laid before people.
DELIVERIES = 5

#: A batch that has not moved for this long is rung for again.
SILENCE = timedelta(minutes=1)

Outcome = BatchItem.Outcome


@dataclass(frozen=True)
class Prospect:
    """What would become of one subject today."""

    thing: Thing
    stands: Document | None = None
    refusal: RuleBroken | None = None

    @property
    def is_possible(self) -> bool:
        """Whether its paper can be made."""
        return self.stands is None and self.refusal is None


@transaction.atomic
def prospects(paper: DocumentType | str, things: Sequence[Thing], *, by: User, on: date) -> list[Prospect]:
    """Ask of each subject whether its paper could be issued now: by the same rules, without taking a number."""
    document_type = type_of(paper)
    with acting.acting():
        teams: dict[int, list[Case]] = {}
        for thing in things:
            if isinstance(thing, Case):
                teams.setdefault(thing.team_id, []).append(thing)
        found: dict[tuple[bool, int], Prospect] = {}
        for cases in teams.values():
            found |= {(True, one.thing.pk): one for one in _of_cases(document_type, cases, by=by, on=on)}
        for thing in things:
            if isinstance(thing, Team):
                found[False, thing.pk] = _of_team(document_type, thing, by=by, on=on)
    return [found[isinstance(thing, Case), thing.pk] for thing in things]


def _of_cases(document_type: DocumentType, asked: Sequence[Case], *, by: User, on: date) -> Iterable[Prospect]:
    cases = locked_among([case.pk for case in asked])
    team = locked_team(cases[0].team)
    read(document_type, cases)
    ground = Ground(team, on)
    for case in cases:
        case.team = team
        yield _prospect(document_type, Matter(case, team.body, team, case), ground, by=by, on=on)


def _of_team(document_type: DocumentType, asked: Team, *, by: User, on: date) -> Prospect:
    matter = matter_of(asked)
    return _prospect(document_type, matter, Ground.of(matter.team, on), by=by, on=on)  # type: ignore[arg-type]


def _prospect(document_type: DocumentType, matter: Matter, ground: Ground, *, by: User, on: date) -> Prospect:
    thing: Thing = matter.thing  # type: ignore[assignment]
    try:
        which = occasion_for(document_type, thing, None)
        standing = _standing(document_type, [(matter, which)])
        if standing:
            return Prospect(thing, stands=standing[0])
        require(document_type, document_type.act, matter, by=by, on=on)
        _freeze(document_type, matter, which, ground, by=by, on=on)
    except RuleBroken as refusal:
        return Prospect(thing, refusal=refusal)
    return Prospect(thing)


@transaction.atomic
def start_batch(
    paper: DocumentType | str,
    things: Sequence[Thing],
    *,
    by: User,
    on: date,
    team: Team | None = None,
    programme: AnnualProgramme | None = None,
) -> PaperBatch:
    """Ask for the papers; asked again while the same is on its way, that is the one. Raises `NothingChosen`."""
    document_type = type_of(paper)
    if not things:
        raise NothingChosen()
    rows = PaperBatch.objects.select_for_update().filter(
        type_key=document_type.key, team=team, programme=programme, asked_by=by
    )
    going_on = rows.filter(state__in=[PaperBatch.State.ISSUING, PaperBatch.State.PRINTING]).first()
    if going_on is not None:
        return going_on
    batch = PaperBatch(type_key=document_type.key, team=team, programme=programme, asked_by=by, asked_on=on)
    batch.save(force_insert=True)
    BatchItem.objects.bulk_create(
        BatchItem(
            batch=batch,
            position=position,
            case=thing if isinstance(thing, Case) else None,
            team=thing if isinstance(thing, Team) else None,
        )
        for position, thing in enumerate(things, 1)
    )
    enqueue("issue-batch", batch.pk)
    return batch


def issue_batch(pk: int) -> bool:
    """Issue what is not issued yet, some at a time, each time whole or not at all; return whether all is done.

    Called again, late, or twice at once after a worker died, it goes on where the last whole step ended.
    """
    if not _delivered(pk):
        return False
    while _issue_some(pk):
        pass
    return True


@transaction.atomic
def _delivered(pk: int) -> bool:
    """Count the delivery; a batch that cost too many workers is laid before people."""
    batch = PaperBatch.objects.select_for_update().filter(pk=pk, state=PaperBatch.State.ISSUING).first()
    if batch is None:
        return False
    batch.deliveries += 1
    if batch.deliveries > DELIVERIES:
        batch.state = PaperBatch.State.FAILED
        batch.trouble = _("The work was cut off %(times)s times.") % {"times": DELIVERIES}
    batch.save(update_fields=["deliveries", "state", "trouble", "changed_at"])
    return batch.state == PaperBatch.State.ISSUING


@transaction.atomic
def _issue_some(pk: int) -> bool:
    """Number the next papers: documents, jobs to print them and the word about each stand or fall together."""
    rows = PaperBatch.objects.select_for_update(of=("self",)).select_related("asked_by")
    batch = rows.filter(pk=pk, state=PaperBatch.State.ISSUING).first()
    if batch is None:
        return False
    waiting = batch.items.filter(outcome=Outcome.WAITING).select_related("case", "team").order_by("position")
    items = list(waiting[:CHUNK])
    if not items:
        _all_issued(batch)
        return False
    if not _issue_together(batch, items):
        for item in items:
            _issue_alone(batch, item)
    # Each step that came through is a new start: only a step that never ends uses the deliveries up.
    batch.deliveries = 1
    batch.save(update_fields=["deliveries", "changed_at"])
    return True


def _issue_together(batch: PaperBatch, items: Sequence[BatchItem]) -> bool:
    try:
        with transaction.atomic():
            _issue(batch, items)
    except (RuleBroken, ValidationError):
        return False
    return True


def _issue_alone(batch: PaperBatch, item: BatchItem) -> None:
    try:
        with transaction.atomic():
            _issue(batch, [item])
    except (RuleBroken, ValidationError) as refusal:
        item.outcome = Outcome.REFUSED
        item.refusal = refusal.messages[0][:500]
        item.rule, item.advice = getattr(refusal, "rule", "")[:60], str(getattr(refusal, "advice", ""))[:500]
        item.document = None
        item.save(update_fields=["outcome", "refusal", "rule", "advice", "document"])


def _issue(batch: PaperBatch, items: Sequence[BatchItem]) -> None:
    orders = [Order(batch.type_key, item.thing, batch.asked_by, batch.asked_on) for item in items]
    known = {document.pk for item in items if (document := _last(batch.type_key, item.thing))}
    issue_many(orders, wait=False)
    for item in items:
        document = _last(batch.type_key, item.thing)
        assert document is not None  # noqa: S101 - issued, or stood before
        item.document = document
        item.outcome = Outcome.STOOD if document.pk in known else Outcome.MADE
        if document.state in {State.WAITING, State.INCIDENT}:
            _print_too(document)
    BatchItem.objects.bulk_update(items, ["document", "outcome"])


def _last(type_key: str, thing: Thing) -> Document | None:
    rows = Document.objects.standing().filter(type_key=type_key).defer("facts").order_by("-pk")
    if isinstance(thing, Case):
        return rows.filter(case=thing).first()
    return rows.filter(team=thing, case__isnull=True).first()


def _print_too(document: Document) -> None:
    """A paper that stood and waits is printed with the others."""
    from documents.commands.printing import request_print

    request_print(document)


def _all_issued(batch: PaperBatch) -> None:
    there = batch.items.filter(document__isnull=False).exists()
    batch.state = PaperBatch.State.PRINTING if there else PaperBatch.State.NOTHING
    batch.save(update_fields=["state", "changed_at"])
    if there and not _unprinted(batch):
        enqueue("bind-batch", batch.pk)


def _unprinted(batch: PaperBatch) -> bool:
    return batch.items.filter(document__state__in=[State.WAITING, State.ISSUING]).exists()


def printed_one(document_pk: int) -> None:
    """After a printing: when it was the last of a batch, have the batch bound; said twice, it is bound once."""
    batches = PaperBatch.objects.filter(state=PaperBatch.State.PRINTING, items__document=document_pk)
    for batch in batches.distinct():
        if not _unprinted(batch):
            with transaction.atomic():
                enqueue("bind-batch", batch.pk)


def sweep_batches() -> int:
    """Ring again for batches that fell silent, after a worker died; return for how many."""
    silent = timezone.now() - SILENCE
    rung = 0
    going_on = [PaperBatch.State.ISSUING, PaperBatch.State.PRINTING, PaperBatch.State.BINDING]
    for batch in PaperBatch.objects.filter(state__in=going_on, changed_at__lt=silent):
        job = _next_job(batch)
        if job:
            with transaction.atomic():
                if PaperBatch.objects.filter(pk=batch.pk, changed_at__lt=silent).update(changed_at=timezone.now()):
                    enqueue(job, batch.pk)
                    rung += 1
    return rung


def _next_job(batch: PaperBatch) -> str:
    if batch.state == PaperBatch.State.ISSUING:
        return "issue-batch"
    if batch.state == PaperBatch.State.BINDING:
        return "bind-batch"
    if batch.state == PaperBatch.State.PRINTING and not _unprinted(batch):
        return "bind-batch"
    return ""
