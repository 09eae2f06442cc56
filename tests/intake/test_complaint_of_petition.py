"""There is one register of complaints: a petition that complains of discipline leads there, with links both ways."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.urls import reverse
from django.utils.timezone import localdate
from pytest_django.plugin import DjangoDbBlocker

from cases.commands import intake
from cases.identity import Identity
from cases.models import Complaint, Handling, Petition
from tests.intake.make_intake import classify
from tests.intake.pages import send
from tests.make_complaint import World, kept_world
from tests.workflows.pages import signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def world(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[World]:
    with django_db_blocker.unblock(), kept_world() as made:
        yield made.as_made()


@pytest.mark.rule("COMPLAIN-COMP")
def test_a_petition_that_complains_leads_to_the_register_of_complaints_with_links_both_ways(world: World) -> None:
    office = world.office
    today = localdate()
    said = intake.NewPetition(channel="post", source="member", content="Kỷ luật quá nặng", received_on=today)
    petition = intake.receive_petition(
        office.standing, by=office.thu, on=today, petition=said, sender=Identity("Lương Thị Sáu")
    )
    classify(office, petition, on=today, classification="complaint")
    clerk = signed_in(office.thu)

    answer = send(
        clerk, "petition-complaint", petition.key, number=world.sanction.case.code,
        signed_on=f"{world.sanction.signed_on:%d/%m/%Y}", body=office.standing.pk, about="form",
    )  # fmt: skip

    assert answer.status_code == 302, answer.context["form"].errors
    complaint = Complaint.objects.get()
    petition = Petition.objects.get()
    assert (petition.complaint, petition.handling) == (complaint, Handling.COMPLAINT)
    assert answer.headers["Location"] == reverse("complaint", args=[complaint.key])
    assert petition.key in clerk.get(answer.headers["Location"]).content.decode()
    assert complaint.key in clerk.get(reverse("petition", args=[petition.key])).content.decode()
