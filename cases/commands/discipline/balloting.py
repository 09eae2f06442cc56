"""The ballot on a case of discipline is opened by its question: kind, forms and thresholds are never chosen."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from cases.acting import command
from cases.commands.balloting import open_ballot
from cases.commands.discipline.guards import (
    require_going_on,
    require_heard_subject,
    require_self_criticism,
    require_violations,
)
from cases.commands.discipline.judging import question_of
from cases.errors import OutOfOrder
from cases.errors_ballot import NotAVoteOnACase
from cases.locking import locked_case
from cases.models import AgendaItem, Ballot, BallotMode, Member, Rule

if TYPE_CHECKING:
    from inspection.accounts.models import User


@command
def open_case_ballot(
    item: AgendaItem, *, by: User, on: date, tellers: Iterable[Member], mode: BallotMode = BallotMode.PAPER
) -> Ballot:
    """Open the ballot of a body on a case of discipline: one paper with every form this subject may be given.

    The deciding body votes after the proposal was laid before it and the subject was heard; the body below after the
    self-criticism. Raises `SubjectUnheard`, `SelfCriticismMissing`, `ViolationIncomplete`, `PutOff`.
    """
    if item.case is None or not item.case.is_discipline:
        raise NotAVoteOnACase(item=item.title)
    case = locked_case(item.case)
    body = item.sitting.body
    book = Rule.on(on, body.scope)
    require_going_on(case)
    require_violations(case)
    if body.pk == case.body_id:
        if case.submitted_on is None:
            act = _("Open a ballot")
            raise OutOfOrder(act=act, case=case.code, lack=_("the proposal is not laid before the body"))
        if not case.fast_track:
            require_heard_subject(case, book)
    else:
        require_self_criticism(case, book)
    question = question_of(case, body, on)
    return open_ballot(
        item,
        by=by,
        on=on,
        mode=mode,
        kind=question.kind,
        forms=question.forms,
        tellers=tellers,
        thresholds={form.value: threshold for form, threshold in question.thresholds.items()},
    )
