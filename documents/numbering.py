"""Numbers: one register per body, code and term (or per team and code), without gaps, taken last in the transaction."""

from __future__ import annotations

from datetime import date

from django.db import connection

from cases.models import Body, Team, Term, in_force
from documents.catalogue import DocumentType, Issuer
from documents.errors import TermMissing
from documents.models import Series


def series_for(document_type: DocumentType, *, body: Body, team: Team | None, on: date) -> Series:
    """Return the register that numbers a paper signed on that day; the first paper opens it."""
    if document_type.issuer is Issuer.TEAM and team is not None:
        found, _made = Series.objects.get_or_create(team=team, code=document_type.series, defaults={"opened_on": on})
        found.team = team  # its kind says which letters stand after the stroke
        return found
    found, _made = Series.objects.get_or_create(
        body=body, term=term_of(body, on), code=document_type.series, team=None, defaults={"opened_on": on}
    )
    return found


def term_of(body: Body, on: date) -> Term:
    """Return the term in which the body works on that day. Raises `TermMissing`."""
    term = Term.objects.filter(in_force(on), organization=body.organization_id).order_by("-since").first()
    if term is None:
        raise TermMissing(body=body.name, on=f"{on:%d/%m/%Y}")
    return term


def take(series: Series, count: int = 1) -> range:
    """Take the next numbers; the register's row stays locked until the transaction ends, which gives them back."""
    with connection.cursor() as cursor:
        cursor.execute("UPDATE documents_series SET last = last + %s WHERE id = %s RETURNING last", [count, series.pk])
        (last,) = cursor.fetchone()
    return range(last - count + 1, last + 1)
