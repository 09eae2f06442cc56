"""Organizations in time, the bodies that decide for them, and the people who sit in them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import reduce
from operator import or_
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from cases import acting
from cases.models.base import Kept, NameField, ProseField, invariant
from cases.names import search_key

if TYPE_CHECKING:
    from cases.rulebook import Scope


class Level(models.TextChoices):
    """Levels of the organization; the district level ended on 1/7/2025 and remains as history."""

    CENTRAL = "TW", _("Central")
    PROVINCE = "TINH", _("Province or city")
    DISTRICT = "HUYEN", _("District")
    COMMUNE = "XA", _("Commune, ward, special zone")
    GRASSROOTS = "COSO", _("Grassroots organization")
    SECTION = "BOPHAN", _("Grassroots section")
    CELL = "CHIBO", _("Cell")


def in_force(on: date, since: str = "since", until: str = "until") -> Q:
    """Return the condition that a row with `since` and `until` (exclusive, empty = open) holds on that day."""
    return Q(**{f"{since}__lte": on}) & (Q(**{f"{until}__isnull": True}) | Q(**{f"{until}__gt": on}))


#: How long the key may be under which an organization is found.
_KEY = 340


class OrganizationQuerySet(models.QuerySet["Organization"]):
    """Questions asked of organizations."""

    def active(self, on: date) -> OrganizationQuerySet:
        """Those that exist on that day."""
        return self.filter(in_force(on, "founded_on", "closed_on"))

    def found(self, words: str) -> OrganizationQuerySet:
        """Those whose name or code matches, or that of one in whose place they stand, without accents and case."""
        named = Q(search_key__contains=search_key(words)) | Q(code__iexact=words.strip())
        former = Organization.objects.filter(named, succeeded_by__isnull=False)
        return self.filter(named | Q(pk__in=former.values("succeeded_by")))

    def of_code(self, code: str) -> Organization | None:
        """The one with exactly this code."""
        return self.filter(code=code).first()

    def meant(self, text: str) -> list[Organization]:
        """Up to three that a text may mean: written with its code, by name or code, else by a part of the name."""
        _name, bracket, code = text.rpartition(" (")
        coded = self.filter(code=code[:-1]) if bracket and code.endswith(")") else self.none()
        exact = self.filter(Q(name__iexact=text) | Q(code__iexact=text))
        return list(coded) or list(exact[:3]) or list(self.found(text)[:3])

    def of_level(self, level: str) -> OrganizationQuerySet:
        """Those of a level."""
        return self.filter(level=level)

    def directly_below(self, above: Organization, on: date) -> OrganizationQuerySet:
        """Those that stand directly below one on a day, by name."""
        return self.directly_below_any([above.pk], on)

    def directly_below_any(self, above: Iterable[int], on: date) -> OrganizationQuerySet:
        """Those that stand directly below one of some."""
        stands = OrganizationState.objects.filter(in_force(on), parent__in=list(above))
        return self.active(on).filter(pk__in=stands.values("organization")).order_by("name", "code")


class Organization(Kept):
    """One party organization; name, level, parent and successor are those of today, history is in its states."""

    code = models.CharField(_("code"), max_length=40, unique=True)
    name = NameField(_("name"))
    level = models.CharField(_("level"), max_length=8, choices=Level.choices)
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children", verbose_name=_("parent")
    )
    founded_on = models.DateField(_("founded on"))
    closed_on = models.DateField(_("closed on"), null=True, blank=True)
    succeeded_by = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="predecessors", verbose_name=_("succeeded by")
    )
    search_key = models.CharField(max_length=_KEY, editable=False, db_index=True)

    objects = OrganizationQuerySet.as_manager()

    class Meta:
        verbose_name = _("organization")
        verbose_name_plural = _("organizations")
        indexes = [models.Index(fields=["level", "closed_on"]), models.Index(fields=["parent", "closed_on"])]
        constraints = [
            invariant(
                "organization_closes_after_it_was_founded",
                Q(closed_on__isnull=True) | Q(closed_on__gte=F("founded_on")),
                _("An organization cannot be closed before it was founded."),
            )
        ]

    def __str__(self) -> str:
        return self.name

    def index_names(self, former: Iterable[str] = ()) -> None:
        """Compute the key under which it is found: by its name, and by those it had before as far as they fit."""
        names = dict.fromkeys([self.name, *former])
        self.search_key = search_key(f"{self.code} {' '.join(names)}")[:_KEY]

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keep the search key with the names."""
        named = kwargs.get("update_fields") is None
        self.index_names(self.states.order_by("-since").values_list("name", flat=True) if self.pk and named else ())
        super().save(*args, **kwargs)

    def state_on(self, on: date) -> OrganizationState | None:
        """Return name, level and parent as they were on that day."""
        return self.states.filter(in_force(on)).select_related("parent").first()


class EventKind(models.TextChoices):
    """What may happen to organizations."""

    FOUND = "found", _("founded")
    MERGE = "merge", _("merged")
    SPLIT = "split", _("split")
    RENAME = "rename", _("renamed")
    TRANSFER = "transfer", _("transferred")
    CLOSE = "close", _("closed")


class OrganizationEvent(Kept):
    """A decision that founds, merges, splits, renames, transfers or closes organizations."""

    kind = models.CharField(_("kind"), max_length=10, choices=EventKind.choices)
    decision_number = models.CharField(_("decision number"), max_length=60)
    decided_on = models.DateField(_("decided on"))
    effective_on = models.DateField(_("effective on"), db_index=True)
    note = ProseField(_("note"), blank=True)

    class Meta:
        verbose_name = _("organization event")
        verbose_name_plural = _("organization events")


class OrganizationState(Kept):
    """Name, level and parent of an organization from one day to another (exclusive)."""

    organization = models.ForeignKey(Organization, models.PROTECT, related_name="states")
    name = NameField(_("name"))
    level = models.CharField(_("level"), max_length=8, choices=Level.choices)
    parent = models.ForeignKey(Organization, models.PROTECT, null=True, related_name="+")
    since = models.DateField()
    until = models.DateField(null=True, blank=True)
    event = models.ForeignKey(OrganizationEvent, models.PROTECT, null=True, related_name="states")

    class Meta:
        ordering = ["since"]
        constraints = [
            models.UniqueConstraint(fields=["organization", "since"], name="one_state_of_an_organization_a_day")
        ]


class OrganizationEventPart(Kept):
    """An organization's part in an event: it closed, it succeeded, it changed."""

    class Role(models.TextChoices):
        """What the event did to the organization."""

        CLOSED = "closed", _("closed")
        SUCCESSOR = "successor", _("successor")
        CHANGED = "changed", _("changed")

    event = models.ForeignKey(OrganizationEvent, models.PROTECT, related_name="parts")
    organization = models.ForeignKey(Organization, models.PROTECT, related_name="parts")
    role = models.CharField(max_length=10, choices=Role.choices)
    succeeded_by = models.ForeignKey(Organization, models.PROTECT, null=True, blank=True, related_name="+")


class Term(Kept):
    """A committee's term, from the close of one congress to the close of the next; numbers run within it."""

    organization = models.ForeignKey(Organization, models.PROTECT, related_name="terms")
    name = models.CharField(_("term"), max_length=40)
    since = models.DateField(_("since"))
    until = models.DateField(_("until"), null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organization", "since"], name="one_term_starts_a_day")]

    def __str__(self) -> str:
        return self.name


class BodyKind(models.TextChoices):
    """Bodies that decide or prepare; values are the rulebook's authority types."""

    COMMITTEE = "PartyCommittee", _("Party committee")
    STANDING_COMMITTEE = "StandingCommittee", _("Standing committee")
    COMMISSION = "InspectionCommission", _("Inspection commission")
    ADVISORY = "AdvisoryBody", _("Advisory body")


class BodyQuerySet(models.QuerySet["Body"]):
    """Questions asked of bodies."""

    def led_by(self, user: Any, on: date) -> BodyQuerySet:
        """Those the user signs for on that day."""
        seats = Seat.objects.on(on).leading().filter(member__user=user)
        return self.filter(pk__in=seats.values("body")).select_related("organization").order_by("name")

    def kept_by(self, user: Any, on: date) -> BodyQuerySet:
        """Those whose clerk the user is on that day."""
        posts = Post.objects.on(on).filter(member__user=user, duty=PostDuty.CLERK)
        return self.filter(organization__in=posts.values("organization")).select_related("organization")

    def prepared_by(self, user: Any, on: date) -> BodyQuerySet:
        """Those whose programmes the user prepares on that day."""
        posts = Post.objects.on(on).filter(member__user=user, duty=PostDuty.AREA_OFFICER)
        return self.filter(organization__in=posts.values("organization")).order_by("name")

    def reported_for(self, user: Any, on: date) -> BodyQuerySet:
        """Those whose records from paper the user keeps on that day."""
        from cases import reading

        kept = reading.organizations_reported_for(user, on)
        return self.filter(organization__in=kept).order_by("organization__level", "name")

    def rating_for(self, user: Any, on: date) -> BodyQuerySet:
        """Committees for whose units the user sets criteria and opens rounds: who assesses for them or leads them."""
        duties = (PostDuty.REPORTING_SECRETARY, PostDuty.AREA_OFFICER)
        posts = Post.objects.on(on).filter(member__user=user, duty__in=duties)
        led = Seat.objects.on(on).leading().filter(member__user=user)
        near = Q(organization__in=posts.values("organization")) | Q(pk__in=led.values("body"))
        return self.filter(near).exclude(kind=BodyKind.ADVISORY).select_related("organization").order_by("name")

    def speaking_for(self, code: str = "") -> Body | None:
        """The body that speaks for an organization, or for one with none above; its standing committee first."""
        above = Body.objects.filter(organization=OuterRef("organization__parent"))
        whose = Q(organization__code=code) if code else ~Q(Exists(above))
        found: list[Body] = list(self.filter(whose).select_related("organization").order_by("pk"))
        speakers = (BodyKind.STANDING_COMMITTEE, BodyKind.COMMITTEE, BodyKind.COMMISSION, BodyKind.ADVISORY)
        return next((body for kind in speakers for body in found if body.kind == kind), None)

    def received_by(self, user: Any, on: date) -> BodyQuerySet:
        """Those whose letters the user receives on that day, as their clerk or their area officer."""
        duties = (PostDuty.CLERK, PostDuty.AREA_OFFICER)
        posts = Post.objects.on(on).filter(member__user=user, duty__in=duties)
        return (
            self.filter(organization__in=posts.values("organization")).select_related("organization").order_by("name")
        )


class Body(Kept):
    """A collective that decides for an organization, under the name and symbol its papers carry."""

    organization = models.ForeignKey(Organization, models.PROTECT, related_name="bodies")
    kind = models.CharField(_("kind"), max_length=24, choices=BodyKind.choices)
    name = NameField(_("name"))
    suffix = models.CharField(_("symbol on papers"), max_length=20)
    place = models.CharField(_("place on papers"), max_length=60, blank=True)
    locality = models.CharField(_("locality"), max_length=60, blank=True)

    objects = BodyQuerySet.as_manager()

    class Meta:
        verbose_name = _("body")
        verbose_name_plural = _("bodies")
        constraints = [models.UniqueConstraint(fields=["organization", "kind", "name"], name="one_body_of_a_name")]

    def __str__(self) -> str:
        return self.name

    @property
    def scope(self) -> Scope:
        """Who asks the rulebook: kind of authority, level, locality, and the body whose confirmations count."""
        from cases.rulebook import Scope

        return Scope(authority_type=self.kind, level=self.organization.level, locality=self.locality, body_id=self.pk)


class Category(models.TextChoices):
    """Categories of members; they decide who counts in a denominator."""

    OFFICIAL = "OFFICIAL", _("official member")
    PROBATIONARY = "PROBATIONARY", _("probationary member")
    EXEMPT = "EXEMPT", _("exempt from activity")
    TEMP_AWAY = "TEMP_AWAY", _("temporarily away")
    SUSPENDED = "SUSPENDED", _("suspended")
    RETIRED = "RETIRED", _("retired")
    MOVED = "MOVED", _("moved")
    DECEASED = "DECEASED", _("deceased")
    STRUCK_OFF = "STRUCK_OFF", _("struck off the list")


class MemberQuerySet(models.QuerySet["Member"]):
    """Questions asked of members."""

    def found(self, words: str) -> MemberQuerySet:
        """Those whose name or code matches, without regard to accents and case."""
        return self.filter(Q(search_key__contains=search_key(words)) | Q(code__iexact=words.strip()))

    def of_code(self, code: str) -> Member | None:
        """The one with exactly this code."""
        return self.filter(code=code).select_related("organization").first()

    def under(self, houses: Iterable[int]) -> MemberQuerySet:
        """Those of these organizations and of those two levels below them."""
        paths = ("organization", "organization__parent", "organization__parent__parent")
        wanted = list(houses)
        return self.filter(reduce(or_, (Q(**{f"{path}__in": wanted}) for path in paths)))

    def with_account(self, has_one: bool) -> MemberQuerySet:
        """Those who have an account, or those who have none."""
        return self.filter(user__isnull=not has_one)


class Member(Kept):
    """A member, who belongs to one cell or organization and may hold seats, posts and an account."""

    code = models.CharField(_("code"), max_length=40, unique=True)
    full_name = NameField(_("full name"), max_length=120)
    born_on = models.DateField(_("born on"), null=True, blank=True)
    organization = models.ForeignKey(
        Organization, models.PROTECT, related_name="members", verbose_name=_("organization")
    )
    title = NameField(_("position"), blank=True, max_length=200)
    category = models.CharField(_("category"), max_length=14, choices=Category.choices, default=Category.OFFICIAL)
    user = models.OneToOneField(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="member")
    search_key = models.CharField(max_length=200, editable=False, db_index=True)

    objects = MemberQuerySet.as_manager()

    class Meta:
        verbose_name = _("member")
        verbose_name_plural = _("members")

    def __str__(self) -> str:
        return self.full_name

    def index_names(self) -> None:
        """Compute the key under which it is found."""
        self.search_key = search_key(f"{self.code} {self.full_name}")

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keep the search key with the name."""
        self.index_names()
        super().save(*args, **kwargs)


class MemberChange(Kept):
    """A member who went to another organization or retired, by a paper or with a change of organizations."""

    member = models.ForeignKey(Member, models.PROTECT, related_name="changes")
    former = models.ForeignKey(Organization, models.PROTECT, related_name="+")
    organization = models.ForeignKey(Organization, models.PROTECT, related_name="+")
    category = models.CharField(_("category"), max_length=14, choices=Category.choices, blank=True)
    on = models.DateField(_("from"))
    paper = NameField(_("paper"), blank=True)
    event = models.ForeignKey(OrganizationEvent, models.PROTECT, null=True, blank=True, related_name="members")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["on", "pk"]


class Chair(models.TextChoices):
    """Places in a body."""

    SECRETARY = "SECRETARY", _("Secretary")
    DEPUTY_SECRETARY = "DEPUTY_SECRETARY", _("Deputy secretary")
    CHAIR = "CHAIR", _("Chair")
    VICE_CHAIR = "VICE_CHAIR", _("Vice-chair")
    MEMBER = "MEMBER", _("Member")


#: The place of those who decide in a cell as its members.
MEMBER_OF_CELL = _("member of the cell")

#: Who may sign on behalf of the body and preside over it.
LEADING = (Chair.SECRETARY, Chair.DEPUTY_SECRETARY, Chair.CHAIR, Chair.VICE_CHAIR)


class SeatQuerySet(models.QuerySet["Seat"]):
    """Questions asked of seats."""

    def on(self, on: date) -> SeatQuerySet:
        """Those held on that day."""
        return self.filter(in_force(on))

    def leading(self) -> SeatQuerySet:
        """Those whose holder signs for the body and presides over it."""
        return self.filter(chair__in=LEADING)

    def of(self, organization: Organization) -> SeatQuerySet:
        """Those in the bodies of an organization, body by body."""
        found = self.filter(body__organization=organization).select_related("member", "body")
        return found.order_by("body", "pk")


class Seat(Kept):
    """A member's place in a body from one day to another (exclusive)."""

    body = models.ForeignKey(Body, models.PROTECT, related_name="seats")
    member = models.ForeignKey(Member, models.PROTECT, related_name="seats")
    chair = models.CharField(_("place"), max_length=18, choices=Chair.choices, default=Chair.MEMBER)
    since = models.DateField(_("since"))
    until = models.DateField(_("until"), null=True, blank=True)

    objects = SeatQuerySet.as_manager()

    class Meta:
        verbose_name = _("seat")
        verbose_name_plural = _("seats")
        indexes = [models.Index(fields=["body", "until"]), models.Index(fields=["member", "until"])]
        constraints = [
            models.UniqueConstraint(
                fields=["body", "member"], condition=Q(until__isnull=True), name="one_open_seat_in_a_body"
            ),
            invariant(
                "seat_ends_after_it_begins",
                Q(until__isnull=True) | Q(until__gte=F("since")),
                _("A seat cannot end before it began."),
            ),
        ]

    def get_chair_display(self) -> str:  # type: ignore[no-redef]  # written by the field otherwise
        """The place in words; who decides in a cell without a seat in its committee is a member of it."""
        return str(Chair(self.chair).label if self.pk else MEMBER_OF_CELL)


class PostDuty(models.TextChoices):
    """Standing duties outside any one case."""

    AREA_OFFICER = "AREA_OFFICER", _("Area officer")
    CLERK = "CLERK", _("Clerk")
    REPORTING_SECRETARY = "REPORTING_SECRETARY", _("Reporting secretary")
    REPRESENTATIVE = "REPRESENTATIVE", _("Representative of the organization")
    CUSTODIAN = "CUSTODIAN", _("Custodian of sealed identities")
    SECRET_KEEPER = "SECRET_KEEPER", _("Keeper of secret papers")
    CHIEF_OF_OFFICE = "CHIEF_OF_OFFICE", _("Chief of the office")


class PostQuerySet(models.QuerySet["Post"]):
    """Questions asked of posts."""

    def on(self, on: date) -> PostQuerySet:
        """Those held on that day."""
        return self.filter(in_force(on))

    def of(self, organization: Organization) -> PostQuerySet:
        """Those held for an organization."""
        return self.filter(organization=organization).select_related("member")

    def answering(self, organizations: Iterable[int | None], on: date) -> list[Post]:
        """Who answers for these organizations on that day, the latest first; an act asks once."""
        wanted = frozenset(organizations)
        rows = self.on(on).filter(organization__in=wanted, duty=PostDuty.REPRESENTATIVE).select_related("member")
        return acting.once((Post, wanted, on), lambda: list(rows.order_by("-pk")))


class Post(Kept):
    """A standing duty of a member for an organization: area officer, clerk, representative.

    Who represents the successor of an organization answers for that one too: a post `passed_on_by` the event.
    """

    member = models.ForeignKey(Member, models.PROTECT, related_name="posts")
    organization = models.ForeignKey(Organization, models.PROTECT, related_name="posts")
    duty = models.CharField(_("duty"), max_length=20, choices=PostDuty.choices)
    since = models.DateField(_("since"))
    until = models.DateField(_("until"), null=True, blank=True)
    passed_on_by = models.ForeignKey(
        OrganizationEvent, models.PROTECT, null=True, blank=True, related_name="posts", verbose_name=_("passed on by")
    )

    objects = PostQuerySet.as_manager()

    class Meta:
        verbose_name = _("post")
        verbose_name_plural = _("posts")
        indexes = [models.Index(fields=["organization", "duty", "until"]), models.Index(fields=["member", "until"])]
        constraints = [
            models.UniqueConstraint(
                fields=["member", "organization", "duty"],
                condition=Q(until__isnull=True),
                name="one_open_post_of_a_duty",
            ),
        ]
