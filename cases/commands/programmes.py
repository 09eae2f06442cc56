"""The annual programme: drafted by the officer, approved by a leader, amended by versions with a reason."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from cases import policy, trail
from cases.commands._writing import require_date, require_open, require_text, save, save_all
from cases.commands.work_programmes.themes import require_theme
from cases.errors import DrafterApproves, ProgrammeNotApproved
from cases.mandate import require_subject
from cases.models import (
    AnnualProgramme,
    Body,
    ItemSubject,
    ItemTag,
    Kind,
    Member,
    Organization,
    PostDuty,
    ProgrammeAmendment,
    ProgrammeItem,
    Rule,
    WorkProgramme,
)

if TYPE_CHECKING:
    from inspection.accounts.models import User


@dataclass(frozen=True)
class NewItem:
    """A line of a programme: kind, topic, quarter, the subjects it names, and which work programme it inspects."""

    kind: str
    topic: str
    quarter: int
    content: str = ""
    basis: str = ""
    lead: Member | None = None
    organizations: Sequence[Organization] = field(default=())
    members: Sequence[Member] = field(default=())
    theme: WorkProgramme | None = None
    tags: Sequence[str] = field(default=())
    joint_plan: str = ""


@transaction.atomic
def draft_programme(
    body: Body, *, by: User, on: date, year: int, title: str, items: Sequence[NewItem], purpose: str = ""
) -> AnnualProgramme:
    """Draft a year's programme with its items and subjects."""
    policy.require_post(by, PostDuty.AREA_OFFICER, body.organization, on)
    require_text(title=(_("title"), title))
    programme = AnnualProgramme(body=body, year=year, title=title, purpose=purpose, drafted_by=by)
    save(programme)
    _add_items(programme, items, None, by, on)
    trail.record("programme-drafted", by=by, on=on, programme=programme.pk, year=year, items=len(items))
    return programme


def _add_items(
    programme: AnnualProgramme, items: Sequence[NewItem], amendment: ProgrammeAmendment | None, by: User, on: date
) -> None:
    _require_subjects(programme.body, items, on)
    last = ProgrammeItem.objects.filter(programme=programme).aggregate(last=Max("position"))["last"] or 0
    rows: list[ItemSubject] = []
    tags: list[ItemTag] = []
    for position, item in enumerate(items, last + 1):
        require_text(topic=(_("topic"), item.topic), subjects=(_("subjects"), [*item.organizations, *item.members]))
        require_theme(item.topic, item.theme, item.tags, by, on)
        row = ProgrammeItem(
            programme=programme,
            position=position,
            kind=item.kind,
            topic=item.topic,
            content=item.content,
            quarter=item.quarter,
            lead=item.lead,
            basis=item.basis,
            added_in=amendment,
            theme=item.theme,
            joint_plan=item.joint_plan,
        )
        save(row)
        rows += [ItemSubject(item=row, organization=o) for o in item.organizations]
        rows += [ItemSubject(item=row, member=m) for m in item.members]
        tags += [ItemTag(item=row, tag=tag) for tag in dict.fromkeys(item.tags)]
    save_all(rows)
    save_all(tags)


def _require_subjects(body: Body, items: Sequence[NewItem], on: date) -> None:
    """Refuse, before anybody plans with it, a subject whose mandate is none to be inspected."""
    planned = [item for item in items if item.kind == Kind.MANDATE_INSPECTION]
    book = Rule.on(on, body.scope) if planned else None
    for item in planned:
        subjects = [*((one, None) for one in item.organizations), *((None, one) for one in item.members)]
        for organization, member in subjects:
            require_subject(body, organization, member, book)  # type: ignore[arg-type]


@transaction.atomic
def approve_programme(programme: AnnualProgramme, *, by: User, on: date) -> AnnualProgramme:
    """Approve the programme on behalf of the body; whoever drafted it does not."""
    programme = (
        AnnualProgramme.objects.select_for_update(of=("self",))
        .select_related("body__organization")
        .get(pk=programme.pk)
    )
    policy.require_leader(by, programme.body, on)
    require_open(programme, _("Approve the programme"), "approved_on")  # type: ignore[arg-type]
    require_date(on, act=_("Approve the programme"), earliest=None)
    if by.pk == programme.drafted_by_id:
        raise DrafterApproves()
    programme.approved_on, programme.approved_by = on, by
    save(programme, ["approved_on", "approved_by"])
    trail.record("programme-approved", by=by, on=on, programme=programme.pk, year=programme.year)
    return programme


@transaction.atomic
def amend_programme(
    programme: AnnualProgramme,
    *,
    by: User,
    on: date,
    reason: str,
    cancel: Sequence[ProgrammeItem] = (),
    add: Sequence[NewItem] = (),
) -> ProgrammeAmendment:
    """Amend an approved programme: a new version, its reason, items cancelled and added."""
    programme = (
        AnnualProgramme.objects.select_for_update(of=("self",))
        .select_related("body__organization")
        .get(pk=programme.pk)
    )
    policy.require_leader(by, programme.body, on)
    require_text(reason=(_("reason"), reason), change=(_("items cancelled or added"), [*cancel, *add]))
    if programme.approved_on is None:
        raise ProgrammeNotApproved(year=programme.year)
    require_date(on, act=_("Amend the programme"), earliest=programme.approved_on)
    programme.version += 1
    save(programme, ["version"])
    amendment = ProgrammeAmendment(programme=programme, version=programme.version, reason=reason, on=on, by=by)
    save(amendment)
    ProgrammeItem.objects.filter(
        pk__in=[item.pk for item in cancel], programme=programme, cancelled_in__isnull=True
    ).update(cancelled_in=amendment)
    _add_items(programme, add, amendment, by, on)
    trail.record(
        "programme-amended", by=by, on=on, programme=programme.pk, version=amendment.version, reason=reason,
        cancelled=[item.pk for item in cancel], added=len(add),
    )  # fmt: skip
    return amendment
