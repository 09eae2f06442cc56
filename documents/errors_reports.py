"""How the reports of a period refuse."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from cases.errors import RuleBroken


class JudgementMissing(RuleBroken):
    """Figures are told by the system; what they mean is judged by people before the report is issued."""

    rule = "DOC-TEMPLATE"
    sentence = _("Nothing is written yet under: %(sections)s. No report is issued with a blank.")
    next_step = _("Write these sections in the draft, then approve and issue it.")
