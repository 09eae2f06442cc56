"""Acts beside the flow: what a person may do in a case while its next step waits."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cases import commands, policy
from cases.models import (
    SIGNS_KINDS,
    TEAMLESS_KINDS,
    Case,
    Category,
    Kind,
    Outcome,
    dissolved_on,
    expelled_on,
)
from cases.policy import Act, Duty
from cases.statistics.forms import contents_for
from workflows import batching, dossier, exonerations, matters, signs
from workflows.desk import link

#: Outcomes that call for consideration of discipline.
CALLING = {Outcome.DISCIPLINE_REQUIRED, Outcome.PROPOSED_ABOVE, Outcome.FOUNDED_VIOLATION}


@dataclass(frozen=True)
class Beside:
    """An act that may be done while the flow waits: asked of the policy, open while the facts allow it."""

    act: Act
    name: str
    label: Any
    fits: Any  # Case -> bool
    args: tuple[str, ...] = ()  # what the address names besides the case


_COMPLAINT = (
    Beside(
        Act.RECORD_MEETING,
        "meeting-add",
        gettext_lazy("Record minutes"),
        lambda c: c.deployed_on and not c.submitted_on,
    ),
    Beside(Act.ADD_EVIDENCE, "evidence-add", gettext_lazy("Add evidence"), lambda c: c.deployed_on and not c.closed_on),
    Beside(
        Act.SERVE, "serve", gettext_lazy("Record the service of a paper"), lambda c: c.decided_on and not c.closed_on
    ),
    Beside(
        Act.RECORD_MEETING,
        "complaint-withdraw",
        gettext_lazy("Record that the complaint is withdrawn"),
        lambda c: c.decided_on and not c.concluded_on,
    ),
)

_DISCIPLINE = (
    Beside(
        Act.RECORD_MEETING,
        "meeting-add",
        gettext_lazy("Record minutes"),
        lambda c: c.deployed_on and not c.submitted_on,
    ),
    Beside(Act.RECORD_VIOLATION, "violation-add", gettext_lazy("Record a violation"), lambda c: not c.submitted_on),
    Beside(
        Act.RECORD_VIOLATION, "circumstance-add", gettext_lazy("Record a circumstance"), lambda c: not c.submitted_on
    ),
    Beside(Act.ADD_EVIDENCE, "evidence-add", gettext_lazy("Add evidence"), lambda c: c.deployed_on and not c.closed_on),
    Beside(
        Act.SERVE, "serve", gettext_lazy("Record the service of a paper"), lambda c: c.decided_on and not c.closed_on
    ),
    Beside(Act.DEFER, "defer", gettext_lazy("Put the consideration off"), lambda c: _goes_on(c)),
    Beside(Act.DEFER, "take-up", gettext_lazy("Take the case up again"), lambda c: _is_put_off(c)),
    Beside(Act.RESOLVE, "discontinue", gettext_lazy("Conclude without discipline"), lambda c: _is_gone(c)),
    Beside(Act.RESOLVE, "hinder", gettext_lazy("End without a decision"), lambda c: matters.hindering(c, localdate())),
    Beside(
        Act.CHANGE_TEAM,
        "overseer-replace",
        gettext_lazy("Replace the commissioner in charge"),
        lambda c: c.decided_on and not (c.fast_track or c.heard_on or c.concluded_on),
    ),
)


def _is_put_off(case: Case) -> bool:
    return matters.deferral_of(case) is not None


def _goes_on(case: Case) -> bool:
    return case.decided_on is not None and case.concluded_on is None and not _is_put_off(case)


def _is_gone(case: Case) -> bool:
    """Only where nobody is left to discipline: nothing else ends a case without a ballot."""
    if case.decided_on is None or case.concluded_on is not None:
        return False
    member, today = case.subject_member, localdate()
    out = member is not None and member.category in {Category.DECEASED, Category.STRUCK_OFF}
    return out or expelled_on(member, today) or dissolved_on(case.subject_organization, today)


#: The steps that may be done before others, and the service of a paper.
_SUSPENSION = (
    Beside(Act.DECIDE_EXTENSION, "step", gettext_lazy("Extend the suspension"), lambda c: _is_running(c), ("E1",)),
    Beside(Act.END_SUSPENSION, "step", gettext_lazy("End the suspension"), lambda c: _is_running(c), ("E2",)),
    Beside(Act.SERVE, "serve", gettext_lazy("Record the service of a paper"), lambda c: _is_running(c)),
)


_EXONERATION = (
    Beside(
        Act.PROPOSE, "application-receive", gettext_lazy("Record the application"), lambda c: _waits_for_application(c)
    ),
    Beside(
        Act.RESTORE_RIGHTS,
        "application-receive",
        gettext_lazy("Record the application"),
        lambda c: _waits_for_application(c),
    ),
    Beside(
        Act.CLOSE_FOLLOW_UP, "follow-up", gettext_lazy("Follow up the requirements"), lambda c: c.follow_up_assigned_on
    ),
    Beside(Act.SERVE, "serve", gettext_lazy("Record the service of a paper"), lambda c: _is_running(c)),
)


_FOLLOW_UP = (
    Beside(Act.URGE, "urge", gettext_lazy("Urge by a letter"), lambda c: _is_followed(c)),
    Beside(Act.SERVE, "serve", gettext_lazy("Record the service of a paper"), lambda c: c.decided_on),
)


def _is_followed(case: Case) -> bool:
    return case.prepared_on is not None and case.concluded_on is None


def _waits_for_application(case: Case) -> bool:
    return case.decided_on is None and exonerations.awaits_application(case)


def _is_running(case: Case) -> bool:
    return case.decided_on is not None and case.closed_on is None


_BESIDE = (
    Beside(
        Act.RECORD_MEETING,
        "meeting-add",
        gettext_lazy("Record minutes"),
        lambda c: c.deployed_on and not c.submitted_on,
    ),
    Beside(
        Act.RECORD_FINDING,
        "finding-add",
        gettext_lazy("Record a finding"),
        lambda c: c.deployed_on and not c.reported_on,
    ),
    Beside(Act.REMIND, "remind", gettext_lazy("Remind of the self-report"), commands.may_be_reminded),
    Beside(Act.ADD_EVIDENCE, "evidence-add", gettext_lazy("Add evidence"), lambda c: c.deployed_on and not c.closed_on),
    Beside(
        Act.REQUEST_EXTENSION, "extension-request", gettext_lazy("Ask for more time"), lambda c: _may_ask_for_time(c)
    ),
    Beside(Act.STOP_CLOCK, "clock-stop", gettext_lazy("Stop the clock"), lambda c: _clock_may_stop(c)),
    Beside(Act.STOP_CLOCK, "clock-resume", gettext_lazy("Let the clock run on"), dossier.standing_clock),
    Beside(Act.DECIDE_EXTENSION, "extension-decide", gettext_lazy("Decide on more time"), lambda c: _waits_for_time(c)),
    Beside(
        Act.SERVE, "serve", gettext_lazy("Record the service of a paper"), lambda c: c.deployed_on and not c.closed_on
    ),
    Beside(
        Act.CLOSE_FOLLOW_UP, "follow-up", gettext_lazy("Follow up the requirements"), lambda c: c.follow_up_assigned_on
    ),
)


def _may_ask_for_time(case: Case) -> bool:
    return case.due_on is not None and case.submitted_on is None and not hasattr(case, "extension")


def _clock_may_stop(case: Case) -> bool:
    return case.due_on is not None and case.due_on >= localdate() and case.submitted_on is None


def _waits_for_time(case: Case) -> bool:
    extension = getattr(case, "extension", None)
    return extension is not None and extension.decided_on is None and extension.refused_on is None


#: What an inspection on signs has beside what every inspection has.
_SIGNS = (
    *(one for one in _BESIDE if one.name != "serve"),
    Beside(
        Act.DRAFT_REPORT,
        "signs-draft",
        gettext_lazy("Hand the draft to the subject"),
        lambda c: c.verified_on and not c.drafted_on,
    ),
    Beside(
        Act.HEAR_DRAFT,
        "conference-add",
        gettext_lazy("Record a conference"),
        lambda c: c.drafted_on and not c.draft_heard_on,
    ),
    Beside(
        Act.RECORD_FINDING,
        "responsibility-add",
        gettext_lazy("Record a responsibility"),
        lambda c: c.subject_organization_id and c.deployed_on and not c.reported_on,
    ),
    Beside(Act.HEAR_SUBJECT, "signs-hear", gettext_lazy("Hear the subject"), lambda c: _waits_for_hearing(c)),
    Beside(
        Act.TRANSFER_CRIME,
        "crime-transfer",
        gettext_lazy("Transfer a criminal matter"),
        lambda c: c.deployed_on and not c.concluded_on,
    ),
    Beside(
        Act.ASSIGN_FOLLOW_UP,
        "follow-up-assign",
        gettext_lazy("Assign the follow-up"),
        lambda c: c.announced_on and not c.follow_up_assigned_on,
    ),
    *(one for one in _BESIDE if one.name == "serve"),
)


def _waits_for_hearing(case: Case) -> bool:
    return case.reported_on is not None and not (case.submitted_on or case.heard_on) and case.signs_matter.dual


def _is_examined(case: Case) -> bool:
    return case.deployed_on is not None and case.submitted_on is None


#: The sample of disciplinary files and the two sheets are filled in while the examination goes on.
_MANDATE = (
    Beside(
        Act.SAMPLE_FILES,
        "file-draw",
        gettext_lazy("Draw the sample"),
        lambda c: _is_examined(c) and not hasattr(c, "file_sampling"),
    ),
    Beside(
        Act.SAMPLE_FILES,
        "file-add",
        gettext_lazy("Add a file by hand"),
        lambda c: _is_examined(c) and hasattr(c, "file_sampling"),
    ),
    Beside(
        Act.FILL_SHEETS,
        "sheet-mandate",
        gettext_lazy("Fill in sheet B09"),
        lambda c: _is_examined(c) and c.self_reported_on,
    ),
    Beside(
        Act.FILL_SHEETS,
        "sheet-discipline",
        gettext_lazy("Fill in sheet B10"),
        lambda c: _is_examined(c) and c.self_reported_on,
    ),
    *_BESIDE,
)


_FINANCE = (
    *_BESIDE,
    Beside(
        Act.TRANSFER_CRIME,
        "crime-transfer",
        gettext_lazy("Transfer a criminal matter"),
        lambda c: c.deployed_on and not c.concluded_on,
    ),
    Beside(Act.RECORD_AMOUNT, "amount-add", gettext_lazy("Enter an amount"), lambda c: _counts(c)),
    Beside(Act.RECORD_MEETING, "reconcile", gettext_lazy("Record the reconciliation of figures"), lambda c: _counts(c)),
    Beside(
        Act.RECORD_MEETING,
        "books-add",
        gettext_lazy("List books and vouchers"),
        lambda c: c.deployed_on and not c.submitted_on,
    ),
)


def _counts(case: Case) -> bool:
    return case.self_reported_on is not None and case.verified_on is None


#: What the denouncer takes back, while the report is not before the body.
_DENUNCIATION = (
    *_BESIDE,
    Beside(
        Act.RECORD_MEETING,
        "allegation-withdraw",
        gettext_lazy("Record withdrawn allegations"),
        lambda c: c.prepared_on and not c.submitted_on and not c.concluded_on,
    ),
)

_OF_KIND: dict[str, tuple[Beside, ...]] = {
    Kind.DENUNCIATION: _DENUNCIATION,
    Kind.FINANCE_INSPECTION: _FINANCE,
    Kind.SIGNS_ORGANIZATION: _SIGNS,
    Kind.SIGNS_MEMBER: _SIGNS,
    Kind.MANDATE_INSPECTION: _MANDATE,
    Kind.DISCIPLINE: _DISCIPLINE,
    Kind.COMPLAINT: _COMPLAINT,
    Kind.SUSPENSION: _SUSPENSION,
    Kind.EXONERATION: _EXONERATION,
    Kind.FOLLOW_UP: _FOLLOW_UP,
}


def acts_beside(case: Case, held: frozenset[Duty]) -> list[tuple[Any, str]]:
    """Return what this person may do beside the flow now, as (label, address)."""
    offered = [
        (one.label, url)
        for one in _OF_KIND.get(case.kind, _BESIDE)
        if policy.allows(held, one.act) and one.fits(case) and (url := link(one.name, case.key, *one.args))
    ]
    if case.kind in SIGNS_KINDS:
        if policy.allows(held, Act.RECORD_MEETING) and (row := signs.waiting_transfer(case)) is not None:
            offered.append((_("Record the answer of law enforcement"), link("crime-answer", case.key, row.number)))
        waits = case.decided_on is None and case.closed_on is None
        if waits and policy.allows(held, Act.KEEP_MONITORING):
            offered.append((_("Keep monitoring"), link("signs-monitor", case.team.key)))
    if Duty.AREA_OFFICER in held and case.outcome == Outcome.SIGNS_OF_VIOLATION and signs.row_to_open(case):
        offered.append((_("Open the inspection on signs"), link("signs-open", case.key)))
    if case.outcome in CALLING and Duty.AREA_OFFICER in held and matters.row_to_open(case):
        offered.append((_("Open the case of discipline"), link("discipline-open", case.key)))
    may_follow = case.kind not in TEAMLESS_KINDS and case.concluded_on and not getattr(case, "followed_by_key", None)
    if Duty.AREA_OFFICER in held and may_follow:
        offered.append((_("Open the follow-up of the conclusion"), link("follow-up-open", case.key)))
    may_suspend = case.kind not in TEAMLESS_KINDS and case.concluded_on is None and case.closed_on is None
    if Duty.AREA_OFFICER in held and (case.sanctioned_on or case.outcome == Outcome.ANNULLED):
        offered.append((_("Put wrongful discipline right"), link("exoneration-open", case.key)))
    if Duty.AREA_OFFICER in held and may_suspend:
        offered.append((_("Propose a suspension"), link("suspension-propose", case.key)))
    if case.is_discipline and case.announced_on and Duty.AREA_OFFICER in held:
        offered.append((_("Register a complaint"), link("complaint-receive-from", case.key)))
    if any(policy.allows(held, Act(paper.act)) for paper in batching.OF_CASES) and not case.closed_on:
        offered.append((_("Mark a paper as secret or urgent"), link("case-mark", case.key)))
    if policy.allows(held, Act.CHOOSE_CONTENTS) and not case.closed_on and contents_for(case, localdate()):
        offered.append((_("Choose the contents"), link("case-contents", case.key)))
    if Duty.AUTHORITY in held and not case.closed_on:
        offered.append((_("Say who signs a paper"), link("case-sign-order", case.key)))
    has_team = case.kind not in TEAMLESS_KINDS and case.decided_on is not None
    if policy.allows(held, Act.CHANGE_TEAM) and has_team and (url := link("team-change", case.team.key)):
        offered.append((_("Change the team"), url))
    if held & (policy.TEAM_DUTIES | {Duty.BODY, Duty.AUTHORITY}) and (url := link("recuse", case.key)):
        offered.append((_("Declare a conflict of interest"), url))
    return offered
