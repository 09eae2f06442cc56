"""How the rules of signature forms refuse."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from cases.errors import RuleBroken


class NeverForCollective(RuleBroken):
    """A deputy signs K/T for one head; a collective has none (HD 05-HD/VPTW)."""

    rule = "DOC-NOKT"
    sentence = _("%(body)s is a collective: nobody signs K/T for it.")
    next_step = _("Its deputy signs T/M, with the deputy's own post under it.")


class FormNotOfPaper(RuleBroken):
    """The catalogue says in which forms a kind of paper is signed."""

    rule = "DOC-SIGN"
    sentence = _("“%(paper)s” of %(body)s is not signed %(form)s.")
    next_step = _("Choose one of the forms this kind of paper has: %(allowed)s.")


class SignerWithoutPost(RuleBroken):
    """Who signs holds the seat or post for it on the day."""

    rule = "DOC-SIGN"
    sentence = _("%(signer)s does not hold the post by which one signs %(form)s for %(body)s on %(on)s.")
    next_step = _("A leader of the body orders who signs: T/M a leader, K/T the deputy, T/L the chief of the office.")


class SignerApart(RuleBroken):
    """Who is apart from a matter signs none of its papers."""

    rule = "RECUSE"
    sentence = _("%(signer)s is apart from this matter and signs no paper of it.")
    next_step = _("A leader of the body orders another to sign.")
