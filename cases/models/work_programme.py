"""Work programmes of committees (chương trình công tác, đề án, nghị quyết): what each sets, and which it carries out.

Not the annual programme of inspection: that one plans inspections, and a line of it may name a work programme as its
theme. A work programme is drafted by one and approved by another; what it sets is written once and changes by
amendments, each a version with its reason. What happens to it later, reviews held and papers issued, is append-only.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from cases.models.base import Kept, NameField, ProseField, invariant
from cases.models.organization import Body, Organization, Post, PostDuty, Seat
from cases.models.team import new_key

#: Who drafts the work programmes of a body, and keeps what happens to them.
PROGRAMME_OFFICE = (PostDuty.REPORTING_SECRETARY, PostDuty.AREA_OFFICER, PostDuty.CHIEF_OF_OFFICE)
#: Who reads those of the own organization, of all above and of all below it, beside those who sit in its bodies.
PROGRAMME_READERS = (*PROGRAMME_OFFICE, PostDuty.CLERK)
#: How far the tree reaches: from the center over a city, its wards, grassroots and their sections to a cell.
_ABOVE = ("", "__parent", "__parent__parent", "__parent__parent__parent", "__parent__parent__parent__parent")


class WorkKind(models.TextChoices):
    """Kinds of work programmes, as their papers call them."""

    PROGRAMME = "programme", _("programme of work")
    SCHEME = "scheme", _("scheme")
    RESOLUTION = "resolution", _("resolution of a committee")
    CONCLUSION = "conclusion", _("conclusion of a committee")
    PLAN = "plan", _("plan of a committee")
    TASK = "task", _("key task")
    BREAKTHROUGH = "breakthrough", _("breakthrough")


class WorkProgrammeQuerySet(models.QuerySet["WorkProgramme"]):
    """Questions asked of work programmes."""

    def seen_by(self, user: Any, on: date) -> WorkProgrammeQuerySet:
        """Those of bodies near the user in the tree, up and down; a draft only by the body's own people.

        Near is who sits in a body or works in an office; who only answers for an organization is not.
        """
        homes = _homes(user, on)
        if not homes:
            return self.none()
        near = Q(body__organization__in=with_above(homes))
        for one in _ABOVE:
            near |= Q(**{f"body__organization{one}__in": homes})
        return self.filter(near & Q(approved_on__isnull=False) | Q(body__organization__in=homes))

    def listed(self) -> WorkProgrammeQuerySet:
        """With what a list shows."""
        rows = self.select_related("organization", "body__organization", "drafted_by", "approved_by")
        return rows.order_by("-issued_on", "number", "pk")

    def keyed(self, key: str, user: Any, on: date) -> WorkProgramme | None:
        """The one of this key, where the user may see it."""
        return self.seen_by(user, on).listed().select_related("parent").filter(key=key).first()

    def inspectable(self, user: Any, on: date) -> WorkProgrammeQuerySet:
        """The approved ones the user sees: what a line of an annual programme may name."""
        return self.seen_by(user, on).filter(approved_on__isnull=False).listed()

    def above(self, organizations: Iterable[int]) -> WorkProgrammeQuerySet:
        """The approved ones of these organizations and of those above them: what can be carried out there."""
        return self.filter(approved_on__isnull=False, organization__in=with_above(organizations))


def with_above(organizations: Iterable[int]) -> set[int]:
    """Return these organizations and all above them."""
    return {pk for row in _upward(organizations) for pk in row if pk}


def standing_under(houses: Iterable[int], organizations: Iterable[int]) -> set[int]:
    """Return which of the organizations are one of the houses, or stand under one; one statement for all."""
    above = set(houses)
    return {row[0] for row in _upward(organizations) if not above.isdisjoint(row)}


def _upward(organizations: Iterable[int]) -> Iterable[tuple[int, ...]]:
    columns = [one.removeprefix("__") or "pk" for one in _ABOVE]
    return Organization.objects.filter(pk__in=list(organizations)).values_list(*columns)


def _homes(user: Any, on: date) -> set[int]:
    """The organizations in whose bodies the user sits or in whose offices the user works."""
    mine = {"member__user": user}
    seats = Seat.objects.on(on).filter(**mine).values_list("body__organization", flat=True)
    posts = Post.objects.on(on).filter(duty__in=PROGRAMME_READERS, **mine).values_list("organization", flat=True)
    return {*seats.union(posts)}


class WorkProgramme(Kept):
    """A committee's programme, scheme, resolution or task; version 1 is what was first approved.

    `organization` is whose it is, `body` who keeps it here: a body also keeps the programme of a level above, as its
    paper says it, to carry it out by one of its own (`parent`).
    """

    key = models.CharField(max_length=20, unique=True, default=new_key, editable=False)
    organization = models.ForeignKey(
        Organization, models.PROTECT, related_name="work_programmes", verbose_name=_("organization")
    )
    body = models.ForeignKey(Body, models.PROTECT, related_name="work_programmes", verbose_name=_("body"))
    kind = models.CharField(_("kind"), max_length=12, choices=WorkKind.choices)
    number = NameField(_("number"), max_length=60)
    ordinal = models.PositiveIntegerField(editable=False, default=0)
    title = NameField(_("title"), max_length=500)
    issuer = NameField(_("issued by"), blank=True)
    issued_on = models.DateField(_("issued on"))
    since = models.DateField(_("in force from"))
    until = models.DateField(_("until"), null=True, blank=True)
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="lower", verbose_name=_("carries out")
    )
    drafted_on = models.DateField(_("drafted on"))
    drafted_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    approved_on = models.DateField(_("approved on"), null=True, blank=True)
    approved_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    version = models.PositiveSmallIntegerField(_("version"), default=1)

    objects = WorkProgrammeQuerySet.as_manager()

    class Meta:
        verbose_name = _("work programme")
        verbose_name_plural = _("work programmes")
        indexes = [models.Index(fields=["kind", "ordinal"])]
        constraints = [
            models.UniqueConstraint(fields=["body", "number", "issued_on"], name="one_work_programme_of_a_number"),
            invariant(
                "work_programme_is_approved_by_another",
                Q(approved_by__isnull=True) | ~Q(approved_by=F("drafted_by")),
                _("The person who drafted the work programme does not approve it."),
            ),
            invariant(
                "work_programme_ends_after_it_begins",
                Q(until__isnull=True) | Q(until__gte=F("since")),
                _("A work programme cannot end before it begins."),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keep the ordinal by which people call it with its number: 1 of "01-CTr/TU"."""
        found = re.match(r"\d{1,9}", self.number.strip())
        self.ordinal = int(found.group()) if found else 0
        super().save(*args, **kwargs)


class WorkAmendment(Kept):
    """One approved change of a work programme: its version, reason, date and author."""

    programme = models.ForeignKey(WorkProgramme, models.PROTECT, related_name="amendments")
    version = models.PositiveSmallIntegerField(_("version"))
    reason = ProseField(_("reason"))
    on = models.DateField(_("amended on"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("amendment of a work programme")
        ordering = ["-version"]
        constraints = [models.UniqueConstraint(fields=["programme", "version"], name="one_work_amendment_a_version")]


class AmendedQuerySet(models.QuerySet[Any]):
    """Questions asked of what a work programme sets, version by version."""

    def standing(self, on: date) -> AmendedQuerySet:
        """Those set by then and not taken back."""
        begun = Q(added_in__isnull=True) | Q(added_in__on__lte=on)
        return self.filter(begun & (Q(withdrawn_in__isnull=True) | Q(withdrawn_in__on__gt=on)))

    def numbered(self, pk: int, programme: WorkProgramme) -> Any:
        """The one of this number, where it is this programme's."""
        return self.filter(pk=pk, programme=programme).first()


class Amended(Kept):
    """What a work programme sets: written once, added and taken back by amendments."""

    added_in = models.ForeignKey(WorkAmendment, models.PROTECT, null=True, blank=True, related_name="+")
    withdrawn_in = models.ForeignKey(WorkAmendment, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        abstract = True


class PartKind(models.TextChoices):
    """What the structure of a work programme consists of."""

    GOAL = "goal", _("goal")
    GROUP = "group", _("group of indicators")
    REQUIREMENT = "requirement", _("requirement")
    TASK = "task", _("task or solution")


class WorkPart(Amended):
    """A goal, a group of indicators, a requirement or a task of a work programme."""

    programme = models.ForeignKey(WorkProgramme, models.PROTECT, related_name="parts")
    kind = models.CharField(_("kind"), max_length=12, choices=PartKind.choices)
    position = models.PositiveSmallIntegerField(_("no."))
    text = ProseField(_("text"), max_length=2000)

    objects = AmendedQuerySet.as_manager()

    class Meta:
        ordering = ["kind", "position"]
        verbose_name = _("part of a work programme")
        verbose_name_plural = _("parts of work programmes")
        constraints = [
            models.UniqueConstraint(fields=["programme", "kind", "position"], name="one_part_a_place_of_a_programme")
        ]

    def __str__(self) -> str:
        return self.text


class ReviewKind(models.TextChoices):
    """What a milestone is."""

    PRELIMINARY = "preliminary", _("preliminary review")
    FINAL = "final", _("final review")
    OTHER = "other", _("other milestone")


class WorkMilestone(Amended):
    """A day by which a work programme is reviewed (sơ kết, tổng kết), or by which something of it is done."""

    programme = models.ForeignKey(WorkProgramme, models.PROTECT, related_name="milestones")
    kind = models.CharField(_("kind"), max_length=12, choices=ReviewKind.choices)
    text = NameField(_("what is due"), max_length=500)
    due_on = models.DateField(_("due on"))

    objects = AmendedQuerySet.as_manager()

    class Meta:
        ordering = ["due_on", "pk"]
        verbose_name = _("milestone of a work programme")
        verbose_name_plural = _("milestones of work programmes")

    def __str__(self) -> str:
        return self.text


class MilestoneDone(Kept):
    """A milestone was reached, once: when, and by which paper."""

    milestone = models.OneToOneField(WorkMilestone, models.PROTECT, related_name="done")
    done_on = models.DateField(_("done on"))
    paper = NameField(_("paper"))
    recorded_on = models.DateField(_("recorded on"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("milestone reached")


class WorkDocument(Kept):
    """A paper issued to carry out a work programme (văn bản thực hiện): number, date, title."""

    programme = models.ForeignKey(WorkProgramme, models.PROTECT, related_name="documents")
    number = NameField(_("number"), max_length=60)
    dated_on = models.DateField(_("dated"))
    title = NameField(_("title"), max_length=500)
    is_legal = models.BooleanField(_("legal document"), default=False)
    recorded_on = models.DateField(_("recorded on"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["dated_on", "pk"]
        verbose_name = _("document of a work programme")
        verbose_name_plural = _("documents of work programmes")
        constraints = [
            models.UniqueConstraint(fields=["programme", "number", "dated_on"], name="a_document_stands_once")
        ]

    def __str__(self) -> str:
        return self.number


def drafting_for(user: Any, on: date) -> list[Body]:
    """Return the bodies whose work programmes the user drafts on that day."""
    posts = Post.objects.on(on).filter(
        member__user=user, duty__in=PROGRAMME_OFFICE, organization=OuterRef("organization")
    )
    return list(Body.objects.filter(Exists(posts)).select_related("organization").order_by("organization", "pk"))
