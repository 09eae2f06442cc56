"""What has to reach whom is written down at issue, and moved by what the acts of the case hand over."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import F, Q

from cases import acting, clock
from cases.commands._writing import rules, save_all
from cases.models import Body, Case, Delivery, Service, Stand, Team
from cases.models.delivery import NEVER, PROVED

#: Handed over as a draft, for an opinion; the report itself is served on nobody.
DRAFTED = "team-report"

#: The rule that says within how long a paper is announced, and from which day of the case.
TIMES = {
    **dict.fromkeys(
        ("team-decision", "plan", "consideration-decision", "consideration-plan", "denunciation-team-decision",
         "denunciation-plan"),
        ("DEPLOY", "decided_on"),
    ),
    **dict.fromkeys(
        ("conclusion-notice", "supervision-notice", "signs-notice", "denunciation-notice"),
        ("ANNOUNCE-CONC", "concluded_on"),
    ),
    "discipline-decision": ("ANNOUNCE-DISC", "sanctioned_on"),
    "complaint-decision": ("ANNOUNCE-DISC", "concluded_on"),
}  # fmt: skip


# At issue


@dataclass(frozen=True)
class Issued:
    """A paper that was issued and is to be served, with whose case or team it is."""

    thing: Case | Team
    body: Body
    key: str
    paper: str
    version: str
    symbol: str
    title: str
    secrecy: str
    signed_on: date


def expect(papers: Iterable[Issued]) -> None:
    """Write down that papers have to reach their subjects; a team's papers the subject of each of its cases."""
    rows = []
    for paper in papers:
        cases = [paper.thing] if isinstance(paper.thing, Case) else _cases_of(paper.thing)
        rows += [_expected(paper, case) for case in cases]
    acting.in_the_end(save_all, rows, table=Delivery._meta.db_table)


def _cases_of(team: Team) -> list[Case]:
    known: list[Case] | None = acting.recall(("cases of", team.pk))
    return known if known is not None else list(Case.objects.filter(team=team).order_by("pk"))


def _expected(paper: Issued, case: Case) -> Delivery:
    key, since = TIMES.get(paper.paper, ("", ""))
    start = getattr(case, since) or paper.signed_on if key else None
    time = clock.counted(rules(paper.thing, start), key, start) if start else clock.NONE
    return Delivery(
        case=case,
        body=paper.body,
        document=paper.key,
        paper=paper.paper,
        version=paper.version,
        symbol=paper.symbol,
        title=paper.title,
        secrecy=paper.secrecy,
        signed_on=paper.signed_on,
        addressee=case.subject_name,
        due_on=time.due_on or NEVER,
        rule_cited=time.citation if time.due_on else "",
    )


def forget(document: str) -> None:
    """Hand over nothing of a paper that was made void; what was handed over stays on record."""
    Delivery.objects.filter(document=document).update(stand=Stand.VOID)


def note(case: Case, services: Sequence[Service]) -> None:
    """Move what has to reach the subject by what an act of the case handed over; what is proved stays proved."""
    alike: dict[tuple[Any, ...], Q] = {}
    for row in services:
        if row.paper == DRAFTED:
            continue
        stand = Stand.REFUSED if row.refused else Stand.RECEIVED if row.received_on else Stand.SENT
        same = Q(paper=row.paper) & (Q(version=row.version) | Q(symbol=row.version) if row.version else Q())
        told = (stand, row.served_on, row.proved_on)
        alike[told] = alike.get(told, Q()) | same
    for (stand, sent_on, proved_on), papers in alike.items():
        open_rows = Delivery.objects.filter(papers, case=case, to_subject=True).exclude(stand__in=[*PROVED, Stand.VOID])
        open_rows.update(stand=stand, sent_on=sent_on, proved_on=proved_on, attempts=F("attempts") + 1)


def note_receipt(service: Service) -> None:
    """Move what the subject's side itself confirmed to have received."""
    rows = (
        Delivery.objects.filter(pk=service.delivery_id)
        if service.delivery_id
        else Delivery.objects.filter(
            Q(version=service.version) | Q(symbol=service.version),
            case=service.case_id,
            paper=service.paper,
            to_subject=True,
        )
    )
    rows.filter(stand=Stand.SENT).update(stand=Stand.RECEIVED, proved_on=service.received_on)
