"""A member goes to another organization or retires: the cases about them stay where they are, and say so."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from cases import policy, trail
from cases.commands._writing import cited, require_date, require_text, rules, save, write
from cases.errors_organization import MemberElsewhere, NothingChanges
from cases.locking import locked_case
from cases.models import Case, Category, Member, MemberChange, Organization

if TYPE_CHECKING:
    from inspection.accounts.models import User


@transaction.atomic
def transfer_member(member: Member, *, by: User, on: date, organization: Organization, paper: str) -> MemberChange:
    """Record that a member belongs to another organization from that day on, by a paper. Raises `MemberElsewhere`."""
    member = _locked(member, by, on, paper, _("Transfer of a member"))
    lack: Any = ""
    if organization.closed_on is not None and organization.closed_on <= on:
        lack = _("it was closed on %(on)s") % {"on": f"{organization.closed_on:%d/%m/%Y}"}
    if organization.pk == member.organization_id:
        lack = _("the member belongs to it already")
    if lack:
        raise MemberElsewhere(name=member.full_name, organization=organization.name, lack=lack)
    return _changed(member, organization, "", by, on, paper)


@transaction.atomic
def retire_member(member: Member, *, by: User, on: date, paper: str) -> MemberChange:
    """Record that a member has retired: competence stays as if in office (GQTC-COMP), the cases go on.

    Raises `NothingChanges`.
    """
    member = _locked(member, by, on, paper, _("Retirement"))
    if member.category == Category.RETIRED:
        raise NothingChanges(name=member.full_name, lack=_("the member is retired already"))
    return _changed(member, member.organization, Category.RETIRED, by, on, paper)


def _locked(member: Member, by: User, on: date, paper: str, act: Any) -> Member:
    """Hold the member until the act is done: of two who record the same, the second is refused."""
    policy.require_administrator(by, on)
    require_text(paper=(_("paper"), paper))
    require_date(on, act=act, earliest=None)
    return Member.objects.select_for_update(of=("self",)).select_related("organization").get(pk=member.pk)


def _changed(
    member: Member, organization: Organization, category: Category | str, by: User, on: date, paper: str
) -> MemberChange:
    row = MemberChange(
        member=member, former=member.organization, organization=organization, category=category, on=on, paper=paper,
        by=by,
    )  # fmt: skip
    save(row)
    member.organization, member.category = organization, category or member.category
    save(member, ["organization", "category"])
    what = "member-retired" if category else "member-moved"
    trail.record(what, by=by, on=on, member=member.pk, organization=organization.pk, paper=paper)
    for pk in Case.objects.open().filter(subject_member=member).order_by("pk").values_list("pk", flat=True):
        case = locked_case(Case(pk=pk))
        book = rules(case, on)
        book.find_or_none("INV-SUCCESSION")
        write(
            case, f"subject-{what.removeprefix('member-')}", "", by, on, organization=organization.pk, paper=paper,
            rules=cited(book, on),
        )  # fmt: skip
    return row
