"""The story of an inspection of mandate: a sample of disciplinary files is drawn, judged, and both sheets filled in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from cases import commands
from cases.commands import mandate
from cases.commands.dossier import waive
from cases.minutes import Requirement
from cases.models import Case, Consideration, FindingKind, Outcome, SampledFile, Team, Waiver
from workflows.access import CASE_WITH
from workflows.conformance import State, sheet_of
from workflows.demo import closing_acts
from workflows.demo.case_story import CaseStory
from workflows.demo.fates import PLAIN, Fate
from workflows.demo.programme import user_of
from workflows.demo.team_story import TeamStory
from workflows.demo.walk import Story
from workflows.demo.writing import text

if TYPE_CHECKING:
    from inspection.accounts.models import User

#: So many files are drawn from the list.
DRAWN = 3


class MandateStory(TeamStory):
    """One team that inspects how a committee inspects and disciplines."""

    decides = ("team-decision", "plan", "mandate-outline")
    prepares = ("schedule", "team-meeting-minutes")
    hands_over = ("team-decision", "plan", "mandate-outline")

    def laid_before(self, on: date, **proposal: Any) -> Team:
        """P1, with the outline the plan goes with."""
        return super().laid_before(on, outline=self.scribe.outline(), **proposal)

    def outline(self) -> str:
        """It was proposed."""
        return ""

    def case_told(self, case: Case, place: int, waits_at: str, on: date) -> Story:
        """With a sample and two sheets."""
        return MandateCase(self, case, place, waits_at=waits_at).told(on)


class MandateCase(CaseStory):
    """One of its cases."""

    verified = ("evidence-list", "mandate-sheets")
    reports_before = False

    def dealt(self) -> Fate:
        """Nothing out of the ordinary."""
        return PLAIN

    def deploy(self, **facts: Any) -> Case:
        """R1, with the letter that asks for the files."""
        by, on = facts["by"], facts["minutes"].held_on
        case = mandate.deploy_mandate(
            self.case, files="Hồ sơ kỷ luật, hồ sơ kiểm tra, giám sát", contacts=self.side.speaker.full_name, **facts
        )
        self.world.papers.now("request-letter", case, by=by, on=on)
        for handed in self.world.papers.to_hand_over(case, "request-letter"):
            commands.serve(case, by=by, on=on, serving=self.serving(handed, on))
        return case

    def find(self, on: date) -> None:
        """R3: the sample, the judgements, the sheets, and what is found on the whole."""
        by, files = user_of(self.crew.secretary), text("others")["mandate_files"]
        mandate.draw_files(self.case, by=by, on=on, method="drawn", population="\n".join(files), wanted=DRAWN)
        for file in SampledFile.objects.filter(case=self.case):
            light = file.number == 1
            mandate.judge_file(
                file,
                by=by,
                on=on,
                is_competent=True,
                is_principled=True,
                is_in_order=True,
                weight="too_light" if light else "right",
                form="REPRIMAND",
                remarks="Hình thức chưa tương xứng với nội dung, mức độ vi phạm." if light else "",
            )
        mandate.fill_mandate_sheet(
            self.case,
            by=by,
            on=on,
            has_programme=True,
            planned=6,
            done=5,
            works_well=True,
            leads_well=True,
            assessment="Có chương trình hằng năm; thực hiện 5/6 cuộc theo kế hoạch.",
        )
        mandate.fill_discipline_sheet(
            self.case,
            by=by,
            on=on,
            disciplined=len(files),
            complained=1,
            managed_above=0,
            assessment="Có một hồ sơ xử lý nhẹ so với vi phạm.",
        )
        super().find(on)
        if not self.case.findings.filter(kind=FindingKind.SHORTCOMING).exists():
            sentence = text("others")["mandate"]["shortcomings"][1]
            commands.record_finding(self.case, by=by, on=on, facts=self.scribe.pen.shortcoming(sentence))

    def before_meeting(self, on: date) -> None:
        """R4: the committee is asked about the file handled too lightly."""
        by = user_of(self.crew.secretary)
        for file in SampledFile.objects.filter(case=self.case):
            if file.is_to_be_reconsidered:
                mandate.ask_to_reconsider(file, by=by, on=on, position="Cấp ủy nhất trí xem xét lại theo thẩm quyền.")

    def afterwards(self, on: date) -> Iterator[date]:
        """What was late is signed for by a leader before the file is closed."""
        yield (on := self.after(on, 1, 2, "waived"))
        by, reason = user_of(self.teller.leader), text("others")["waiver"]
        sheet = sheet_of(Case.objects.select_related(*CASE_WITH).get(pk=self.case.pk))
        for line in [line for line in sheet.lines if line.state is State.LATE]:
            about: dict[str, Any] = {"step": line.number, "what": Waiver.What.TIME, "reason": reason}
            waiver = waive(self.case, by=by, on=on, **about)
            self.world.papers.now("deviation-waiver", waiver.case, by=by, on=on, occasion=waiver)
        for day in super().afterwards(on):
            yield (on := day)

    def submit(self, by: User, on: date) -> Case:
        """E1, with both sheets as they are by now."""
        case = super().submit(by, on)
        self.world.papers.later("mandate-sheets", case, by=by, on=on)
        return case

    def outcome(self) -> Outcome:
        """A file is to be reconsidered."""
        return Outcome.FILES_RECONSIDERED

    def consider(self, outcome: Outcome | str, **facts: Any) -> Consideration:
        """E2: on each sheet, on each wrong file, on the whole."""
        wrong = [file for file in SampledFile.objects.filter(case=self.case) if file.is_wrong]
        return mandate.consider_mandate(
            self.case,
            outcome=outcome,
            sheets=[
                mandate.SheetResult("B09", True, "Thực hiện tốt nhiệm vụ kiểm tra, giám sát."),
                mandate.SheetResult("B10", False, "Có hồ sơ xử lý nhẹ so với vi phạm."),
            ],
            files=[mandate.FileResult(file.number, "increase") for file in wrong],
            **facts,
        )

    def assign(self, on: date, requirements: list[Requirement]) -> Case:
        """E3: a requirement for each file to be changed, and the others."""
        changed = [file for file in SampledFile.objects.filter(case=self.case) if file.calls_for_change]
        first = closing_acts.requirement(self, 0, on)
        about = [(file.number, replace(first, text=f"Xem xét lại: {file.title}.")) for file in changed]
        return mandate.assign_reconsiderations(
            self.case,
            by=user_of(self.teller.leader),
            on=on,
            requirements=[*about, *((0, requirement) for requirement in requirements)],
        )
