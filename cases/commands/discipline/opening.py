"""A case of discipline is opened: from the list of cases to open, or on a judgment, a report, another's discipline."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy as _

from cases import grants, policy
from cases.acting import command
from cases.commands._opening import name_of, new_case, new_team
from cases.commands._writing import cited, require_date, require_text, rules, save, save_all, write
from cases.commands.discipline.guards import fast_track_rule, require_disciplinable
from cases.commands.evidence import keep_file
from cases.commands.preparation import leaders, proposers, require_complete, require_outsiders
from cases.commands.responsibility import require_to_open
from cases.discipline.forms import SubjectKind
from cases.errors_discipline import DisciplineOpenAlready, JudgmentTooLight, NotToDiscipline, ProofMissing
from cases.errors_signs import OpenedAbove
from cases.locking import locked_case
from cases.minutes import Place
from cases.models import (
    Basis,
    Body,
    Case,
    CaseToOpen,
    Category,
    DisciplineMatter,
    EvidenceFile,
    Finding,
    FindingKind,
    Kind,
    Member,
    Organization,
    Outcome,
    PostDuty,
    Responsibility,
    Sentence,
    Team,
    TeamMember,
    Violation,
)
from cases.policy import Duty

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile

    from inspection.accounts.models import User

#: What a case may be opened on where no other case came before.
GROUNDS = (Basis.JUDGMENT, Basis.STATE, Basis.OWN_REPORT)

#: Grounds that others laid: their paper is in the file from the first day, by the rule that makes it a ground.
_PROVED_BY = {Basis.JUDGMENT: "PRISON", Basis.STATE: "NOT-REPLACE"}


@dataclass(frozen=True)
class Standing:
    """How a subject stands to the bodies that may decide, on the day the case is opened."""

    holds_position: bool = False
    #: Levels of the committees the member sits in, beyond the seats the house keeps.
    seats: tuple[str, ...] = ()
    #: Level of the committee that manages the member as a cadre.
    managed_by: str = ""
    #: Whether the grassroots committee is empowered to admit members; expulsion there depends on it.
    may_admit: bool | None = None


@command
def open_from_list(
    to_open: CaseToOpen, *, by: User, on: date, body: Body, places: Sequence[Place], standing: Standing
) -> Case:
    """Open the case of discipline that a concluded case, or a lower level's proposal, calls for; links go both ways.

    The violations found come over; what a ballot still needs of each is completed in the case.
    """
    source = locked_case(to_open.case)
    policy.require(by, policy.Act.READ, source, on=on)
    if to_open.procedure != Kind.DISCIPLINE or source.concluded_on is None:
        raise NotToDiscipline(case=source.code)
    subject = source.subject_member or source.subject_organization
    _require_not_opened(source, subject)
    if source.outcome == Outcome.PROPOSED_ABOVE and body.pk == source.body_id:
        raise OpenedAbove(body=body.name, case=source.code)
    require_date(on, act=_("Open a case of discipline"), earliest=source.concluded_on)
    proposed = source.kind == Kind.DISCIPLINE
    ground = Basis.PROPOSAL if proposed else Basis.CONCLUSION
    matter = DisciplineMatter(
        ground=ground,
        ground_paper=_paper_of(source),
        ground_on=to_open.on,
        required_on=source.matter.required_on if proposed else source.concluded_on,
        inspected_on=source.matter.inspected_on if proposed else source.decided_on,
    )
    case = _open(
        body,
        by=by,
        on=on,
        places=places,
        standing=standing,
        matter=matter,
        subject=subject,
        opened_from=source,
    )
    _bring_violations(source, case, by, on)
    write(source, "discipline-opened", "", by, on, opened=case.code)
    return case


@command
def open_on_responsibility(
    row: Responsibility, *, by: User, on: date, body: Body, places: Sequence[Place], standing: Standing
) -> Case:
    """Open the case of discipline of a person whom the inspection of an organization found responsible.

    The conclusion on the organization is its ground, its violations come over. Raises `NotResponsible`.
    """
    source = locked_case(row.case)
    policy.require(by, policy.Act.READ, source, on=on)
    row = Responsibility.objects.select_for_update(of=("self",)).select_related("member__organization").get(pk=row.pk)
    require_to_open(row, source, Responsibility.Result.DISCIPLINE, rules(source, on))
    require_date(on, act=_("Open a case of discipline"), earliest=source.concluded_on)
    matter = DisciplineMatter(
        ground=Basis.CONCLUSION,
        ground_paper=_paper_of(source),
        ground_on=source.concluded_on or on,
        required_on=source.concluded_on,
        inspected_on=source.decided_on,
    )
    case = _open(
        body, by=by, on=on, places=places, standing=standing, matter=matter, subject=row.member, opened_from=source
    )
    _bring_violations(source, case, by, on)
    row.opened = case
    save(row, ["opened"])
    write(source, "discipline-opened", "", by, on, opened=case.code, number=row.number)
    return case


def _paper_of(source: Case) -> str:
    word = "Tờ trình" if source.kind == Kind.DISCIPLINE else "Thông báo kết luận"
    return f"{word} ({source.code}) của {source.body.name}"


@command
def open_on_ground(
    body: Body,
    *,
    by: User,
    on: date,
    subject: Organization | Member,
    ground: Basis,
    paper: str,
    dated: date,
    places: Sequence[Place],
    standing: Standing,
    sentence: Sentence | str = "",
    fast_track: bool = False,
    proofs: Sequence[UploadedFile] = (),
) -> Case:
    """Open a case of discipline where no inspection came before: on a judgment, another's discipline, an own report.

    With `fast_track` a judgment in force leads to the body without self-criticism and conference, where the rulebook of
    the day says so of this sentence. `proofs` are the paper itself, which others issued: a judgment, their decision.
    Raises `ProofMissing`, `DisciplineOpenAlready`, `JudgmentTooLight`, `SubjectIsGone`, `SubjectIsDeceased`.
    """
    if ground not in GROUNDS:
        raise NotToDiscipline(case="…")
    require_text(paper=(_("paper it rests on"), paper))
    require_date(on, act=_("Open a case of discipline"), earliest=dated)
    matter = DisciplineMatter(ground=ground, ground_paper=paper, ground_on=dated, sentence=sentence)
    _require_another_ground(subject, matter)
    case = _open(
        body,
        by=by,
        on=on,
        places=places,
        standing=standing,
        matter=matter,
        subject=subject,
        fast_track=fast_track,
    )
    _require_proof(case, matter, proofs, on)
    for upload in proofs:
        keep_file(case, by=by, on=on, title=paper, upload=upload, origin=EvidenceFile.Origin.OTHER)
    return case


def _require_another_ground(subject: Organization | Member, matter: DisciplineMatter) -> None:
    """Refuse to open a second case on the same paper about the same subject: one violation, one form."""
    whom = {"subject_member": subject} if isinstance(subject, Member) else {"subject_organization": subject}
    same = {name: getattr(matter, name) for name in ("ground", "ground_paper", "ground_on")}
    opened = Case.objects.filter(**whom, **{f"matter__{name}": value for name, value in same.items()}).first()
    if opened is not None:
        raise DisciplineOpenAlready(case=opened.code, on=f"{opened.opened_on:%d/%m/%Y}")


def _require_proof(case: Case, matter: DisciplineMatter, proofs: Sequence[UploadedFile], on: date) -> None:
    """Refuse a judgment or another's decision that nobody has in hand."""
    key = _PROVED_BY.get(Basis(matter.ground))
    if key is None or proofs:
        return
    found = rules(case, on).find_or_none(key)
    raise ProofMissing(key=key, paper=matter.ground_paper, citation=found.cite() if found else "")


def _require_not_opened(source: Case, subject: Organization | Member | None) -> None:
    whom = {"subject_member": subject} if isinstance(subject, Member) else {"subject_organization": subject}
    opened = Case.objects.filter(opened_from=source, kind=Kind.DISCIPLINE, **whom).first()
    if opened is not None:
        raise DisciplineOpenAlready(case=opened.code, on=f"{opened.opened_on:%d/%m/%Y}")


def _open(
    body: Body,
    *,
    by: User,
    on: date,
    places: Sequence[Place],
    standing: Standing,
    matter: DisciplineMatter,
    subject: Organization | Member | None,
    opened_from: Case | None = None,
    fast_track: bool = False,
) -> Case:
    body = Body.objects.select_for_update(of=("self",)).select_related("organization").get(pk=body.pk)
    policy.require_post(by, PostDuty.AREA_OFFICER, body.organization, on)
    if subject is None:
        raise TypeError("a constraint keeps cases without a subject out")
    topic = f"Xem xét, thi hành kỷ luật đối với {name_of(subject)}"
    team = new_team(body, Kind.DISCIPLINE, topic, on, proposed_on=on, proposed_by=by)
    book = rules(team, on)
    require_complete(places, book)
    if fast_track:
        rule = fast_track_rule(book)
        if rule is None or matter.ground != Basis.JUDGMENT or not rule.covers(matter.sentence):
            raise JudgmentTooLight(
                sentence=Sentence(matter.sentence).label if matter.sentence else "…",
                citation=rule.found.cite() if rule else "",
            )
    save(team)
    case = new_case(team, subject, on, opened_from=opened_from, fast_track=fast_track)
    save(case)
    require_outsiders(team, [place.member for place in places])
    save_all([TeamMember(team=team, member=p.member, role=p.role, assignment=p.assignment, since=on) for p in places])
    matter.case, matter.subject_kind = case, _kind_of(subject)
    matter.holds_position, matter.standing = standing.holds_position, asdict(standing)
    save(matter)
    require_disciplinable(case, book, on, worst=_worst(opened_from))
    facts: dict[str, Any] = {"ground": str(matter.ground), "fast_track": fast_track, "people": len(places)}
    if opened_from is not None:
        facts["from"] = opened_from.code
    write(case, "opened", "", by, on, rules=cited(book, on), **facts)
    _admit(team, case, by, on)
    return case


def _kind_of(subject: Organization | Member) -> SubjectKind:
    if isinstance(subject, Organization):
        return SubjectKind.ORGANIZATION
    return SubjectKind.PROBATIONARY if subject.category == Category.PROBATIONARY else SubjectKind.OFFICIAL


def _worst(source: Case | None) -> str:
    """The gravest degree found before, which decides whether a deceased member is considered at all."""
    if source is None:
        return ""
    found = Finding.objects.filter(case=source, kind=FindingKind.VIOLATION, withdrawn_on__isnull=True)
    degrees = [*found.values_list("degree", flat=True)]
    degrees += Violation.objects.filter(case=source, withdrawn_on__isnull=True).values_list("severity", flat=True)
    return max(degrees, default="")


def _bring_violations(source: Case, case: Case, by: User, on: date) -> None:
    """Bring over what was found; of a proposal from below, the violations with their times."""
    if source.kind == Kind.DISCIPLINE:
        rows = list(Violation.objects.filter(case=source, withdrawn_on__isnull=True))
        for number, row in enumerate(rows, 1):
            row.pk, row.case, row.number, row.recorded_on, row.recorded_by = None, case, number, on, by
            row._state.adding = True
        save_all(rows)
        return
    found = Finding.objects.filter(case=source, kind=FindingKind.VIOLATION, withdrawn_on__isnull=True)
    save_all(
        [
            Violation(
                case=case,
                number=number,
                finding=one,
                act=one.content,
                group=one.group,
                nature=one.nature,
                severity=one.degree,
                harm=one.consequence,
                cause=one.cause,
                discovered_on=one.recorded_on,
                recorded_on=on,
                recorded_by=by,
            )
            for number, one in enumerate(found.order_by("number"), 1)
        ]
    )


def _admit(team: Team, case: Case, by: User, on: date) -> None:
    """Who proposes and who signs may work from now on; P1 waits for those who sign."""
    held = [*proposers(team.body, by, on), *leaders(team, on)]
    grants.give_team(team, held, on)
    grants.give([case], held, on)
    grants.offer("P1", [Duty.AUTHORITY], team=team)
