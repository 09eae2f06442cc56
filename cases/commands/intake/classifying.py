"""P1: what a petition is, whether the body is competent, and what stands in the way; with the rule of each."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy as _

from cases.acting import command
from cases.commands._writing import cited, require_date, require_text, save
from cases.commands.intake._petition import book_of, locked_petition, require_keeper, require_unnamed, tell
from cases.commands.intake.judging import NotGround, competence, grounds_offered, managing_house
from cases.errors_intake import AlreadyHandled, NotThisRegister
from cases.models import Body, Member, Petition, PetitionClass, PetitionRecusal

if TYPE_CHECKING:
    from inspection.accounts.models import User

_RULES = ("GQTC-FIRST", "GQTC-COMP", "GQTC-NOT", "GQTC-ANON", "GQTC-MIXED", "GQTC-ADVISORY", "COMPLAIN-COMP")


def require_unhandled(petition: Petition) -> None:
    """Refuse what was handled before."""
    if petition.handling:
        raise AlreadyHandled(
            petition=petition.symbol, on=f"{petition.handled_on:%d/%m/%Y}", handling=petition.get_handling_display()
        )


@command
def classify(
    petition: Petition,
    *,
    by: User,
    on: date,
    classification: PetitionClass | str,
    is_competent: bool | None = None,
    competent_body: Body | None = None,
    grounds: Collection[str] = (),
    is_false_name: bool = False,
    is_concrete: bool = False,
    is_mixed: bool = False,
    repeat_of: Petition | None = None,
    has_new_facts: bool = False,
) -> Petition:
    """P1. Say what a petition is (GQTC-FIRST); until it is handled it may be classified anew.

    Who manages the subject is read from seats and places, and kept beside what the officer says.
    """
    petition = locked_petition(petition)
    require_keeper(by, petition, on)
    require_unhandled(petition)
    require_date(on, act=_("Classify a petition"), earliest=petition.received_on)
    book = book_of(petition, on)
    petition.classification = classification
    petition.is_false_name, petition.is_concrete = is_false_name, is_concrete
    petition.is_mixed = is_mixed
    petition.repeat_of, petition.has_new_facts = repeat_of, has_new_facts
    petition.is_competent, petition.competent_body = is_competent, competent_body
    found = set(grounds)
    if classification == PetitionClass.DENUNCIATION and petition.has_no_known_sender:
        found.add(NotGround.NO_NAME)
    petition.grounds = [ground.value for ground in grounds_offered(book) if ground in found]
    house = managing_house(petition, on)
    used = [rule for key in _RULES if (rule := book.find_or_none(key)) is not None]
    petition.judgment = {
        "managed_by": house.name if house is not None else "",
        "by_record": competence(petition, on),
        "rules": [rule.rule.reference for rule in used],
        "citations": {rule.key: rule.cite() for rule in used},
    }
    petition.classified_on, petition.classified_by = on, by
    save(petition, list(_WRITTEN))
    told: dict[str, Any] = {
        "classification": str(classification),
        "grounds": petition.grounds,
        "competent": is_competent,
        "repeats": repeat_of.symbol if repeat_of is not None else "",
    }
    tell(petition, "petition-classified", by=by, on=on, rules=cited(book, on), **told)
    return petition


_WRITTEN = (
    "classification", "is_false_name", "is_concrete", "is_mixed", "repeat_of", "has_new_facts", "is_competent",
    "competent_body", "grounds", "judgment", "classified_on", "classified_by",
)  # fmt: skip


@command
def withdraw_from(petition: Petition, *, by: User, on: date, ground: str) -> PetitionRecusal:
    """Declare a conflict: from now on the petition does not exist for the one who declares it."""
    petition = locked_petition(petition)
    require_keeper(by, petition, on)
    require_text(ground=(_("ground"), ground))
    require_unnamed(petition, ground=(_("ground"), ground))
    member = Member.objects.filter(user=by).first()
    if member is None:
        raise NotThisRegister(body=petition.body.name)
    row = PetitionRecusal(petition=petition, member=member, since=on, ground=ground)
    save(row)
    tell(petition, "petition-recused", by=by, on=on, member=member.pk)
    return row
