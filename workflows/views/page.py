"""What our pages of acts have in common: the rulebook of the day, the people offered, the papers announced."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views import View

from cases.errors import Recused
from documents.catalogue import BY_KEY, Issuer
from workflows.acts import ActView, Consequences
from workflows.forms.fields import people_of, written

if TYPE_CHECKING:
    from cases.rulebook import Rulebook
    from inspection.accounts.models import User


class SeenPage(View):
    """A page that reads; whoever declared a conflict is told so, and shown nothing."""

    user: User

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Know who asks, and which day it is."""
        super().setup(request, *args, **kwargs)
        self.user = request.user  # type: ignore[assignment]  # the site is closed to anonymous visitors
        self.on = localdate()

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Answer, or say why not."""
        try:
            return super().dispatch(request, *args, **kwargs)  # type: ignore[return-value]
        except Recused as refusal:
            return render(request, "403.html", {"refusal": refusal}, status=403)


class RuledPage(ActView):
    """A page that knows the rulebook of the day, and says which papers its act makes."""

    #: Keys of the papers the act makes, in their order.
    makes: tuple[str, ...] = ()
    #: Whether what will happen stands above, because the page needs its whole width.
    wide = False
    #: Whether names of the house are offered while one writes.
    names_people = False

    @cached_property
    def book(self) -> Rulebook:
        """The rulebook in force today for the authority."""
        return self.shelf().on(self.on, self.thing.body.scope)

    def get_form_kwargs(self) -> dict[str, Any]:
        """Tell the form the rulebook and the day."""
        return super().get_form_kwargs() | {"book": self.book, "on": self.on}

    def consequences(self) -> Consequences:
        """The papers made, what else this act brings, then what follows by the procedure."""
        return [*(paper_line(key) for key in self.makes), *self.brings(), *super().consequences()]

    def brings(self) -> Consequences:
        """Return what else will happen."""
        return []

    def extra_context(self) -> dict[str, Any]:
        """The people offered, where the form asks for names."""
        shown = super().extra_context() | {"wide": self.wide}
        if not self.names_people:
            return shown
        people = [(written(person), person.title) for person in people_of(self.thing.body, self.on)]
        return shown | {"people": people}


def paper_line(key: str) -> tuple[str, str]:
    """Say that a paper is made, and where its number comes from."""
    paper = BY_KEY[key]
    facts = {"paper": paper.name}
    if not paper.numbered:
        return "paper", _("%(paper)s is made.") % facts
    if paper.issuer is Issuer.TEAM:
        return "paper", _("%(paper)s is made, numbered in the team's own series.") % facts
    return "paper", _("%(paper)s is made; its number comes from the register, at this moment.") % facts
