"""P1: what is done with a petition that was classified; each way by the rule that leads there."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from cases.acting import command
from cases.commands._writing import cited, require_date, require_text, save
from cases.commands.intake._petition import book_of, locked_petition, require_keeper, require_unnamed, tell
from cases.commands.intake.classifying import require_unhandled
from cases.commands.intake.judging import Branch, NotGround, branches, may_lead
from cases.errors_intake import (
    AdvisoryMayNotLead,
    DenunciationNotTakenUp,
    NeverADenunciation,
    NotClassified,
    NotCompetent,
    NotThisWay,
)
from cases.models import Complaint, Handling, Petition
from cases.rulebook import Rulebook

if TYPE_CHECKING:
    from inspection.accounts.models import User

#: What has an act of its own: a denunciation is opened as a case, a complaint stands in its own register.
_ELSEWHERE = {Handling.ACCEPT, Handling.COMPLAINT}


@command
def handle(
    petition: Petition, *, by: User, on: date, handling: Handling | str, reason: str, handed_to: str = ""
) -> Petition:
    """P1. Transfer, return, guide, decline, keep for monitoring or store a petition, with the reason.

    Raises `NotClassified`, `AlreadyHandled`, `NotThisWay`, `SenderInText`.
    """
    petition = locked_petition(petition)
    require_keeper(by, petition, on)
    require_text(reason=(_("reason"), reason))
    if handling == Handling.TRANSFER:
        require_text(handed_to=(_("transferred to"), handed_to))
    require_unnamed(petition, reason=(_("reason"), reason), handed_to=(_("transferred to"), handed_to))
    if handling in _ELSEWHERE:
        raise NotThisWay(petition=petition.symbol, why=_("this way has an act of its own"))
    return _handled(petition, Handling(handling), by, on, reason=reason, handed_to=handed_to)


@command
def take_up(petition: Petition, *, by: User, on: date) -> Petition:
    """P1. Take a petition up as a denunciation; whoever opens its case calls this in the same act.

    Raises `NotClassified`, `AlreadyHandled`, `NeverADenunciation`, `DenunciationNotTakenUp`, `NotCompetent`,
    `AdvisoryMayNotLead`, `NotThisWay`.
    """
    petition = locked_petition(petition)
    require_keeper(by, petition, on)
    _require_resolvable(petition, book_of(petition, on), on)
    return _handled(petition, Handling.ACCEPT, by, on)


@command
def lead_to_complaint(petition: Petition, complaint: Complaint, *, by: User, on: date) -> Petition:
    """P1. Link a petition to the complaint registered from it: there is one register of complaints, and it is there."""
    petition = locked_petition(petition)
    require_keeper(by, petition, on)
    petition.complaint = complaint
    return _handled(petition, Handling.COMPLAINT, by, on, complaint=complaint.key)


def _require_resolvable(petition: Petition, book: Rulebook, on: date) -> None:
    """Refuse to open a denunciation where a rule that gates stands in the way."""

    def cite(key: str) -> str:
        found = book.find_or_none(key)
        return found.cite() if found is not None else ""

    def gates(key: str) -> bool:
        found = book.find_or_none(key)
        return found is not None and found.gates

    if petition.has_no_known_sender:
        raise NeverADenunciation(petition=petition.symbol, citation=cite("GQTC-ANON"))
    if petition.grounds and gates("GQTC-NOT"):
        words = "; ".join(str(NotGround(ground).label) for ground in petition.grounds)
        raise DenunciationNotTakenUp(petition=petition.symbol, grounds=words, citation=cite("GQTC-NOT"))
    if petition.is_competent is False:
        raise NotCompetent(petition=petition.symbol, body=petition.body.name, citation=cite("GQTC-COMP"))
    if gates("GQTC-ADVISORY") and not may_lead(petition, on):
        raise AdvisoryMayNotLead(petition=petition.symbol, body=petition.body.name, citation=cite("GQTC-ADVISORY"))


def _branch(petition: Petition, handling: Handling) -> Branch:
    found = next((one for one in branches(petition) if one.handling == handling), None)
    if found is None:
        raise NotThisWay(petition=petition.symbol, why=_("its class and marks do not lead there"))
    return found


def _handled(
    petition: Petition, handling: Handling, by: User, on: date, *, reason: str = "", handed_to: str = "", **told: str
) -> Petition:
    require_unhandled(petition)
    if not petition.classification or petition.classified_on is None:
        raise NotClassified(petition=petition.symbol)
    require_date(on, act=_("Handle a petition"), earliest=petition.classified_on)
    book = book_of(petition, on)
    branch = _branch(petition, handling)
    rule = book.find_or_none(branch.key) or book.find_or_none("GQTC-FIRST")
    petition.handling, petition.handled_on, petition.handled_by = handling, on, by
    petition.handling_reason, petition.handed_to = reason, handed_to
    petition.rule_cited = rule.cite() if rule is not None else ""
    save(petition, [*_WRITTEN])
    rules = cited(book, on)
    tell(petition, f"petition-{_ACTS[handling]}", by=by, on=on, handed_to=handed_to, rules=rules, **told)
    return petition


_WRITTEN = ("handling", "handled_on", "handled_by", "handling_reason", "handed_to", "rule_cited", "complaint")

_ACTS = {
    Handling.ACCEPT: "taken-up",
    Handling.COMPLAINT: "led-to-complaint",
    Handling.TRANSFER: "transferred",
    Handling.RETURN: "returned",
    Handling.GUIDE: "guided",
    Handling.DECLINE: "declined",
    Handling.MONITOR: "monitored",
    Handling.STORE: "stored",
}
