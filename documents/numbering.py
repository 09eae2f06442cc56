"""Numbers: one register per body, code and term (or per team and code), without gaps, taken last in the transaction."""

from __future__ import annotations

from datetime import date

from django.db import connection

from cases import acting
from cases.models import Body, Team, Term, in_force
from documents.catalogue import DocumentType, Issuer
from documents.errors import TermMissing
from documents.models import Series

_TAKE = """
INSERT INTO documents_series (body_id, term_id, team_id, code, last, started_at, opened_on)
VALUES (%s, %s, %s, %s, %s, 0, %s)
ON CONFLICT {owner} DO UPDATE SET last = documents_series.last + excluded.last RETURNING id, last
"""
_OF_A_BODY = "(body_id, term_id, code) WHERE team_id IS NULL"
_OF_A_TEAM = "(team_id, code) WHERE team_id IS NOT NULL"


def series_for(document_type: DocumentType, *, body: Body, team: Team | None, on: date) -> Series:
    """Return the register that numbers a paper signed on that day; it is a row once it gave its first number."""
    if document_type.issuer is Issuer.TEAM and team is not None:
        return Series(team=team, code=document_type.series, opened_on=on)
    return Series(body=body, term=term_of(body, on), code=document_type.series, opened_on=on)


def term_of(body: Body, on: date) -> Term:
    """Return the term in which the body works on that day. Raises `TermMissing`."""
    rows = Term.objects.filter(in_force(on), organization=body.organization_id).order_by("-since")
    term = acting.once((Term, body.organization_id, on), rows.first)
    if term is None:
        raise TermMissing(body=body.name, on=f"{on:%d/%m/%Y}")
    return term


def take(series: Series, count: int = 1) -> range:
    """Take the next numbers; the register's row stays locked until the transaction ends, which gives them back.

    The first number opens the register, in the same statement: two who come first together wait for each other.
    """
    owner = _OF_A_BODY if series.team_id is None else _OF_A_TEAM
    with connection.cursor() as cursor:
        values = [series.body_id, series.term_id, series.team_id, series.code, count, series.opened_on]
        cursor.execute(_TAKE.format(owner=owner), values)
        series.pk, last = cursor.fetchone()
    return range(last - count + 1, last + 1)
