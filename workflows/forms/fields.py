"""What the acts' forms share: days, people, rows, and the rule behind a question."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any, ClassVar, cast

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from cases.forms.days import DayField as DayField
from cases.models import Body, Member, Seat, TeamMember
from cases.names import clean_name, search_key
from workflows.acts import ActForm

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from cases.models import Case, Team
    from cases.rulebook import Rulebook

#: Headings with the names under them; names in a tuple stand side by side where there is room.
Groups = Sequence[tuple[Any, Sequence[str | tuple[str, ...]]]]


class Prose(forms.CharField):
    """Text of several lines, with room for as many as it usually has."""

    def __init__(self, *, rows: int = 4, **kwargs: Any) -> None:
        super().__init__(widget=forms.Textarea(attrs={"rows": rows}), **kwargs)


class PersonInput(forms.TextInput):
    """A name with the house's people offered while it is typed; the page carries their list once."""

    def __init__(self) -> None:
        super().__init__(attrs={"list": "house-people", "autocomplete": "off"})


class People:
    """Those who may be meant: all whom the rows of one form write with their codes are read together."""

    def __init__(self, among: QuerySet[Member], texts: Iterable[str] = ()) -> None:
        """`texts` are what the form was sent in its fields for people."""
        self.among = among
        self.texts = texts

    @cached_property
    def _by_code(self) -> dict[str, Member]:
        codes = {code for text in self.texts if (code := _name_and_code(text)[1])}
        return {member.code: member for member in self.among.filter(code__in=codes)}

    def found(self, text: str) -> list[Member]:
        """Return those a text may mean: by name and code, by either, by a part of the name."""
        name, code = _name_and_code(text)
        if code:
            member = self._by_code.get(code) if text in self.texts else self.among.filter(code=code).first()
            return [member] if member is not None and search_key(name) in member.search_key else []
        exact = list(self.among.filter(Q(code__iexact=text) | Q(full_name__iexact=text))[:3])
        return exact or list(self.among.filter(search_key__contains=search_key(text))[:3])


def _name_and_code(text: str) -> tuple[str, str]:
    """Take “Đỗ Thị Lan (DV-0012)” apart; without a code everything is the name."""
    name, bracket, code = text.rpartition(" (")
    return (name, code[:-1]) if bracket and code.endswith(")") else (text, "")


class PersonField(forms.CharField):
    """A person of the house, by name or by code; two of the same name are told apart by their codes."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(widget=PersonInput(), **kwargs)
        self.people = People(Member.objects.none())

    def prepare_value(self, value: Any) -> Any:
        """Show a person as the list offers them."""
        return written(value) if isinstance(value, Member) else value

    def clean(self, value: Any) -> Any:
        """Return the member meant, or None where the field may stay empty."""
        text = clean_name(super().clean(value) or "")
        return self._meant(text) if text else None

    def has_changed(self, initial: Any, data: Any) -> bool:
        """A person written as the list writes them is the same person."""
        return super().has_changed(self.prepare_value(initial), data)

    def _meant(self, text: str) -> Member:
        rows = self.people.found(text)
        if not rows:
            raise ValidationError(_("Nobody here is called “%(name)s”."), code="unknown", params={"name": text})
        if len(rows) > 1:
            names = "; ".join(written(member) for member in rows)
            raise ValidationError(
                _("“%(name)s” may be several people: %(names)s. Write the one you mean."),
                code="ambiguous",
                params={"name": text, "names": names},
            )
        return rows[0]


def written(member: Member) -> str:
    """Write a person so that they cannot be mistaken: Đỗ Thị Lan (DV-0012)."""
    return f"{member.full_name} ({member.code})"


def people_of(body: Body, on: date) -> QuerySet[Member]:
    """Return those who may be given a task of the body: they belong to its house, sit in it, or served in its teams."""
    mine = {"member": OuterRef("pk")}
    seated = Exists(Seat.objects.on(on).filter(body__organization=body.organization_id, **mine))
    served = Exists(TeamMember.objects.filter(team__body=body.pk, **mine))
    people = Member.objects.filter(user__is_active=True)
    return people.filter(Q(organization=body.organization_id) | seated | served).order_by("full_name", "code")


def people_for(form: PageForm, body: Body, field: str) -> People:
    """Return those who may be meant in this field of a form's rows."""
    texts = [clean_name(str(text)) for name, text in form.data.items() if name.endswith(f"-{field}")]
    return People(people_of(body, form.on), texts)


def ruled(book: Rulebook, key: str, sentence: Any, **facts: Any) -> str:
    """Return help that ends with the article it comes from, or nothing where the rulebook has no such rule."""
    found = book.find_or_none(key)
    if found is None:
        return ""
    text = str(sentence) % ({"value": found.value} | facts)
    return f"{text} ({found.cite()})"


# Forms


class PageForm(ActForm):
    """The form of an act: told the rulebook and the day, filled with what the facts already say, laid out in groups."""

    #: Fields named nowhere stand first, without a heading.
    groups: ClassVar[Groups] = ()

    case: Case  # a page about a team alone does not ask for it
    team: Team

    def __init__(self, *args: Any, book: Rulebook, on: date, **kwargs: Any) -> None:
        """Subclasses put what is known in front of the person in `prefill`."""
        super().__init__(*args, **kwargs)
        self.book = book
        self.on = on
        self.arrange()
        if not self.is_bound:
            self.initial = self.prefill() | dict(self.initial)

    def arrange(self) -> None:
        """Take out fields, name choices, add formsets."""

    def prefill(self) -> dict[str, Any]:
        """Return what the facts already say; not asked for when the form comes back filled in."""
        return {}

    def grouped(self) -> list[tuple[Any, list[list[forms.BoundField]]]]:
        """Return the visible fields under their headings, in lines of one field or several."""
        groups = [(title, [(n,) if isinstance(n, str) else n for n in names]) for title, names in self.groups]
        named = {name for _title, lines in groups for line in lines for name in line}
        first = [[field] for field in self.visible_fields() if field.name not in named]
        rest = [(title, [self._line(line) for line in lines]) for title, lines in groups]
        return [(title, [line for line in lines if line]) for title, lines in [("", first), *rest] if any(lines)]

    def _line(self, names: Sequence[str]) -> list[forms.BoundField]:
        return [self[name] for name in names if name in self.fields]

    def formset(self, name: str) -> Any:
        """Return the formset of that name."""
        return next(formset for formset in self.formsets if formset.prefix == name)


class RowForm(forms.Form):
    """A row of a formset. What makes it count is its first field, whether given in advance or written now."""

    use_required_attribute = False
    counts_by = ""

    @property
    def counts(self) -> bool:
        """Whether the row says anything and was not taken away."""
        facts = getattr(self, "cleaned_data", {})
        return bool(facts.get(self.counts_by)) and not facts.get("DELETE")


class Rows(forms.BaseFormSet):
    """Rows people add and take away."""

    label: Any = ""
    help_text: Any = ""
    row_label: Any = ""
    add_label: Any = ""
    row_template = ""
    may_add = True

    def said(self) -> list[dict[str, Any]]:
        """Return what the rows say: those taken away and those left empty say nothing."""
        return [form.cleaned_data for form in self.forms if form.counts]


def rows(
    form: type[RowForm], formset: type[Rows], *, extra: int = 0, max_num: int = 60, can_delete: bool = True
) -> type[Rows]:
    """Return the formset class of such rows."""
    made = forms.formset_factory(
        form, formset=formset, extra=extra, can_delete=can_delete, max_num=max_num, absolute_max=max_num + 20
    )
    return cast("type[Rows]", made)
