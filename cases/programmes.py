"""The questions behind the pages of programmes: which of them, and which of their lines, a person reads."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from django.db.models import BooleanField, Case, Count, Exists, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from cases import models, reading
from cases.errors import AlreadyDone
from cases.models import (
    AnnualProgramme,
    Body,
    ItemSubject,
    Member,
    Organization,
    Post,
    PostDuty,
    ProgrammeAmendment,
    ProgrammeItem,
    Team,
)
from cases.names import clean_name
from cases.statistics import with_subjects

if TYPE_CHECKING:
    from inspection.accounts.models import User


def own_lines(user: User, on: date) -> Q:
    """The condition that a line is somebody's own: a team of theirs, or one they are to lead."""
    return Q(Exists(Team.objects.visible_to(user, on).filter(item=OuterRef("pk")))) | Q(lead__user=user)


def readable(user: User, on: date) -> QuerySet[AnnualProgramme]:
    """Return the programmes the user reads, whole or for lines of their own, with how much each names."""
    own = ProgrammeItem.objects.filter(own_lines(user, on), programme=OuterRef("pk"))
    whole = reading.whole_programmes(user, on)
    lines = ProgrammeItem.objects.filter(programme=OuterRef("pk"), cancelled_in__isnull=True).order_by()
    subjects = ItemSubject.objects.filter(item__programme=OuterRef("pk"), item__cancelled_in__isnull=True).order_by()
    found = AnnualProgramme.objects.filter(whole | Q(Exists(own))).select_related("body")
    return found.annotate(
        is_whole=Case(When(whole, then=Value(True)), default=Value(False), output_field=BooleanField()),
        lines=_counted(lines.values("programme")),
        subjects=_counted(subjects.values("item__programme")),
    ).order_by("-year", "body__pk")


def one(pk: int, user: User, on: date) -> AnnualProgramme | None:
    """Return a programme the user reads; nothing where it does not exist for them. `is_whole` says how much of it."""
    return readable(user, on).select_related("body__organization", "drafted_by", "approved_by").filter(pk=pk).first()


def _counted(grouped: QuerySet[Any, Any]) -> Coalesce:
    return Coalesce(Subquery(grouped.annotate(n=Count("pk")).values("n")), 0)


def lines_of(programme: AnnualProgramme, user: User, on: date, *, whole: bool) -> QuerySet[ProgrammeItem]:
    """Return the lines of a programme the user reads, each with how many subjects it names."""
    found = with_subjects().filter(programme=programme).order_by("position")
    return found if whole else found.filter(own_lines(user, on))


def amendments_of(programme: AnnualProgramme) -> QuerySet[ProgrammeAmendment]:
    """Return the amendments of a programme, the latest first, with how many lines each touched."""
    added = ProgrammeItem.objects.filter(added_in=OuterRef("pk")).order_by().values("added_in")
    cancelled = ProgrammeItem.objects.filter(cancelled_in=OuterRef("pk")).order_by().values("cancelled_in")
    found = ProgrammeAmendment.objects.filter(programme=programme).select_related("by").order_by("-version")
    return found.annotate(lines_added=_counted(added), lines_cancelled=_counted(cancelled))


def line(pk: int, user: User, on: date) -> ProgrammeItem | None:
    """Return a line the user reads; nothing where it does not exist for them."""
    whole = AnnualProgramme.objects.filter(reading.whole_programmes(user, on), pk=OuterRef("programme"))
    found = with_subjects().filter(Q(Exists(whole)) | own_lines(user, on), pk=pk)
    return found.select_related("programme__body__organization", "lead", "added_in", "cancelled_in", "theme").first()


def subjects_of(item: ProgrammeItem) -> QuerySet[ItemSubject]:
    """Return the subjects a line names."""
    return ItemSubject.objects.filter(item=item).select_related("organization", "member__organization").order_by("pk")


def cases_by_subject(item: ProgrammeItem, subjects: list[ItemSubject], user: User, on: date) -> dict[int, models.Case]:
    """Return the case of each of these subjects, where the user may open it."""
    found = models.Case.objects.visible_to(user, on).filter(
        Q(subject_organization__in=[s.organization_id for s in subjects if s.organization_id])
        | Q(subject_member__in=[s.member_id for s in subjects if s.member_id]),
        team__item=item,
    )
    cases = {(c.subject_organization_id, c.subject_member_id): c for c in found.select_related("team")}
    return {s.pk: cases[s.organization_id, s.member_id] for s in subjects if (s.organization_id, s.member_id) in cases}


def team_of(item: ProgrammeItem, user: User, on: date) -> Team | None:
    """Return the team a line was opened for, where the user may open its page."""
    return Team.objects.visible_to(user, on).filter(item=item).first()


def drafting_for(user: User, on: date) -> list[Body]:
    """Return the bodies whose programme the user prepares: those of organizations whose area officer they are."""
    posts = Post.objects.on(on).filter(
        member__user=user, duty=PostDuty.AREA_OFFICER, organization=OuterRef("organization")
    )
    return list(Body.objects.filter(Exists(posts)).select_related("organization").order_by("pk"))


@dataclass(frozen=True)
class Named:
    """The subjects some lines of text name, and the lines that name none or more than one."""

    organizations: tuple[Organization, ...] = ()
    members: tuple[Member, ...] = ()
    unknown: tuple[str, ...] = ()


def named(lines: Sequence[str], on: date) -> Named:
    """Find the organizations and people that lines of text name, by code or by the name of an organization."""
    wanted = list(dict.fromkeys(text for line in lines if (text := clean_name(line))))
    codes = [text.upper() for text in wanted]
    organizations: dict[str, list[Organization]] = {}
    for organization in Organization.objects.active(on).filter(Q(code__in=[*codes, *wanted]) | Q(name__in=wanted)):
        for word in {organization.code.upper(), organization.name}:
            organizations.setdefault(word, []).append(organization)
    members = {member.code.upper(): member for member in Member.objects.filter(code__in=[*codes, *wanted])}
    found_organizations: dict[int, Organization] = {}
    found_members: dict[int, Member] = {}
    unknown = []
    for text in wanted:
        fitting = organizations.get(text.upper()) or organizations.get(text) or []
        if len(fitting) == 1:
            found_organizations[fitting[0].pk] = fitting[0]
        elif not fitting and text.upper() in members:
            found_members[members[text.upper()].pk] = members[text.upper()]
        else:
            unknown.append(text)
    return Named(tuple(found_organizations.values()), tuple(found_members.values()), tuple(unknown))


def person(text: str) -> Member | None:
    """Return the one person of this code or full name."""
    clean = clean_name(text)
    found = list(Member.objects.filter(Q(code__in=[clean, clean.upper()]) | Q(full_name=clean))[:2])
    return found[0] if len(found) == 1 else None


def at_version(programme: AnnualProgramme, version: int) -> AnnualProgramme:
    """Lock a programme for an amendment. Raises `AlreadyDone` when it was amended since somebody looked at it."""
    locked = AnnualProgramme.objects.select_for_update(of=("self",)).get(pk=programme.pk)
    if locked.version != version:
        last = ProgrammeAmendment.objects.filter(programme=programme).order_by("-version").first()
        on = f"{last.on:%d/%m/%Y}" if last else ""
        raise AlreadyDone(act=_("Amend the programme"), case=programme.title, on=on)
    return locked
