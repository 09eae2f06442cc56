"""Who votes on a matter and who is counted: plain facts about members in, the roll with every rule used out."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from cases.discipline.words import Sentence, say

if TYPE_CHECKING:
    from cases.rulebook import Rulebook, RuleFound


@dataclass(frozen=True)
class Elector:
    """A member of the body: an id, and the category that decides who counts."""

    id: int
    category: str = "OFFICIAL"


@dataclass(frozen=True)
class LeftOut:
    """A member who does not count or does not vote, why, and by which rule."""

    id: int
    reason: Sentence
    rule: RuleFound | None


@dataclass(frozen=True)
class Electors:
    """The roll of one matter: who counts, who of them may vote here, and who is left out."""

    counted: tuple[int, ...]
    voting: tuple[int, ...]
    left_out: tuple[LeftOut, ...] = ()
    rules: tuple[RuleFound, ...] = field(default=())

    @property
    def denominator(self) -> int:
        """On how many the thresholds are reckoned."""
        return len(self.counted)


def denominator(
    book: Rulebook,
    members: Sequence[Elector],
    present: Iterable[int],
    *,
    subject: int | None = None,
    recused: Collection[int] = (),
) -> Electors:
    """The roll of a matter by the rulebook of the day (VOTE-DENOM, VOTE-NOTALLOWED, VOTE-SUBJECT).

    `subject` is the member whose own case it is. A recused member leaves the roll, as in every deliberation of the
    house. Whoever counts and is present may vote, except the subject where the rulebook says so.
    """
    rule, barred = book.find("VOTE-DENOM"), book.find_or_none("VOTE-NOTALLOWED")
    own_case = book.find_or_none("VOTE-SUBJECT") if subject is not None else None
    not_counted = set(rule.value.get("exclude", ()))
    only_if_present = set(rule.value.get("exclude_if_absent", ()))
    not_allowed = set(barred.value) if barred else set()
    there = set(present)
    counted, voting, left_out = [], [], []
    for member in members:
        if member.id in recused:
            left_out.append(LeftOut(member.id, say(_("recused in this matter")), book.find_or_none("RECUSE")))
        elif member.category in not_counted:
            left_out.append(LeftOut(member.id, say(_("has no vote")), rule))
        elif member.category in only_if_present and member.id not in there:
            left_out.append(LeftOut(member.id, say(_("counts only when present")), rule))
        else:
            counts, votes = _of_own_case(own_case) if member.id == subject else (True, True)
            if member.category in not_allowed:
                votes = False
                left_out.append(LeftOut(member.id, say(_("has no vote")), barred))
            elif not votes:
                left_out.append(LeftOut(member.id, say(_("does not vote in his own case")), own_case))
            counted += [member.id] if counts else []
            voting += [member.id] if votes and counts and member.id in there else []
    cited = [rule, barred, own_case, *(left.rule for left in left_out)]
    rules = {found.rule.reference: found for found in cited if found}
    return Electors(tuple(counted), tuple(voting), tuple(left_out), tuple(rules.values()))


def _of_own_case(own_case: RuleFound | None) -> tuple[bool, bool]:
    """Does the subject count, and does the subject vote? Without a rule the Charter's right to vote stays."""
    if own_case is None:
        return True, True
    return bool(own_case.value["counts_in_denominator"]), bool(own_case.value["may_vote"])
