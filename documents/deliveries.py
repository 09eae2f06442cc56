"""The questions behind the board of deliveries: what has to reach whom, as far as one may see it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from cases import apart
from cases.commands import may_hand_over
from cases.models import Case, Delivery, Service, Stand
from cases.models.delivery import DeliveryQuerySet
from cases.names import search_key
from documents.access import listed_for
from documents.models import Document
from documents.models_batch import BatchItem

if TYPE_CHECKING:
    from inspection.accounts.models import User

ORDER = ("due_on", "pk")

#: So many papers in one act, and no more: beyond it nobody reads what is not taken.
MOST = 5000

#: What the list shows beside the states themselves.
OPEN, LATE, UNPROVED, AGAIN, ALL = "open", "late", "unproved", "again", "all"
VIEWS: tuple[tuple[str, str | Promise], ...] = (
    (OPEN, _("Not finished")),
    (Stand.TO_SERVE.value, Stand.TO_SERVE.label),
    (LATE, _("not served by its day")),
    (Stand.SENT.value, Stand.SENT.label),
    (UNPROVED, _("proof overdue")),
    (Stand.RETURNED.value, Stand.RETURNED.label),
    (AGAIN, _("served again")),
    (Stand.RECEIVED.value, Stand.RECEIVED.label),
    (Stand.REFUSED.value, Stand.REFUSED.label),
    (ALL, _("All")),
)


@dataclass(frozen=True)
class Wanted:
    """Which lines: every part may be left open."""

    words: str = ""
    stand: str = ""
    case: str = ""
    document: str = ""
    batch: str = ""

    @property
    def view(self) -> str:
        """What is shown where nothing is chosen: of one paper or one case all, else what is not finished."""
        return self.stand or (ALL if self.case or self.document else OPEN)


def visible(user: User, on: date) -> DeliveryQuerySet:
    """Return the lines of files the user opens, and of offices whose register the user keeps or answers for.

    Nothing of a case the user is apart from; what bears a mark of secrecy, to who keeps secret papers.
    """
    in_file = Exists(Case.objects.visible_to(user, on).filter(pk=OuterRef("case")))
    kept_apart = Exists(Case.objects.filter(apart.from_case(user), pk=OuterRef("case")))
    return Delivery.objects.filter(Q(in_file) | (listed_for(user, on) & ~Q(kept_apart)))


def lines(user: User, wanted: Wanted, on: date) -> DeliveryQuerySet:
    """Return the lines the filters leave, by the day until which they are to be served."""
    rows = _viewed(visible(user, on), wanted.view, on)
    if wanted.case:
        rows = rows.filter(case__key=wanted.case)
    if wanted.document:
        rows = rows.filter(document=wanted.document)
    if wanted.batch:
        items = BatchItem.objects.filter(batch__key=wanted.batch, batch__asked_by=user, document__isnull=False)
        rows = rows.filter(document__in=items.values("document__key"))
    if words := wanted.words.strip():
        named = Q(case__search_key__contains=search_key(words)) | Q(addressee__icontains=words)
        rows = rows.filter(named | Q(symbol__icontains=words) | Q(title__icontains=words))
    return rows.select_related("case", "body__organization").order_by(*ORDER)


def _viewed(rows: DeliveryQuerySet, view: str, on: date) -> DeliveryQuerySet:
    if view == ALL:
        return rows.standing()
    if view == LATE:
        return rows.overdue(on)
    if view == UNPROVED:
        return rows.unproved(on)
    if view == AGAIN:
        return rows.standing().again()
    if view == OPEN:
        return rows.unfinished()
    return rows.standing().filter(stand=view)


def counts(user: User, on: date) -> dict[str, int]:
    """Return how much is not finished, by what waits; one statement over what is open."""
    rows = _viewed(visible(user, on), OPEN, on)
    late = Q(pk__in=Delivery.objects.overdue(on).values("pk"))
    unproved = Q(pk__in=Delivery.objects.unproved(on).values("pk"))
    counted: dict[str, int] = rows.order_by().aggregate(
        open=Count("pk"),
        to_serve=Count("pk", filter=Q(stand=Stand.TO_SERVE)),
        late=Count("pk", filter=late),
        sent=Count("pk", filter=Q(stand=Stand.SENT)),
        unproved=Count("pk", filter=unproved),
        returned=Count("pk", filter=Q(stand=Stand.RETURNED)),
    )
    return counted


def one(user: User, key: str, on: date) -> Delivery | None:
    """Return a line the user may open, or nothing."""
    return visible(user, on).filter(key=key).select_related("case__team", "body__organization", "named_by").first()


def chosen(user: User, keys: Sequence[str], on: date) -> list[Delivery]:
    """Return the lines chosen by their keys, as far as the user may open them."""
    rows = visible(user, on).filter(key__in=keys[: MOST + 1]).select_related("case", "body__organization")
    return list(rows.order_by(*ORDER))


def first_of(user: User, wanted: Wanted, on: date) -> list[Delivery]:
    """Return all lines the filters leave, one more than an act takes where there are too many."""
    return list(lines(user, wanted, on)[: MOST + 1])


def sent_under(user: User, on: date) -> Callable[[Iterable[str]], Iterable[Delivery]]:
    """Return how to find what was sent under some symbols or dispatch slips and waits for its proof."""

    def find(numbers: Iterable[str]) -> QuerySet[Delivery]:
        last = Service.objects.open().filter(delivery=OuterRef("pk")).order_by("-pk")
        rows = (
            visible(user, on)
            .filter(stand=Stand.SENT)
            .annotate(slip=Coalesce(Subquery(last.values("slip")[:1]), Value("")))
        )
        wanted = [number for number in numbers if number]
        return rows.filter(Q(symbol__in=wanted) | Q(slip__in=wanted)).select_related("case", "body__organization")

    return find


@dataclass(frozen=True)
class Opened:
    """One line with all that is told of it."""

    row: Delivery
    attempts: Sequence[Service]
    others: Sequence[Delivery]
    may_hand_over: bool


def opened(user: User, row: Delivery, on: date) -> Opened:
    """Return the attempts to bring the paper to this addressee, and its other addressees."""
    others = visible(user, on).filter(case=row.case_id, document=row.document).exclude(pk=row.pk)
    attempts = list(Service.objects.of(row).select_related("again"))
    return Opened(row, attempts, list(others.order_by("pk")), may_hand_over(user, row, on))


#: Lines under "Nơi nhận" that name nobody to hand the paper to.
_NOBODY = ("như trên", "lưu")


def suggested(row: Delivery) -> list[str]:
    """Return whom the paper itself names as recipients, without those named here before."""
    content = Document.objects.filter(key=row.document).values_list("facts__content__recipients", flat=True).first()
    there = set(Delivery.objects.filter(case=row.case_id, document=row.document).values_list("addressee", flat=True))
    names = [str(name).strip(" ,.;-") for name in content or []]
    return [name for name in names if name and name not in there and not name.lower().startswith(_NOBODY)]
