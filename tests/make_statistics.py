"""A small world to be counted: a city, two districts that become one ward, and cases of every kind ended every way.

Its rows are written as they stand, without the walks that make them: what is asked of it is only how it is counted.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import count, cycle
from typing import Any

from django.db import transaction

from cases.discipline.suspension import Trigger
from cases.models import (
    OUTCOMES,
    AmountLine,
    AmountPart,
    Body,
    BodyKind,
    Case,
    CaseContent,
    CaseToOpen,
    Chair,
    Complaint,
    CrimeTransfer,
    DisciplineMatter,
    DisciplineSheet,
    FinanceScope,
    Finding,
    FollowUpItem,
    Kind,
    Level,
    MandateSheet,
    Member,
    Organization,
    OrganizationState,
    Outcome,
    Petition,
    Repayment,
    SampledFile,
    Sanction,
    SanctionChange,
    Seat,
    SheetConclusion,
    Suspension,
    Team,
    Violation,
)
from inspection.accounts.models import User
from tests.make import make_user

FOUNDED = date(2020, 10, 15)
MERGED = date(2025, 3, 1)
TWO_TIERS = date(2025, 7, 1)
#: On which the cases of the world are concluded, one after the other: two terms of the forms, three years.
DAYS = (
    date(2024, 11, 5),
    date(2025, 2, 10),
    date(2025, 5, 20),
    date(2025, 8, 15),
    date(2025, 12, 31),
    date(2026, 2, 3),
)
TODAY = date(2026, 3, 31)

ORG_CONTENTS = ("org-resolutions", "org-laws", "org-rules", "org-documents", "org-other")
MEMBER_CONTENTS = ("rules", "ethics", "duties", "neglect", "other")


@dataclass
class World:
    """The organizations by code, their bodies by code and kind, the members, and whoever wrote it all down."""

    by: User
    organizations: dict[str, Organization] = field(default_factory=dict)
    bodies: dict[str, Body] = field(default_factory=dict)
    members: list[Member] = field(default_factory=list)
    numbers: Iterator[int] = field(default_factory=lambda: count(1))

    @property
    def city(self) -> Organization:
        """The root of the tree."""
        return self.organizations["TU"]

    def case(self, kind: str, body: str, subject: Organization | Member, on: date | None, **facts: Any) -> Case:
        """A case of a kind, opened a month before the day it is concluded on; without a day it is open."""
        number, day = next(self.numbers), on or date(2026, 3, 1)
        house = self.bodies[body]
        opened = day - timedelta(days=28)
        team = Team.objects.create(body=house, kind=kind, number=number, topic=f"Việc {number}", opened_on=opened)
        member = subject if isinstance(subject, Member) else None
        managed = subject.organization if isinstance(subject, Member) else subject
        if on is not None:
            facts = {"concluded_on": on, "submitted_on": on, "outcome": OUTCOMES[kind][0], "decided_on": opened} | facts
        return Case.objects.create(
            code=f"{kind}-{number}", kind=kind, team=team, body=house, subject_member=member,
            subject_organization=None if member else managed, subject_name=str(subject), opened_on=opened,
            subject_level=managed.states.filter(since__lte=opened).latest("since").level,
            managing_organization=managed if member else None, search_key=str(number), **facts,
        )  # fmt: skip


@contextmanager
def kept_statistics() -> Iterator[World]:
    """A world all tests of a module share; what one of them changes is undone after it, the world after the last."""
    with transaction.atomic():
        yield make_statistics()
        transaction.set_rollback(True)


def make_statistics() -> World:
    """The tree, then for each procedure two cases for each of its endings and each kind of subject it may have."""
    world = World(make_user("thongke", "Người làm thống kê"))
    _tree(world)
    _people(world)
    _inspections(world)
    _mandates(world)
    _finances(world)
    _discipline(world)
    _denunciations(world)
    _petitions(world)
    return world


def _organization(world: World, code: str, states: Sequence[tuple[str, str, date]], until: date | None = None) -> None:
    """An organization by its states: level, parent and since when; closed on the last day where one is given."""
    level, parent, _since = states[-1]
    house = Organization.objects.create(
        code=code, name=f"Tổ chức {code}", level=level, parent=world.organizations.get(parent),
        founded_on=states[0][2], closed_on=until,
    )  # fmt: skip
    world.organizations[code] = house
    ends = [*(since for _level, _parent, since in states[1:]), until]
    for (level, above, since), end in zip(states, ends, strict=True):
        OrganizationState.objects.create(
            organization=house, name=house.name, level=level, parent=world.organizations.get(above), since=since,
            until=end,
        )  # fmt: skip


def _tree(world: World) -> None:
    _organization(world, "TU", [(Level.PROVINCE, "", FOUNDED)])
    _organization(world, "P1", [(Level.COMMUNE, "TU", TWO_TIERS)])
    _organization(world, "Q1", [(Level.DISTRICT, "TU", FOUNDED)], TWO_TIERS)
    _organization(world, "Q2", [(Level.DISTRICT, "TU", FOUNDED)], TWO_TIERS)
    _organization(world, "C1", [(Level.GRASSROOTS, "Q1", FOUNDED), (Level.GRASSROOTS, "P1", TWO_TIERS)])
    _organization(world, "C2", [(Level.GRASSROOTS, "Q2", FOUNDED), (Level.GRASSROOTS, "P1", TWO_TIERS)])
    _organization(world, "C3", [(Level.GRASSROOTS, "Q1", FOUNDED)], MERGED)
    _organization(world, "B1", [(Level.SECTION, "C1", FOUNDED)])
    _organization(world, "N1", [(Level.CELL, "C1", FOUNDED)])
    for code, heir in (("Q1", "P1"), ("Q2", "P1"), ("C3", "C1")):
        Organization.objects.filter(pk=world.organizations[code].pk).update(succeeded_by=world.organizations[heir])
    kinds = {"BCH": BodyKind.COMMITTEE, "BTV": BodyKind.STANDING_COMMITTEE, "UBKT": BodyKind.COMMISSION,
             "TM": BodyKind.ADVISORY}  # fmt: skip
    houses = {"TU": kinds, "P1": kinds, "Q1": kinds, "Q2": ("UBKT",), "C1": ("BCH", "BTV", "UBKT"), "B1": ("BCH",),
              "N1": ("BCH",)}  # fmt: skip
    for code, names in houses.items():
        for name in names:
            world.bodies[f"{code}-{name}"] = Body.objects.create(
                organization=world.organizations[code], kind=kinds[name], name=f"{name} {code}", suffix=name
            )


def _people(world: World) -> None:
    for number, code in enumerate(("TU", "C1", "C1", "C2", "N1"), start=1):
        house = world.organizations[code]
        world.members.append(
            Member.objects.create(code=f"M{number}", full_name=f"Đảng viên {number}", organization=house)
        )
    first, second, third, fourth, fifth = world.members
    seats = (
        ("TU-BTV", first, Chair.SECRETARY, FOUNDED, None), ("C1-BCH", first, Chair.MEMBER, FOUNDED, None),
        ("C1-BCH", second, Chair.MEMBER, FOUNDED, date(2025, 4, 1)), ("N1-BCH", fifth, Chair.SECRETARY, FOUNDED, None),
        ("TU-UBKT", third, Chair.CHAIR, FOUNDED, None), ("C1-UBKT", fourth, Chair.VICE_CHAIR, FOUNDED, None),
        ("P1-UBKT", fifth, Chair.MEMBER, TWO_TIERS, None), ("Q1-UBKT", second, Chair.MEMBER, FOUNDED, TWO_TIERS),
    )  # fmt: skip
    for body, member, chair, since, until in seats:
        Seat.objects.create(body=world.bodies[body], member=member, chair=chair, since=since, until=until)


def _finding(world: World, case: Case, kind: str, *, withdrawn: bool = False) -> None:
    Finding.objects.create(
        case=case, number=case.findings.count() + 1, kind=kind, content="…", recorded_by=world.by,
        recorded_on=case.opened_on, withdrawn_on=case.opened_on if withdrawn else None,
    )  # fmt: skip


def _contents(world: World, case: Case, keys: Sequence[str]) -> None:
    for key in keys:
        CaseContent.objects.create(case=case, key=key, chosen_on=case.opened_on, chosen_by=world.by)


def _inspections(world: World) -> None:
    """Inspections, supervisions and inspections on signs: of organizations and members, by every body, every ending."""
    o = world.organizations
    houses, people, days = cycle((o["C1"], o["C2"], o["C3"], o["B1"], o["N1"])), cycle(world.members), cycle(DAYS)
    bodies = cycle(sorted(world.bodies))
    contents = cycle([(), (0,), (0, 2), (1, 3, 4)])
    kinds = {
        Kind.COMPLIANCE_INSPECTION: (True, False), Kind.THEMATIC_SUPERVISION: (True, False),
        Kind.SIGNS_ORGANIZATION: (True,), Kind.SIGNS_MEMBER: (False,),
    }  # fmt: skip
    for kind, subjects in kinds.items():
        for of_organization in subjects:
            for number, outcome in enumerate((*OUTCOMES[kind] * 3, None)):
                subject = next(houses) if of_organization else next(people)
                day = next(days) if outcome else None
                case = world.case(kind, next(bodies), subject, day, **({"outcome": outcome} if outcome else {}))
                listed = ORG_CONTENTS if of_organization else MEMBER_CONTENTS
                _contents(world, case, [listed[place] for place in next(contents)])
                if number % 2:
                    _finding(world, case, "shortcoming", withdrawn=number % 5 == 0)
                if outcome in {Outcome.DISCIPLINE_REQUIRED, Outcome.LESSONS, Outcome.PROPOSED_ABOVE}:
                    _finding(world, case, "violation" if number % 3 else "limitation")
                if outcome == Outcome.SIGNS_OF_VIOLATION and number % 2:
                    after = Kind.SIGNS_ORGANIZATION if of_organization else Kind.SIGNS_MEMBER
                    world.case(after, "TU-UBKT", subject, None, opened_from=case)
                if outcome == Outcome.PROPOSED_ABOVE and number % 2:
                    CaseToOpen.objects.create(case=case, procedure=Kind.DISCIPLINE, reason="…", on=case.opened_on)


def _mandates(world: World) -> None:
    bodies, days = cycle(("TU-UBKT", "C1-UBKT", "TU-BTV")), cycle(DAYS)
    for number, outcome in enumerate(OUTCOMES[Kind.MANDATE_INSPECTION] * 2):
        day = next(days)
        house = world.organizations[("C1", "C2", "Q1")[number % 3]]
        case = world.case(Kind.MANDATE_INSPECTION, next(bodies), house, day, outcome=outcome)
        filled: dict[str, Any] = {"assessment": "…", "filled_on": day, "filled_by": world.by}
        MandateSheet.objects.create(
            case=case, has_programme=number % 4 != 1, planned=4, done=3, works_well=number % 2 == 0,
            leads_well=number % 3 == 0, **filled,
        )  # fmt: skip
        DisciplineSheet.objects.create(
            case=case, disciplined=5 + number, complained=number % 3, managed_above=1, **filled
        )
        for sheet, well in (("B09", number % 2 == 0), ("B10", number % 3 == 0)):
            if number:
                SheetConclusion.objects.create(case=case, sheet=sheet, is_well_done=well, text="…", on=day)
        judged = {"judged_on": day, "judged_by": world.by, "is_principled": True}
        for place, weight in enumerate(SampledFile.Weight.values):
            SampledFile.objects.create(
                case=case, number=place + 1, title="…", origin="sample", added_on=day, is_competent=place != 1,
                is_in_order=(place + number) % 3 != 0, weight=weight, recommended_on=day,
                recommendation=SampledFile.Recommendation.values[(place + number) % 4], **judged,
            )  # fmt: skip
        SampledFile.objects.create(case=case, number=9, title="…", origin="sample", added_on=day)
        _contents(world, case, (("mandate-programme",), (), ("mandate-programme", "mandate-leadership"))[number % 3])


_MONEY = (
    ("fees-in", "short", "recover"), ("fees-out", "improper", "reaccount"), ("committee", "lost", "recover"),
    ("business", "off-books", "left"), ("building", "", "none"), ("etc", "debt", "reaccount"),
)  # fmt: skip


def _finances(world: World) -> None:
    bodies, days = cycle(("TU-UBKT", "P1-UBKT", "TU-BTV")), cycle(DAYS[1:])
    scopes = cycle(((True, False), (False, True), (True, True)))
    for number, outcome in enumerate(OUTCOMES[Kind.FINANCE_INSPECTION] * 2):
        day, (fees, budget) = next(days), next(scopes)
        case = world.case(Kind.FINANCE_INSPECTION, next(bodies), world.organizations["C1"], day, outcome=outcome)
        FinanceScope.objects.create(team=case.team, fees=fees, budget=budget)
        for place, (category, fault, treatment) in enumerate(_MONEY[number % 2 :], start=1):
            line = AmountLine.objects.create(
                case=case, number=place, category=category, period="2025", books=0, verified=100 * place + number,
                documents="…", recorded_on=day, recorded_by=world.by,
            )  # fmt: skip
            AmountPart.objects.create(
                line=line, amount=100 * place + number, treatment=treatment, fault=fault, reason="…"
            )
        item = FollowUpItem.objects.create(
            case=case, number=1, requirement="…", owner="…", due_on=day, verifier=world.members[0], amount=900
        )
        Repayment.objects.create(item=item, paid_on=day, amount=50 + number, paper="…", recorded_by=world.by)
        if number % 3 == 0:
            CrimeTransfer.objects.create(
                case=case, number=1, transferred_on=day, agency="…", content="…", transferred_by=world.by
            )


_FAMILY = (
    "Hôn nhân và gia đình; dân số; bạo lực gia đình; tệ nạn xã hội; tín ngưỡng, tôn giáo; đạo đức, nếp sống văn minh"
)
_GROUPS = (
    "Vi phạm nguyên tắc tổ chức và hoạt động của Đảng",
    "Lãnh đạo, quản lý, điều hành",
    "Nhóm không có trong danh mục",
    _FAMILY,
)


def _discipline(world: World) -> None:
    """Decisions of every form by every kind of body, some opened from an inspection; a third of them complained of."""
    o = world.organizations
    bodies = cycle(("TU-BTV", "TU-UBKT", "C1-BCH", "N1-BCH", "P1-UBKT", "P1-BTV"))
    days = cycle(DAYS)
    sources = list(Case.objects.filter(outcome__in=["DISCIPLINE_REQUIRED", "PROPOSED_ABOVE"]).order_by("pk"))
    forms = ("REPRIMAND", "WARNING", "REMOVAL", "EXPULSION", "REPRIMAND", "WARNING", "DISSOLUTION") * 2
    for number, form in enumerate(forms):
        of_organization = form == "DISSOLUTION" or number % 7 in {4, 5}
        subject = (o["C1"], o["C2"])[number % 2] if of_organization else world.members[number % 5]
        day, source = next(days), sources[number] if number % 2 else None
        case = world.case(Kind.DISCIPLINE, next(bodies), subject, day, outcome=Outcome.DISCIPLINED, opened_from=source)
        sentenced = number % 5 == 3
        DisciplineMatter.objects.create(
            case=case, ground="judgment" if sentenced else ("state" if number % 5 == 1 else "own_report"),
            ground_paper="…", ground_on=day, sentence=("prison", "lighter")[number % 2] if sentenced else "",
            subject_kind="ORGANIZATION" if of_organization else "OFFICIAL",
        )  # fmt: skip
        for place in range(number % 3):
            Violation.objects.create(
                case=case, number=place + 1, act="…", group=_GROUPS[(number + place) % 4], severity="1",
                recorded_on=day, recorded_by=world.by,
            )  # fmt: skip
        sanction = Sanction.objects.create(
            case=case, form=form, signed_on=day, signed_by=world.by, effective_on=None if number == 13 else day
        )
        if number % 3 == 0:
            _complaint(world, sanction, number)
    for number, day in enumerate(DAYS[1:4]):
        case = world.case(Kind.SUSPENSION, ("TU-BTV", "TU-UBKT", "C1-BCH")[number], world.members[number], None)
        Suspension.objects.create(
            case=case, kind="party_life", member=world.members[number], trigger=Trigger.OBSTRUCTION,
            track="obstruction", reason="…", paper="…", since=day, until=day + timedelta(days=60), term_rule="…",
            body=case.body,
        )  # fmt: skip


def _complaint(world: World, sanction: Sanction, number: int) -> None:
    outcome = OUTCOMES[Kind.COMPLAINT][number // 3 % 6]
    body = ("TU-BTV", "P1-UBKT", "TU-UBKT", "TU-BCH", "P1-BTV")[number // 3 % 5]
    contested = sanction.case
    subject = contested.subject_member or contested.subject_organization
    assert subject is not None
    day = DAYS[number // 3 % 3 + 3]
    case = world.case(Kind.COMPLAINT, body, subject, day, outcome=outcome, opened_from=contested)
    Complaint.objects.create(
        sanction=sanction, contested=contested, body=case.body, complainant_name="…", received_on=case.opened_on,
        channel="post", about=Complaint.About.values[number % 3], content="…", received_by=world.by,
        form=sanction.form, case=case, admission="accepted",
        change_cause=("guidelines", "", "other")[number // 3 % 3],
    )  # fmt: skip
    if outcome == Outcome.ANNULLED:
        SanctionChange.objects.create(sanction=sanction, on=day, result="annul", form="", decided_in=case)
    if outcome == Outcome.INCREASED:
        SanctionChange.objects.create(sanction=sanction, on=day, result="increase", form="WARNING", decided_in=case)


def _denunciations(world: World) -> None:
    bodies, days = cycle(("TU-UBKT", "C1-UBKT", "N1-BCH", "Q1-UBKT")), cycle(DAYS)
    for number, outcome in enumerate((*OUTCOMES[Kind.DENUNCIATION] * 2, None)):
        subject = world.organizations["C1"] if number % 2 else world.members[number % 5]
        day = next(days) if outcome else None
        case = world.case(Kind.DENUNCIATION, next(bodies), subject, day, **({"outcome": outcome} if outcome else {}))
        if outcome == Outcome.FOUNDED_VIOLATION:
            CaseToOpen.objects.create(case=case, procedure=Kind.DISCIPLINE, reason="…", on=case.opened_on)
        _contents(world, case, (ORG_CONTENTS if number % 2 else MEMBER_CONTENTS)[: number % 3])


def _petitions(world: World) -> None:
    handled = ("accept", "complaint", "transfer", "return", "guide", "decline", "monitor", "store", "")
    bodies, days, sources = cycle(("TU-UBKT", "Q1-UBKT", "TU-BTV")), cycle(DAYS), cycle(Petition.Source.values)
    for number, handling in enumerate(handled * 2, start=1):
        day, classed = next(days), handling or number % 2
        about = {"accept": "denunciation", "complaint": "complaint"}.get(handling, "feedback")
        Petition.objects.create(
            body=world.bodies[next(bodies)], year=day.year, number=number, received_on=day, registered_on=day,
            registered_by=world.by, channel="post", source=next(sources), content="…",
            is_anonymous=handling in {"decline", "store"} and number > len(handled),
            classification=about if classed else "", classified_on=day if classed else None,
            classified_by=world.by if classed else None, handling=handling, handling_reason="…",
            handled_on=day if handling else None,
        )  # fmt: skip
