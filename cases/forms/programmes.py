"""What an officer fills in to draft a programme, and a leader to amend one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from cases import programmes
from cases.commands import NewItem
from cases.models import PROGRAMME_KINDS, AnnualProgramme, Body, Member, ProgrammeItem, ThemeTag, WorkProgramme
from cases.statistics.periods import QUARTERS, ROMAN

_QUARTERS = [(str(number), ROMAN[number - 1]) for number in QUARTERS]


def _area(rows: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows})


class LineForm(forms.Form):
    """One line of a programme."""

    kind = forms.ChoiceField(label=_("Kind"), choices=[(kind.value, kind.label) for kind in PROGRAMME_KINDS])
    quarter = forms.ChoiceField(label=_("Quarter"), choices=_QUARTERS)
    topic = forms.CharField(label=_("Topic"), max_length=500, widget=_area(2))
    content = forms.CharField(label=_("Content"), required=False, widget=_area(2))
    subjects = forms.CharField(
        label=_("Subjects"),
        widget=_area(3),
        help_text=_(
            "One on each line: the code of an organization or of a person, or the full name of an organization."
        ),
    )
    lead = forms.CharField(
        label=_("Lead"), required=False, max_length=120, help_text=_("Code or full name of the person.")
    )
    basis = forms.CharField(label=_("Basis"), required=False, max_length=500)
    theme = forms.TypedChoiceField(label=_("Work programme inspected"), required=False, coerce=int, empty_value=None)
    tags = forms.MultipleChoiceField(
        label=_("Tags"), choices=ThemeTag.choices, required=False, widget=forms.CheckboxSelectMultiple
    )
    joint_plan = forms.CharField(label=_("Joint plan with state inspection"), required=False, max_length=500)

    def __init__(self, *args: Any, on: date, themes: Mapping[int, WorkProgramme], **kwargs: Any) -> None:
        """Subjects are those of a day; themes the approved work programmes the user sees, read once for all lines."""
        super().__init__(*args, **kwargs)
        self.on, self.themes = on, themes
        offered = [("", "–"), *((pk, f"{one.number} – {one.title}") for pk, one in themes.items())]
        self.fields["theme"].choices = offered  # type: ignore[attr-defined]

    def clean_subjects(self) -> programmes.Named:
        """Find every subject in the register, or say which lines name none."""
        named = programmes.named(self.cleaned_data["subjects"].splitlines(), self.on)
        if named.unknown:
            lines = "; ".join(named.unknown[:5])
            raise ValidationError(
                _("Not found in the register, or more than one of that name: %(lines)s."), params={"lines": lines}
            )
        return named

    def clean_lead(self) -> Member | None:
        """Find the person in the register."""
        text = self.cleaned_data["lead"]
        if not text:
            return None
        found = programmes.person(text)
        if found is None:
            raise ValidationError(_("No one person of this code or name is registered."))
        return found

    def new_item(self) -> NewItem:
        """Return the line as the command is told it."""
        facts = self.cleaned_data
        named: programmes.Named = facts["subjects"]
        return NewItem(
            kind=facts["kind"],
            topic=facts["topic"],
            quarter=int(facts["quarter"]),
            content=facts["content"],
            basis=facts["basis"],
            lead=facts["lead"],
            organizations=named.organizations,
            members=named.members,
            theme=self.themes.get(facts["theme"]),
            tags=facts["tags"],
            joint_plan=facts["joint_plan"],
        )


class LineFormSet(forms.BaseFormSet):
    """The lines of a programme or of an amendment."""

    def new_items(self) -> list[NewItem]:
        """Return the lines that were filled in and not taken away."""
        rows = (form for form in self.forms if form.has_changed() and not form.cleaned_data.get("DELETE"))
        return [form.new_item() for form in rows if form.cleaned_data.get("topic")]


def line_formset(*, required: bool) -> type[LineFormSet]:
    """Return the formset of lines; a programme has at least one, an amendment may have none."""
    return forms.formset_factory(  # type: ignore[return-value]
        LineForm, formset=LineFormSet, extra=0, min_num=1 if required else 0,
        validate_min=required, can_delete=True, max_num=200, absolute_max=200,
    )  # fmt: skip


class DraftForm(forms.Form):
    """A year's programme of a body."""

    body = forms.TypedChoiceField(label=_("Body"), coerce=int)
    year = forms.IntegerField(label=_("Year"), min_value=2000, max_value=2100)
    title = forms.CharField(label=_("Title"), max_length=300)
    purpose = forms.CharField(label=_("Purpose and requirements"), required=False, widget=_area(4))

    def __init__(self, *args: Any, bodies: Sequence[Body], **kwargs: Any) -> None:
        """Offer the bodies whose programme this officer prepares."""
        super().__init__(*args, **kwargs)
        self.bodies = {body.pk: body for body in bodies}
        self.fields["body"].choices = [(pk, body.name) for pk, body in self.bodies.items()]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """A body has one programme a year."""
        facts = super().clean() or {}
        body, year = facts.get("body"), facts.get("year")
        if body and year and AnnualProgramme.objects.filter(body=body, year=year).exists():
            self.add_error("year", ValidationError(_("This body has a programme of that year; amend it instead.")))
        return facts

    @property
    def chosen_body(self) -> Body:
        """The body; the form is valid."""
        return self.bodies[self.cleaned_data["body"]]


class AmendForm(forms.Form):
    """Why a programme changes, and which lines are taken back; `version` is the one the leader looked at."""

    reason = forms.CharField(label=_("Reason"), widget=_area(3))
    cancel = forms.ModelMultipleChoiceField(
        label=_("Lines taken back"),
        queryset=ProgrammeItem.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, data: Any, *, programme: AnnualProgramme) -> None:
        """Offer the lines that stand."""
        super().__init__(data, initial={"version": programme.version})
        field: Any = self.fields["cancel"]
        field.queryset = programme.items.filter(cancelled_in__isnull=True)
        field.label_from_instance = lambda item: f"{item.position}. {item.topic} ({item.get_kind_display()})"
