"""How the rules refuse changes of organizations and people."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from cases.errors import RuleBroken


class SuccessorNotNamed(RuleBroken):
    """Cases are under way, and several organizations could answer for them."""

    rule = "INV-SUCCESSION"
    sentence = _("Cases of %(name)s are under way, and it is not said which successor answers for them.")
    next_step = _("Name the organization that takes its place.")


class BodyHasOpenCases(RuleBroken):
    """An organization closes, and its bodies have not concluded their cases."""

    rule = "INV-SUCCESSION"
    sentence = _("Bodies of %(name)s still have %(count)s cases under way.")
    next_step = _("Their files are closed first; a body that is no more concludes nothing.")


class SuccessorImpossible(RuleBroken):
    """An organization cannot stand in the place of another."""

    rule = "INV-SUCCESSION"
    sentence = _("%(name)s cannot take this place: %(lack)s.")
    next_step = _("Choose an organization that exists on that day; a new one is registered first.")


class NothingChanges(RuleBroken):
    """A decision on an organization or a member that says what is so already."""

    rule = "INV-SUCCESSION"
    sentence = _("Nothing changes for %(name)s: %(lack)s.")
    next_step = _("Look at its page: the decision may be recorded already.")


class MemberElsewhere(RuleBroken):
    """A member cannot move to where they are, or to an organization that is no more."""

    rule = "INV-SUCCESSION"
    sentence = _("%(name)s cannot move to %(organization)s: %(lack)s.")
    next_step = _("Choose an organization that exists and is another one.")
