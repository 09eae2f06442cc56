"""A paper is issued once: its approved text, its number, its facts."""

from __future__ import annotations

import pytest

from documents import catalogue
from documents.models import Document
from tests.documents.walk import INSPECTION, SUPERVISION, walk_with_papers
from tests.make import make_office

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("kind", [INSPECTION, SUPERVISION])
def test_every_step_of_a_procedure_makes_its_papers(kind: str) -> None:
    case, issued = walk_with_papers(make_office(), kind)

    for d in issued: print(d.type_key, d.symbol, d.about[:80])
    assert 0
