"""The writing of one act with nothing around it: no rights, no rules, no chain, no engine. Behind a page, or alone."""

from __future__ import annotations

from typing import Any

from django.db import connection, transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone
from django.utils.timezone import localdate

from cases.models import Case, SelfReport, TrailEntry, WorkItem
from workflows import flows
from workflows.models import CaseTask
from workflows.nodes import steps_of

SUMMARY = "Báo cáo tự kiểm tra."
HASH = "0" * 64
R2, R3 = (step for step in steps_of(flows.OF_CASE["KTCH"]) if step.number in {"R2", "R3"})


def nothing(request: HttpRequest) -> HttpResponse:
    """Ask the database the least there is."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1").fetchone()
    return HttpResponse("1")


def by_orm(request: HttpRequest, pk: int) -> HttpResponse:
    """R2 by the ORM behind a page."""
    write_by_orm(pk, request.user.pk)
    return HttpResponseRedirect("/")


def by_sql(request: HttpRequest, pk: int) -> HttpResponse:
    """R2 by SQL behind a page."""
    write_by_sql(pk, request.user.pk)
    return HttpResponseRedirect("/")


@transaction.atomic
def write_by_orm(pk: int, user: Any) -> None:
    """Write the rows of R2, as one would without a house: the case locked, each row saved."""
    now, on = timezone.now(), localdate()
    case = Case.objects.select_for_update().get(pk=pk)
    SelfReport.objects.create(case=case, received_on=on, summary=SUMMARY, recorded_by_id=user)
    case.self_reported_on, case.trail_length, case.trail_head = on, case.trail_length + 1, HASH
    case.save(update_fields=["self_reported_on", "trail_length", "trail_head"])
    TrailEntry.objects.create(
        stream=f"case:{pk}",
        seq=case.trail_length,
        case=case,
        act="self-reported",
        step="R2",
        by_id=user,
        on=on,
        at=now,
        data={"late": False, "due_on": on.isoformat(), "rules": []},
        hash=HASH,
    )
    WorkItem.objects.filter(case=case, step="R2", closed_at__isnull=True).update(closed_at=now)
    task = CaseTask.objects.get(process__case=case, finished__isnull=True)
    task.status, task.finished, task.owner_id = "DONE", now, user
    task.save(update_fields=["status", "finished", "owner"])
    CaseTask.objects.create(process_id=task.process_id, flow_task=R3)
    WorkItem.objects.create(user_id=user, team_id=case.team_id, case=case, step="R3", duty="head", due_on=on)


@transaction.atomic
def write_by_sql(pk: int, user: Any) -> None:
    """Write the same rows in eight statements."""
    now, on = timezone.now().replace(tzinfo=None).isoformat(" "), localdate().isoformat()
    with connection.cursor() as cursor:

        def tell(statement: str, *values: Any) -> Any:
            return cursor.execute(statement, values)

        tell("SELECT trail_length, team_id FROM cases_case WHERE id = %s", pk)
        length, team = cursor.fetchone()
        tell(
            "INSERT INTO cases_selfreport (case_id, received_on, received_from, summary, not_handed_in, reason, "
            "recorded_by_id, late) VALUES (%s, %s, '', %s, 0, '', %s, 0)",
            pk, on, SUMMARY, user,
        )  # fmt: skip
        tell(
            "UPDATE cases_case SET self_reported_on = %s, trail_length = %s, trail_head = %s WHERE id = %s",
            on, length + 1, HASH, pk,
        )  # fmt: skip
        tell(
            "INSERT INTO cases_trailentry (stream, seq, case_id, act, step, by_id, \"on\", at, data, previous_hash, "
            "hash) VALUES (%s, %s, %s, 'self-reported', 'R2', %s, %s, %s, '{}', '', %s)",
            f"case:{pk}", length + 1, pk, user, on, now, HASH,
        )  # fmt: skip
        tell(
            "UPDATE cases_workitem SET closed_at = %s WHERE case_id = %s AND step = 'R2' AND closed_at IS NULL", now, pk
        )
        tell(
            "UPDATE workflows_casetask SET status = 'DONE', finished = %s, owner_id = %s WHERE finished IS NULL "
            "AND process_id = (SELECT id FROM workflows_caseprocess WHERE case_id = %s)",
            now, user, pk,
        )  # fmt: skip
        tell(
            "INSERT INTO workflows_casetask (flow_task, status, token, created, process_id) "
            "SELECT %s, 'NEW', 'start', %s, id FROM workflows_caseprocess WHERE case_id = %s",
            "workflows/flows.compliance_inspection.ComplianceInspectionFlow.verify", now, pk,
        )  # fmt: skip
        tell(
            "INSERT INTO cases_workitem (user_id, team_id, case_id, step, duty, due_on, opened_at, since, until) "
            "VALUES (%s, %s, %s, 'R3', 'head', %s, %s, '0001-01-01', '9999-12-31')",
            user, team, pk, on, now,
        )  # fmt: skip
