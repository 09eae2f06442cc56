"""The hearing as pages show it: each finding, what the subject says, what the team answers, what stands in the end."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

from django.utils.translation import gettext as _

from cases.models import Answer, Case, Finding, Response, Severity, Stance, TrailEntry

#: The chip that goes with an opinion: its shape says as much as its word.
STATES = {Stance.ACCEPT: "ok", Stance.CONTEST: "refused", Stance.RESERVE: "unverified", Stance.REFUSED: "refused"}


@dataclass
class Said:
    """What one side said, in the words of the page."""

    words: str
    on: date
    word: str = ""
    state: str = ""
    note: str = ""
    by: str = ""
    result: str = ""
    final_wording: str = ""


@dataclass
class Point:
    """One finding with its hearing; `former` is how it read before the team reworded it."""

    finding: Finding
    former: str = ""
    respond_url: str = ""
    answer_url: str = ""
    url: str = ""
    url_label: Any = field(default="")

    @property
    def number(self) -> int:
        """The number of the finding."""
        return self.finding.number

    @property
    def weight(self) -> str:
        """Strength, limitation, shortcoming or violation, as the style sheet knows it."""
        return self.finding.kind

    @property
    def weight_word(self) -> str:
        """The same as people say it."""
        return str(self.finding.get_kind_display())

    @property
    def text(self) -> str:
        """What the subject was heard on."""
        return self.former or self.finding.content

    @property
    def final(self) -> str:
        """What stands in the end; empty where the finding was withdrawn."""
        return "" if self.is_withdrawn else self.finding.content

    @property
    def is_withdrawn(self) -> bool:
        """Whether the team took the finding back."""
        return self.finding.withdrawn_on is not None

    @property
    def is_reworded(self) -> bool:
        """Whether the final wording differs from what the subject was heard on."""
        return bool(self.former) and self.former != self.finding.content

    @property
    def has_ended(self) -> bool:
        """Whether there is a wording that stands in the end: answered, withdrawn, or nothing is to be answered."""
        return self.is_withdrawn or self.answer is not None or (self.is_heard and not self.is_open)

    @property
    def allegation(self) -> str:
        """The allegation it is about, in a denunciation."""
        return str(self.finding.allegation or "")

    @property
    def group(self) -> str:
        """The group of violations."""
        return self.finding.group

    @property
    def state(self) -> str:
        """A chip beside the finding, where it was taken back."""
        return "refused" if self.is_withdrawn else ""

    @property
    def state_word(self) -> str:
        """The word of that chip."""
        return _("withdrawn by the team") if self.is_withdrawn else ""

    @property
    def facts(self) -> list[tuple[str, str]]:
        """Nature, degree, consequence, cause, responsibility of a violation."""
        if self.finding.kind != "violation":
            return []
        degree = dict(Severity.choices).get(self.finding.degree, "")
        named = {"nature": "", "degree": str(degree), "consequence": "", "cause": "", "responsibility": ""}
        labels = {each.name: str(each.verbose_name).capitalize() for each in self.finding._meta.fields}
        return [(labels[name], words or getattr(self.finding, name)) for name, words in named.items()]

    @property
    def lacks(self) -> list[str]:
        """What a violation still lacks."""
        return self.finding.lacks()

    @property
    def latest(self) -> Response | None:
        """The response that counts."""
        return next(reversed(self.finding.responses.all()), None)

    @cached_property
    def response(self) -> Said | None:
        """The latest response, as the page shows it."""
        said = self.latest
        if said is None:
            return None
        numbers = ", ".join(str(row.number) for row in said.evidence.all())
        notes = [said.given_by, _("witnesses: %(names)s") % {"names": said.witnesses} if said.witnesses else ""]
        notes.append(_("evidence no. %(numbers)s") % {"numbers": numbers} if numbers else "")
        return Said(
            words=said.text,
            on=said.given_on,
            word=str(said.get_stance_display()),
            state=STATES[Stance(said.stance)],
            note=" · ".join(note for note in notes if note),
        )

    @cached_property
    def answer(self) -> Said | None:
        """The team's answer to the latest response."""
        given: Answer | None = getattr(self.latest, "answer", None)
        if given is None:
            return None
        return Said(
            words=given.reason,
            on=given.answered_on,
            result=str(given.get_result_display()),
            final_wording=given.final_wording,
        )

    @property
    def is_contested(self) -> bool:
        """Whether the subject contests it."""
        return self.latest is not None and self.latest.stance == Stance.CONTEST

    @property
    def is_open(self) -> bool:
        """Contested and not answered yet."""
        return self.is_contested and self.answer is None

    @property
    def is_heard(self) -> bool:
        """Whether there is a response."""
        return self.latest is not None


def findings_of(case: Case) -> list[Point]:
    """Return every finding of a case with its hearing, in the order of their numbers."""
    rows = (
        case.findings.select_related("allegation")
        .order_by("number")
        .prefetch_related("evidence", "responses__evidence", "responses__answer")
    )
    former = former_wordings(case)
    return [Point(row, former=former.get(row.number, "")) for row in rows]


def points_of(case: Case) -> list[Point]:
    """Return the findings the subject is heard on: everything but strengths; a withdrawn one stays in sight."""
    return [point for point in findings_of(case) if point.weight != "strength"]


def former_wordings(case: Case) -> dict[int, str]:
    """Return how reworded findings read when the subject was first heard on them."""
    former: dict[int, str] = {}
    entries = TrailEntry.objects.filter(case=case, act="answered", data__has_key="before").order_by("seq")
    for data in entries.values_list("data", flat=True):
        former.setdefault(data["number"], data["before"])
    return former


def counted(points: Iterable[Point]) -> dict[str, int]:
    """Return how many points there are, and how the subject stands to them."""
    rows = list(points)
    stances = Counter(point.latest.stance if point.latest else "unheard" for point in rows)
    return {
        "points": len(rows),
        "accepted": stances[Stance.ACCEPT],
        "contested": stances[Stance.CONTEST],
        "reserved": stances[Stance.RESERVE],
        "refused": stances[Stance.REFUSED],
        "unheard": stances["unheard"],
        "open": sum(point.is_open for point in rows),
        "withdrawn": sum(point.is_withdrawn for point in rows),
    }
