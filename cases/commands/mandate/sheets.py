"""R3. The two sheets are filled in: inspection and supervision work (B09), enforcement of discipline (B10)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy as _

from cases import policy
from cases.acting import command
from cases.commands._writing import cited, require_date, require_done, require_open, require_text, rules, save, write
from cases.locking import locked_case
from cases.models import Case, DisciplineSheet, MandateSheet, ResultSheet
from cases.policy import Act
from cases.stages import code_of

if TYPE_CHECKING:
    from inspection.accounts.models import User


@command
def fill_mandate_sheet(
    case: Case,
    *,
    by: User,
    on: date,
    has_programme: bool,
    planned: int,
    done: int,
    works_well: bool,
    leads_well: bool,
    assessment: str,
) -> MandateSheet:
    """R3. Fill in B09; corrected until the report is submitted."""
    facts = {
        "has_programme": has_programme,
        "planned": planned,
        "done": done,
        "works_well": works_well,
        "leads_well": leads_well,
    }
    row: MandateSheet = _fill(MandateSheet, ResultSheet.MANDATE, case, by=by, on=on, assessment=assessment, **facts)
    return row


@command
def fill_discipline_sheet(
    case: Case, *, by: User, on: date, disciplined: int, complained: int, managed_above: int, assessment: str
) -> DisciplineSheet:
    """R3. Fill in what B10 does not count from the files; corrected until the report is submitted."""
    facts = {"disciplined": disciplined, "complained": complained, "managed_above": managed_above}
    sheet = ResultSheet.DISCIPLINE
    row: DisciplineSheet = _fill(DisciplineSheet, sheet, case, by=by, on=on, assessment=assessment, **facts)
    return row


def _fill(model: Any, sheet: ResultSheet, case: Case, *, by: User, on: date, assessment: str, **facts: Any) -> Any:
    case = locked_case(case)
    policy.require(by, Act.FILL_SHEETS, case, on=on)
    label = _("Fill in a sheet")
    require_done(case, label, self_reported_on=_("the subject's report is not received"))
    require_open(case, label, "submitted_on")
    require_date(on, act=label, earliest=case.self_reported_on)
    require_text(assessment=(_("assessment"), assessment))
    row = model.objects.filter(case=case).first() or model(case=case)
    for name, value in (facts | {"assessment": assessment, "filled_on": on, "filled_by": by}).items():
        setattr(row, name, value)
    save(row)
    book = rules(case, on)
    book.find_or_none("INV-SHEETS")
    step = code_of(case.kind, "verified_on")
    write(case, "sheet-filled", step, by, on, sheet=str(sheet), rules=cited(book, on), **facts)
    return row
