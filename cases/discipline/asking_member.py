"""Asking about discipline itself: the forms open, who decides them, and whether time has run out."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cases.discipline.answers import Answer, iso, status
from cases.discipline.asking import Asked, book_of
from cases.discipline.competence import Power, Standing, Subject, Violation, competence
from cases.discipline.considering import (
    CourtSentence,
    Death,
    Deferral,
    Degree,
    Frame,
    circumstances,
    consideration,
    frame,
    require_circumstances,
)
from cases.discipline.errors import BodyUnsaid, FormNotOpen, ValueUnknown
from cases.discipline.forms import DisciplineForm, SubjectKind, available
from cases.discipline.levels import rank
from cases.discipline.limitation import Act, Nature, Period, When, limitation
from cases.discipline.words import Sentence, say
from cases.models import Level
from cases.rulebook import Rulebook, RuleFound, Shelf

NO_LIMIT = gettext_lazy("%(form)s: no limitation.")
PERIOD = gettext_lazy("%(form)s: %(months)s months, last day %(last)s. %(verdict)s.")
DECIDES = gettext_lazy("%(body)s decides: %(reason)s (%(article)s).")
RECOMMENDS = gettext_lazy("%(body)s recommends: %(reason)s.")
NOBODY = gettext_lazy("No body on this line decides this form; it is proposed to a higher level.")
PROPOSE = gettext_lazy("This body prepares the proposal; the ballot is one to recommend.")
OPEN_FORMS = gettext_lazy("Open to this subject, the heaviest first: %(forms)s.")
FRAME_FORMS = gettext_lazy("The frame for this degree: %(forms)s.")
FRAME_NONE = gettext_lazy("The frame for this degree has no form that is open to this subject.")
STRIKE_OFF = gettext_lazy("A probationary member who is unfit is struck off the list, which is not discipline.")


def _subject_kind(asked: Asked) -> SubjectKind:
    return asked.choice("subject", SubjectKind)


def _holds_position(asked: Asked, kind: SubjectKind) -> bool:
    holds = asked.flag_or_none("holds_position")
    if kind == SubjectKind.OFFICIAL and holds is None:
        raise asked.missing("holds_position", _("true or false"))
    return bool(holds)


def forms_for(asked: Asked, shelf: Shelf, today: date) -> Answer:
    """The forms open to a subject, the frame for a degree, and whether it may be considered now."""
    book = book_of(asked, shelf, on=asked.day("date"))
    kind = _subject_kind(asked)
    holds = _holds_position(asked, kind)
    degree, repeated = asked.choice_or_none("severity", Degree), asked.flag("repeated")
    mitigating, aggravating = asked.texts("mitigating"), asked.texts("aggravating")
    stands = {
        "deferral": asked.choice_or_none("deferral", Deferral),
        "death": asked.choice_or_none("deceased", Death),
        "sentence": asked.choice_or_none("court_sentence", CourtSentence),
        "is_struck_off": asked.flag("struck_off"),
    }
    asked.done()
    open_forms, main = available(book, kind, holds_position=holds), book.find("FORMS")
    considered = consideration(book, kind, **stands)  # type: ignore[arg-type]
    framed = frame(book, kind, degree, is_repeated=repeated) if degree else None
    used: list[RuleFound] = [main, *require_circumstances(book, kind, mitigating, aggravating)]
    told = [say(OPEN_FORMS, forms=[form.label for form in open_forms])]
    if framed:
        used.append(framed.rule)
        main = framed.rule
        told.append(_frame_told(framed, open_forms))
    if kind == SubjectKind.PROBATIONARY and (unfit := book.find_or_none("PROB-UNFIT")):
        used.append(unfit)
        told.append(say(STRIKE_OFF))
    if considered.rule:
        used.append(considered.rule)
        main = considered.rule
        told.append(considered.reason)
    lists = circumstances(book, kind)
    return Answer(
        "forms",
        {
            "forms": [form.value for form in open_forms],
            "frame": [form.value for form in framed.forms if form in open_forms] if framed else None,
            "way": considered.way.value,
            "may_discipline": considered.may_discipline,
        },
        main,
        tuple(told),
        rules=tuple(used),
        details={name: list(rule.value) if rule else [] for name, rule in lists.items()},
        judged=(considered, framed),
    )


def _frame_told(framed: Frame, open_forms: tuple[DisciplineForm, ...]) -> Sentence:
    both = [form.label for form in framed.forms if form in open_forms]
    return say(FRAME_FORMS, forms=both) if both else say(FRAME_NONE)


def limitation_of(asked: Asked, shelf: Shelf, today: date) -> Answer:
    """The limitation of an act, for one form or for all that are open to the subject."""
    book = book_of(asked, shelf, on=asked.day("date"))
    kind = _subject_kind(asked)
    form = asked.choice_or_none("form", DisciplineForm)
    done = asked.when("act")
    if done is None:
        raise asked.missing("act", _("a date, or {“earliest”: …, “latest”: …}"))
    act = Act(
        done,
        ended=asked.when("ended"),
        is_continuing=asked.flag("continuing"),
        discovered_on=asked.day_or_none("discovered_on"),
        natures=frozenset(asked.choices("natures", Nature)),
        new_acts=asked.whens("new_violations"),
        pauses=asked.pauses("pauses"),
    )
    stops = {name: asked.day_or_none(name) for name in ("concluded_on", "inspection_decided_on")}
    asked.done()
    if act.ended and not act.is_continuing:
        raise asked.wrong("ended", act.ended, _("no end, or “continuing”: true"))
    if act.ended and act.ended.latest < act.done.earliest:
        raise asked.wrong("ended", act.ended, _("a day not before the act"))
    forms = available(book, kind, holds_position=True)
    if form and form not in forms:
        raise FormNotOpen(form=form.label, forms=[one.label for one in forms])
    found = limitation(book, act, kind, [form] if form else forms, **stops)
    main = found.periods[0].rule if form else next((one for one in found.rules if one.key == "LIMIT"), found.rules[0])
    if not form and all(period.expires is None for period in found.periods):
        main = found.periods[0].rule
    return Answer(
        "limitation",
        {period.form.value: _period(period, found.stopped_on) for period in found.periods},
        main or found.rules[0],
        (*found.explanation, *map(_period_told, found.periods)),
        rules=found.rules,
        warnings=found.warnings,
        details={"read_on": iso(found.stopped_on), "stopped": found.stopped, "stop_event": found.stop_event},
        judged=found,
    )


def _period(period: Period, read_on: date) -> dict[str, Any]:
    return {
        "months": period.months,
        "starts_on": _when(period.starts),
        "expires_on": _when(period.expires),
        "restarted": period.restarted,
        "verdict": period.verdict.value,
        "days_left": period.days_left(read_on),
    }


def _when(when: When | None) -> Any:
    if when is None or when.is_known:
        return iso(when.earliest) if when else None
    return {"earliest": iso(when.earliest), "latest": iso(when.latest)}


def _period_told(period: Period) -> Sentence:
    if period.months is None:
        return say(NO_LIMIT, form=period.form.label)
    facts = {"form": period.form.label, "months": period.months, "last": period.expires}
    return say(PERIOD, verdict=period.verdict.label, **facts)


def authority_over(asked: Asked, shelf: Shelf, today: date) -> Answer:
    """Which bodies decide a form over a subject and which recommend it; for one body, what that one may do."""
    book = book_of(asked, shelf, on=asked.day("date"))
    acting = asked.body_or_none("body", "level")
    kind, form = _subject_kind(asked), asked.choice("form", DisciplineForm)
    managed, common = asked.choice_or_none("managed_by", Level), asked.choice_or_none("common_level", Level)
    own = asked.choice_or_none("organization_level", Level)
    if kind == SubjectKind.ORGANIZATION and own is None:
        raise asked.missing("organization_level", ", ".join(Level.values))
    if kind != SubjectKind.ORGANIZATION and own is not None:
        raise asked.wrong("organization_level", own.value, _("none: the subject is a member"))
    moved = asked.flag("moved")
    if moved and common is None:
        raise asked.missing("common_level", ", ".join(Level.values))
    subject = Subject(
        kind,
        holds_position=_holds_position(asked, kind),
        seats=frozenset(level.value for level in asked.choices("seats", Level)),
        managed_by=managed.value if managed else "",
        level=own.value if own else "",
        line=tuple(level.value for level in asked.choices("line", Level)),
        common_level=common.value if common else "",
        retired=asked.flag("retired"),
        dissolved=asked.flag("dissolved"),
    )
    violation = Violation(asked.flag("duty_assigned_by_superior"), asked.flag("in_temporary_attachment"))
    may_admit = asked.flag_or_none("may_admit")
    asked.done()
    if kind == SubjectKind.ORGANIZATION and (subject.seats or subject.managed_by):
        raise asked.wrong("subject", kind.value, _("a member, or neither “seats” nor “managed_by”"))
    _require_line(asked, subject)
    found = competence(book, subject, violation, form, acting=acting, may_admit=may_admit)
    told = [say(DECIDES, body=one.body, reason=one.reason, article=_article(one)) for one in found.decide]
    told += [say(RECOMMENDS, body=one.body, reason=one.reason) for one in found.recommend]
    told += [] if found.decide else [say(NOBODY)]
    answer: dict[str, Any] = {name: [_body(one) for one in getattr(found, name)] for name in ("decide", "recommend")}
    answer["unsaid"] = [_body(one) for one in found.unsaid]
    leading = (found.decide or found.recommend or found.standings)[0]
    if acting:
        leading = found.of(acting)
        if leading.power == Power.UNSAID:
            raise BodyUnsaid(on=f"{book.on:%d/%m/%Y}", body=acting)
        answer["this_body"] = leading.power.value
        told += [say(PROPOSE)] if leading.power == Power.RECOMMEND else []
    main = leading.rule or _any_rule(found.rules, book)
    return Answer("authority", answer, main, (*told, *found.notes), rules=found.rules, judged=(found, acting))


def _require_line(asked: Asked, subject: Subject) -> None:
    """A line climbs, each level once, and begins above an organization."""
    ranks = [rank(level) for level in subject.line]
    if ranks != sorted(set(ranks)) or (subject.level and ranks and ranks[0] <= rank(subject.level)):
        raise ValueUnknown(
            field="line", value=", ".join(subject.line), expected=_("the levels above, the lowest first")
        )


def _any_rule(rules: tuple[RuleFound, ...], book: Rulebook) -> RuleFound:
    return rules[0] if rules else book.find("AUTH-CELL")


def _body(standing: Standing) -> dict[str, Any]:
    rule = standing.rule
    return {
        "body": standing.body.kind.value,
        "level": standing.body.level,
        "rule": rule.key if rule else None,
        "article": rule.rule.citation if rule else None,
        "status": status(rule) if rule else None,
    }


def _article(standing: Standing) -> str:
    return standing.rule.rule.citation if standing.rule else ""
