"""Strengthening of weak organizations: listed with reasons, measures, a person in charge, and reviewed by their day."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from cases.acting import command
from cases.commands._writing import require_date, require_open, require_text, save
from cases.commands.registers._office import require_below, require_office
from cases.errors_follow_up import ListedAlready
from cases.models import Body, Member, Organization, WeakOrganization, WeakReview

if TYPE_CHECKING:
    from inspection.accounts.models import User


@command
def list_weak(
    body: Body,
    organization: Organization,
    *,
    by: User,
    on: date,
    reasons: str,
    measures: str,
    in_charge: Member,
    review_on: date,
) -> WeakOrganization:
    """List an organization as weak. Raises `NotYourDuty`, `NotOfThisHouse`, `ListedAlready`."""
    body = Body.objects.select_for_update(of=("self",)).select_related("organization").get(pk=body.pk)
    require_office(by, body, on, organization)
    require_below(body, organization)
    require_date(on, act=_("List a weak organization"), earliest=None)
    require_text(reasons=(_("reasons"), reasons), measures=(_("measures"), measures))
    rows = WeakOrganization.objects.filter(body=body, organization=organization, strengthened_on__isnull=True)
    if listed := rows.first():
        raise ListedAlready(name=organization.name, on=f"{listed.listed_on:%d/%m/%Y}")
    row = WeakOrganization(
        body=body,
        organization=organization,
        listed_on=on,
        reasons=reasons,
        measures=measures,
        in_charge=in_charge,
        review_on=review_on,
        by=by,
    )
    save(row)
    return row


@command
def review_weak(
    row: WeakOrganization,
    *,
    by: User,
    on: date,
    result: str,
    strengthened: bool = False,
    review_on: date | None = None,
    measures: str = "",
) -> WeakReview:
    """Review what became of the measures: a next day is named, or the organization leaves the list."""
    rows = WeakOrganization.objects.select_for_update(of=("self",))
    row = rows.select_related("body__organization", "organization").get(pk=row.pk)
    act = _("Review a weak organization")
    require_office(by, row.body, on, row.organization)
    require_open(row, act, "strengthened_on")  # type: ignore[arg-type]
    require_date(on, act=act, earliest=row.listed_on)
    require_text(result=(_("result"), result))
    review = WeakReview(
        row=row,
        on=on,
        result=result,
        measures=measures,
        strengthened=strengthened,
        review_on=None if strengthened else review_on,
        by=by,
    )
    save(review)
    if strengthened:
        row.strengthened_on = on
    elif review_on is not None:
        row.review_on = review_on
    row.measures = measures.strip() or row.measures
    save(row, ["strengthened_on", "review_on", "measures"])
    return review
