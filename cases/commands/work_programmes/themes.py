"""Saying of a line of the annual programme which work programme it inspects, under which tags, jointly or not."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from cases import policy, trail
from cases.acting import command
from cases.commands._writing import require_date, save, save_all
from cases.commands.work_programmes._guards import require_approved, stream
from cases.errors_work import WorkUnsound
from cases.models import ItemTag, PostDuty, ProgrammeItem, ThemeTag, WorkProgramme

if TYPE_CHECKING:
    from inspection.accounts.models import User


@command
def name_theme(
    item: ProgrammeItem,
    *,
    by: User,
    on: date,
    theme: WorkProgramme | None = None,
    tags: Sequence[str] = (),
    joint_plan: str = "",
) -> ProgrammeItem:
    """Say what a line inspects, and by which joint plan with state inspection; what it plans does not change."""
    rows = ProgrammeItem.objects.select_for_update(of=("self",)).select_related("programme__body__organization")
    item = rows.get(pk=item.pk)
    body = item.programme.body
    policy.require_post(by, PostDuty.AREA_OFFICER, body.organization, on)
    require_date(on, act=_("Name the theme of a line"), earliest=None)
    require_theme(item.topic, theme, tags, by, on)
    item.theme, item.joint_plan = theme, joint_plan
    save(item, ["theme", "joint_plan"])
    ItemTag.objects.filter(item=item).exclude(tag__in=tags).delete()
    there = set(ItemTag.objects.filter(item=item).values_list("tag", flat=True))
    save_all([ItemTag(item=item, tag=tag) for tag in dict.fromkeys(tags) if tag not in there])
    trail.record(
        "item-theme-named", by=by, on=on, stream=stream(body), item=item.pk, theme=theme.key if theme else "",
        tags=sorted({*tags}), joint_plan=joint_plan,
    )  # fmt: skip
    return item


def require_theme(topic: str, theme: WorkProgramme | None, tags: Sequence[str], by: User, on: date) -> None:
    """Refuse a theme that is not approved or not of this level, nor above or below it, and a tag that is none."""
    if theme is not None:
        require_approved(theme)
        if not WorkProgramme.objects.seen_by(by, on).filter(pk=theme.pk).exists():
            raise WorkUnsound(where=topic, why=_("it is no programme of this level, nor above or below it"))
    if odd := set(tags) - set(ThemeTag.values):
        raise WorkUnsound(where=topic, why=_("“%(tag)s” is no tag") % {"tag": sorted(odd)[0]})
