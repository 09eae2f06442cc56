"""What a case under way on paper brings with it: which procedures enter in the middle, at which steps, on what."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from cases.models import Case, Kind, MeetingKind, TakenPaper
from cases.stages import Stage, stages_of

#: Procedures whose state at each step is days, people and named papers, and nothing the system alone could have made.
KINDS = (Kind.COMPLIANCE_INSPECTION, Kind.THEMATIC_SUPERVISION)

#: Why the others begin here, or come as a record from paper.
OTHERS = {
    Kind.SIGNS_ORGANIZATION: _("its signs, their source and each person's responsibility are told in its own steps"),
    Kind.SIGNS_MEMBER: _("its signs, their source and each person's responsibility are told in its own steps"),
    Kind.MANDATE_INSPECTION: _("its sheets and sampled files are judged one by one in its own steps"),
    Kind.FINANCE_INSPECTION: _("its amounts are reconciled and treated one by one in its own steps"),
    Kind.DENUNCIATION: _("the denouncer's name is sealed from the first day on, and the letter opens the case"),
    Kind.DISCIPLINE: _("its ballots are secret and counted here, and a limitation period is measured from its facts"),
    Kind.COMPLAINT: _("who decided before is kept apart from the first day on, and the letter opens the case"),
}

DECISION = "team-decision"
HEARING = "draft-meeting-minutes"
#: The step in which the subject is heard, and the date that says it was.
HEARD = "draft_heard_on"

#: Minutes a complete file holds, by the paper that stands for them.
MINUTES = {
    "deployment-minutes": MeetingKind.DEPLOYMENT,
    "working-minutes": MeetingKind.WORKING,
    HEARING: MeetingKind.DRAFT,
}


def called_for(kind: str) -> list[Stage]:
    """Return the steps of a procedure, as far as its kind alone says."""
    case = Case(kind=kind)
    return [stage for stage in stages_of(kind) if stage.is_called_for(case)]


def entries(kind: str) -> list[Stage]:
    """Return the steps at which a case of a procedure may enter: from the deployment to the body's decision."""
    found = called_for(kind)
    last = next(place for place, stage in enumerate(found) if stage.done == "concluded_on")
    return [stage for stage in found[: last + 1] if stage.code[0] != "P"]


def before(kind: str, waits_for: str) -> list[Stage]:
    """Return the steps before the one that sets a date."""
    found = called_for(kind)
    return found[: [stage.done for stage in found].index(waits_for)]


def minutes_on_paper(case: Case) -> set[str]:
    """Return the kinds of meetings whose minutes the file holds on paper only."""
    if case.team.taken_over_on is None:
        return set()
    named = TakenPaper.objects.filter(step__takeover__decision__case=case, type_key__in=MINUTES)
    return {str(MINUTES[key]) for key in named.values_list("type_key", flat=True)}


def was_reported_on_paper(case: Case) -> bool:
    """Return whether the report was finished before the case entered, so that its points are copied into the file."""
    if case.team.taken_over_on is None or case.returns:
        return False
    steps = TakenPaper.objects.filter(
        step__takeover__decision__case=case, step__done__in=["reported_on", "submitted_on"]
    )
    return steps.exists()
