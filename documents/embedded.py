"""The record inside a paper's file, read from bytes that nobody vouches for."""

from __future__ import annotations

import io
import json
import zlib
from typing import Any

import pikepdf

from documents.canonical import RECORD_NAME, Facts

#: A record is a few pages of text; one that unpacks to more is none of ours.
LARGEST = 16 * 1024 * 1024


class NoRecord(ValueError):
    """The file carries no record that could be a paper's."""


class NoPaper(NoRecord):
    """The file is no PDF."""


def record_in(pdf: bytes) -> Facts:
    """Return the record of a paper. Raises `NoPaper`, `NoRecord`."""
    try:
        with pikepdf.open(io.BytesIO(pdf)) as opened:
            return _read(_packed(opened))
    except pikepdf.PdfError as error:
        raise NoPaper(str(error)) from None


def producer_of(pdf: bytes) -> str:
    """Return by which program a file says it was printed. Raises `NoPaper`."""
    try:
        with pikepdf.open(io.BytesIO(pdf)) as opened:
            return str(opened.docinfo.get("/Producer", ""))
    except pikepdf.PdfError as error:
        raise NoPaper(str(error)) from None


def _packed(opened: pikepdf.Pdf) -> bytes:
    """Return the record's bytes, unpacked up to what a record can be."""
    try:
        stream: Any = opened.attachments[RECORD_NAME].get_file().obj
        packed: bytes = stream.read_raw_bytes()
        way = stream.get("/Filter")
    except (KeyError, AttributeError, TypeError, ValueError, RuntimeError, pikepdf.PdfError):
        raise NoRecord("there is no record in it") from None
    if way is None:
        return packed[:LARGEST]
    if str(way) not in {"/FlateDecode", "[/FlateDecode]"}:
        raise NoRecord("its record is packed in a way no paper is")
    try:
        return zlib.decompressobj().decompress(packed, LARGEST)
    except zlib.error:
        raise NoRecord("its record cannot be unpacked") from None


def _read(text: bytes) -> Facts:
    try:
        record = json.loads(text)
        is_ours = isinstance(record["facts"]["content"], dict) and isinstance(record["facts"]["issue"], dict)
    except (ValueError, KeyError, TypeError, RecursionError):
        is_ours = False
    if not is_ours:
        raise NoRecord("its record is not that of a paper")
    found: Facts = record
    return found
