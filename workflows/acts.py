"""A page of an act beside the flow: one form, one command, performed once however often it is sent."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING, Any, ClassVar

from django import forms
from django.contrib import messages
from django.db import IntegrityError, transaction
from django.forms import BaseFormSet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views import View
from viewflow.workflow import FlowLockFailed

from cases import policy
from cases.acting import acting
from cases.clock import Deadline
from cases.errors import BothSides, InPerson, NotYourDuty, Recused, RuleBroken
from cases.models import Case, Delegation, Rule, Team
from cases.policy import Act
from cases.rulebook import Shelf
from workflows.access import represented_case, seen_case, seen_team
from workflows.models import Submission

if TYPE_CHECKING:
    from inspection.accounts.models import User

Consequences = list[tuple[str, Any]]


class ActForm(forms.Form):
    """The form of an act: told its case or team, and carrying the formsets that belong to it."""

    def __init__(self, *args: Any, case: Case | None = None, team: Team | None = None, **kwargs: Any) -> None:
        """Subclasses add their formsets here, with `add_formset`."""
        super().__init__(*args, **kwargs)
        self.case = case
        self.team = team
        self.formsets: list[BaseFormSet[Any]] = []

    def add_formset(self, name: str, formset_class: type[BaseFormSet[Any]], **kwargs: Any) -> None:
        """Carry a formset under a name; it is bound, checked and shown with the form."""
        data = {"data": self.data, "files": self.files} if self.is_bound else {}
        self.formsets.append(formset_class(prefix=name, **data, **kwargs))  # type: ignore[arg-type]

    def is_valid(self) -> bool:
        """The form and every formset, so that all errors are shown at once."""
        return all([super().is_valid(), *(formset.is_valid() for formset in self.formsets)])

    def rows(self, name: str) -> list[dict[str, Any]]:
        """Return what was filled into the rows of a formset, without the empty and the removed ones."""
        formset = next(f for f in self.formsets if f.prefix == name)
        rows = (row.cleaned_data for row in formset.forms if row.has_changed())
        return [{k: v for k, v in row.items() if k != "DELETE"} for row in rows if row and not row.get("DELETE")]

    def facts(self) -> dict[str, Any]:
        """Return what the command is told; override to turn fields into minutes, places, requirements."""
        return dict(self.cleaned_data) | {str(f.prefix): self.rows(str(f.prefix)) for f in self.formsets}


class Closed(Exception):
    """The page is not for this person: the gate says why."""

    def __init__(self, refusal: RuleBroken) -> None:
        """Carry the refusal."""
        self.refusal = refusal
        super().__init__(str(refusal))


class Moved(Exception):
    """The act is not the next one any more, or not yet."""

    def __init__(self, thing: Case | Team, number: str) -> None:
        """Carry what the page was about."""
        self.thing = thing
        self.number = number
        super().__init__(number)


def url_of(thing: Case | Team) -> str:
    """Return the desk of a case or the page of a team."""
    return reverse("case", args=[thing.key]) if isinstance(thing, Case) else reverse("team", args=[thing.key])


class ActView(View):
    """One act, one page, one command, beside the flow. The same form sent twice takes effect once."""

    form_class: type[forms.Form] = ActForm
    template_name = "workflows/act.html"
    act: ClassVar[Act]
    act_label: Any = ""
    of_team = False
    represented = False  # the page of the inspected side: who may open it is asked differently
    draft_key = ""

    user: User
    delegation: int | None = None  # by which the act is done in another's place
    case: Case = None  # type: ignore[assignment]  # a page about a team has none, and does not ask for it
    team: Team

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Know who asks, and which day it is: pages are the only place that looks at the calendar."""
        super().setup(request, *args, **kwargs)
        self.user = request.user  # type: ignore[assignment]  # the site is closed to anonymous visitors
        self.on = localdate()

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Find what the page is about, then answer; a refusal of the gate is a page of its own."""
        try:
            self.find(**kwargs)
            return super().dispatch(request, *args, **kwargs)  # type: ignore[return-value]
        except Closed as closed:
            return render(request, "403.html", {"refusal": closed.refusal}, status=403)
        except Recused as refusal:
            return render(request, "403.html", {"refusal": refusal}, status=403)
        except Moved as moved:
            return self.answer_moved(moved)
        except FlowLockFailed:
            return render(request, "409.html", {"back_url": request.path}, status=409)

    # What the page is about

    @property
    def thing(self) -> Case | Team:
        """The case, or the team where the act is done once for all its cases."""
        return self.case if self.case is not None else self.team

    def find(self, **kwargs: Any) -> None:
        """Set `case` and `team`. Raises `Http404`, `Recused`."""
        key = kwargs["key"]
        if self.of_team:
            self.team = seen_team(self.user, key)
            return
        self.case = represented_case(self.user, key) if self.represented else seen_case(self.user, key)
        self.team = self.case.team

    def asked_act(self) -> Act:
        """Return what the policy is asked."""
        return self.act

    def require_duty(self) -> None:
        """Refuse everybody who does not hold the duty today. Raises `Closed`."""
        try:
            self.delegation = policy.require(self.user, self.asked_act(), self.thing, on=self.on)
        except (NotYourDuty, Recused, InPerson, BothSides) as refusal:
            raise Closed(refusal) from refusal

    # The form

    def get_initial(self) -> dict[str, Any]:
        """Return what the form starts with."""
        return {}

    def get_form_kwargs(self) -> dict[str, Any]:
        """Return what the form is told."""
        return {"case": self.case, "team": self.team}

    def once(self) -> str:
        """Return the mark of this form: what carries it takes effect once."""
        return secrets.token_urlsafe(24)

    def get_form(self) -> forms.Form:
        """Return the form, with its mark as a hidden field."""
        kwargs: dict[str, Any] = {"initial": self.get_initial()} | self.get_form_kwargs()
        if self.request.method == "POST":
            kwargs |= {"data": self.request.POST, "files": self.request.FILES}
        form = self.form_class(**kwargs)
        form.fields["once"] = forms.CharField(widget=forms.HiddenInput, required=False, max_length=64)
        form.initial["once"] = "" if form.is_bound else self.once()
        return form

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show the form to those who may."""
        self.require_duty()
        return self.page(self.get_form())

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Perform the act, or show the form again with what is wrong."""
        form = self.get_form()
        if not form.is_valid():
            if self.first_of_this() is not None:  # what was right the first time may be wrong now that it is done
                raise Moved(self.thing, "")
            self.require_duty()
            return self.page(form, status=422)
        facts = form.facts() if isinstance(form, ActForm) else dict(form.cleaned_data)
        once = facts.pop("once", "") or form.cleaned_data.get("once", "")
        try:
            self.carry_out(once, facts)
        except RuleBroken as refusal:  # everything is undone; what was written in the form is kept
            form.add_error(None, refusal)
            return self.page(form, status=422)
        return HttpResponseRedirect(self.get_success_url())

    # The act

    def perform(self, by: User, *args: Any, **facts: Any) -> Any:
        """Call the one command of this page."""
        raise NotImplementedError

    def carry_out(self, once: str, facts: dict[str, Any]) -> None:
        """Perform once, in one transaction. Raises `RuleBroken`, `Closed`, `Moved`."""
        try:
            with transaction.atomic():
                if not once:  # not sent from our page
                    self.require_duty()
                    raise Moved(self.thing, "")
                Submission.objects.create(token=once, user=self.user, led_to=self.get_success_url())
                self.require_duty()
                with acting():
                    self.perform(self.user, **facts)
        except IntegrityError:
            if Submission.objects.filter(token=once).exists():
                raise Moved(self.thing, "") from None
            raise
        messages.success(self.request, self.said())

    def said(self) -> str:
        """Return the sentence that says what was done."""
        return _("“%(act)s” is recorded.") % {"act": self.act_label}

    def get_success_url(self) -> str:
        """Return where one goes when it is done."""
        return url_of(self.thing)

    def first_of_this(self) -> Submission | None:
        """Return the first effect of a form that came a second time."""
        once = self.request.POST.get("once", "")
        return Submission.objects.filter(token=once, user=self.user).first() if once else None

    def answer_moved(self, moved: Moved) -> HttpResponse:
        """Answer a form that came a second time by what the first one did."""
        first = self.first_of_this()
        if first is not None:
            messages.info(self.request, _("This was already recorded; nothing was done twice."))
            return HttpResponseRedirect(first.led_to)
        return render(self.request, "409.html", {"back_url": self.request.path}, status=409)

    # The page

    def in_whose_place(self) -> Consequences:
        """Say whose act it is, where it is done in another's place."""
        if self.delegation is None:
            return []
        row = Delegation.objects.select_related("giver").get(pk=self.delegation)
        facts = {"giver": row.giver.full_name, "paper": row.paper, "until": f"{row.last_day:%d/%m/%Y}"}
        return [("people", _("You act in the place of %(giver)s, by %(paper)s, until the end of %(until)s.") % facts)]

    def consequences(self) -> Consequences:
        """Return what will happen, as (icon, sentence)."""
        return []

    def extra_context(self) -> dict[str, Any]:
        """Return what this page's own template needs besides."""
        return {}

    def shelf(self) -> Shelf:
        """Return the rulebooks of all days."""
        return Rule.shelf()

    def deadline(self) -> Deadline:
        """Return until when, and by which rule."""
        return Deadline()

    def breadcrumbs(self) -> list[tuple[str, str]]:
        """Return the way back."""
        name = self.case.subject_name if self.case else self.team.name
        return [(name, self.get_success_url())]

    def page(self, form: forms.Form, *, status: int = 200) -> HttpResponse:
        """Show the form."""
        return render(self.request, self.template_name, self.page_facts(form) | self.extra_context(), status=status)

    def page_facts(self, form: forms.Form) -> dict[str, Any]:
        """Return what every page of an act tells its template."""
        deadline = self.deadline()
        return {
            "case": self.case,
            "team": self.team,
            "form": form,
            "formsets": getattr(form, "formsets", []),
            "act_label": self.act_label,
            "consequences": [*self.in_whose_place(), *self.consequences()],
            "deadline": deadline,
            "citation": deadline.citation,
            "rule": deadline.rule,
            "unverified": bool(deadline.rule) and not deadline.settled,
            "cancel_url": self.get_success_url(),
            "draft_key": self.draft_key and f"{self.draft_key}:{self.thing.key}",
            "breadcrumbs": self.breadcrumbs(),
            "on": self.on,
        }
