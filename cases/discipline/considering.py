"""May this subject be disciplined now, within which frame, and which circumstances count: before any ballot is held."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from cases.discipline.errors import CircumstanceUnknown, FrameSilent, NotForOrganizations
from cases.discipline.forms import DisciplineForm, SubjectKind, heaviest_first
from cases.discipline.words import Sentence, say

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cases.rulebook import Rulebook, RuleFound


class Deferral(TextChoices):
    """Why a member is not considered for now, as POSTPONE names it."""

    PREGNANT = "pregnant", _("pregnant")
    NURSING = "nursing_child_under_12_months", _("nursing a child under 12 months")
    ILL = "seriously_ill_in_hospital", _("seriously ill in hospital")


class Death(TextChoices):
    """When a violation of a deceased member came up, as DECEASED names it."""

    FOUND_AFTER = "found_after_death", _("found after the member's death")
    DIED_DURING = "died_during", _("the member died while the case was open")
    ESPECIALLY_SERIOUS = "especially_serious", _("the violation is especially serious")


class CourtSentence(TextChoices):
    """Criminal sentences in force; from which of them on a member is expelled is the rulebook's."""

    LIGHTER = "lighter", _("lighter than non-custodial reform")
    NON_CUSTODIAL = "non_custodial_reform", _("non-custodial reform")
    CUSTODIAL = "custodial", _("prison")


class Degree(TextChoices):
    """How serious the consequence is."""

    LESS_SERIOUS = "1", _("less serious")
    SERIOUS = "2", _("serious")
    VERY_SERIOUS = "3", _("very serious")
    ESPECIALLY_SERIOUS = "4", _("especially serious")


class CircumstanceKind(TextChoices):
    """Circumstances that mitigate or aggravate, as MITIG and AGGRAV name them."""

    OWN_REPORT = (
        "reported_own_violation_and_accepted_form",
        _("reported the violation and accepted a fitting form"),
    )
    INFORMED = "provided_truthful_information_on_others", _("gave truthful information on others")
    STOPPED = "stopped_and_helped_prevent", _("stopped, and helped to prevent the violation")
    REMEDIED = "remedied_or_compensated_proactively", _("repaired or compensated on own initiative")
    EVIDENCE = "provided_new_evidence", _("provided new evidence")
    NOT_CORRECTED = "did_not_correct_after_conclusion", _("did not correct after a conclusion")
    NOT_ADMITTED = "not_self_admitting", _("did not admit the violation")
    SUPPRESSED = "suppressed_informants_or_obstructed", _("suppressed informants or obstructed")
    COVERED_UP = "covered_up", _("covered up")
    FORGED = "false_reports_or_destroyed_forged_evidence", _("reported falsely, or destroyed or forged evidence")
    EXPLOITED = (
        "exploited_emergency_disaster_epidemic_policy",
        _("exploited an emergency, disaster, epidemic or social policy"),
    )
    REPEATED = "repeated_violation", _("repeated the violation")
    REMINDED = "reminded_but_still_violates", _("was reminded and violated again")
    RETALIATED = "retaliated_against_informants", _("retaliated against informants")
    OBSTRUCTED = "obstructed_verification", _("obstructed verification")
    NOT_REMEDIED = "did_not_remedy", _("did not repair the damage")


class Way(StrEnum):
    """How the matter goes on."""

    CONSIDER = "consider"
    DEFER = "defer"
    NO_INSPECTION = "no_inspection"
    CONCLUDE_ONLY = "conclude_without_discipline"
    NOT_A_SUBJECT = "not_a_subject"
    EXPEL_DIRECTLY = "EXPULSION_FAST_TRACK"


@dataclass(frozen=True)
class Consideration:
    """Whether the matter goes on, and by which rule."""

    way: Way
    reason: Sentence
    rule: RuleFound | None = None

    @property
    def may_discipline(self) -> bool:
        """May a form be voted on now?"""
        return self.way in {Way.CONSIDER, Way.EXPEL_DIRECTLY}


@dataclass(frozen=True)
class Frame:
    """The forms the rulebook lays down for a degree of consequence, heaviest first."""

    forms: tuple[DisciplineForm, ...]
    row: str
    rule: RuleFound


def consideration(
    book: Rulebook,
    kind: SubjectKind,
    *,
    deferral: Deferral | None = None,
    death: Death | None = None,
    sentence: CourtSentence | None = None,
    is_struck_off: bool = False,
) -> Consideration:
    """The first of these that stands in the way, or that the way is open."""
    if kind == SubjectKind.ORGANIZATION and (deferral or death or sentence or is_struck_off):
        raise NotForOrganizations()
    if is_struck_off:
        rule = book.find("SUBJ-STRUCKOFF")
        if not rule.value["discipline"]:
            return Consideration(Way.NOT_A_SUBJECT, say(_("Who was struck off the list is no longer a subject.")), rule)
    if death:
        rule = book.find("DECEASED")
        match rule.value[death.value]:
            case "no_inspection":
                return Consideration(Way.NO_INSPECTION, say(_("Found after death: no inspection is opened.")), rule)
            case "conclude_without_discipline":
                reason = say(_("Died during the case: it is concluded, without discipline."))
                return Consideration(Way.CONCLUDE_ONLY, reason, rule)
        return Consideration(Way.CONSIDER, say(_("Especially serious: the full procedure, also after death.")), rule)
    if deferral:
        rule = book.find("POSTPONE")
        if deferral.value in rule.value:
            reason = say(_("Not considered for now: %(why)s. It is taken up when this ends."), why=deferral.label)
            return Consideration(Way.DEFER, reason, rule)
    if sentence:
        rule = book.find("PRISON")
        from_reform = isinstance(rule.value, dict) and rule.value.get("from_sentence") == CourtSentence.NON_CUSTODIAL
        expels = {CourtSentence.CUSTODIAL} | ({CourtSentence.NON_CUSTODIAL} if from_reform else set())
        if sentence in expels and kind == SubjectKind.OFFICIAL:
            reason = say(_("A sentence in force: the competent level expels, without the procedure of inspection."))
            return Consideration(Way.EXPEL_DIRECTLY, reason, rule)
        return Consideration(Way.CONSIDER, say(_("By this rulebook the sentence alone does not expel.")), rule)
    return Consideration(Way.CONSIDER, say(_("Nothing stands in the way of considering discipline.")))


def frame(book: Rulebook, kind: SubjectKind, degree: Degree, *, is_repeated: bool = False) -> Frame:
    """The row of the frame for a degree: less serious and first, repeated or serious, and the gravest."""
    rule = book.find("FRAME", subject=kind.spoken_of)
    gravest = next(name for name in ("VERY_SERIOUS", "ESPECIALLY_SERIOUS") if name in rule.value)
    if degree == Degree.LESS_SERIOUS:
        row = "REPEAT_OR_SERIOUS" if is_repeated else "LESS_SERIOUS_FIRST"
    elif degree == Degree.SERIOUS:
        row = "REPEAT_OR_SERIOUS"
    elif degree == Degree.VERY_SERIOUS and gravest != "VERY_SERIOUS":
        raise FrameSilent(degree=degree.label, citation=rule.cite())
    else:
        row = gravest
    return Frame(heaviest_first(rule.value[row]), row, rule)


def circumstances(book: Rulebook, kind: SubjectKind) -> dict[str, RuleFound | None]:
    """The lists of mitigating and aggravating circumstances for this kind of subject, where the rulebook has one."""
    spoken_of = kind.spoken_of
    return {
        "mitigating": book.find_or_none("MITIG", subject=spoken_of),
        "aggravating": book.find_or_none("AGGRAV", subject=spoken_of),
    }


def require_circumstances(
    book: Rulebook, kind: SubjectKind, mitigating: Iterable[str], aggravating: Iterable[str]
) -> list[RuleFound]:
    """The rules of the circumstances named; refuses one that is on no list of that rulebook."""
    lists, used = circumstances(book, kind), []
    for direction, named in (("mitigating", mitigating), ("aggravating", aggravating)):
        rule = lists[direction]
        for code in named:
            if rule is None or code not in rule.value:
                known = ", ".join(rule.value) if rule else "–"
                raise CircumstanceUnknown(code=code, known=known, citation=rule.cite() if rule else "")
            used.append(rule)
    return used
