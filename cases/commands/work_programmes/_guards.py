"""Who may do what with a work programme, and which one is meant, locked."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from cases.errors_work import NotOfProgrammeOffice, WorkNotApproved
from cases.models import PROGRAMME_OFFICE, Body, Post, WorkProgramme

if TYPE_CHECKING:
    from inspection.accounts.models import User


def stream(body: Body) -> str:
    """The chain of what a body does beside its cases."""
    return f"body:{body.pk}"


def require_office(by: User, body: Body, on: date) -> None:
    """Refuse everybody who does not work in the body's office."""
    posts = Post.objects.on(on).filter(member__user=by, organization=body.organization_id, duty__in=PROGRAMME_OFFICE)
    if not posts.exists():
        raise NotOfProgrammeOffice(body=body.name, on=f"{on:%d/%m/%Y}")


def locked(programme: WorkProgramme) -> WorkProgramme:
    """Return the programme, locked."""
    rows = WorkProgramme.objects.select_for_update(of=("self",))
    return rows.select_related("body__organization", "organization").get(pk=programme.pk)


def require_approved(programme: WorkProgramme) -> date:
    """Return the day of the approval, or refuse a draft."""
    if programme.approved_on is None:
        raise WorkNotApproved(title=programme.title)
    return programme.approved_on
