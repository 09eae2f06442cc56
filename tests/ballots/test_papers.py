"""What the papers of a meeting print: the count in words of the office, by the rules that were frozen."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
import time_machine
from django.urls import reverse

from cases.commands import balloting_paper, sittings
from cases.errors import NotYourDuty
from cases.errors_ballot import NotMinuted
from documents.commands import issue
from documents.facts.ballots import counting_minutes
from documents.facts.ground import Ground
from documents.models import Document
from inspection.accounts.models import User
from tests.ballots.pages import ask, do
from tests.ballots.world import DAY, FORMS, Hall, figures, make_hall
from tests.workflows.pages import done, signed_in, submit

pytestmark = pytest.mark.django_db


def test_counting_minutes_say_in_words_where_the_counts_differed() -> None:
    hall = make_hall(9)
    ballot = hall.on_paper()
    hall.count(ballot, 1, {"WARNING": 5, "NONE": 4})
    hall.count(ballot, 2, {"WARNING": 5, "NONE": 3}, void=1)
    right = figures(ballot, {"WARNING": 5, "NONE": 4})
    row = balloting_paper.recount(ballot, by=hall.user(1), on=DAY, reason="Bỏ sót một phiếu", **right)
    ballot = balloting_paper.confirm_recount(row, by=hall.user(2), on=DAY)

    (said,) = counting_minutes(Ground(hall.case.team, DAY), hall.case, ballot)["differences"]

    assert "không thi hành kỷ luật: 04 và 03" in said
    assert "phiếu hợp lệ: 09 và 08" in said
    assert "phiếu không hợp lệ: 00 và 01" in said
    assert "Bỏ sót một phiếu" in said
    assert not {"NONE", "WARNING", "valid", "void"} & set(said.replace(":", " ").split())


@pytest.mark.rule("VOTE-MAJ", "VOTE-DENOM", "VOTE-CUMUL")
def test_counting_minutes_cite_the_rules_frozen_before_the_vote(hall: Hall) -> None:
    ballot = hall.on_paper()
    for teller in (1, 2):
        ballot = hall.count(ballot, teller, {"WARNING": 9})
    ballot.rules = {reference: f"{citation} của ngày bỏ phiếu" for reference, citation in ballot.rules.items()}
    ballot.lines = [line | {"citation": f"{line['citation']} của ngày bỏ phiếu"} for line in ballot.lines]

    lines = counting_minutes(Ground(hall.case.team, DAY), hall.case, ballot)["lines"]

    assert len(lines) == len(FORMS) + 2
    assert all(line.endswith(" của ngày bỏ phiếu)") for line in lines)


def test_an_excerpt_tells_of_its_item_alone(hall: Hall) -> None:
    sittings.ask_guest(hall.sitting, by=hall.chair, on=DAY, name="Tạ Thị Khách", capacity="Kế toán", item=hall.item)
    question = sittings.ask(hall.item, by=hall.user(3), on=DAY, question="Vi phạm từ khi nào?")
    sittings.answer_question(question, by=hall.office.lan, on=DAY, answer="Từ năm 2024.")
    sittings.recuse_from_item(hall.item, by=hall.user(8), on=DAY, member=hall.members[8], ground="sibling")
    ballot = hall.on_paper()
    for teller in (1, 2):
        hall.count(ballot, teller, {"WARNING": 8})
    item = sittings.minute_item(hall.item, by=hall.chair, on=DAY, course="Đã thảo luận.", result="Cảnh cáo.")

    paper = issue("item-excerpt", hall.case, by=hall.chair, on=DAY, occasion=item)

    content = paper.facts["content"]
    said = str(content)
    assert content["roll"] == "Có mặt 08/08 thành viên tham gia nội dung này"
    for text in ("Tạ Thị Khách, Kế toán", "Vi phạm từ khi nào?", "Từ năm 2024.", "cảnh cáo 8 phiếu", "Đã thảo luận."):
        assert text in said
    assert f"Không tham gia nội dung này: đồng chí {hall.members[8].full_name}" in said
    assert hall.members[8].full_name not in str(content["present"])
    assert [hand["name"] for hand in paper.facts["issue"]["signatures"]] == [hall.members[0].full_name] * 2
    assert issue("item-excerpt", hall.case, by=hall.chair, on=DAY, occasion=item) == paper


@pytest.mark.rule("RECUSE")
def test_papers_of_a_meeting_are_read_by_who_takes_part(hall: Hall) -> None:
    out = hall.user(8)
    sittings.recuse_from_item(hall.item, by=out, on=DAY, member=hall.members[8], ground="sibling")
    item = sittings.minute_item(hall.item, by=hall.chair, on=DAY, course="Đã thảo luận.")
    sitting = sittings.close_sitting(hall.sitting, by=hall.chair, on=DAY, course="Xong chương trình.")
    excerpt = issue("item-excerpt", hall.case, by=hall.chair, on=DAY, occasion=item)
    minutes = issue("sitting-minutes", hall.body, by=hall.chair, on=DAY, occasion=sitting)

    def reads(user: User) -> set[Document]:
        return set(Document.objects.readable_by(user).filter(pk__in=[excerpt.pk, minutes.pk]))

    assert reads(hall.user(5)) == {excerpt, minutes}
    assert reads(out) == {minutes}
    assert hall.item.title not in str(minutes.facts)
    assert hall.case.subject_name not in str(minutes.facts)
    assert "có trích biên bản riêng" in str(minutes.facts)
    assert reads(hall.office.lan) == {excerpt}  # reads the file of the case, and does not sit in the body
    assert reads(hall.office.minh) == set()


def test_papers_of_a_meeting_wait_for_its_minutes_and_are_made_by_who_keeps_it(hall: Hall) -> None:
    about: dict[str, Any] = {"by": hall.chair, "on": DAY}
    with pytest.raises(NotMinuted):
        issue("item-excerpt", hall.case, occasion=hall.item, **about)
    with pytest.raises(NotMinuted):
        issue("sitting-minutes", hall.body, occasion=hall.sitting, **about)
    item = sittings.minute_item(hall.item, course="Đã thảo luận.", **about)
    sitting = sittings.close_sitting(hall.sitting, course="Xong.", **about)
    with pytest.raises(NotYourDuty):
        issue("item-excerpt", hall.case, by=hall.user(5), on=DAY, occasion=item)
    with pytest.raises(NotYourDuty):
        issue("sitting-minutes", hall.body, by=hall.user(5), on=DAY, occasion=sitting)


def test_the_minutes_come_with_the_close_and_the_excerpt_with_a_button(hall: Hall) -> None:
    with time_machine.travel(datetime(DAY.year, DAY.month, DAY.day, 3, tzinfo=UTC), tick=False):
        done(do(hall, 0, "item-minute", course="Đã thảo luận."))
        done(submit(signed_in(hall.chair), reverse("sitting-close", args=[hall.sitting.key]), course="Xong."))
        assert ask(hall, 5, "item-excerpt").status_code == 403
        done(do(hall, 0, "item-excerpt"))

        minutes, excerpt = Document.objects.order_by("pk").filter(type_key__in=["sitting-minutes", "item-excerpt"])
        assert reverse("paper", args=[excerpt.key]) in ask(hall, 5, "agenda-item").content.decode()
        member = signed_in(hall.user(5))
        meeting = member.get(reverse("sitting", args=[hall.sitting.key])).content.decode()
        assert reverse("paper", args=[minutes.key]) in meeting
        assert [member.get(reverse("paper", args=[row.key])).status_code for row in (minutes, excerpt)] == [200, 200]


@pytest.mark.rule("RECUSE")
def test_who_withdraws_finds_the_excerpt_in_no_file_and_no_register(hall: Hall) -> None:
    item = sittings.minute_item(hall.item, by=hall.chair, on=DAY, course="Đã thảo luận.")
    excerpt = issue("item-excerpt", hall.case, by=hall.chair, on=DAY, occasion=item)
    seen = Document.objects.filter(pk=excerpt.pk)
    assert (seen.readable_by(hall.chair).exists(), seen.registered_for(hall.chair).exists()) == (True, True)

    sittings.recuse_from_item(item, by=hall.chair, on=DAY, member=hall.members[0], ground="sibling")

    assert (seen.readable_by(hall.chair).exists(), seen.registered_for(hall.chair).exists()) == (False, False)
    assert seen.readable_by(hall.office.lan).exists()
