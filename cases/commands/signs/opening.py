"""An inspection on signs of violation is opened: on a sign of its own, from the list, or against who is responsible."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cases import grants, policy
from cases.acting import command
from cases.commands._opening import name_of, new_case, new_team
from cases.commands._writing import cited, require_date, require_text, rules, save, write
from cases.commands.preparation import proposers
from cases.commands.responsibility import require_to_open
from cases.errors import OrganizationClosed
from cases.errors_signs import InspectionOpenAlready, NotOnTheList, SubjectOfAnotherKind
from cases.locking import locked_case
from cases.models import (
    SIGNS_KINDS,
    Body,
    Case,
    CaseToOpen,
    Kind,
    Member,
    Organization,
    PostDuty,
    Responsibility,
    SignsMatter,
)
from cases.policy import Act, Duty

if TYPE_CHECKING:
    from inspection.accounts.models import User

Source = SignsMatter.Source


@command
def open_on_signs(
    body: Body,
    *,
    by: User,
    on: date,
    subject: Organization | Member,
    about: str,
    signs: str,
    source: Source | str,
    source_paper: str = "",
    opened_from: Case | None = None,
    kind: Kind | str = "",
) -> Case:
    """Open an inspection on signs of violation of one subject: its team waits for the area officer's proposal (P1).

    `about` says what the signs are in ("trong quản lý đất đai"), `signs` tells them. No programme is needed. `kind`
    may be named; it is that of the subject. Raises `SubjectOfAnotherKind`, `InspectionOpenAlready`,
    `OrganizationClosed`.
    """
    body = Body.objects.select_for_update(of=("self",)).select_related("organization").get(pk=body.pk)
    policy.require_post(by, PostDuty.AREA_OFFICER, body.organization, on)
    wanted = kind_for(subject)
    if kind and kind != wanted:
        raise SubjectOfAnotherKind(name=name_of(subject), procedure=str(Kind(kind).label))
    require_date(on, act=_("Open an inspection on signs"), earliest=opened_from.concluded_on if opened_from else None)
    require_text(about=(_("what the signs are in"), about), signs=(_("signs of violation"), signs))
    organization = subject.organization if isinstance(subject, Member) else subject
    if organization.closed_on and organization.closed_on <= on:
        raise OrganizationClosed(name=organization.name, on=f"{organization.closed_on:%d/%m/%Y}")
    _require_not_open(subject, opened_from)
    team = new_team(body, wanted, f"Khi có dấu hiệu vi phạm {about.strip()}", on, content=signs)
    save(team)
    case = new_case(team, subject, on, opened_from=opened_from)
    save(case)
    save(SignsMatter(case=case, source=Source(source), source_paper=source_paper, signs=signs))
    book = rules(team, on)
    book.find_or_none("DUR-KTDH")
    origin = {"from": opened_from.code} if opened_from is not None else {}
    write(case, "opened", "", by, on, source=str(source), rules=cited(book, on), **origin)
    held = proposers(body, by, on)
    grants.give_team(team, held, on)
    grants.give([case], held, on)
    grants.offer("P1", [Duty.AREA_OFFICER], team=team)
    return case


def kind_for(subject: Organization | Member) -> Kind:
    """Return the procedure of a subject."""
    return Kind.SIGNS_MEMBER if isinstance(subject, Member) else Kind.SIGNS_ORGANIZATION


def _require_not_open(subject: Organization | Member, opened_from: Case | None) -> None:
    """Refuse a second case on what one conclusion left, and a second one of the same subject that is still prepared."""
    whom = {"subject_member": subject} if isinstance(subject, Member) else {"subject_organization": subject}
    going_on = Q(decided_on__isnull=True, closed_on__isnull=True)
    if opened_from is not None:
        going_on |= Q(opened_from=opened_from, decided_on__isnull=False)
    found = Case.objects.filter(going_on, kind__in=SIGNS_KINDS, **whom).first()
    if found is not None:
        raise InspectionOpenAlready(case=found.code, on=f"{found.opened_on:%d/%m/%Y}")


@command
def open_signs_from_list(to_open: CaseToOpen, *, by: User, on: date, body: Body, about: str, signs: str = "") -> Case:
    """Open the inspection that a concluded case calls for in the list of cases to open; links go both ways.

    Raises `NotOnTheList`, `InspectionOpenAlready`.
    """
    source = locked_case(to_open.case)
    policy.require(by, Act.READ, source, on=on)
    if to_open.procedure not in SIGNS_KINDS or source.concluded_on is None:
        raise NotOnTheList(case=source.code)
    subject = source.subject_member or source.subject_organization
    if subject is None:
        raise TypeError("a constraint keeps cases without a subject out")
    case = open_on_signs(
        body,
        by=by,
        on=on,
        subject=subject,
        about=about,
        signs=signs or to_open.reason,
        source=Source.CONCLUSION,
        source_paper=_paper_of(source),
        opened_from=source,
        kind=to_open.procedure,
    )
    write(source, "signs-opened", "", by, on, opened=case.code)
    return case


@command
def open_signs_on_responsibility(row: Responsibility, *, by: User, on: date, body: Body, about: str) -> Case:
    """Open the inspection of a person whom the inspection of an organization found responsible; links both ways.

    Raises `NotResponsible`.
    """
    source = locked_case(row.case)
    policy.require(by, Act.READ, source, on=on)
    row = Responsibility.objects.select_for_update(of=("self",)).select_related("member__organization").get(pk=row.pk)
    require_to_open(row, source, Responsibility.Result.INSPECT, rules(source, on))
    case = open_on_signs(
        body,
        by=by,
        on=on,
        subject=row.member,
        about=about,
        signs=row.examined,
        source=Source.CONCLUSION,
        source_paper=_paper_of(source),
        opened_from=source,
    )
    row.opened = case
    save(row, ["opened"])
    write(source, "signs-opened", "", by, on, opened=case.code, number=row.number)
    return case


def _paper_of(source: Case) -> str:
    return f"Thông báo ({source.code}) của {source.body.name}"
