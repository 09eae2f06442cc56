"""The page of the rule calculator: a question in the address, its answer beside it, for everybody signed in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.http import Http404
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.generic import TemplateView

from cases import capacity
from cases.discipline import calculator
from cases.discipline.answers import Answer, verified
from cases.discipline.considering import CircumstanceKind
from cases.discipline.counting import Count
from cases.discipline.forms import DisciplineForm
from cases.discipline.limitation import Limitation, Verdict
from cases.discipline.words import Sentence
from cases.errors import RuleBroken
from cases.forms.calculator import FORMS, Question
from cases.models import Rule
from cases.rulebook import RuleFound
from cases.views.office import INSPECTED_SIDE, known_only

FIRST = "limitation"

#: The sign each verdict is shown by, beside its words.
SIGNS = {Verdict.RUNNING: "ok", Verdict.UNCERTAIN: "soon", Verdict.EXPIRED: "late", Verdict.NO_LIMIT: "done"}


@dataclass(frozen=True)
class Tab:
    """One question on the page (see the tabs)."""

    label: Any
    url: str
    is_current: bool
    count: None = None


@dataclass(frozen=True)
class Bar:
    """The arithmetic of one form: its own votes, with the heavier ones behind, and what is needed (see the bars)."""

    label: str
    value: int
    plan: int
    limit: int
    whole: int
    text: str
    note: str = ""


@dataclass(frozen=True)
class Cited:
    """A rule of the answer, with its trust."""

    found: RuleFound
    is_verified: bool


class Calculator(TemplateView):
    """One question at a time; nothing is written, so that its address can be kept and sent."""

    template_name = "cases/calculator.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The form of the question and, once it is asked, its answer or its refusal."""
        asked = self.request.GET
        question = asked.get("question", FIRST)
        if question not in FORMS:
            raise Http404
        form = FORMS[question](asked if set(asked) - {"question"} else None, on=localdate())
        known_only(asked, form.fields)
        answer = _answer(form)
        return super().get_context_data(
            form=form,
            question=question,
            answer=answer,
            shown=_shown(answer) if answer else {},
            why=_why(answer) if answer else [],
            cited=[Cited(found, verified(found)) for found in answer.used] if answer else [],
            part=f"cases/_calculator_{question}.html",
            tabs=[
                Tab(one.title, f"{reverse('calculator')}?question={name}", name == question)
                for name, one in FORMS.items()
            ],
            may_read_rules=bool(capacity.roles(self.request.user) - INSPECTED_SIDE),
            **kwargs,
        )


def _answer(form: Question) -> Answer | None:
    """The answer; a refusal goes into the form, which shows it like every refusal of the house."""
    if not form.is_bound or not form.is_valid():
        return None
    try:
        return calculator.answer(form.name, form.facts(), Rule.shelf(), today=localdate())
    except RuleBroken as refusal:
        form.add_error(None, refusal)
        return None


def _why(answer: Answer) -> Sequence[Sentence]:
    """The reasons, without those the table or the lists of the answer have said already."""
    if isinstance(answer.judged, Limitation):
        return answer.judged.explanation
    if answer.question == "authority":
        notes: Sequence[Sentence] = answer.judged[0].notes
        return notes
    return answer.sentences


def _shown(answer: Answer) -> dict[str, Any]:
    """What the part of a question shows beside the answer itself."""
    judged = answer.judged
    if isinstance(judged, Limitation):
        return {"periods": [(period, SIGNS[period.verdict]) for period in judged.periods]}
    if isinstance(judged, Count):
        return {"bars": _bars(judged)}
    if answer.question == "forms":
        frame = answer.answer["frame"]
        return {
            "forms": [DisciplineForm(code) for code in answer.answer["forms"]],
            "frame": None if frame is None else [DisciplineForm(code) for code in frame],
            "mitigating": [CircumstanceKind(code) for code in answer.details["mitigating"]],
            "aggravating": [CircumstanceKind(code) for code in answer.details["aggravating"]],
        }
    return {}


def _bars(count: Count) -> list[Bar]:
    return [
        Bar(
            str(line.form.label),
            line.own,
            line.accumulated,
            line.needed,
            count.denominator,
            f"{line.accumulated}/{count.denominator}",
            _("%(own)s votes; needed %(needed)s: %(verdict)s")
            % {
                "own": line.own,
                "needed": line.needed,
                "verdict": _("enough") if line.reached else _("not enough"),
            },
        )
        for line in count.lines
    ]
