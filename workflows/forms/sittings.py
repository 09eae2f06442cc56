"""Forms of a body's meeting and its ballot on paper: convene, open, put on the agenda, vote, count, minute, close."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cases.discipline.forms import NONE, DisciplineForm
from cases.models import FEWEST_ELECTRONIC, BallotMode, BallotState, Case, Kind, Member, TeamMember
from workflows.forms.closing import RollFormSet
from workflows.forms.fields import DayField, PageForm, People, PersonField, Prose, people_for, people_of, ruled

if TYPE_CHECKING:
    from datetime import date

    from django.db.models import QuerySet

    from cases.models import AgendaItem, Ballot, Body, RollEntry, Sitting


def recorders_of(body: Body, on: date) -> QuerySet[Member]:
    """Return who may keep the minutes: the body's own people, and the team that considers discipline in its house."""
    house = body.organization_id
    here = Q(managing_organization=house) | Q(subject_organization=house)
    teams = Case.objects.filter(here, kind=Kind.DISCIPLINE, concluded_on__isnull=True).values("team")
    serving = TeamMember.objects.on(on).filter(team__in=teams).values("member")
    return Member.objects.filter(Q(pk__in=people_of(body, on).values("pk")) | Q(pk__in=serving), user__is_active=True)


class ConveneForm(PageForm):
    """Call a body together."""

    body = forms.ChoiceField(label=_("Body"))
    held_on = DayField(label=_("Held on"), future=True)
    place = forms.CharField(label=_("Place"), max_length=300)
    chair = PersonField(label=_("Chaired by"))
    recorder = PersonField(label=_("Recorded by"))

    def __init__(self, *args: Any, bodies: Sequence[Body], **kwargs: Any) -> None:
        """`bodies` are those this person calls together."""
        self.bodies = {str(body.pk): body for body in bodies}
        super().__init__(*args, **kwargs)

    def arrange(self) -> None:
        """Offer the bodies and their people."""
        self.fields["body"].choices = [(key, body.name) for key, body in self.bodies.items()]  # type: ignore[attr-defined]
        chosen = self.bodies.get(self.data.get("body", ""), next(iter(self.bodies.values())))
        self.fields["chair"].people = people_for(self, chosen, "chair")  # type: ignore[attr-defined]
        self.fields["recorder"].people = People(recorders_of(chosen, self.on))  # type: ignore[attr-defined]

    def prefill(self) -> dict[str, Any]:
        """Today, at the body's own house."""
        return {"held_on": self.on, "place": next(iter(self.bodies.values())).organization.name}

    def facts(self) -> dict[str, Any]:
        """The body and the rest."""
        return dict(self.cleaned_data) | {"body": self.bodies[self.cleaned_data["body"]]}


class ItemForm(PageForm):
    """Put a case on the agenda."""

    subject = forms.ChoiceField(label=_("Case"))

    def __init__(self, *args: Any, offered: Sequence[Case], **kwargs: Any) -> None:
        """`offered` are the cases of discipline this person has a duty in."""
        self.offered = {case.key: case for case in offered}
        super().__init__(*args, **kwargs)

    def arrange(self) -> None:
        """Offer the cases."""
        self.fields["subject"].choices = [  # type: ignore[attr-defined]
            (key, f"{case.code} {case.subject_name}") for key, case in self.offered.items()
        ]

    def facts(self) -> dict[str, Any]:
        """The case."""
        return {"case": self.offered[self.cleaned_data["subject"]], "once": self.cleaned_data["once"]}


class OpenSittingForm(PageForm):
    """The roll of the day, and who is there."""

    def __init__(self, *args: Any, lines: Sequence[RollEntry], **kwargs: Any) -> None:
        """`lines` is the roll as it was convened."""
        self.lines = lines
        super().__init__(*args, **kwargs)

    def arrange(self) -> None:
        """One row a seat."""
        self.add_formset("roll", RollFormSet, seats=self.lines)

    def facts(self) -> dict[str, Any]:
        """Who is there, and why others are not."""
        roll = self.formset("roll")
        absences = {row["member"]: row["absence"] for row in roll.said() if row["presence"] == "absent"}
        return {"present": roll.present(), "absences": absences, "once": self.cleaned_data["once"]}


class TellersForm(PageForm):
    """The counting board: two members who are there; a third where the key of a sealed ballot is shared."""

    first = PersonField(label=_("First teller"))
    second = PersonField(label=_("Second teller"))
    third = PersonField(label=_("Third teller"), required=False)

    def __init__(self, *args: Any, sitting: Sitting, may_seal: bool, **kwargs: Any) -> None:
        """`sitting` has the people present; `may_seal` says whether an electronic ballot is possible."""
        self.sitting = sitting
        self.may_seal = may_seal
        super().__init__(*args, **kwargs)

    def arrange(self) -> None:
        """Offer the people of the house; the command asks who is present."""
        if self.may_seal:
            self.fields["third"].help_text = _("Only of an electronic ballot: any two of three then open the box.")
        else:
            del self.fields["third"]
        for name in ("first", "second", "third"):
            if name in self.fields:
                self.fields[name].people = people_for(self, self.sitting.body, name)  # type: ignore[attr-defined]

    def tellers(self) -> list[Member]:
        """The counting board."""
        named = (self.cleaned_data.get(name) for name in ("first", "second", "third"))
        return [member for member in named if member is not None]

    def facts(self) -> dict[str, Any]:
        """The counting board."""
        return {"tellers": self.tellers(), "once": self.cleaned_data["once"]}


class OpenBallotForm(TellersForm):
    """How it is voted, and who counts; forms, kind and thresholds are not chosen."""

    mode = forms.ChoiceField(label=_("How it is voted"), choices=BallotMode.choices, widget=forms.RadioSelect)
    field_order = ("mode", "first", "second", "third")

    def arrange(self) -> None:
        """A body of few electors votes on paper, and is not asked."""
        super().arrange()
        if self.may_seal:
            said = _("Electronic from %(fewest)s electors up; in a smaller body the result would say who voted what")
            self.fields["mode"].help_text = ruled(self.book, "VOTE-SECRET", said, fewest=FEWEST_ELECTRONIC)
            self.fields["mode"].initial = BallotMode.PAPER
        else:
            del self.fields["mode"]

    def facts(self) -> dict[str, Any]:
        """The mode and the counting board."""
        return super().facts() | {"mode": self.cleaned_data.get("mode") or BallotMode.PAPER}


class RepeatForm(TellersForm):
    """Hold a ballot again: why, where it still stands, and who counts now."""

    reason = Prose(label=_("Why it is declared void"), rows=2)
    field_order = ("reason", "first", "second", "third")

    def __init__(self, *args: Any, ballot: Ballot, **kwargs: Any) -> None:
        """`ballot` is the one that is held again."""
        self.ballot = ballot
        super().__init__(*args, may_seal=ballot.is_electronic, **kwargs)

    def arrange(self) -> None:
        """A ballot that is void has its reason."""
        super().arrange()
        if self.ballot.state == BallotState.VOID:
            del self.fields["reason"]

    def prefill(self) -> dict[str, Any]:
        """The tellers it had."""
        board = self.ballot.tellers.select_related("member")
        return {name: one.member for name, one in zip(("first", "second", "third"), board, strict=False)}

    def facts(self) -> dict[str, Any]:
        """The reason and the counting board."""
        return super().facts() | {"reason": self.cleaned_data.get("reason", "")}


class IssuePapersForm(PageForm):
    """How many papers were handed out."""

    issued = forms.IntegerField(label=_("Papers issued"), min_value=1)


class CountForm(PageForm):
    """What one teller counted: papers, then votes for each option."""

    issued = forms.IntegerField(label=_("Papers issued"), min_value=0)
    returned = forms.IntegerField(label=_("Papers returned"), min_value=0)
    valid = forms.IntegerField(label=_("Valid papers"), min_value=0)
    void = forms.IntegerField(label=_("Void papers"), min_value=0, initial=0)
    blank = forms.IntegerField(label=_("Blank papers"), min_value=0, initial=0)

    def __init__(self, *args: Any, ballot: Ballot, **kwargs: Any) -> None:
        """`ballot` says the options."""
        self.ballot = ballot
        super().__init__(*args, **kwargs)

    def arrange(self) -> None:
        """One figure for each option of the paper, heaviest first."""
        for code in self.ballot.options:
            label = _("No discipline") if code == NONE else DisciplineForm(code).label
            self.fields[code] = forms.IntegerField(label=label, min_value=0, initial=0)

    def facts(self) -> dict[str, Any]:
        """The figures as the command takes them."""
        said = self.cleaned_data
        names = ("issued", "returned", "valid", "void", "blank", "once")
        return {name: said[name] for name in names} | {"votes": {code: said[code] for code in self.ballot.options}}


class RecountForm(CountForm):
    """What both tellers counted together after their counts differed."""

    reason = Prose(label=_("Why they differed"), rows=2)

    def arrange(self) -> None:
        """The reason after the figures."""
        super().arrange()
        self.order_fields([*(name for name in self.fields if name != "reason"), "reason"])

    def facts(self) -> dict[str, Any]:
        """The figures and the reason."""
        return super().facts() | {"reason": self.cleaned_data["reason"]}


class VoidForm(PageForm):
    """Why a ballot is void."""

    reason = Prose(label=_("Reason"), rows=2)


class MinuteItemForm(PageForm):
    """The minutes of one item."""

    course = Prose(label=_("Course of the discussion"), rows=5)
    result = Prose(label=_("Conclusion of the chair"), rows=2, required=False)

    def __init__(self, *args: Any, item: AgendaItem, **kwargs: Any) -> None:
        """`item` may have minutes already."""
        self.item = item
        super().__init__(*args, **kwargs)

    def prefill(self) -> dict[str, Any]:
        """What is minuted."""
        return {"course": self.item.course, "result": self.item.result}


class CloseSittingForm(PageForm):
    """The minutes of the whole meeting."""

    course = Prose(label=_("Course of the meeting"), rows=4)
