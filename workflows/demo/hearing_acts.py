"""The hearing of a case: what the team finds, what the subject says to it, what the team answers."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from cases import commands
from cases.models import Answer, Finding, Response, Stance
from cases.statistics.forms import contents_for
from workflows.demo.lots import Lots
from workflows.demo.programme import user_of

if TYPE_CHECKING:
    from workflows.demo.case_story import CaseStory

Result = Answer.Result


def record_findings(story: CaseStory, on: date) -> None:
    """R3, R4: strengths first, then what is lacking."""
    by = story.crew.anybody(story.lots)
    for facts in story.scribe.pen.findings(story.teller.mission.topic, violation=story.fate.violation):
        commands.record_finding(story.case, by=by, on=on, facts=facts)


def respond_to_all(story: CaseStory, on: date) -> None:
    """R4–R5: an opinion on each point, through the portal or on paper; the gravest point is the contested one."""
    points = [finding for finding in story.case.findings.all() if finding.needs_response]
    for finding in points:
        gravest = finding == points[-1]
        stance = _stance(story) if gravest else Stance.ACCEPT
        _respond(story, finding, stance, on)


def _stance(story: CaseStory) -> Stance:
    if story.fate.contests:
        return Stance.CONTEST
    if story.fate.silent:
        return Stance.REFUSED
    return Stance.RESERVE if story.fate.reserves else Stance.ACCEPT


_WORDS = {Stance.ACCEPT: "accepts", Stance.CONTEST: "contests", Stance.RESERVE: "reserves"}


def _respond(story: CaseStory, finding: Finding, stance: Stance, on: date) -> Response:
    refused = stance == Stance.REFUSED
    on_paper = refused or story.lots.falls(35)
    return commands.respond(
        finding,
        by=user_of(story.crew.secretary) if on_paper else story.speaker,
        on=on,
        stance=stance,
        text="" if refused else story.scribe.phrase(_WORDS[stance]),
        given_by=story.side.speaker.full_name,
        witnesses=story.scribe.witnesses(story.crew) if refused else "",
    )


def answer_all(story: CaseStory, on: date) -> None:
    """R5–R6: each contested point is answered: kept, reworded or withdrawn."""
    if not story.fate.contests:
        return
    contested = Response.objects.filter(finding__case=story.case, stance=Stance.CONTEST, answer__isnull=True)
    for response in contested.select_related("finding__case"):
        answer(story, response, on)


def answer(story: CaseStory, response: Response, on: date) -> None:
    """Answer one contested point."""
    drawn = story.lots.number(1, 10)
    result = Result.KEPT if drawn <= 5 else Result.REWORDED if drawn <= 8 else Result.WITHDRAWN
    content = response.finding.content
    commands.answer(
        response,
        by=user_of(story.crew.secretary),
        on=on,
        result=result,
        reason=story.scribe.phrase("answers", str(result)),
        final_wording=content + story.scribe.phrase("rewording") if result == Result.REWORDED else "",
    )


def choose_contents(story: CaseStory, on: date) -> None:
    """What the case is about, out of the list in force, by the secretary; one in ten is left for later."""
    lots = Lots(f"contents {story.case.code}")
    listed = list(contents_for(story.case, on))
    if listed and not lots.falls(10):
        chosen = lots.some(listed, lots.number(1, 3))
        commands.choose_contents(story.case, by=user_of(story.crew.secretary), on=on, contents=chosen)
