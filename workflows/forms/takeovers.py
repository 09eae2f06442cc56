"""Forms of a case under way on paper: what is proposed step by step, and why a proposal is refused."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from cases.commands import NewTakenPaper, NewTakenStep, NewTakeover
from cases.models import TeamRole
from cases.taking_over import DECISION
from workflows.forms.fields import DayField, PageForm, Prose, people_for
from workflows.forms.preparation import PlaceFormSet
from workflows.forms.subjects import SubjectField

if TYPE_CHECKING:
    from cases.models import Body
    from workflows.forms.fields import Groups
    from workflows.taking_over import AskedPaper, AskedStep

_MATTER = (
    _("What is under way"),
    ("body", "subject", "topic", "content", ("days", "self_report_due_on")),
)


class TakeoverForm(PageForm):
    """A case under way on paper: whom it is about, its team, and each step before with its day and its papers."""

    groups: ClassVar[Groups] = (_MATTER,)

    body = forms.ChoiceField(label=_("Body that decided"))
    subject = SubjectField(label=_("Subject"), help_text=_("An organization or a member, by name or code."))
    topic = forms.CharField(label=_("Topic"), max_length=500, help_text=_("As the decision on paper names it."))
    content = Prose(label=_("Content"), rows=3)
    days = forms.IntegerField(
        label=_("Duration in days"), min_value=1, max_value=366, required=False,
        help_text=_("As the decision says; left empty, what the rule of that day gives."),
    )  # fmt: skip
    self_report_due_on = DayField(label=_("Self-report due on"), required=False)

    def __init__(
        self, *args: Any, bodies: Sequence[Body], kind: str, waits_for: str, asked: Sequence[AskedStep], **kwargs: Any
    ) -> None:
        """`asked` are the steps before the entry with the papers the procedure prescribes."""
        self.bodies = {str(body.pk): body for body in bodies}
        self.kind, self.waits_for, self.asked = kind, waits_for, asked
        super().__init__(*args, **kwargs)

    def arrange(self) -> None:
        """A group for each step: its day, then number, day and signer of each paper; the team below."""
        self.fields["body"].choices = [(key, body.name) for key, body in self.bodies.items()]  # type: ignore[attr-defined]
        self.fields["subject"].among({body.organization_id for body in self.bodies.values()}, self.on)  # type: ignore[attr-defined]
        self.groups = [_MATTER, *(self._step(step) for step in self.asked)]  # type: ignore[misc]
        people = people_for(self, next(iter(self.bodies.values())), "member")
        given = [] if self.is_bound else [{"role": TeamRole.HEAD}, {"role": TeamRole.SECRETARY}, {}]
        self.add_formset("places", PlaceFormSet, form_kwargs={"people": people}, initial=given)

    def _step(self, step: AskedStep) -> tuple[Any, list[str | tuple[str, ...]]]:
        day = f"{step.number}_on"
        self.fields[day] = DayField(label=_("Done on"))
        lines: list[str | tuple[str, ...]] = [day]
        for place, paper in enumerate(step.papers):
            lines.append(self._paper(step, place, paper))
        return f"{step.number}. {step.title}", lines

    def _paper(self, step: AskedStep, place: int, paper: AskedPaper) -> tuple[str, ...]:
        number, dated, signer = (f"{step.number}_{place}_{name}" for name in ("number", "dated", "signer"))
        is_decision = paper.type_key == DECISION
        told = _("As it stands on the paper; minutes may have none.")
        self.fields[number] = forms.CharField(
            label=_("%(paper)s: number") % {"paper": paper.name}, max_length=60, required=is_decision,
            help_text="" if is_decision else told,
        )  # fmt: skip
        self.fields[dated] = DayField(label=_("Dated"), required=False, help_text=_("Left empty: the day of the step."))
        self.fields[signer] = forms.CharField(
            label=_("Signed by"), max_length=300, required=is_decision,
            help_text="" if is_decision else _("Left empty: there is no such paper, and it shows as missing."),
        )  # fmt: skip
        return number, dated, signer

    def clean(self) -> dict[str, Any]:
        """A number or a day without a signer names no paper."""
        said: dict[str, Any] = super().clean() or {}
        for step in self.asked:
            for place, _paper in enumerate(step.papers):
                signer = f"{step.number}_{place}_signer"
                written = said.get(f"{step.number}_{place}_number") or said.get(f"{step.number}_{place}_dated")
                if written and not said.get(signer) and signer not in self.errors:
                    self.add_error(signer, _("Say who signed the paper."))
        return said

    def facts(self) -> dict[str, Any]:
        """The proposal as the command takes it."""
        said = self.cleaned_data
        new = NewTakeover(
            body=self.bodies[said["body"]], kind=self.kind, subject=said["subject"], topic=said["topic"],
            content=said["content"], waits_for=self.waits_for, steps=[self._told(step) for step in self.asked],
            places=self.formset("places").places(), days=said["days"], self_report_due_on=said["self_report_due_on"],
        )  # fmt: skip
        return {"new": new, "once": said["once"]}

    def _told(self, step: AskedStep) -> NewTakenStep:
        said, on = self.cleaned_data, self.cleaned_data[f"{step.number}_on"]
        named = [(paper, f"{step.number}_{place}") for place, paper in enumerate(step.papers)]
        papers = [
            NewTakenPaper(
                str(paper.name), said[f"{at}_dated"] or on, said[f"{at}_signer"], said[f"{at}_number"], paper.type_key
            )
            for paper, at in named
            if said[f"{at}_signer"]
        ]
        return NewTakenStep(step.done, on, papers)


class RefusalForm(forms.Form):
    """Why a proposal is refused."""

    reason = Prose(label=_("Reason"), rows=3, max_length=2000)
