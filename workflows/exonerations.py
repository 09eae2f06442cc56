"""What the pages of wrongful discipline read: the sanction, what it entitles to by its form, what was restored."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from cases.commands.exoneration import entitlement_of
from cases.discipline.forms import DisciplineForm
from cases.models import Case, Complaint, Exoneration, Restoration, Rule, Sanction

#: What EXON gives by form; of an organization it says nothing by form.
ENTITLEMENTS = {
    "REPRIMAND_WARNING": _("The interests affected are restored: evaluation, planning, appointment, pay, reward."),
    "REMOVAL": _("Restoring the post, or an equivalent one, is considered."),
    "EXPULSION": _("Membership and its rights are restored on application."),
}


@dataclass(frozen=True)
class ExonerationShown:
    """One wrong that is put right, on one page."""

    row: Exoneration
    sanction: Sanction
    form: str
    source: Case
    entitlement: Any
    citation: str
    unverified: bool
    awaits_application: bool
    restorations: Sequence[Restoration]


def row_of(case: Case) -> Exoneration:
    """Return the wrong a case puts right."""
    return Exoneration.objects.select_related("sanction__case__body", "case", "decided_by").get(case=case)


def of(case: Case, on: date) -> ExonerationShown:
    """Return what the pages show above their forms. Raises `RuleBroken` where the day has no such rule."""
    row = row_of(case)
    found, named = entitlement_of(Rule.on(on, case.body.scope), row.form)
    return ExonerationShown(
        row=row,
        sanction=row.sanction,
        form=str(DisciplineForm(row.form).label),
        source=row.sanction.case,
        entitlement=ENTITLEMENTS.get(named, _("The rule says nothing by form of an organization; measures are named.")),
        citation=found.cite(),
        unverified=not found.gates,
        awaits_application=_awaits(row),
        restorations=list(row.restorations.select_related("item__verifier")),
    )


def _awaits(row: Exoneration) -> bool:
    return row.form == DisciplineForm.EXPULSION and row.applied_on is None


def awaits_application(case: Case) -> bool:
    """Whether membership waits for the application of who was expelled."""
    return _awaits(row_of(case))


def sanction_of(case: Case) -> Sanction | None:
    """Return the sanction a case decided, or, of a complaint, the one complained of; None where there is none."""
    complaint = Complaint.objects.filter(case=case).first()
    rows = Sanction.objects.select_related("case__body").prefetch_related("changes")
    return rows.filter(pk=complaint.sanction_id).first() if complaint else rows.filter(case=case).first()


def is_annulled(sanction: Sanction) -> bool:
    """Whether a later decision annulled it."""
    return any(change.result == change.Result.ANNUL for change in sanction.changes.all())


def case_of(sanction: Sanction) -> Case | None:
    """Return the case in which the sanction is put right."""
    row = Exoneration.objects.filter(sanction=sanction).select_related("case").first()
    return row.case if row else None
