"""What a draft holds as facts and not as prose: key, words, value, and the act that changes it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from cases.models import Body, Case, TeamRole
from cases.names import clean_name
from documents.catalogue import BY_KEY, DocumentType, Issuer, Signing
from documents.facts import Ground, words
from documents.wording import short_date, unended

Content = dict[str, Any]


@dataclass(frozen=True)
class Known:
    """One fact: the key names it in the file, `value` is what the case says."""

    key: str
    label: str | Promise
    value: str
    act: str | Promise  # where it is changed, and by whom
    url: str = ""


def plain(value: str) -> str:
    """Return a fact as it is compared: line by line, without the marks of a list."""
    lines = [unended(clean_name(line)).removeprefix("- ").removeprefix("-").strip() for line in value.split("\n")]
    return "\n".join(line for line in lines if line)


def hand(document_type: DocumentType, thing: Case | Body, on: date) -> Content:
    """Return the hand under a draft: the team's head by name; of a body only on whose behalf, for who signs is open."""
    if document_type.signing is Signing.TEAM_HEAD and isinstance(thing, Case):
        head = Ground.of(thing.team, on, thing).holder(TeamRole.HEAD)
        return {"capacity": "", "post": "TRƯỞNG ĐOÀN", "name": head.member.full_name if head is not None else ""}
    body = thing.body if isinstance(thing, Case) else thing
    return {"capacity": words.capacity(body), "post": "", "name": ""}


def known_of(thing: Case | Body, content: Content, signed: Content) -> dict[str, Known]:
    """Return the facts of a draft by their keys: of the head and the end of the paper, and those its prose names."""
    found = [*_of_the_form(thing, content, signed), *_of_the_prose(thing, content)]
    return {one.key: one for one in found if one.value}


_RENAME = _("The name of an organization is changed by its own decision; an administrator records it.")
_PLACE = _("An administrator corrects the place of the body.")
_SUBJECT = _("The decision names the subject; another name needs a decision, or the renaming of the organization.")
_FORM = _("The form of the paper sets it from the team and the body.")


def _of_the_form(thing: Case | Body, content: Content, signed: Content) -> list[Known]:
    body = thing.body if isinstance(thing, Case) else thing
    organization = reverse("organization", args=[body.organization.code])
    home = _home(thing)
    about = _("The extract follows the decision setting up the team; it is changed by a decision of the authority.")
    if isinstance(thing, Body):
        about = _("The extract follows the period of the report; another period is another report.")
    signer = _("The team is changed by a decision of the authority.")
    head = content["letterhead"]
    issuer, where = _RENAME, organization
    if BY_KEY[content["type"]].issuer is Issuer.TEAM:
        issuer, where = _("The head of a team's paper names the decision that set the team up."), home
    return [
        Known("paper.above", _("Superior body in the head of the paper"), head["above"], _RENAME, organization),
        Known("paper.issuer", _("Issuing body"), head["name"], issuer, where),
        Known("paper.place", _("Place of issue"), content["place"], _PLACE, organization),
        Known("paper.about", _("Extract"), plain(content["about"]), about, home),
        Known("paper.recipients", _("Recipients"), plain("\n".join(content["recipients"])), _FORM, home),
        Known("paper.archive", _("Archive"), plain(content["archive"]), _FORM, home),
        Known("paper.signer", _("Who signs"), signed["name"], signer, home),
    ]  # fmt: skip


def _of_the_prose(thing: Case | Body, content: Content) -> list[Known]:
    if isinstance(thing, Body):
        return [Known("case.authority", _("Body"), thing.name, _RENAME, _organization(thing))]
    subject = thing.subject_organization
    found = [
        Known("case.subject", _("Subject"), thing.subject_name,
              _SUBJECT,
              reverse("organization", args=[subject.code]) if subject is not None else _home(thing)),
        Known("case.authority", _("Deciding body"), content["authority"], _RENAME, _organization(thing.body)),
    ]  # fmt: skip
    for key, cited in content.get("cites", {}).items():
        if cited["symbol"]:
            named = BY_KEY[key].name
            act = _("Number and day were given when the paper was issued; a wrong one is made void and issued again.")
            url = _home(thing)
            found.append(
                Known(
                    f"cited.{key}.number",
                    format_lazy("{}: {}", named, _("number and symbol")),
                    cited["symbol"],
                    act,
                    url,
                )
            )
            found.append(
                Known(f"cited.{key}.date", format_lazy("{}: {}", named, _("date")), short_date(cited["date"]), act, url)
            )
    return found


def _home(thing: Case | Body) -> str:
    return reverse("case", args=[thing.key]) if isinstance(thing, Case) else reverse("statistics")


def _organization(body: Body) -> str:
    return reverse("organization", args=[body.organization.code])
