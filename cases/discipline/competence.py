"""Which body decides a form over a subject, and which can only recommend it: the matrix of the rulebook of the day.

Every body on the subject's line is looked at, from the cell up. What the rulebook does not say about a body is said to
be unsaid; it is never filled in.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from cases.discipline.errors import BodyNotOnLine, FormNotOpen, LevelNotThen, MayAdmitUnknown
from cases.discipline.forms import DisciplineForm, SubjectKind, available
from cases.discipline.levels import default_line, is_of_that_time, rank
from cases.discipline.words import Sentence, say
from cases.models import Level

if TYPE_CHECKING:
    from cases.rulebook import Rulebook, RuleFound

LIGHT = frozenset({DisciplineForm.REPRIMAND, DisciplineForm.WARNING})


class Authority(TextChoices):
    """Bodies that may have a say; the values of the last three are the rulebook's authority types."""

    CELL = "Cell", _("Cell")
    TEMPORARY_CELL = "TemporaryCell", _("Cell of temporary attachment")
    COMMITTEE = "PartyCommittee", _("Party committee")
    STANDING_COMMITTEE = "StandingCommittee", _("Standing committee")
    COMMISSION = "InspectionCommission", _("Inspection commission")


class Power(StrEnum):
    """What a body may do."""

    DECIDE = "decide"
    RECOMMEND = "recommend"
    NONE = "none"
    UNSAID = "unsaid"


@dataclass(frozen=True)
class Body:
    """A body on the subject's line: its kind and its level."""

    kind: Authority
    level: str

    def __str__(self) -> str:
        """As sentences name it."""
        if self.kind in {Authority.CELL, Authority.TEMPORARY_CELL}:
            return str(self.kind.label)
        return f"{self.kind.label} ({Level(self.level).label})"


@dataclass(frozen=True)
class Subject:
    """Who would be disciplined, as the matrix asks: seats in committees, who manages the cadre, the line above."""

    kind: SubjectKind
    holds_position: bool = False
    seats: frozenset[str] = frozenset()  # levels of the committees the member sits in
    managed_by: str = ""  # level of the committee that manages the member as a cadre
    level: str = ""  # an organization's own level
    line: tuple[str, ...] = ()  # levels above the subject, the lowest first; by default those of the date
    common_level: str = ""  # of the organization above both the former and the present one, where the subject moved
    retired: bool = False
    dissolved: bool = False


@dataclass(frozen=True)
class Violation:
    """What the matrix asks of a violation."""

    duty_assigned_by_superior: bool = False
    in_temporary_attachment: bool = False


@dataclass(frozen=True)
class Standing:
    """What one body may do with one form, why, and by which rule."""

    body: Body
    power: Power
    reason: Sentence
    rule: RuleFound | None


@dataclass(frozen=True)
class Competence:
    """All bodies on the line; `decide` is empty for a body that has to propose to a higher one."""

    form: DisciplineForm
    standings: tuple[Standing, ...]
    notes: tuple[Sentence, ...] = ()
    rules: tuple[RuleFound, ...] = ()

    @property
    def decide(self) -> tuple[Standing, ...]:
        """Who decides, the lowest first."""
        return tuple(standing for standing in self.standings if standing.power == Power.DECIDE)

    @property
    def recommend(self) -> tuple[Standing, ...]:
        """Who votes to recommend."""
        return tuple(standing for standing in self.standings if standing.power == Power.RECOMMEND)

    @property
    def unsaid(self) -> tuple[Standing, ...]:
        """Bodies the rulebook of the day does not speak of."""
        return tuple(standing for standing in self.standings if standing.power == Power.UNSAID)

    def of(self, body: Body) -> Standing:
        """What one body may do."""
        for standing in self.standings:
            if standing.body == body:
                return standing
        raise BodyNotOnLine(body=body)


def competence(
    book: Rulebook,
    subject: Subject,
    violation: Violation,
    form: DisciplineForm,
    *,
    acting: Body | None = None,
    may_admit: bool | None = None,
) -> Competence:
    """Who decides and who recommends this form over this subject on the rulebook's day.

    `may_admit` says whether the grassroots committee is empowered to admit members, which expulsion there depends on.
    Raises `FormNotOpen`, `LevelNotThen`, `BodyNotOnLine`, `MayAdmitUnknown`.
    """
    open_to = available(book, subject.kind, holds_position=subject.holds_position)
    if form not in open_to:
        raise FormNotOpen(form=form.label, forms=[one.label for one in open_to], citation=book.cite("FORMS"))
    line = subject.line or default_line(book, subject.level)
    named = [*line, *subject.seats, subject.managed_by, subject.common_level, subject.level]
    for level in filter(None, [*named, acting.level if acting else ""]):
        if not is_of_that_time(book, level):
            raise LevelNotThen(level=Level(level).label, on=book.on)
    judge = _Judge(book, subject, violation, form, line, acting, may_admit)
    standings = tuple(judge.of(body) for body in judge.bodies())
    rules = {one.rule.rule.reference: one.rule for one in standings if one.rule}
    result = Competence(form, standings, tuple(judge.notes()), tuple(rules.values()))
    if acting:
        result.of(acting)
    return result


@dataclass(frozen=True)
class _Judge:
    """The matrix, asked body by body."""

    book: Rulebook
    subject: Subject
    violation: Violation
    form: DisciplineForm
    line: tuple[str, ...]
    acting: Body | None
    may_admit: bool | None

    def bodies(self) -> list[Body]:
        """The bodies on the line, from the cell up."""
        found: list[Body] = []
        if self.subject.kind != SubjectKind.ORGANIZATION:
            found.append(Body(Authority.CELL, Level.CELL))
            if self.violation.in_temporary_attachment or (self.acting and self.acting.kind == Authority.TEMPORARY_CELL):
                found.append(Body(Authority.TEMPORARY_CELL, Level.CELL))
        for level in self.line:
            if rank(level) >= rank(Level.GRASSROOTS):
                kinds = (Authority.COMMISSION, Authority.STANDING_COMMITTEE, Authority.COMMITTEE)
                found += [Body(kind, level) for kind in kinds]
        return found

    def notes(self) -> list[Sentence]:
        """What holds whichever body decides."""
        notes = []
        if self.form.in_two_levels:
            notes.append(say(_("The level below first recommends this form with at least two thirds of its members.")))
        if self.subject.retired:
            notes.append(say(_("A retired cadre is considered as if still in office: give the seats held then.")))
        if self.subject.dissolved:
            notes.append(
                say(
                    _("The rules hold for organizations dissolved, merged or past their term: the level above decides.")
                )
            )
        if self.subject.common_level:
            notes.append(say(_("Who moved is considered by the organization above both places, which may assign it.")))
        return notes

    def of(self, body: Body) -> Standing:
        """What the rulebook lets one body do."""
        common = self.subject.common_level
        if common and rank(body.level) < rank(common):
            reason = say(_("the subject moved: the organization above both places decides, or assigns it"))
            return Standing(body, Power.NONE, reason, self.book.find_or_none("VOTE-BEYOND"))
        if self.subject.kind == SubjectKind.ORGANIZATION:
            return self._over_organization(body)
        match body.kind:
            case Authority.CELL:
                return self._cell(body)
            case Authority.TEMPORARY_CELL:
                return self._temporary_cell(body)
        grassroots = body.level == Level.GRASSROOTS
        match body.kind, grassroots:
            case Authority.COMMITTEE, True:
                return self._grassroots_committee(body)
            case Authority.STANDING_COMMITTEE, True:
                return self._light_only(body, "AUTH-BTV-BASE")
            case Authority.COMMISSION, True:
                return self._light_only(body, "AUTH-UBKT-BASE")
            case Authority.COMMISSION, False:
                return self._commission(body)
        if body.level == Level.CENTRAL:
            return self._unsaid(body)
        if body.kind == Authority.STANDING_COMMITTEE:
            return self._standing_committee(body)
        return self._committee(body)

    # Where a member stands to a body

    def _sits_in(self, body: Body) -> bool:
        return any(rank(seat) == rank(body.level) for seat in self.subject.seats)

    def _sits_above(self, body: Body) -> bool:
        return any(rank(seat) > rank(body.level) for seat in self.subject.seats)

    def _managed_above(self, body: Body) -> bool:
        return bool(self.subject.managed_by) and rank(self.subject.managed_by) > rank(body.level)

    def _managed_here(self, body: Body) -> bool:
        return bool(self.subject.managed_by) and rank(self.subject.managed_by) == rank(body.level)

    def _sits_directly_below(self, body: Body) -> bool:
        levels = [Level.CELL.value, *self.line]
        below = levels[levels.index(body.level) - 1] if body.level in levels[1:] else ""
        return any(rank(seat) == rank(below) for seat in self.subject.seats) if below else False

    # Row by row

    def _cell(self, body: Body) -> Standing:
        rule = self.book.find_or_none("AUTH-CELL")
        if rule is None:
            return self._unsaid(body)
        if self.form not in rule.value["forms"]:
            return self._beyond(body, "AUTH-CELL-OFFICER" if Level.CELL in self.subject.seats else "")
        if self.violation.duty_assigned_by_superior:
            return self._beyond(body, reason=say(_("the violation is in a duty assigned by a superior")), rule=rule)
        reason = say(
            _("the cell reprimands and warns any member in it, also a committee member or a cadre managed above")
        )
        return Standing(body, Power.DECIDE, reason, rule)

    def _temporary_cell(self, body: Body) -> Standing:
        rule = self.book.find_or_none("AUTH-CELL-TEMP")
        if rule is None:
            return self._unsaid(body)
        if not self.violation.in_temporary_attachment:
            return Standing(body, Power.NONE, say(_("the violation was not committed in the temporary place")), rule)
        if self.form not in rule.value["forms"]:
            return Standing(
                body, Power.NONE, say(_("only a reprimand or a warning; the official cell does the rest")), rule
            )
        reason = say(_("it was committed in the temporary place; the official cell is notified"))
        return Standing(body, Power.DECIDE, reason, rule)

    def _grassroots_committee(self, body: Body) -> Standing:
        rule = self.book.find_or_none("AUTH-BASE")
        if rule is None:
            return self._unsaid(body)
        if self.form in rule.value["member"]:
            return Standing(body, Power.DECIDE, say(_("a member in its organization")), rule)
        if self.form in rule.value["lower_committee_member"]:
            below = any(rank(seat) < rank(body.level) for seat in self.subject.seats)
            if below and not self._sits_in(body):
                return Standing(body, Power.DECIDE, say(_("a committee member of the level directly below")), rule)
            return self._beyond(body, rule=rule)
        if self._sits_in(body) or self._sits_above(body) or self._managed_above(body) or self.may_admit is False:
            return self._beyond(body, rule=rule)
        if self.may_admit is None and self.acting == body:
            raise MayAdmitUnknown(citation=rule.rule.citation)
        if self.may_admit is None:
            return self._beyond(
                body, reason=say(_("decides only where empowered to admit members; this is not stated")), rule=rule
            )
        return Standing(body, Power.DECIDE, say(_("it is empowered to admit members")), rule)

    def _light_only(self, body: Body, key: str) -> Standing:
        rule = self.book.find_or_none(key)
        if rule is None:
            return self._unsaid(body)
        if "any" in rule.value:
            return self._beyond(
                body, reason=say(_("has no power to discipline by this rulebook; it proposes")), rule=rule
            )
        if self.form not in rule.value["member"]:
            return self._beyond(body, rule=rule)
        if self._sits_in(body):
            return self._beyond(body, reason=say(_("not over a committee member of the same level")), rule=rule)
        if self._managed_above(body) or self._sits_above(body):
            return self._beyond(body, reason=say(_("not over a cadre managed by a higher committee")), rule=rule)
        return Standing(body, Power.DECIDE, say(_("a member in its organization")), rule)

    def _commission(self, body: Body) -> Standing:
        rule = self.book.find_or_none("AUTH-UBKT")
        if rule is None:
            return self._unsaid(body)
        if self._sits_in(body):
            return self._beyond(body, reason=say(_("not over a committee member of the same level")), rule=rule)
        if self._managed_above(body) or self._sits_above(body):
            return self._beyond(body, reason=say(_("not over a cadre managed by a higher committee")), rule=rule)
        if self._sits_directly_below(body):
            row, reason = "direct_lower_committee_member", say(_("a committee member of the level directly below"))
        elif self._managed_here(body):
            row, reason = "cadre_managed_by_same_level_committee", say(_("a cadre managed by its committee"))
        else:
            row, reason = "member_not_same_level_committee_member", say(_("a member in its organization"))
        return self._by_row(body, rule, row, reason)

    def _standing_committee(self, body: Body) -> Standing:
        rule = self.book.find_or_none("AUTH-BTV")
        if rule is None:
            return self._unsaid(body)
        if self._sits_in(body):
            row, reason = "same_level_committee_member", say(_("a committee member of the same level"))
        elif self._managed_above(body) or self._sits_above(body):
            return self._beyond(body, reason=say(_("not over a cadre managed by a higher committee")), rule=rule)
        elif self._managed_here(body):
            row, reason = "cadre_managed_by_committee", say(_("a cadre managed by its committee"))
        else:
            row, reason = "lower_committee_member_or_ordinary", say(_("a member in its organization"))
        return self._by_row(body, rule, row, reason)

    def _committee(self, body: Body) -> Standing:
        rule = self.book.find_or_none("AUTH-COMM")
        if rule is None:
            return self._unsaid(body)
        if self._managed_above(body) or self._sits_above(body):
            row = "cadre_managed_above_or_higher_committee_member"
            return self._by_row(body, rule, row, say(_("a cadre managed above or a member of a higher committee")))
        if self._sits_in(body) and self.form not in LIGHT:
            return self._beyond(
                body, reason=say(_("removal and expulsion of its own member are recommended")), rule=rule
            )
        return self._by_row(body, rule, "any_member_in_party_committee", say(_("a member in its organization")))

    def _by_row(self, body: Body, rule: RuleFound, row: str, reason: Sentence) -> Standing:
        if self.form in rule.value[row]:
            return Standing(body, Power.DECIDE, reason, rule)
        return self._beyond(body, reason=reason, rule=rule)

    def _over_organization(self, body: Body) -> Standing:
        key = "AUTH-DISS" if self.form == DisciplineForm.DISSOLUTION else "AUTH-ORG"
        rule = self.book.find_or_none(key)
        if rule is None:
            return self._unsaid(body)
        steps = self.line.index(body.level)
        if key == "AUTH-ORG":
            if steps == 0 and body.kind != Authority.COMMISSION:
                return Standing(body, Power.DECIDE, say(_("committee or standing committee directly above")), rule)
            if steps == 0:
                return self._beyond(body, rule=rule)
            return Standing(body, Power.NONE, say(_("the level directly above decides")), rule)
        if body.kind != Authority.COMMITTEE or steps > 1:
            return Standing(body, Power.NONE, say(_("dissolution belongs to the committees")), rule)
        if steps == 1:
            return Standing(body, Power.DECIDE, say(_("the committee one level higher decides")), rule)
        return Standing(body, Power.RECOMMEND, say(_("the committee directly above proposes")), rule)

    def _beyond(
        self, body: Body, key: str = "", *, reason: Sentence | None = None, rule: RuleFound | None = None
    ) -> Standing:
        """Beyond its power a body votes to recommend to the one that has it."""
        beyond = (self.book.find_or_none(key) if key else None) or rule or self.book.find_or_none("VOTE-BEYOND")
        return Standing(body, Power.RECOMMEND, reason or say(_("the form is beyond its power")), beyond)

    def _unsaid(self, body: Body) -> Standing:
        return Standing(body, Power.UNSAID, say(_("the rulebook of that day does not speak of this body")), None)
