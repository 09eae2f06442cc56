"""Who reads which paper: conditions on papers and drafts, built on what the policy says of cases and teams."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.timezone import localdate

from cases import apart
from cases.models import (
    AgendaItem,
    Body,
    Case,
    ItemRecusal,
    Petition,
    Post,
    PostDuty,
    Recusal,
    Seat,
    Service,
    Sitting,
    Team,
)
from documents.catalogue_denunciation import ALL as OF_DENUNCIATION
from documents.catalogue_intake import KEYS as OF_PETITIONS
from documents.catalogue_meetings import ITEM_EXCERPT, SITTING_MINUTES


def offices_kept_by(user: Any, on: date | None = None) -> QuerySet[Body]:
    """Return the bodies whose registers the user keeps or answers for: clerks of their office, and their leaders."""
    day = on or localdate()
    seats = Seat.objects.on(day).leading().filter(body=OuterRef("pk"), member__user=user)
    posts = Post.objects.on(day).filter(organization=OuterRef("organization"), duty=PostDuty.CLERK, member__user=user)
    return Body.objects.filter(Exists(seats) | Exists(posts))


def _posts_here(user: Any, day: date, duty: str) -> Q:
    """Whether the user holds this standing duty in the office of the row's body."""
    here = OuterRef("body__organization")
    return Q(Exists(Post.objects.on(day).filter(organization=here, duty=duty, member__user=user)))


def _leads_here(user: Any, day: date) -> Q:
    return Q(Exists(Seat.objects.on(day).leading().filter(body=OuterRef("body"), member__user=user)))


def listed_for(user: Any, on: date | None = None) -> Q:
    """Rows of registers that clerk and leaders find; those with a mark of secrecy, who keeps secret papers and leaders.

    Asked of whatever has a body and a mark: papers that went out, documents that came in.
    """
    day = on or localdate()
    clerk, keeper = _posts_here(user, day, PostDuty.CLERK), _posts_here(user, day, PostDuty.SECRET_KEEPER)
    return _leads_here(user, day) | (clerk & (Q(secrecy="") | keeper))


def registers_listed_for(user: Any, on: date | None = None) -> Q:
    """The same of the registers themselves."""
    day = on or localdate()
    clerk, keeper = _posts_here(user, day, PostDuty.CLERK), _posts_here(user, day, PostDuty.SECRET_KEEPER)
    return _leads_here(user, day) | (clerk & (Q(secret=False) | keeper))


def not_kept_secret(user: Any, on: date | None = None) -> Q:
    """Papers without a mark of secrecy, of the files one works on, and of an office for who decides or keeps them.

    A clerk who reads what the office issues about no team does not thereby read what is secret of it.
    """
    day = on or localdate()
    here = OuterRef("body__organization")
    sits = Q(Exists(Seat.objects.on(day).filter(body__organization=here, member__user=user)))
    works = Post.objects.on(day).filter(organization=here, member__user=user)
    works = works.exclude(
        duty__in=[PostDuty.CLERK, PostDuty.REPRESENTATIVE, PostDuty.CUSTODIAN, PostDuty.CHIEF_OF_OFFICE]
    )
    return Q(secrecy="") | Q(team__isnull=False) | sits | Q(Exists(works))


def in_hands_of(user: Any, on: date | None = None) -> Q:
    """Papers the clerk opens while they are in the clerk's hands: from issue until dispatched, served or void.

    Never those handed to nobody but the team, never for who is kept apart from the matter.
    """
    day = on or localdate()
    clerk, keeper = _posts_here(user, day, PostDuty.CLERK), _posts_here(user, day, PostDuty.SECRET_KEEPER)
    served = Service.objects.filter(paper=OuterRef("type_key"), version=OuterRef("facts_sha256"))
    served = served.filter(Q(case=OuterRef("case")) | Q(case__team=OuterRef("team")))
    apart_from = Case.objects.filter(apart.from_case(user), pk=OuterRef("case"))
    apart_from_team = Team.objects.filter(apart.from_team(user), pk=OuterRef("team"))
    in_hand = Q(handed_on__lte=day, dispatched_on__isnull=True, void_on__isnull=True) & ~Q(Exists(served))
    kept = ~Q(Exists(apart_from)) & ~(Q(case__isnull=True) & Q(Exists(apart_from_team)))
    return in_hand & clerk & (Q(secrecy="") | keeper) & kept & unrecused(user) & ~Q(type_key__in=RESTRICTED)


def incoming_kept_by(user: Any, on: date | None = None) -> Q:
    """Documents that came in, for who keeps or answers for the register; nothing of a matter one is apart from."""
    day = on or localdate()
    case = Case.objects.filter(apart.from_case(user), pk=OuterRef("case"))
    petition = Petition.objects.visible_to(user, day).filter(pk=OuterRef("petition"))
    return listed_for(user, day) & ~Q(Exists(case)) & (Q(petition__isnull=True) | Q(Exists(petition)))


def of_an_office(user: Any, on: date | None) -> Q:
    """Papers of no team: read by those who decide for the body, prepare its work or report on it."""
    day = on or localdate()
    here = "body__organization"
    seats = Seat.objects.on(day).filter(body__organization=OuterRef(here), member__user=user)
    posts = Post.objects.on(day).filter(organization=OuterRef(here), member__user=user)
    posts = posts.exclude(duty__in=[PostDuty.REPRESENTATIVE, PostDuty.CUSTODIAN, PostDuty.SECRET_KEEPER])
    return Q(team__isnull=True) & (Q(Exists(seats)) | Q(Exists(posts))) & not_of_a_hidden_petition(user, day)


def unrecused(user: Any) -> Q:
    """Return the condition that no conflict keeps the user from the matter; even a line in a register tells."""
    mine = Recusal.objects.filter(team=OuterRef("team"), member__user=user)
    own = ~Q(Exists(mine.filter(Q(case__isnull=True) | Q(case=OuterRef("case"))))) & ~withdrew(user)
    return own & not_of_a_hidden_petition(user)


#: What tells of work with a denouncer.
RESTRICTED = [one.key for one in OF_DENUNCIATION if one.restricted]


def not_withheld(user: Any, on: date | None = None) -> Q:
    """Return the condition that a paper is not restricted, or the user works in its team, leads it or prepared it."""
    teams = Team.objects.visible_to(user, on).filter(pk=OuterRef("team"))
    return ~Q(type_key__in=RESTRICTED) | Q(Exists(teams))


def not_of_a_hidden_petition(user: Any, on: date | None = None) -> Q:
    """Return the condition that a paper tells of no petition, or of one the user reads."""
    seen = Petition.objects.visible_to(user, on).filter(pk=OuterRef("occasion"))
    return ~Q(type_key__in=OF_PETITIONS) | Q(Exists(seen))


def withdrew(user: Any) -> Q:
    """Excerpts of items from which the user withdrew."""
    mine = ItemRecusal.objects.filter(item=OuterRef("occasion"), member__user=user)
    return Q(type_key=ITEM_EXCERPT.key) & Q(Exists(mine))


def of_a_meeting(user: Any) -> Q:
    """Minutes of meetings one sits in or records, and excerpts of items that exist for the user."""
    sittings = Sitting.objects.visible_to(user).filter(pk=OuterRef("occasion"))
    items = AgendaItem.objects.visible_to(user).filter(pk=OuterRef("occasion"))
    minutes = Q(type_key=SITTING_MINUTES.key) & Q(Exists(sittings))
    return minutes | (Q(type_key=ITEM_EXCERPT.key) & Q(Exists(items)))


#: What tells of a meeting is read by who sits in it; an excerpt in a case also by who reads the file.
NOT_OF_A_MEETING = ~Q(type_key__in=[SITTING_MINUTES.key, ITEM_EXCERPT.key])


def in_a_file_seen(user: Any, on: date | None) -> Q:
    """A case's papers are seen with the case; a team's with the team, or with any of its cases."""
    cases = Case.objects.visible_to(user, on)
    of_the_case = Exists(cases.filter(pk=OuterRef("case")))
    of_the_team = Exists(Team.objects.visible_to(user, on).filter(pk=OuterRef("team"))) | Exists(
        cases.filter(team=OuterRef("team"))
    )
    return Q(of_the_case) | (Q(case__isnull=True, team__isnull=False) & Q(of_the_team))
