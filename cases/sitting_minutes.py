"""What minutes print: a sitting, the excerpt of one item, and the count of a ballot line by line. Facts, no words."""

from __future__ import annotations

from typing import Any

from cases.discipline.forms import NONE
from cases.models import AgendaItem, Ballot, BallotState, Sitting
from cases.models.ballot import as_figures


def whole(sitting: Sitting) -> dict[str, Any]:
    """Return what the minutes of a sitting say, without what was said to each item."""
    roll = list(sitting.roll.seated())
    return {
        "body": sitting.body.name,
        "held_on": sitting.held_on,
        "place": sitting.place,
        "begins_at": sitting.begins_at,
        "ends_at": sitting.ends_at,
        "chair": sitting.chaired_by.full_name,
        "recorder": sitting.recorded_by.full_name,
        "convened": len(roll),
        "present": sum(line.present for line in roll),
        "absent": [{"name": line.name, "reason": line.absence} for line in roll if not line.present],
        "quorum": {"needed": sitting.quorum, "rule": sitting.quorum_rule},
        "guests": [_guest(guest) for guest in sitting.guests.filter(item__isnull=True)],
        "course": sitting.course,
        "items": [{"key": item.key, "title": item.title} for item in sitting.items.all()],
    }


def excerpt(item: AgendaItem) -> dict[str, Any]:
    """Return what the excerpt of one item says: who took part, what was asked and said, and what was voted."""
    sitting, apart = item.sitting, item.apart()
    roll = [line for line in sitting.roll.seated() if line.member_id not in apart]
    return {
        "title": item.title,
        "body": sitting.body.name,
        "held_on": sitting.held_on,
        "place": sitting.place,
        "chair": sitting.chaired_by.full_name,
        "recorder": sitting.recorded_by.full_name,
        "convened": len(roll),
        "present": sum(line.present for line in roll),
        "recused": [row.member.full_name for row in item.recusals.select_related("member")],
        "guests": [_guest(guest) for guest in item.guests.all()],
        "questions": [
            {
                "number": row.number,
                "asked_by": row.asked_by.full_name,
                "question": row.question,
                "answer": row.answer,
            }
            for row in item.questions.select_related("asked_by")
        ],
        "course": item.course,
        "result": item.result,
        "ballots": [counting(ballot) for ballot in item.ballots.order_by("pk")],
    }


def _guest(guest: Any) -> str:
    return ", ".join(part for part in (guest.name, guest.capacity) if part)


def counting(ballot: Ballot) -> dict[str, Any]:
    """Return all that counting minutes print: papers that reconcile, rule and denominator, the arithmetic by line.

    Of a small sealed ballot `returned` and `blank` are None: how many papers were blank and how many not cast is not
    told. Votes and arithmetic are empty until the ballot is counted.
    """
    sitting = ballot.item.sitting
    roll = list(ballot.electors.all())
    counted = ballot.state == BallotState.COUNTED
    recounts = list(ballot.recounts.filter(confirmed_on__isnull=False))
    return {
        "key": ballot.key,
        "body": sitting.body.name,
        "held_on": sitting.held_on,
        "place": sitting.place,
        "mode": ballot.mode,
        "kind": ballot.kind,
        "state": ballot.state,
        "convened": len(roll),
        "present": sitting.roll.seated().filter(present=True, member__in=[one.member_id for one in roll]).count(),
        "electors": ballot.voters,
        "denominator": ballot.denominator,
        "left_out": [
            {"name": one.name, "reason": one.left_out, "rule": one.rule_cited} for one in roll if one.left_out
        ],
        "tellers": [teller.name for teller in ballot.tellers.all()],
        "options": ballot.options,
        **as_figures(ballot),
        "not_cast": ballot.denominator - ballot.returned if counted and ballot.returned is not None else None,
        "none": ballot.votes.get(NONE, 0) if counted else None,
        "rules": ballot.rules,
        "lines": ballot.lines,
        "outcome": ballot.outcome,
        "recounts": [{"differences": row.differences, "reason": row.reason} for row in recounts],
        "void_reason": ballot.void_reason,
        "replaces": ballot.replaces.key if ballot.replaces else "",
    }
