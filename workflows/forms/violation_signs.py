"""Forms of signs of violation: noted, assessed, led to an inspection."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from cases.models import Body, Petition, SignAssessment, SignsMatter
from workflows.forms.fields import Groups, PageForm, Prose
from workflows.forms.subjects import SubjectField

_SOURCES = [one for one in SignsMatter.Source.choices if one[0] != SignsMatter.Source.PETITION]


class NoteForm(PageForm):
    """Where a sign was seen, to whom it points, and what it is."""

    groups: ClassVar[Groups] = (
        (_("Where it was seen"), ("body", ("source", "reference"))),
        (_("To whom it points"), ("subject", "description")),
    )

    body = forms.ChoiceField(label=_("Body"))
    source = forms.ChoiceField(label=_("Source"), choices=_SOURCES)
    reference = forms.CharField(
        label=_("Reference"), max_length=300, required=False, help_text=_("Case, article, paper of the task.")
    )
    subject = SubjectField(
        label=_("Member or organization"), help_text=_("A member or an organization of the house, by name or code.")
    )
    description = Prose(label=_("Signs of violation"), rows=5)

    def __init__(self, *args: Any, bodies: Sequence[Body], petition: Petition | None = None, **kwargs: Any) -> None:
        """`bodies` are those whose area the user follows; `petition` is where the sign was seen, if in one."""
        self.bodies = {str(body.pk): body for body in bodies}
        self.petition = petition
        super().__init__(*args, **kwargs)

    def arrange(self) -> None:
        """Of a petition, source and body are known."""
        self.fields["body"].choices = [(key, body.name) for key, body in self.bodies.items()]  # type: ignore[attr-defined]
        houses = [body.organization_id for body in self.bodies.values()]
        self.fields["subject"].among(houses, self.on)  # type: ignore[attr-defined]
        if self.petition is not None:
            del self.fields["source"], self.fields["reference"]

    def prefill(self) -> dict[str, Any]:
        """What the petition says."""
        if self.petition is None:
            return {"source": SignsMatter.Source.MONITORING}
        known = self.petition.subject_member or self.petition.subject_organization
        return {
            "subject": f"{known} ({known.code})" if known is not None else "",
            "description": self.petition.content,
        }

    def facts(self) -> dict[str, Any]:
        """As the command takes it."""
        said = dict(self.cleaned_data)
        return said | {"body": self.bodies[said["body"]]}


class AssessForm(PageForm):
    """Enough, or kept under watch; and why."""

    assessment = forms.ChoiceField(label=_("Assessment"), choices=SignAssessment.choices, widget=forms.RadioSelect)
    reason = Prose(label=_("Reason"), rows=4)


class PromoteForm(PageForm):
    """What the inspection is about."""

    about = forms.CharField(
        label=_("What the signs are in"),
        max_length=300,
        help_text=_("As the title of the decision says it, for example: trong quản lý, sử dụng đất đai."),
    )


class SignFilter(forms.Form):
    """Which signs of the register."""

    q = forms.CharField(
        label=_("Subject, signs"), required=False, max_length=100, widget=forms.TextInput(attrs={"type": "search"})
    )
    source = forms.ChoiceField(label=_("Source"), required=False, choices=[("", _("all")), *SignsMatter.Source.choices])
    state = forms.ChoiceField(
        label=_("State"),
        required=False,
        choices=[
            ("", _("all")),
            ("waiting", _("to be assessed or opened")),
            ("monitor", _("kept under watch")),
            ("led", _("led to an inspection")),
        ],
    )

    def chosen(self) -> dict[str, Any]:
        """Return the filters that were set."""
        return {name: value for name, value in self.cleaned_data.items() if value} if self.is_valid() else {}
