"""Pages of a scan taken into a paper: pictures only, so that nothing of a foreign file comes along.

A scanned PDF is read for the one picture each of its pages is; fonts, forms, links and scripts in it are not looked at.
"""

from __future__ import annotations

import io
from collections.abc import Iterator

import pikepdf
from PIL import Image, ImageOps, UnidentifiedImageError

MOST_PAGES = 200
#: An A4 page at 600 dots to the inch is 35 million.
MOST_PIXELS = 50_000_000
_WIDTH, _HEIGHT = 595.276, 841.89


class NotPages(ValueError):
    """The scan is not one picture to a page."""


def pages_of(scan: bytes, media_type: str) -> Iterator[Image.Image]:
    """Yield the pages of a scan, upright, grey or coloured. Raises `NotPages`."""
    try:
        pictures = _of_pdf(scan) if media_type == "application/pdf" else _of_picture(scan)
        for number, picture in enumerate(pictures, start=1):
            if number > MOST_PAGES:
                raise NotPages("too many pages")
            yield picture if picture.mode in ("L", "RGB") else picture.convert("L" if picture.mode == "1" else "RGB")
    except (TypeError, pikepdf.PdfError, pikepdf.UnsupportedImageTypeError, UnidentifiedImageError, OSError) as error:
        raise NotPages(type(error).__name__) from None
    except Image.DecompressionBombError:
        raise NotPages("too large") from None


def _of_picture(scan: bytes) -> Iterator[Image.Image]:
    with Image.open(io.BytesIO(scan), formats=["JPEG", "PNG", "TIFF"]) as opened:
        for frame in range(getattr(opened, "n_frames", 1)):
            opened.seek(frame)
            _require_size(*opened.size)
            yield ImageOps.exif_transpose(opened)


def _of_pdf(scan: bytes) -> Iterator[Image.Image]:
    with pikepdf.open(io.BytesIO(scan)) as opened:
        for page in opened.pages:
            resources = page.get("/Resources", pikepdf.Dictionary())
            held = list(resources.get("/XObject", pikepdf.Dictionary()).values())
            if "/Font" in resources or len(held) != 1 or not isinstance(held[0], pikepdf.Stream):
                raise NotPages("more than one picture, or text")
            picture = pikepdf.PdfImage(held[0])
            _require_size(picture.width, picture.height)
            turned = int(page.get("/Rotate", 0)) % 360
            yield picture.as_pil_image().rotate(-turned, expand=True) if turned else picture.as_pil_image()


def _require_size(width: int, height: int) -> None:
    if width * height > MOST_PIXELS:
        raise NotPages("too large")


def with_pages(pdf: bytes, scan: bytes, media_type: str) -> bytes:
    """Put the pages of a scan before those of a paper, which stays PDF/A with all it carries. Raises `NotPages`."""
    with pikepdf.open(io.BytesIO(pdf)) as whole:
        for at, picture in enumerate(pages_of(scan, media_type)):
            whole.pages.insert(at, _page(whole, picture))
        out = io.BytesIO()
        whole.save(out, deterministic_id=True)
    return out.getvalue()


def _page(whole: pikepdf.Pdf, picture: Image.Image) -> pikepdf.Page:
    packed = io.BytesIO()
    picture.save(packed, "JPEG", quality=85)
    held = pikepdf.Stream(
        whole,
        packed.getvalue(),
        Type=pikepdf.Name.XObject,
        Subtype=pikepdf.Name.Image,
        Width=picture.width,
        Height=picture.height,
        ColorSpace=pikepdf.Name.DeviceGray if picture.mode == "L" else pikepdf.Name.DeviceRGB,
        BitsPerComponent=8,
        Filter=pikepdf.Name.DCTDecode,
    )
    lies = picture.width > picture.height
    width, height = (_HEIGHT, _WIDTH) if lies else (_WIDTH, _HEIGHT)
    scale = min(width / picture.width, height / picture.height)
    wide, high = picture.width * scale, picture.height * scale
    left, low = (width - wide) / 2, (height - high) / 2
    drawn = f"q {wide:.3f} 0 0 {high:.3f} {left:.3f} {low:.3f} cm /Page Do Q"
    page = pikepdf.Dictionary(
        Type=pikepdf.Name.Page,
        MediaBox=[0, 0, width, height],
        Resources=pikepdf.Dictionary(XObject=pikepdf.Dictionary(Page=held)),
        Contents=pikepdf.Stream(whole, drawn.encode()),
    )
    return pikepdf.Page(whole.make_indirect(page))
