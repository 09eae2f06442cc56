"""Where an inspection on signs begins: from the list of cases to open, against who is responsible, on a new sign."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cases.commands import discipline
from cases.commands import signs as commands
from cases.models import Body, Case, CaseToOpen, Responsibility
from cases.policy import Act
from cases.refusals import refuse
from workflows import engine
from workflows import signs as reading
from workflows.acts import ActView, Consequences
from workflows.forms import signs as forms
from workflows.forms.discipline_opening import OpenOnResponsibilityForm
from workflows.forms.fields import people_of, written
from workflows.views.adjustments import CaseAct
from workflows.views.discipline_opening import bodies_prepared

if TYPE_CHECKING:
    from inspection.accounts.models import User


class _FromCase(CaseAct):
    """What follows from a case that is concluded: another one, opened by who prepares work for a body."""

    template_name = "workflows/act_form.html"
    act = Act.READ
    opened: Case | None = None
    bodies: list[Body]

    def find(self, **kwargs: Any) -> None:
        """Find the case, and what it calls for. Raises `Http404`, `Closed`."""
        super().find(**kwargs)
        self.find_ground(**kwargs)
        self.bodies = bodies_prepared(self.user, self.on)

    def find_ground(self, **kwargs: Any) -> None:
        """Set what is opened on. Raises `Http404`."""
        raise NotImplementedError

    def get_form_kwargs(self) -> dict[str, Any]:
        """Tell the form the bodies."""
        return super().get_form_kwargs() | {"bodies": self.bodies}

    def perform(self, by: User, **facts: Any) -> Case:
        """Open, and let the preparation begin."""
        facts.pop("once", None)
        self.opened = self.open_case(by, **facts)
        engine.start_preparation(self.opened.team)
        return self.opened

    def open_case(self, by: User, **facts: Any) -> Case:
        """Call the one command of this page."""
        raise NotImplementedError

    def get_success_url(self) -> str:
        """The new case."""
        return reverse("case", args=[self.opened.key]) if self.opened else super().get_success_url()

    def brings(self) -> Consequences:
        """Links, and whose turn it is."""
        return [
            ("cases", _("Links between the two cases go both ways.")),
            ("people", _("The area officer proposes next; nothing reaches the subject before the decision.")),
        ]


class OpenFromList(_FromCase):
    """Open the inspection on signs that this case calls for."""

    form_class = forms.FromListForm
    act_label = gettext_lazy("Open the inspection on signs")
    row: CaseToOpen

    def find_ground(self, **kwargs: Any) -> None:
        """A case that stands on the list."""
        row = reading.row_to_open(self.case)
        self.row = row or refuse(self.user, key=self.case.key)

    def get_initial(self) -> dict[str, Any]:
        """The body that concluded, and why it did."""
        return {"body": str(self.team.body_id), "signs": self.row.reason}

    def open_case(self, by: User, **facts: Any) -> Case:
        """Open."""
        return commands.open_signs_from_list(self.row, by=by, on=self.on, **facts)


class _AgainstPerson(_FromCase):
    """A case of its own against a person whom the inspection of an organization found responsible."""

    result: Responsibility.Result
    row: Responsibility

    def find_ground(self, **kwargs: Any) -> None:
        """The person, where the conclusion is there and no case was opened."""
        row = reading.responsibility(self.case, kwargs["number"], self.result)
        if row is None or self.case.concluded_on is None:
            refuse(self.user, key=self.case.key)
        self.row = row

    def get_initial(self) -> dict[str, Any]:
        """The body that concluded."""
        return {"body": str(self.team.body_id)}

    def brings(self) -> Consequences:
        """Whom it is about."""
        return [("person", _("Subject: %(name)s.") % {"name": self.row.member.full_name}), *super().brings()]


class OpenSignsAgainst(_AgainstPerson):
    """Open the inspection of the person."""

    form_class = forms.OnResponsibilityForm
    act_label = gettext_lazy("Open the inspection of this person")
    result = Responsibility.Result.INSPECT

    def open_case(self, by: User, **facts: Any) -> Case:
        """Open."""
        return commands.open_signs_on_responsibility(self.row, by=by, on=self.on, **facts)


class OpenDisciplineAgainst(_AgainstPerson):
    """Open the case of discipline of the person."""

    form_class = OpenOnResponsibilityForm
    wide = True
    act_label = gettext_lazy("Open the case of discipline of this person")
    names_people = True
    result = Responsibility.Result.DISCIPLINE

    def open_case(self, by: User, **facts: Any) -> Case:
        """Open."""
        return discipline.open_on_responsibility(self.row, by=by, on=self.on, **facts)


class OpenOnSigns(ActView):
    """Open an inspection on signs that no earlier case left."""

    form_class = forms.OnSignsForm
    wide = True
    template_name = "workflows/signs_open.html"
    act_label = gettext_lazy("Open an inspection on signs")
    case = None  # type: ignore[assignment]
    team = None  # type: ignore[assignment]  # there is neither before it is opened
    bodies: list[Body]
    opened: Case | None = None

    def find(self, **kwargs: Any) -> None:
        """Find the bodies one prepares work for. Raises `Closed`."""
        self.bodies = bodies_prepared(self.user, self.on)

    def require_duty(self) -> None:
        """Whoever prepares work for a body may; `find` has refused everybody else."""

    def get_form_kwargs(self) -> dict[str, Any]:
        """Tell the form the bodies, the rulebook and the day."""
        book = self.shelf().on(self.on, self.bodies[0].scope)
        return super().get_form_kwargs() | {"bodies": self.bodies, "book": book, "on": self.on}

    def perform(self, by: User, body: Body, **facts: Any) -> Case:
        """Open, and let the preparation begin."""
        told = {name: facts[name] for name in ("subject", "about", "signs", "source", "source_paper")}
        self.opened = commands.open_on_signs(body, by=by, on=self.on, **told)
        engine.start_preparation(self.opened.team)
        return self.opened

    def get_success_url(self) -> str:
        """The new case; the list before there is one."""
        return reverse("case", args=[self.opened.key]) if self.opened else reverse("to-open")

    def consequences(self) -> Consequences:
        """What follows."""
        return [
            ("edit", _("The written proposal comes next (P1); where the signs are not enough, monitoring goes on.")),
            ("lock", _("Nothing reaches the subject before the decision is signed.")),
        ]

    def breadcrumbs(self) -> list[tuple[str, str]]:
        """The list."""
        return [(_("Cases to open"), reverse("to-open"))]

    def extra_context(self) -> dict[str, Any]:
        """The people offered while one writes."""
        people = people_of(self.bodies[0], self.on)
        return {"wide": self.wide, "people": [(written(person), person.title) for person in people]}
