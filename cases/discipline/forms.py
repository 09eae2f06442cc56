"""The forms of discipline, and which of them stand open to whom."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from cases.discipline.errors import FormUnknown

if TYPE_CHECKING:
    from cases.rulebook import Rulebook

#: The line of every paper that is no form, and what a count says when no form was adopted.
NONE: Final = "NONE"
NONE_ADOPTED: Final = "NONE_ADOPTED"


class DisciplineForm(TextChoices):
    """Forms of discipline; the values stand in rows, on papers of the count and in the rulebook."""

    REPRIMAND = "REPRIMAND", _("Reprimand")
    WARNING = "WARNING", _("Warning")
    REMOVAL = "REMOVAL", _("Removal from office")
    EXPULSION = "EXPULSION", _("Expulsion")
    DISSOLUTION = "DISSOLUTION", _("Dissolution")

    @property
    def gravity(self) -> int:
        """How heavy it is; expulsion and dissolution are the heaviest, each for its own kind of subject."""
        return _GRAVITY[self]

    @property
    def in_two_levels(self) -> bool:
        """Expulsion and dissolution are recommended below and decided above."""
        return self in {DisciplineForm.EXPULSION, DisciplineForm.DISSOLUTION}


_GRAVITY = {
    DisciplineForm.REPRIMAND: 1,
    DisciplineForm.WARNING: 2,
    DisciplineForm.REMOVAL: 3,
    DisciplineForm.EXPULSION: 4,
    DisciplineForm.DISSOLUTION: 4,
}


class SubjectKind(TextChoices):
    """Kinds of subject; each has forms of its own."""

    ORGANIZATION = "ORGANIZATION", _("Party organization")
    OFFICIAL = "OFFICIAL", _("Official member")
    PROBATIONARY = "PROBATIONARY", _("Probationary member")

    @property
    def spoken_of(self) -> str:
        """As the rules that are made for one of the two name it."""
        return "ORGANIZATION" if self == SubjectKind.ORGANIZATION else "MEMBER"


def form_of(code: str) -> DisciplineForm:
    """The form of a code, or the refusal that names the codes there are."""
    if code not in DisciplineForm.values:
        raise FormUnknown(form=code, forms=", ".join(DisciplineForm.values))
    return DisciplineForm(code)


def heaviest_first(codes: list[str] | tuple[str, ...]) -> tuple[DisciplineForm, ...]:
    """Forms in the order of a paper."""
    return tuple(sorted(map(form_of, codes), key=lambda form: form.gravity, reverse=True))


def available(book: Rulebook, subject_kind: str, *, holds_position: bool) -> tuple[DisciplineForm, ...]:
    """The forms open to a subject, heaviest first; nobody is removed from an office they do not hold."""
    codes = book.find("FORMS").value[SubjectKind(subject_kind)]
    return tuple(form for form in heaviest_first(codes) if holds_position or form != DisciplineForm.REMOVAL)
