"""What is filled in to draft and amend a work programme, to enter a figure, and to keep what happens to it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from cases.commands.work_programmes import NewActual, NewIndicator, NewMilestone, NewPart, NewTarget, NewWork
from cases.forms.work_heads import WorkHeadForm, area, day, meant_organization
from cases.models import (
    IndicatorTarget,
    Operator,
    Organization,
    PartKind,
    ReviewKind,
    ThemeTag,
    WorkProgramme,
)
from cases.work_programmes import computed, telling
from cases.work_programmes.topics import topics

_MILESTONE = re.compile(r"(\d{1,2}/\d{1,2}/\d{4})\s*[;,]?\s*(.+)")
_REVIEWS = (("sơ kết", ReviewKind.PRELIMINARY), ("tổng kết", ReviewKind.FINAL))


def _number(label: Any, *, required: bool = False, help_text: Any = "") -> forms.DecimalField:
    return forms.DecimalField(label=label, required=required, max_digits=18, decimal_places=4, help_text=help_text)


class StructureForm(forms.Form):
    """What a work programme consists of: one thing on each line."""

    goals = forms.CharField(label=_("Goals"), required=False, widget=area(3), help_text=_("One on each line."))
    groups = forms.CharField(
        label=_("Groups of indicators"), required=False, widget=area(3), help_text=_("One on each line, in order.")
    )
    requirements = forms.CharField(label=_("Requirements"), required=False, widget=area(3))
    tasks = forms.CharField(label=_("Tasks and solutions"), required=False, widget=area(3))
    milestones = forms.CharField(
        label=_("Milestones"), required=False, widget=area(3),
        help_text=_("One on each line: the day it is due and what it is, such as: 30/06/2027; Sơ kết 2 năm."),
    )  # fmt: skip

    def clean_milestones(self) -> list[NewMilestone]:
        """Read a day and words from each line, or say which line has none."""
        found = []
        for line in filter(str.strip, self.cleaned_data["milestones"].splitlines()):
            match = _MILESTONE.fullmatch(line.strip())
            try:
                day = date(*(int(one) for one in reversed(match.group(1).split("/")))) if match else None
            except ValueError:
                day = None
            if match is None or day is None:
                raise ValidationError(_("No day and words in: %(line)s."), params={"line": line.strip()[:120]})
            words = match.group(2).strip()
            kind = next((kind for word, kind in _REVIEWS if word in words.lower()), ReviewKind.OTHER)
            found.append(NewMilestone(kind, words, day))
        return found

    def parts(self) -> list[NewPart]:
        """Return what was written, line by line."""
        fields = (
            ("goals", PartKind.GOAL), ("groups", PartKind.GROUP), ("requirements", PartKind.REQUIREMENT),
            ("tasks", PartKind.TASK),
        )  # fmt: skip
        return [
            NewPart(kind, line.strip())
            for name, kind in fields
            for line in self.cleaned_data[name].splitlines()
            if line.strip()
        ]


class DraftWorkForm(WorkHeadForm, StructureForm):
    """A work programme as its paper stands."""

    def new_work(self, indicators: Sequence[NewIndicator]) -> NewWork:
        """Return it as the command is told it."""
        milestones = self.cleaned_data["milestones"]
        return NewWork(**self.head(), parts=self.parts(), indicators=indicators, milestones=milestones)


class AmendWorkForm(StructureForm):
    """Why a work programme changes, what is taken back, and what is added; `version` is the one looked at."""

    reason = forms.CharField(label=_("Reason"), widget=area(2))
    withdraw = forms.MultipleChoiceField(label=_("Taken back"), required=False, widget=forms.CheckboxSelectMultiple)
    version = forms.IntegerField(widget=forms.HiddenInput)
    field_order = ("reason", "withdraw")

    def __init__(self, *args: Any, standing: Iterable[tuple[str, str]], version: int, **kwargs: Any) -> None:
        """Offer what stands."""
        super().__init__(*args, **kwargs)
        self.fields["version"].initial = version
        self.fields["withdraw"].choices = list(standing)  # type: ignore[attr-defined]


class IndicatorForm(forms.Form):
    """An indicator and its target of one organization and period; the same indicator twice has two targets."""

    text = forms.CharField(label=_("Indicator"), max_length=500, widget=area(2))
    unit = forms.CharField(label=_("Unit"), max_length=60, initial="%")
    group = forms.IntegerField(label=_("No. of its group"), required=False, min_value=0, max_value=500)
    topic = forms.ChoiceField(label=_("About"), required=False)
    figure = forms.ChoiceField(label=_("Counted by the system as"), required=False)
    organization = forms.CharField(label=_("Organization"), max_length=300, help_text=_("Code or full name."))
    since = day(_("Period from"))
    until = day(_("Period until"))
    operator = forms.ChoiceField(label=_("Operator"), choices=Operator.choices)
    value = _number(_("Value"), required=True)
    upper = _number(_("Up to"), help_text=_("Of a range only."))
    baseline = _number(_("Before the period"))
    carries = forms.ModelChoiceField(
        label=_("Carries out the target above"),
        queryset=IndicatorTarget.objects.none(),
        required=False,
        empty_label="–",
    )
    is_part = forms.BooleanField(label=_("A part of it, not held against the whole"), required=False)

    def __init__(self, *args: Any, above: QuerySet[IndicatorTarget], **kwargs: Any) -> None:
        """Offer topics, figures and the targets above."""
        super().__init__(*args, **kwargs)
        choices: dict[str, Any] = {
            "topic": [("", "–"), *((key, one.label) for key, one in topics().items())],
            "figure": [("", "–"), *((key, one.label) for key, one in computed.figures().items())],
        }
        for name, offered in choices.items():
            self.fields[name].choices = offered  # type: ignore[attr-defined]
        carries: Any = self.fields["carries"]
        carries.queryset = above
        carries.label_from_instance = lambda one: (
            f"{one.indicator.programme.number}: {one.indicator.text} {telling.goal(one)}"
            f" ({telling.period(one.since, one.until)})"
        )

    def clean_organization(self) -> Organization | None:
        """Find it in the register."""
        return meant_organization(self.cleaned_data["organization"])

    def new_target(self) -> NewTarget:
        """Return the target as the command is told it."""
        names = ("organization", "since", "until", "operator", "value", "upper", "baseline", "carries", "is_part")
        return NewTarget(**{name: self.cleaned_data[name] for name in names})


class IndicatorFormSet(forms.BaseFormSet):
    """The indicators of a programme or of an amendment."""

    def new_indicators(self) -> list[NewIndicator]:
        """Return the rows that were filled in, those of the same words as one indicator with several targets."""
        found: dict[tuple[str, str, int, str, str], list[NewTarget]] = {}
        for form in self.forms:
            facts = form.cleaned_data
            if form.has_changed() and not facts.get("DELETE") and facts.get("text"):
                key = (facts["text"], facts["unit"], facts["group"] or 0, facts["topic"], facts["figure"])
                found.setdefault(key, []).append(form.new_target())
        return [
            NewIndicator(text, unit, group, topic, figure, targets)
            for (text, unit, group, topic, figure), targets in found.items()
        ]


def indicator_formset() -> type[IndicatorFormSet]:
    """Return the formset of indicators; a programme may have none."""
    return forms.formset_factory(  # type: ignore[return-value]
        IndicatorForm, formset=IndicatorFormSet, extra=0, min_num=0, can_delete=True, max_num=200, absolute_max=200
    )


class FigureForm(forms.Form):
    """A figure of a target: its value, or a part and a whole; the reason where it corrects another."""

    as_of = day(_("As of"))
    value = _number(_("Value"))
    part = _number(_("Or a share: of these"), help_text=_("The share is computed in percent."))
    whole = _number(_("Of all"))
    source = forms.CharField(label=_("Source"), max_length=500, widget=area(2))
    file = forms.FileField(label=_("Evidence file"), required=False)
    reason = forms.CharField(label=_("Reason of the correction"), max_length=2000, widget=area(2))

    def __init__(self, *args: Any, corrects: bool, unit: str, **kwargs: Any) -> None:
        """A first figure corrects nothing; only a percentage is a share."""
        super().__init__(*args, **kwargs)
        if not corrects:
            del self.fields["reason"]
        if unit != "%":
            del self.fields["part"], self.fields["whole"]

    def clean(self) -> dict[str, Any]:
        """One of the two ways is filled in."""
        facts = super().clean() or {}
        share = facts.get("part") is not None or facts.get("whole") is not None
        if not self.errors and share == (facts.get("value") is not None):
            self.add_error("value", ValidationError(_("Enter a value, or a part and a whole, one of the two.")))
        return facts

    def new_actual(self) -> NewActual:
        """Return it as the command is told it."""
        facts = self.cleaned_data
        part: Decimal | None = facts.get("part")
        return NewActual(facts["as_of"], facts["source"], facts["value"], part, facts.get("whole"))


class MilestoneForm(forms.Form):
    """When a milestone was reached, and by which paper."""

    done_on = day(_("Done on"))
    paper = forms.CharField(label=_("Paper"), max_length=300, help_text=_("Number and date of the report."))


class ThemeForm(forms.Form):
    """Which work programme a line of the annual programme inspects, under which tags, by which joint plan."""

    theme = forms.ModelChoiceField(
        label=_("Work programme inspected"), queryset=WorkProgramme.objects.none(), required=False, empty_label="–"
    )
    tags = forms.MultipleChoiceField(
        label=_("Tags"), choices=ThemeTag.choices, required=False, widget=forms.CheckboxSelectMultiple
    )
    joint_plan = forms.CharField(label=_("Joint plan with state inspection"), required=False, max_length=500)

    def __init__(self, *args: Any, offered: QuerySet[WorkProgramme], **kwargs: Any) -> None:
        """Offer the programmes the user sees."""
        super().__init__(*args, **kwargs)
        theme: Any = self.fields["theme"]
        theme.queryset = offered
        theme.label_from_instance = lambda one: f"{one.number} – {one.title}"


class DocumentForm(forms.Form):
    """A paper issued to carry a programme out."""

    number = forms.CharField(label=_("Number"), max_length=60)
    dated_on = day(_("Dated"))
    title = forms.CharField(label=_("Title"), max_length=500, widget=area(2))
    is_legal = forms.BooleanField(label=_("Legal document"), required=False)
