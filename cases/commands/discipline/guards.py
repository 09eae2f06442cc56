"""What must hold before an act of discipline: each guard names the rule it speaks for and what to do next."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from cases.discipline.forms import DisciplineForm, available
from cases.errors import BodyConcludes
from cases.errors_discipline import (
    FormNotOpen,
    NotAbsentTwice,
    NothingServed,
    PutOff,
    SelfCriticismMissing,
    SubjectIsDeceased,
    SubjectIsGone,
    SubjectUnheard,
    ViolationIncomplete,
    ViolationsMissing,
)
from cases.models import (
    Case,
    Category,
    Deferral,
    Invitation,
    Sentence,
    Service,
    Severity,
    SubjectHearing,
    TeamMember,
    dissolved_on,
    expelled_on,
    standing_violations,
)

if TYPE_CHECKING:
    from cases.rulebook import Rulebook, RuleFound
    from inspection.accounts.models import User

#: What tells the subject that discipline is considered, and on what; one of them must have reached it.
CONSIDERED_ON = ("consideration-decision", "consideration-plan", "conclusion-notice", "self-criticism-outline")

#: How often the subject stays away with notice before the case goes on without it.
ABSENCES = 2


def require_going_on(case: Case) -> None:
    """Refuse an act in a case that is put off."""
    row = Deferral.objects.filter(case=case, ended_on__isnull=True).first()
    if row is not None:
        raise PutOff(
            case=case.code, since=f"{row.since:%d/%m/%Y}", review=f"{row.review_on:%d/%m/%Y}", citation=row.rule_cited
        )


def require_disciplinable(case: Case, book: Rulebook, on: date, *, worst: str = "") -> None:
    """Refuse who is struck off, expelled or dissolved, and the deceased without an especially serious violation."""
    member = case.subject_member
    gone = book.find_or_none("SUBJ-STRUCKOFF")
    citation = gone.cite() if gone else ""
    if member is not None and member.category == Category.STRUCK_OFF:
        raise SubjectIsGone(name=case.subject_name, why=_("struck off the list"), citation=citation)
    if expelled_on(member, on):
        raise SubjectIsGone(name=case.subject_name, why=_("expelled"), citation=citation)
    if dissolved_on(case.subject_organization, on):
        raise SubjectIsGone(name=case.subject_name, why=_("dissolved"), citation=citation)
    deceased = book.find_or_none("DECEASED")
    if member is not None and member.category == Category.DECEASED and worst != Severity.ESPECIALLY_SERIOUS:
        raise SubjectIsDeceased(name=case.subject_name, citation=deceased.cite() if deceased else "")


def require_not_of_the_team(case: Case, by: User) -> None:
    """Refuse who belongs to the team: the body concludes, and not those who propose."""
    if TeamMember.objects.filter(team=case.team_id, member__user=by).exists():
        raise BodyConcludes(lack=_("who belongs to the team does not preside over its conclusion"))


def worst_of(case: Case) -> str:
    """The gravest degree among the violations considered."""
    return max((violation.severity for violation in standing_violations(case)), default="")


@dataclass(frozen=True)
class FastTrack:
    """From which sentence on a judgment leads to expulsion without the full procedure, by the rulebook of the day."""

    found: RuleFound
    since: Sentence

    def covers(self, sentence: str) -> bool:
        """Whether a sentence is heavy enough."""
        order = list(Sentence)
        return bool(sentence) and order.index(Sentence(sentence)) >= order.index(self.since)


def fast_track_rule(book: Rulebook) -> FastTrack | None:
    """Return the rule of judgments in force; none where it is recalled and the body has not confirmed it."""
    found = book.find_or_none("PRISON")
    if found is None or not found.gates:
        return None
    value = found.value
    return FastTrack(found, Sentence(value["from_sentence"]) if isinstance(value, dict) else Sentence.PRISON)


# Before the conference, the proposal and the vote


def require_violations(case: Case) -> None:
    """Refuse to judge a case whose violations are not complete: content, nature, degree, harm, cause, time."""
    rows = standing_violations(case)
    if not rows:
        raise ViolationsMissing(case=case.code)
    for row in rows:
        if row.lacks:
            raise ViolationIncomplete(number=row.number, lack=", ".join(row.lacks))


def require_self_criticism(case: Case, book: Rulebook) -> None:
    """Refuse where there is neither a self-criticism nor the record of why there is none."""
    if case.self_reported_on is None:
        found = book.find_or_none("SELFCRIT")
        raise SelfCriticismMissing(case=case.code, citation=found.cite() if found else "")


def forms_of(case: Case, book: Rulebook) -> tuple[DisciplineForm, ...]:
    """The forms open to the subject of a case, heaviest first."""
    matter = case.matter
    return available(book, matter.subject_kind, holds_position=matter.holds_position)


def require_form(case: Case, book: Rulebook, form: str) -> None:
    """Refuse a form this subject cannot be given; none at all is a proposal too."""
    forms = forms_of(case, book)
    if form and form not in forms:
        names = ", ".join(str(one.label) for one in forms)
        label = DisciplineForm(form).label if form in DisciplineForm.values else form
        raise FormNotOpen(form=label, forms=names, citation=book.cite("FORMS"))


# Before the decision


def require_told(case: Case, book: Rulebook) -> None:
    """Refuse where nothing proves that the subject was told what discipline is considered on."""
    rows = Service.objects.filter(case=case, paper__in=CONSIDERED_ON)
    if not any(row.proved for row in rows):
        found = book.find_or_none("HEAR")
        raise NothingServed(citation=found.cite() if found else "")


def require_heard_subject(case: Case, book: Rulebook) -> None:
    """Refuse where the subject was not heard, and neither refusal nor two absences are minuted."""
    if not SubjectHearing.objects.filter(case=case).exists():
        found = book.find_or_none("HEAR")
        raise SubjectUnheard(case=case.code, citation=found.cite() if found else "")


def require_absent_twice(case: Case, book: Rulebook) -> None:
    """Refuse to go on without the subject before it stayed away twice with notice."""
    times = Invitation.objects.filter(case=case, came=False).count()
    if times < ABSENCES:
        found = book.find_or_none("HEAR")
        raise NotAbsentTwice(times=times, citation=found.cite() if found else "")
