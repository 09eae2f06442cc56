"""Acts upon the rulebook: load it from files, confirm what nobody has verified, take a confirmation back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cases import policy, trail
from cases.commands._writing import require_date, save
from cases.errors import RuleBroken
from cases.models import Body, Holiday, Regulation, Rule, RuleConfirmation
from cases.models.rulebook import RULE_FACTS, RulebookVersion

if TYPE_CHECKING:
    from cases.rulebook_files import RulebookFiles
    from inspection.accounts.models import User


class NothingToConfirm(RuleBroken):
    """A verified rule, or an invariant of the procedure, gates by itself."""

    rule = "RULE-PICK"
    sentence = _("Rule %(reference)s needs no confirmation.")
    next_step = _("Choose rules marked as not verified.")


class NotARuleOfThisBody(RuleBroken):
    """A body confirms the rules it works by."""

    rule = "RULE-PICK"
    sentence = _("Rule %(reference)s does not apply to %(body)s.")
    next_step = _("The body that it applies to confirms it.")


class AlreadyConfirmed(RuleBroken):
    """The body confirmed the rule before."""

    rule = "RULE-PICK"
    sentence = _("%(body)s confirmed rule %(reference)s on %(on)s.")
    next_step = _("Nothing is left to do.")


class AlreadyRevoked(RuleBroken):
    """A confirmation is taken back once."""

    rule = "RULE-PICK"
    sentence = _("The confirmation of rule %(reference)s was taken back on %(on)s.")
    next_step = _("Confirm the rule again where it is to hold.")


@dataclass
class Plan:
    """What loading would do: rows to add, to change and to remove."""

    regulations: list[Regulation] = field(default_factory=list)
    added: list[Rule] = field(default_factory=list)
    changed: list[Rule] = field(default_factory=list)
    removed: list[Rule] = field(default_factory=list)
    unchanged: int = 0
    holidays: list[Holiday] = field(default_factory=list)
    days_removed: list[Holiday] = field(default_factory=list)

    def __bool__(self) -> bool:
        """Is there anything to do?"""
        return bool(
            self.regulations or self.added or self.changed or self.removed or self.holidays or self.days_removed
        )

    def counts(self) -> dict[str, int]:
        """How much of what, for the operator and the trail."""
        return {
            "regulations": len(self.regulations),
            "added": len(self.added),
            "changed": len(self.changed),
            "removed": len(self.removed),
            "unchanged": self.unchanged,
            "holidays": len(self.holidays),
            "days_removed": len(self.days_removed),
        }


@transaction.atomic
def load_rulebook(files: RulebookFiles, *, by: User | None, on: date) -> Plan:
    """Make the rulebook say what the files say, all of it or nothing. A used rule may only be closed."""
    RulebookVersion.objects.select_for_update().get_or_create(pk=1)
    plan = plan_loading(files)
    if not plan:
        return plan
    for regulation in plan.regulations:
        regulation.save()
    for row in (*plan.removed, *plan.days_removed):
        row.delete()
    Rule.objects.bulk_create(plan.added)
    Rule.objects.bulk_update(plan.changed, [name.removesuffix("_id") for name in RULE_FACTS])
    Holiday.objects.bulk_create(
        plan.holidays,
        update_conflicts=True,
        unique_fields=["on"],
        update_fields=["name", "moved_working", "status", "source"],
    )
    RulebookVersion.change()
    trail.record("rulebook-loaded", by=by, on=on, counts=plan.counts())
    return plan


def plan_loading(files: RulebookFiles) -> Plan:
    """Compare the files with the rulebook; refuse what would change or remove a used rule. Writes nothing."""
    plan = Plan()
    regulations = {regulation.key: regulation for regulation in Regulation.objects.all()}
    for key, facts in files.regulations.items():
        regulation = regulations.setdefault(key, Regulation(key=key))
        if _take(regulation, facts) or not regulation.pk:
            plan.regulations.append(regulation)
    stored = {rule.reference: rule for rule in Rule.objects.filter(regulation__key__in=files.regulations)}
    for reference, row in files.rules.items():
        _plan_rule(plan, stored.pop(reference, None), row | {"regulation": regulations[row["regulation"]]})
    for rule in stored.values():
        if rule.used_on:
            raise rule.unchangeable(_("it is missing in the files"))
        plan.removed.append(rule)
    days = {holiday.on: holiday for holiday in Holiday.objects.filter(on__year__in=files.years)}
    for day, facts in files.holidays.items():
        holiday = days.pop(day, None) or Holiday(on=day)
        if _take(holiday, facts) or not holiday.pk:
            plan.holidays.append(holiday)
    plan.days_removed = list(days.values())
    return plan


def _plan_rule(plan: Plan, rule: Rule | None, row: dict[str, Any]) -> None:
    if rule is None:
        plan.added.append(Rule(**row))
        return
    rule.require_unchanged({name: row[name] for name in RULE_FACTS if name != "regulation_id"})
    if _take(rule, row):
        plan.changed.append(rule)
    else:
        plan.unchanged += 1


def _take(row: Any, facts: dict[str, Any]) -> bool:
    """Write facts into a row; say whether it is another row now."""
    changed = {name: value for name, value in facts.items() if getattr(row, name, None) != value}
    for name, value in changed.items():
        setattr(row, name, value)
    return bool(changed)


def confirm_rule(rule: Rule, *, body: Body, by: User, on: date, note: str = "") -> RuleConfirmation:
    """Confirm one rule for a body: from that day it gates."""
    return confirm_rules([rule], body=body, by=by, on=on, note=note)[0]


@transaction.atomic
def confirm_rules(rules: Sequence[Rule], *, body: Body, by: User, on: date, note: str = "") -> list[RuleConfirmation]:
    """Confirm several rules for a body by one act: from that day they gate what it does."""
    Body.objects.select_for_update(of=("self",)).get(pk=body.pk)
    policy.require_leader(by, body, on)
    require_date(on, act=_("Confirm the rules"), earliest=None)
    standing = {c.rule_id: c for c in RuleConfirmation.objects.filter(body=body, revoked_on=None, rule__in=rules)}
    for rule in rules:
        if rule.is_verified or rule.is_invariant:
            raise NothingToConfirm(reference=rule.reference, citation=rule.citation)
        if not rule.fits(body.scope):
            raise NotARuleOfThisBody(reference=rule.reference, body=body.name, citation=rule.citation)
        if given := standing.get(rule.pk):
            day = f"{given.confirmed_on:%d/%m/%Y}"
            raise AlreadyConfirmed(body=body.name, reference=rule.reference, on=day, citation=rule.citation)
    confirmations = RuleConfirmation.objects.bulk_create(
        RuleConfirmation(rule=rule, body=body, confirmed_on=on, by=by, note=note) for rule in rules
    )
    # What a body has confirmed it relies on: the text may not change under its confirmation.
    Rule.objects.filter(pk__in=[rule.pk for rule in rules], used_on=None).update(used_on=on)
    RulebookVersion.change()
    references = sorted(rule.reference for rule in rules)
    trail.record("rules-confirmed", by=by, on=on, body=body.pk, rules=references, note=note)
    return confirmations


@transaction.atomic
def revoke_confirmation(confirmation: RuleConfirmation, *, by: User, on: date, note: str) -> RuleConfirmation:
    """Take a confirmation back: from that day the rule gates nothing for the body."""
    related = ("body__organization", "rule")
    confirmation = (
        RuleConfirmation.objects.select_for_update(of=("self",)).select_related(*related).get(pk=confirmation.pk)
    )
    policy.require_leader(by, confirmation.body, on)
    if confirmation.revoked_on:
        raise AlreadyRevoked(reference=confirmation.rule.reference, on=f"{confirmation.revoked_on:%d/%m/%Y}")
    require_date(on, act=_("Take the confirmation back"), earliest=confirmation.confirmed_on)
    confirmation.revoked_on, confirmation.revoked_by = on, by
    save(confirmation)
    rule = confirmation.rule.reference
    trail.record("confirmation-revoked", by=by, on=on, body=confirmation.body_id, rules=[rule], note=note)
    return confirmation


def rules_to_confirm(body: Body) -> list[Rule]:
    """Recalled rules made for a body, of any date, that it has not confirmed: what it is asked to confirm."""
    confirmed = Q(confirmations__body=body, confirmations__revoked_on=None)
    waiting = Rule.objects.exclude(status="verified").exclude(confirmed).select_related("regulation")
    return [rule for rule in waiting if not rule.is_invariant and rule.fits(body.scope)]
