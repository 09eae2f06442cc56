"""One reference picture per type of paper: a change of the form is seen before it is printed.

To accept a new form, delete its picture and run this test once: it draws the missing picture and says so.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageFilter, ImageStat

from documents import catalogue, render
from documents.catalogue import Concern, DocumentType
from tests.documents import samples
from tests.documents.reading import pictures

pytestmark = pytest.mark.filterwarnings("ignore:unclosed file .*sRGB2014:ResourceWarning")

FOLDER = Path(__file__).parent / "pictures"
RESOLUTION = 40
TOLERANCE = 2.0  # mean difference of 256 greys after blurring: a moved line is above 4, another rasteriser below 1


@pytest.mark.parametrize("document_type", catalogue.ALL, ids=lambda one: one.key)
def test_the_paper_looks_as_it_did(document_type: DocumentType, tmp_path: Path) -> None:
    every = pictures(render.render(document_type, samples.facts(document_type)), tmp_path, RESOLUTION)
    drawn = every[-1 if document_type.concern is Concern.COPY else 0]  # a copy ends with what is its own
    kept = FOLDER / f"{document_type.key}.png"

    if not kept.exists():
        drawn.point(lambda grey: (grey + 8) // 17 * 17).save(kept, optimize=True)
        pytest.fail(f"there was no picture of {document_type.key}: look at {kept} and keep it if it is right")

    reference = Image.open(kept).convert("L")
    assert drawn.size == reference.size
    assert difference(drawn, reference) < TOLERANCE


def difference(one: Image.Image, other: Image.Image) -> float:
    """Say how far two pictures are apart, in greys, not minding the last pixel of a letter."""
    blurred = (picture.filter(ImageFilter.GaussianBlur(2)) for picture in (one, other))
    worst = 0.0
    apart = ImageChops.difference(*blurred)
    for top in range(0, apart.height, 60):
        band = apart.crop((0, top, apart.width, min(top + 60, apart.height)))
        worst = max(worst, ImageStat.Stat(band).mean[0])
    return worst
