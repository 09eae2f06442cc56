"""Amounts as papers write and say them."""

from __future__ import annotations

import unicodedata

import pytest

from cases.money import figures, in_words


@pytest.mark.parametrize(
    ("thousands", "said"),
    [
        (0, "không đồng"),
        (1, "một nghìn đồng"),
        (15, "mười lăm nghìn đồng"),
        (21, "hai mươi mốt nghìn đồng"),
        (24, "hai mươi tư nghìn đồng"),
        (105, "một trăm linh năm nghìn đồng"),
        (111, "một trăm mười một nghìn đồng"),
        (1_005, "một triệu không trăm linh năm nghìn đồng"),
        (84_800, "tám mươi tư triệu tám trăm nghìn đồng"),
        (1_250_300, "một tỷ hai trăm năm mươi triệu ba trăm nghìn đồng"),
        (2_000_010, "hai tỷ không trăm mười nghìn đồng"),
        (1_000_000_000, "một nghìn tỷ đồng"),
    ],
)
def test_an_amount_is_said_in_full(thousands: int, said: str) -> None:
    assert in_words(thousands) == said
    assert unicodedata.is_normalized("NFC", in_words(thousands))


def test_figures_are_written_the_vietnamese_way() -> None:
    assert [figures(n) for n in (0, 999, 1_000, 1_250_300, -24_800)] == ["0", "999", "1.000", "1.250.300", "−24.800"]
