"""Pages of the rulebook: what it says, how far it can be trusted, and the act by which a body confirms it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import groupby
from typing import TYPE_CHECKING, Any, cast

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.generic import FormView, TemplateView

from cases import capacity
from cases.commands.rulebook import confirm_rules, revoke_confirmation, rules_to_confirm
from cases.errors import RuleBroken
from cases.forms_rulebook import ConfirmationForm, RevocationForm, RuleFilter
from cases.models import Body, Regulation, Rule, RuleConfirmation
from cases.rulebook import Shelf
from cases.rulebook_words import scope_in_words, value_as_data, value_in_words

if TYPE_CHECKING:
    from inspection.accounts.models import User

ROWS = 25


@dataclass(frozen=True)
class Row:
    """A rule as the pages show it."""

    rule: Rule
    says: str
    scope: str
    confirmed: list[tuple[Body, date]]
    ticked: bool = False


@dataclass(frozen=True)
class Page:
    """Where the list stands (see the pager)."""

    previous_url: str
    next_url: str
    first: int
    last: int
    total: str


def bodies_led(user: Any, on: date) -> list[Body]:
    """The bodies somebody signs for on a day."""
    return list(Body.objects.led_by(user, on))


def rows_of(rules: Iterable[Rule], shelf: Shelf, on: date, ticked: Iterable[int] = ()) -> list[Row]:
    """The rules with what they say in words and who confirmed them."""
    standing = {rule.pk: shelf.standing(rule, on) for rule in rules}
    bodies = Body.objects.in_bulk({body_id for held in standing.values() for body_id in held})
    chosen = set(ticked)
    return [
        Row(
            rule,
            value_in_words(rule),
            scope_in_words(rule),
            [(bodies[body_id], since) for body_id, since in standing[rule.pk].items()],
            rule.pk in chosen,
        )
        for rule in rules
    ]


class InsideMixin:
    """The rulebook is read by the office; the inspected side meets the articles in its own papers."""

    request: HttpRequest

    @property
    def person(self) -> User:
        """Who is signed in; nobody else gets as far as a page."""
        return cast("User", self.request.user)

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """To everybody else the page does not exist."""
        if not capacity.roles(request.user) - {"representative"}:
            raise Http404
        return super().dispatch(request, *args, **kwargs)  # type: ignore[misc,no-any-return]


class RulebookPage(InsideMixin, TemplateView):
    """The rules in force on a day, with filters kept in the address."""

    template_name = "cases/rulebook.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The rules asked for, one page of them."""
        today = localdate()
        asked = self.request.GET or {"on": f"{today:%d/%m/%Y}"}
        form = RuleFilter(asked)
        form.is_valid()
        filters = form.cleaned_data
        shelf = Rule.shelf()
        found = shelf.search(
            filters.get("q", ""),
            regulation=filters.get("regulation", ""),
            trust=filters.get("trust", ""),
            on=filters.get("on"),
        )
        page = Paginator(sorted(found, key=lambda rule: rule.reference), ROWS).get_page(self.request.GET.get("page"))
        led = bodies_led(self.request.user, today)
        return super().get_context_data(
            rows=rows_of(page.object_list, shelf, today),
            filter_form=form,
            clear_url=reverse("rulebook") if self.request.GET else "",
            page=Page(
                self._address(page.previous_page_number()) if page.has_previous() else "",
                self._address(page.next_page_number()) if page.has_next() else "",
                page.start_index(),
                page.end_index(),
                str(page.paginator.count),
            ),
            led=led,
            waiting=[(body, len(Rule.on(today, body.scope).unconfirmed())) for body in led],
            **kwargs,
        )

    def _address(self, page: int) -> str:
        """This list, another page of it."""
        query = self.request.GET.copy()
        query["page"] = str(page)
        return f"?{query.urlencode()}"


class RulePage(InsideMixin, TemplateView):
    """One rule: what it says, where it comes from, who confirmed it, and what stood before and after it."""

    template_name = "cases/rulebook_rule.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The rule and its neighbours."""
        rule = get_object_or_404(Rule.objects.select_related("regulation"), reference=kwargs["reference"])
        today = localdate()
        led = bodies_led(self.request.user, today)
        confirmations = rule.confirmations.select_related("body", "by")
        confirmed = {given.body_id for given in confirmations if not given.revoked_on}
        may_confirm = rule.trust == "recalled" and any(
            rule.fits(body.scope) and body.pk not in confirmed for body in led
        )
        others = [other for other in Rule.shelf().rules.get(rule.key, ()) if other.pk != rule.pk]
        return super().get_context_data(
            rule=rule,
            says=value_in_words(rule),
            data=value_as_data(rule),
            scope=scope_in_words(rule),
            confirmations=confirmations,
            may_confirm=may_confirm,
            led={body.pk for body in led},
            others=rows_of(others, Rule.shelf(), today),
            breadcrumbs=[(_("Rulebook"), reverse("rulebook"))],
            **kwargs,
        )


class ConfirmRules(InsideMixin, FormView):
    """One act of a body: these rules, though nobody here has seen their text, are the rules it works by."""

    template_name = "cases/rulebook_confirm.html"
    form_class = ConfirmationForm

    @cached_property
    def led(self) -> list[Body]:
        """The bodies this person may confirm for."""
        led = bodies_led(self.request.user, localdate())
        if not led:
            raise PermissionDenied(_("A leader of the body confirms its rules."))
        return led

    @cached_property
    def body(self) -> Body:
        """The body the page is about: the one in the address, or the first."""
        chosen = self.request.GET.get("body", "")
        for body in self.led:
            if not chosen or str(body.pk) == chosen:
                return body
        raise Http404

    @cached_property
    def waiting(self) -> list[Rule]:
        """What the body has not confirmed, without what is no longer in force."""
        today = localdate()
        return [rule for rule in rules_to_confirm(self.body) if not rule.effective_to or rule.effective_to > today]

    def get_form_kwargs(self) -> dict[str, Any]:
        """The form offers what is waiting."""
        return super().get_form_kwargs() | {"waiting": self.waiting}

    def form_valid(self, form: ConfirmationForm) -> HttpResponse:
        """Perform the one command."""
        facts = form.cleaned_data
        try:
            confirm_rules(list(facts["rules"]), body=self.body, by=self.person, on=facts["on"], note=facts["note"])
        except RuleBroken as refusal:
            form.add_error(None, refusal)
            return self.form_invalid(form)
        count = len(facts["rules"])
        messages.success(
            self.request, _("%(body)s has confirmed %(count)s rules.") % {"body": self.body, "count": count}
        )
        return super().form_valid(form)

    def get_success_url(self) -> str:
        """Back to the rulebook."""
        return reverse("rulebook")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The waiting rules by regulation, those ticked that were asked for."""
        today = localdate()
        rows = rows_of(self.waiting, Rule.shelf(), today, self._ticked())
        by_regulation = groupby(sorted(rows, key=_regulation), key=lambda row: row.rule.regulation)
        return super().get_context_data(
            body=self.body,
            led=self.led,
            groups=[(regulation, list(group)) for regulation, group in by_regulation],
            count=len(rows),
            act_label=_("Confirm the rules"),
            cancel_url=reverse("rulebook"),
            consequences=[
                ("clock", _("From that day these rules set deadlines and may stop an act of the body.")),
                ("lock", _("A confirmed rule does not change any more; a new text is loaded as a new rule.")),
                ("edit", _("The act stands in the trail with your name and the paper you give.")),
            ],
            breadcrumbs=[(_("Rulebook"), reverse("rulebook"))],
            **kwargs,
        )

    def _ticked(self) -> list[int]:
        if self.request.method == "POST":
            return [int(pk) for pk in self.request.POST.getlist("rules") if pk.isdigit()]
        if "all" in self.request.GET:
            return [rule.pk for rule in self.waiting]
        return [rule.pk for rule in self.waiting if rule.reference == self.request.GET.get("rule")]


class RevokeConfirmation(InsideMixin, FormView):
    """Taking a confirmation back: from that day the rule gates nothing for the body."""

    template_name = "cases/rulebook_revoke.html"
    form_class = RevocationForm

    @cached_property
    def confirmation(self) -> RuleConfirmation:
        """The confirmation, for those who sign for its body."""
        related = RuleConfirmation.objects.select_related("rule__regulation", "body")
        confirmation = get_object_or_404(related, pk=self.kwargs["pk"])
        if confirmation.body not in bodies_led(self.request.user, localdate()):
            raise PermissionDenied(_("A leader of the body confirms its rules."))
        return confirmation

    def form_valid(self, form: RevocationForm) -> HttpResponse:
        """Perform the one command."""
        try:
            revoke_confirmation(self.confirmation, by=self.person, **form.cleaned_data)
        except RuleBroken as refusal:
            form.add_error(None, refusal)
            return self.form_invalid(form)
        messages.success(self.request, _("The confirmation has been taken back."))
        return super().form_valid(form)

    def get_success_url(self) -> str:
        """Back to the rule."""
        return reverse("rulebook-rule", args=[self.confirmation.rule.reference])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """What is taken back, and what follows."""
        return super().get_context_data(
            confirmation=self.confirmation,
            act_label=_("Take the confirmation back"),
            cancel_url=self.get_success_url(),
            consequences=[
                ("clock", _("From that day the rule sets no deadline and stops no act of the body.")),
                ("edit", _("Acts already done stay as they were; the trail keeps both acts.")),
            ],
            breadcrumbs=[(_("Rulebook"), reverse("rulebook")), (str(self.confirmation.rule), self.get_success_url())],
            **kwargs,
        )


def _regulation(row: Row) -> tuple[str, str]:
    regulation: Regulation = row.rule.regulation
    return regulation.number, row.rule.reference
