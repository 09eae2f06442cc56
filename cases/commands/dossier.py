"""Acts about a whole file: a deviation is signed for, originals are kept, handed over and taken into the archive."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from cases import policy
from cases.acting import command
from cases.commands._writing import cited, require_date, require_text, rules, save, write
from cases.errors_dossier import FileStillOpen, InTheArchive, NothingDeviates, WaivedAlready, WaivedByWhoDeviated
from cases.locking import locked_case
from cases.models import Case, OriginalsPlace, TrailEntry, Waiver
from cases.policy import Act

if TYPE_CHECKING:
    from inspection.accounts.models import User


@command
def waive(
    case: Case,
    *,
    by: User,
    on: date,
    step: str,
    what: Waiver.What | str,
    reason: str,
    paper: str = "",
    rule: str = "",
) -> Waiver:
    """Take note, for the authority, that a step was done otherwise than the procedure asks; the sheet shows it.

    Whether there is such a deviation the sheet says; here it is asked who signs: never who deviated.
    Raises `NothingDeviates`, `WaivedByWhoDeviated`, `WaivedAlready`.
    """
    case = locked_case(case)
    policy.require(by, Act.WAIVE, case, on=on)
    require_date(on, act=_("Record a deviation"), earliest=case.opened_on)
    require_text(reason=(_("reason"), reason))
    book = rules(case, on)
    if not TrailEntry.objects.filter(case=case, step=step).exists():
        raise NothingDeviates(step=step)
    if TrailEntry.objects.filter(case=case, step=step, by=by).exclude(act="deviation-waived").exists():
        raise WaivedByWhoDeviated(step=step, citation=book.cite("INV-FOUR-EYES"))
    book.find_or_none("INV-FOUR-EYES")
    former = Waiver.objects.filter(case=case, step=step, what=what, paper=paper).first()
    if former is not None:
        raise WaivedAlready(step=step, on=f"{former.decided_on:%d/%m/%Y}")
    found = book.find_or_none(rule) if rule else None
    last = Waiver.objects.filter(case=case).aggregate(last=Max("number"))["last"] or 0
    waiver = Waiver(
        case=case,
        number=last + 1,
        step=step,
        what=what,
        paper=paper,
        reason=reason,
        rule=rule,
        rule_cited=found.cite() if found else "",
        decided_on=on,
        decided_by=by,
    )
    save(waiver)
    write(case, "deviation-waived", step, by, on, what=str(what), lacking=paper, rules=cited(book, on))
    return waiver


@command
def place_originals(
    case: Case, *, by: User, on: date, stage: OriginalsPlace.Stage | str, holder: str, place: str, mark: str = "",
    line: str = "",
) -> OriginalsPlace:  # fmt: skip
    """Record who keeps the originals of a file, or of one line of its list, and where; the archive ends it.

    Raises `FileStillOpen`, `InTheArchive`.
    """
    case = locked_case(case)
    policy.require(by, Act.PLACE_ORIGINALS, case, on=on)
    require_date(on, act=_("Record where the originals are"), earliest=case.opened_on)
    require_text(holder=(_("who keeps them"), holder), place=(_("place"), place))
    book = rules(case, on)
    citation = book.cite("FILE-HANDOVER") if book.find_or_none("FILE-HANDOVER") else ""
    taken = OriginalsPlace.objects.filter(case=case, stage=OriginalsPlace.Stage.ARCHIVED).first()
    if taken is not None:
        raise InTheArchive(case=case.code, on=f"{taken.on:%d/%m/%Y}", citation=citation)
    if stage == OriginalsPlace.Stage.ARCHIVED:
        require_text(mark=(_("archive mark"), mark))
        if case.closed_on is None:
            raise FileStillOpen(case=case.code, citation=citation)
    row = OriginalsPlace(case=case, line=line, stage=stage, holder=holder, place=place, mark=mark, on=on, by=by)
    save(row)
    write(case, "originals-placed", "", by, on, stage=str(stage), line=line, rules=cited(book, on))
    return row
