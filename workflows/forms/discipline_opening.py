"""Forms by which a case of discipline is opened."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from cases.commands.discipline import Standing
from cases.models import Level
from workflows.forms.fields import PageForm, people_for
from workflows.forms.preparation import PlaceFormSet, proposed_places

if TYPE_CHECKING:
    from cases.models import Body
    from workflows.forms.fields import Groups


class OpenForm(PageForm):
    """Open a case of discipline from the list of cases to open."""

    groups: ClassVar[Groups] = (
        (_("Which body considers it"), ("body",)),
        (_("How the subject stands"), ("holds_position", "seats", "managed_by", "may_admit")),
    )

    body = forms.ChoiceField(label=_("Body"))
    holds_position = forms.BooleanField(label=_("Holds a position, so that removal is a form"), required=False)
    seats = forms.MultipleChoiceField(
        label=_("Sits in a committee of these levels"),
        choices=[(level.value, level.label) for level in Level if level != Level.DISTRICT],
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    managed_by = forms.ChoiceField(
        label=_("Managed as a cadre by the committee of"),
        choices=[("", _("none")), *((level.value, level.label) for level in Level if level != Level.DISTRICT)],
        required=False,
    )
    may_admit = forms.NullBooleanField(
        label=_("The grassroots committee is empowered to admit members"),
        required=False,
        widget=forms.Select(choices=[("", _("not known")), ("true", _("yes")), ("false", _("no"))]),
    )

    def __init__(self, *args: Any, bodies: Sequence[Body], **kwargs: Any) -> None:
        """`bodies` are those this person prepares work for."""
        self.bodies = {str(body.pk): body for body in bodies}
        super().__init__(*args, **kwargs)

    def arrange(self) -> None:
        """The people of the inspection go on, unless others are named."""
        self.fields["body"].choices = [(key, body.name) for key, body in self.bodies.items()]  # type: ignore[attr-defined]
        if self.case.subject_member is None:
            for name in Standing.__dataclass_fields__:
                self.fields.pop(name, None)
        people = people_for(self, self.team.body, "member")
        given = [] if self.is_bound else proposed_places(self.team)
        self.add_formset("places", PlaceFormSet, form_kwargs={"people": people}, initial=given)

    def prefill(self) -> dict[str, Any]:
        """The body that concluded."""
        return {"body": str(self.team.body_id)}

    def facts(self) -> dict[str, Any]:
        """The body, the places, and how the subject stands."""
        said = self.cleaned_data
        standing = Standing(
            holds_position=bool(said.get("holds_position")),
            seats=tuple(said.get("seats") or ()),
            managed_by=said.get("managed_by") or "",
            may_admit=said.get("may_admit"),
        )
        places = self.formset("places").places()
        return {"body": self.bodies[said["body"]], "standing": standing, "places": places, "once": said["once"]}
