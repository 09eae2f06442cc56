"""What is filled in of a rating: criteria as a workbook, a round with its days, points with words and files."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from cases.conflicts import ground_choices
from cases.forms.days import DayField
from cases.models import Body, Criterion, Organization, ScoredBy
from cases.rating.totals import plain

if TYPE_CHECKING:
    from cases.rulebook import Rulebook


class PointsField(forms.DecimalField):
    """Points, with a comma or a point before the places."""

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.TextInput(attrs={"class": "short", "inputmode": "decimal", "autocomplete": "off"})
        super().__init__(max_digits=6, decimal_places=2, widget=widget, **kwargs)

    def to_python(self, value: Any) -> Decimal | None:  # type: ignore[override]  # a decimal is no whole number
        """Read it either way."""
        return super().to_python(value.strip().replace(",", ".") if isinstance(value, str) else value)

    def prepare_value(self, value: Any) -> Any:
        """Show points as they are written here: a comma, and no places that say nothing."""
        return plain(value) if isinstance(value, Decimal) else value


class StepField(forms.TypedChoiceField):
    """The points of one step."""

    def __init__(self, criterion: Criterion, **kwargs: Any) -> None:
        steps = sorted(criterion.steps.all(), key=lambda step: step.points)
        words = [
            (_value(one.points), f"{plain(one.points)} – {one.words}" if one.words else plain(one.points))
            for one in steps
        ]
        super().__init__(choices=words, coerce=Decimal, widget=forms.RadioSelect, **kwargs)

    def prepare_value(self, value: Any) -> Any:
        """Choose the step the points of a row stand for."""
        return _value(value) if isinstance(value, Decimal) else value


def _value(points: Decimal) -> str:
    return plain(points).replace(",", ".")


def points_field(criterion: Criterion, label: Any) -> forms.Field:
    """Return the field by which a criterion is scored."""
    if criterion.scored_by == ScoredBy.STEPS:
        return StepField(criterion, label=label)
    return PointsField(label=label, help_text=_("From 0 to %(most)s.") % {"most": plain(criterion.max_points)})


class ScoreForm(forms.Form):
    """Points of one criterion, with words beside."""

    words_label: Any = _("Reason")
    words_required = False
    points_label: Any = _("Points")
    with_file = False

    def __init__(self, *args: Any, criterion: Criterion, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["points"] = points_field(criterion, self.points_label)
        area = forms.Textarea(attrs={"rows": 4})
        self.fields["words"] = forms.CharField(
            label=self.words_label, max_length=4000, required=self.words_required, widget=area
        )
        if self.with_file:
            self.fields["upload"] = forms.FileField(
                label=_("Evidence of the points"), required=False,
                help_text=_("PDF, picture, Word or Excel file, 25 MB at most."),
            )  # fmt: skip


class SelfScoreForm(ScoreForm):
    """A unit scores itself."""

    words_label = _("What was done")
    with_file = True


class AssessForm(ScoreForm):
    """The office assesses."""

    words_label = _("Reason, where it differs from the unit")


class AppealForm(ScoreForm):
    """A unit appeals."""

    points_label, words_required, with_file = _("Points asked for"), True, True


class DecideForm(ScoreForm):
    """Another leader decides."""

    points_label, words_required = _("Points decided"), True


class RecuseForm(forms.Form):
    """The ground of a conflict of interest about a unit."""

    ground = forms.ChoiceField(label=_("Ground"))
    detail = forms.CharField(
        label=_("Detail"), max_length=2000, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(self, *args: Any, book: Rulebook, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["ground"].choices = ground_choices(book)  # type: ignore[attr-defined]


class CriteriaForm(forms.Form):
    """A version of the criteria, from a workbook."""

    body = forms.ModelChoiceField(label=_("Body that rates"), queryset=Body.objects.none(), empty_label="–")
    name = forms.CharField(label=_("Name"), max_length=300)
    basis = forms.CharField(
        label=_("Paper that sets them"), max_length=300, required=False,
        help_text=_("Number and day; empty while the criteria are a local draft."),
    )  # fmt: skip
    since = DayField(label=_("Effective from"), future=True)
    until = DayField(label=_("Effective until"), future=True, required=False)
    file = forms.FileField(label=_("Workbook"))

    def __init__(self, *args: Any, bodies: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["body"].queryset = bodies  # type: ignore[attr-defined]


class OpenForm(forms.Form):
    """A round: its period, its days, and the units, where not all directly below are rated."""

    body = forms.ModelChoiceField(label=_("Body that rates"), queryset=Body.objects.none(), empty_label="–")
    name = forms.CharField(label=_("Name"), max_length=300)
    since = DayField(label=_("Period from"))
    until = DayField(label=_("Period until"))
    self_score_until = DayField(
        label=_("Units score themselves until"), future=True, required=False,
        help_text=_("Empty: by the rulebook's default, to be confirmed by the body."),
    )  # fmt: skip
    assess_until = DayField(label=_("Assessed until"), future=True)
    appeal_days = forms.IntegerField(
        label=_("Days to appeal"), min_value=1, max_value=60, required=False,
        help_text=_("Empty: by the rulebook's default, to be confirmed by the body."),
    )  # fmt: skip
    units = forms.ModelMultipleChoiceField(
        label=_("Units"), queryset=Organization.objects.none(), required=False, widget=forms.CheckboxSelectMultiple,
        help_text=_("None chosen: all directly below the body."),
    )  # fmt: skip

    def __init__(self, *args: Any, bodies: Any, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["body"].queryset = bodies  # type: ignore[attr-defined]
        offered: Sequence[int] = [one.organization_id for one in bodies]
        self.fields["units"].queryset = Organization.objects.directly_below_any(offered, on)  # type: ignore[attr-defined]
