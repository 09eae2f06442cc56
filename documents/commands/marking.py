"""Marks of secrecy and urgency: a fact of its own, chosen with its ground before the paper is issued."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from cases.acting import command
from cases.errors import NothingTouched
from documents.catalogue import DocumentType
from documents.commands._matter import Matter, matter_of, record, require, type_of
from documents.facts.content import Thing
from documents.marks import Secrecy, Urgency
from documents.models_register import Marking

if TYPE_CHECKING:
    from inspection.accounts.models import User


@dataclass(frozen=True)
class Marks:
    """What a paper carries under its number."""

    secrecy: str = ""
    urgency: str = ""

    @property
    def printed(self) -> dict[str, str]:
        """The marks as they are stamped; a paper without them says nothing of marks."""
        told = {}
        if self.secrecy:
            told["secrecy"] = str(Secrecy(self.secrecy).label)
        if self.urgency:
            told["urgency"] = str(Urgency(self.urgency).label)
        return told


UNMARKED = Marks()


def marks_of(document_type: DocumentType, matters: Sequence[Matter]) -> list[Marks]:
    """Return what was chosen last for a paper of this kind about each of these matters, of one team or one body."""
    first = matters[0]
    rows = Marking.objects.filter(type_key=document_type.key, team=first.team, programme=first.programme)
    if first.team is None:
        rows = rows.filter(body=first.body)
    chosen: dict[int | None, Marks] = {
        row[0]: Marks(*row[1:]) for row in rows.order_by("pk").values_list("case_id", "secrecy", "urgency")
    }
    return [chosen.get(matter.case.pk if matter.case else None, UNMARKED) for matter in matters]


@command
def mark_paper(
    paper: DocumentType | str, thing: Thing, *, by: User, on: date, secrecy: str, urgency: str, reason: str
) -> Marking:
    """Choose the marks the next paper of this kind carries, and say on which ground; who makes the paper chooses.

    Raises `NothingTouched` without a ground, `NotYourDuty`, `Recused`.
    """
    document_type = type_of(paper)
    matter = matter_of(thing)
    require(document_type, document_type.act, matter, by=by, on=on)
    if not reason.strip():
        raise NothingTouched(field=_("reason"))
    marking = Marking(
        type_key=document_type.key,
        secrecy=Secrecy(secrecy) if secrecy else "",
        urgency=Urgency(urgency) if urgency else "",
        reason=reason,
        marked_by=by,
        marked_on=on,
        **matter.fields,
    )
    marking.save(force_insert=True)
    told = {"paper": document_type.key, "secrecy": marking.secrecy, "urgency": marking.urgency, "reason": reason}
    record(matter, "paper-marked", step="", by=by, on=on, **told)
    return marking
