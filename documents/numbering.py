"""Numbers: one register per body, code and term (or per team and code), without gaps, taken last in the transaction."""

from __future__ import annotations

from datetime import date

from django.db import IntegrityError, connection
from django.db.models import QuerySet

from cases.models import Body, Team, Term, in_force
from documents.catalogue import DocumentType, Issuer
from documents.errors import TermMissing
from documents.errors_hold import RegisterHeld
from documents.models import Series

_TAKE = """
INSERT INTO documents_series (body_id, term_id, team_id, code, secret, last, started_at, opened_on)
VALUES (%s, {term}, %s, %s, %s, %s, 0, %s)
ON CONFLICT {owner} DO UPDATE SET last = documents_series.last + excluded.last RETURNING id, last, {held}
"""
# How many holds of the numbering this register is under: asked in the same statement, so it costs nobody a question.
_HELD = """
(SELECT count(*) FROM documents_numberinghold h
  WHERE h.ended_at IS NULL AND %s <= h.last_team AND NOT EXISTS (SELECT 1 FROM documents_heldregister r
    WHERE r.hold_id = h.id AND r.series_id = documents_series.id AND r.released_on IS NOT NULL))
"""
_OF_A_BODY = "(body_id, term_id, code, secret) WHERE team_id IS NULL"
_OF_A_TEAM = "(team_id, code, secret) WHERE team_id IS NOT NULL"


#: The register of documents that came in, beside the codes of papers that go out.
INCOMING = "ĐẾN"


def series_for(document_type: DocumentType, *, body: Body, team: Team | None, on: date, secret: bool = False) -> Series:
    """Return the register that numbers a paper signed on that day; it is a row once it gave its first number.

    Secret papers have a register of their own.
    """
    if document_type.issuer is Issuer.TEAM and team is not None:
        return Series(team=team, code=document_type.series, secret=secret, opened_on=on)
    return Series(body=body, code=document_type.series, secret=secret, opened_on=on)


def incoming_series(body: Body, *, on: date, secret: bool) -> Series:
    """Return the register in which a document that came to the body on that day is entered."""
    return Series(body=body, code=INCOMING, secret=secret, opened_on=on)


def _terms(body: Body, on: date) -> QuerySet[Term]:
    return Term.objects.filter(in_force(on), organization=body.organization_id).order_by("-since")


def term_of(body: Body, on: date) -> Term:
    """Return the term in which the body works on that day. Raises `TermMissing`."""
    term = _terms(body, on).first()
    if term is None:
        raise _missing(body, on)
    return term


def _missing(body: Body, on: date) -> TermMissing:
    return TermMissing(body=body.name, on=f"{on:%d/%m/%Y}")


def take(series: Series, count: int = 1) -> range:
    """Take the next numbers; the register's row stays locked until the transaction ends, which gives them back.

    The first number opens the register, in the same statement: two who come first together wait for each other. A body
    numbers by the term of the day. Raises `TermMissing`, `RegisterHeld`.
    """
    owner, term, asked = _OF_A_TEAM, "NULL", ()
    if series.body is not None:
        owner = _OF_A_BODY
        term, asked = _terms(series.body, series.opened_on).values("pk")[:1].query.sql_with_params()
    values = [series.body_id, *asked, series.team_id, series.code, series.secret, count, series.opened_on]
    values.append(series.team_id or 0)  # a team made after the restore has lost no number
    with connection.cursor() as cursor:
        try:
            cursor.execute(_TAKE.format(owner=owner, term=f"({term})", held=_HELD), values)
        except IntegrityError as refusal:
            if series.body is None:
                raise
            # A register without a term is nobody's, says the constraint: there is no term on that day.
            raise _missing(series.body, series.opened_on) from refusal
        series.pk, last, held = cursor.fetchone()
    if held:
        raise RegisterHeld(series=str(series))
    return range(last - count + 1, last + 1)
