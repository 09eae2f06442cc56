"""The first administrator of an empty house, and the accounts of people afterwards."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from django.contrib import messages
from django.contrib.auth import login
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.generic import FormView, TemplateView

from cases import commands
from cases.errors import RuleBroken
from cases.forms.administration import AccountForm, FirstAdministratorForm, PeopleFilter
from cases.models import Member
from inspection.accounts.models import User

ROWS = 25


@method_decorator(login_not_required, name="dispatch")
class FirstRun(FormView):
    """The first page of an empty house; with the first account it is gone."""

    template_name = "accounts/first_run.html"
    form_class = FirstAdministratorForm

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Be a page that does not exist once anybody has an account."""
        if User.objects.exists():
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    def form_valid(self, form: FirstAdministratorForm) -> HttpResponse:
        """Make the account and sign it in."""
        facts = form.cleaned_data
        user = commands.install_first_administrator(
            username=facts["username"], display_name=facts["display_name"], password=facts["password"], on=localdate()
        )
        login(self.request, user)
        messages.success(self.request, _("The house is open. Import the organizations and people next."))
        return redirect("import-register")


class AdministratorsOnly:
    """Pages of the administrator; everybody else is refused."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Ask whether the account administers the house."""
        if not request.user.is_authenticated:
            return redirect(f"{reverse('sign_in')}?next={request.path}")
        if not request.user.is_administrator:
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)  # type: ignore[misc]


class Administration(AdministratorsOnly, TemplateView):
    """What an administrator does, a card each."""

    template_name = "cases/administration.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Count what is registered."""
        people = Member.objects.all()
        return super().get_context_data(people=people.count(), accounts=User.objects.active().count(), **kwargs)


class Accounts(AdministratorsOnly, TemplateView):
    """People and their accounts."""

    template_name = "cases/accounts.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Filter by words and by whether an account exists."""
        form = PeopleFilter(self.request.GET or None)
        found = Member.objects.all()
        if form.is_bound and form.is_valid():
            if words := form.cleaned_data["q"]:
                found = found.found(words)
            if form.cleaned_data["account"]:
                found = found.with_account(form.cleaned_data["account"] == "yes")
        found = found.select_related("organization", "user").order_by("full_name", "pk")
        page = Paginator(found, ROWS).get_page(self.request.GET.get("page"))
        return super().get_context_data(
            rows=page.object_list,
            page=_pager(self.request, page),
            filter_form=form,
            clear_url=reverse("accounts") if self.request.GET else "",
            **kwargs,
        )


def _pager(request: HttpRequest, page: Any) -> dict[str, Any]:
    """Say where the list stands, keeping the filters in the address."""

    def url(number: int) -> str:
        query = request.GET.copy()
        query["page"] = str(number)
        return f"?{query.urlencode()}"

    return {
        "previous_url": url(page.number - 1) if page.has_previous() else "",
        "next_url": url(page.number + 1) if page.has_next() else "",
        "first": page.start_index(),
        "last": page.end_index(),
        "total": str(page.paginator.count),
    }


class OpenAccount(AdministratorsOnly, FormView):
    """Open an account for a person."""

    template_name = "cases/account_open.html"
    form_class = AccountForm

    @cached_property
    def member(self) -> Member:
        """The person; looked up only for the administrator, so that nobody else learns which codes exist."""
        return get_object_or_404(Member.objects.select_related("organization"), code=self.kwargs["code"])

    def form_valid(self, form: AccountForm) -> HttpResponse:
        """Open it, or show why not."""
        facts = form.cleaned_data
        try:
            user = commands.open_account(
                self.member,
                by=self.request.user,  # type: ignore[arg-type]
                on=localdate(),
                username=facts["username"],
                password=facts["password"],
            )
        except RuleBroken as refusal:
            form.add_error(None, refusal)
            return self.form_invalid(form)
        messages.success(self.request, _("%(name)s may now sign in as %(username)s.") % {
            "name": self.member.full_name, "username": user.username,
        })  # fmt: skip
        return redirect("accounts")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Name the act and the person."""
        return super().get_context_data(
            member=self.member, act_label=_("Open the account"), cancel_url=reverse("accounts"), **kwargs
        )


class CloseAccount(AdministratorsOnly, TemplateView):
    """End an account; its history stays."""

    template_name = "cases/account_close.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Name the act and the person."""
        member = get_object_or_404(Member.objects.select_related("user"), code=self.kwargs["code"], user__isnull=False)
        return super().get_context_data(
            member=member, form=Form(), act_label=_("Close the account"), cancel_url=reverse("accounts"), **kwargs
        )

    def post(self, request: HttpRequest, code: str) -> HttpResponse:
        """Close it and end its sessions."""
        member = get_object_or_404(Member.objects.select_related("user"), code=code, user__isnull=False)
        if member.user is not None:
            commands.close_account(member.user, by=request.user, on=localdate())  # type: ignore[arg-type]
            messages.success(request, _("The account of %(name)s is closed.") % {"name": member.full_name})
        return redirect("accounts")
