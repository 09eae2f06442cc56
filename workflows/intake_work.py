"""What intake has for a person to do: petitions to handle, requests to decide, seals to open; read in one question."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from django.db.models import QuerySet, Value
from django.urls import reverse
from django.utils.translation import gettext as _

from cases import capacity
from cases.models import Body, Petition
from workflows import petitions

if TYPE_CHECKING:
    from inspection.accounts.models import User

#: In the order in which the inbox shows them.
_DECIDE, _OPEN, _HANDLE = range(3)

#: What is read of a petition, whether it waits itself or something about it does.
_TOLD = (
    "due_on", "received_on", "pk", "year", "number", "classification", "subject_name", "subject_organization__name",
    "subject_member__full_name",
)  # fmt: skip


@dataclass(frozen=True)
class Waiting:
    """A petition, a request or an opening that waits for somebody, as the inbox shows it."""

    label: str
    about: str
    url: str
    due_on: date | None
    rule: str


def waiting(user: User, on: date, most: int = 25) -> list[Waiting]:
    """Return what waits for a person, of each kind so many, the most urgent first.

    One question, asked of those only whom letters may wait for.
    """
    if not capacity.standing(user).has_intake:
        return []
    kept = Petition.objects.visible_to(user, on).unhandled().filter(body__in=Body.objects.received_by(user, on))
    found = _lines(kept.order_by("due_on", "received_on", "pk"), _HANDLE, "", most).union(
        _lines(petitions.requests_to_decide(user, on), _DECIDE, "petition__", most),
        _lines(petitions.may_open(user, on), _OPEN, "petition__", most),
        all=True,
    )
    return [_shown(*row) for row in sorted(found, key=_urgency)]


def _lines(rows: QuerySet[Any], kind: int, petition: str, most: int) -> QuerySet[Any, Any]:
    """Return the first rows of one kind, as the union reads them."""
    first: QuerySet[Any] = rows.model._default_manager.filter(pk__in=rows.values("pk")[:most]).order_by()
    told = [f"{petition}{name}" for name in _TOLD]
    lines: QuerySet[Any, Any] = first.annotate(kind=Value(kind)).values_list("kind", "key", *told)
    return lines


def _urgency(row: tuple[Any, ...]) -> tuple[Any, ...]:
    kind, _key, due_on, received_on, pk, *_rest = row
    return (kind, due_on or date.max, received_on, pk)


def _shown(
    kind: int, key: str, due_on: date | None, _received_on: date, _pk: int, year: int, number: int, *told: str
) -> Waiting:
    classification, name, organization, member = told
    row = Petition(year=year, number=number)
    if kind == _DECIDE:
        url = reverse("seal-decide", args=[key])
        return Waiting(_("Decide on opening a seal"), row.symbol, url, None, "CONF-DENOUNCER")
    if kind == _OPEN:
        return Waiting(_("Open the seal"), row.symbol, reverse("seal-open", args=[key]), None, "CONF-DENOUNCER")
    label = _("Handle the petition") if classification else _("Classify the petition")
    subject = organization or member or name
    about = f"{row.symbol} · {subject}" if subject else row.symbol
    return Waiting(label, about, reverse("petition", args=[key]), due_on, "GQTC-FIRST")
