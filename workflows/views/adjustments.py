"""Acts beside the flow: more time, a change of team, a recusal, evidence, meetings, service, follow-up."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cases import commands, policy
from cases.commands.evidence import path_of
from cases.models import Case, EvidenceFile, Extension, FollowUpItem, Kind
from cases.policy import Act
from workflows import dossier, papers, preparing
from workflows.access import seen_case
from workflows.acts import Consequences
from workflows.forms import adjustments as forms
from workflows.forms.conduct import EvidenceForm, SessionForm
from workflows.views.conduct import heard
from workflows.views.page import RuledPage, SeenPage

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile
    from django.http import HttpRequest

    from cases.minutes import Minutes
    from cases.models import MeetingKind
    from inspection.accounts.models import User
    from workflows.views.conduct import Handed


class CaseAct(RuledPage):
    """An act of one case, beside its flow."""

    case: Case

    def link(self, name: str, *args: Any) -> str:
        """Return the address of another page about this case."""
        return reverse(name, args=[self.case.key, *args])


# More time


class RequestExtension(CaseAct):
    """Ask the authority for more time, once, before the time runs out."""

    form_class = forms.ExtensionRequestForm
    template_name = "workflows/act_form.html"
    act = Act.REQUEST_EXTENSION
    act_label = gettext_lazy("Ask for more time")
    draft_key = "extension"

    def get_form_kwargs(self) -> dict[str, Any]:
        """Tell the form what the rule leaves."""
        return super().get_form_kwargs() | {"limit": commands.extension_limit(self.case, self.book)}

    def perform(self, by: User, days: int, reason: str, **_facts: Any) -> Extension:
        """Ask."""
        return commands.request_extension(self.case, by=by, on=self.on, days=days, reason=reason)

    def brings(self) -> Consequences:
        """What the request does, and what it does not."""
        return [
            ("people", _("The leaders of %(body)s find the request in their work.") % {"body": self.case.body.name}),
            ("clock", _("The deadline stays %(due)s until it is granted.") % {"due": f"{self.case.due_on:%d/%m/%Y}"})
            if self.case.due_on
            else ("clock", _("The clock has not started.")),
        ]


class DecideExtension(CaseAct):
    """Grant more time by a decision, or refuse it with the reason."""

    form_class = forms.ExtensionDecisionForm
    template_name = "workflows/extension_decide.html"
    act = Act.DECIDE_EXTENSION
    act_label = gettext_lazy("Grant the extension")

    @property
    def makes(self) -> tuple[str, ...]:  # type: ignore[override]
        """The decision; a denouncer is told of more time, and of nothing else."""
        told = ("denouncer-extension-letter",) if self.case.kind == Kind.DENUNCIATION else ()
        return ("extension-decision", *told)

    def perform(self, by: User, granted: bool, refusal: str, **_facts: Any) -> Extension:
        """Grant, and make the decision; or refuse."""
        extension = commands.decide_extension(self.case, by=by, on=self.on, granted=granted, refusal=refusal)
        if granted:
            for key in self.makes:
                papers.make(key, extension.case, by=by, on=self.on)
        return extension

    def extra_context(self) -> dict[str, Any]:
        """What was asked."""
        return super().extra_context() | {"extension": dossier.extension(self.case)}


# People


class ChangeTeam(RuledPage):
    """Replace, add or release a member of the team by a new decision of the authority."""

    form_class = forms.TeamChangeForm
    template_name = "workflows/team_change.html"
    act = Act.CHANGE_TEAM
    act_label = gettext_lazy("Sign the decision changing the team")
    of_team = True
    makes = ("team-change-decision",)
    names_people = True

    def perform(self, by: User, reason: str, **facts: Any) -> Any:
        """Change, and make the decision."""
        told = {name: facts[name] for name in ("role", "leaving", "joining", "expert") if name in facts}
        change = commands.change_team(self.team, by=by, on=self.on, reason=reason, **told)
        papers.make("team-change-decision", change.team, by=by, on=self.on, occasion=change)
        return change

    def brings(self) -> Consequences:
        """Rights move the same day."""
        return [
            ("people", _("Who joins takes over the open work today, and declares about conflicts first.")),
            ("lock", _("Who leaves sees nothing of these cases any more.")),
        ]

    def extra_context(self) -> dict[str, Any]:
        """Who is in the team and what they declared."""
        return super().extra_context() | {"declarations": preparing.declarations(self.team)}


class Recuse(CaseAct):
    """Declare a conflict in this one case."""

    form_class = forms.RecusalForm
    template_name = "workflows/act_form.html"
    act = Act.READ
    act_label = gettext_lazy("Withdraw from this case")

    def perform(self, by: User, ground: str, detail: str, **_facts: Any) -> Any:
        """Withdraw."""
        return commands.recuse(self.case, by=by, on=self.on, ground=ground, detail=detail)

    def brings(self) -> Consequences:
        """From now on nothing reaches this person."""
        return [("lock", _("Nothing of this case reaches you any more, from this moment; it cannot be taken back."))]

    def get_success_url(self) -> str:
        """There is no way back to the case."""
        return reverse("inbox") if self.request.method == "POST" else super().get_success_url()


# Evidence and meetings


class AddEvidence(CaseAct):
    """Put a file into the case."""

    form_class = EvidenceForm
    template_name = "workflows/act_form.html"
    act = Act.ADD_EVIDENCE
    act_label = gettext_lazy("Put the file into the case")

    def perform(
        self, by: User, title: str, origin: str, received_on: date, file: Sequence[UploadedFile], **_facts: Any
    ) -> None:
        """Add; several photos chosen at once follow one another."""
        kind = EvidenceFile.Origin(origin)
        for place, each in enumerate(file, 1):
            named = f"{title[:285]} ({place}/{len(file)})" if len(file) > 1 else title
            commands.add_evidence(self.case, by=by, on=received_on, title=named, upload=each, origin=kind)

    def brings(self) -> Consequences:
        """A file once in the case stays as it is."""
        return [
            ("seal", _("The file is kept under its hash, and can be neither changed nor removed.")),
            ("paper", _("Several photos chosen at once are numbered one after another.")),
        ]


class ReadEvidence(SeenPage):
    """A file of the case, for those who may read the case; the inspected side gets back what it handed in."""

    def get(self, request: HttpRequest, key: str, number: int) -> HttpResponse:
        """Hand out the bytes, never shown inside our own pages."""
        case = seen_case(self.user, key)
        return bytes_of(dossier.evidence_file(case, number))


def bytes_of(row: EvidenceFile | None) -> HttpResponse:
    """Return a piece of evidence as a download. Raises `Http404`."""
    if row is None or not path_of(row.sha256).is_file():
        raise Http404
    return FileResponse(  # type: ignore[return-value]
        path_of(row.sha256).open("rb"), as_attachment=True, filename=row.file_name, content_type=row.media_type
    )


class AddMeeting(CaseAct):
    """Record a working session or a verification."""

    form_class = SessionForm
    wide = True
    template_name = "workflows/act_form.html"
    act = Act.RECORD_MEETING
    act_label = gettext_lazy("Record the minutes")
    draft_key = "meeting"

    def find(self, **kwargs: Any) -> None:
        """Find the case; of a denunciation nothing is kept on a device: the denouncer may be the one who speaks."""
        super().find(**kwargs)
        if self.case.kind == Kind.DENUNCIATION:
            self.draft_key = ""

    def perform(self, by: User, minutes: Minutes, kind: MeetingKind, **_facts: Any) -> Case:
        """Record, and make the minutes."""
        case = commands.record_meeting(self.case, by=by, kind=kind, minutes=minutes)
        papers.make(f"{kind}-minutes", case, by=by, on=self.on)
        return case

    def brings(self) -> Consequences:
        """Minutes, and where they go."""
        return [("paper", _("The minutes are made, numbered in the team's own series, ready to be signed by all."))]


# Service and follow-up


class Remind(CaseAct):
    """Remind the subject of the report whose day is past: a letter of the team, handed over."""

    form_class = forms.ReminderForm
    template_name = "workflows/act_form.html"
    act = Act.REMIND
    act_label = gettext_lazy("Send the reminder")
    makes = ("reminder-letter",)

    def perform(self, by: User, until: date, handed: Handed, **_facts: Any) -> Case:
        """Remind, make the letter, and record how it was handed over."""
        reminder = commands.remind(self.case, by=by, on=self.on, until=until)
        papers.make("reminder-letter", reminder.case, by=by, on=self.on, occasion=reminder)
        (serving,) = handed(papers.to_hand_over(reminder.case, ("reminder-letter",)), self.on)
        return commands.serve(reminder.case, by=by, on=self.on, serving=serving)

    def brings(self) -> Consequences:
        """The day that was missed stays missed."""
        return [
            ("paper", _("The report of the team will tell of this letter.")),
            ("portal", _("The subject's representative finds the letter on their own page.")),
            ("clock", _("The day the report was due on does not move.")),
        ]


class Serve(CaseAct):
    """Hand a paper over, and record to whom, when, how, with which proof."""

    form_class = forms.ServeForm
    template_name = "workflows/act_form.html"
    act = Act.SERVE
    act_label = gettext_lazy("Record the handing over")

    def get_form_kwargs(self) -> dict[str, Any]:
        """Tell the form which papers there are."""
        return super().get_form_kwargs() | {"papers": papers.choices_to_serve(self.case)}

    def perform(self, by: User, paper: str, on: date, handed: Handed, **_facts: Any) -> Case:
        """Serve."""
        (serving,) = handed([papers.chosen_to_serve(self.case, paper)], on)
        return commands.serve(self.case, by=by, on=on, serving=serving)

    def brings(self) -> Consequences:
        """The subject reads it."""
        return [("portal", _("The subject's representative finds the paper on their own page."))]


class FollowUp(SeenPage):
    """The requirements of a conclusion, and what became of each."""

    def get(self, request: HttpRequest, key: str) -> HttpResponse:
        """List them."""
        case = seen_case(self.user, key)
        facts = {
            "case": case,
            "follow_up": dossier.follow_up(case),
            "may_verify": policy.may(self.user, Act.CLOSE_FOLLOW_UP, case, self.on),
            "on": self.on,
            "breadcrumbs": [(case.subject_name, reverse("case", args=[case.key]))],
        }
        return render(request, "workflows/follow_up.html", facts)


class FollowUpAct(CaseAct):
    """An act on one requirement of the conclusion."""

    template_name = "workflows/follow_up_act.html"
    item: FollowUpItem

    def find(self, **kwargs: Any) -> None:
        """Find the case, then the requirement. Raises `Http404`."""
        super().find(**kwargs)
        item = next((row for row in dossier.follow_up(self.case) if row.number == kwargs["number"]), None)
        if item is None:
            raise Http404
        item.case = self.case
        self.item = item

    def get_success_url(self) -> str:
        """Back to the requirements."""
        return self.link("follow-up")

    def extra_context(self) -> dict[str, Any]:
        """The requirement."""
        return super().extra_context() | {"item": self.item}


class ReportFollowUp(FollowUpAct):
    """The verifier records from a paper how a requirement was carried out."""

    form_class = forms.FollowUpReportForm
    act = Act.REPORT_FOLLOW_UP
    act_label = gettext_lazy("Record the report")

    def perform(self, by: User, report: str, **_facts: Any) -> FollowUpItem:
        """Report."""
        return commands.report_follow_up(self.item, by=by, on=self.on, report=report)


class CloseFollowUp(FollowUpAct):
    """The verifier looks, and closes the requirement; who carries it out never does."""

    form_class = forms.FollowUpCloseForm
    act = Act.CLOSE_FOLLOW_UP
    act_label = gettext_lazy("Close the requirement")

    def perform(self, by: User, verification: str, **_facts: Any) -> FollowUpItem:
        """Close."""
        return commands.close_follow_up(self.item, by=by, on=self.on, verification=verification)


class Overdue(SeenPage):
    """A case whose time ran out: what that means, and what can be done now."""

    def get(self, request: HttpRequest, key: str) -> HttpResponse:
        """Show it."""
        case = seen_case(self.user, key)
        return render(
            request,
            "workflows/overdue.html",
            {
                "case": case,
                "team": case.team,
                "on": self.on,
                "extension": dossier.extension(case),
                "breadcrumbs": [(case.subject_name, reverse("case", args=[case.key]))],
            }
            | heard(case),
        )
