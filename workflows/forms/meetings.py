"""Minutes of a meeting with the people called to it, and papers handed over: parts of many acts."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from cases.minutes import Minutes, Present, Serving
from cases.models import MeetingKind, Post, PostDuty, Service, TeamRole
from workflows.forms import suggestions
from workflows.forms.fields import DayField, Groups, PageForm, Prose, RowForm, Rows, rows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cases.models import Body, Case, Team

#: Meetings held where the subject works.
AT_THE_SUBJECT = (
    MeetingKind.DEPLOYMENT,
    MeetingKind.WORKING,
    MeetingKind.VERIFICATION,
    MeetingKind.DRAFT,
    MeetingKind.ANNOUNCEMENT,
)

MEETING = (_("Meeting"), (("held_on", "began_at", "ended_at"), "place", ("chaired_by", "recorded_by")))
COURSE = (_("Minutes"), ("course", "result", "refused_to_sign", "witnesses"))
HANDED = (_("Papers handed over"), (("served_to", "channel"), "proof", "refusal_witnesses"))


#: How people write an hour.
HOURS = ("%H:%M", "%H.%M", "%Hh%M", "%H giờ %M", "%H giờ %M phút")


class HourField(forms.TimeField):
    """A time of day, as minutes record it."""

    def __init__(self, **kwargs: Any) -> None:
        # Not the browser's own clock: it counts to twelve wherever the browser was sold in English.
        hints = {"class": "short", "placeholder": _("hh:mm"), "autocomplete": "off"}
        super().__init__(widget=forms.TimeInput(format="%H:%M", attrs=hints), input_formats=HOURS, **kwargs)


class PresentForm(RowForm):
    """Somebody called to a meeting."""

    counts_by = "name"

    name = forms.CharField(label=_("Full name"), max_length=300)
    capacity = forms.CharField(label=_("Capacity"), max_length=300, required=False)
    present = forms.BooleanField(label=_("present"), required=False, initial=True)
    absence = forms.CharField(label=_("Reason of absence"), max_length=300, required=False)


class PresentRows(Rows):
    """Everybody called to the meeting."""

    label = _("Who was called")
    row_label = _("Person")
    add_label = _("Add a person")

    def people(self) -> tuple[Present, ...]:
        """Return them as the minutes list them."""
        names = ("name", "capacity", "present", "absence")
        return tuple(Present(**{name: row[name] for name in names}) for row in self.said())


PresentFormSet = rows(PresentForm, PresentRows, max_num=300)


class MinutesForm(PageForm):
    """A meeting as its minutes tell it."""

    kind_of_meeting: ClassVar[MeetingKind]
    groups: ClassVar[Groups] = (MEETING, COURSE)

    held_on = DayField(label=_("Held on"))
    began_at = HourField(label=_("Began at"))
    ended_at = HourField(label=_("Ended at"))
    place = forms.CharField(label=_("Place"), max_length=300)
    chaired_by = forms.CharField(label=_("Chaired by"), max_length=300)
    recorded_by = forms.CharField(label=_("Recorded by"), max_length=300)
    course = Prose(label=_("Course of the meeting"), rows=5, help_text=_("Who said what, one point a line."))
    result = Prose(label=_("Result"), rows=2, required=False, help_text=_("What was agreed, one point a line."))
    refused_to_sign = forms.BooleanField(label=_("The inspected side refused to sign the minutes"), required=False)
    witnesses = forms.CharField(
        label=_("Witnesses of the refusal"),
        required=False,
        max_length=500,
        help_text=_("Names of those who saw it; only where somebody refused."),
    )

    def __init__(self, *args: Any, chair: str = "", **kwargs: Any) -> None:
        """`chair` is who presides where it is not the head of the team."""
        self.chair = chair
        super().__init__(*args, **kwargs)

    def arrange(self) -> None:
        """Carry the people called to the meeting."""
        people = [] if self.is_bound else self.called()
        self.add_formset("people", PresentFormSet, initial=people)

    def among_ourselves(self) -> None:
        """Nobody of the inspected side is at this meeting, so nobody of it refuses to sign."""
        del self.fields["refused_to_sign"], self.fields["witnesses"]

    def called(self) -> list[dict[str, Any]]:
        """Return who is usually called: the team, and who answers for the subject."""
        people = [
            row | {"capacity": suggestions.of_a_cell(row["capacity"], self.team, self.book)}
            for row, _role in _of_team(self.team)
        ]
        if self.chair and self.chair not in {row["name"] for row in people}:
            people.insert(0, {"name": self.chair, "capacity": self.team.body.name, "present": True})
        return people + (of_subject(self.case, self.on) if self.case else [])

    def prefill(self) -> dict[str, Any]:
        """The head chairs, the secretary writes, or the clerk of the house; the course is the usual one."""
        named = {role: row["name"] for row, role in reversed(_of_team(self.team))}
        return {
            "held_on": self.on,
            "place": self.usual_place(),
            "chaired_by": self.chair or named.get(TeamRole.HEAD, ""),
            "recorded_by": named.get(TeamRole.SECRETARY) or clerk_of(self.team.body, self.on),
            "course": suggestions.of_a_cell(self.usual_course(), self.team, self.book),
        }

    def usual_place(self) -> str:
        """Return where such a meeting is usually held."""
        if self.case and self.kind_of_meeting in AT_THE_SUBJECT:
            house = self.case.managing_organization  # of a member
            return suggestions.place(house.name if house is not None else self.case.subject_name)
        return suggestions.place(self.team.body.organization.name)

    def usual_course(self) -> str:
        """Return the course to be changed to what was said."""
        return suggestions.course(self.kind_of_meeting, self.case) if self.case else ""

    def clean(self) -> dict[str, Any]:
        """A meeting runs forward; a refusal has its witnesses."""
        facts: dict[str, Any] = super().clean() or {}
        began, ended = facts.get("began_at"), facts.get("ended_at")
        if began and ended and ended <= began:
            self.add_error("ended_at", _("A meeting ends after it began."))
        if facts.get("refused_to_sign") and not facts.get("witnesses"):
            self.add_error("witnesses", _("A refusal is recorded with those who saw it."))
        return facts

    def minutes(self, people: Sequence[Present] | None = None) -> Minutes:
        """Return the minutes with the people called to the meeting."""
        facts = self.cleaned_data
        names = ["held_on", "began_at", "ended_at", "place", "chaired_by", "recorded_by", "course", "result"]
        names += ["refused_to_sign", "witnesses"]
        called = self.formset("people").people() if people is None else tuple(people)
        return Minutes(**{name: facts[name] for name in names if name in facts}, people=called)

    def facts(self) -> dict[str, Any]:
        """What most acts with a meeting are told."""
        return {"minutes": self.minutes(), "once": self.cleaned_data.get("once", "")}


def _of_team(team: Team) -> list[tuple[dict[str, Any], str]]:
    kept: list[tuple[dict[str, Any], str]] | None = getattr(team, "_called", None)
    if kept is None:
        places = sorted(
            team.members.today().select_related("member"), key=lambda p: (TeamRole.values.index(p.role), p.pk)
        )
        kept = [
            ({"name": p.member.full_name, "capacity": str(TeamRole(p.role).label), "present": True}, p.role)
            for p in places
        ]
        team._called = kept  # type: ignore[attr-defined]
    return kept


def of_subject(case: Case, on: date) -> list[dict[str, Any]]:
    """Return who answers for the subject: the member in person, or the organization's representatives."""
    if case.subject_member is not None:
        return [{"name": case.subject_member.full_name, "capacity": "", "present": True}]
    posts = Post.objects.on(on).filter(organization=case.subject_organization_id, duty=PostDuty.REPRESENTATIVE)
    names = [(post.member.full_name, post.member.title) for post in posts.select_related("member").order_by("pk")]
    return [{"name": name, "capacity": title or case.subject_name, "present": True} for name, title in names]


def clerk_of(body: Body, on: date) -> str:
    """Return who usually writes where no team does: the clerk of the body's house."""
    clerks = Post.objects.on(on).filter(organization=body.organization_id, duty=PostDuty.CLERK)
    clerk = clerks.select_related("member").order_by("pk").first()
    return clerk.member.full_name if clerk else ""


def receiver(case: Case, on: date) -> str:
    """Return who usually receives papers for the subject."""
    people = of_subject(case, on)
    return people[0]["name"] if people else case.subject_name


# Papers handed over

RECEIVED, REFUSED, WAITING = "received", "refused", "waiting"


class ServingForm(PageForm):
    """Papers handed over together: to whom, how, and with which proof."""

    groups: ClassVar[Groups] = (HANDED,)

    served_to = forms.CharField(label=_("Handed to"), max_length=300)
    channel = forms.ChoiceField(label=_("How"), choices=Service.Channel.choices, initial=Service.Channel.MEETING)
    proof = forms.ChoiceField(
        label=_("Proof"),
        choices=[
            (RECEIVED, _("received against a receipt")),
            (REFUSED, _("refused to receive, before witnesses")),
            (WAITING, _("sent; the receipt is still to come")),
        ],
        initial=RECEIVED,
        widget=forms.RadioSelect,
    )
    refusal_witnesses = forms.CharField(
        label=_("Witnesses of the refusal to receive"),
        required=False,
        max_length=500,
        help_text=_("Names of those who saw it; only where somebody refused."),
    )

    def prefill(self) -> dict[str, Any]:
        """The representative receives."""
        known = {"served_to": receiver(self.case, self.on)} if self.case else {}
        return super().prefill() | known

    def clean(self) -> dict[str, Any]:
        """Ask for the witnesses of a refusal beside their field."""
        facts: dict[str, Any] = super().clean() or {}
        if facts.get("proof") == REFUSED and not facts.get("refusal_witnesses"):
            self.add_error("refusal_witnesses", _("A refusal is recorded with those who saw it."))
        return facts

    def servings(self, papers: Sequence[tuple[str, str, str]], on: date) -> list[Serving]:
        """Return one service for each paper: (key of its type, title, version)."""
        facts = self.cleaned_data
        refused = facts["proof"] == REFUSED
        return [
            Serving(
                paper=key,
                title=title,
                version=version,
                served_to=facts["served_to"],
                channel=facts["channel"],
                received_on=on if facts["proof"] == RECEIVED else None,
                refused=refused,
                witnesses=facts["refusal_witnesses"] if refused else "",
            )
            for key, title, version in papers
        ]
