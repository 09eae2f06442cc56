"""The package around a paper in Word: no properties, no traces of editing, the same bytes for the same text."""

from __future__ import annotations

import zipfile
from io import BytesIO
from typing import Any

from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.oxml.ns import qn

_EPOCH = (1980, 1, 1, 0, 0, 0)
#: Parts that tell of people and machines, and none of which the text needs.
_EFFECTS = "http://schemas.microsoft.com/office/2007/relationships/stylesWithEffects"
_TELLING = {_EFFECTS, RT.CORE_PROPERTIES, RT.EXTENDED_PROPERTIES, RT.CUSTOM_PROPERTIES, RT.THUMBNAIL, RT.CUSTOM_XML}
_TRACES = ("w:rsids", "w:attachedTemplate", "w:proofState", "w:docVars")


def clean_package(document: Any) -> bytes:
    """Return an empty document without properties and without traces of who made it."""
    package = document.part.package
    for owner in (package, document.part):
        for key in [key for key, one in owner.rels.items() if one.reltype in _TELLING]:
            del owner.rels[key]
    settings = document.settings.element
    for name in _TRACES:
        for one in settings.findall(qn(name)):
            settings.remove(one)
    for root in (document.element, document.styles.element, *_headers(document)):
        _forget_sessions(root)
    return _saved(document)


def packed(document: Any) -> bytes:
    """Return the bytes of a paper: parts in order, no times."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(_saved(document))) as made, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        # The list of types stands first: so do readers expect it.
        for name in sorted(made.namelist(), key=lambda one: (one != "[Content_Types].xml", one)):
            info = zipfile.ZipInfo(name, _EPOCH)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o644 << 16
            info.create_system = 3
            target.writestr(info, made.read(name))
    return out.getvalue()


def _saved(document: Any) -> bytes:
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def _headers(document: Any) -> list[Any]:
    return [section.header._element for section in document.sections]


def _forget_sessions(root: Any) -> None:
    """Word marks what was typed in one sitting; the template came with such marks."""
    for element in list(root.iter()):
        if element.tag == qn("w:rsid"):
            element.getparent().remove(element)
            continue
        for name in [one for one in element.attrib if one.startswith(qn("w:rsid"))]:
            del element.attrib[name]
