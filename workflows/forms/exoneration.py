"""Forms of wrongful discipline: established, apologised for and put right, closed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from cases.commands.exoneration import Measure
from cases.models import Category, Exoneration, MeetingKind
from workflows.forms import suggestions
from workflows.forms.closing import RequirementForm, RequirementRows
from workflows.forms.fields import DayField, PageForm, Prose, people_for, rows
from workflows.forms.meetings import COURSE, MEETING, MinutesForm, clerk_of

if TYPE_CHECKING:
    from cases.models import Body, Case, Sanction
    from workflows.forms.fields import Groups


class EstablishForm(PageForm):
    """P1. What established that the discipline was wrong, and what became of the subject since."""

    groups: ClassVar[Groups] = (
        (_("What established it"), ("body", "ground", ("paper", "dated"))),
        (_("The subject today"), ("subject", "received_by")),
    )

    body = forms.ChoiceField(label=_("Body"))
    ground = forms.ChoiceField(label=_("Ground"), choices=Exoneration.Ground.choices, widget=forms.RadioSelect)
    paper = forms.CharField(label=_("Paper that established it"), max_length=300)
    dated = DayField(label=_("Dated"))
    subject = forms.ChoiceField(label=_("State of the subject"), widget=forms.RadioSelect)
    received_by = forms.CharField(
        label=_("Who receives the apology"),
        max_length=300,
        help_text=_("The subject; the family of one who has died or is missing; the heir of a dissolved organization."),
    )

    def __init__(self, *args: Any, bodies: Sequence[Body], sanction: Sanction, annulled: bool, **kwargs: Any) -> None:
        """`bodies` are those this person prepares work for; `annulled` says that a complaint annulled the sanction."""
        self.bodies = {str(body.pk): body for body in bodies}
        self.sanction = sanction
        self.annulled = annulled
        super().__init__(*args, **kwargs)

    def arrange(self) -> None:
        """The states that a member, or an organization, can be in."""
        self.fields["body"].choices = [(key, body.name) for key, body in self.bodies.items()]  # type: ignore[attr-defined]
        state = Exoneration.Subject
        of_member = self.sanction.case.subject_member_id is not None
        states = [state.INACTIVE, state.DECEASED, state.MISSING] if of_member else [state.DISSOLVED]
        self.fields["subject"].choices = [(one.value, one.label) for one in (state.ACTIVE, *states)]  # type: ignore[attr-defined]

    def prefill(self) -> dict[str, Any]:
        """The body that disciplined, and the subject in person."""
        source = self.sanction.case
        member = source.subject_member
        dead = member is not None and member.category == Category.DECEASED
        return {
            "body": str(source.body_id),
            "ground": Exoneration.Ground.COMPLAINT if self.annulled else Exoneration.Ground.FINDING,
            "subject": Exoneration.Subject.DECEASED if dead else Exoneration.Subject.ACTIVE,
            "received_by": "" if dead else source.subject_name,
        }

    def facts(self) -> dict[str, Any]:
        """The body and the rest."""
        return dict(self.cleaned_data) | {"body": self.bodies[self.cleaned_data["body"]]}


class ApplicationForm(PageForm):
    """R1, before the decision. The application of the expelled member, or of the family."""

    received_on = DayField(label=_("Application received on"))

    def prefill(self) -> dict[str, Any]:
        """Today."""
        return {"received_on": self.on}


class MeasureForm(RequirementForm):
    """One measure of restoration."""

    on_state_side = forms.BooleanField(label=_("on the state's side"), required=False)


class MeasureRows(RequirementRows):
    """What is restored; at least one measure."""

    row_template = "workflows/_measure_row.html"
    label = _("What is restored")
    row_label = _("Measure")
    add_label = _("Add a measure")

    def clean(self) -> None:
        """The command says that an apology alone restores nothing."""

    def measures(self, case: Case) -> list[Measure]:
        """Return them as the command takes them."""
        sides = [bool(row.get("on_state_side")) for row in self.said()]
        return [Measure(asked, side) for asked, side in zip(self.requirements(case), sides, strict=True)]


MeasureFormSet = rows(MeasureForm, MeasureRows)


class RestoreForm(MinutesForm):
    """R1. The apology with its minutes, and each measure with who carries it out, until when, and who verifies it."""

    kind_of_meeting = MeetingKind.APOLOGY
    groups = ((_("Apology"), ("apology",)), MEETING, COURSE)

    apology = forms.ChoiceField(
        label=_("Form of the apology"), choices=Exoneration.Apology.choices, widget=forms.RadioSelect
    )

    def __init__(self, *args: Any, row: Exoneration, **kwargs: Any) -> None:
        """`row` is the wrong that is put right."""
        self.row = row
        super().__init__(*args, **kwargs)

    def arrange(self) -> None:
        """What the rule entitles to by the form stands ready, to be changed."""
        super().arrange()
        people = people_for(self, self.case.body, "verifier")
        given = [{"text": text, "owner": self.case.body.name} for text in suggestions.measures(self.row.entitlement)]
        initial = [] if self.is_bound else given
        self.add_formset("measures", MeasureFormSet, form_kwargs={"people": people}, initial=initial)

    def called(self) -> list[dict[str, Any]]:
        """Who presides, and who receives the apology."""
        return [
            {"name": self.chair, "capacity": self.case.body.name, "present": True},
            {"name": self.row.received_by, "capacity": "", "present": True},
        ]

    def prefill(self) -> dict[str, Any]:
        """At a meeting; the clerk of the body writes."""
        writes = {"recorded_by": clerk_of(self.case.body, self.on)}
        return super().prefill() | writes | {"apology": Exoneration.Apology.MEETING}

    def facts(self) -> dict[str, Any]:
        """Minutes, form of the apology, measures."""
        measures = self.formset("measures").measures(self.case)
        return super().facts() | {"apology": self.cleaned_data["apology"], "measures": measures}


class CloseForm(PageForm):
    """E1. What was corrected, and who answers for the wrong."""

    corrected = Prose(
        label=_("What was corrected"), rows=3, help_text=_("The file of the subject, the register, the statistics.")
    )
    responsibility = Prose(label=_("Responsibility of those who caused it"), rows=3, required=False)
