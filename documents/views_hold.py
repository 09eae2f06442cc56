"""Held registers after a restore: one person compares each with the paper register, another one confirms."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cases.errors import RuleBroken
from cases.models import Body
from cases.refusals import refuse
from cases.views.office import OfficePage
from documents import commands, held
from documents.access import offices_kept_by
from documents.forms_register import CODES


def _expected(row: Any) -> int | None:
    """What the paper register will say where everything known agrees and the list, or the end of a team, vouches."""
    vouched = row.noted_last is not None or row.is_over
    return row.last if row.agrees and vouched else None


class ComparedForm(forms.Form):
    """The last number each paper register shows; what is left empty is compared later."""

    def __init__(self, *args: Any, rows: Any, **kwargs: Any) -> None:
        """Ask for every register that waits to be compared."""
        super().__init__(*args, **kwargs)
        for row in rows:
            self.fields[f"last-{row.pk}"] = forms.IntegerField(
                label=str(row.series), min_value=0, max_value=99_999, required=False, initial=_expected(row)
            )
            self.fields[f"last-{row.pk}"].widget.attrs["aria-label"] = _("Last number of %(register)s") % {
                "register": str(row.series)
            }


class OnPaperForm(forms.Form):
    """A register that is on paper and in no backup."""

    body = forms.ModelChoiceField(label=gettext_lazy("Body"), queryset=Body.objects.none())
    code = forms.ChoiceField(label=gettext_lazy("Register"), choices=[(code, code) for code in CODES])

    def __init__(self, *args: Any, bodies: Any, **kwargs: Any) -> None:
        """Offer the bodies whose registers the person keeps."""
        super().__init__(*args, **kwargs)
        self.fields["body"].queryset = bodies  # type: ignore[attr-defined]


class HeldRegisters(OfficePage):
    """What the backup, the papers found and the list kept outside say of every register; compared in one go."""

    template_name = "documents/held_registers.html"

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Know which registers the person keeps."""
        super().setup(request, *args, **kwargs)
        self.hold = held.hold()

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Open to who keeps registers; for everybody else there is no such page."""
        self.bodies = offices_kept_by(self.user, self.on)
        if not self.bodies.exists():
            refuse(self.user, page="held-registers")
        self.rows = list(held.registers(self.user, self.on, self.hold)) if self.hold else []
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Show every register with what is known of it."""
        waiting = [row for row in self.rows if row.released_on is None]
        form = kwargs.pop("form", None) or ComparedForm(rows=waiting)
        return super().get_context_data(
            hold=self.hold,
            lines=[(row, form[f"last-{row.pk}"]) for row in waiting if row.asked_by_id is None],
            compared=[row for row in waiting if row.asked_by_id is not None],
            released=[row for row in self.rows if row.released_on is not None],
            form=form,
            paper_form=kwargs.pop("paper_form", None) or OnPaperForm(bodies=self.bodies),
            on=self.on,
            **kwargs,
        )

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Keep what was compared."""
        waiting = [row for row in self.rows if row.released_on is None]
        form = ComparedForm(request.POST, rows=waiting)
        told = []
        if form.is_valid():
            told = [(row, last) for row in waiting if (last := form.cleaned_data[f"last-{row.pk}"]) is not None]
        if not told:
            return self.render_to_response(self.get_context_data(form=form), status=422)
        try:
            done = commands.compare_registers(told, by=self.user, on=self.on)
        except RuleBroken as refusal:
            return self.render_to_response(self.get_context_data(form=form, refusal=refusal), status=422)
        messages.success(
            request, _("%(count)s registers compared. Another person confirms them.") % {"count": len(done)}
        )
        return HttpResponseRedirect(reverse("held-registers"))


class ReleaseRegisters(HeldRegisters):
    """Confirm what another person compared."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Release those that were ticked."""
        ticked = set(request.POST.getlist("register"))
        chosen = [row for row in self.rows if str(row.pk) in ticked]
        if not chosen:
            return self.render_to_response(self.get_context_data(), status=422)
        try:
            done = commands.release_registers(chosen, by=self.user, on=self.on)
        except RuleBroken as refusal:
            return self.render_to_response(self.get_context_data(refusal=refusal), status=422)
        messages.success(request, _("%(count)s registers give numbers again.") % {"count": len(done)})
        return HttpResponseRedirect(reverse("held-registers"))


class HoldRegister(HeldRegisters):
    """Put a register under the hold that is on paper and in no backup."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Add it to those that are compared."""
        form = OnPaperForm(request.POST, bodies=self.bodies)
        if self.hold is None or not form.is_valid():
            return self.render_to_response(self.get_context_data(paper_form=form), status=422)
        told = form.cleaned_data
        try:
            commands.hold_register(self.hold, told["body"], told["code"], by=self.user, on=self.on)
        except RuleBroken as refusal:
            return self.render_to_response(self.get_context_data(paper_form=form, refusal=refusal), status=422)
        return HttpResponseRedirect(reverse("held-registers"))
