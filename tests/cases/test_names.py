"""Names: two Unicode forms, invisible characters and two habits of placing the tone are one name."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.names import clean_name, clean_text, search_key

LETTERS = st.text(alphabet="aăâbcdđeêghiklmnoôơpqrstuưvxyàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệ ÀẢÃÁẠĐƠƯ", min_size=1, max_size=60)


def test_invisible_characters_and_double_spaces_go() -> None:
    assert clean_name("  Nguyễn\u200b  Văn\u202e\tAn\ufeff ") == "Nguyễn Văn An"
    assert clean_text("dòng 1\r\ndòng\u200b 2\n") == "dòng 1\ndòng 2"


@pytest.mark.parametrize(("one", "other"), [("Phan Thị Hòa", "phan thị hoà"), ("ĐẢNG ỦY", "dang uy"), ("Thuỷ", "thủy")])
def test_two_habits_are_one_name(one: str, other: str) -> None:
    assert search_key(one) == search_key(other)


@given(LETTERS)
def test_both_unicode_forms_are_one_name(name: str) -> None:
    assert clean_name(unicodedata.normalize("NFD", name)) == clean_name(name)
    assert search_key(unicodedata.normalize("NFD", name)) == search_key(name)
    assert clean_name(clean_name(name)) == clean_name(name)
