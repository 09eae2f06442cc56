"""E1 the body concludes on each allegation, E2 the denouncer is told; the rest of the closing is that of every case."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from cases import policy
from cases.acting import command
from cases.commands._allegations import require_silent, standing
from cases.commands._writing import cited, require_date, require_done, require_open, require_text, rules, save, write
from cases.commands.closing import consider
from cases.errors_denunciation import (
    AllegationUnverified,
    VerdictMissing,
    VerdictNotInDraft,
    VerdictUnknown,
    VerdictWithoutFinding,
)
from cases.locking import locked_case
from cases.minutes import Minutes
from cases.models import Allegation, Case, Consideration, DenunciationMatter, Verdict, fits, outcome_of
from cases.policy import Act
from cases.rulebook import Rulebook
from cases.stages import code_of

if TYPE_CHECKING:
    from inspection.accounts.models import User


@dataclass(frozen=True)
class Concluded:
    """What the body concludes on one allegation, and on what grounds; a false one may be false on purpose."""

    verdict: Verdict | str
    reasons: str
    is_malicious: bool = False


@command
def conclude_denunciation(
    case: Case,
    *,
    by: User,
    minutes: Minutes,
    present: Sequence[int],
    votes_for: int,
    votes_against: int,
    verdicts: Mapping[int, Concluded],
    recommendation: str = "",
    remarks: str = "",
    approved_sha256: str = "",
) -> Consideration:
    """E1. The body concludes on each allegation by number; how the case ends follows from that (GQTC-VERDICT).

    A founded violation goes to the list of cases to open. Of what is false on purpose the body may recommend that who
    denounced be considered: the recommendation names nobody. Raises `VerdictMissing`, `AllegationUnverified`,
    `VerdictWithoutFinding`, and whatever refuses a conclusion of the body.
    """
    case, on = locked_case(case), minutes.held_on
    policy.require(by, Act.CONSIDER, case, on=on)
    require_open(case, _("Conclude on the allegations"), "concluded_on")
    require_done(case, _("Conclude on the allegations"), submitted_on=_("no report was laid before the body"))
    said = {f"reasons-{n}": (_("grounds of the conclusion"), one.reasons) for n, one in verdicts.items()}
    told = (_("recommendation on who denounced falsely"), recommendation)
    require_silent(case, recommendation=told, remarks=(_("remarks of the body"), remarks), **said)
    rows = standing(case)
    book = rules(case, on)
    _require_concluded(case, rows, verdicts, book)
    if approved_sha256:
        _require_as_drafted(rows, verdicts, book)
    for row in rows:
        one = verdicts[row.number]
        row.verdict, row.reasons, row.is_malicious = str(one.verdict), one.reasons, one.is_malicious
        save(row, ["verdict", "reasons", "is_malicious"])
    matter = DenunciationMatter.objects.select_for_update().get(case=case)
    if any(row.is_malicious for row in rows):
        require_text(recommendation=told)
        matter.recommendation = recommendation
        save(matter, ["recommendation"])
    book.find_or_none("NOTICE-ISSUE")
    facts = {str(row.number): row.verdict for row in rows}
    step = code_of(case.kind, "concluded_on")
    write(case, "allegations-concluded", step, by, on, verdicts=facts, rules=cited(book, on))
    return consider(
        case,
        by=by,
        minutes=minutes,
        present=present,
        votes_for=votes_for,
        votes_against=votes_against,
        outcome=outcome_of(row.verdict for row in rows) or "",
        remarks=remarks,
        approved_sha256=approved_sha256,
    )


def _require_concluded(
    case: Case, rows: Sequence[Allegation], verdicts: Mapping[int, Concluded], book: Rulebook
) -> None:
    """Refuse a conclusion that leaves an allegation out, or says of one what the report does not find."""
    found = book.find_or_none("GQTC-VERDICT")
    citation = found.cite() if found else ""
    if missing := [str(row.number) for row in rows if row.number not in verdicts]:
        raise VerdictMissing(numbers=", ".join(missing), citation=citation)
    if unverified := [str(row.number) for row in rows if row.verified_on is None]:
        raise AllegationUnverified(numbers=", ".join(unverified), case=case.code, citation=citation)
    kinds: dict[int, set[str]] = {}
    for allegation, kind in case.findings.filter(withdrawn_on__isnull=True).values_list("allegation", "kind"):
        kinds.setdefault(allegation, set()).add(kind)
    for row in rows:
        verdict = verdicts[row.number].verdict
        if verdict not in Verdict.values:
            raise VerdictUnknown(verdict=verdict, citation=citation)
        require_text(reasons=(_("grounds of the conclusion"), verdicts[row.number].reasons))
        if not fits(verdict, kinds.get(row.pk, set())):
            label = Verdict(verdict).label
            raise VerdictWithoutFinding(number=row.number, verdict=label, citation=citation)


def _require_as_drafted(rows: Sequence[Allegation], verdicts: Mapping[int, Concluded], book: Rulebook) -> None:
    """Refuse another conclusion than the one in the text the body approves: the draft says what the team proposes."""
    for row in rows:
        verdict = Verdict(verdicts[row.number].verdict)
        if verdict != row.proposed:
            raise VerdictNotInDraft(number=row.number, verdict=verdict.label, citation=book.cite("GQTC-VERDICT"))


@command
def inform_denouncer(case: Case, *, by: User, on: date, how: DenunciationMatter.Telling | str) -> DenunciationMatter:
    """E2. Tell the denouncer of the result in a suitable form; the custodian writes the address on by hand."""
    case = locked_case(case)
    policy.require(by, Act.ANNOUNCE, case, on=on)
    act = _("Inform the denouncer")
    require_done(case, act, concluded_on=_("the body has not concluded"))
    require_date(on, act=act, earliest=case.concluded_on)
    require_text(how=(_("how"), how))
    matter = DenunciationMatter.objects.select_for_update().get(case=case)
    require_open(matter, act, "informed_on")  # type: ignore[arg-type]
    matter.informed_on, matter.informed_by = on, how
    save(matter, ["informed_on", "informed_by"])
    book = rules(case, on)
    for key in ("GQTC-RIGHTS", "CONF-DENOUNCER"):
        book.find_or_none(key)
    step = code_of(case.kind, "announced_on")
    write(case, "denouncer-informed", step, by, on, how=str(how), rules=cited(book, on))
    return matter
