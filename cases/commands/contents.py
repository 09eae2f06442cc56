"""Contents: what a case is counted under in the statistical forms, chosen by people while its file is open."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from cases import policy
from cases.acting import command
from cases.commands._writing import require_date, require_open, require_text, save_all, write
from cases.errors_content import ContentUnknown, NoContentCounted
from cases.locking import locked_case
from cases.models import Case, CaseContent
from cases.policy import Act
from cases.statistics.forms import contents_for

if TYPE_CHECKING:
    from inspection.accounts.models import User


@command
def choose_contents(case: Case, *, by: User, on: date, contents: Sequence[str]) -> list[CaseContent]:
    """Say what the case is about, out of the list in force; the former choice is replaced as a whole and kept."""
    case = locked_case(case)
    policy.require(by, Act.CHOOSE_CONTENTS, case, on=on)
    require_open(case, _("Choose the contents"), "closed_on")
    require_date(on, act=_("Choose the contents"), earliest=case.opened_on)
    chosen = _listed(case, on, contents)
    standing = CaseContent.objects.standing().of_case(case)
    former = sorted(row.key for row in standing)
    if former == sorted(chosen):
        return list(standing)
    standing.update(replaced_on=on)
    rows = [CaseContent(case=case, key=key, chosen_on=on, chosen_by=by) for key in chosen]
    save_all(rows)
    write(case, "contents-chosen", "", by, on, contents=chosen, former=former)
    return rows


def _listed(case: Case, on: date, contents: Sequence[str]) -> list[str]:
    """Return each content once, in the order of the list, and refuse what the list does not name."""
    listed = contents_for(case, on)
    if not listed:
        raise NoContentCounted(case=case.code)
    for key in contents:
        if key not in listed:
            names = "; ".join(column.label for column in listed.values())
            raise ContentUnknown(content=key, case=case.code, contents=names)
    require_text(contents=(_("contents"), "".join(contents)))
    return [key for key in listed if key in contents]
