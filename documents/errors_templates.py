"""How the templates of papers refuse."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from cases.errors import RuleBroken


class UnknownPlaceholder(RuleBroken):
    """A template asks only for facts on the list of its kind of paper."""

    rule = "DOC-TEMPLATE"
    sentence = _("“%(word)s” is no word of this kind of paper.")
    next_step = _("Choose a word from the list beside the text. Near to it: %(near)s.")


class TemplateRefused(RuleBroken):
    """A text no paper could be printed with."""

    rule = "DOC-TEMPLATE"
    sentence = _("The template cannot be kept: %(why)s.")
    next_step = _("Correct this part and keep it again.")


class FactsMissing(RuleBroken):
    """No paper prints a blank."""

    rule = "DOC-TEMPLATE"
    sentence = _("“%(paper)s” lacks: %(fields)s. No paper is printed with a blank.")
    next_step = _("%(where)s Then issue the paper.")


class TemplateChanged(RuleBroken):
    """Somebody kept a version while another was being written."""

    rule = "DOC-TEMPLATE"
    sentence = _("Version %(version)s was kept while you were writing.")
    next_step = _("Compare the two texts, then keep yours as the next version.")


class TemplateFixed(RuleBroken):
    """Some forms are laid out by regulation as a whole."""

    rule = "DOC-TEMPLATE"
    sentence = _("The form of “%(paper)s” is prescribed as a whole.")
    next_step = _("Keep the form as delivered; a guidance that changes it comes with a new version of the house.")


class AuthorPublishes(RuleBroken):
    """Four eyes see a template before papers are printed with it."""

    rule = "INV-FOUR-EYES"
    sentence = _("The person who wrote a template does not put it into force.")
    next_step = _("Another person with this duty reads it and puts it into force.")


class NotToPublish(RuleBroken):
    """The version is in force already, was withdrawn, or its day has passed."""

    rule = "INV-ORDER"
    sentence = _("Version %(version)s cannot be put into force or withdrawn now.")
    next_step = _("Open the template: it shows the state of every version.")


class TemplateMissing(RuleBroken):
    """A kind of paper the house added is printed by its template in force."""

    rule = "DOC-TEMPLATE"
    sentence = _("“%(paper)s” has no template in force on %(on)s.")
    next_step = _("Have its template put into force first.")


class KindRefused(RuleBroken):
    """A kind of paper that could not be numbered or signed."""

    rule = "DOC-TEMPLATE"
    sentence = _("The kind of paper cannot be added: %(why)s.")
    next_step = _("Correct the form and add it again.")
