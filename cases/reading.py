"""Who reads what lies beside the cases: letters, petitions, signs, registers, programmes, figures as a whole.

Read are they by the office and the leaders of a body, never by whom they are about, nor by who is kept apart.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from django.db.models import Exists, OuterRef, Q
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from cases import apart, policy
from cases.errors import NotYourDuty
from cases.models import (
    Body,
    Case,
    CaseGrant,
    Decider,
    Member,
    Organization,
    PaperSubject,
    Petition,
    PetitionRecusal,
    Post,
    PostDuty,
    Seat,
)
from cases.policy import TEAM_DUTIES

if TYPE_CHECKING:
    from inspection.accounts.models import User


#: Who opens the letters of a body.
_RECEIVING = (PostDuty.CLERK, PostDuty.AREA_OFFICER)


def receives(user: Any, body: Body, on: date) -> bool:
    """Return whether the user belongs to the office that receives what is addressed to a body."""
    posts = Post.objects.on(on).filter(member__user=user, organization=body.organization_id, duty__in=_RECEIVING)
    return posts.exists()


def sees_complaint(user: Any, on: date | None = None) -> Q:
    """Return the condition under which a user reads a letter of complaint: the office and the leaders of its body.

    Never who took part in the contested decision, nor the disciplined side itself, which has a page of its own.
    """
    day = on or localdate()
    decided = Decider.objects.filter(complaint=OuterRef("pk"), member__user=user)
    own = apart.inspected(
        user, OuterRef("sanction__case__subject_organization_id"), OuterRef("sanction__case__subject_member_id"), day
    )
    return _office_of_body(user, day) & ~Q(Exists(decided)) & ~own


def _office_of_body(user: Any, day: date) -> Q:
    """Whether the user belongs to the office that receives what is addressed to the row's body, or leads the body."""
    mine = {"member__user": user}
    posts = Post.objects.on(day).filter(organization=OuterRef("body__organization"), duty__in=_RECEIVING, **mine)
    return Q(Exists(posts)) | Q(Exists(Seat.objects.on(day).leading().filter(body=OuterRef("body"), **mine)))


def sees_petition(user: Any, on: date | None = None) -> Q:
    """Return the condition under which a user reads a petition: the office and the leaders of its body.

    Never whom it is about, in person or as who answers for the organization, nor who is recused from it.
    """
    day = on or localdate()
    return _office_of_body(user, day) & ~apart_from_petition(user, day)


def apart_from_petition(user: Any, on: date | None = None) -> Q:
    """Return the condition that a user takes no part in a petition: it is about them, or they are recused."""
    own = apart.inspected(user, OuterRef("subject_organization_id"), OuterRef("subject_member_id"), on or localdate())
    recused = PetitionRecusal.objects.filter(petition=OuterRef("pk"), member__user=user)
    return own | Q(Exists(recused))


def works_on_petition(user: Any, petition: Petition, on: date) -> bool:
    """Return whether the user has to do with a petition: its office, its leaders, or who handles its case."""
    if Petition.objects.visible_to(user, on).filter(pk=petition.pk).exists():
        return True
    held = CaseGrant.objects.filter(policy.held_on(user, on), content_object=OuterRef("pk"), duty__in=TEAM_DUTIES)
    cases = Case.objects.filter(denunciation__petition=petition).exclude(apart.from_case(user))
    return cases.filter(Exists(held)).exists()


def require_petition_worker(user: User, petition: Petition, on: date) -> None:
    """Refuse everybody who has nothing to do with the petition."""
    if not works_on_petition(user, petition, on):
        raise NotYourDuty(duty=str(_("who works on the petition")), on=f"{on:%d/%m/%Y}")


def sees_sign(user: Any, on: date | None = None) -> Q:
    """Return the condition under which a user reads a sign of violation, with the petition and the case behind it."""
    day = on or localdate()
    own = apart.inspected(user, OuterRef("subject_organization_id"), OuterRef("subject_member_id"), day)
    recused = PetitionRecusal.objects.filter(petition=OuterRef("petition"), member__user=user)
    kept_from = Case.objects.filter(apart.from_case(user), Q(pk=OuterRef("case")) | Q(pk=OuterRef("left_by__case")))
    return _office_of_body(user, day) & ~own & ~Q(Exists(recused)) & ~Q(Exists(kept_from))


#: Where the registers beside the cases name the organization and the member they are about.
_REGISTERED = {"supervisionentry": ("organization_id", "member_id"), "weakorganization": ("organization_id", None)}


def sees_register(user: Any, register: Any, on: date | None = None) -> Q:
    """Return the condition under which a user reads a row of a body's register: its office and its leaders.

    Never whom the row is about, nor, of what a conclusion recommended, who is kept apart from its case.
    """
    day = on or localdate()
    if register._meta.model_name not in _REGISTERED:
        kept_from = Case.objects.filter(apart.from_case(user), pk=OuterRef("case"))
        return _office_of_body(user, day) & ~Q(Exists(kept_from))
    organization, member = _REGISTERED[register._meta.model_name]
    own = apart.inspected(user, OuterRef(organization), OuterRef(member) if member else None, day)
    return _office_of_body(user, day) & ~own


def not_recused_from_letter(user: Any) -> Q:
    """Return the condition that the user is told how many letters of complaint wait: kept apart from none of them."""
    decided = Decider.objects.filter(complaint=OuterRef("pk"), member__user=user)
    return Q(contested__in=Case.objects.filter(policy.not_recused_from_case(user))) & ~Q(Exists(decided))


#: How far below an organization its own work reaches: a city, its districts, grassroots, their cells.
_ABOVE = ("", "__parent", "__parent__parent", "__parent__parent__parent")


def organizations_reported_for(user: Any, on: date) -> set[int]:
    """Return the organizations whose records from paper the user keeps: those reported for, and all below them."""
    posts = Post.objects.on(on).filter(member__user=user, duty=PostDuty.REPORTING_SECRETARY).values("organization")
    own = Q()
    for above in _ABOVE:
        own |= Q(**{f"{above.removeprefix('__') or 'pk'}__in": posts})
    return set(Organization.objects.filter(own).values_list("pk", flat=True))


def sees_paper_record(user: Any, on: date | None = None) -> Q:
    """Return the condition under which a user opens a record from paper: who reports for its body or sits in it.

    The same of an organization above it. Never whom the record is about.
    """
    day = on or localdate()
    near = Q()
    for above in _ABOVE:
        place = OuterRef(f"body__organization{above}")
        posts = Post.objects.on(day).filter(member__user=user, duty=PostDuty.REPORTING_SECRETARY, organization=place)
        seats = Seat.objects.on(day).filter(member__user=user, body__organization=place)
        near |= Q(Exists(posts)) | Q(Exists(seats))
    return near & not_about(user, day)


def sees_takeover(user: Any, on: date | None = None) -> Q:
    """Return the condition under which a user reads a case proposed to be taken over: its body's officers and leaders.

    Never whom it is about.
    """
    day = on or localdate()
    own = apart.inspected(user, OuterRef("subject_organization_id"), OuterRef("subject_member_id"), day)
    return _office_of_body(user, day) & ~own


def answers_takeover(user: Any, on: date | None = None) -> Q:
    """Return the condition under which a user confirms or refuses a case proposed to be taken over.

    They lead its body, did not propose it, and it is not about their own side.
    """
    day = on or localdate()
    own = apart.inspected(user, OuterRef("subject_organization_id"), OuterRef("subject_member_id"), day)
    leads = Exists(Seat.objects.on(day).leading().filter(body=OuterRef("body"), member__user=user))
    return Q(leads) & ~Q(proposed_by=user) & ~own


def not_about(user: Any, on: date | None = None) -> Q:
    """Return the condition that a record from paper is not about the user, nor about whom the user answers for."""
    answered = Post.objects.on(on or localdate()).filter(member__user=user, duty=PostDuty.REPRESENTATIVE)
    about = Q(subject_organization__in=answered.values("organization")) | Q(subject_member__user=user)
    return ~Q(Exists(PaperSubject.objects.filter(about, record=OuterRef("pk"))))


def reads_figures(user: Any, body: Body, on: date) -> bool:
    """Return whether the user is told the body's figures as a whole: who decides for it, or reports for it."""
    return reads_figures_of(user, body.organization_id, on)


def reads_figures_of(user: Any, organization: int, on: date) -> bool:
    """Return the same of the figures of an organization with everything under it."""
    if not user.is_authenticated or not user.is_active:
        return False
    me = {"member": OuterRef("pk")}
    seats = Seat.objects.on(on).filter(body__organization=organization, **me)
    posts = Post.objects.on(on).filter(organization=organization, duty=PostDuty.REPORTING_SECRETARY, **me)
    return Member.objects.filter(Exists(seats) | Exists(posts), user=user).exists()


_PROGRAMME_READERS = (PostDuty.AREA_OFFICER, PostDuty.CLERK, PostDuty.REPORTING_SECRETARY)


def whole_programmes(user: Any, on: date) -> Q:
    """Return the condition under which a user reads a whole programme: who decides, prepares, numbers or reports it."""
    own = {"member__user": user}
    seats = Seat.objects.on(on).filter(body__organization=OuterRef("body__organization"), **own)
    posts = Post.objects.on(on).filter(organization=OuterRef("body__organization"), duty__in=_PROGRAMME_READERS, **own)
    return Q(Exists(seats)) | Q(Exists(posts))
