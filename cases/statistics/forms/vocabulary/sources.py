"""Sources: what can be counted, as far as whoever asks is told of it, by which dates, and what can be added up."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count, Q, QuerySet, Sum
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from cases.discipline.forms import DisciplineForm
from cases.discipline.suspension import SuspensionKind
from cases.models import (
    CATEGORIES,
    Allegation,
    AmountPart,
    Basis,
    BodyKind,
    Case,
    Chair,
    Complaint,
    DisciplineSheet,
    Fault,
    FinanceSheet,
    Handling,
    Kind,
    MoneyCategory,
    Petition,
    PetitionClass,
    Repayment,
    SampledFile,
    Sanction,
    Seat,
    Sentence,
    Suspension,
    Team,
    Treatment,
    Verdict,
    in_force,
)
from cases.statistics.forms.asked import Asked
from cases.statistics.forms.vocabulary import beyond, from_paper, of_programmes
from cases.statistics.forms.vocabulary.dimensions import NONE, Dimension, field_of, filled, own_field, own_flag
from cases.statistics.forms.vocabulary.of_cases import OF_CASES, acting

Rows = Callable[[Asked], QuerySet[Any]]
NO_THINGS: Mapping[str, str] = {}


@dataclass(frozen=True)
class Source:
    """What can be counted: its rows, the path to their case, their dates, dimensions, sums and subjects."""

    label: Any
    rows: Rows
    dates: Mapping[str, Callable[[Asked], Q]]
    dimensions: Mapping[str, Dimension]
    case: str = ""
    sums: Mapping[str, str] = field(default_factory=dict)
    beside: tuple[Source, ...] = ()  # counted together with it: the same words, of rows of another table
    subjects: tuple[str, ...] = ()  # where the organization and the member stand that are counted once
    things: Mapping[str, str] = field(default_factory=dict)  # where stands what else can be counted once

    def measure(self, name: str) -> Any:
        """What a cell says of its rows: how many, or a sum."""
        return Count("pk") if name == "count" else Coalesce(Sum(self.sums[name]), 0)

    @property
    def measures(self) -> tuple[str, ...]:
        """The names of everything a cell may say."""
        return ("count", *self.sums)


def _cases(asked: Asked) -> QuerySet[Case]:
    return Case.objects.filter(asked.cases, asked.acting())


def _of_cases(asked: Asked) -> Q:
    return Q(case__in=_cases(asked))


def _pending(asked: Asked) -> Q:
    open_then = Q(concluded_on__isnull=True) | Q(concluded_on__gte=asked.since)
    return Q(opened_on__lte=asked.as_of) & open_then


def _received_complaints(asked: Asked) -> QuerySet[Complaint]:
    letters = Q(case__isnull=True) & asked.letters
    return Complaint.objects.filter(_of_cases(asked) | letters, asked.acting())


def _seats(asked: Asked) -> QuerySet[Seat]:
    return Seat.objects.filter(asked.acting(), body__kind=BodyKind.COMMISSION)


def _dated(name: str) -> Callable[[Asked], Q]:
    return lambda asked: asked.within(name)


def _subjects(path: str) -> tuple[str, ...]:
    prefix = f"{path}__" if path else ""
    return (f"{prefix}subject_organization", f"{prefix}subject_member")


def _through(path: str, body: str, **own: Dimension) -> dict[str, Dimension]:
    """The dimensions of the case behind a row, and the row's own."""
    return OF_CASES | acting(f"{path}__concluded_on" if path else "concluded_on", body) | own


def _on_paper(
    label: Any, rows: Rows, of: Mapping[str, Dimension], at: str, *dates: str, things: Mapping[str, str] = NO_THINGS,
    **dated: str,
) -> Source:  # fmt: skip
    """Return what the records from paper add: `at` leads from a row to its record; `dated` says which of the two days
    a paper has, the day it was signed and the day it was concluded, stands for a date of the source.
    """
    days = {"signed_on": f"{at}signed_on", "concluded_on": f"{at}concluded_on"}
    found = {name: _dated(days[day]) for name, day in dated.items()}
    if "pending" in dates:
        found["pending"] = lambda asked: Q(
            **{f"{days['signed_on']}__lte": asked.as_of, f"{days['concluded_on']}__gte": asked.since}
        )
    subjects = from_paper.SUBJECTS if at else ()
    own = from_paper.answered(of, days["concluded_on" if "concluded" in dated else "signed_on"], f"{at}body")
    return Source(label, rows, found, own, subjects=subjects, things=things)


CONCLUDED_CASE = {"concluded": _dated("case__concluded_on")}

_PAPER = _("entered from records on paper")
_OF_TEAMS = {"kind": field_of(_("procedure"), "kind", Kind.choices)} | acting("opened_on")
_OF_SANCTIONS = (
    OF_CASES
    | acting("effective_on", "case__body")
    | {
        "form": Dimension(
            _("form on the last day of the period"),
            dict(DisciplineForm.choices) | {NONE: _("annulled")},
            lambda _asked, _path: filled("form_at"),
        ),
        "ground": own_field(_("ground"), "case__matter__ground", Basis.choices, empty=_("no matter")),
        "sentence": own_field(_("sentence"), "case__matter__sentence", Sentence.choices, empty=_("without a judgment")),
    }
)

SOURCES: dict[str, Source] = {
    "cases": Source(
        _("cases"),
        _cases,
        {
            "opened": _dated("opened_on"),
            "decided": _dated("decided_on"),
            "concluded": _dated("concluded_on"),
            "closed": _dated("closed_on"),
            "pending": _pending,
        },
        _through("", "body"),
        beside=(
            _on_paper(
                _PAPER, from_paper.subjects_on_paper, _through("", "body"), "record__", "pending", opened="signed_on",
                decided="signed_on", concluded="concluded_on", closed="concluded_on",
            ),
        ),
        subjects=_subjects(""),
    ),
    "teams": Source(
        _("teams"),
        lambda asked: Team.objects.filter(asked.teams, asked.acting()),
        {"opened": _dated("opened_on"), "decided": _dated("decided_on")},
        _OF_TEAMS,
        beside=(
            _on_paper(
                _PAPER, from_paper.teams_on_paper, _OF_TEAMS, "", opened="signed_on", decided="signed_on"
            ),
        ),
    ),
    "sanctions": Source(
        _("decisions on discipline"),
        lambda asked: Sanction.objects.filter(_of_cases(asked)).as_at(asked.as_of),
        {"effective": _dated("effective_on"), "signed": _dated("signed_on")},
        _OF_SANCTIONS,
        beside=(
            _on_paper(
                _PAPER, from_paper.disciplined_on_paper, _OF_SANCTIONS, "record__", effective="signed_on",
                signed="signed_on",
            ),
        ),
        case="case",
        subjects=_subjects("case"),
    ),
    "suspensions": Source(
        _("suspensions"),
        lambda asked: Suspension.objects.filter(_of_cases(asked), follows__isnull=True),
        {"since": _dated("since")},
        OF_CASES
        | acting("since", "case__body")
        | {"suspended": own_field(_("what is suspended"), "kind", SuspensionKind.choices)},
        case="case",
        subjects=_subjects("case"),
    ),
    "complaints": Source(
        _("complaints"),
        _received_complaints,
        {"received": _dated("received_on"), **CONCLUDED_CASE},
        _through(
            "case",
            "body",
            about=own_field(_("about"), "about", Complaint.About.choices),
            cause=own_field(
                _("cause of the change"), "change_cause", Complaint.ChangeCause.choices, empty=_("none recorded")
            ),
        ),
        case="case",
        subjects=_subjects("case"),
    ),
    "allegations": Source(
        _("allegations"),
        lambda asked: Allegation.objects.filter(_of_cases(asked)),
        CONCLUDED_CASE,
        _through(
            "case",
            "case__body",
            verdict=own_field(_("conclusion"), "verdict", Verdict.choices, empty=_("without a conclusion")),
        ),
        case="case",
        subjects=_subjects("case"),
    ),
    "files": Source(
        _("disciplinary files examined"),
        lambda asked: SampledFile.objects.filter(_of_cases(asked)),
        CONCLUDED_CASE,
        _through(
            "case",
            "case__body",
            competent=own_flag(_("within competence"), Q(is_competent=True)),
            orderly=own_flag(_("by the principles and the procedure"), Q(is_principled=True, is_in_order=True)),
            judged=own_flag(_("judged"), Q(judged_on__isnull=False)),
            weight=own_field(_("how it was handled"), "weight", SampledFile.Weight.choices, empty=_("not judged")),
            recommendation=own_field(
                _("recommendation"), "recommendation", SampledFile.Recommendation.choices, empty=_("none made")
            ),
        ),
        case="case",
        subjects=_subjects("case"),
    ),
    "discipline_sheets": Source(
        _("sheets on the enforcement of discipline"),
        lambda asked: DisciplineSheet.objects.filter(_of_cases(asked)),
        CONCLUDED_CASE,
        _through("case", "case__body"),
        case="case",
        sums={name: name for name in ("disciplined", "complained", "managed_above")},
        subjects=_subjects("case"),
    ),
    "money": Source(
        _("amounts treated, in thousands of đồng"),
        lambda asked: AmountPart.objects.filter(line__case__in=_cases(asked)),
        {"concluded": _dated("line__case__concluded_on")},
        _through(
            "line__case",
            "line__case__body",
            category=own_field(_("kind of money"), "line__category", MoneyCategory.choices),
            sheet=own_flag(_("money of party fees"), Q(line__category__in=CATEGORIES[FinanceSheet.FEES])),
            fault=own_field(_("what is wrong"), "fault", Fault.choices, empty=_("nothing")),
            treatment=own_field(_("treatment"), "treatment", Treatment.choices),
        ),
        case="line__case",
        sums={"amount": "amount"},
        subjects=_subjects("line__case"),
    ),
    "repayments": Source(
        _("repayments, in thousands of đồng"),
        lambda asked: Repayment.objects.filter(item__case__in=_cases(asked)),
        {"paid": _dated("paid_on")},
        OF_CASES | acting("paid_on", "item__case__body"),
        case="item__case",
        sums={"amount": "amount"},
        subjects=_subjects("item__case"),
    ),
    "petitions": Source(
        _("petitions"),
        lambda asked: Petition.objects.filter(asked.petitions, asked.acting()),
        {"received": _dated("received_on"), "handled": _dated("handled_on")},
        acting("received_on")
        | {
            "class": own_field(_("class"), "classification", PetitionClass.choices, empty=_("not classified")),
            "handling": own_field(_("handling"), "handling", Handling.choices, empty=_("waits")),
            "sender": own_field(_("sender"), "source", Petition.Source.choices),
            "nameless": own_flag(_("anonymous or under a false name"), Q(is_anonymous=True) | Q(is_false_name=True)),
        },
    ),
    "seats": Source(
        _("seats in inspection commissions"),
        _seats,
        {"held": lambda asked: in_force(asked.last)},
        {"chair": own_field(_("place"), "chair", Chair.choices)} | acting("since"),
        subjects=("member",),
    ),
    "organizations": Source(_("organizations"), beyond.organizations, {"held": beyond.held}, beyond.ORGANIZATION),
    "organization_changes": Source(
        _("changes of organizations"),
        beyond.changes,
        {"effective": _dated("event__effective_on")},
        beyond.CHANGE,
    ),
    "weak": Source(
        _("weak organizations"),
        beyond.weak,
        {"strengthened": _dated("strengthened_on")},
        beyond.WEAK,
        beside=(
            _on_paper(
                _PAPER, from_paper.strengthened_on_paper, beyond.WEAK, "record__", strengthened="concluded_on",
            ),
        ),
    ),
    "planned": Source(
        _("subjects of programmes"),
        beyond.planned,
        {"planned": beyond.in_quarter},
        beyond.PLANNED,
    ),
    "work_programmes": Source(
        _("work programmes"),
        of_programmes.programmes,
        {"held": of_programmes.programmes_held, "issued": _dated("issued_on")},
        of_programmes.PROGRAMME,
    ),
    "work_parts": Source(
        _("parts of work programmes"), of_programmes.parts, {"held": of_programmes.parts_held}, of_programmes.PART
    ),
    "work_targets": Source(
        _("targets of work programmes"),
        of_programmes.targets,
        {"running": of_programmes.running},
        of_programmes.TARGET,
    ),
    "work_milestones": Source(
        _("milestones of work programmes"),
        of_programmes.milestones,
        {"due": _dated("due_on"), "done": _dated("done__done_on")},
        of_programmes.MILESTONE,
    ),
    "work_documents": Source(
        _("documents of work programmes"),
        of_programmes.documents,
        {"dated": _dated("dated_on")},
        of_programmes.DOCUMENT,
    ),
    "criterion_sets": Source(
        _("sets of rating criteria"), of_programmes.criterion_sets, {"held": lambda asked: in_force(asked.last)}, {}
    ),
    "cases_of_lines": Source(
        _("cases of lines of annual programmes"),
        of_programmes.cases_of_lines,
        {"opened": _dated("opened_on"), "decided": _dated("decided_on"), "concluded": _dated("concluded_on")},
        _through("", "body", **of_programmes.CASE_OF_LINE),
        subjects=_subjects(""),
        things={"theme": "team__item__theme"},
        beside=(
            _on_paper(
                _PAPER, from_paper.themed_on_paper, _through("", "body", **of_programmes.CASE_OF_LINE), "record__",
                things={"theme": "record__theme"}, opened="signed_on", decided="signed_on", concluded="concluded_on",
            ),
        ),
    ),
    "lines": Source(
        _("lines of annual programmes"),
        of_programmes.lines,
        {"planned": of_programmes.lines_planned},
        of_programmes.LINE,
    ),
}  # fmt: skip
