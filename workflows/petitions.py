"""What the pages of intake read: the register, one petition with its judgment, what is like it, who may open what."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from cases import likeness, reading
from cases.commands.intake.judging import Branch, NotGround, branches, competence, managing_house
from cases.commands.intake.sealing import openable
from cases.models import (
    Body,
    Case,
    CirculationCopy,
    Handling,
    Petition,
    Post,
    PostDuty,
    Rule,
    SealedIdentity,
    SealRequest,
)
from documents.catalogue_intake import KEYS
from documents.models import Document

if TYPE_CHECKING:
    from inspection.accounts.models import User

#: Petitions looked through for one that says the same; older ones are found by the search.
_LOOKED_THROUGH = 400
_SHOWN = 6

#: The chip of what became of a petition.
STATES = {
    "": "todo",
    Handling.ACCEPT: "soon",
    Handling.COMPLAINT: "soon",
    Handling.MONITOR: "wait",
    Handling.DECLINE: "refused",
    Handling.RETURN: "refused",
}


def state_of(row: Petition) -> tuple[str, str]:
    """Return the chip of a petition: its colour and its word."""
    if row.handling:
        return STATES.get(Handling(row.handling), "done"), str(row.get_handling_display())
    return "todo", _("to be handled") if row.classification else _("to be classified")


# The register


@dataclass(frozen=True)
class Entry:
    """A line of the register."""

    petition: Petition
    url: str
    state: str
    word: str


def register(user: User, on: date, chosen: dict[str, Any]) -> QuerySet[Petition]:
    """Return the petitions in the registers the user keeps or leads, as filtered."""
    rows = Petition.objects.visible_to(user, on).select_related(
        "body", "subject_organization", "subject_member", "complaint"
    )
    if words := chosen.get("q"):
        rows = rows.found(words)
    if wanted := chosen.get("classification"):
        rows = rows.filter(classification=wanted)
    if year := chosen.get("year"):
        rows = rows.filter(year=year)
    if state := chosen.get("state"):
        rows = rows.unhandled() if state == "waiting" else rows.filter(handling=state)
    return rows


def entries(rows: Sequence[Petition]) -> list[Entry]:
    """Return petitions as the register lists them."""
    return [Entry(row, reverse("petition", args=[row.key]), *state_of(row)) for row in rows]


def keeps(user: User, on: date) -> list[Body]:
    """Return the bodies whose register of petitions the user keeps."""
    return list(Body.objects.received_by(user, on).order_by("organization", "pk"))


def competent_instead(petition: Petition) -> QuerySet[Body]:
    """Return the bodies that may be competent instead: of the same house, above and below it."""
    house = petition.body.organization
    around = Q(organization=house) | Q(organization__parent=house) | Q(organization=house.parent_id)
    return Body.objects.filter(around).exclude(pk=petition.body_id).order_by("organization", "pk")


# Sent before


@dataclass(frozen=True)
class Before:
    """A petition that may be the same, or from the same sender; told by fingerprints, without opening a seal."""

    petition: Petition
    url: str
    share: int = 0
    same_sender: str = ""


def sent_before(petition: Petition, user: User, on: date) -> list[Before]:
    """Return earlier petitions of the register that say the same, or come from whom this one comes from."""
    rows = Petition.objects.visible_to(user, on).filter(body=petition.body_id).exclude(pk=petition.pk)
    earlier = rows.select_related("subject_organization", "subject_member").order_by("-pk")[:_LOOKED_THROUGH]
    found = {row.pk: row for row in earlier}
    same = _same_sender(petition, list(found))
    alike = {
        row.pk: percent
        for row, percent in likeness.alike(petition.content, [(row, row.content) for row in found.values()])
    }
    keys = sorted({*alike, *same}, key=lambda pk: (-alike.get(pk, 0), -pk))[:_SHOWN]
    return [
        Before(found[pk], reverse("petition", args=[found[pk].key]), alike.get(pk, 0), same.get(pk, "")) for pk in keys
    ]


def _same_sender(petition: Petition, among: list[int]) -> dict[int, str]:
    own = SealedIdentity.objects.filter(petition=petition).first()
    if own is None:
        return {}
    rows = SealedIdentity.objects.filter(petition__in=among)
    named = rows.filter(name_print=own.name_print).values_list("petition", "whole_print")
    whole, name = _("same name and address"), _("same name")
    return {pk: whole if print_ == own.whole_print else name for pk, print_ in named}


# One petition


@dataclass(frozen=True)
class Cited:
    """A rule the classification rests on: its article, and whether it may refuse anything yet."""

    key: str
    citation: str
    gates: bool


@dataclass(frozen=True)
class PetitionShown:
    """A petition as its page shows it."""

    petition: Petition
    state: str
    word: str
    grounds: Sequence[str]
    marks: Sequence[str]
    rules: Sequence[Cited]
    by_record: str
    managed_by: str
    ways: Sequence[Branch]
    is_sealed: bool
    case: Case | None

    @property
    def is_open(self) -> bool:
        """Whether it waits."""
        return not self.petition.handling


def shown(petition: Petition, user: User, on: date) -> PetitionShown:
    """Return a petition with its judgment."""
    said = petition.judgment
    book = Rule.on(petition.classified_on or on, petition.body.scope)
    keys = [reference.split("@")[0] for reference in said.get("rules", [])]
    found = [book.find_or_none(key) for key in keys]
    case = Case.objects.visible_to(user, on).filter(denunciation__petition=petition).order_by("-pk").first()
    return PetitionShown(
        petition,
        *state_of(petition),
        grounds=[str(NotGround(ground).label) for ground in petition.grounds],
        marks=marks_of(petition),
        rules=[Cited(one.key, one.cite(), one.gates) for one in found if one is not None],
        by_record=_RECORDS[said.get("by_record")],
        managed_by=said.get("managed_by", ""),
        ways=branches(petition) if petition.classification and not petition.handling else [],
        is_sealed=SealedIdentity.objects.filter(petition=petition).exists(),
        case=case,
    )


_RECORDS = {True: "yes", False: "no", None: ""}


def marks_of(petition: Petition) -> list[str]:
    """Return the marks of a petition, in words."""
    named = {
        _("anonymous"): petition.is_anonymous,
        _("under a false name"): petition.is_false_name,
        _("concrete"): petition.is_concrete,
        _("complaint and denunciation in one"): petition.is_mixed,
        _("with new facts"): petition.has_new_facts,
    }
    return [mark for mark, holds in named.items() if holds]


def papers_of(petition: Petition) -> QuerySet[Document]:
    """Return the papers made of a petition."""
    rows = Document.objects.standing().filter(type_key__in=KEYS, body=petition.body_id, occasion=petition.pk)
    return rows.order_by("signed_on", "pk").defer("facts")


def managing(petition: Petition, on: date) -> tuple[str, bool | None]:
    """Return who manages the subject by seats and places, and whether that makes the body competent."""
    house = managing_house(petition, on)
    return (house.name if house is not None else "", competence(petition, on))


# Seals


def requests_to_decide(user: User, on: date) -> QuerySet[SealRequest]:
    """Return the requests that wait for the user as custodian: of others, where the user is not apart."""
    houses = Post.objects.on(on).filter(member__user=user, duty=PostDuty.CUSTODIAN).values("organization")
    outside = Petition.objects.exclude(reading.apart_from_petition(user, on))
    rows = SealRequest.objects.filter(decided_on__isnull=True, petition__body__organization__in=houses)
    return rows.filter(petition__in=outside).exclude(asked_by=user).select_related("petition__body", "asked_by")


def own_requests(user: User) -> QuerySet[SealRequest]:
    """Return what the user asked for, the last first."""
    return SealRequest.objects.filter(asked_by=user).select_related("petition", "decided_by", "opening")


def may_open(user: User, on: date) -> QuerySet[SealRequest]:
    """Return the approved requests the user may use today."""
    return SealRequest.objects.filter(openable(user, on)).select_related("petition")


def of_key(key: str) -> Petition | None:
    """Return the petition with this key, whoever asks."""
    return Petition.objects.select_related("body__organization").filter(key=key).first()


def copy_of(petition: Petition, number: int) -> CirculationCopy | None:
    """Return one copy for circulation."""
    return petition.copies.filter(number=number).first()
