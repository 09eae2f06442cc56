"""What papers change about members: they move to another organization, or retire. Shown first, then done."""

from __future__ import annotations

from functools import cached_property

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cases import commands, succession
from cases.commands import Follows
from cases.forms import changes
from cases.models import Member, MemberChange
from cases.views.changes import Change


class OfMember(Change):
    """A paper about a member."""

    @cached_property
    def member(self) -> Member:
        """The person; looked up only for the administrator."""
        return get_object_or_404(Member.objects.select_related("organization"), code=self.kwargs["code"])

    @property
    def url(self) -> str:
        return reverse("accounts")

    @property
    def title(self) -> str:
        return f"{self.member.full_name} ({self.member.code}) – {self.member.organization.name}"

    def is_recorded(self) -> bool:
        facts = self.form.cleaned_data
        return succession.is_told(self.member, facts["paper"], facts["on"])

    def consequences(self, follows: Follows) -> list[tuple[str, str]]:
        """Return what becomes of the cases about the member."""
        going_on = _("Cases about the member that go on where they are: %(count)s.") % {"count": follows.going_on}
        own = _("Places, seats and duties of the member are ended by their own acts.")
        return [("paper", going_on), ("organizations", own)]


class MoveMember(OfMember):
    """A member moves to another organization."""

    form_class, act_label = changes.MoveForm, gettext_lazy("Move the member to another organization")

    def perform(self) -> MemberChange:
        facts = self.form.cleaned_data
        return commands.transfer_member(
            self.member, by=self.user, on=facts["on"], organization=facts["organization"], paper=facts["paper"]
        )


class RetireMember(OfMember):
    """A member retires."""

    form_class, act_label = changes.RetireForm, gettext_lazy("Record that the member retired")

    def perform(self) -> MemberChange:
        facts = self.form.cleaned_data
        return commands.retire_member(self.member, by=self.user, on=facts["on"], paper=facts["paper"])
