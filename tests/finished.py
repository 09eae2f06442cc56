"""Finished cases with all their papers, one for each procedure: walked by commands, then furnished by their own trail.

Who may issue which paper is asked elsewhere; here each is issued by whoever did its step, on that day, after the fact.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any
from unittest import mock

from cases import policy
from cases.models import Ballot, Case, Kind
from documents import commands
from documents.catalogue import BY_KEY, Concern
from inspection.accounts.models import User
from tests import make
from tests.cases.test_procedure_trail import WALKED
from tests.documents.walk import walk_with_papers
from workflows import conformance, flows
from workflows.conformance.called import papers_of
from workflows.conformance.replay import Replay


def furnish(case: Case) -> Case:
    """Issue every paper that the steps of a finished case call for and that is not there yet."""
    told = Replay(case, list(case.trail.select_related("by").order_by("seq")))
    with mock.patch.object(policy, "require", return_value=None):
        for line, step in zip(conformance.sheet_of(case).lines, told.steps, strict=False):
            entry = told.done.get(step)
            wanted = {proof.type_key for proof in line.missing if not proof.key} & set(papers_of(step, [step]))
            if entry is not None and entry.by is not None:
                for key in (key for key in step.outputs if key in wanted):
                    _issue(key, case, by=entry.by, on=entry.on, occasion=_ballot(key, case, step.number))
    return Case.objects.select_related("team__item", "body__organization").get(pk=case.pk)


def _ballot(key: str, case: Case, number: str) -> Ballot | None:
    """A ballot's papers tell of the ballot held in the step."""
    if key not in {"ballot-paper", "counting-minutes"}:
        return None
    return Ballot.objects.filter(case=case, item__step=number).order_by("pk").last()


def _issue(key: str, case: Case, *, by: User, on: date, occasion: Any) -> None:
    document_type = BY_KEY[key]
    thing: Any = case.team if document_type.concern is Concern.TEAM else case
    if document_type.drafted:
        draft = commands.last_draft(key, thing) or commands.save_draft(key, thing, by=by, on=on)
        another = User.objects.exclude(pk=draft.author_id).order_by("pk")[0]
        commands.approve_draft(draft, by=another, on=on)
    commands.issue(key, thing, by=by, on=on, occasion=occasion, wait=True)


def _inspection(kind: str) -> Callable[[], Case]:
    return lambda: walk_with_papers(make.make_office(), kind)[0]


#: A finished case of a procedure; a new procedure is a line in `WALKED`, or here.
FINISHED: dict[str, Callable[[], Any]] = {
    Kind.COMPLIANCE_INSPECTION: _inspection(Kind.COMPLIANCE_INSPECTION),
    Kind.THEMATIC_SUPERVISION: _inspection(Kind.THEMATIC_SUPERVISION),
    **{kind: walk for kind, walk in WALKED.items() if kind in flows.OF_CASE},
}

#: Procedures without a finished case here yet, holes in what the sheet is held to; a line in `WALKED` closes one.
PENDING = {
    Kind.SIGNS_ORGANIZATION,
    Kind.SIGNS_MEMBER,
    Kind.MANDATE_INSPECTION,
    Kind.FINANCE_INSPECTION,
    Kind.DENUNCIATION,
    Kind.FOLLOW_UP,
} - set(FINISHED)


def finished(kind: str) -> Case:
    """A finished case of a procedure with every paper its steps call for."""
    case = FINISHED[kind]()
    return furnish(Case.objects.select_related("team__item", "body__organization").get(pk=case.pk))
