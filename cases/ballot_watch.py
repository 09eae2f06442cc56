"""What `manage.py verify` asks of ballots: as many papers as marks, and no key left of a ballot that is over."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import Count, Q

from cases import ballot_keys
from cases.models import Ballot, BallotMode, BallotState


def problems() -> Iterator[str]:
    """Yield what is wrong with sealed ballots."""
    sealed = Ballot.objects.filter(mode=BallotMode.ELECTRONIC)
    marks = Count("electors", filter=Q(electors__has_voted=True), distinct=True)
    going_on = sealed.filter(state__in=[BallotState.OPEN, BallotState.CLOSED])
    for ballot in going_on.annotate(marks=marks, box=Count("papers", distinct=True)):
        if ballot.marks != ballot.box:
            yield f"ballot {ballot.key}: {ballot.marks} marks, {ballot.box} papers"
    over = sealed.filter(state__in=[BallotState.COUNTED, BallotState.VOID])
    for key in over.filter(papers__isnull=False).values_list("key", flat=True).distinct():
        yield f"ballot {key}: papers are left in the box of a ballot that is over"
    pending = set(sealed.pending().values_list("key", flat=True))
    for key in ballot_keys.kept():
        if key not in pending:
            yield f"ballot {key}: shares of the key are left"
