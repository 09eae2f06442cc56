"""The catalogue of papers: a kind of paper is the same in every language of the screen."""

import json
from pathlib import Path

from django.utils import translation

from documents.catalogue import ALL, BY_KEY
from documents.facts import BUILDERS


def test_a_paper_is_found_in_whatever_language_one_reads() -> None:
    for language in ("vi", "en"):
        with translation.override(language):
            assert BY_KEY["team-report"] in BUILDERS
            assert BY_KEY["conclusion-notice"] in BUILDERS


def test_a_code_in_a_number_was_read_in_a_regulation_or_is_shown_as_not_yet_confirmed() -> None:
    rows = json.loads((Path(__file__).parent / "doc_types.json").read_text())["types"]
    read = {row["code"] for row in rows if row["status"] == "verified"}

    assert {one.key for one in ALL if one.numbered and one.code not in read} == {one.key for one in ALL if one.recalled}
    assert {one.code for one in ALL if one.recalled} == {"BS", "PC"}
