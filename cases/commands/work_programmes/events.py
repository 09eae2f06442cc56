"""What happens to an approved work programme: its milestones are reached, papers are issued to carry it out."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from cases import trail
from cases.acting import command
from cases.commands._writing import require_date, require_text, save
from cases.commands.work_programmes._guards import locked, require_approved, require_office, stream
from cases.errors_work import DocumentKept, MilestoneReached, NotInProgramme
from cases.models import MilestoneDone, WorkDocument, WorkMilestone, WorkProgramme
from cases.names import clean_name

if TYPE_CHECKING:
    from inspection.accounts.models import User


@command
def reach_milestone(milestone: WorkMilestone, *, by: User, on: date, done_on: date, paper: str) -> MilestoneDone:
    """Record that a milestone was reached, when, and by which paper."""
    programme = locked(milestone.programme)
    require_office(by, programme.body, on)
    require_date(on, act=_("Record a milestone"), earliest=require_approved(programme))
    require_date(done_on, act=_("Record a milestone"), earliest=programme.since)
    require_text(paper=(_("paper"), paper))
    milestone = WorkMilestone.objects.get(pk=milestone.pk)
    if milestone.withdrawn_in_id is not None:
        raise NotInProgramme(what=milestone.text)
    if (done := MilestoneDone.objects.filter(milestone=milestone).first()) is not None:
        raise MilestoneReached(milestone=milestone.text, on=f"{done.done_on:%d/%m/%Y}")
    row = MilestoneDone(milestone=milestone, done_on=done_on, paper=paper, recorded_on=on, by=by)
    save(row)
    trail.record(
        "work-milestone-reached", by=by, on=on, stream=stream(programme.body), programme=programme.key,
        milestone=milestone.pk, done_on=done_on.isoformat(), paper=paper,
    )  # fmt: skip
    return row


@command
def keep_document(
    programme: WorkProgramme, *, by: User, on: date, number: str, dated_on: date, title: str, is_legal: bool = False
) -> WorkDocument:
    """Keep a paper issued to carry the programme out."""
    programme = locked(programme)
    require_office(by, programme.body, on)
    require_date(on, act=_("Keep a document"), earliest=require_approved(programme))
    require_date(dated_on, act=_("Keep a document"), earliest=programme.issued_on)
    require_text(number=(_("number"), number), title=(_("title"), title))
    if WorkDocument.objects.filter(programme=programme, number=clean_name(number), dated_on=dated_on).exists():
        raise DocumentKept(number=number, dated_on=f"{dated_on:%d/%m/%Y}")
    row = WorkDocument(
        programme=programme, number=number, dated_on=dated_on, title=title, is_legal=is_legal, recorded_on=on, by=by
    )
    save(row)
    trail.record(
        "work-document-kept", by=by, on=on, stream=stream(programme.body), programme=programme.key, number=row.number
    )
    return row
