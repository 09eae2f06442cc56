"""Which papers a step calls for in this case: some are called for by what happened, and the reason is said."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy as _

from cases.models import BallotMode, MeetingKind, Outcome
from documents.catalogue import BY_KEY, Concern
from documents.facts.content import MEETINGS

if TYPE_CHECKING:
    from workflows.conformance.replay import Replay
    from workflows.nodes import Step

#: Minutes of sessions that are held as often as the work needs them: other minutes belong to the act itself.
_SESSIONS = frozenset({MeetingKind.WORKING, MeetingKind.VERIFICATION})


def _told(act: str) -> Callable[[Replay, str], bool]:
    """Return the question whether the trail tells of an act."""
    return lambda told, _number: told.tells(act) is not None


def _founds(key: str) -> Callable[[Replay, str], bool]:
    """Return the question whether a paper set the work going: of a cell perhaps its plan or its decision alone."""

    def asked(told: Replay, _number: str) -> bool:
        signed = told.tells("decision-issued")
        return signed is None or key in signed.data.get("papers", (key,))

    return asked


#: Papers a step names that are called for only by what happened: the question to the trail, and the words for "no".
CONDITIONS: dict[str, tuple[Callable[[Replay, str], bool], Any]] = {
    "team-decision": (_founds("team-decision"), _("The cell works by its plan, without a decision of its own.")),
    "plan": (_founds("plan"), _("The plan stands in the decision.")),
    "ballot-paper": (lambda told, number: _on_paper(told, number), _("No vote by paper ballot was held.")),
    "counting-minutes": (
        lambda told, number: told.tells("ballot-counted", number) is not None,
        _("No vote by ballot was held."),
    ),
    "evidence-list": (
        lambda told, _number: told.tells("evidence-added") is not None,
        _("No evidence was taken into the file."),
    ),
    "exchange-letter": (lambda _told, _number: False, _("The draft was exchanged at the meeting.")),
    "suspension-extension": (
        lambda told, _number: any(e.act == "suspension-extended" and not e.data.get("by_law") for e in told.entries),
        _("The term was not extended by a decision."),
    ),
    "suspension-end": (
        lambda told, _number: told.tells("suspension-ended") is not None,
        _("The term ran out by itself."),
    ),
    **{
        key: (_told(act), words)
        for key, act, words in (
            ("urging-letter", "urged", _("Nobody had to be urged by a letter.")),
            ("reinspection-minutes", "reinspected", _("Nothing was doubtful.")),
            ("reinspection-report", "reinspected", _("Nothing was doubtful.")),
            ("crime-transfer-letter", "crime-transferred", _("No sign of a crime was found.")),
            ("signs-hearing-minutes", "subject-heard", _("No discipline is proposed.")),
            ("request-letter", "files-asked", _("No files were asked for by a letter.")),
            ("denouncer-minutes", "denouncer-heard", _("The denouncer was not met.")),
            ("denouncer-notice", "denouncer-informed", _("The denouncer was not informed.")),
            ("reconciliation-minutes", "reconciled", _("No figures were reconciled at a session.")),
        )
    },
    "signs-submission-above": (
        lambda told, _number: told.case.outcome == Outcome.PROPOSED_ABOVE,
        _("The body decides within its own power."),
    ),
    "complaint-decision": (
        lambda told, _number: bool((entry := told.tells("complaint-answered")) and entry.data.get("form")),
        _("The complaint goes to the level that has the power."),
    ),
}


def _on_paper(told: Replay, number: str) -> bool:
    opened = told.tells("ballot-opened", number)
    return opened is not None and opened.data.get("mode") == BallotMode.PAPER and bool(told.tells("papers-issued"))


#: Conditions that ask what a cell did; every other body leaves these papers.
_ALWAYS = frozenset({"team-decision", "plan"})
#: Minutes of a verification beside the working sessions, which are held where something is doubtful.
_SOMETIMES = frozenset({"verification-minutes"})

#: Papers that each step which names them makes anew; others are made once, however many steps work on them.
EACH_TIME = frozenset({"ballot-paper", "counting-minutes"})


def papers_of(step: Step, steps: Sequence[Step]) -> list[str]:
    """Return the papers a step is to leave: those it names, each in the step that issues it and not in its draft's."""
    return [key for key in step.outputs if key in BY_KEY and _is_issued_in(key, step, steps)]


def prescribed(step: Step, steps: Sequence[Step]) -> list[str]:
    """Return the papers a step leaves whatever happened in it: those a case that enters from paper has to name."""
    unasked = CONDITIONS.keys() - _ALWAYS | _SOMETIMES
    return [key for key in papers_of(step, steps) if key not in unasked]


def _is_issued_in(key: str, step: Step, steps: Sequence[Step]) -> bool:
    document_type = BY_KEY[key]
    if document_type.concern not in {Concern.CASE, Concern.TEAM}:
        return False
    naming = [one for one in steps if key in one.outputs]
    issuing = [one for one in naming if one.number == document_type.step] or naming
    return key in EACH_TIME or issuing[-1:] == [step]


def reason_against(key: str, told: Replay, number: str) -> Any:
    """Return why a paper is not called for here; empty where it is."""
    document_type = BY_KEY[key]
    kind = MEETINGS.get(document_type)
    if kind in _SESSIONS and kind not in told.meetings:
        return _("No such session was held.")
    condition, words = CONDITIONS.get(key, (None, ""))
    return "" if condition is None or condition(told, number) else words
