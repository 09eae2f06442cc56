"""Forms of intake: a petition registered with its sealed sender, classified, handled; copies; seals."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from cases.commands.intake import NewPetition
from cases.commands.intake.judging import Branch, grounds_offered
from cases.identity import Identity
from cases.models import Body, Handling, Petition, PetitionClass
from workflows.forms.fields import DayField, Groups, PageForm, PersonField, Prose, people_for
from workflows.forms.subjects import SubjectField, split


class SecretInput(forms.TextInput):
    """A field whose value is never shown again: not after an error, not by the browser's memory."""

    def __init__(self) -> None:
        super().__init__(attrs={"autocomplete": "off", "spellcheck": "false"})

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        return super().get_context(name, None, attrs)


class Secret(forms.CharField):
    """Part of an identity; it goes to the seal and nowhere else."""

    widget = SecretInput

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(required=False, max_length=300, **kwargs)


class ReceiveForm(PageForm):
    """P1. What came in, and in a part of its own who sent it."""

    groups: ClassVar[Groups] = (
        (_("The petition"), ("body", ("received_on", "channel"), "source", ("forwarded_by", "forwarded_number"))),
        (_("What it says"), ("subject", "subject_name", "content")),
        (
            _("Sealed: who sent it"),
            ("is_anonymous", "is_false_name", ("sender", "phone"), "address", ("paper", "note")),
        ),
        (_("Until when"), ("due_on",)),
    )

    body = forms.ChoiceField(label=_("Register of"))
    received_on = DayField(label=_("Received on"))
    channel = forms.ChoiceField(label=_("Channel"), choices=Petition.Channel.choices)
    source = forms.ChoiceField(label=_("Source"), choices=Petition.Source.choices)
    forwarded_by = forms.CharField(label=_("Forwarded by"), max_length=300, required=False)
    forwarded_number = forms.CharField(label=_("Number of the forwarding letter"), max_length=60, required=False)
    subject = SubjectField(
        label=_("Whom it is about"),
        required=False,
        help_text=_("A member or an organization of the house, by name or code."),
    )
    subject_name = forms.CharField(
        label=_("Subject as named in the letter, where it is not in the registers"), max_length=300, required=False
    )
    content = Prose(
        label=_("Content"),
        rows=6,
        help_text=_("Many read this. Write nothing of who sent it: no name, no address, no telephone."),
    )
    is_anonymous = forms.BooleanField(label=_("Anonymous: nobody is named as the sender"), required=False)
    is_false_name = forms.BooleanField(label=_("Under a false name"), required=False)
    sender = Secret(label=_("Full name of the sender"))
    address = Secret(label=_("Address"))
    phone = Secret(label=_("Telephone, e-mail"))
    paper = Secret(label=_("Identity paper, party card"))
    note = Secret(label=_("Other signatories, note"))
    due_on = DayField(
        label=_("To be handled by"),
        required=False,
        future=True,
        help_text=_("As the working rules of the body say; the regulations set no day of their own."),
    )

    def __init__(self, *args: Any, bodies: Sequence[Body], **kwargs: Any) -> None:
        """`bodies` are those whose register the user keeps."""
        self.bodies = {str(body.pk): body for body in bodies}
        super().__init__(*args, **kwargs)

    def arrange(self) -> None:
        """Offer the registers; find subjects in their houses."""
        self.fields["body"].choices = [(key, body.name) for key, body in self.bodies.items()]  # type: ignore[attr-defined]
        houses = [body.organization_id for body in self.bodies.values()]
        self.fields["subject"].among(houses, self.on)  # type: ignore[attr-defined]

    def prefill(self) -> dict[str, Any]:
        """Received today, by post."""
        return {"received_on": self.on, "channel": Petition.Channel.POST, "source": Petition.Source.CITIZEN}

    def facts(self) -> dict[str, Any]:
        """The petition without its sender, and the sender apart."""
        said = self.cleaned_data
        plain = (
            "channel", "source", "content", "received_on", "subject_name", "forwarded_by", "forwarded_number",
            "due_on", "is_anonymous", "is_false_name",
        )  # fmt: skip
        petition = NewPetition(**{name: said[name] for name in plain}, **split(said["subject"]))
        who = {name: said[name] for name in ("address", "phone", "paper", "note")}
        return {
            "body": self.bodies[said["body"]],
            "petition": petition,
            "sender": Identity(name=said["sender"], **who),
            "once": said["once"],
        }


class ClassifyForm(PageForm):
    """P1. What it is, who is competent, what stands in the way."""

    groups: ClassVar[Groups] = (
        (_("Kind and marks of the petition"), ("classification", "is_mixed", "is_false_name", "is_concrete")),
        (_("Sent before"), ("repeats", "has_new_facts")),
        (_("Competence"), ("competence", "competent_body")),
        (_("What stands in the way"), ("grounds",)),
    )

    classification = forms.ChoiceField(label=_("Class"), choices=PetitionClass.choices, widget=forms.RadioSelect)
    is_mixed = forms.BooleanField(label=_("Complaint and denunciation in one letter"), required=False)
    is_false_name = forms.BooleanField(label=_("Under a false name"), required=False)
    is_concrete = forms.BooleanField(
        label=_("Subject, content and address are concrete, so that they can be verified"), required=False
    )
    repeats = forms.ChoiceField(label=_("Repeats the petition"), required=False)
    has_new_facts = forms.BooleanField(label=_("With new facts that change the matter"), required=False)
    competence = forms.ChoiceField(
        label=_("Competence"),
        choices=[("yes", _("within the competence of this body")), ("no", _("another body is competent"))],
        widget=forms.RadioSelect,
    )
    competent_body = forms.ChoiceField(label=_("Competent body in this house"), required=False)
    grounds = forms.MultipleChoiceField(
        label=_("Grounds of the rulebook"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(
        self, *args: Any, petition: Petition, former: Sequence[Petition], others: Sequence[Body], **kwargs: Any
    ) -> None:
        """`former` are petitions it may repeat, `others` the bodies that may be competent instead."""
        self.petition = petition
        self.former = {str(row.pk): row for row in former}
        self.others = {str(body.pk): body for body in others}
        super().__init__(*args, **kwargs)

    def arrange(self) -> None:
        """Offer what the rulebook of the day and the registers know."""
        repeats = [("", _("none")), *((key, f"{row.symbol} · {row.subject}") for key, row in self.former.items())]
        self.fields["repeats"].choices = repeats  # type: ignore[attr-defined]
        bodies = [("", "–"), *((key, body.name) for key, body in self.others.items())]
        self.fields["competent_body"].choices = bodies  # type: ignore[attr-defined]
        offered = [(one.value, one.label) for one in grounds_offered(self.book)]
        if offered:
            self.fields["grounds"].choices = offered  # type: ignore[attr-defined]
        else:
            del self.fields["grounds"]
        if self.petition.is_anonymous:
            del self.fields["is_false_name"]

    def prefill(self) -> dict[str, Any]:
        """What was said before."""
        row = self.petition
        answers = {True: "yes", False: "no", None: ""}
        return {
            "classification": row.classification,
            "is_mixed": row.is_mixed,
            "is_false_name": row.is_false_name,
            "is_concrete": row.is_concrete,
            "repeats": str(row.repeat_of_id or ""),
            "has_new_facts": row.has_new_facts,
            "competence": answers[row.is_competent],
            "competent_body": str(row.competent_body_id or ""),
            "grounds": row.grounds,
        }

    def facts(self) -> dict[str, Any]:
        """As the command takes it."""
        said = self.cleaned_data
        return {
            "classification": PetitionClass(said["classification"]),
            "is_mixed": said["is_mixed"],
            "is_false_name": said.get("is_false_name", False),
            "is_concrete": said["is_concrete"],
            "repeat_of": self.former.get(said["repeats"]),
            "has_new_facts": said["has_new_facts"],
            "is_competent": said["competence"] == "yes",
            "competent_body": self.others.get(said["competent_body"]),
            "grounds": said.get("grounds", []),
            "once": said["once"],
        }


class HandleForm(PageForm):
    """P1. Which way, to whom, and why."""

    handling = forms.ChoiceField(label=_("Handling"), widget=forms.RadioSelect)
    handed_to = forms.CharField(
        label=_("Transferred to"), max_length=300, required=False, help_text=_("Only where it is transferred.")
    )
    reason = Prose(
        label=_("Reason, as the letter says it"), rows=4, help_text=_("Write nothing of who sent the petition.")
    )

    def __init__(
        self, *args: Any, petition: Petition, ways: Sequence[Branch], suggested: str = "", **kwargs: Any
    ) -> None:
        """`ways` are those its class and marks lead to; `suggested` is the way of the rule, where it is one of them."""
        self.petition = petition
        self.ways = ways
        self.suggested = suggested
        super().__init__(*args, **kwargs)

    def arrange(self) -> None:
        """Offer the ways, each with its rule."""
        self.fields["handling"].choices = [  # type: ignore[attr-defined]
            (way.handling.value, f"{way.handling.label}: {way.why} ({way.key})") for way in self.ways
        ]

    def prefill(self) -> dict[str, Any]:
        """The way of the rule, and the body that is competent."""
        other = self.petition.competent_body
        return {"handling": self.suggested, "handed_to": other.name if other else ""}

    def clean(self) -> dict[str, Any]:
        """A transfer goes somewhere."""
        said: dict[str, Any] = super().clean() or {}
        if said.get("handling") == Handling.TRANSFER and not said.get("handed_to"):
            self.add_error("handed_to", _("Write down where it is transferred to."))
        if said.get("handling") not in ("", None, Handling.TRANSFER):
            said["handed_to"] = ""
        return said


class ReceiptForm(PageForm):
    """The day of receipt, put right."""

    received_on = DayField(label=_("Received on"))
    reason = Prose(label=_("Reason"), rows=2)


class FileForm(PageForm):
    """One file; its name is not kept."""

    file = forms.FileField(label=_("File (PDF, JPEG, PNG)"), widget=forms.FileInput)


class ReasonForm(PageForm):
    """Why."""

    reason = Prose(label=_("Reason"), rows=3)

    def __init__(self, *args: Any, asked: Any = None, **kwargs: Any) -> None:
        """`asked` is what the reason is called on this page."""
        super().__init__(*args, **kwargs)
        if asked:
            self.fields["reason"].label = asked


class DecideForm(PageForm):
    """The custodian's answer."""

    approved = forms.ChoiceField(
        label=_("Answer"),
        choices=[("yes", _("approve: shown once to who asked")), ("no", _("refuse"))],
        widget=forms.RadioSelect,
    )
    reason = Prose(label=_("Reason of the answer"), rows=3)

    def facts(self) -> dict[str, Any]:
        """Yes or no, and why."""
        said = super().facts()
        return said | {"approved": said["approved"] == "yes"}


class OpenForm(PageForm):
    """Nothing but the will to open it now."""


class CustodianForm(PageForm):
    """Who decides on opening seals."""

    body = forms.ChoiceField(label=_("Body"))
    member = PersonField(label=_("Custodian"))
    paper = forms.CharField(label=_("Paper of the appointment"), max_length=300)

    def __init__(self, *args: Any, bodies: Sequence[Body], **kwargs: Any) -> None:
        """`bodies` are those the user signs for."""
        self.bodies = {str(body.pk): body for body in bodies}
        super().__init__(*args, **kwargs)

    def arrange(self) -> None:
        """Offer the bodies and the people of their house."""
        self.fields["body"].choices = [(key, body.name) for key, body in self.bodies.items()]  # type: ignore[attr-defined]
        first = next(iter(self.bodies.values()))
        self.fields["member"].people = people_for(self, first, "member")  # type: ignore[attr-defined]

    def facts(self) -> dict[str, Any]:
        """The body, the person, the paper."""
        said = super().facts()
        return said | {"body": self.bodies[said["body"]]}


class RegisterFilter(forms.Form):
    """Which petitions of the register."""

    q = forms.CharField(
        label=_("Number, subject, content"),
        required=False,
        max_length=100,
        widget=forms.TextInput(attrs={"type": "search"}),
    )
    classification = forms.ChoiceField(label=_("Class"), required=False)
    state = forms.ChoiceField(label=_("Handling"), required=False)
    year = forms.IntegerField(label=_("Year"), required=False, min_value=1930, max_value=9999)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Every filter may stay open."""
        super().__init__(*args, **kwargs)
        every = [("", _("all"))]
        self.fields["classification"].choices = [*every, *PetitionClass.choices]  # type: ignore[attr-defined]
        waiting = [("waiting", _("not handled yet"))]
        self.fields["state"].choices = [*every, *waiting, *Handling.choices]  # type: ignore[attr-defined]

    def chosen(self) -> dict[str, Any]:
        """Return the filters that were set."""
        return {name: value for name, value in self.cleaned_data.items() if value} if self.is_valid() else {}
