"""The rulebook as rows: regulations, rules with interval, scope and source, what bodies confirmed, and holidays."""

from __future__ import annotations

import secrets
from collections import OrderedDict, defaultdict
from datetime import date
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from cases import acting
from cases.deadlines import Calendar
from cases.models.base import Kept, NameField, ProseField, invariant
from cases.models.organization import Body
from cases.rulebook import DESIGN_INVARIANT, Rulebook, Scope, Shelf, UsedRuleChanged

SHELVES_KEPT = 4
_shelves: OrderedDict[str, Shelf] = OrderedDict()


class RulebookVersion(models.Model):
    """One row, new with every change of the rulebook: each process knows by it whether what it has read still holds.

    The value is random and not a count: after a rollback a count would come again with other rules behind it.
    """

    value = models.CharField(max_length=32)

    def __str__(self) -> str:
        return self.value

    @classmethod
    def change(cls) -> None:
        """Say that the rulebook is no longer what it was."""
        cls.objects.update_or_create(pk=1, defaults={"value": secrets.token_hex(16)})

    @classmethod
    def current(cls) -> str:
        """The value of now; the one query a lookup costs."""
        return cls.now().first() or ""

    @classmethod
    def now(cls) -> models.QuerySet[RulebookVersion, str]:
        """The value of now, to be read beside something else."""
        return cls.objects.filter(pk=1).values_list("value", flat=True)


class PartOfRulebook(models.Model):
    """Rows whose change makes every process read the rulebook again."""

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save, and change the version in the same transaction."""
        super().save(*args, **kwargs)
        RulebookVersion.change()

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        """Delete, and change the version in the same transaction."""
        deleted = super().delete(*args, **kwargs)
        RulebookVersion.change()
        return deleted


class Regulation(PartOfRulebook):
    """A regulation, guidance, local rule or set of design defaults."""

    key = models.CharField(_("key"), max_length=20, unique=True)
    number = models.CharField(_("number"), max_length=120)
    title_vi = NameField(_("title"))
    title_en = NameField(_("title in English"))
    issued_on = models.DateField(_("issued on"), null=True, blank=True)
    locality = models.CharField(_("locality"), max_length=60, blank=True)

    class Meta:
        ordering = ["key"]
        verbose_name = _("regulation")
        verbose_name_plural = _("regulations")

    def __str__(self) -> str:
        return self.number

    @property
    def title(self) -> str:
        """The title in the reader's language."""
        return self.title_en if get_language() == "en" else self.title_vi


class RuleStatus(models.TextChoices):
    """Whether somebody read the text."""

    VERIFIED = "verified", _("Verified")
    RECALLED = "recalled", _("Not verified")


class Trust(models.TextChoices):
    """How far a rule can be relied on before a body has spoken."""

    VERIFIED = "verified", _("verified")
    RECALLED = "recalled", _("not yet verified")
    INVARIANT = "invariant", _("invariant of the procedure")


class RuleQuerySet(models.QuerySet["Rule"]):
    """Rules, those in use kept from deletion."""

    def delete(self) -> tuple[int, dict[str, int]]:
        """Refuse where one of them was used."""
        for rule in self.exclude(used_on=None)[:1]:
            raise rule.unchangeable(_("it may not be deleted"))
        deleted = super().delete()
        RulebookVersion.change()
        return deleted

    delete.queryset_only = True  # type: ignore[attr-defined]


class Rule(PartOfRulebook):
    """One rule of one regulation: what it says, to whom, from when to when, and how far it can be trusted."""

    reference = models.CharField(_("reference"), max_length=60, unique=True)
    key = models.CharField(_("key"), max_length=40, db_index=True)
    regulation = models.ForeignKey(Regulation, models.PROTECT, related_name="rules", verbose_name=_("regulation"))
    title_vi = NameField(_("title"))
    title_en = NameField(_("title in English"))
    applies_to = models.JSONField(_("applies to"), default=list)
    value = models.JSONField(_("value"))
    unit = models.CharField(_("unit"), max_length=30, blank=True)
    effective_from = models.DateField(_("in force from"), null=True, blank=True)
    effective_to = models.DateField(_("no longer in force from"), null=True, blank=True)
    scope = models.JSONField(_("scope"), null=True, blank=True)
    precedence = models.PositiveSmallIntegerField(_("precedence"))
    status = models.CharField(_("status"), max_length=10, choices=RuleStatus.choices)
    evidence = models.CharField(_("evidence"), max_length=10, blank=True)
    confidence = models.CharField(_("confidence"), max_length=10, blank=True)
    citation = NameField(_("citation"))
    source = ProseField(_("source"))
    note = ProseField(_("note"), blank=True)
    used_on = models.DateField(_("first used on"), null=True, blank=True, editable=False)

    objects = RuleQuerySet.as_manager()

    class Meta:
        ordering = ["key", "effective_from", "reference"]
        verbose_name = _("rule")
        verbose_name_plural = _("rules")
        constraints = [
            invariant(
                "rule_ends_after_it_begins",
                Q(effective_from__isnull=True) | Q(effective_to__isnull=True) | Q(effective_to__gt=F("effective_from")),
                _("A rule cannot end before it begins."),
            )
        ]

    def __str__(self) -> str:
        return self.reference

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Refuse to change what an act relied on; only closing an open rule is allowed."""
        if self.pk and (stored := Rule.objects.filter(pk=self.pk).exclude(used_on=None).first()):
            stored.require_unchanged({name: getattr(self, name) for name in RULE_FACTS})
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        """Refuse to delete what an act relied on."""
        if stored := Rule.objects.filter(pk=self.pk).exclude(used_on=None).first():
            raise stored.unchangeable(_("it may not be deleted"))
        return super().delete(*args, **kwargs)

    def require_unchanged(self, facts: dict[str, Any]) -> None:
        """Refuse where a used rule would say something else; its open end may be closed after its first use."""
        if self.used_on is None:
            return
        changed = [name for name, value in facts.items() if getattr(self, name) != value]
        closes = facts.get("effective_to")
        if changed == ["effective_to"] and self.effective_to is None and closes and closes > self.used_on:
            return
        if changed:
            names = ", ".join(str(self._meta.get_field(name).verbose_name) for name in changed)  # type: ignore[union-attr]
            raise self.unchangeable(names)

    def unchangeable(self, what: Any) -> UsedRuleChanged:
        """The refusal to change or delete this rule."""
        used_on = f"{self.used_on:%d/%m/%Y}"
        return UsedRuleChanged(reference=self.reference, used_on=used_on, what=what, citation=self.citation)

    @classmethod
    def on(cls, day: date, scope: Scope) -> Rulebook:
        """The rulebook of a day for one authority. One query, however much is then asked of it."""
        return cls.shelf().on(day, scope)

    @classmethod
    def shelf(cls) -> Shelf:
        """Everything the rulebook knows, read anew only when it changed; ask it for many days at once."""
        return acting.once(Shelf, lambda: cls.shelf_of(RulebookVersion.current()))

    @classmethod
    def shelf_of(cls, version: str) -> Shelf:
        """The same, for a page that read the version beside something else."""
        shelf = _shelves.get(version) or _read_shelf()
        if version:
            _shelves[version] = shelf
            while len(_shelves) > SHELVES_KEPT:
                _shelves.popitem(last=False)
        return shelf

    @property
    def title(self) -> str:
        """The title in the reader's language."""
        return self.title_en if get_language() == "en" else self.title_vi

    @property
    def is_verified(self) -> bool:
        """Somebody read the text."""
        return self.status == RuleStatus.VERIFIED

    @property
    def is_invariant(self) -> bool:
        """An invariant of every procedure: the product's own, so it needs nobody's confirmation to gate."""
        return self.unit == DESIGN_INVARIANT

    @property
    def trust(self) -> Trust:
        """Verified, recalled, or the procedure's own."""
        return Trust.INVARIANT if self.is_invariant else Trust(self.status)

    @property
    def subjects(self) -> set[str]:
        """Organizations or members, where the rule speaks of one of them only."""
        return {"ORGANIZATION", "MEMBER"}.intersection(self.applies_to)

    def is_in_force(self, on: date) -> bool:
        """Does the interval [from, to) hold the day?"""
        started = self.effective_from is None or self.effective_from <= on
        return started and (self.effective_to is None or on < self.effective_to)

    def fits(self, scope: Scope) -> bool:
        """Is the rule made for this authority, level and place?"""
        return scope.fits(self.scope)


#: What a rule says; none of it moves once an act relied on it.
RULE_FACTS = (
    "reference",
    "key",
    "regulation_id",
    "title_vi",
    "title_en",
    "applies_to",
    "value",
    "unit",
    "effective_from",
    "effective_to",
    "scope",
    "precedence",
    "status",
    "evidence",
    "confidence",
    "citation",
    "source",
    "note",
)


class RuleConfirmation(Kept):
    """A body's act: the rule, though nobody here has seen its text, is the rule we work by."""

    rule = models.ForeignKey(Rule, models.PROTECT, related_name="confirmations", verbose_name=_("rule"))
    body = models.ForeignKey(Body, models.PROTECT, related_name="rule_confirmations", verbose_name=_("body"))
    confirmed_on = models.DateField(_("confirmed on"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("by"))
    note = ProseField(_("note"), blank=True)
    revoked_on = models.DateField(_("revoked on"), null=True, blank=True)
    revoked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("revoked by")
    )

    class Meta:
        ordering = ["confirmed_on", "pk"]
        verbose_name = _("confirmation of a rule")
        verbose_name_plural = _("confirmations of rules")
        constraints = [
            models.UniqueConstraint(
                fields=["rule", "body"],
                condition=Q(revoked_on__isnull=True),
                name="one_standing_confirmation_of_a_rule_by_a_body",
                violation_error_message=_("The body has already confirmed this rule."),
            ),
            invariant(
                "confirmation_is_revoked_after_it_was_given",
                Q(revoked_on__isnull=True, revoked_by__isnull=True)
                | Q(revoked_on__gte=F("confirmed_on"), revoked_by__isnull=False),
                _("A confirmation is revoked by a person, not before it was given."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.rule} {self.confirmed_on:%d/%m/%Y}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save, and change the version in the same transaction."""
        super().save(*args, **kwargs)
        RulebookVersion.change()


class Holiday(PartOfRulebook):
    """A public holiday, or a Saturday worked in exchange for a day off."""

    on = models.DateField(_("day"), unique=True)
    name = NameField(_("name"))
    moved_working = models.BooleanField(_("worked in exchange"), default=False)
    status = models.CharField(_("status"), max_length=10, choices=RuleStatus.choices)
    source = ProseField(_("source"), blank=True)

    class Meta:
        ordering = ["on"]
        verbose_name = _("holiday")
        verbose_name_plural = _("holidays")

    def __str__(self) -> str:
        return f"{self.on:%d/%m/%Y} {self.name}"


def _read_shelf() -> Shelf:
    """Read all of it: four small tables, a few hundred rows."""
    rules: dict[str, list[Rule]] = defaultdict(list)
    for rule in Rule.objects.select_related("regulation"):
        rules[rule.key].append(rule)
    confirmations: dict[tuple[int, int], list[tuple[date, date | None]]] = defaultdict(list)
    for rule_id, body_id, confirmed, revoked in RuleConfirmation.objects.values_list(
        "rule_id", "body_id", "confirmed_on", "revoked_on"
    ):
        confirmations[rule_id, body_id].append((confirmed, revoked))
    days = list(Holiday.objects.values_list("on", "moved_working"))
    calendar = Calendar.of((on for on, worked in days if not worked), (on for on, worked in days if worked))
    regulations = list(Regulation.objects.exclude(issued_on__isnull=True).order_by("issued_on"))
    return Shelf(dict(rules), dict(confirmations), calendar, regulations)
