"""What a case's file holds, as the pages of its acts list it: meetings, evidence, requirements, services."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import prefetch_related_objects

from cases.models import (
    Case,
    ClockStop,
    Delivery,
    EvidenceFile,
    Extension,
    FollowUpItem,
    Meeting,
    MeetingKind,
    SelfReport,
    Service,
)

if TYPE_CHECKING:
    from inspection.accounts.models import User


def sessions(case: Case) -> list[Meeting]:
    """Return the working sessions and verifications held."""
    kinds = [MeetingKind.WORKING, MeetingKind.VERIFICATION]
    return list(Meeting.objects.filter(case=case, kind__in=kinds).order_by("held_on", "pk"))


def evidence(case: Case) -> list[EvidenceFile]:
    """Return the evidence in the order of its numbers."""
    return list(EvidenceFile.objects.filter(case=case).order_by("number"))


def evidence_file(case: Case, number: int) -> EvidenceFile | None:
    """Return one piece of evidence."""
    return EvidenceFile.objects.filter(case=case, number=number).first()


def handed_in_by(case: Case, user: User) -> list[EvidenceFile]:
    """Return the files that somebody put into the case themselves."""
    return list(EvidenceFile.objects.filter(case=case, added_by=user).order_by("number"))


def self_report(case: Case) -> SelfReport | None:
    """Return the subject's report."""
    return SelfReport.objects.filter(case=case).order_by("pk").last()


def follow_up(case: Case) -> list[FollowUpItem]:
    """Return the requirements of the conclusion."""
    rows = list(FollowUpItem.objects.filter(case=case).select_related("verifier").order_by("number"))
    prefetch_related_objects([row for row in rows if row.amount is not None], "repayments")
    return rows


def standing_clock(case: Case) -> ClockStop | None:
    """Return how the clock of the case stands, where it does; asks only where no deadline runs."""
    if case.clock_started_on is None or case.due_on is not None:
        return None
    return ClockStop.objects.filter(case=case, resumed_on__isnull=True).first()


def services(case: Case) -> list[Service]:
    """Return what was handed to the subject, in order."""
    return list(Service.objects.filter(case=case).order_by("served_on", "pk"))


def deliveries(case: Case) -> list[Delivery]:
    """Return what is still to be handed over, or waits for its proof."""
    return list(Delivery.objects.unfinished().filter(case=case))


def extension(case: Case) -> Extension | None:
    """Return what was asked for or decided about more time."""
    return Extension.objects.filter(case=case).select_related("requested_by", "decided_by").first()
