"""The sealed part of a petition: scans and copies, requests to know who sent it, the answer, the opening."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING, Any

from django import forms as django_forms
from django.db.models import QuerySet
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.debug import sensitive_variables

from cases import reading
from cases.commands import intake as commands
from cases.commands.evidence import path_of
from cases.commands.intake.copying import ACCEPTED, read_scan
from cases.commands.intake.sealing import GOOD_FOR
from cases.errors import NotYourDuty
from cases.errors_intake import AdministratorOpensNothing, NotTheCustodian
from cases.identity import Identity
from cases.models import Body, Member, Petition, SealRequest
from cases.policy import DUTY_NAMES, Duty
from cases.refusals import refuse
from workflows import petitions
from workflows.access import seen_petition
from workflows.acts import Closed, Consequences
from workflows.forms import intake as forms
from workflows.uploads import SealedUpload
from workflows.views.page import SeenPage
from workflows.views.petitions import IntakeAct, PetitionAct

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile

    from inspection.accounts.models import User


# Files


class SealScan(SealedUpload, PetitionAct):
    """Keep the scan of the letter, encrypted."""

    form_class: type[django_forms.Form] = forms.FileForm
    act_label: Any = gettext_lazy("Seal the scan of the letter")

    def perform(self, by: User, file: UploadedFile, **_facts: Any) -> None:
        """Seal it."""
        commands.seal_scan(self.petition, by=by, on=self.on, content=file.read())

    def consequences(self) -> Consequences:
        """What is kept, and what is not."""
        return [
            ("seal", _("The scan is encrypted where it lies; its file name is not kept.")),
            ("eye", _("It is seen with the sender, once, on an approved request.")),
        ]


class MakeCopy(SealScan):
    """Add a copy for circulation, in which the officer has made the sender unreadable."""

    act_label = gettext_lazy("Add a copy for circulation")

    def perform(self, by: User, file: UploadedFile, **_facts: Any) -> None:
        """Strip and keep it."""
        commands.add_copy(self.petition, by=by, on=self.on, content=file.read())

    def consequences(self) -> Consequences:
        """What is done to it, and what is left to the officer."""
        return [
            ("warning", _("Cover name, address, signature and handwriting on paper, and scan the covered sheet.")),
            ("checklist", _("The file is made anew from its pages: author, camera, place and comments are gone.")),
            ("stop", _("A copy whose text still names the sender is refused.")),
        ]


class ReadCopy(SeenPage):
    """A copy for circulation, for those who read the petition."""

    def get(self, request: HttpRequest, key: str, number: int) -> HttpResponse:
        """Hand out the bytes, under a name that says nothing."""
        petition = seen_petition(self.user, key)
        row = petitions.copy_of(petition, number)
        if row is None or not path_of(row.sha256).is_file():
            raise Http404
        name = f"don-{petition.number:02d}-{petition.year}-{row.number}.{ACCEPTED[row.media_type]}"
        return FileResponse(  # type: ignore[return-value]
            path_of(row.sha256).open("rb"), as_attachment=True, filename=name, content_type=row.media_type
        )


# The seal


class Requests(SeenPage):
    """What one asked for, and what waits for one's answer as custodian."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """List both."""
        openable = set(petitions.may_open(self.user, self.on).values_list("pk", flat=True))
        facts = {
            "to_decide": petitions.requests_to_decide(self.user, self.on),
            "own": [(row, row.pk in openable) for row in petitions.own_requests(self.user)[:50]],
            "days": GOOD_FOR,
            "on": self.on,
            "breadcrumbs": [(_("Petitions"), reverse("petitions"))],
        }
        return render(request, "workflows/seal_requests.html", facts)


class AskToOpen(IntakeAct):
    """Ask to know who sent a petition, with the motive."""

    form_class = forms.ReasonForm
    act_label = gettext_lazy("Ask to open the seal")
    petition: Petition

    def find(self, **kwargs: Any) -> None:
        """Find the petition, by its register or by the case one works on. Raises `Http404`."""
        found = petitions.of_key(kwargs["key"])
        if found is None or not reading.works_on_petition(self.user, found, self.on):
            refuse(self.user, key=kwargs["key"])
        self.petition, self.body = found, found.body

    def require_duty(self) -> None:
        """Refuse who keeps the machine. Raises `Closed`."""
        if self.user.is_administrator:
            raise Closed(AdministratorOpensNothing())

    def get_form_kwargs(self) -> dict[str, Any]:
        """Ask for the motive."""
        return super().get_form_kwargs() | {"asked": _("Motive: what the name is needed for")}

    def perform(self, by: User, reason: str, **_facts: Any) -> None:
        """Ask."""
        commands.ask_to_open(self.petition, by=by, on=self.on, motive=reason)

    def get_success_url(self) -> str:
        """The requests."""
        return reverse("seal-requests")

    def heading(self) -> str:
        """The petition."""
        return _("Petition %(number)s") % {"number": self.petition.symbol}

    def consequences(self) -> Consequences:
        """Who decides, and what is kept."""
        return [
            ("person", _("The custodian appointed by the body decides; never the one who asks.")),
            ("register", _("Motive, answer and opening stay in the trail; the name does not.")),
        ]


class RequestAct(IntakeAct):
    """An act on one request."""

    asked: SealRequest

    def find_request(self, rows: Any, key: str) -> None:
        """Set the request among those that are this user's. Raises `Http404`."""
        found = rows.of_key(key)
        self.asked = found or refuse(self.user, key=key)
        self.body = self.asked.petition.body

    def get_success_url(self) -> str:
        """The requests."""
        return reverse("seal-requests")

    def heading(self) -> str:
        """The petition, and who asks."""
        return (
            f"{_('Petition %(number)s') % {'number': self.asked.petition.symbol}} · {self.asked.asked_by.display_name}"
        )

    def page_facts(self, form: django_forms.Form) -> dict[str, Any]:
        """The request."""
        return super().page_facts(form) | {"asked": self.asked}


class DecideOpening(RequestAct):
    """The custodian approves or refuses."""

    form_class = forms.DecideForm
    act_label: Any = gettext_lazy("Answer the request")
    template_name = "workflows/seal_act.html"

    def find(self, **kwargs: Any) -> None:
        """Find it among those that wait for the user. Raises `Http404`."""
        self.find_request(petitions.requests_to_decide(self.user, self.on), kwargs["key"])

    def require_duty(self) -> None:
        """Refuse who keeps the machine. Raises `Closed`."""
        if self.user.is_administrator:
            raise Closed(NotTheCustodian(body=self.body.name))

    def perform(self, by: User, approved: bool, reason: str, **_facts: Any) -> None:
        """Answer."""
        commands.decide_opening(self.asked, by=by, on=self.on, approved=approved, reason=reason)

    def consequences(self) -> Consequences:
        """What an approval brings."""
        told = _("Approved, it is shown once to who asked, within %(days)s days.") % {"days": GOOD_FOR}
        return [("eye", told), ("lock", _("You are not shown the name."))]


class OpenSeal(RequestAct):
    """The one time the sender is shown: to who asked, after the opening is on record."""

    form_class = forms.OpenForm
    act_label: Any = gettext_lazy("Open the seal now")
    template_name = "workflows/seal_act.html"
    identity: Identity | None = None

    def find(self, **kwargs: Any) -> None:
        """Find it among what the user asked for and may use today. Raises `Http404`."""
        rows: QuerySet[SealRequest] = SealRequest.objects.asked_by(self.user)
        if self.request.method == "GET":
            rows = petitions.may_open(self.user, self.on)
        self.find_request(rows, kwargs["key"])

    def require_duty(self) -> None:
        """The command asks."""

    @sensitive_variables()
    def perform(self, by: User, **_facts: Any) -> None:
        """Open it, and put it on record."""
        self.identity = commands.open_seal(self.asked, by=by, on=self.on)

    @sensitive_variables()
    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show it in the answer to this very form, and nowhere else."""
        answer = super().post(request, *args, **kwargs)
        if self.identity is None:
            return answer
        scans = [_as_data(row.media_type, read_scan(row)) for row in self.asked.petition.scans.all()]
        facts = {"asked": self.asked, "identity": self.identity, "scans": scans, "on": self.on}
        return render(request, "workflows/seal_opened.html", facts)

    def consequences(self) -> Consequences:
        """Once."""
        return [
            ("eye", _("The sender and the sealed letter are shown once, on the next page.")),
            ("register", _("The opening stands in the trail before anything is shown.")),
        ]


def _as_data(media_type: str, content: bytes) -> tuple[str, str]:
    return media_type, f"data:{media_type};base64,{base64.b64encode(content).decode()}"


class AppointCustodian(IntakeAct):
    """A leader appoints who decides on opening seals."""

    form_class = forms.CustodianForm
    act_label = gettext_lazy("Appoint the custodian of sealed identities")
    names_people = True

    def find(self, **kwargs: Any) -> None:
        """Find the bodies one signs for. Raises `Closed`."""
        self.bodies = list(Body.objects.led_by(self.user, self.on))
        if not self.bodies:
            raise Closed(NotYourDuty(duty=str(DUTY_NAMES[Duty.AUTHORITY]), on=f"{self.on:%d/%m/%Y}"))
        self.body = self.bodies[0]

    def require_duty(self) -> None:
        """Who leads a body may; the command asks again which."""

    def get_form_kwargs(self) -> dict[str, Any]:
        """Tell the form the bodies."""
        return super().get_form_kwargs() | {"bodies": self.bodies}

    def perform(self, by: User, body: Body, member: Member, paper: str, **_facts: Any) -> None:
        """Appoint."""
        commands.appoint_custodian(body, by=by, on=self.on, member=member, paper=paper)

    def consequences(self) -> Consequences:
        """Who may not be, and who was."""
        return [
            ("person", _("The custodian before is released with it.")),
            ("stop", _("An administrator is never the custodian.")),
        ]
