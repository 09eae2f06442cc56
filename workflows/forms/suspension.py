"""Forms of a suspension: proposed in a case or on a notice, decided, announced, extended, ended."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from cases.commands.suspension import Notice
from cases.discipline.suspension import SuspensionKind, Trigger
from cases.models import Category, Member, Suspension
from workflows import suspensions
from workflows.forms.closing import AnnounceForm
from workflows.forms.fields import DayField, PageForm, People, PersonField, Prose, ruled
from workflows.forms.meetings import clerk_of
from workflows.forms.standing import STANDING, StandingForm

if TYPE_CHECKING:
    from cases.models import Body, Organization
    from workflows.forms.fields import Groups

_GROUND = (_("What is suspended, and why"), ("kind", "trigger", "reason", "paper"))
_NOTICE = (_("Notice of law enforcement"), ("agency", ("act_on", "received_on")))

#: What criminal procedure leads to; the other ground is obstruction.
CRIMINAL = [(trigger.value, trigger.label) for trigger in Trigger if trigger.is_criminal]


def under(house: Organization) -> People:
    """Return whom one may suspend in an organization and those two levels below it."""
    return People(Member.objects.under([house.pk]).exclude(category=Category.DECEASED))


class GroundForm(StandingForm):
    """P1. What is to be suspended, on which ground, with the notice where criminal procedure brings it."""

    kind = forms.ChoiceField(label=_("What is suspended"), choices=SuspensionKind.choices, widget=forms.RadioSelect)
    trigger = forms.ChoiceField(label=_("Ground"), choices=Trigger.choices, widget=forms.RadioSelect)
    reason = Prose(label=_("Reason"), rows=3)
    paper = forms.CharField(
        label=_("Paper it rests on"),
        max_length=300,
        help_text=_("The report, or the order of law enforcement with its number and day."),
    )
    agency = forms.CharField(label=_("Law enforcement body"), max_length=300, required=False)
    act_on = DayField(label=_("Procedural act on"), required=False)
    received_on = DayField(label=_("Notice received on"), required=False)

    def arrange(self) -> None:
        """Say within how many days law enforcement gives notice."""
        super().arrange()
        told = _("Law enforcement notifies the Party organization within %(value)s days of its act.")
        self.fields["received_on"].help_text = ruled(self.book, "SUSP-NOTIFY", told)

    def of_a_member(self) -> None:
        """Leave what only an organization has out."""
        kinds = [(kind.value, kind.label) for kind in SuspensionKind if kind != SuspensionKind.ORGANIZATION]
        self.fields["kind"].choices = kinds  # type: ignore[attr-defined]

    def notice(self) -> Notice | None:
        """Return the notice, where one is told of with both its days."""
        said = self.cleaned_data
        if not (said["act_on"] and said["received_on"]):
            return None
        return Notice(said["agency"], act_on=said["act_on"], received_on=said["received_on"])

    def facts(self) -> dict[str, Any]:
        """The body, the ground, the notice, and how the subject stands."""
        said = self.cleaned_data
        kept = {name: said[name] for name in ("kind", "trigger", "reason", "paper", "once")}
        return kept | {"body": self.bodies[said["body"]], "standing": self.standing(), "notice": self.notice()}


class ProposeForm(GroundForm):
    """P1, in a case that is open: its subject, or a member of the organization it is about."""

    groups: ClassVar[Groups] = ((_("Who decides"), ("body", "member")), _GROUND, _NOTICE, STANDING)

    member = PersonField(
        label=_("Member who obstructs"),
        required=False,
        help_text=_("Empty where the organization itself is suspended."),
    )

    def arrange(self) -> None:
        """The member where the case is about one; else one of the organization, or the organization itself."""
        super().arrange()
        organization = self.case.subject_organization
        if organization is None:
            del self.fields["member"]
            self.of_a_member()
        else:
            self.fields["member"].people = under(organization)  # type: ignore[attr-defined]

    def prefill(self) -> dict[str, Any]:
        """Obstruction of this case, before the body that has it."""
        kind = SuspensionKind.ORGANIZATION if self.case.subject_organization_id else SuspensionKind.PARTY_LIFE
        return {"body": str(self.case.body_id), "kind": kind, "trigger": Trigger.OBSTRUCTION}

    def clean(self) -> dict[str, Any]:
        """An organization loses its activity, a member the rest."""
        said: dict[str, Any] = super().clean() or {}
        of_organization = said.get("kind") == SuspensionKind.ORGANIZATION
        is_organization = self.case.subject_organization_id is not None and not said.get("member")
        if said.get("kind") and of_organization != is_organization:
            self.add_error(
                "kind", _("An organization's activity is suspended, or a member's party life or committee activity.")
            )
        return said

    def facts(self) -> dict[str, Any]:
        """Who is suspended, and the case that is protected."""
        subject = self.cleaned_data.get("member") or self.case.subject_member or self.case.subject_organization
        criminal = Trigger(self.cleaned_data["trigger"]).is_criminal
        return super().facts() | {"subject": subject, "protects": None if criminal else self.case}


class NoticeForm(GroundForm):
    """P1, on a notice of law enforcement about a member: the ground leaves no choice."""

    groups: ClassVar[Groups] = (
        (_("Whom it is about, and who decides"), ("subject", "body")),
        _NOTICE,
        _GROUND,
        STANDING,
    )

    subject = PersonField(label=_("Member of the Party"))

    def arrange(self) -> None:
        """Every member of the house; only what criminal procedure brings, and a notice with its days."""
        super().arrange()
        self.of_a_member()
        self.fields["subject"].people = under(next(iter(self.bodies.values())).organization)  # type: ignore[attr-defined]
        self.fields["trigger"].choices = CRIMINAL  # type: ignore[attr-defined]
        for name in ("agency", "act_on", "received_on"):
            self.fields[name].required = True

    def prefill(self) -> dict[str, Any]:
        """Received today."""
        return {"received_on": self.on}

    def facts(self) -> dict[str, Any]:
        """Who is suspended."""
        return super().facts() | {"subject": self.cleaned_data["subject"], "protects": None}


class DecideForm(PageForm):
    """R1. For how long: the base term of the rulebook or fewer days; on a criminal ground as long as the law's term."""

    days = forms.IntegerField(label=_("Days"), min_value=1, max_value=999)
    legal_term_until = DayField(
        label=_("Last day of the legal term"),
        future=True,
        required=False,
        help_text=_("Empty where law enforcement has not named it; the suspension then runs until it is ended."),
    )
    heard = Prose(
        label=_("Opinion of the subject"),
        rows=3,
        required=False,
        help_text=_("Where the subject could be heard before the decision."),
    )

    def __init__(self, *args: Any, row: Suspension, base: int | None, **kwargs: Any) -> None:
        """`row` is the suspension proposed, `base` the term the rulebook gives in its own unit."""
        self.row = row
        self.base = base
        super().__init__(*args, **kwargs)

    def arrange(self) -> None:
        """Ask by the track."""
        del self.fields["days" if self.row.track == Suspension.Track.CRIMINAL else "legal_term_until"]

    def prefill(self) -> dict[str, Any]:
        """The base term."""
        return {"days": self.base}


class AnnounceSuspensionForm(AnnounceForm):
    """R2. The decision is read out and handed over; the clerk of the body writes, since there is no team."""

    def prefill(self) -> dict[str, Any]:
        """The clerk of the body writes."""
        return super().prefill() | {"recorded_by": clerk_of(self.case.body, self.on)}


class ExtendForm(PageForm):
    """E1. More days, once, by a decision; or the last day of the law's own term, as often as it is renewed."""

    days = forms.IntegerField(label=_("Days more"), min_value=1, max_value=999)
    reason = Prose(label=_("Reason"), rows=3)
    until = DayField(label=_("Last day of the legal term"), future=True)
    paper = forms.CharField(label=_("Paper it rests on"), max_length=300)

    def __init__(self, *args: Any, row: Suspension, longest: int, **kwargs: Any) -> None:
        """`row` is the suspension that runs, `longest` what the rulebook leaves for an extension, in its own unit."""
        self.row = row
        self.longest = longest
        super().__init__(*args, **kwargs)

    def arrange(self) -> None:
        """Ask by the track."""
        criminal = self.row.track == Suspension.Track.CRIMINAL
        for name in ("days", "reason") if criminal else ("until", "paper"):
            del self.fields[name]

    def prefill(self) -> dict[str, Any]:
        """As long as the rulebook allows."""
        return {"days": self.longest or None}


class EndForm(PageForm):
    """E2. What brought the end before the term is over."""

    cause = forms.ChoiceField(label=_("Ended by"), widget=forms.RadioSelect)
    reason = Prose(label=_("Reason"), rows=3)

    def __init__(self, *args: Any, row: Suspension, **kwargs: Any) -> None:
        """`row` is the suspension that runs."""
        self.row = row
        super().__init__(*args, **kwargs)

    def arrange(self) -> None:
        """What can end this one by an act; a term that is over needs none."""
        end = Suspension.End
        causes = [end.CONCLUSION, end.DISCIPLINE]
        if self.row.track == Suspension.Track.CRIMINAL:
            causes = [end.ACQUITTAL, end.LEGAL_TERM, end.DISCIPLINE]
        self.fields["cause"].choices = [(one.value, one.label) for one in causes]  # type: ignore[attr-defined]


class ListForm(forms.Form):
    """Which suspensions the list shows; it stands in the address."""

    state = forms.ChoiceField(label=_("State"), choices=suspensions.STATES, required=False)
    body = forms.ChoiceField(label=_("Body"), required=False)

    def __init__(self, data: Any = None, *, bodies: Sequence[Body]) -> None:
        """`bodies` are those that have one the reader may see."""
        super().__init__(data, auto_id="filter_%s")
        names = [(str(body.pk), body.name) for body in bodies]
        self.fields["body"].choices = [("", _("All")), *names]  # type: ignore[attr-defined]

    def chosen(self) -> dict[str, Any]:
        """Return what was chosen; what cannot be chosen is left open."""
        said = self.cleaned_data if self.is_valid() else {}
        body = said.get("body") or ""
        return {"state": said.get("state") or suspensions.RUNNING, "body": int(body) if body else None}
