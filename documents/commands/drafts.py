"""Drafts: versions of a paper while people write it; a body approves one by its hash."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from django.db.models import prefetch_related_objects

from cases import acting, policy
from cases.acting import command
from cases.errors import ApprovedTextChanged, DrafterApproves
from cases.models import Body, Case, Delegation, PostDuty
from cases.policy import Act
from documents import facts, templating
from documents.canonical import Facts, composed, digest
from documents.catalogue import CONCLUSION_NOTICE, SUPERVISION_NOTICE, TEAM_REPORT, Concern, DocumentType
from documents.catalogue_signs import NOTICE as SIGNS_NOTICE
from documents.commands._matter import (
    Matter,
    issuing_body,
    matter_about,
    matter_of,
    occasion_for,
    own_number,
    record,
    require,
    step_of,
    type_of,
)
from documents.errors import CitationReplaced, DraftChanged, DraftMissing
from documents.facts import Ground, Occasion, periodic
from documents.facts.citing import recited, replaced
from documents.facts.content import Thing, read_for
from documents.judgement import recounted, require_judged
from documents.models import Draft, DraftQuerySet
from documents.prose import Block, cleaned

if TYPE_CHECKING:
    from inspection.accounts.models import User

NOTICES = (CONCLUSION_NOTICE, SUPERVISION_NOTICE, SIGNS_NOTICE)


def suggested(paper: DocumentType | str, thing: Thing, *, on: date, occasion: Any = None) -> Facts:
    """Return the content the system proposes for a paper, filled from the facts; writes nothing."""
    document_type = type_of(paper)
    content = facts.content(document_type, thing, on, occasion_for(document_type, thing, occasion))
    return templating.started(document_type, content, thing if isinstance(thing, Body) else thing.body, on)


@command
def save_draft(
    paper: DocumentType | str,
    thing: Thing,
    *,
    by: User,
    on: date,
    blocks: Sequence[Block] | None = None,
    occasion: Any = None,
    after: int | None = None,
) -> Draft:
    """Keep a version of a paper as it is written; the same text twice is one version.

    Without `blocks` the system's own suggestion is kept; with them, papers replaced since the last version are cited
    anew. `after` names the version one started from (0 for none): nobody overwrites a colleague. Raises
    `DraftChanged`, `ProseRefused`, `NothingOnRecord`.
    """
    document_type = type_of(paper)
    matter = matter_of(thing)
    require_writer(document_type, matter, by, on)
    which = occasion_for(document_type, matter.thing, occasion)
    ground = Ground.of(matter.team, on, matter.case) if matter.team is not None else None
    if matter.case is not None:
        read_for(document_type, matter.case)
    content = facts.content(document_type, matter.thing, on, which, ground=ground)
    if blocks is None and (ground is None or ground.has_edited_texts):
        content = templating.started(document_type, content, issuing_body(document_type, matter, ground), on)
    last = last_version(document_type, matter, which)
    if blocks is not None and "blocks" in content:
        former = last.content.get("cites", {}) if last is not None else {}
        mine = recited(cleaned(blocks), former, content.get("cites", {}))
        content["blocks"] = recounted(mine, content["blocks"]) if "narrative" in content else mine
    if isinstance(matter.thing, Body) and "narrative" in content:
        content["annex"] = periodic.annex(matter.thing, which.row.since, which.row.until, on)
    content = composed(content)
    sha256 = digest(content)
    if last is not None and last.content_sha256 == sha256:
        return last
    if after is not None and after != (last.version if last is not None else 0):
        raise DraftChanged(version=last.version if last is not None else 0)
    draft = Draft(
        type_key=document_type.key,
        version=last.version + 1 if last is not None else 1,
        occasion=which.number,
        content=content,
        content_sha256=sha256,
        author=by,
        written_on=on,
        **(matter.fields | {"body": issuing_body(document_type, matter, ground)}),
    )
    draft.save(force_insert=True)
    acting.remember(_place(document_type, matter, which.number), draft)
    record(
        matter,
        "draft-written",
        step=own_number(document_type, matter, _drafting_step(document_type)),
        by=by,
        on=on,
        paper=document_type.key,
        version=draft.version,
        content=sha256,
    )
    return draft


@command
def recite_draft(paper: DocumentType | str, case: Case, *, by: User, on: date) -> Draft:
    """Return the last draft; where a paper it cites was replaced, a new version that cites the one in force.

    Where nobody wrote a draft yet, the system's own suggestion is kept.
    """
    matter, last = matter_of(case), last_draft(paper, case)
    if last is None:
        return save_draft(paper, case, by=by, on=on)
    if not _replaced(matter, last, on):
        return last
    return save_draft(paper, case, by=by, on=on, blocks=last.blocks)


@command
def last_draft(paper: DocumentType | str, case: Case) -> Draft | None:
    """Return the newest version of a draft of a case, read under its lock."""
    return last_version(type_of(paper), matter_of(case), Occasion())


def last_version(document_type: DocumentType, matter: Matter, which: Occasion) -> Draft | None:
    """Return the last version of a paper; nobody else writes one while the matter is locked, so an act reads once."""
    rows = _versions(document_type, matter, which)
    return acting.once(_place(document_type, matter, which.number), rows.last)


def _place(document_type: DocumentType, matter: Matter, occasion: int) -> tuple[Any, ...]:
    return Draft, "last", document_type.key, type(matter.thing), matter.thing.pk, matter.team is None and occasion


def _versions(document_type: DocumentType, matter: Matter, which: Occasion) -> DraftQuerySet:
    """Return the versions of one paper; an office has a report for each period, a case goes on through its rounds."""
    rows = Draft.objects.of(document_type.key, matter.thing)
    return rows.filter(occasion=which.number) if matter.team is None else rows


def _drafting_step(document_type: DocumentType) -> str:
    drafting = {TEAM_REPORT.key: "R4", CONCLUSION_NOTICE.key: "R6", SIGNS_NOTICE.key: "R5"}
    return drafting.get(document_type.key, document_type.step)


def require_writer(document_type: DocumentType, matter: Matter, by: User, on: date) -> None:
    """A team writes reports and notices; the area officer what is proposed; an office writes its own report."""
    if matter.team is None:
        organization = matter.body.organization
        if not policy.holds(by, PostDuty.REPORTING_SECRETARY, organization, on):
            policy.require_leader(by, matter.body, on)
        return
    if document_type.concern is Concern.TEAM:
        policy.require(by, Act.PROPOSE, matter.team, on=on)
        return
    policy.require(by, Act.DRAFT_REPORT, matter.case or matter.team, on=on)


@command
def approve_draft(draft: Draft, *, by: User, on: date) -> Draft:
    """Approve one version by its hash: what is approved is what will be issued.

    Raises `DrafterApproves` where four eyes are needed, `ApprovedTextChanged` where the body's act names another text,
    `CitationReplaced` where the draft cites a paper that was replaced, `JudgementMissing` where it judges nothing.
    """
    matter = matter_about(draft)
    last: Draft | None = acting.recall(_place(draft.type, matter, draft.occasion))
    draft = last if last == draft else Draft.objects.select_for_update(of=("self",)).get(pk=draft.pk)
    require(draft.type, draft.type.act, matter, by=by, on=on)
    delegation = Delegation.objects.behind(by, matter.team.pk) if matter.team is not None else None
    sides = {by.pk, delegation.giver.user_id if delegation is not None else by.pk}
    if draft.type is not TEAM_REPORT and draft.author_id in sides:
        raise DrafterApproves()
    _require_what_the_body_named(matter, draft)
    if draft.approved_on is None:
        require_judged(draft.content)
        if cited := _replaced(matter, draft, on):  # once approved, the text never changes
            raise CitationReplaced(cited=cited)
        draft.approved_on, draft.approved_by = on, by
        draft.save(update_fields=["approved_on", "approved_by"])
        facts_of_act = {"paper": draft.type_key, "version": draft.version, "content": draft.content_sha256}
        record(matter, "draft-approved", step=step_of(draft.type, matter), by=by, on=on, **facts_of_act)
    acting.remember((Draft, draft.type_key, draft.case_id, draft.team_id), draft)
    return draft


def approved(document_type: DocumentType, matter: Matter, which: Occasion) -> Draft:
    """Return the approved draft a paper is issued from, its text unchanged. Raises `DraftMissing`."""
    draft: Draft | None = acting.recall((Draft, document_type.key, *matter.case_and_team))
    draft = draft or _versions(document_type, matter, which).approved().last()
    if draft is None:
        raise DraftMissing(paper=document_type.name)
    if digest(draft.content) != draft.content_sha256:
        raise ApprovedTextChanged()
    _require_what_the_body_named(matter, draft)
    return draft


def _replaced(matter: Matter, draft: Draft, on: date) -> str:
    """Return how a draft names a paper that is no longer in force, or nothing."""
    if matter.team is None or matter.case is None:
        return ""
    return replaced(Ground.of(matter.team, on, matter.case), matter.case, draft.content.get("cites", {}))


def _require_what_the_body_named(matter: Matter, draft: Draft) -> None:
    if draft.type not in NOTICES or matter.case is None:
        return
    prefetch_related_objects([matter.case], "considerations")
    named = [one.approved_sha256 for one in matter.case.considerations.all() if not one.returned]
    if named and named[-1] not in ("", draft.content_sha256):
        raise ApprovedTextChanged()
