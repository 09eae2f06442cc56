"""What the pages of templates read: kinds of paper, their versions, for whom one may write; no case and no person."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from django.db.models import Q
from django.utils.translation import gettext as _

from cases.models import Body
from cases.names import search_key
from documents import commands
from documents.access import offices_kept_by
from documents.catalogue import ALL
from documents.kinds import Concern, DocumentType
from documents.models_templates import OwnType, PaperTemplate
from documents.placeholders import is_fixed

if TYPE_CHECKING:
    from inspection.accounts.models import User


@dataclass(frozen=True)
class Shelf:
    """The templates one answers for: those of some bodies, and those of the whole house."""

    user: User
    on: date
    bodies: Sequence[Body] = ()
    whole_house: bool = False

    @classmethod
    def of(cls, user: User, on: date) -> Shelf | None:
        """Return the person's, or nothing where they answer for none."""
        bodies = list(offices_kept_by(user, on).select_related("organization").order_by("kind", "name"))
        if user.is_administrator:
            used = PaperTemplate.objects.filter(body__isnull=False).values("body")
            added = OwnType.objects.filter(body__isnull=False).values("body")
            others = Body.objects.filter(Q(pk__in=used) | Q(pk__in=added)).select_related("organization")
            bodies += [body for body in others if body not in bodies]
        return cls(user, on, bodies, user.is_administrator) if bodies or user.is_administrator else None

    @property
    def scopes(self) -> list[Scope]:
        """For whom one may write: the house, then each body."""
        whole = [Scope(None)] if self.whole_house else []
        return [*whole, *(Scope(body) for body in self.bodies)]

    def scope(self, pk: int) -> Scope | None:
        """Return one of them by the number in the address; 0 is the house."""
        return next((one for one in self.scopes if one.pk == pk), None)

    @property
    def _seen(self) -> Q:
        return Q(body__isnull=True) | Q(body__in=self.bodies)

    def templates(self) -> list[PaperTemplate]:
        """Every version one may read, the newest first."""
        rows = PaperTemplate.objects.filter(self._seen).select_related("body", "author", "published_by", "withdrawn_by")
        return list(rows.order_by("-pk"))

    def template(self, key: str) -> PaperTemplate | None:
        """One version one may read."""
        rows = PaperTemplate.objects.filter(self._seen, key=key).select_related(
            "body__organization", "author", "published_by", "withdrawn_by"
        )
        return rows.first()

    def own_types(self) -> list[OwnType]:
        """The kinds the house or these bodies added."""
        return list(OwnType.objects.filter(self._seen).select_related("body").order_by("name"))

    def kind(self, type_key: str) -> DocumentType | None:
        """A kind of paper with a text, or nothing where there is none for this person."""
        if type_key.startswith("own-"):
            row = OwnType.objects.filter(self._seen, key=type_key).first()
            return row.type if row is not None else None
        return next((one for one in ALL if one.key == type_key and one.concern is not Concern.DOSSIER), None)


@dataclass(frozen=True)
class Scope:
    """For whom a text is: one body, or the whole house."""

    body: Body | None

    @property
    def pk(self) -> int:
        """As addresses name it."""
        return self.body.pk if self.body is not None else 0

    def __str__(self) -> str:
        return str(self.body) if self.body is not None else _("the whole house")


@dataclass
class Line:
    """A kind of paper in the list: what it is printed with today, and what waits."""

    type: DocumentType
    of: str = ""
    is_fixed: bool = False
    in_force: list[PaperTemplate] = field(default_factory=list)
    waiting: list[PaperTemplate] = field(default_factory=list)


def lines(shelf: Shelf, words: str = "") -> list[Line]:
    """Return the kinds of paper, those of the house's own first, as far as they hold the words."""
    own = [Line(row.type, str(Scope(row.body))) for row in shelf.own_types()]
    told = [Line(one, is_fixed=is_fixed(one)) for one in ALL if one.concern is not Concern.DOSSIER]
    found = {line.type.key: line for line in [*own, *told] if _holds(line.type, words)}
    for template in shelf.templates():
        line = found.get(template.type_key)
        if line is None:
            continue
        if state_of(template, shelf.on) == "in-force" and not any(one.body == template.body for one in line.in_force):
            line.in_force.append(template)
        if template.published_on is None and template.withdrawn_on is None:
            line.waiting.append(template)
    return list(found.values())


def _holds(document_type: DocumentType, words: str) -> bool:
    return search_key(words) in search_key(f"{document_type.name} {document_type.code} {document_type.title}")


def state_of(template: PaperTemplate, on: date) -> str:
    """Return where a version stands on a day, by its own dates."""
    if template.withdrawn_on is not None and template.withdrawn_on <= on:
        return "withdrawn"
    if template.published_on is None:
        return "waiting"
    return "in-force" if template.in_force_from is not None and template.in_force_from <= on else "coming"


@dataclass(frozen=True)
class Version:
    """A version in the history of a kind."""

    template: PaperTemplate
    state: str

    @property
    def scope(self) -> Scope:
        """For whom it is."""
        return Scope(self.template.body)


def history(shelf: Shelf, type_key: str) -> list[Version]:
    """Return the versions of a kind one may read, the newest first; what a later one replaced is told so."""
    told: list[Version] = []
    stands: set[int] = set()
    rows = [one for one in shelf.templates() if one.type_key == type_key]
    for one in sorted(rows, key=lambda row: (row.in_force_from or date.max, row.version), reverse=True):
        state = state_of(one, shelf.on)
        if state == "in-force":
            scope = one.body_id or 0
            state = "replaced" if scope in stands else state
            stands.add(scope)
        told.append(Version(one, state))
    return sorted(told, key=lambda version: -version.template.pk)


def may_publish(shelf: Shelf, template: PaperTemplate) -> bool:
    """Whether the person may put a version into force now: another wrote it, and they answer for the body."""
    open_still = template.published_on is None and template.withdrawn_on is None
    keeps = commands.keeps_templates(shelf.user, template.body, shelf.on)
    return open_still and keeps and template.author_id != shelf.user.pk


def may_withdraw(shelf: Shelf, template: PaperTemplate) -> bool:
    """Whether the person may withdraw a version now."""
    if template.withdrawn_on is not None:
        return False
    if template.published_on is None and template.author_id == shelf.user.pk:
        return True
    return commands.keeps_templates(shelf.user, template.body, shelf.on)
