"""R1. The decision is deployed, and a letter asks for report, files and contact officers."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from cases.acting import command
from cases.commands._writing import require_text, save, write
from cases.commands.conduct import deploy
from cases.minutes import Minutes, Serving
from cases.models import Case, MandateRequest
from cases.stages import code_of

if TYPE_CHECKING:
    from inspection.accounts.models import User


@command
def deploy_mandate(
    case: Case,
    *,
    by: User,
    minutes: Minutes,
    files: str,
    contacts: str = "",
    served: Sequence[Serving] = (),
    self_report_due_on: date | None = None,
) -> Case:
    """R1. Deploy, and say which files are asked for and who answers the team for the subject."""
    require_text(files=(_("files asked for"), files))
    case = deploy(case, by=by, minutes=minutes, served=served, self_report_due_on=self_report_due_on)
    on = minutes.held_on
    save(MandateRequest(case=case, files=files, contacts=contacts, asked_on=on))
    write(case, "files-asked", code_of(case.kind, "deployed_on"), by, on)
    return case
