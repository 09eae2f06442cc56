"""Forms of the register of incoming documents: its filters, a new line, a handing, a line made void."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from django import forms
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from cases.forms.filters import year_choices
from cases.forms.periods import day_field
from cases.models import Body, Case, Member, Petition, Post, PostDuty, Seat
from documents.commands import HandedTo, Letter
from documents.commands.receiving import linkable
from documents.incoming import Wanted
from documents.marks import Secrecy, Urgency
from documents.models_register import Incoming

if TYPE_CHECKING:
    from inspection.accounts.models import User

UNMARKED = ("", _("None"))


def who_may_be_handed(body: Body, on: date) -> QuerySet[Member]:
    """Return the people of the body's office: who sits in its bodies, who holds a standing duty in it."""
    seats = Seat.objects.on(on).filter(body__organization=body.organization_id, member=OuterRef("pk"))
    posts = Post.objects.on(on).filter(organization=body.organization_id, member=OuterRef("pk"))
    posts = posts.exclude(duty=PostDuty.REPRESENTATIVE)
    return Member.objects.filter(Q(Exists(seats)) | Q(Exists(posts))).order_by("full_name", "pk")


class IncomingFilter(forms.Form):
    """Which lines are shown."""

    q = forms.CharField(label=_("Find in this list"), max_length=200, widget=forms.TextInput(attrs={"type": "search"}))
    body = forms.TypedChoiceField(label=_("Body"), coerce=int, empty_value=None)
    urgency = forms.ChoiceField(label=_("Mark of urgency"), choices=[("", _("All")), *Urgency.choices])
    year = forms.TypedChoiceField(label=_("Year"), choices=year_choices, coerce=int, empty_value=None)
    open = forms.BooleanField(widget=forms.HiddenInput)

    def __init__(self, data: Any = None, *, bodies: Any = ()) -> None:
        """Offer the bodies whose registers the person keeps."""
        super().__init__(data, auto_id="filter_%s")
        self.fields["body"].choices = [("", _("All")), *((one.pk, one.name) for one in bodies)]  # type: ignore[attr-defined]
        for field in self.fields.values():
            field.required = False

    def wanted(self) -> Wanted:
        """Return what was chosen as a question."""
        chosen = dict(self.cleaned_data)
        return Wanted(words=chosen.pop("q"), **chosen)


class HandingForm(forms.Form):
    """To whom a document goes, and until when it is dealt with."""

    to = forms.ModelChoiceField(label=_("Handed to"), queryset=Member.objects.none(), required=False)
    due_on = day_field(_("To be dealt with by"))
    note = forms.CharField(label=_("Instruction"), max_length=500, required=False)

    must_name = True

    def __init__(self, *args: Any, body: Body | None = None, on: date, **kwargs: Any) -> None:
        """Offer the people of the office."""
        super().__init__(*args, **kwargs)
        if body is not None:
            self.fields["to"].queryset = who_may_be_handed(body, on)  # type: ignore[attr-defined]
        self.fields["to"].required = self.must_name

    def handed_to(self) -> HandedTo | None:
        """Return who it goes to, where somebody was named."""
        facts = self.cleaned_data
        return HandedTo(facts["to"], facts["due_on"], facts["note"]) if facts["to"] else None


class IncomingForm(HandingForm):
    """A new line: what stands on the envelope and on the first page."""

    field_order = (
        "body", "arrived_on", "petition", "sender", "symbol", "dated_on", "extract", "pages", "secrecy", "urgency",
        "case", "scan", "to", "due_on", "note",
    )  # fmt: skip
    must_name = False

    body = forms.ModelChoiceField(label=_("Addressed to"), queryset=Body.objects.none(), empty_label=None)
    arrived_on = day_field(_("Arrived on"))
    petition = forms.ModelChoiceField(
        label=_("Petition"),
        queryset=Petition.objects.none(),
        required=False,
        empty_label=_("not a petition"),
        help_text=_("For a petition nothing else is written here: who sent it stays sealed in its own register."),
    )
    sender = forms.CharField(label=_("Sender"), max_length=300, required=False)
    symbol = forms.CharField(label=_("Its number and symbol"), max_length=60, required=False)
    dated_on = day_field(_("Its date"))
    extract = forms.CharField(
        label=_("Extract"), max_length=2000, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
    pages = forms.IntegerField(label=_("Pages"), min_value=1, max_value=9999, required=False)
    secrecy = forms.ChoiceField(label=_("Mark of secrecy"), choices=[UNMARKED, *Secrecy.choices], required=False)
    urgency = forms.ChoiceField(label=_("Mark of urgency"), choices=[UNMARKED, *Urgency.choices], required=False)
    case = forms.CharField(
        label=_("Code of the case it is about"), max_length=40, required=False, help_text=_("As in the register.")
    )
    scan = forms.FileField(label=_("Scan (PDF, JPEG, PNG, TIFF)"), required=False)

    def __init__(self, *args: Any, user: User, bodies: QuerySet[Body], on: date, **kwargs: Any) -> None:
        """Offer what the person registers for, and the petitions of it they read."""
        super().__init__(*args, on=on, **kwargs)
        self.user, self.on = user, on
        first = bodies.order_by("kind", "pk").first()
        if first is not None:
            self.fields["to"].queryset = who_may_be_handed(first, on)  # type: ignore[attr-defined]
        self.fields["body"].queryset = bodies.order_by("kind", "pk")  # type: ignore[attr-defined]
        entered = Incoming.objects.filter(petition=OuterRef("pk"), void_on__isnull=True)
        petitions = Petition.objects.visible_to(user, on).filter(~Exists(entered), body__in=bodies)
        field = self.fields["petition"]
        field.queryset = petitions.order_by("-year", "-number")  # type: ignore[attr-defined]
        field.label_from_instance = lambda one: _("no. %(number)s/%(year)s") % {  # type: ignore[attr-defined]
            "number": one.number, "year": one.year}  # fmt: skip
        self.fields["arrived_on"].required = True
        self.fields["arrived_on"].initial = on

    def clean(self) -> dict[str, Any]:
        """Find the case by its code, among those the person may link."""
        facts = super().clean() or {}
        code, body = (facts.get("case") or "").strip(), facts.get("body")
        facts["case"] = None
        if code and body is not None:
            facts["case"] = linkable(body, self.user).filter(code__iexact=code).first()
            if facts["case"] is None:
                self.add_error("case", forms.ValidationError(_("There is no such case of this body.")))
        return facts

    def letter(self) -> Letter:
        """Return what was read on the document; of a petition nothing that tells of it."""
        names = ("sender", "symbol", "dated_on", "extract", "secrecy", "urgency", "pages")
        return Letter(**{name: self.cleaned_data[name] for name in names})

    @property
    def about(self) -> tuple[Case | None, Petition | None]:
        """The case or petition the line points to."""
        return self.cleaned_data["case"], self.cleaned_data["petition"]
