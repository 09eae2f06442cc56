"""Templates: kept by one person, put into force by another, withdrawn with a reason; kinds of paper the house adds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from cases import policy, trail
from cases.errors import NothingTouched, NotYourDuty
from cases.models import Body, PostDuty
from cases.models.team import new_key
from cases.names import clean_name, clean_text
from documents import templating
from documents.canonical import Facts, composed, digest
from documents.commands._matter import type_of
from documents.errors_templates import (
    AuthorPublishes,
    KindRefused,
    NotToPublish,
    TemplateChanged,
    TemplateFixed,
    TemplateRefused,
)
from documents.kinds import DocumentType
from documents.models_templates import OwnType, PaperTemplate
from documents.placeholders import is_fixed, key_of
from documents.substitution import cleaned, require_fitting, require_sentences

if TYPE_CHECKING:
    from inspection.accounts.models import User

MAX_LINES, MAX_LINE = 30, 400


def keeps_templates(user: Any, body: Body | None, on: date) -> bool:
    """Whether the user answers for a body's templates: its clerk or leader; for the house's, an administrator."""
    if body is None:
        return bool(user.is_administrator)
    return policy.holds(user, PostDuty.CLERK, body.organization, on) or policy.leads(user, body, on)


def writes_templates(user: Any, body: Body | None, on: date) -> bool:
    """Whether the user may write one: an administrator also writes for a body, which then puts it into force."""
    return bool(user.is_administrator) or keeps_templates(user, body, on)


def _require(allowed: bool, on: date) -> None:
    if not allowed:
        raise NotYourDuty(duty=str(PostDuty.CLERK.label), on=f"{on:%d/%m/%Y}")


@transaction.atomic
def save_template(
    paper: DocumentType | str,
    body: Body | None,
    *,
    by: User,
    on: date,
    blocks: Sequence[Mapping[str, Any]],
    reason: str,
    after: int | None = None,
    about: str = "",
    to: Sequence[str] = (),
    recipients: Sequence[str] = (),
    asks: Sequence[str] = (),
) -> PaperTemplate:
    """Keep a version of the text of a kind of paper; the same text twice is one version.

    A kind the house added also has its subject, addressees, recipients and the words asked when a paper is issued.
    Raises `UnknownPlaceholder`, `TemplateRefused`, `TemplateFixed`, `TemplateChanged`.
    """
    _require(writes_templates(by, body, on), on)
    document_type = type_of(paper)
    if is_fixed(document_type):
        raise TemplateFixed(paper=document_type.name)
    if not reason.strip():
        raise NothingTouched(field=_("why it is changed"))
    content: Facts = {"blocks": cleaned(blocks)}
    if document_type.own:
        content |= {
            "about": clean_name(about),
            "to": _lines(to),
            "recipients": _lines(recipients),
            "asks": list(dict.fromkeys(key_of(word) for word in _lines(asks))),
        }
    require_printable(document_type, content)
    return _keep(document_type, body, composed(content), by=by, on=on, reason=reason, after=after)


def _lines(texts: Sequence[str]) -> list[str]:
    lines = [line for text in texts if (line := clean_name(text))]
    if len(lines) > MAX_LINES or any(len(line) > MAX_LINE for line in lines):
        raise TemplateRefused(why=_("there are too many lines, or one is too long"))
    return lines


def require_printable(document_type: DocumentType, content: Facts) -> None:
    """Refuse a text no paper could be printed with. Raises `UnknownPlaceholder`, `TemplateRefused`."""
    if not content["blocks"]:
        raise TemplateRefused(why=_("it says nothing"))
    if any(set(word) & set("{}%") or len(word) > 60 for word in content.get("asks", ())):
        raise TemplateRefused(why=_("a word that is asked is made of letters"))
    words = templating.words_of(document_type, content)
    require_fitting(content["blocks"], words)
    if document_type.own:
        if not content["about"] or len(content["about"]) > MAX_LINE:
            raise TemplateRefused(why=_("it has no subject, or a very long one"))
        require_sentences([content["about"]], words)
        require_sentences([*content["to"], *content["recipients"]], words, lists=True)


def _keep(
    document_type: DocumentType,
    body: Body | None,
    content: Facts,
    *,
    by: User,
    on: date,
    reason: str,
    after: int | None,
) -> PaperTemplate:
    if body is not None:
        Body.objects.select_for_update(of=("self",)).get(pk=body.pk)
    rows = PaperTemplate.objects.of(document_type.key, body)
    last = rows.last()
    sha256 = digest(content)
    if last is not None and last.sha256 == sha256:
        return last
    number = last.version if last is not None else 0
    if after is not None and after != number:
        raise TemplateChanged(version=number)
    template = PaperTemplate(
        type_key=document_type.key,
        body=body,
        version=number + 1,
        content=content,
        sha256=sha256,
        reason=clean_text(reason)[:2000],
        author=by,
        written_on=on,
    )
    template.save(force_insert=True)
    _record("template-written", template, by=by, on=on)
    return template


@transaction.atomic
def publish_template(template: PaperTemplate, *, by: User, on: date, since: date | None = None) -> PaperTemplate:
    """Put a version into force from a day on, today or later: papers signed before keep their words.

    Raises `AuthorPublishes`, `NotToPublish`, and what saving raises where the list of words has changed since.
    """
    template = _locked(template)
    _require(keeps_templates(by, template.body, on), on)
    if template.author_id == by.pk:
        raise AuthorPublishes()
    day = since or on
    later = PaperTemplate.objects.of(template.type_key, template.body).filter(published_on__isnull=False)
    newest = later.aggregate(version=Max("version"))["version"] or 0
    if template.published_on or template.withdrawn_on or day < on or newest > template.version:
        raise NotToPublish(version=template.version)
    require_printable(type_of(template.type_key), template.content)
    template.published_on, template.published_by, template.in_force_from = on, by, day
    template.save(update_fields=["published_on", "published_by", "in_force_from"])
    _record("template-published", template, by=by, on=on, since=day.isoformat())
    return template


@transaction.atomic
def withdraw_template(template: PaperTemplate, *, by: User, on: date, reason: str) -> PaperTemplate:
    """Withdraw a version: from today on papers are printed in the words before it."""
    template = _locked(template)
    keeps = keeps_templates(by, template.body, on)
    _require(keeps or (not template.published_on and template.author_id == by.pk), on)
    if template.withdrawn_on:
        raise NotToPublish(version=template.version)
    if not reason.strip():
        raise NothingTouched(field=_("reason"))
    template.withdrawn_on, template.withdrawn_by, template.withdrawn_reason = on, by, clean_text(reason)[:2000]
    template.save(update_fields=["withdrawn_on", "withdrawn_by", "withdrawn_reason"])
    _record("template-withdrawn", template, by=by, on=on, reason=reason[:200])
    return template


def _locked(template: PaperTemplate) -> PaperTemplate:
    rows = PaperTemplate.objects.select_for_update(of=("self",)).select_related("body__organization")
    return rows.get(pk=template.pk)


def _record(act: str, template: PaperTemplate, *, by: User, on: date, **data: Any) -> None:
    told: dict[str, Any] = {"paper": template.type_key, "body": template.body_id, "version": template.version}
    trail.record(act, by=by, on=on, template=template.key, sha256=template.sha256, **told, **data)


_CODE = 10


@transaction.atomic
def add_type(
    body: Body | None,
    *,
    by: User,
    on: date,
    code: str,
    name: str,
    title: str,
    concern: str,
    issuer: str,
    signing: str,
    reason: str,
    numbered: bool = True,
) -> OwnType:
    """Add a kind of paper; it is issued once its template is in force. Raises `KindRefused`."""
    _require(writes_templates(by, body, on), on)
    code, name, title = clean_name(code), clean_name(name), clean_name(title)
    if not name or not reason.strip():
        raise NothingTouched(field=_("name of the kind") if not name else _("reason"))
    if not 1 <= len(code) <= _CODE or not code.isalpha():
        raise KindRefused(why=_("the number takes one to ten letters"))
    if OwnType.objects.filter(name__iexact=name, body=body).exists():
        raise KindRefused(why=_("there is one of this name"))
    row = OwnType(
        key=f"own-{new_key()}",
        body=body,
        code=code,
        name=name,
        title=title.upper(),
        concern=concern,
        issuer=issuer,
        signing=signing,
        numbered=numbered,
        reason=clean_text(reason)[:2000],
        added_by=by,
        added_on=on,
    )
    row.full_clean()
    row.save(force_insert=True)
    trail.record("paper-kind-added", by=by, on=on, paper=row.key, body=row.body_id, code=code)
    return row
