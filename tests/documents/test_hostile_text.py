"""Text people type stays text on paper: no markup, no template, no file and no request comes of it."""

from __future__ import annotations

import io
import json
import socketserver
import threading
from collections.abc import Iterator
from typing import Any

import pikepdf
import pytest

from documents import catalogue, render
from tests.documents import samples
from tests.documents.reading import text

pytestmark = pytest.mark.filterwarnings("ignore:unclosed file .*sRGB2014:ResourceWarning")

MARKUP = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "</p></body><h1>To</h1>",
    "=HYPERLINK(A1)",
    "&lt;b&gt; &amp; © \u0026copy;",
]
TEMPLATES = [
    "{{ paper.archive }}",
    "{% include 'base.html' %}",
    "{% load static %}{{ settings.SECRET_KEY }}",
    "{{ ''.__class__.__mro__ }}",
    "{# nobody sees this #}",
]


@pytest.mark.parametrize("typed", MARKUP)
def test_A28_markup_stays_text(typed: str) -> None:  # noqa: N802
    assert_printed_as_typed(typed)


@pytest.mark.parametrize("typed", TEMPLATES)
def test_A29_template_syntax_stays_text(typed: str) -> None:  # noqa: N802
    assert_printed_as_typed(typed)


def assert_printed_as_typed(typed: str) -> None:
    """Print it in a title, a paragraph, a heading, a table and among the recipients."""
    facts = samples.facts(
        catalogue.CONCLUSION_NOTICE,
        about=f"kết luận {typed}",
        blocks=[
            samples.paragraph(f"Trước {typed} sau"),
            samples.heading(typed),
            {
                "kind": "table",
                "title": typed,
                "columns": [{"title": typed, "width": 100}],
                "rows": [[typed]],
                "totals": [],
            },
        ],
        recipients=[typed],
    )

    taken = text(render.render(catalogue.CONCLUSION_NOTICE, facts))

    assert "".join(f"Trước {typed} sau".split()) in "".join(taken.split())
    assert "".join(taken.split()).count("".join(typed.rstrip(".;,").split())) >= 6


@pytest.fixture
def listener() -> Iterator[tuple[int, list[bytes]]]:
    heard: list[bytes] = []

    class Listen(socketserver.BaseRequestHandler):
        def handle(self) -> None:
            heard.append(self.request.recv(1000))

    with socketserver.TCPServer(("127.0.0.1", 0), Listen) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server.server_address[1], heard
        server.shutdown()


VECTORS = [
    '<img src="{}">',
    '<link rel="stylesheet" href="{}">',
    "<style>@import url({});</style>",
    '<object data="{}"></object>',
    '<embed src="{}">',
    '<svg><image href="{}"/></svg>',
    '<link rel="attachment" href="{}">',
    '<p style="background: url({})">x</p>',
    "<style>@font-face {{ font-family: a; src: url({}) }} p {{ font-family: a }}</style>",
    '<a rel="attachment" href="{}">x</a>',
    '<iframe src="{}"></iframe>',
    '<base href="{}"><img src="x.png">',
]


def _printed_raw(markup: str, monkeypatch: pytest.MonkeyPatch) -> bytes:
    """Print markup as if escaping had failed: the fetcher alone must hold."""
    whole = render.html

    def broken(*facts: Any) -> str:
        return whole(*facts).replace("</body>", f"{markup}</body>")

    monkeypatch.setattr(render, "html", broken)
    return render.render(catalogue.CONCLUSION_NOTICE, samples.facts(catalogue.CONCLUSION_NOTICE))


@pytest.mark.parametrize("vector", VECTORS)
def test_A30_no_request_leaves_even_if_markup_came_through(  # noqa: N802
    vector: str, listener: tuple[int, list[bytes]], monkeypatch: pytest.MonkeyPatch
) -> None:
    port, heard = listener

    _printed_raw(vector.format(f"http://127.0.0.1:{port}/x"), monkeypatch)

    assert heard == []


@pytest.mark.parametrize("vector", VECTORS)
def test_A30_no_local_file_enters_even_if_markup_came_through(  # noqa: N802
    vector: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    pdf = _printed_raw(vector.format("file:///etc/passwd"), monkeypatch)

    with pikepdf.open(io.BytesIO(pdf)) as opened:
        assert list(opened.attachments) == [render.RECORD_NAME]
        streams = [
            item.read_bytes()
            for item in opened.objects
            if isinstance(item, pikepdf.Stream) and "/JPXDecode" not in str(item.get("/Filter"))
        ]
    assert not any(b"root:" in stream for stream in streams)


def test_the_record_inside_a_paper_holds_hostile_text_as_data() -> None:
    facts = samples.facts(catalogue.SUBMISSION, about="</script>{{ x }}")

    with pikepdf.open(io.BytesIO(render.render(catalogue.SUBMISSION, facts))) as opened:
        record = json.loads(opened.attachments[render.RECORD_NAME].get_file().read_bytes())

    assert record["facts"]["content"]["about"] == "</script>{{ x }}"
