"""Acts on one item of an agenda, one page each: the ballot from its opening to the count, and the minutes."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cases import sealing
from cases.commands import balloting, balloting_paper
from cases.commands import sittings as commands
from cases.commands.complaints import open_complaint_ballot
from cases.commands.discipline import open_case_ballot
from cases.errors_ballot import DoesNotPreside, NotATeller
from cases.models import FEWEST_ELECTRONIC, AgendaItem, Ballot, BallotMode
from workflows import attendance, sittings
from workflows.access import seen_item
from workflows.acts import Closed, Consequences, Moved
from workflows.forms import sittings as forms
from workflows.forms.fields import PageForm
from workflows.views.sittings import MeetingAct

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cases.models import Member
    from inspection.accounts.models import User


class ItemAct(MeetingAct):
    """An act on one item of the agenda, and its ballot where there is one."""

    item: AgendaItem
    ballot: Ballot | None
    needs_ballot = True

    def find(self, **kwargs: Any) -> None:
        """Find the item, and its ballot where the act is about it. Raises `Http404`, `Moved`."""
        item = seen_item(self.user, kwargs["key"])
        self.item, self.body = item, item.sitting.body
        self.ballot = sittings.ballot_of(item)
        if self.needs_ballot and self.ballot is None:  # declared void meanwhile
            raise Moved(self.thing, "")

    def require_duty(self) -> None:
        """Refuse everybody but who keeps the meeting. Raises `Closed`."""
        self.require_keeper(self.item.sitting)

    @property
    def vote(self) -> Ballot:
        """The ballot of the item."""
        if self.ballot is None:
            raise Http404
        return self.ballot

    def get_success_url(self) -> str:
        """Back to the item."""
        return reverse("agenda-item", args=[self.item.key])

    def breadcrumbs(self) -> list[tuple[str, str]]:
        """The meeting, the item."""
        sitting = self.item.sitting
        return [(str(sitting), reverse("sitting", args=[sitting.key])), (self.item.title, self.get_success_url())]

    def heading(self) -> str:
        """The item."""
        return self.item.title


class PresidingAct(ItemAct):
    """An act of who presides over the item."""

    def require_duty(self) -> None:
        """Refuse everybody else. Raises `Closed`."""
        if not sittings.presides(self.item, self.user):
            raise Closed(DoesNotPreside(lack=_("a leading member does who is present and not of the team")))


class CountingAct(ItemAct):
    """An act of a teller."""

    def require_duty(self) -> None:
        """Refuse everybody else. Raises `Closed`."""
        if sittings.teller_of(self.vote, self.user) is None:
            raise Closed(NotATeller())


class OpenBallot(PresidingAct):
    """Open the ballot by the question of the case: on paper or sealed, with its tellers."""

    form_class = forms.OpenBallotForm
    template_name = "workflows/ballot_open.html"
    act_label = gettext_lazy("Open the ballot")
    names_people = True
    needs_ballot = False

    @cached_property
    def present(self) -> attendance.Present:
        """Who takes part now."""
        return attendance.present(self.item, self.on)

    def get_form_kwargs(self) -> dict[str, Any]:
        """Tell the form the meeting, and whether it is large enough to vote sealed."""
        may_seal = self.present.voters >= FEWEST_ELECTRONIC
        return super().get_form_kwargs() | {"sitting": self.item.sitting, "may_seal": may_seal}

    def extra_context(self) -> dict[str, Any]:
        """Who is on the list, and what a sealed ballot can promise."""
        return {"present": self.present, "fewest": FEWEST_ELECTRONIC, "honest": sealing.HONEST_SENTENCE}

    def perform(self, by: User, tellers: Sequence[Member], mode: BallotMode, **_facts: Any) -> Ballot:
        """Open."""
        case = self.item.case
        opened = open_complaint_ballot if case is not None and case.is_complaint else open_case_ballot
        return opened(self.item, by=by, on=self.on, tellers=tellers, mode=BallotMode(mode))


class RepeatBallot(PresidingAct):
    """Hold a ballot again: it is void, or is declared void with this."""

    form_class = forms.RepeatForm
    act_label = gettext_lazy("Repeat the ballot")
    names_people = True
    needs_ballot = False

    def find(self, **kwargs: Any) -> None:
        """Find the ballot that stands, or the last void one. Raises `Http404`, `Moved`."""
        super().find(**kwargs)
        self.ballot = self.ballot or attendance.repeatable(self.item)
        if self.ballot is None:
            raise Moved(self.thing, "")

    def get_form_kwargs(self) -> dict[str, Any]:
        """Tell the form what is repeated."""
        return super().get_form_kwargs() | {"sitting": self.item.sitting, "ballot": self.vote}

    def consequences(self) -> Consequences:
        """The list is made anew."""
        return [
            ("people", _("The list of electors is made anew, of those who are here and take part now.")),
            (
                "seal",
                _("Sealed papers and keys of the ballot before are destroyed; that it was held stays on record."),
            ),
        ]

    def perform(self, by: User, tellers: Sequence[Member], reason: str, **_facts: Any) -> Ballot:
        """Repeat."""
        return balloting.repeat_ballot(self.vote, by=by, on=self.on, reason=reason, tellers=tellers)


class IssuePapers(ItemAct):
    """Record how many papers were handed out."""

    form_class = forms.IssuePapersForm
    act_label = gettext_lazy("Record the papers issued")

    def get_initial(self) -> dict[str, Any]:
        """One for each elector present."""
        return {"issued": self.vote.voters}

    def perform(self, by: User, issued: int, **_facts: Any) -> Ballot:
        """Issue."""
        return balloting_paper.issue_papers(self.vote, by=by, on=self.on, issued=issued)


class CloseBallot(PresidingAct):
    """End the vote."""

    form_class = PageForm
    act_label = gettext_lazy("Close the ballot")

    def perform(self, by: User, **_facts: Any) -> Ballot:
        """Close."""
        return balloting.close_ballot(self.vote, by=by, on=self.on)


class VoidBallot(PresidingAct):
    """Declare a ballot void with the reason."""

    form_class = forms.VoidForm
    act_label = gettext_lazy("Declare the ballot void")

    def perform(self, by: User, reason: str, **_facts: Any) -> Ballot:
        """Void."""
        return balloting.void_ballot(self.vote, by=by, on=self.on, reason=reason)


class EnterCount(CountingAct):
    """One teller enters the own count, blind to the other's."""

    form_class = forms.CountForm
    act_label = gettext_lazy("Enter your count")

    def get_form_kwargs(self) -> dict[str, Any]:
        """Tell the form the options."""
        return super().get_form_kwargs() | {"ballot": self.vote}

    def perform(self, by: User, **facts: Any) -> Ballot:
        """Enter."""
        return balloting_paper.enter_count(self.vote, by=by, on=self.on, **facts)


class EnterRecount(EnterCount):
    """What both tellers counted together after their counts differed."""

    form_class = forms.RecountForm
    act_label = gettext_lazy("Enter the recount")

    def perform(self, by: User, **facts: Any) -> Any:
        """Enter."""
        return balloting_paper.recount(self.vote, by=by, on=self.on, **facts)


class ConfirmRecount(CountingAct):
    """The other teller confirms the recount."""

    form_class = PageForm
    template_name = "workflows/recount_confirm.html"
    act_label = gettext_lazy("Confirm the recount")

    def find(self, **kwargs: Any) -> None:
        """Find the recount that waits. Raises `Http404`, `Moved`."""
        super().find(**kwargs)
        found = sittings.recount_of(self.vote)
        if found is None:
            raise Moved(self.thing, "")
        self.recount = found

    def perform(self, by: User, **_facts: Any) -> Ballot:
        """Confirm."""
        return balloting_paper.confirm_recount(self.recount, by=by, on=self.on)

    def extra_context(self) -> dict[str, Any]:
        """What is confirmed."""
        return {"recount": self.recount, "votes": sittings.votes_of(self.recount)}


class MinuteItem(ItemAct):
    """Write the minutes of the item."""

    form_class = forms.MinuteItemForm
    act_label = gettext_lazy("Write the minutes of the item")
    needs_ballot = False

    def get_form_kwargs(self) -> dict[str, Any]:
        """Tell the form the item."""
        return super().get_form_kwargs() | {"item": self.item}

    def perform(self, by: User, course: str, result: str, **_facts: Any) -> AgendaItem:
        """Write."""
        return commands.minute_item(self.item, by=by, on=self.on, course=course, result=result)
