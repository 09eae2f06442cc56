"""What a browser keeps while one writes: long forms, and never what names a denouncer or a vote."""

from __future__ import annotations

from collections.abc import Iterator

from cases.models import Kind
from tests.url_table import patterns
from workflows import flows
from workflows.nodes import steps_of
from workflows.uploads import SealedUpload
from workflows.views import petition_seals, petitions, sealed, voting
from workflows.views.denunciation import WorkWithDenouncer

#: Modules whose forms may hold an identity or a vote.
SECRET = {module.__name__ for module in (petition_seals, petitions, sealed, voting)}


def views() -> Iterator[type]:
    """Every page of the site, of addresses and of steps."""
    for pattern in patterns():
        if found := getattr(pattern.callback, "view_class", None):
            yield found
    for flow in (*flows.OF_TEAM.values(), *flows.OF_CASE.values()):
        yield from (step.view for step in steps_of(flow))


def test_no_form_that_may_hold_an_identity_or_a_vote_is_kept_in_the_browser() -> None:
    kept = {view for view in views() if getattr(view, "draft_key", "")}
    secret = {view for view in views() if view.__module__ in SECRET or issubclass(view, SealedUpload)}

    assert len(kept) > 20
    assert len(secret) > 15
    assert not kept & secret
    assert WorkWithDenouncer not in kept
    assert WorkWithDenouncer in {step.view for step in steps_of(flows.OF_TEAM[Kind.DENUNCIATION])}
