"""Forms of templates: the parts of a text in order, why it is changed, from which day; a kind of paper added."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from documents.canonical import Facts
from documents.models_templates import OwnType
from documents.substitution import (
    ARTICLE,
    BASIS,
    CENTRED,
    LIST,
    MAX_BLOCKS,
    MAX_TEXT,
    NUMBERED,
    PARAGRAPH,
    POINT,
    SECTION,
    TABLE,
)

KINDS = [
    (SECTION, _("Section heading")),
    (POINT, _("Point heading")),
    (PARAGRAPH, _("Paragraph")),
    (LIST, _("List with dashes")),
    (NUMBERED, _("Numbered list")),
    (BASIS, _("Grounds")),
    (CENTRED, _("Line in the middle")),
    (ARTICLE, _("Article of a decision")),
    (TABLE, _("Table of facts")),
]


class PartForm(forms.Form):
    """One part of a template."""

    use_required_attribute = False

    kind = forms.ChoiceField(label=_("Kind"), choices=KINDS, initial=PARAGRAPH)
    text = forms.CharField(label=_("Text"), required=False, max_length=MAX_TEXT, widget=forms.Textarea)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Make room for the text it holds."""
        super().__init__(*args, **kwargs)
        text = str(self["text"].value() or "")
        lines = sum(1 + len(line) // 80 for line in text.split("\n"))
        self.fields["text"].widget.attrs["rows"] = max(1 if self.is_short else 2, min(lines, 14))

    @property
    def is_short(self) -> bool:
        """Whether it is a heading or a word that stands for a table."""
        return str(self["kind"].value()) in {SECTION, POINT, CENTRED, TABLE}


PartFormSet = forms.formset_factory(
    PartForm, extra=0, max_num=MAX_BLOCKS, absolute_max=MAX_BLOCKS + 1, validate_max=True
)


def _lines(label: Any, help_text: Any = "", *, required: bool = False) -> forms.CharField:
    return forms.CharField(
        label=label, help_text=help_text, required=required, max_length=4000, widget=forms.Textarea(attrs={"rows": 3})
    )


class ReasonForm(forms.Form):
    """Why a text is changed."""

    reason = forms.CharField(label=_("Why it is changed"), max_length=2000, widget=forms.Textarea(attrs={"rows": 2}))


class HeadForm(ReasonForm):
    """What a kind the house added has beside its text."""

    about = forms.CharField(label=_("Subject of the paper"), max_length=400)
    to = _lines(_("Addressed to"), _("One on a line; empty where the paper is addressed to nobody."))
    recipients = _lines(_("Recipients"), _("One on a line; the archive is added by itself."), required=True)
    asks = _lines(
        _("Asked when the paper is issued"),
        _("Words of your own, one on a line, such as an hour or a place; the text uses them in double braces."),
    )
    field_order = ("about", "to", "recipients", "asks", "reason")

    @staticmethod
    def of(content: Facts) -> dict[str, str]:
        """Return what the form shows of a template."""
        lists = {name: "\n".join(content.get(name, [])) for name in ("to", "recipients", "asks")}
        return lists | {"about": content.get("about", "")}


def told(data: Mapping[str, Any]) -> dict[str, Any]:
    """Return what a template command takes of the form."""
    made: dict[str, Any] = {"reason": data["reason"]}
    if "about" in data:
        made["about"] = data["about"]
        made |= {name: data[name].splitlines() for name in ("to", "recipients", "asks")}
    return made


class PublishForm(forms.Form):
    """From which day a version is in force."""

    since = forms.DateField(label=_("In force from"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))


class WithdrawForm(forms.Form):
    """Why a version is withdrawn."""

    reason = forms.CharField(label=_("reason"), max_length=2000, widget=forms.Textarea(attrs={"rows": 2}))


class FindForm(forms.Form):
    """The filter of the list."""

    q = forms.CharField(label=_("Kind of paper"), required=False, max_length=80)


class OwnTypeForm(forms.ModelForm):
    """A kind of paper to be added."""

    class Meta:
        model = OwnType
        fields = ("body", "name", "title", "code", "numbered", "concern", "issuer", "signing", "reason")
        help_texts = {
            "title": _("Printed in large letters; a letter has none."),
            "code": _("As in 05-QĐ/TU: the letters after the number."),
        }
        widgets = {"reason": forms.Textarea(attrs={"rows": 2})}

    def __init__(self, *args: Any, bodies: Iterable[Any], whole_house: bool, **kwargs: Any) -> None:
        """Offer the bodies the person answers for; an administrator adds for the whole house."""
        super().__init__(*args, **kwargs)
        self.fields["body"] = forms.ChoiceField(
            label=_("Used by"),
            choices=[*([("", _("the whole house"))] if whole_house else []), *((str(b.pk), str(b)) for b in bodies)],
            required=not whole_house,
        )
        self.bodies = {str(body.pk): body for body in bodies}
        self.order_fields(self.Meta.fields)

    def clean_body(self) -> Any:
        """Return the body itself."""
        return self.bodies.get(self.cleaned_data["body"])

    def clean_code(self) -> str:
        """Letters, as numbers carry them."""
        code = str(self.cleaned_data["code"]).strip()
        if not code.isalpha():
            raise ValidationError(_("The number takes one to ten letters."))
        return code


class AskedForm(forms.Form):
    """What is written in when a paper of an own kind is issued."""

    number = forms.IntegerField(min_value=1, widget=forms.HiddenInput)

    def __init__(self, *args: Any, asks: Iterable[str], **kwargs: Any) -> None:
        """Ask for each word of the template."""
        super().__init__(*args, **kwargs)
        self.asks = list(asks)
        for at, word in enumerate(self.asks):
            label = word[:1].upper() + word[1:]
            self.fields[f"word_{at}"] = forms.CharField(label=label, max_length=1000)

    def words(self) -> dict[str, str]:
        """Return what was written in, by its word."""
        return {word: self.cleaned_data.get(f"word_{at}", "") for at, word in enumerate(self.asks)}
