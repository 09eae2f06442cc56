"""Acts of a meeting beside its ballots: who comes and goes, guests, the order, withdrawals, questions, answers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cases.commands import agenda
from cases.commands import sittings as commands
from cases.errors import NotYourDuty
from cases.policy import DUTY_NAMES, Duty
from workflows import attendance, sittings
from workflows.access import seen_question
from workflows.acts import Closed, Consequences
from workflows.forms import attending as forms
from workflows.views.sittings import MeetingAct, SittingAct
from workflows.views.voting import ItemAct

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cases.models import AgendaItem, Guest, ItemQuestion, ItemRecusal, Member, Sitting
    from inspection.accounts.models import User


def of_an_open_ballot() -> tuple[str, str]:
    """Say what a changed list does to a ballot that is going on."""
    return "seal", _("An open ballot whose list of electors changes is void and is repeated at once.")


class RecordPresence(SittingAct):
    """A member comes late, or leaves."""

    form_class = forms.PresenceForm
    act_label = gettext_lazy("Record the presence")

    def get_form_kwargs(self) -> dict[str, Any]:
        """Tell the form the roll."""
        return super().get_form_kwargs() | {"lines": attendance.roll(self.sitting)}

    def consequences(self) -> Consequences:
        """Roll and ballots."""
        return [("people", _("The roll of the meeting changes at once.")), of_an_open_ballot()]

    def perform(self, by: User, member: Member, present: bool, absence: str, **_facts: Any) -> Sitting:
        """Record."""
        return commands.record_presence(
            self.sitting, by=by, on=self.on, member=member, present=present, absence=absence
        )


class AskGuest(SittingAct):
    """Somebody without a seat is asked to the meeting."""

    form_class = forms.GuestForm
    act_label = gettext_lazy("Ask a guest")

    def get_form_kwargs(self) -> dict[str, Any]:
        """Tell the form the items."""
        return super().get_form_kwargs() | {"items": sittings.agenda(self.user, self.sitting)}

    def consequences(self) -> Consequences:
        """What a guest is not."""
        return [("people", _("A guest is heard, and is never counted: neither in the roll nor in a vote."))]

    def perform(self, by: User, name: str, capacity: str, item: AgendaItem | None, **_facts: Any) -> Guest:
        """Ask."""
        return commands.ask_guest(self.sitting, by=by, on=self.on, name=name, capacity=capacity, item=item)


class OrderAgenda(SittingAct):
    """Put the agenda in another order."""

    form_class = forms.OrderForm
    act_label = gettext_lazy("Put the agenda in order")

    def get_form_kwargs(self) -> dict[str, Any]:
        """Tell the form the items that exist for this person."""
        return super().get_form_kwargs() | {"items": sittings.agenda(self.user, self.sitting)}

    def perform(self, by: User, items: Sequence[AgendaItem], **_facts: Any) -> Sitting:
        """Order."""
        return agenda.order_agenda(self.sitting, by=by, on=self.on, items=items)


# One item


class Withdraw(ItemAct):
    """A member takes no part in an item: for them it exists no more, from this moment."""

    form_class = forms.WithdrawForm
    act_label = gettext_lazy("Record the withdrawal")
    needs_ballot = False

    def require_duty(self) -> None:
        """Whoever sits in the meeting withdraws; who keeps it records it of others. Raises `Closed`."""
        if not attendance.may_withdraw(self.item, self.user, self.on):
            raise Closed(NotYourDuty(duty=str(DUTY_NAMES[Duty.BODY]), on=f"{self.on:%d/%m/%Y}"))

    def get_form_kwargs(self) -> dict[str, Any]:
        """Tell the form who may be named: oneself, or everybody where one keeps the meeting."""
        return super().get_form_kwargs() | {"lines": attendance.may_withdraw(self.item, self.user, self.on)}

    def consequences(self) -> Consequences:
        """What they no longer see, and on how many it is counted then."""
        said = [
            ("lock", _("For whoever withdraws, this item, its papers and its vote exist no more, from this moment.")),
            ("people", _("They leave its roll and its count; the number on which votes are reckoned is one less.")),
        ]
        return [*said, of_an_open_ballot()]

    def perform(self, by: User, member: Member, ground: str, detail: str, **_facts: Any) -> ItemRecusal:
        """Record."""
        return commands.recuse_from_item(self.item, by=by, on=self.on, member=member, ground=ground, detail=detail)

    def get_success_url(self) -> str:
        """The meeting: the item may exist no more."""
        return reverse("sitting", args=[self.item.sitting.key])


class AskQuestion(ItemAct):
    """A member asks the head of the team."""

    form_class = forms.QuestionForm
    act_label = gettext_lazy("Ask the head of the team")
    needs_ballot = False

    def require_duty(self) -> None:
        """Whoever has a seat asks. Raises `Closed`."""
        if attendance.of_roll(self.item, self.user) is None:
            raise Closed(NotYourDuty(duty=str(DUTY_NAMES[Duty.BODY]), on=f"{self.on:%d/%m/%Y}"))

    def perform(self, by: User, question: str, **_facts: Any) -> ItemQuestion:
        """Ask."""
        return commands.ask(self.item, by=by, on=self.on, question=question)


class AnswerQuestion(MeetingAct):
    """The head of the team answers; who is not in the meeting reads the question in the file of the case."""

    form_class = forms.AnswerForm
    template_name = "workflows/question_answer.html"
    act_label = gettext_lazy("Answer the question")
    question: ItemQuestion

    def find(self, **kwargs: Any) -> None:
        """Find the question. Raises `Http404`."""
        self.question = seen_question(self.user, kwargs["key"], kwargs["number"])
        self.body = self.question.item.sitting.body

    def require_duty(self) -> None:
        """The head of the team or its deputy. Raises `Closed`."""
        if not attendance.answers(self.question, self.user, self.on):
            raise Closed(NotYourDuty(duty=str(DUTY_NAMES[Duty.HEAD]), on=f"{self.on:%d/%m/%Y}"))

    def perform(self, by: User, answer: str, **_facts: Any) -> ItemQuestion:
        """Answer."""
        return commands.answer_question(self.question, by=by, on=self.on, answer=answer)

    def extra_context(self) -> dict[str, Any]:
        """The question."""
        return {"question": self.question}

    def get_success_url(self) -> str:
        """The file of the case, where question and answer stand."""
        case = self.question.item.case
        return reverse("case", args=[case.key]) if case is not None else reverse("front-door")

    def breadcrumbs(self) -> list[tuple[str, str]]:
        """The case."""
        return [(self.question.item.title, self.get_success_url())]

    def heading(self) -> str:
        """The item."""
        return self.question.item.title
