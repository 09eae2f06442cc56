"""Drafting a work programme whole: its parts, indicators, targets and milestones hang together, or nothing is kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from cases import trail
from cases.acting import command
from cases.commands._writing import require_date, require_text, save
from cases.commands.work_programmes import _setting
from cases.commands.work_programmes._guards import require_office, stream
from cases.errors_work import NotAbove, WorkProgrammeKept, WorkUnsound
from cases.models import Body, Indicator, IndicatorTarget, Organization, WorkProgramme
from cases.models.work_programme import with_above
from cases.names import clean_name

if TYPE_CHECKING:
    from inspection.accounts.models import User


@dataclass(frozen=True)
class NewPart:
    """A goal, a group of indicators, a requirement or a task as it is to be kept."""

    kind: str
    text: str


@dataclass(frozen=True)
class NewTarget:
    """A target as it is to be kept; `indicator` names a standing one it is added to by an amendment."""

    organization: Organization
    since: date
    until: date
    operator: str
    value: Decimal
    upper: Decimal | None = None
    baseline: Decimal | None = None
    carries: IndicatorTarget | None = None
    is_part: bool = False
    indicator: Indicator | None = None


@dataclass(frozen=True)
class NewIndicator:
    """An indicator as it is to be kept; `group` is the number of its group of indicators, 0 for none."""

    text: str
    unit: str
    group: int = 0
    topic: str = ""
    figure: str = ""
    targets: Sequence[NewTarget] = ()


@dataclass(frozen=True)
class NewMilestone:
    """A milestone as it is to be kept."""

    kind: str
    text: str
    due_on: date


@dataclass(frozen=True)
class NewWork:
    """A work programme as it is to be kept; without an organization it is the body's own."""

    kind: str
    number: str
    title: str
    issued_on: date
    since: date
    until: date | None = None
    organization: Organization | None = None
    issuer: str = ""
    parent: WorkProgramme | None = None
    parts: Sequence[NewPart] = ()
    indicators: Sequence[NewIndicator] = ()
    milestones: Sequence[NewMilestone] = ()


@command
def draft_work_programme(body: Body, new: NewWork, *, by: User, on: date) -> WorkProgramme:
    """Keep a work programme as its paper sets it, whole or not at all. Raises `WorkUnsound` and `NotAbove`."""
    body = Body.objects.select_for_update(of=("self",)).select_related("organization").get(pk=body.pk)
    require_office(by, body, on)
    require_date(on, act=_("Draft a work programme"), earliest=new.issued_on)
    require_text(number=(_("number"), new.number), title=(_("title"), new.title))
    organization = new.organization or body.organization
    _require_place(new, body, organization)
    programme = WorkProgramme(
        body=body, organization=organization, kind=new.kind, number=new.number, title=new.title, issuer=new.issuer,
        issued_on=new.issued_on, since=new.since, until=new.until, parent=new.parent, drafted_on=on, drafted_by=by,
    )  # fmt: skip
    save(programme)
    _setting.set_down(programme, None, new.parts, new.indicators, new.milestones)
    trail.record(
        "work-programme-drafted", by=by, on=on, stream=stream(body), programme=programme.key, number=programme.number,
        parts=len(new.parts), indicators=len(new.indicators),
    )  # fmt: skip
    return programme


def _require_place(new: NewWork, body: Body, organization: Organization) -> None:
    """Refuse a paper that stands already, one of another branch of the tree, and a parent it cannot carry out."""
    same = WorkProgramme.objects.filter(body=body, number=clean_name(new.number), issued_on=new.issued_on)
    if same.exists():
        raise WorkProgrammeKept(number=new.number, issued_on=f"{new.issued_on:%d/%m/%Y}", body=body.name)
    if organization.pk not in with_above([body.organization_id]):
        raise WorkUnsound(
            where=organization.name, why=_("a body keeps programmes of its own organization and of those above it")
        )
    if new.until is not None and new.until < new.since:
        raise WorkUnsound(where=new.number, why=_("it ends before it begins"))
    parent = new.parent
    if parent is not None and (
        parent.approved_on is None or parent.organization_id not in with_above([organization.pk])
    ):
        raise NotAbove(parent=parent.title, organization=organization.name)
