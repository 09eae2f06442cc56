"""What the rulebook makes of a petition: who is competent, which grounds there are, where each class leads."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from cases.models import (
    BodyKind,
    Category,
    Handling,
    Level,
    Member,
    Organization,
    Petition,
    PetitionClass,
    Seat,
)
from cases.rulebook import Rulebook


class NotGround(models.TextChoices):
    """The grounds of the rulebooks on which a denunciation is not resolved (GQTC-NOT)."""

    NO_NAME = "anonymous_or_false_name", _("anonymous or under a false name")
    NO_ADDRESS = "no_clear_address", _("no clear address of the sender")
    CONCLUDED = "already_concluded_no_new_evidence", _("concluded before, nothing new")
    NO_CONTENT = "no_concrete_content_or_basis", _("no concrete content, nothing to verify it by")
    NOBODY = "no_allegation_against_member_or_organization", _("accuses no member and no organization")
    NO_ORIGINAL = "not_original_signed_by_denouncer", _("no original signed by the denouncer")
    JOINT = "signed_jointly_by_two_or_more", _("signed by two or more together")
    NO_CAPACITY = "no_civil_capacity", _("the denouncer has no civil capacity")
    REFILED = "withdrawn_voluntarily_refiled_no_new_evidence", _("withdrawn freely and handed in again, nothing new")


@dataclass(frozen=True)
class Branch:
    """A way to handle a petition, and the rule that leads there."""

    handling: Handling
    key: str
    why: str | Promise


def grounds_offered(book: Rulebook) -> list[NotGround]:
    """Return the grounds the rulebook of the day knows."""
    found = book.find_or_none("GQTC-NOT")
    known = set(found.value) if found is not None else set()
    return [ground for ground in NotGround if ground in known]


def managing_house(petition: Petition, on: date) -> Organization | None:
    """Return the organization whose committee manages the subject (GQTC-COMP); a retired cadre as if in office."""
    if petition.subject_organization is not None:
        return petition.subject_organization.parent
    member = petition.subject_member
    if member is None:
        return None
    seat = _seat_of(member, on)
    if seat is None:
        return member.organization
    house = seat.body.organization
    return house.parent or house


def _seat_of(member: Member, on: date) -> Seat | None:
    rows = Seat.objects.filter(member=member, body__kind__in=[BodyKind.COMMITTEE, BodyKind.STANDING_COMMITTEE])
    if member.category != Category.RETIRED:
        rows = rows.on(on)
    return rows.select_related("body__organization__parent").order_by("-since", "-pk").first()


def competence(petition: Petition, on: date) -> bool | None:
    """Return whether the body is competent by the seats and places on record; None where nobody is known."""
    house = managing_house(petition, on)
    return None if house is None else house.pk == petition.body.organization_id


def may_lead(petition: Petition, on: date) -> bool:
    """Return whether the body may lead at all (GQTC-ADVISORY): an advisory body only against a cadre of its level."""
    if petition.body.kind != BodyKind.ADVISORY:
        return True
    return petition.subject_member_id is not None and competence(petition, on) is True


def leads_cell(petition: Petition) -> bool:
    """Return whether the body is a cell, which resolves what concerns the members it manages."""
    return bool(petition.body.organization.level == Level.CELL)


def branches(petition: Petition) -> Sequence[Branch]:
    """Return where class and marks lead, the way of the rule first."""
    match PetitionClass(petition.classification):
        case PetitionClass.FEEDBACK:
            return _FEEDBACK
        case PetitionClass.COMPLAINT:
            return [_SPLIT, *_COMPLAINT] if petition.is_mixed else _COMPLAINT
        case _:
            return _of_denunciation(petition)


def _of_denunciation(petition: Petition) -> Sequence[Branch]:
    if petition.is_mixed:
        return [_SPLIT, Branch(Handling.COMPLAINT, "GQTC-MIXED", _("its complaint is handled")), _TRANSFER]
    if petition.has_no_known_sender:
        monitor = Branch(Handling.MONITOR, "GQTC-ANON", _("concrete, though nobody signed it"))
        store = Branch(Handling.STORE, "GQTC-NOT", _("nobody signed it, and nothing in it can be verified"))
        return [monitor, store] if petition.is_concrete else [store, monitor]
    if petition.grounds:
        decline = Branch(Handling.DECLINE, "GQTC-NOT", _("a ground of the rulebook stands in the way"))
        return [decline, Branch(Handling.STORE, "GQTC-NOT", _("nothing is left to answer")), _RETURN]
    if petition.is_competent is False:
        return [_TRANSFER, Branch(Handling.GUIDE, "GQTC-COMP", _("the sender is told who is competent")), _RETURN]
    return [
        Branch(Handling.ACCEPT, "GQTC-COMP", _("the body is competent, and nothing stands in the way")),
        Branch(Handling.MONITOR, "GQTC-FIRST", _("the situation is looked into first")),
        _TRANSFER,
    ]


_TRANSFER = Branch(Handling.TRANSFER, "GQTC-COMP", _("another body is competent"))
_RETURN = Branch(Handling.RETURN, "GQTC-FIRST", _("the sender gets it back, with what is lacking"))
_SPLIT = Branch(Handling.GUIDE, "GQTC-MIXED", _("complaint and denunciation in one: the sender is guided to part them"))
_COMPLAINT = [
    Branch(Handling.COMPLAINT, "COMPLAIN-COMP", _("it is judged in the register of complaints")),
    Branch(Handling.TRANSFER, "COMPLAIN-COMP", _("another body decided")),
    Branch(Handling.RETURN, "COMPLAIN-ORDER", _("a level was skipped")),
    Branch(Handling.GUIDE, "COMPLAIN-ORDER", _("the sender is told where to complain")),
]
_FEEDBACK = [
    Branch(Handling.TRANSFER, "GQTC-FIRST", _("another organization answers it")),
    Branch(Handling.GUIDE, "GQTC-FIRST", _("the sender is answered")),
    Branch(Handling.MONITOR, "GQTC-FIRST", _("it tells something of the situation")),
    Branch(Handling.STORE, "GQTC-FIRST", _("nothing is to be done")),
]
