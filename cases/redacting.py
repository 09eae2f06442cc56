"""Copies for circulation: a file made again from its pages or pixels, without metadata, attachments or layers."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from PIL import Image, ImageOps
from pypdf import PdfReader

#: Pictures with more points than this are refused before they are unpacked.
_MOST_POINTS = 60_000_000
_FORMATS = {"image/jpeg": "JPEG", "image/png": "PNG"}
#: What has a preview.
PICTURES = frozenset(_FORMATS)
#: How large a preview is at most.
_PREVIEW = (480, 480)

#: What of a page is its picture; everything else (annotations, actions, private data, thumbnails) is left behind.
_PAGE = ("/Type", "/MediaBox", "/CropBox", "/Rotate", "/Resources", "/Contents", "/UserUnit")
#: What inside a page tells of its making.
_TRACES = ("/Metadata", "/PieceInfo", "/LastModified", "/OC", "/OCProperties", "/StructParent", "/StructParents")


class NotClean(Exception):
    """A file that cannot be made clean; it says why."""

    def __init__(self, sentence: str | Promise) -> None:
        """Carry the sentence."""
        self.sentence = sentence
        super().__init__(str(sentence))


def stripped(content: bytes, media_type: str) -> bytes:
    """Return the file made again from what is seen of it. Raises `NotClean`."""
    return _pdf(content) if media_type == "application/pdf" else _picture(content, media_type)


def _picture(content: bytes, media_type: str) -> bytes:
    return _made_again(BytesIO(content), media_type)


def preview(path: Path, media_type: str) -> bytes:
    """Return a small picture of a picture, made from its points; the kept file is only read. Raises `NotClean`."""
    return _made_again(path, media_type, within=_PREVIEW)


def _made_again(source: BytesIO | Path, media_type: str, within: tuple[int, int] | None = None) -> bytes:
    """Copy the points into a new picture: neither place nor camera, neither comment nor preview comes along."""
    try:
        with Image.open(source, formats=[_FORMATS[media_type]]) as found:
            if found.width * found.height > _MOST_POINTS:
                raise NotClean(_("the picture is too large"))
            if within is not None:
                found.draft("RGB", within)
                found.thumbnail(within)
            seen = ImageOps.exif_transpose(found).convert("RGB")
    except (OSError, ValueError, Image.DecompressionBombError):
        raise NotClean(_("the picture cannot be read")) from None
    bare = Image.frombytes("RGB", seen.size, seen.tobytes())
    out = BytesIO()
    bare.save(out, _FORMATS[media_type], **({"quality": 88} if media_type == "image/jpeg" else {}))
    return out.getvalue()


def _pdf(content: bytes) -> bytes:
    """Copy the pages into a new document; a mark laid over a page hides nothing, so such a page is refused."""
    try:
        with pikepdf.open(BytesIO(content)) as found, pikepdf.new() as made:
            for page in found.pages:
                if any(note.get("/Subtype") != "/Link" for note in page.get("/Annots", [])):
                    raise NotClean(_("it carries marks laid over its pages; print it and scan the print"))
                made.pages.append(page)
                _bare(made.pages[-1].obj)
            _forget_traces(made)
            out = BytesIO()
            made.save(out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
            return out.getvalue()
    except pikepdf.PdfError:
        raise NotClean(_("the document cannot be read")) from None


def _bare(page: Any) -> None:
    for name in [str(key) for key in page.keys()]:  # noqa: SIM118 - a dictionary of the document, not of Python
        if name not in (*_PAGE, "/Parent"):
            del page[name]


def _forget_traces(document: Any) -> None:
    """Take out what pictures and forms inside the pages tell of their making, and what they were cut from."""
    for held in document.objects:
        if isinstance(held, pikepdf.Dictionary | pikepdf.Stream):
            for name in _TRACES:
                if name in held:
                    del held[name]


def text_of(content: bytes, media_type: str) -> str:
    """Return the text a document still holds, seen or not; a picture holds none."""
    if media_type != "application/pdf":
        return ""
    return "\n".join(page.extract_text() for page in PdfReader(BytesIO(content)).pages)


def pages(content: bytes, media_type: str) -> int:
    """Return how many pages it has."""
    return len(PdfReader(BytesIO(content)).pages) if media_type == "application/pdf" else 1
