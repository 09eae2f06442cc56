"""What the acts are told: minutes of a meeting, a paper handed over, a requirement, a place in a team."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, time

from cases import acting
from cases.models import Attendance, Case, Meeting, MeetingKind, Member, Service, Team, TeamRole


@dataclass(frozen=True)
class Present:
    """Somebody called to a meeting; absent with a reason when not `present`."""

    name: str
    capacity: str = ""
    present: bool = True
    absence: str = ""
    member: Member | None = None


@dataclass(frozen=True)
class Minutes:
    """A meeting as its minutes tell it; `held_on` is the date of the act it carries."""

    held_on: date
    chaired_by: str
    recorded_by: str
    course: str
    result: str = ""
    place: str = ""
    people: tuple[Present, ...] = ()
    refused_to_sign: bool = False
    witnesses: str = ""
    began_at: time | None = None
    ended_at: time | None = None


@dataclass(frozen=True)
class Serving:
    """A paper handed over: `paper` is the key of its type, `version` says which one it was."""

    paper: str
    title: str
    served_to: str
    version: str = ""
    channel: str = Service.Channel.MEETING
    received_on: date | None = None
    refused: bool = False
    witnesses: str = ""


@dataclass(frozen=True)
class Requirement:
    """One requirement of a conclusion, with its owner, due date and verifier."""

    text: str
    owner: str
    due_on: date
    verifier: Member
    owner_member: Member | None = None
    amount: int | None = None  # thousands of đồng to be recovered


@dataclass(frozen=True)
class Place:
    """A member's place in a proposed team, with what is assigned to them."""

    member: Member
    role: TeamRole
    assignment: str = ""
    expert: bool = False  # in finance


@dataclass(frozen=True)
class Session:
    """A line of a team's work schedule: one day, or from one day to another."""

    since: date
    what: str
    until: date | None = None
    place: str = ""
    people: str = ""


@dataclass(frozen=True)
class Book:
    """Books or vouchers handed over for an inspection of finance, and where their originals are."""

    kind: str
    title: str
    period: str
    volumes: int
    originals: str


@dataclass(frozen=True)
class Amount:
    """An amount by the subject's books and by the verification, in thousands of đồng, with what it rests on."""

    category: str
    period: str
    books: int
    verified: int
    documents: str


@dataclass(frozen=True)
class TreatedPart:
    """A part of a difference, in thousands of đồng, with what is wrong and what becomes of it."""

    amount: int
    treatment: str
    fault: str = ""
    reason: str = ""


@dataclass(frozen=True)
class FindingFacts:
    """What a finding says; a violation fills all of it."""

    kind: str
    content: str
    nature: str = ""
    degree: str = ""
    consequence: str = ""
    cause: str = ""
    responsibility: str = ""
    group: str = ""
    evidence: tuple[int, ...] = field(default=())
    allegation: int | None = None  # of a denunciation: the number of the allegation it is about


def remember_minutes(meeting: Meeting, people: Sequence[Attendance]) -> None:
    """Keep the minutes an act has just written for the paper it makes of them."""
    meeting._prefetched_objects_cache = {"attendance": people}  # type: ignore[attr-defined]  # Django's own place
    acting.remember(("minutes", str(meeting.kind), meeting.team_id, meeting.case_id), meeting)


def recorded(kind: MeetingKind, thing: Case | Team) -> Meeting | None:
    """Return the minutes this act has written, with everybody called."""
    team, case = (thing.team_id, thing.pk) if isinstance(thing, Case) else (thing.pk, None)
    found: Meeting | None = acting.recall(("minutes", str(kind), team, case))
    return found
