"""Forms of the preparation: the proposal, the decision or its return, a declaration, the team's meeting."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from cases import cells
from cases.clock import duration_key
from cases.conflicts import ground_choices
from cases.minutes import Place, Session
from cases.models import MeetingKind, Team, TeamRole
from workflows.forms import suggestions
from workflows.forms.fields import DayField, PageForm, PersonField, Prose, RowForm, Rows, people_for, rows, ruled
from workflows.forms.meetings import MEETING, MinutesForm

if TYPE_CHECKING:
    from cases.models import Member, TeamMember
    from workflows.forms.fields import Groups


# P1


class PlaceForm(RowForm):
    """One person proposed for the team."""

    counts_by = "member"

    member = PersonField(label=_("Full name"))
    role = forms.ChoiceField(label=_("Role"), choices=TeamRole.choices, initial=TeamRole.MEMBER)
    assignment = forms.CharField(label=_("Task"), required=False, max_length=500)

    def __init__(self, *args: Any, people: Any, **kwargs: Any) -> None:
        """`people` are those of the house who may be asked."""
        super().__init__(*args, **kwargs)
        self.fields["member"].people = people  # type: ignore[attr-defined]


class PlaceRows(Rows):
    """The team proposed: one head, a secretary, nobody twice."""

    label = _("The team")
    help_text = _("Write a few letters of the name and choose from the list.")
    row_label = _("Member of the team")
    add_label = _("Add a member")

    def clean(self) -> None:
        """Say at once what the command would refuse."""
        if any(self.errors):
            return
        people = [row["member"].pk for row in self.said()]
        if len(set(people)) != len(people):
            raise ValidationError(_("The same person stands in two rows."))
        if sum(row["role"] == TeamRole.HEAD for row in self.said()) != 1:
            raise ValidationError(_("Choose exactly one head."))

    def places(self) -> list[Place]:
        """Return the places as the command takes them."""
        return [
            Place(row["member"], TeamRole(row["role"]), row["assignment"], row.get("expert", False))
            for row in self.said()
        ]


PlaceFormSet = rows(PlaceForm, PlaceRows, max_num=30)


class ProposalForm(PageForm):
    """P1. What is proposed to the authority."""

    places_class: ClassVar[type[Rows]] = PlaceFormSet
    groups: ClassVar[Groups] = (
        (_("Content and method"), ("content", "requirements", "method")),
        (_("Time"), (("scope_from", "scope_to", "days"),)),
    )

    content = Prose(label=_("Content"), rows=4, help_text=_("What is inspected or supervised, one point a line."))
    requirements = Prose(label=_("Purpose and requirements"), rows=3, help_text=_("One point a line."))
    method = Prose(label=_("Method"), rows=2)
    scope_from = DayField(label=_("Look-back from"))
    scope_to = DayField(label=_("Look-back to"))
    days = forms.IntegerField(label=_("Duration in days"), min_value=1, max_value=366)
    cell_ground = forms.ChoiceField(label=_("Why the cell does this work itself"), required=False)

    def _ask_of_a_cell(self) -> None:
        """Ask why a cell may do this work, where the rules want it said."""
        choices = cells.grounds_to_state(self.book, self.team, self.on)
        if not choices:
            del self.fields["cell_ground"]
            return
        self.fields["cell_ground"].choices = [("", "—"), *((one.value, one.label) for one in choices)]  # type: ignore[attr-defined]

    def arrange(self) -> None:
        """Offer the people of the house, and say what the rules allow."""
        key = duration_key(self.team.kind)
        found = self.book.find_or_none(key)
        self.longest = found.number() if found is not None and found.gates else None
        self.fields["days"].help_text = ruled(self.book, key, _("The rule gives %(value)s days"))
        limit = cells.look_back(self.book, self.team.body)
        years = f"{limit.years:n}" if limit else ""
        self.fields["scope_to"].help_text = ruled(self.book, "SCOPE-KTCH", _("At most %(value)s years"), value=years)
        people = people_for(self, self.team.body, "member")
        given = [] if self.is_bound else proposed_places(self.team)
        self._ask_of_a_cell()
        self.add_formset("places", self.places_class, form_kwargs={"people": people}, initial=given)

    def prefill(self) -> dict[str, Any]:
        """What the programme and the rulebook already say, or what was proposed before."""
        team = self.team
        found = self.book.find_or_none(duration_key(team.kind))
        return {
            "content": team.content or (team.item.content if team.item else "") or team.topic,
            "requirements": team.requirements or suggestions.requirements(team),
            "method": team.method or suggestions.METHOD,
            "scope_from": team.scope_from or date(team.opened_on.year - 3, 1, 1),
            "scope_to": team.scope_to or date(team.opened_on.year - 1, 12, 31),
            "days": team.days or (found.value if found is not None else None),
        }

    def clean_days(self) -> int:
        """A plan may be shorter than the rule's time, never longer."""
        days: int = self.cleaned_data["days"]
        if self.longest is not None and days > self.longest:
            raise ValidationError(_("The rule allows at most %(longest)s days."), params={"longest": self.longest})
        return days

    def clean(self) -> dict[str, Any]:
        """The look-back runs forward."""
        facts: dict[str, Any] = super().clean() or {}
        since, until = facts.get("scope_from"), facts.get("scope_to")
        if since and until and until < since:
            self.add_error("scope_to", _("The look-back period ends before it begins."))
        return facts

    def facts(self) -> dict[str, Any]:
        """The proposal with its places."""
        return dict(self.cleaned_data) | {"places": self.formset("places").places()}


class OutlinedProposalForm(ProposalForm):
    """The proposal with the outline that the authority issues together with its decision."""

    groups = (
        (_("Content and method"), ("content", "requirements", "method")),
        (_("Time"), (("scope_from", "scope_to", "days"),)),
        (_("For the subject"), ("outline", "self_report_due_on")),
    )

    outline = Prose(label=_("Outline for the subject's report"), rows=6, help_text=_("One point a line."))
    self_report_due_on = DayField(label=_("Self-report due on"), future=True, required=False)

    def arrange(self) -> None:
        """Say what the rule gives where no day is named."""
        super().arrange()
        self.fields["self_report_due_on"].help_text = ruled(
            self.book, "SELF-REPORT", _("Left empty: %(value)s days from the deployment")
        )

    def prefill(self) -> dict[str, Any]:
        """The usual outline, or what was proposed before."""
        outline = self.team.outline or suggestions.outline(self.team)
        return super().prefill() | {"outline": outline, "self_report_due_on": self.team.self_report_due_on}


def proposed_places(team: Team) -> list[dict[str, Any]]:
    """Return the rows a proposal starts from: what was proposed before, or head, secretary and one member."""
    places: list[TeamMember] = list(team.members.select_related("member").order_by("pk"))
    if places:
        return [
            {"member": p.member, "role": p.role, "assignment": p.assignment, "expert": p.is_finance_expert}
            for p in places
        ]
    lead: Member | None = team.item.lead if team.item else None
    return [
        {"role": TeamRole.HEAD, "member": lead},
        {"role": TeamRole.SECRETARY},
        {"role": TeamRole.MEMBER},
    ]


# P2


class DecisionForm(PageForm):
    """P2. Signed as proposed, or returned with the reason."""

    reason = Prose(
        label=_("Reason of the return"), rows=2, required=False, help_text=_("Only when you return the proposal.")
    )

    @property
    def returns(self) -> bool:
        """Whether the second button was pressed."""
        return self.data.get("branch") == "return"

    def clean_reason(self) -> str:
        """A return says why."""
        reason: str = self.cleaned_data["reason"]
        if self.returns and not reason:
            raise ValidationError(_("Say why the proposal is returned."))
        return reason

    def facts(self) -> dict[str, Any]:
        """The reason, where it is returned."""
        return {"returned": self.cleaned_data["reason"] if self.returns else "", "once": self.cleaned_data["once"]}


# P3


class DeclarationForm(PageForm):
    """P3. What a member of the team declares about conflicts of interest."""

    has_conflict = forms.TypedChoiceField(
        label=_("Conflict of interest with the subjects listed here"),
        choices=[("no", _("I have none")), ("yes", _("I have one"))],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
    )
    ground = forms.ChoiceField(label=_("Ground"), required=False)
    detail = Prose(label=_("Detail"), rows=2, required=False)

    def arrange(self) -> None:
        """The grounds are those of the rulebook in force."""
        self.fields["ground"].choices = ground_choices(self.book)  # type: ignore[attr-defined]
        self.fields["ground"].help_text = _("Only where you declare one.")

    def clean(self) -> dict[str, Any]:
        """A conflict names its ground; without one there is nothing to name."""
        facts: dict[str, Any] = super().clean() or {}
        if facts.get("has_conflict") and not facts.get("ground"):
            self.add_error("ground", _("Name the ground of the conflict."))
        if facts.get("has_conflict") is False:
            facts["ground"] = facts["detail"] = ""
        return facts


class AssignmentForm(RowForm):
    """What one member of the team is to do."""

    counts_by = "assignment"

    member = forms.IntegerField(widget=forms.HiddenInput)
    assignment = forms.CharField(label=_("Task"), max_length=500, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """The label is the person."""
        super().__init__(*args, **kwargs)
        if name := (self.initial or {}).get("name"):
            self.fields["assignment"].label = name


class AssignmentRows(Rows):
    """One row for each member of the team."""

    label = _("Tasks")
    row_label = _("Member of the team")
    may_add = False


AssignmentFormSet = rows(AssignmentForm, AssignmentRows, can_delete=False)


class SessionForm(RowForm):
    """A line of the work schedule."""

    counts_by = "what"

    what = forms.CharField(label=_("Session"), max_length=500)
    since = DayField(label=_("From"), future=True)
    until = DayField(label=_("To"), future=True, required=False, help_text=_("Only where it lasts several days."))
    place = forms.CharField(label=_("Place"), max_length=300, required=False)
    people = forms.CharField(label=_("Who takes part"), max_length=500, required=False)

    def clean(self) -> dict[str, Any]:
        """A session runs forward."""
        facts: dict[str, Any] = super().clean() or {}
        since, until = facts.get("since"), facts.get("until")
        if since and until and until < since:
            self.add_error("until", _("A session ends before it begins."))
        return facts


class SessionRows(Rows):
    """The team's work schedule."""

    label = _("Work schedule")
    help_text = _("It is printed as it stands here; the day the reports are due is added.")
    row_label = _("Session")
    add_label = _("Add a session")

    def clean(self) -> None:
        """Say at once what the paper could not do without."""
        if not any(self.errors) and not self.said():
            raise ValidationError(_("Write at least one session."))

    def sessions(self) -> list[Session]:
        """Return the sessions as the command takes them."""
        names = ("since", "until", "what", "place", "people")
        return [Session(**{name: row[name] for name in names}) for row in self.said()]

    def refuse_before(self, on: date) -> None:
        """Say beside each session planned before the team's meeting that it cannot be."""
        for form in self.forms if self.errors else ():
            if form.counts and (since := form.cleaned_data.get("since")) and since < on:
                form.add_error("since", _("The session is planned before the team meets."))


SessionFormSet = rows(SessionForm, SessionRows)


class PrepareForm(MinutesForm):
    """P3. The team's meeting: outline, tasks, schedule, rules of conduct, and when the self-report is due."""

    kind_of_meeting = MeetingKind.TEAM
    groups: ClassVar[Groups] = (
        MEETING,
        (_("Minutes"), ("course", "result")),
        (_("For the subject"), ("outline", "self_report_due_on")),
        (_("For the team"), ("rules_of_conduct",)),
    )

    outline = Prose(label=_("Outline for the subject's report"), rows=6, help_text=_("One point a line."))
    self_report_due_on = DayField(label=_("Self-report due on"), future=True, required=False)
    rules_of_conduct = Prose(label=_("Rules of conduct"), rows=3, help_text=_("One rule a line."))

    def arrange(self) -> None:
        """A row for each member; nobody from the subject is at the team's own meeting."""
        super().arrange()
        self.among_ourselves()
        places = list(self.team.members.today().select_related("member").order_by("pk"))
        given = [
            {
                "member": p.member_id,
                "assignment": p.assignment,
                "name": f"{p.member.full_name}, {TeamRole(p.role).label}",
            }
            for p in places
        ]
        self.members = {p.member_id for p in places}
        self.add_formset("tasks", AssignmentFormSet, initial=given)
        usual = [] if self.is_bound else suggestions.schedule(self.team, self.on)
        for session in usual:
            session |= {key: suggestions.of_a_cell(session[key], self.team, self.book) for key in ("what", "people")}
        self.add_formset("schedule", SessionFormSet, initial=usual)
        self.fields["self_report_due_on"].help_text = ruled(
            self.book, "SELF-REPORT", _("Left empty: %(value)s days from the deployment")
        )

    def prefill(self) -> dict[str, Any]:
        """The usual outline from the content of the decision, the usual rules."""
        team = self.team
        rules = suggestions.of_a_cell(suggestions.CONDUCT, team, self.book)
        return super().prefill() | {"outline": suggestions.outline(team), "rules_of_conduct": rules}

    def usual_course(self) -> str:
        """Decision read, tasks given, declarations made."""
        return suggestions.team_meeting(self.team)

    def clean(self) -> dict[str, Any]:
        """The self-report falls due after the team has met."""
        facts = super().clean()
        due, held = facts.get("self_report_due_on"), facts.get("held_on")
        if due and held and due <= held:
            self.add_error("self_report_due_on", _("The report falls due after the meeting."))
        if held:
            self.formset("schedule").refuse_before(held)
        return facts

    def facts(self) -> dict[str, Any]:
        """Minutes, outline, rules, schedule, tasks; a task for anybody outside the team is left out."""
        tasks = {row["member"]: row["assignment"] for row in self.formset("tasks").said()}
        names = ("outline", "self_report_due_on", "rules_of_conduct")
        return super().facts() | {
            **{name: self.cleaned_data[name] for name in names},
            "assignments": {member: task for member, task in tasks.items() if member in self.members},
            "schedule": self.formset("schedule").sessions(),
        }
