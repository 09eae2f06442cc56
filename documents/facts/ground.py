"""What all papers of one team have in common on a day, read once: body, words, people, subjects, papers so far."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any

from cases import acting, cells, clock, trail
from cases.models import (
    Body,
    BodyKind,
    Case,
    Kind,
    Member,
    Post,
    Regulation,
    Rule,
    Seat,
    Team,
    TeamMember,
    TeamRole,
)
from cases.rulebook import Rulebook
from documents.facts import words
from documents.facts.so_far import Cited, SoFar
from documents.wording import short_date, two_digits

if TYPE_CHECKING:
    from inspection.accounts.models import User

Facts = dict[str, Any]

_ROLE_ORDER = [TeamRole.HEAD, TeamRole.DEPUTY, TeamRole.SECRETARY, TeamRole.MEMBER]
UNITS = {"day": "ngày", "working_day": "ngày làm việc", "month": "tháng"}
#: What sets discipline going, by the kind of paper that does it elsewhere.
_OF_DISCIPLINE = {"team-decision": ("consideration-decision",), "plan": ("consideration-plan",)}
_GENERAL = "Quy định về công tác kiểm tra, giám sát và kỷ luật của Đảng"


class Ground:
    """A team on a day, as its papers tell of it. Make one for all papers of the team that are made together."""

    def __init__(self, team: Team, on: date, case: Case | None = None) -> None:
        """Everything is read when first asked for; of the team's other cases nothing, where one case is given."""
        self.team = team
        self.on = on
        self.case = case
        self.work = words.WORK[Kind(team.kind)]
        self._seats: dict[tuple[int, int], Seat | None] = {}

    @classmethod
    def of(cls, team: Team, on: date, case: Case | None = None) -> Ground:
        """Return the one ground of all papers an act makes of a team on a day."""
        return acting.once((cls, team.pk, on, case and case.pk), lambda: cls(team, on, case))

    @cached_property
    def body(self) -> Body:
        """The authority, with its organization and that one's parent."""
        if Team.body.is_cached(self.team) and Body.organization.is_cached(self.team.body):
            return self.team.body
        return Body.objects.select_related("organization__parent").get(pk=self.team.body_id)

    @cached_property
    def proposer(self) -> Body | None:
        """The body that helps the authority: its commission, else an advisory body; a commission proposes to itself."""
        if self.body.kind == BodyKind.COMMISSION:
            return None
        helpers = Body.objects.filter(organization=self.body.organization_id).exclude(pk=self.body.pk)
        helpers = helpers.filter(kind__in=[BodyKind.ADVISORY, BodyKind.COMMISSION]).select_related(
            "organization__parent"
        )
        return min(helpers, key=lambda one: (one.kind != BodyKind.COMMISSION, one.pk), default=None)

    @cached_property
    def book(self) -> Rulebook:
        """The rulebook of the day for the authority."""
        return Rule.on(self.on, self.body.scope)

    @cached_property
    def places(self) -> list[TeamMember]:
        """Places in the team on that day, the head first; before the decision, the places proposed."""
        rows = TeamMember.objects.filter(team=self.team).select_related("member")
        held = rows.on(self.on) or rows
        return sorted(held, key=lambda row: (_ROLE_ORDER.index(TeamRole(row.role)), row.pk))

    @cached_property
    def titles(self) -> dict[int, str]:
        """Posts of the people in the team, as papers print them."""
        return posts_of([row.member for row in self.places], self.on)

    @property
    def people(self) -> list[Facts]:
        """Who is in the team, with post and role."""
        return [
            {
                "name": row.member.full_name,
                "post": self.titles.get(row.member_id, ""),
                "role": self.called(TeamRole(row.role)),
            }
            for row in self.places
        ]

    @cached_property
    def is_of_cell(self) -> bool:
        """Whether a cell does the work."""
        return cells.is_cell(self.body)

    @property
    def is_alone(self) -> bool:
        """Whether one person does the work of a cell."""
        return self.is_of_cell and len(self.places) == 1

    def called(self, role: TeamRole) -> str:
        """Return what a place in the team is called."""
        if self.is_alone:
            return self.team_name
        return (words.ROLES_IN_CELL if self.is_of_cell else words.ROLES)[role]

    def holder(self, *roles: TeamRole) -> TeamMember | None:
        """The first who holds one of the places."""
        return next((row for role in roles for row in self.places if row.role == role), None)

    @cached_property
    def cases(self) -> list[Case]:
        """The team's cases in the order of their opening."""
        if locked := acting.recall(("cases of", self.team.pk)):
            return list(locked)
        rows = Case.objects.filter(team=self.team).select_related(
            "subject_organization__parent", "managing_organization"
        )
        return list(rows.order_by("pk"))

    @property
    def subjects(self) -> list[Facts]:
        """Whom the decision names."""
        return [{"name": case.subject_name, "under": under(case)} for case in self.cases]

    @cached_property
    def _so_far(self) -> SoFar:
        return SoFar.of(self.team, self.case)

    @property
    def papers(self) -> list[Cited]:
        """The papers of the team and of its cases, the oldest first."""
        return self._so_far.papers

    @property
    def anchor(self) -> str:
        """The root over all trails that a paper issued now carries, read beside the papers so far."""
        return trail.latest_anchor() if self._so_far.anchor is None else self._so_far.anchor

    @property
    def has_edited_texts(self) -> bool:
        """Whether any kind of paper is printed in words somebody edited, read beside the papers so far."""
        return self._so_far.edited

    @property
    def has_marks(self) -> bool:
        """Whether marks of secrecy or urgency were chosen for any paper of the team, read beside the papers so far."""
        return self._so_far.marked

    @property
    def has_orders(self) -> bool:
        """Whether it was ordered who signs any paper of the team, read beside the papers so far."""
        return self._so_far.ordered

    def issued(self, paper: Cited) -> None:
        """Know of a paper just issued, where the papers so far were read before it."""
        so_far = self.__dict__.get("_so_far") or SoFar.known(self.team, self.case)
        if so_far is not None:
            so_far.papers.append(paper)

    def standing(self, type_key: str, case: Case | None, occasion: int) -> Cited | None:
        """The paper of a kind, matter and occasion, where it was issued before."""
        wanted = (type_key, case.pk if case is not None else None, occasion)
        return next((one for one in self.papers if (one.type_key, one.case_id, one.occasion) == wanted), None)

    def seat(self, body: Body, user: User) -> Seat | None:
        """The leading seat of a user in a body on that day."""
        key = (body.pk, user.pk)
        if key not in self._seats:
            rows = Seat.objects.on(self.on).leading().filter(body=body, member__user=user)
            self._seats[key] = rows.select_related("member").first()
        return self._seats[key]

    def paper(self, type_key: str, case: Case | None = None) -> Cited | None:
        """The last paper of a kind, of a case or of the team."""
        case_id = case.pk if case is not None else None
        return next((one for one in reversed(self.papers) if (one.type_key, one.case_id) == (type_key, case_id)), None)

    @cached_property
    def founding(self) -> tuple[str, ...]:
        """Which papers set the work going: decision and plan; of a cell what it issued, else what its rules say."""
        issued = tuple(key for key in cells.USUAL if self.is_of_cell and self.paper(key) is not None)
        return issued or cells.founding(self.book, self.team)

    @property
    def founded_by(self) -> str:
        """The kind of the paper that later papers go by: the decision, or the plan where there is no decision."""
        return self.founding[0]

    @property
    def ground_word(self) -> str:
        """What that paper is called in the middle of a title."""
        return "Kế hoạch" if self.founded_by == "plan" else "Quyết định"

    @property
    def decision(self) -> str:
        """The decision as later papers name it; the plan of a cell that works by it alone."""
        return self._named(self.founded_by, self.ground_word)

    @property
    def plan(self) -> str:
        """The plan as later papers name it."""
        return self._named("plan", "Kế hoạch") if "plan" in self.founding else f"Kế hoạch kèm theo {self.decision}"

    def _named(self, type_key: str, word: str) -> str:
        keys = (type_key, f"complaint-{type_key}", f"denunciation-{type_key}", *_OF_DISCIPLINE.get(type_key, ()))
        cited = next((found for key in keys if (found := self.paper(key)) is not None), None)
        cited = cited or Cited(type_key, "", self.team.decided_on or self.on)
        return cited.named(word, self.body.name)

    @property
    def side(self) -> str:
        """Whom the work is about, as minutes call the other side of the table."""
        return words.side(self.team.kind)

    @property
    def team_name(self) -> str:
        """Đoàn kiểm tra, Đoàn giám sát; Tổ kiểm tra of a cell, Người kiểm tra where it is one person."""
        return f"{self.unit} {self.work}"

    @property
    def called_short(self) -> str:
        """How sentences call the team after its whole name."""
        return self.team_name if self.is_alone else self.unit

    @property
    def sets_up(self) -> str:
        """What is proposed and decided of the team."""
        return f"phân công {lower_first(self.team_name)}" if self.is_alone else f"thành lập {self.team_name}"

    def recipients(self, lines: Iterable[str]) -> list[str]:
        """Return the recipients of a paper; where one person does the work, that person by name."""
        one = f"Đồng chí {self.places[0].member.full_name}" if self.is_alone else ""
        return [one if one and line.endswith(self.team_name) else line for line in lines]

    @property
    def founding_words(self) -> str:
        """What is made known to the subject: quyết định, kế hoạch; of a cell perhaps one of them."""
        called = {"team-decision": "quyết định", "plan": "kế hoạch"}
        return ", ".join(called[key] for key in self.founding)

    @property
    def unit(self) -> str:
        """What who does the work is called."""
        if self.is_alone:
            return "Người"
        return "Tổ" if self.is_of_cell else "Đoàn"

    @property
    def team_letterhead(self) -> Facts:
        """Over the team's own papers: the committee, and the team by its decision."""
        keys = (
            self.founded_by, "complaint-team-decision", "denunciation-team-decision",
            *_OF_DISCIPLINE.get(self.founded_by, ()),
        )  # fmt: skip
        cited = next((found for key in keys if (found := self.paper(key)) is not None), None)
        by = f" THEO {self.ground_word.upper()} SỐ {cited.symbol}" if cited and cited.symbol else ""
        return {"above": self.body.organization.name.upper(), "name": f"{self.team_name.upper()}{by}"}

    @property
    def team_archive(self) -> str:
        """The last line of the recipients of a team's paper."""
        return f"Lưu hồ sơ {self.team_name}"

    @property
    def basis(self) -> list[str]:
        """The grounds of a decision: charter, regulations in force that day, programme."""
        grounds = general_grounds(self.book, self.on, (clock.duration_key(self.team.kind),))
        if self.team.item is not None:
            grounds.append(f"Căn cứ {self.team.item.programme.title} của {self.body.name}")
        return list(dict.fromkeys(grounds))

    @property
    def common(self) -> Facts:
        """What every paper of the team may print."""
        team = self.team
        return {
            "place": words.place(self.body),
            "work": self.work,
            "topic": lower_first(team.topic),
            "content": lower_first(team.content or team.topic).strip().rstrip("."),
            "authority": self.body.name,
            **({"side": self.side} if team.kind == Kind.DENUNCIATION else {}),
            **({"unit": self.unit} if self.is_of_cell else {}),
        }

    @property
    def span(self) -> Facts:
        """Look-back and duration; a team without them cannot print them."""
        team = self.team
        facts: Facts = {
            "clock": f"{'triển khai' if self._starts_at_deployment else 'nhận báo cáo theo'} {self.ground_word}"
        }
        if team.scope_from and team.scope_to:
            facts["scope"] = [team.scope_from.isoformat(), team.scope_to.isoformat()]
        if team.days:
            facts["duration"] = (
                f"{two_digits(team.days)} {UNITS.get(self.book.unit(clock.duration_key(self.team.kind)), 'ngày')}"
            )
        return facts

    @property
    def _starts_at_deployment(self) -> bool:
        found = self.book.find_or_none("START-GS") if self.team.kind == Kind.THEMATIC_SUPERVISION else None
        return found is None or not found.gates or found.value != "subject_report_received"

    @cached_property
    def representatives(self) -> dict[int, str]:
        """Who answers for each organization on that day: the name under three-party minutes."""
        cases = self.cases if self.case is None else [self.case]
        posts = Post.objects.answering([case.subject_organization_id for case in cases], self.on)
        return {post.organization_id: post.member.full_name for post in posts}

    @cached_property
    def successors(self) -> dict[str, str]:
        """Which organization stands in the place of which subject on that day, by their names."""
        found = {}
        for case in self.cases if self.case is None else [self.case]:
            subject = case.subject_organization
            if subject is None or subject.succeeded_by is None or subject.closed_on is None:
                continue
            if subject.closed_on <= self.on:
                found[case.subject_name] = subject.succeeded_by.name
        return found

    def spokesman(self, case: Case) -> str:
        """The name of the subject's side: the representative, or the member in person."""
        if case.subject_organization_id:
            return self.representatives.get(case.subject_organization_id, "")
        return case.subject_name


def general_grounds(book: Rulebook, on: date, keys: Sequence[str]) -> list[str]:
    """Return the charter, the general regulation in force that day, and the regulations these rules come from."""
    issued = [one for one in book.shelf.regulations if one.issued_on and one.issued_on <= on]
    general = next((one for one in reversed(issued) if one.title_vi.startswith(_GENERAL)), None)
    found = [book.find_or_none(key) for key in keys]
    named = [general, *(one.rule.regulation for one in found if one is not None)]
    return ["Căn cứ Điều lệ Đảng Cộng sản Việt Nam", *(_ground(one) for one in named if one and one.issued_on)]


def _ground(regulation: Regulation) -> str:
    number = regulation.number.removeprefix("QĐ ")
    title = regulation.title_vi.split(" (")[0]
    kind, about = ("Quy định", title.removeprefix("Quy định ")) if title.startswith("Quy định") else ("Quyết định", "")
    about = about or f"về {lower_first(title)}"
    day = short_date(regulation.issued_on) if regulation.issued_on else ""
    return f"Căn cứ {kind} số {number}, ngày {day} {about}"


def lower_first(text: str) -> str:
    """Let a sentence go on in the middle: the first letter small, unless the word is written large."""
    return text[:1].lower() + text[1:] if text[1:2].islower() or text[1:2] == " " else text


def under(case: Case) -> str:
    """Return the organization that stands over the subject."""
    if case.managing_organization is not None:
        return case.managing_organization.name
    parent = case.subject_organization.parent if case.subject_organization else None
    return parent.name if parent is not None else ""


def posts_of(members: Iterable[Member], on: date) -> dict[int, str]:
    """Return the post of each member as papers print it: the title on record, else the seat held that day."""
    rows = {member.pk: member.title for member in members}
    unnamed = [pk for pk, title in rows.items() if not title]
    if unnamed:
        for seat in Seat.objects.on(on).filter(member__in=unnamed).select_related("body"):
            rows[seat.member_id] = f"{words.CHAIRS[seat.chair].capitalize()} {seat.body.name}"  # type: ignore[index]
    return rows
