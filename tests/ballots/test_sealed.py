"""Sealed ballots: what is refused, what the box knows, and that one tally ends it."""

from __future__ import annotations

import json
import logging
import sys
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test import RequestFactory
from django.views.debug import ExceptionReporter
from django_q.models import OrmQ

from cases import ballot_keys, sealing, trail
from cases.commands import balloting, balloting_paper, balloting_sealed, sittings
from cases.errors_ballot import (
    BallotInOtherState,
    BoxDisturbed,
    NotAnElector,
    NotATeller,
    OneTellerAlone,
    OptionUnknown,
    PassphraseTooShort,
    PassphraseWrong,
    RecusedElector,
    SharesLost,
    TallyIsOnce,
    TellersNotReady,
    TooFewForElectronic,
    VotedAlready,
    VotingNotOpen,
)
from cases.models import Ballot, BallotState, ItemRecusal, SealedPaper, TrailEntry
from cases.sitting_minutes import counting
from tests.ballots.test_paper import VECTORS
from tests.ballots.world import DAY, Hall, make_hall, passphrase, threshold
from tests.make import make_case, make_office
from workflows import jobs

pytestmark = pytest.mark.django_db

Committing = Callable[[], AbstractContextManager[Any]]
CHOICES = ["WARNING"] * 5 + ["REPRIMAND"] * 2 + ["NONE", "BLANK"]


def sealed_for(ballot: Ballot, choice: str) -> SealedPaper:
    """A paper as whoever knows the public key can make one; only the house can sign it."""
    paper = sealing.seal(bytes.fromhex(ballot.public_key), ballot.key, sealing.new_receipt(), choice)
    return SealedPaper(receipt_hash=paper.receipt_hash, ballot=ballot, sealed=paper.sealed, mac="0" * 64)


def test_a_sealed_ballot_runs_from_passphrases_to_one_tally(hall: Hall, committing: Committing) -> None:
    ballot = hall.open("electronic", tellers=hall.members[1:4])
    with pytest.raises(VotingNotOpen):
        hall.cast(ballot, 0, "WARNING")
    with pytest.raises(TellersNotReady):
        balloting_sealed.start_voting(ballot, by=hall.chair, on=DAY)
    ballot = hall.start(ballot)
    receipts = [hall.cast(ballot, number, choice) for number, choice in enumerate(CHOICES)]
    assert not balloting_sealed.was_counted(ballot, receipts[0])
    ballot = hall.close(ballot)
    with committing():
        ballot = hall.tally(ballot, 1, 3)

    assert (ballot.state, ballot.outcome) == (BallotState.COUNTED, "WARNING")
    assert ballot.votes == {"EXPULSION": 0, "REMOVAL": 0, "WARNING": 5, "REPRIMAND": 2, "NONE": 1}
    assert (ballot.returned, ballot.valid, ballot.blank, ballot.void) == (9, 8, 1, 0)
    assert all(balloting_sealed.was_counted(ballot, receipt) for receipt in receipts)
    assert balloting_sealed.was_counted(ballot, receipts[0].lower().replace("-", " "))
    assert not balloting_sealed.was_counted(ballot, sealing.new_receipt())
    assert not SealedPaper.objects.exists()
    assert not ballot_keys.folder_of(ballot.key).exists()
    assert list(trail.problems()) == []


def test_A55_a_small_body_votes_on_paper() -> None:  # noqa: N802
    hall = make_hall(7, present=4)

    with pytest.raises(TooFewForElectronic):
        hall.open("electronic")

    assert hall.open().voters == 4


def test_A55_below_seven_nobody_is_told_how_many_papers_were_blank() -> None:  # noqa: N802
    hall = make_hall(6)
    ballot = hall.tally(hall.closed(["WARNING"] * 4 + ["BLANK"]))

    told = counting(ballot)
    assert (told["returned"], told["blank"], told["not_cast"], told["valid"]) == (None, None, None, 4)
    assert ballot.count().outcome == "WARNING"
    assert "vote of each" in str(sealing.HONEST_SENTENCE) or "từng người" in str(sealing.HONEST_SENTENCE)


@pytest.mark.rule("VOTE-ONCE")
def test_A50_nobody_votes_twice_or_without_a_place_on_the_list(hall: Hall) -> None:  # noqa: N802
    ballot = hall.opened()
    hall.cast(ballot, 3, "WARNING")

    with pytest.raises(VotedAlready):
        hall.cast(ballot, 3, "REPRIMAND")
    with pytest.raises(NotAnElector):
        balloting_sealed.cast(ballot, by=hall.office.minh, on=DAY, choice="WARNING")
    with pytest.raises(OptionUnknown) as refusal:
        hall.cast(ballot, 4, "DISSOLUTION")
    assert "DISSOLUTION" not in str(refusal.value.messages)
    assert ballot.papers.count() == ballot.electors.filter(has_voted=True).count() == 1


def test_A56_a_recused_elector_does_not_vote(hall: Hall) -> None:  # noqa: N802
    ballot = hall.opened()
    sittings.recuse_from_item(hall.item, by=hall.user(4), on=DAY, member=hall.members[4], ground="sibling")
    ballot.refresh_from_db()
    assert ballot.state == BallotState.VOID
    assert ballot.replaced_by.state == BallotState.PREPARED
    with pytest.raises(VotingNotOpen):
        hall.cast(ballot, 4, "WARNING")
    with pytest.raises(NotAnElector):
        hall.cast(hall.start(ballot.replaced_by), 4, "WARNING")

    # The same where a recusal came in past the act that voids the ballot.
    ItemRecusal.objects.create(item=hall.item, member=hall.members[5], ground="sibling", on=DAY, recorded_by=hall.chair)
    with pytest.raises(RecusedElector):
        hall.cast(ballot.replaced_by, 5, "WARNING")


def test_nothing_is_taken_after_the_close(hall: Hall) -> None:
    ballot = hall.closed(CHOICES[:4])

    with pytest.raises(VotingNotOpen):
        hall.cast(ballot, 8, "WARNING")
    with pytest.raises(BallotInOtherState):
        hall.close(ballot)


def test_A51_there_is_no_tally_before_the_close_and_no_second_one(  # noqa: N802
    hall: Hall, committing: Committing
) -> None:
    ballot = hall.opened()
    hall.cast(ballot, 0, "WARNING")
    with pytest.raises(BallotInOtherState):
        hall.tally(ballot)
    hall.close(ballot)
    with committing():
        hall.tally(ballot)

    with pytest.raises(TallyIsOnce):
        hall.tally(ballot)
    # Where somebody sets the row back, there is nothing left to open.
    Ballot.objects.filter(pk=ballot.pk).update(state="closed", outcome="", counted_on=None)
    with pytest.raises(BoxDisturbed):
        hall.tally(ballot)


def test_A53_one_teller_alone_opens_nothing(hall: Hall) -> None:  # noqa: N802
    ballot = hall.closed(CHOICES)
    right = {m.pk: passphrase(m.pk) for m in hall.members[1:3]}
    first, second = right

    with pytest.raises(OneTellerAlone):
        hall.tally(ballot, 1)
    with pytest.raises(PassphraseWrong) as refusal:
        balloting_sealed.tally(ballot, by=hall.user(1), on=DAY, passphrases=right | {second: right[first]})
    assert hall.members[2].full_name in str(refusal.value.messages)
    with pytest.raises(NotATeller):
        hall.tally(ballot, 1, 5)
    with pytest.raises(NotATeller):
        hall.tally(ballot, by=5)
    assert hall.tally(ballot).outcome == "WARNING"


@pytest.mark.parametrize("what", ["removed", "altered", "added", "swapped"])
def test_A54_a_box_changed_after_the_close_is_not_counted(hall: Hall, what: str) -> None:  # noqa: N802
    ballot = hall.closed(CHOICES)
    victim = ballot.papers.order_by("receipt_hash").first()
    assert victim is not None
    if what == "altered":
        SealedPaper.objects.filter(pk=victim.pk).update(sealed=bytes(victim.sealed)[:-1] + b"\0")
    else:
        if what != "added":
            victim.delete()
        if what != "removed":
            sealed_for(ballot, "EXPULSION").save()

    with pytest.raises(BoxDisturbed):
        hall.tally(ballot)

    again = balloting.repeat_ballot(ballot, by=hall.chair, on=DAY, reason="Hòm phiếu bị thay đổi.")
    assert again.state == BallotState.PREPARED
    assert not SealedPaper.objects.exists()


def test_a_paper_put_in_past_the_house_is_found_at_the_close(hall: Hall) -> None:
    ballot = hall.opened()
    hall.cast(ballot, 0, "WARNING")
    stranger = sealed_for(ballot, "EXPULSION")
    stranger.save()
    with pytest.raises(BoxDisturbed):  # one paper more than marks
        hall.close(ballot)
    ballot.electors.filter(member=hall.members[1]).update(has_voted=True)
    with pytest.raises(BoxDisturbed):  # as many, but one the house did not sign
        hall.close(ballot)


def test_A50_a_paper_of_another_ballot_or_a_copy_is_refused(hall: Hall, committing: Committing) -> None:  # noqa: N802
    first = hall.opened()
    hall.cast(first, 0, "EXPULSION")
    taken = first.papers.get()
    second = balloting.repeat_ballot(first, by=hall.chair, on=DAY, reason="Lập lại.")
    hall.start(second)
    for number in range(4):
        hall.cast(second, number, "WARNING")
    second.refresh_from_db()
    own = second.papers.order_by("receipt_hash").first()
    assert own is not None

    for sealed in (bytes(taken.sealed), bytes(own.sealed)):
        # Even with the house's own signature: what is inside names its ballot and its receipt.
        mark = sealing.receipt_hash(second.key, sealing.new_receipt())
        papers = [sealing.Paper(mark, sealed, sealing.paper_mac(second.key, mark, sealed))]
        keys = ballot_keys.put_together(
            second.key, {m.pk: passphrase(m.pk) for m in hall.members[1:3]}, {m.pk: "" for m in hall.members[1:3]}
        )
        with pytest.raises(BoxDisturbed):
            sealing.count(keys, second.key, papers, [*second.options])


def test_F48_a_lost_share_is_made_good_by_the_third_teller_or_the_ballot_is_repeated(  # noqa: N802
    hall: Hall, committing: Committing
) -> None:
    ballot = hall.closed(CHOICES, tellers=hall.members[1:4])
    one, two, three = hall.members[1:4]
    ballot_keys._share(ballot.key, one.pk).unlink()

    with pytest.raises(SharesLost) as refusal:
        hall.tally(ballot, 1, 2)
    assert one.full_name in str(refusal.value.messages)
    ballot_keys._share(ballot.key, two.pk).write_text("{")
    with pytest.raises(SharesLost):
        hall.tally(ballot, 2, 3)
    with committing():
        again = balloting.repeat_ballot(ballot, by=hall.chair, on=DAY, reason="Mất phần khóa.", tellers=[two, three])

    ballot.refresh_from_db()
    assert (ballot.state, ballot.outcome, ballot.votes) == (BallotState.VOID, "", {})
    assert not ballot.papers.exists()
    assert not ballot_keys.folder_of(ballot.key).exists()
    hall.start(again)
    for number, choice in enumerate(CHOICES):
        hall.cast(again, number, choice)
    hall.close(again)
    assert hall.tally(again, 2, 3, by=2).outcome == "WARNING"


def test_shares_are_for_their_owner_and_leave_no_trace(hall: Hall, committing: Committing) -> None:
    ballot = hall.open("electronic")
    with pytest.raises(PassphraseTooShort):
        balloting_sealed.set_passphrase(ballot, by=hall.user(1), on=DAY, passphrase="ngắn quá")
    with pytest.raises(NotATeller):
        balloting_sealed.set_passphrase(ballot, by=hall.user(5), on=DAY, passphrase="một câu đủ dài để giữ")
    ballot = hall.start(ballot)
    folder = ballot_keys.folder_of(ballot.key)
    shares = sorted(folder.iterdir())

    assert [path.stat().st_mode & 0o777 for path in shares] == [0o600, 0o600]
    assert folder.stat().st_mode & 0o777 == 0o700
    assert (folder.parent / "CACHEDIR.TAG").read_text().startswith("Signature: 8a477f597d28d172789f06886806bc55")
    names = {m.pk: "" for m in hall.members[1:3]}
    key = ballot_keys.put_together(ballot.key, {pk: passphrase(pk) for pk in names}, names)
    assert not any(key.hex() in path.read_bytes().hex() for path in shares)
    held = shares[0].open("rb")  # somebody holds the file open while it is destroyed
    with committing():
        balloting.void_ballot(ballot, by=hall.chair, on=DAY, reason="Dừng bỏ phiếu.")
    assert not folder.exists()
    assert b"locked" not in held.read()
    held.close()

    ballot_keys.enrol("0" * 20, 1, "một câu đủ dài để giữ")
    hall.start(hall.open("electronic"))
    jobs.follow_facts()
    assert list(ballot_keys.kept()) == [Ballot.objects.pending().get().key]


def test_all_papers_have_one_length_and_are_never_alike(hall: Hall) -> None:
    ballot = hall.opened()
    for number, choice in enumerate(["NONE", "REMOVAL", "EXPULSION", "BLANK", "WARNING", "WARNING"]):
        hall.cast(ballot, number, choice)

    papers = [bytes(row.sealed) for row in ballot.papers.all()]
    assert len({len(paper) for paper in papers}) == 1
    assert len(set(papers)) == 6


def test_paper_acts_and_sealed_acts_do_not_mix(hall: Hall) -> None:
    ballot = hall.opened()
    with pytest.raises(BallotInOtherState):
        balloting_paper.issue_papers(ballot, by=hall.chair, on=DAY, issued=9)
    balloting.void_ballot(ballot, by=hall.chair, on=DAY, reason="Chuyển sang phiếu giấy.")
    paper = hall.open()
    with pytest.raises(BallotInOtherState):
        hall.cast(paper, 0, "WARNING")


def test_nothing_outside_the_box_tells_a_choice_a_key_or_a_passphrase(
    hall: Hall, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    canary = "chim hoàng yến hót trong mỏ"
    caplog.set_level(logging.DEBUG)
    connection.force_debug_cursor = True
    ballot = hall.open("electronic")
    for number in (1, 2):
        balloting_sealed.set_passphrase(ballot, by=hall.user(number), on=DAY, passphrase=canary)
    ballot = balloting_sealed.start_voting(ballot, by=hall.chair, on=DAY)
    entries = TrailEntry.objects.count()
    caplog.clear()
    connection.queries_log.clear()

    receipt = hall.cast(ballot, 0, "REMOVAL")
    with monkeypatch.context() as broken:
        broken.setattr(sealing, "SealedBox", None)  # a fault in the middle of sealing
        page = _error_page(lambda: hall.cast(ballot, 1, "REMOVAL"))

    said = [record.getMessage() for record in caplog.records] + [query["sql"] for query in connection.queries_log]
    assert any("INSERT INTO" in line for line in said)
    assert not [line for line in said if "REMOVAL" in line and '"cases_ballot"' not in line]
    assert not [line for line in said if receipt in line]
    assert "REMOVAL" not in page
    assert TrailEntry.objects.count() == entries
    hall.close(ballot)
    wrong = {m.pk: canary for m in hall.members[1:3]}
    with monkeypatch.context() as broken:
        broken.setattr(sealing, "count", None)
        page += _error_page(lambda: balloting_sealed.tally(ballot, by=hall.user(1), on=DAY, passphrases=wrong))
    key = ballot_keys.put_together(ballot.key, wrong, dict.fromkeys(wrong, ""))
    balloting_sealed.tally(ballot, by=hall.user(1), on=DAY, passphrases=wrong)

    connection.force_debug_cursor = False
    said = [record.getMessage() for record in caplog.records] + [query["sql"] for query in connection.queries_log]
    kept = [page, *said, *map(str, OrmQ.objects.values_list("payload", flat=True))]
    kept += [json.dumps(data, ensure_ascii=False) for data in TrailEntry.objects.values_list("data", flat=True)]
    kept += [path.read_bytes().decode() for path in Path(ballot_keys.folder_of(ballot.key)).iterdir()]
    for secret in (canary, key.hex(), str(key)):
        assert not [text for text in kept if secret in text], secret
    counted = TrailEntry.objects.filter(act="ballot-counted").get()
    assert set(counted.data) == {"ballot", "outcome", "denominator"}


def _error_page(act: Callable[[], Any]) -> str:
    """The values of our frames as the page would show them that an administrator is mailed."""
    try:
        act()
    except TypeError:
        frames = ExceptionReporter(RequestFactory().get("/"), *sys.exc_info()).get_traceback_frames()
        ours = [frame for frame in frames if "/cases/" in frame["filename"]]
        assert len(ours) > 2
        return "\n".join(str(value) for frame in ours for _name, value in frame["vars"])
    raise AssertionError("nothing broke")


def test_every_vector_passes_through_a_sealed_ballot() -> None:
    office = make_office()
    case = make_case(office, "P2")
    for vector in VECTORS["vectors"]:
        hall = make_hall(vector["denominator"], office=office, case=case)
        needed = {form: threshold(text) for form, text in vector["thresholds"].items()}
        choices = [code for code, number in vector["votes"].items() for _n in range(number)]
        ballot = hall.closed(choices, forms=vector["forms_high_to_low"], thresholds=needed, kind=vector["mode"])
        ballot = hall.tally(ballot)
        assert ballot.outcome == vector["expected"], vector["name"]
        assert ballot.count().outcome == vector["expected"]
