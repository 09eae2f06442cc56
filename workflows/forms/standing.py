"""How a subject stands to the bodies that may decide: asked where a case is opened at one of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from cases.commands.discipline import Standing
from cases.models import Level
from workflows.forms.fields import PageForm

if TYPE_CHECKING:
    from cases.models import Body

_LEVELS = [(level.value, level.label) for level in Level if level != Level.DISTRICT]

#: The group of these fields on a page.
STANDING = (_("How the subject stands"), ("holds_position", "seats", "managed_by", "may_admit"))


class StandingForm(PageForm):
    """The body that decides, and what its powers over the subject depend on."""

    body = forms.ChoiceField(label=_("Body"))
    holds_position = forms.BooleanField(label=_("Holds a position, so that removal is a form"), required=False)
    seats = forms.MultipleChoiceField(
        label=_("Sits in a committee of these levels"),
        choices=_LEVELS,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    managed_by = forms.ChoiceField(
        label=_("Managed as a cadre by the committee of"), choices=[("", _("none")), *_LEVELS], required=False
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
        """Offer the bodies; of an organization nothing more is asked."""
        self.fields["body"].choices = [(key, body.name) for key, body in self.bodies.items()]  # type: ignore[attr-defined]

    def leave_out_standing(self) -> None:
        """Take the questions about a member out, where the subject is an organization."""
        for name in Standing.__dataclass_fields__:
            del self.fields[name]

    def standing(self) -> Standing:
        """Return how the subject stands."""
        said = self.cleaned_data
        return Standing(
            holds_position=bool(said.get("holds_position")),
            seats=tuple(said.get("seats") or ()),
            managed_by=said.get("managed_by") or "",
            may_admit=said.get("may_admit"),
        )
