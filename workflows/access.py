"""How a page finds the case or team it is about: what one may not see does not exist, and the attempt is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cases.models import AgendaItem, Case, Complaint, ItemQuestion, Petition, Sitting, Team, ViolationSign
from cases.refusals import refuse, refuse_case, refuse_team

if TYPE_CHECKING:
    from inspection.accounts.models import User

#: What a page about a case or team reads with it.
CASE_WITH = ("team__item__programme", "body__organization", "subject_organization", "subject_member")
TEAM_WITH = ("item__programme", "body__organization")


def seen_case(user: User, key: str) -> Case:
    """Return the case the user may open. Raises `Http404` (unseen or not there) or `Recused`."""
    case = Case.objects.visible_to(user).select_related(*CASE_WITH).filter(key=key).first()
    return case or refuse_case(user, key)


def represented_case(user: User, key: str) -> Case:
    """Return the case in which the user answers for the subject. Raises `Http404`."""
    case = Case.objects.represented_by(user).select_related(*CASE_WITH).filter(key=key).first()
    return case or refuse_case(user, key)


def seen_complaint(user: User, key: str) -> Complaint:
    """Return the letter of complaint the user may read. Raises `Http404`."""
    rows = Complaint.objects.visible_to(user).select_related("body__organization", "contested", "sanction", "case")
    return rows.filter(key=key).first() or refuse(user, key=key)


def seen_petition(user: User, key: str) -> Petition:
    """Return the petition the user may read. Raises `Http404`."""
    rows = Petition.objects.visible_to(user).select_related(
        "body__organization", "subject_organization", "subject_member", "competent_body", "complaint", "repeat_of"
    )
    return rows.filter(key=key).first() or refuse(user, key=key)


def seen_sign(user: User, key: str) -> ViolationSign:
    """Return the sign of violation the user may read. Raises `Http404`."""
    rows = ViolationSign.objects.visible_to(user).select_related(
        "body__organization", "subject_organization", "subject_member", "petition", "left_by__case", "case"
    )
    return rows.filter(key=key).first() or refuse(user, key=key)


def seen_team(user: User, key: str) -> Team:
    """Return the team the user may open. Raises `Http404` or `Recused`."""
    team = Team.objects.visible_to(user).select_related(*TEAM_WITH).filter(key=key).first()
    return team or refuse_team(user, key)


def seen_sitting(user: User, key: str) -> Sitting:
    """Return the meeting the user sits in or keeps. Raises `Http404`."""
    rows = Sitting.objects.visible_to(user).select_related("body__organization", "chaired_by", "recorded_by")
    return rows.filter(key=key).first() or refuse(user, key=key)


def seen_item(user: User, key: str) -> AgendaItem:
    """Return the item of an agenda that exists for the user. Raises `Http404`."""
    rows = AgendaItem.objects.visible_to(user).select_related(
        "sitting__body__organization", "case__team", "case__body__organization"
    )
    return rows.filter(key=key).first() or refuse(user, key=key)


def seen_question(user: User, key: str, number: int) -> ItemQuestion:
    """Return the question the user may read: in the meeting, or in the file of its case. Raises `Http404`."""
    rows = ItemQuestion.objects.visible_to(user).select_related(
        "asked_by", "item__sitting__body__organization", "item__case__team"
    )
    return rows.filter(item__key=key, number=number).first() or refuse(user, key=key)
