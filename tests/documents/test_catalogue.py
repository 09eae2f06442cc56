"""The catalogue of papers: a kind of paper is the same in every language of the screen."""

from django.utils import translation

from documents.catalogue import BY_KEY
from documents.facts import BUILDERS


def test_a_paper_is_found_in_whatever_language_one_reads() -> None:
    for language in ("vi", "en"):
        with translation.override(language):
            assert BY_KEY["team-report"] in BUILDERS
            assert BY_KEY["conclusion-notice"] in BUILDERS
