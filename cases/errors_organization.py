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
    sentence = _("Bodies of an organization to be closed still have cases under way: %(cases)s.")
    next_step = _("Conclude these cases and close their files first.")


class MemberElsewhere(RuleBroken):
    """A member cannot move to where they are, or to an organization that is no more."""

    rule = "INV-SUCCESSION"
    sentence = _("%(name)s cannot move to %(organization)s: %(lack)s.")
    next_step = _("Choose an organization that exists and is another one.")
