"""A reference picture of each type of paper, and of each family of forms at its longest: a change is seen in time.

To accept a new form, delete its picture and run this test once: it draws the missing picture and says so.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageFilter, ImageStat

from documents import catalogue, render
from documents.canonical import Facts
from documents.catalogue import BY_KEY, Concern, DocumentType
from documents.kinds import Signing
from tests.documents import samples
from tests.documents.reading import pictures
from tests.documents.test_layout import LONG, ROWS, long_facts

pytestmark = pytest.mark.filterwarnings("ignore:unclosed file .*sRGB2014:ResourceWarning")

FOLDER = Path(__file__).parent / "pictures"
RESOLUTION = 40
TOLERANCE = 2.0  # mean difference of 256 greys after blurring: a moved line is above 4, another rasteriser below 1


@pytest.mark.parametrize("document_type", catalogue.ALL, ids=lambda one: one.key)
def test_the_paper_looks_as_it_did(document_type: DocumentType, tmp_path: Path) -> None:
    every = pictures(render.render(document_type, samples.facts(document_type)), tmp_path, RESOLUTION)
    # A copy ends with what is its own.
    require_picture([every[-1 if document_type.concern is Concern.COPY else 0]], document_type.key)


#: A paper of each family of forms: what stands between head and signature is laid out alike in all of a family.
FAMILIES = {
    "decision": "extension-decision",
    "articles": "discipline-decision",
    "plan": "plan",
    "prose": "conclusion-notice",
    "letter": "urging-letter",
    "request": "suspension-submission",
    "minutes": "working-minutes",
    "programme": "programme",
    "list": "file-index",
    "register": "outgoing-register",
}
#: Families whose papers have a table that grows.
GROWING = {"prose", "programme", "list", "register"}


@pytest.mark.parametrize("family", FAMILIES)
def test_the_longest_paper_of_a_family_looks_as_it_did(family: str, tmp_path: Path) -> None:
    every = pictures(render.render(BY_KEY[FAMILIES[family]], longest(family)), tmp_path, RESOLUTION)
    shown = sorted({0, min(1, len(every) - 1), len(every) - 1})

    require_picture([every[at] for at in shown], f"longest/{family}")


def longest(family: str) -> Facts:
    """The longest names, sixty rows; an agency's deputy signs K/T, and the chief of the office a letter T/L."""
    document_type = BY_KEY[FAMILIES[family]]
    if document_type.concern is Concern.DOSSIER:
        facts = samples.facts(document_type)
        lines = facts["content"]["lines"]
        rows = [lines[at % len(lines)] | {"about": f"{at + 1}. {LONG[:60]}"} for at in range(ROWS)]
        return facts | {"content": facts["content"] | {"lines": rows, "about": LONG}}
    facts = long_facts(document_type, "team" if family in {"minutes", "list"} else "agency", whole=family in GROWING)
    if family == "programme":  # one of its tables is enough
        facts["content"]["supervisions"] = facts["content"]["supervisions"][:1]
    (first, *others) = facts["issue"]["signatures"]
    if document_type.signing is Signing.COLLECTIVE:
        by_order = {"capacity": "T/L TRƯỞNG BAN", "post": "CHÁNH VĂN PHÒNG"}
        first = first | (by_order if family == "letter" else {"post": "PHÓ TRƯỞNG BAN"})
    return facts | {"issue": facts["issue"] | {"signatures": [first, *others]}}


def beside(shown: list[Image.Image]) -> Image.Image:
    """Lay pages one beside the other."""
    joined = Image.new("L", (sum(one.width for one in shown), max(one.height for one in shown)), 255)
    for at, one in enumerate(shown):
        joined.paste(one, (sum(before.width for before in shown[:at]), 0))
    return joined


def require_picture(shown: list[Image.Image], name: str) -> None:
    """The pages of a paper look as the picture kept of them; where there is none, it is drawn and told of."""
    drawn, kept = beside(shown), FOLDER / f"{name}.png"
    if not kept.exists():
        kept.parent.mkdir(exist_ok=True)
        drawn.point(lambda grey: (grey + 8) // 17 * 17).save(kept, optimize=True)
        pytest.fail(f"there was no picture of {name}: look at {kept} and keep it if it is right")

    reference = Image.open(kept).convert("L")
    assert drawn.size == reference.size
    left = 0
    for page in shown:  # each by itself: a change on one is not made small by the others
        place = (left, 0, left + page.width, drawn.height)
        assert difference(drawn.crop(place), reference.crop(place)) < TOLERANCE
        left += page.width


def difference(one: Image.Image, other: Image.Image) -> float:
    """Say how far two pictures are apart, in greys, not minding the last pixel of a letter."""
    blurred = (picture.filter(ImageFilter.GaussianBlur(2)) for picture in (one, other))
    worst = 0.0
    apart = ImageChops.difference(*blurred)
    for top in range(0, apart.height, 60):
        band = apart.crop((0, top, apart.width, min(top + 60, apart.height)))
        worst = max(worst, ImageStat.Stat(band).mean[0])
    return worst
