"""A draft through Word: taken out, sent back, its facts answered one by one, then kept as the next version."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from django.utils.timezone import now
from django.utils.translation import gettext_lazy as _

from cases import trail
from cases.acting import command
from cases.models import Body, Case
from documents.catalogue import DocumentType
from documents.commands._matter import matter_of, occasion_for, type_of
from documents.commands.drafts import last_version, require_writer, save_draft
from documents.models import Draft
from documents.models_word import DraftReturn
from documents.word import guard, reading
from documents.word.comparing import ACCEPT, REFUSE, Difference
from documents.word.errors import FactsUnanswered, WordRefused
from documents.word.returned import as_word, comparison_of, text_of, thing_of

if TYPE_CHECKING:
    from inspection.accounts.models import User

#: How long a returned file waits for its answers.
KEPT = timedelta(days=14)


@command
def take_out(
    paper: DocumentType | str, thing: Case | Body, *, by: User, on: date, occasion: Any = None
) -> tuple[Draft, bytes]:
    """Return the newest version as a Word file; where nobody wrote one, the system's suggestion becomes the first."""
    document_type = type_of(paper)
    matter = matter_of(thing)
    require_writer(document_type, matter, by, on)
    draft = last_version(document_type, matter, occasion_for(document_type, matter.thing, occasion))
    draft = draft or save_draft(document_type, thing, by=by, on=on, occasion=occasion, after=0)
    content = as_word(draft)
    _record("draft-taken-out", draft, by, on, file=hashlib.sha256(content).hexdigest())
    return draft, content


@command
def receive_return(
    paper: DocumentType | str,
    thing: Case | Body,
    *,
    by: User,
    on: date,
    name: str,
    content: bytes,
    occasion: Any = None,
) -> DraftReturn:
    """Read a file that came back and let it wait for its answers; the same file sent again is the one that waits.

    Raises `WordRefused`, `ProseRefused`.
    """
    document_type = type_of(paper)
    parts = guard.opened(name, content)
    found = reading.read(parts)
    matter = matter_of(thing)
    require_writer(document_type, matter, by, on)
    which = occasion_for(document_type, matter.thing, occasion)
    base = _taken_from(last_version(document_type, matter, which), found, name)
    sha256 = hashlib.sha256(content).hexdigest()
    waiting = DraftReturn.objects.filter(base=base, sent_by=by, file_sha256=sha256).first()
    if waiting is not None:
        return waiting
    own = reading.read(guard.of_our_own(as_word(base))).beside
    found.beside = [line for line in found.beside if line not in own]
    returned = DraftReturn(
        base=base,
        sent_by=by,
        file_name=guard.shown(name),
        file_sha256=sha256,
        reading=found.kept,
        expires_at=now() + KEPT,
    )
    text_of(
        returned, comparison_of(returned, on), {}
    )  # what no paper could print is refused now, not after the answers
    returned.save(force_insert=True)
    return returned


def _taken_from(last: Draft | None, found: reading.Reading, name: str) -> Draft:
    """Return the version the file names; one whose name is lost is compared with the newest."""
    if last is None or not (found.origin or found.has_fields):
        raise WordRefused(name=guard.shown(name), why=_("it was not taken out from here"), advice=guard.TAKE_ANEW)
    if not found.origin:
        found.notes.append("origin")
        return last
    rows = Draft.objects.filter(type_key=last.type_key, case=last.case_id, body=last.body_id, key=found.origin)
    base = (rows if last.case_id is not None else rows.filter(occasion=last.occasion)).first()
    if base is None:
        raise WordRefused(
            name=guard.shown(name),
            why=_("it was taken out from another draft"),
            advice=_("Send it on the page of that draft; its name stands in the head of the paper."),
        )
    return base


@command
def answer_return(returned: DraftReturn, *, answers: Mapping[str, str]) -> DraftReturn:
    """Keep answers as they are given: whoever leaves half-way goes on from here."""
    returned = DraftReturn.objects.select_for_update(of=("self",)).select_related("base").get(pk=returned.pk)
    given = {key: said for key, said in answers.items() if said in (ACCEPT, REFUSE)}
    if given != {key: returned.answers.get(key) for key in given}:
        returned.answers = returned.answers | given
        returned.save(update_fields=["answers"])
    return returned


@command
def keep_return(returned: DraftReturn, *, by: User, on: date, after: int) -> tuple[Draft, list[Difference]]:
    """Make the returned text the next version, each fact as it was answered; the file waits no more.

    Returned beside the version: what was accepted although another act owns it. The case's value stands in the text;
    the act changes it. Raises `FactsUnanswered`, `DraftChanged`, `ProseRefused`.
    """
    base = returned.base
    thing = thing_of(base)
    matter = matter_of(thing)
    require_writer(base.type, matter, by, on)
    returned = DraftReturn.objects.select_for_update(of=("self",)).select_related("base").get(pk=returned.pk)
    comparison = comparison_of(returned, on)
    differing = comparison.differences()
    left = [one for one in differing if one.id not in returned.answers]
    if left:
        raise FactsUnanswered(left=len(left))
    blocks, _put_back = text_of(returned, comparison, returned.answers)
    draft = save_draft(base.type, thing, by=by, on=on, blocks=blocks, occasion=_occasion(base), after=after)
    accepted = [one for one in differing if returned.answers[one.id] == ACCEPT]
    _record(
        "word-answered",
        draft,
        by,
        on,
        file=returned.file_sha256,
        accepted=sorted({one.key for one in accepted if not one.owned}),
        asked=sorted({one.key for one in accepted if one.owned}),
        refused=sorted({one.key for one in differing} - {one.key for one in accepted}),
    )
    DraftReturn.objects.filter(pk=returned.pk).delete()
    return draft, [one for one in accepted if one.owned]


@command
def drop_return(returned: DraftReturn, *, by: User, on: date) -> None:
    """Forget a returned file; the draft stays as it is."""
    _record("word-dropped", returned.base, by, on, file=returned.file_sha256)
    DraftReturn.objects.filter(pk=returned.pk).delete()


def sweep_returns() -> int:
    """Remove what waited long enough; return how many."""
    gone, _each = DraftReturn.objects.filter(expires_at__lte=now()).delete()
    return gone


def _occasion(base: Draft) -> Any:
    """A report is found by its period, a paper of a case by the round the case is in."""
    if base.case_id is not None:
        return None
    from documents.reporting import period_of

    return period_of(base)


def _record(act: str, draft: Draft, by: User, on: date, **data: Any) -> None:
    about: dict[str, Any] = {"case": draft.case.key} if draft.case is not None else {"body": draft.body_id}
    trail.record(act, by=by, on=on, **about, paper=draft.type_key, version=draft.version, **data)
