"""Dimensions of a case: its procedure and subject, who acted, what it was about, how it ended and what followed."""

from __future__ import annotations

from typing import Any

from django.db.models import Case as Choose
from django.db.models import CharField, DateField, F, IntegerField, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from cases.models import (
    CATEGORIES,
    AmountLine,
    AmountPart,
    BodyKind,
    Case,
    CaseContent,
    CaseToOpen,
    CrimeTransfer,
    Fault,
    FinanceSheet,
    Finding,
    FindingKind,
    Kind,
    Level,
    MandateSheet,
    MoneyCategory,
    OrganizationState,
    Outcome,
    Sanction,
    Seat,
    SheetConclusion,
    Violation,
    in_force,
)
from cases.models.programme import SIGNS_KINDS
from cases.statistics.forms.asked import Asked, Tree
from cases.statistics.forms.contents import contents
from cases.statistics.forms.vocabulary.dimensions import NONE, YES_NO, Dimension, at, beside, field_of, flag, text

_FAULTS = (FindingKind.SHORTCOMING, FindingKind.VIOLATION)
_SUBJECTS = {"organization": _("organization"), "member": _("member")}
_COMMITTEES = (BodyKind.COMMITTEE, BodyKind.STANDING_COMMITTEE)


def _subject(_asked: Asked, path: str) -> Any:
    of_member = When(**{at(path, "subject_member__isnull"): False}, then=text("member"))
    return Choose(of_member, default=text("organization"), output_field=CharField())


def _subject_level(asked: Asked, path: str) -> Any:
    """As it stood when the case was opened, or of whoever stands in its place today."""
    if asked.tree is Tree.AS_AT:
        return F(at(path, "subject_level"))
    house = at(path, "subject_organization")
    heirs = (f"{house}__succeeded_by__succeeded_by", f"{house}__succeeded_by", house)
    return Coalesce(*(f"{one}__level" for one in heirs), at(path, "subject_member__organization__level"))


def acting_level(asked: Asked, body: str, day: str) -> Any:
    """The level of the organization a body acts for: on the day of the row, or today."""
    now = F(f"{body}__organization__level")
    if asked.tree is Tree.TODAY:
        return now
    on: Any = Coalesce(OuterRef(day), Value(asked.as_of), output_field=DateField())
    states = OrganizationState.objects.filter(in_force(on), organization=OuterRef(f"{body}__organization"))
    return Coalesce(Subquery(states.values("level")[:1]), now)


def _outcome(asked: Asked, path: str) -> Any:
    known = When(**{at(path, "concluded_on__lte"): asked.as_of}, then=F(at(path, "outcome")))
    return Choose(known, default=text(NONE), output_field=CharField())


#: From the highest to the lowest: whoever sits in several committees counts once, by the highest.
_RANKS = {level: rank for rank, level in enumerate(Level.values)}


def _position(_asked: Asked, path: str) -> Any:
    """The level of the highest committee in which the member sat when the case was opened."""
    level = "body__organization__states__level"
    opened: Any = OuterRef(at(path, "opened_on"))
    then = in_force(opened) & in_force(opened, *(f"body__organization__states__{end}" for end in ("since", "until")))
    seats = Seat.objects.filter(then, member=OuterRef(at(path, "subject_member")), body__kind__in=_COMMITTEES)
    rank = Choose(
        *(When(**{level: one}, then=Value(number)) for one, number in _RANKS.items()),
        default=Value(len(_RANKS)),
        output_field=IntegerField(),
    )
    highest = seats.annotate(rank=rank).order_by("rank", "pk").values(level)[:1]
    return Coalesce(Subquery(highest, output_field=CharField()), text(NONE))


def _content(_asked: Asked, path: str, value: str) -> Q:
    return beside(CaseContent, path, key=value, replaced_on=None)


def _violation_content(_asked: Asked, path: str, value: str) -> Q:
    return beside(Violation, path, withdrawn_on=None, group__in=contents().groups[value])


def _disciplined(asked: Asked, path: str) -> Q:
    return beside(Sanction, path, link="case__opened_from", effective_on__lte=asked.as_of)


def _inspected_after(asked: Asked, path: str) -> Q:
    return beside(Case, path, link="opened_from", kind__in=SIGNS_KINDS, opened_on__lte=asked.as_of)


def _required(_asked: Asked, path: str) -> Q:
    """Discipline is called for: by the outcome, by what the conclusion lists to be opened, or by what was opened."""
    called = beside(CaseToOpen, path, procedure=Kind.DISCIPLINE)
    opened = beside(Case, path, link="opened_from", kind=Kind.DISCIPLINE)
    return Q(**{at(path, "outcome"): Outcome.DISCIPLINE_REQUIRED}) | called | opened


_FINANCES = {
    "fees": FinanceSheet.FEES.label, "budget": FinanceSheet.BUDGET.label, "both": _("both"), NONE: _("none named"),
}  # fmt: skip


def _finance(_asked: Asked, path: str) -> Any:
    scope = at(path, "team__finance_scope")
    named = {"both": (True, True), "fees": (True, False), "budget": (False, True)}
    whens = (When(**{f"{scope}__fees": fees, f"{scope}__budget": budget}, then=text(word))
             for word, (fees, budget) in named.items())  # fmt: skip
    return Choose(*whens, default=text(NONE), output_field=CharField())


def _sheet(name: str) -> Any:
    return lambda _asked, path: beside(MandateSheet, path, Q(**{name: True}))


def _concluded_sheet(sheet: str) -> Any:
    def value(_asked: Asked, path: str) -> Any:
        found = SheetConclusion.objects.filter(case=OuterRef(at(path, "pk")), sheet=sheet)
        words = Choose(When(is_well_done=True, then=text("yes")), default=text("no"), output_field=CharField())
        return Coalesce(Subquery(found.annotate(word=words).values("word")[:1]), text(NONE))

    return value


_SHEET_VALUES = dict(YES_NO) | {NONE: _("not concluded on")}


def acting(day: str, body: str = "body") -> dict[str, Dimension]:
    """Return the dimensions of who acted, where a row's body and its day stand at these names."""
    return {
        "acting_kind": Dimension(_("acting body"), dict(BodyKind.choices), lambda _asked, _path: F(f"{body}__kind")),
        "acting_level": Dimension(
            _("acting level"), dict(Level.choices), lambda asked, _path: acting_level(asked, body, day)
        ),
    }


def _named_contents() -> dict[str, Any]:
    return {key: one.vi for key, one in contents().named.items()}


OF_CASES: dict[str, Dimension] = {
    "kind": field_of(_("procedure"), "kind", Kind.choices),
    "subject": Dimension(_("kind of subject"), _SUBJECTS, _subject),
    "subject_level": Dimension(_("level of the subject"), dict(Level.choices), _subject_level),
    "position": Dimension(
        _("committee in which the member sits"), dict(Level.choices) | {NONE: _("in none")}, _position
    ),
    "outcome": Dimension(_("outcome"), dict(Outcome.choices) | {NONE: _("not concluded")}, _outcome),
    "content": Dimension(_("content"), _named_contents(), has=_content),
    "violation_content": Dimension(_("content of the violations"), _named_contents(), has=_violation_content),
    "faults": flag(
        _("shortcomings or violations found"),
        lambda _asked, path: beside(Finding, path, kind__in=_FAULTS, withdrawn_on=None),
    ),
    "violation": flag(
        _("violation found"),
        lambda _asked, path: beside(Finding, path, kind=FindingKind.VIOLATION, withdrawn_on=None),
    ),
    "discipline_required": flag(_("discipline called for"), _required),
    "disciplined": flag(_("discipline in force by the end of the period"), _disciplined),
    "inspected_after": flag(_("an inspection on signs of violation was opened from it"), _inspected_after),
    "crime_transferred": flag(
        _("transferred to law enforcement"),
        lambda asked, path: beside(CrimeTransfer, path, transferred_on__lte=asked.as_of),
    ),
    "has_programme": flag(_("has a programme and plans"), _sheet("has_programme")),
    "works_well": flag(_("carries out the task well"), _sheet("works_well")),
    "leads_well": flag(_("leads and directs well"), _sheet("leads_well")),
    "mandate_well": Dimension(_("inspection and supervision work"), _SHEET_VALUES, _concluded_sheet("B09")),
    "discipline_well": Dimension(_("enforcement of discipline"), _SHEET_VALUES, _concluded_sheet("B10")),
    "finance": Dimension(_("finance inspected"), _FINANCES, _finance),
    "money_category": Dimension(
        _("kind of money"),
        dict(MoneyCategory.choices),
        has=lambda _asked, path, value: beside(AmountLine, path, category=value),
    ),
    "fees_fault": Dimension(
        _("what is wrong with the party fees"),
        dict(Fault.choices),
        has=lambda _asked, path, value: beside(
            AmountPart, path, link="line__case", fault=value, line__category__in=CATEGORIES[FinanceSheet.FEES]
        ),
    ),
}
