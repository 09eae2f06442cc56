"""What an office keeps beside its cases: who keeps the seals, letters, signs, policies to amend, what is watched."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from cases.commands import intake, registers, watching
from cases.identity import Identity
from cases.models import Organization, Petition
from workflows.demo import rating_story
from workflows.demo.lots import Lots
from workflows.demo.programme import user_of
from workflows.demo.team_story import World
from workflows.demo.walk import Story
from workflows.demo.writing import text
from workflows.papers import petition_papers


def stories(world: World, homes: list[Organization]) -> Iterator[Story]:
    """Every one of them, over the last half year; they are about these organizations in turn."""
    told = text("others")
    yield _custodian(world)
    for number, facts in enumerate(told["petitions"]):
        yield _petition(world, homes[number % len(homes)], number, facts, _ago(world, 110 - 9 * number))
    for number, facts in enumerate(told["signs"]):
        yield _sign(world, homes[(number + 3) % len(homes)], number, facts, _ago(world, 48 - 14 * number))
    for number, facts in enumerate(told["recommendations"]):
        yield _recommendation(world, facts, _ago(world, 90 - 25 * number))
    for number, row in enumerate(told["supervision"] * 2):
        yield _supervision(world, homes[(2 * number) % len(homes)], row, _ago(world, 80 - 9 * number))
    for number, facts in enumerate(told["weak"]):
        yield _weak(world, homes[(5 * number + 1) % len(homes)], facts, _ago(world, 100 - 50 * number), number == 0)
    yield rating_story.told(world, homes)


def sender(number: int) -> Identity:
    """Somebody who writes; it is sealed as it is registered."""
    names = text("others")["senders"]
    return Identity(
        names[number % len(names)],
        f"Số {7 + 3 * number} ngõ Cây Sậy, khu phố Rặng Lau",
        f"0900 {100 + number} 4{number:02d}",
    )


def _ago(world: World, days: int) -> date:
    return world.days.plus(world.days.until(world.on), -max(days, 1))


def _officer(world: World, number: int = 0) -> Any:
    return user_of(world.office.officers[number % len(world.office.officers)])


def _custodian(world: World) -> Story:
    yield _ago(world, 130)
    office = world.office
    intake.appoint_custodian(
        office.standing,
        by=user_of(office.leaders[0]),
        on=_ago(world, 130),
        member=office.commissioners[1],
        paper="Quyết định phân công người giữ bí mật người tố cáo",
    )


def _petition(world: World, home: Organization, number: int, facts: dict[str, Any], on: date) -> Story:
    """Registered by the clerk, classified by the officer, handled with its slip and letter; the last ones wait."""
    yield on
    office, source = world.office, facts["source"]
    anonymous = bool(facts.get("anonymous"))
    forwarded = facts["channel"] == Petition.Channel.FORWARDED
    row = intake.receive_petition(
        office.standing,
        by=user_of(office.clerk),
        on=on,
        petition=intake.NewPetition(
            channel=facts["channel"],
            source=source,
            content=facts["content"],
            received_on=on,
            subject_organization=home,
            is_anonymous=anonymous,
            forwarded_by="Ban Tiếp công dân" if forwarded else "",
            forwarded_number=f"{41 + number}/PC-BTCD" if forwarded else "",
        ),
        sender=Identity("") if anonymous else sender(number),
    )
    if "class" not in facts:
        return
    yield (on := world.days.plus(on, 2))
    by = _officer(world, number)
    row = intake.classify(
        row,
        by=by,
        on=on,
        classification=facts["class"],
        is_competent=facts.get("competent", True),
        is_concrete=bool(facts.get("concrete")),
        is_mixed=bool(facts.get("mixed")),
    )
    if "handling" not in facts:
        return
    yield (on := world.days.plus(on, 3))
    row = intake.handle(
        row, by=by, on=on, handling=facts["handling"], reason=facts["reason"], handed_to=facts.get("to", "")
    )
    for key in petition_papers(row.handling):
        world.papers.now(key, row.body, by=by, on=on, occasion=row)


def _sign(world: World, home: Organization, number: int, facts: dict[str, Any], on: date) -> Story:
    """Noted; two are assessed: one is kept under watch, one is enough and waits; the others wait to be assessed."""
    yield on
    by = _officer(world, number)
    sign = watching.note_sign(
        world.office.commission,
        by=by,
        on=on,
        subject=home,
        source=facts["source"],
        description=facts["signs"],
        reference=facts["paper"],
    )
    if number > 1:
        return
    yield (on := world.days.plus(on, 4))
    enough = number == 1
    reason = "Có tài liệu kèm theo, nội dung rõ." if enough else "Chưa đủ tài liệu, tiếp tục theo dõi."
    watching.assess_sign(sign, by=by, on=on, assessment="enough" if enough else "monitor", reason=reason)


def _recommendation(world: World, facts: dict[str, Any], on: date) -> Story:
    yield on
    by = _officer(world)
    told = registers.Recommended(facts["regulation"], facts["text"], facts["to"])
    row = registers.recommend_policy(world.office.standing, told, by=by, on=on)
    if "answer" not in facts:
        return
    yield (on := world.days.plus(on, 20))
    registers.answer_recommendation(row, by=by, on=on, answer=facts["answer"], adopted=facts["adopted"])


def _supervision(world: World, home: Organization, row: list[str], on: date) -> Story:
    yield on
    form, content, finding, remark = row
    registers.log_supervision(
        world.office.standing,
        home,
        by=_officer(world, Lots(home.code).number(0, 5)),
        on=on,
        form=form,
        content=content,
        finding=finding,
        remark=remark,
    )


def _weak(world: World, home: Organization, facts: dict[str, Any], on: date, better: bool) -> Story:
    yield on
    by = _officer(world)
    row = registers.list_weak(
        world.office.standing,
        home,
        by=by,
        on=on,
        reasons=facts["reasons"],
        measures=facts["measures"],
        in_charge=world.office.inspectors[0],
        review_on=on + timedelta(days=60),
    )
    yield (on := world.days.plus(on, 42))
    review = None if better else on + timedelta(days=60)
    registers.review_weak(row, by=by, on=on, result=facts["result"], strengthened=better, review_on=review)
