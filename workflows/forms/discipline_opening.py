"""Forms by which a case of discipline is opened."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from cases.commands.discipline.opening import GROUNDS
from cases.models import Basis, Member, Sentence, TeamRole
from workflows.forms.conduct import FilesField
from workflows.forms.fields import DayField, People, PersonField, people_for, ruled
from workflows.forms.preparation import PlaceFormSet, proposed_places
from workflows.forms.standing import STANDING, StandingForm

if TYPE_CHECKING:
    from workflows.forms.fields import Groups


class OpenForm(StandingForm):
    """Open a case of discipline from the list of cases to open."""

    groups: ClassVar[Groups] = ((_("Which body considers it"), ("body",)), STANDING)
    #: Of whom it is opened; that of the case where nothing is said.
    is_about_organization: bool | None = None

    def arrange(self) -> None:
        """The people of the inspection go on, unless others are named."""
        super().arrange()
        if self.is_about_organization is None:
            self.is_about_organization = self.case.subject_member is None
        if self.is_about_organization:
            self.leave_out_standing()
        people = people_for(self, self.team.body, "member")
        given = [] if self.is_bound else proposed_places(self.team)
        self.add_formset("places", PlaceFormSet, form_kwargs={"people": people}, initial=given)

    def prefill(self) -> dict[str, Any]:
        """The body that concluded."""
        return {"body": str(self.team.body_id)}

    def facts(self) -> dict[str, Any]:
        """The body, the places, and how the subject stands."""
        said = self.cleaned_data
        places = self.formset("places").places()
        return {"body": self.bodies[said["body"]], "standing": self.standing(), "places": places, "once": said["once"]}


class OpenOnResponsibilityForm(OpenForm):
    """Open the case of discipline of a person found responsible in the inspection of an organization."""

    is_about_organization = False


class GroundForm(StandingForm):
    """Open a case of discipline on a ground of its own: a judgment, another's discipline, the member's own report."""

    groups: ClassVar[Groups] = (
        (_("Whom it is about, and which body considers it"), ("subject", "body")),
        (_("Ground"), ("ground", "paper", "dated", "proofs")),
        (_("Of a judgment in force"), ("sentence", "fast_track")),
        STANDING,
    )

    subject = PersonField(label=_("Subject"))
    ground = forms.ChoiceField(
        label=_("Considered on"), choices=[(one.value, one.label) for one in GROUNDS], widget=forms.RadioSelect
    )
    paper = forms.CharField(
        label=_("Paper it rests on"),
        max_length=300,
        help_text=_("With its number, and who issued it: the judgment, the decision, the report."),
    )
    dated = DayField(label=_("Dated"))
    proofs = FilesField(label=_("The paper itself"))
    sentence = forms.ChoiceField(label=_("Sentence"), choices=[("", _("none")), *Sentence.choices], required=False)
    fast_track = forms.BooleanField(
        label=_("Straight to the body: no self-criticism, no conference, no hearing"), required=False
    )

    def arrange(self) -> None:
        """Every member of the houses; the article that shortens the procedure; the rows of the team."""
        super().arrange()
        houses = [body.organization_id for body in self.bodies.values()]
        self.fields["subject"].people = People(Member.objects.under(houses))  # type: ignore[attr-defined]
        told = _("Only on a judgment whose sentence the regulation names.")
        self.fields["fast_track"].help_text = ruled(self.book, "PRISON", told)
        people = people_for(self, next(iter(self.bodies.values())), "member")
        given = [] if self.is_bound else [{"role": TeamRole.HEAD}, {"role": TeamRole.SECRETARY}]
        self.add_formset("places", PlaceFormSet, form_kwargs={"people": people}, initial=given)

    def clean(self) -> dict[str, Any]:
        """A judgment has a sentence, and nothing else has."""
        said: dict[str, Any] = super().clean() or {}
        of_judgment = said.get("ground") == Basis.JUDGMENT
        if of_judgment and not said.get("sentence"):
            self.add_error("sentence", _("A judgment in force names the sentence."))
        if not of_judgment and said.get("ground") and (said.get("sentence") or said.get("fast_track")):
            self.add_error("sentence", _("Only a judgment in force has a sentence and the short way."))
        return said

    def facts(self) -> dict[str, Any]:
        """What the command asks for."""
        said = self.cleaned_data
        names = ("subject", "paper", "dated", "proofs", "sentence", "fast_track", "once")
        return {name: said[name] for name in names} | {
            "body": self.bodies[said["body"]],
            "ground": Basis(said["ground"]),
            "standing": self.standing(),
            "places": self.formset("places").places(),
        }
