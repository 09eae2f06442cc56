"""Routine supervision (giám sát thường xuyên): an officer observes, directly or through papers, and reminds in time."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from cases.acting import command
from cases.commands._writing import require_date, require_text, save
from cases.commands.registers._office import require_below, require_office
from cases.models import Body, Member, Organization, SupervisionEntry

if TYPE_CHECKING:
    from inspection.accounts.models import User


@command
def log_supervision(
    body: Body,
    subject: Organization | Member,
    *,
    by: User,
    on: date,
    form: SupervisionEntry.Form | str,
    content: str,
    finding: str,
    remark: str = "",
) -> SupervisionEntry:
    """Enter what was observed of an organization or a member: no team, no decision, no conclusion.

    Raises `NotYourDuty`, `NotOfThisHouse`.
    """
    require_office(by, body, on, subject)
    require_below(body, subject)
    require_date(on, act=_("Enter routine supervision"), earliest=None)
    require_text(content=(_("what was supervised"), content), finding=(_("what was found"), finding))
    row = SupervisionEntry(
        body=body,
        organization=subject if isinstance(subject, Organization) else None,
        member=subject if isinstance(subject, Member) else None,
        form=SupervisionEntry.Form(form),
        on=on,
        content=content,
        finding=finding,
        remark=remark,
        by=by,
    )
    save(row)
    return row
