"""What a case is about, as the statistical forms name it: chosen on one page while the file is open."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cases import commands
from cases.errors_content import NoContentCounted
from cases.models import CaseContent
from cases.policy import Act
from cases.statistics.forms import Column, contents, contents_for
from workflows.acts import ActView, Closed, Consequences
from workflows.forms.contents import ContentsForm

if TYPE_CHECKING:
    from inspection.accounts.models import User


class ChooseContents(ActView):
    """Choose the contents by which the case is counted; the last choice counts."""

    form_class = ContentsForm
    template_name = "workflows/contents.html"
    act = Act.CHOOSE_CONTENTS
    act_label = gettext_lazy("Choose the contents")

    @cached_property
    def listed(self) -> dict[str, Column]:
        """The contents of the form in force that counts this case."""
        return contents_for(self.case, self.on)

    def require_duty(self) -> None:
        """Refuse who may not, and a case that no form counts by contents. Raises `Closed`."""
        super().require_duty()
        if not self.listed:
            raise Closed(NoContentCounted(case=self.case.code))

    def get_form_kwargs(self) -> dict[str, Any]:
        """Offer the list."""
        return super().get_form_kwargs() | {"listed": self.listed}

    @cached_property
    def held(self) -> list[str]:
        """The contents that hold now."""
        return [row.key for row in CaseContent.objects.standing().of_case(self.case)]

    @cached_property
    def proposed(self) -> list[str]:
        """Where none is chosen yet: those of the team's other cases."""
        beside = () if self.held else CaseContent.objects.of_team_beside(self.case)
        return list(dict.fromkeys(row.key for row in beside if row.key in self.listed))

    def get_initial(self) -> dict[str, Any]:
        """What holds now, or is proposed."""
        return {"contents": self.held or self.proposed}

    def perform(self, by: User, contents: list[str], **_facts: Any) -> list[CaseContent]:
        """Choose."""
        return commands.choose_contents(self.case, by=by, on=self.on, contents=contents)

    def consequences(self) -> Consequences:
        """What the choice does."""
        return [
            ("statistics", _("The statistical forms count the case under each content chosen here.")),
            ("clock", _("It can be changed until the file is closed; every former choice is kept.")),
        ]

    def extra_context(self) -> dict[str, Any]:
        """Former and present choices, in words."""
        named = contents().named
        rows = CaseContent.objects.of_case(self.case).select_related("chosen_by")
        chosen = [(named.get(row.key, row.key), row) for row in rows]
        return super().extra_context() | {"chosen": chosen, "proposed": bool(self.proposed)}
