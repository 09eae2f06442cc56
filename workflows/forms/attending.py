"""Forms of who comes to a meeting and what they say there: presence, guests, order, withdrawal, questions, answers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from cases.conflicts import ground_choices
from workflows.forms.fields import PageForm, Prose

if TYPE_CHECKING:
    from cases.models import AgendaItem, RollEntry


class OfRollForm(PageForm):
    """A form about one member of the roll."""

    member = forms.ChoiceField(label=_("Member"))

    def __init__(self, *args: Any, lines: Sequence[RollEntry], **kwargs: Any) -> None:
        """`lines` are the members one may name."""
        self.lines = {str(line.member_id): line for line in lines}
        super().__init__(*args, **kwargs)

    def offer(self, names: dict[str, str]) -> None:
        """Offer the members; where there are several, nobody is chosen in advance."""
        nobody = [("", "—")] if len(names) > 1 else []
        self.fields["member"].choices = [*nobody, *names.items()]  # type: ignore[attr-defined]

    def facts(self) -> dict[str, Any]:
        """The member, and the rest."""
        return dict(self.cleaned_data) | {"member": self.lines[self.cleaned_data["member"]].member}


class PresenceForm(OfRollForm):
    """A member comes late, or leaves."""

    moved = forms.ChoiceField(
        label=_("What happened"),
        choices=[("came", _("comes to the meeting")), ("left", _("leaves the meeting"))],
        widget=forms.RadioSelect,
    )
    absence = forms.CharField(label=_("Reason"), max_length=200, required=False)

    def arrange(self) -> None:
        """Everybody on the roll, with what is on record of them."""
        here = {True: _("present"), False: _("absent")}
        self.offer({key: f"{line.name} ({here[line.present]})" for key, line in self.lines.items()})

    def facts(self) -> dict[str, Any]:
        """Who, and whether they are there now."""
        said = super().facts()
        return {
            "member": said["member"], "present": said["moved"] == "came", "absence": said["absence"],
            "once": said["once"],
        }  # fmt: skip


class GuestForm(PageForm):
    """Somebody without a seat is heard."""

    name = forms.CharField(label=_("Full name"), max_length=120)
    capacity = forms.CharField(label=_("Capacity"), max_length=200, required=False)
    item = forms.ChoiceField(label=_("Asked to"), required=False)

    def __init__(self, *args: Any, items: Sequence[AgendaItem], **kwargs: Any) -> None:
        """`items` are those that exist for whoever asks."""
        self.items = {item.key: item for item in items}
        super().__init__(*args, **kwargs)

    def arrange(self) -> None:
        """The whole meeting, or one item."""
        self.fields["item"].choices = [  # type: ignore[attr-defined]
            ("", _("the whole meeting")),
            *((key, f"{item.position}. {item.title}") for key, item in self.items.items()),
        ]

    def facts(self) -> dict[str, Any]:
        """The item instead of its key."""
        return dict(self.cleaned_data) | {"item": self.items.get(self.cleaned_data["item"])}


class OrderForm(PageForm):
    """The items of an agenda, each with its new number."""

    def __init__(self, *args: Any, items: Sequence[AgendaItem], **kwargs: Any) -> None:
        """`items` are those that exist for whoever orders them."""
        self.items = {f"item_{item.key}": item for item in items}
        super().__init__(*args, **kwargs)

    def arrange(self) -> None:
        """A number for each item."""
        for place, (name, item) in enumerate(self.items.items(), 1):
            self.fields[name] = forms.IntegerField(label=item.title, min_value=1, max_value=len(self.items))
            self.fields[name].initial = place
            self.fields[name].widget.attrs["class"] = "short"

    def clean(self) -> dict[str, Any]:
        """Every number once."""
        said = super().clean() or {}
        given = [said[name] for name in self.items if name in said]
        if len(given) == len(self.items) and sorted(given) != list(range(1, len(given) + 1)):
            self.add_error(None, _("Give each item another number, from 1 to %(last)s.") % {"last": len(given)})
        return said

    def facts(self) -> dict[str, Any]:
        """The items in their new order."""
        said = self.cleaned_data
        names = sorted(self.items, key=lambda name: said[name])
        return {"items": [self.items[name] for name in names], "once": said["once"]}


class WithdrawForm(OfRollForm):
    """A member takes no part in one item."""

    ground = forms.ChoiceField(label=_("Ground"))
    detail = Prose(label=_("Detail"), rows=2, required=False)

    def arrange(self) -> None:
        """Grounds of the rulebook in force; who keeps the meeting records it of others too."""
        self.fields["ground"].choices = ground_choices(self.book)  # type: ignore[attr-defined]
        self.offer({key: line.name for key, line in self.lines.items()})


class QuestionForm(PageForm):
    """A member asks the head of the team."""

    question = Prose(label=_("Question"), rows=4)


class AnswerForm(PageForm):
    """The head of the team answers."""

    answer = Prose(label=_("Answer"), rows=5)
