"""Sittings of a body: who belongs to it on that day, who came, what is on the agenda, what was said to each item."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from cases.models.base import Kept, NameField, ProseField, invariant
from cases.models.case import Case
from cases.models.organization import LEADING, MEMBER_OF_CELL, Body, Category, Chair, Member, Post, PostDuty
from cases.models.team import Recusal, new_key


class SittingQuerySet(models.QuerySet["Sitting"]):
    """Questions asked of sittings."""

    def visible_to(self, user: Any) -> SittingQuerySet:
        """Those the user belongs to, or records."""
        mine = RollEntry.objects.seated().filter(sitting=OuterRef("pk"), member__user=user)
        return self.filter(Exists(mine) | Q(recorded_by__user=user))

    def of_body(self, body: Body) -> SittingQuerySet:
        """Those of a body, the latest first."""
        return self.filter(body=body).order_by("-held_on", "-pk")


class Sitting(Kept):
    """One meeting of a body: convened, opened with its roll and presence, closed with its minutes."""

    key = models.CharField(max_length=20, unique=True, default=new_key, editable=False)
    body = models.ForeignKey(Body, models.PROTECT, related_name="sittings")
    held_on = models.DateField(_("held on"))
    place = NameField(_("place"), blank=True)
    begins_at = models.TimeField(_("begins at"), null=True, blank=True)
    ends_at = models.TimeField(_("ends at"), null=True, blank=True)
    chaired_by = models.ForeignKey(Member, models.PROTECT, related_name="+", verbose_name=_("chair"))
    recorded_by = models.ForeignKey(Member, models.PROTECT, related_name="+", verbose_name=_("recorder"))
    convened_on = models.DateField(_("convened on"))
    convened_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    opened_on = models.DateField(_("opened on"), null=True, blank=True)
    convened = models.PositiveSmallIntegerField(_("members convened"), null=True, blank=True)
    present = models.PositiveSmallIntegerField(_("present"), null=True, blank=True)
    quorum = models.PositiveSmallIntegerField(_("needed for a quorum"), null=True, blank=True)
    quorum_rule = models.CharField(_("rule of the quorum"), max_length=300, blank=True)
    course = ProseField(_("course of the meeting"), blank=True)
    closed_on = models.DateField(_("closed on"), null=True, blank=True)

    objects = SittingQuerySet.as_manager()

    class Meta:
        ordering = ["-held_on", "-pk"]
        verbose_name = _("sitting")
        verbose_name_plural = _("sittings")
        indexes = [models.Index(fields=["body", "held_on"])]
        constraints = [
            invariant(
                "a_sitting_counts_no_more_than_it_convened",
                Q(present__isnull=True) | Q(present__lte=F("convened")),
                _("More people present than the body has."),
            ),
            invariant(
                "a_closed_sitting_has_minutes",
                Q(closed_on__isnull=True) | (Q(opened_on__isnull=False) & ~Q(course="")),
                _("A sitting is closed with its minutes."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.body} {self.held_on:%d/%m/%Y}"


class RollEntryQuerySet(models.QuerySet["RollEntry"]):
    """Questions asked of a roll."""

    def seated(self) -> RollEntryQuerySet:
        """Those who still had their seat on the day."""
        return self.filter(seated=True)


class RollEntry(Kept):
    """A member of the body as at the day of the sitting, and whether they came."""

    sitting = models.ForeignKey(Sitting, models.PROTECT, related_name="roll")
    member = models.ForeignKey(Member, models.PROTECT, related_name="+")
    name = NameField(_("full name"), max_length=120)
    chair = models.CharField(_("place"), max_length=18, choices=Chair.choices)
    category = models.CharField(_("category"), max_length=14, choices=Category.choices)
    # A member who was convened and lost the seat before the day stays on record, and is not counted.
    seated = models.BooleanField(_("has a seat on the day"), default=True)
    present = models.BooleanField(_("present"), default=False)
    absence = NameField(_("reason of absence"), blank=True)

    objects = RollEntryQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        verbose_name = _("member convened")
        constraints = [
            models.UniqueConstraint(fields=["sitting", "member"], name="one_line_of_a_member_on_a_roll"),
            invariant(
                "who_is_present_has_a_seat", Q(present=False) | Q(seated=True), _("A guest is no member of the body.")
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_chair_display(self) -> str:  # type: ignore[no-redef]  # written by the field otherwise
        """The place in words; in a cell its members decide."""
        from cases import cells

        of_cell = self.chair == Chair.MEMBER and cells.is_cell(self.sitting.body)
        return str(MEMBER_OF_CELL if of_cell else Chair(self.chair).label)

    @property
    def leads(self) -> bool:
        """Whether this member may preside."""
        return self.chair in LEADING

    @property
    def is_suspended(self) -> bool:
        """Whether this member is suspended on the day, and so neither sits nor votes."""
        return self.category == Category.SUSPENDED


class ItemKind(models.TextChoices):
    """What an item of the agenda is about."""

    REPORT = "report", _("Report of a team")
    DISCIPLINE = "discipline", _("Vote on discipline")
    COMPLAINT = "complaint", _("Complaint against a disciplinary decision")
    OTHER = "other", _("Other business")


class AgendaItemQuerySet(models.QuerySet["AgendaItem"]):
    """Questions asked of the agenda. For whoever is recused, an item does not exist."""

    def visible_to(self, user: Any) -> AgendaItemQuerySet:
        """Those of the user's sittings, without those in which the user takes no part."""
        from cases import apart

        mine = RollEntry.objects.seated().filter(sitting=OuterRef("sitting"), member__user=user)
        subject = Case.objects.filter(apart.is_subject(user), pk=OuterRef("case"))
        rows = self.filter(Exists(mine) | Q(sitting__recorded_by__user=user))
        return rows.exclude(recused(user) | Exists(subject))

    def of_sitting(self, sitting: Sitting) -> AgendaItemQuerySet:
        """Those of a sitting, in their order."""
        return self.filter(sitting=sitting).order_by("position")

    def of_case(self, case: Case) -> AgendaItemQuerySet:
        """Those in which a case came before a body."""
        return self.filter(case=case).select_related("sitting__body").order_by("sitting__held_on", "position")


def recused(user: Any, item: str = "pk", case: str = "case") -> Q:
    """Return the condition that the user is recused from an item, or from the case it is about."""
    from_item = ItemRecusal.objects.filter(item=OuterRef(item), member__user=user)
    team = Recusal.objects.filter(team=OuterRef(f"{case}__team"), member__user=user)
    return Q(Exists(from_item)) | Q(Exists(team.filter(Q(case__isnull=True) | Q(case=OuterRef(case)))))


class AgendaItem(Kept):
    """One item of a sitting: a case, or other business; its minutes are an excerpt of the sitting's own."""

    key = models.CharField(max_length=20, unique=True, default=new_key, editable=False)
    sitting = models.ForeignKey(Sitting, models.PROTECT, related_name="items")
    position = models.PositiveSmallIntegerField(_("no."))
    kind = models.CharField(_("kind"), max_length=10, choices=ItemKind.choices)
    case = models.ForeignKey(Case, models.PROTECT, null=True, blank=True, related_name="agenda_items")
    step = models.CharField(_("step"), max_length=4, blank=True)
    title = NameField(_("title"), max_length=500)
    course = ProseField(_("course of the discussion"), blank=True)
    result = ProseField(_("conclusion of the chair"), blank=True)
    minuted_on = models.DateField(_("minuted on"), null=True, blank=True)
    minuted_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")

    objects = AgendaItemQuerySet.as_manager()

    class Meta:
        ordering = ["position"]
        verbose_name = _("agenda item")
        verbose_name_plural = _("agenda items")
        indexes = [models.Index(fields=["case", "kind"])]
        constraints = [
            models.UniqueConstraint(fields=["sitting", "position"], name="one_item_a_place_on_the_agenda"),
            invariant(
                "a_vote_on_discipline_is_about_a_case",
                Q(case__isnull=False) | ~Q(kind__in=["report", "discipline", "complaint"]),
                _("This item names the case it is about."),
            ),
            invariant(
                "minutes_of_an_item_say_something",
                Q(minuted_on__isnull=True) | ~Q(course=""),
                _("The minutes of an item say what was said."),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def apart(self) -> set[int]:
        """Return who takes no part: recused from the item or from its case, or answering for its subject."""
        out = set(self.recusals.values_list("member", flat=True))
        case = self.case
        if case is None:
            return out
        of_case = Recusal.objects.filter(Q(case__isnull=True) | Q(case=case), team=case.team_id)
        out |= set(of_case.values_list("member", flat=True))
        if case.subject_organization_id:
            posts = Post.objects.on(self.sitting.held_on).filter(organization=case.subject_organization_id)
            out |= set(posts.filter(duty=PostDuty.REPRESENTATIVE).values_list("member", flat=True))
        return out


class ItemRecusal(Kept):
    """A member who takes no part in one item: leaves the room, the roll and the count."""

    item = models.ForeignKey(AgendaItem, models.PROTECT, related_name="recusals")
    member = models.ForeignKey(Member, models.PROTECT, related_name="+")
    ground = models.CharField(_("ground"), max_length=60)
    detail = ProseField(_("detail"), blank=True)
    on = models.DateField(_("on"))
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["item", "member"], name="one_recusal_of_a_member_from_an_item")]


class Guest(Kept):
    """Somebody asked to a sitting without a seat in the body: heard, and never counted."""

    sitting = models.ForeignKey(Sitting, models.PROTECT, related_name="guests")
    item = models.ForeignKey(AgendaItem, models.PROTECT, null=True, blank=True, related_name="guests")
    name = NameField(_("full name"), max_length=120)
    capacity = NameField(_("capacity"), blank=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.name


class ItemQuestionQuerySet(models.QuerySet["ItemQuestion"]):
    """Questions asked of what members asked."""

    def visible_to(self, user: Any) -> ItemQuestionQuerySet:
        """Those on items the user sees, and those in cases whose file the user opens."""
        from cases import policy

        items = AgendaItem.objects.visible_to(user)
        files = AgendaItem.objects.filter(case__in=Case.objects.filter(policy.sees_case(user)))
        files = files.exclude(recused(user))
        return self.filter(Q(item__in=items.values("pk")) | Q(item__in=files.values("pk")))


class ItemQuestion(Kept):
    """What a member asked the head of the team, and the answer."""

    item = models.ForeignKey(AgendaItem, models.PROTECT, related_name="questions")
    number = models.PositiveSmallIntegerField(_("no."))
    asked_by = models.ForeignKey(Member, models.PROTECT, related_name="+", verbose_name=_("asked by"))
    asked_on = models.DateField(_("asked on"))
    question = ProseField(_("question"))
    answer = ProseField(_("answer"), blank=True)
    answered_on = models.DateField(_("answered on"), null=True, blank=True)
    answered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")

    objects = ItemQuestionQuerySet.as_manager()

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["item", "number"], name="one_question_a_number")]

    def __str__(self) -> str:
        return f"{self.number}. {self.question[:80]}"
