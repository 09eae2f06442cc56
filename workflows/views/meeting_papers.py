"""The excerpt of an item, made by whoever keeps the meeting."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy

from documents.commands import issue
from workflows.acts import Consequences
from workflows.forms.fields import PageForm
from workflows.views.page import paper_line
from workflows.views.voting import ItemAct

if TYPE_CHECKING:
    from documents.models import Document
    from inspection.accounts.models import User


class ExcerptItem(ItemAct):
    """Make the excerpt of the minutes of an item, for the file of its case."""

    form_class = PageForm
    act_label = gettext_lazy("Make the excerpt of the minutes")
    needs_ballot = False

    def consequences(self) -> Consequences:
        """The paper."""
        return [paper_line("item-excerpt")]

    def perform(self, by: User, **_facts: Any) -> Document:
        """Make it."""
        return issue("item-excerpt", self.item.case or self.body, by=by, on=self.on, occasion=self.item)
