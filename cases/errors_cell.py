"""Every way the rules of a cell refuse: what is lacking, by which article, what next."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from cases.errors import RuleBroken


class NotAlone(RuleBroken):
    """One person does the work of a cell only as its secretary or deputy, over a member, where it has no committee."""

    rule = "SOLO-CELL"
    sentence = _("%(name)s cannot do this work of %(body)s alone: %(lack)s.")
    next_step = _("Propose a team with a head, a secretary and as many people as the rules ask.")


class CellSupervisesRoutinely(RuleBroken):
    """A small cell whose members are together supervises them routinely, not by a team."""

    rule = "MEMBERS-CONDITIONAL"
    sentence = _("%(body)s has no committee and %(members)s members; for a thematic supervision it needs %(least)s.")
    next_step = _("Supervise routinely; or state that its members are dispersed or in several party groups.")


class BeyondTheCell(RuleBroken):
    """A cell looks into what is its own; tasks assigned by a superior are not."""

    rule = "CELL-SIGNS-SCOPE"
    sentence = _("The proposal of %(body)s does not say in which matter of the cell it is: %(may)s.")
    next_step = _("Name it; if it lies in a task assigned by a superior, report in writing to the committee above.")
