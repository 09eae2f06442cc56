"""Papers issued before are to be served, too: a row for each and its addressee, as far as its services say."""

from typing import Any

from django.db import migrations

NAMES = {
    "team-decision": "Decision setting up the team",
    "plan": "Plan",
    "outline": "Outline for the report",
    "schedule": "Detailed schedule and assignment",
    "reminder-letter": "Letter reminding of the report",
    "exchange-letter": "Letter exchanging the draft",
    "conclusion-notice": "Notice of conclusion",
    "supervision-notice": "Notice of supervision result",
    "extension-decision": "Decision extending the time",
    "team-change-decision": "Decision changing the team",
    "consideration-decision": "Decision to consider discipline",
    "consideration-plan": "Plan of the consideration of discipline",
    "self-criticism-outline": "Outline of the self-criticism",
    "no-discipline-notice": "Notice that no discipline is applied",
    "discipline-decision": "Decision on discipline",
    "complaint-acceptance": "Notice that a complaint is accepted",
    "complaint-decision": "Decision on a complaint",
    "denunciation-team-decision": "Decision to resolve a denunciation",
    "denunciation-plan": "Plan to resolve a denunciation",
    "denunciation-outline": "Outline for the explanation",
    "denunciation-notice": "Notice of conclusion on a denunciation",
    "suspension-decision": "Decision on suspension",
    "suspension-extension": "Decision extending a suspension",
    "suspension-end": "Decision ending a suspension",
    "restoration-decision": "Decision restoring rights",
    "apology-letter": "Letter of apology",
    "mandate-outline": "Outline for the report, issued with the decision",
    "request-letter": "Letter asking for report, files and contact officers",
    "clock-stop-decision": "Decision stopping the time of the case",
    "clock-resume-decision": "Decision letting the time of the case run on",
    "urging-assignment": "Assignment of who urges",
    "urging-letter": "Letter that urges",
    "completion-confirmation": "Confirmation of what was carried out",
    "reconciliation-table": "Reconciliation table",
    "signs-notice": "Notice of conclusion on signs of violation",
}


def write_down(apps: Any, schema_editor: Any) -> None:
    """Make the rows, case by case; which rule gave them a time is not looked up any more."""
    papers_of, cases_of = apps.get_model("documents", "Document"), apps.get_model("cases", "Case")
    deliveries_of, services_of = apps.get_model("cases", "Delivery"), apps.get_model("cases", "Service")
    from cases.models.team import new_key

    papers = papers_of.objects.exclude(state="void").filter(type_key__in=NAMES, team__isnull=False)
    for case in cases_of.objects.order_by("pk").iterator(chunk_size=500):
        own = papers.filter(case=case) | papers.filter(case__isnull=True, team=case.team_id)
        services = list(services_of.objects.filter(case=case).order_by("pk"))
        rows = []
        for paper in own.defer("facts").order_by("pk"):
            versions = {paper.facts_sha256, paper.symbol, ""}
            handed = [one for one in services if one.paper == paper.type_key and one.version in versions]
            proved = [one for one in handed if one.received_on or one.refused]
            last = (proved or handed or [None])[-1]
            stand = "to_serve" if last is None else "sent"
            if proved:
                stand = "refused" if last.refused and not last.received_on else "received"
            rows.append(
                deliveries_of(
                    key=new_key(),
                    case=case,
                    body=paper.body,
                    document=paper.key,
                    paper=paper.type_key,
                    version=paper.facts_sha256,
                    symbol=paper.symbol,
                    title=f"{NAMES[paper.type_key]} {paper.symbol}".strip(),
                    secrecy=paper.secrecy,
                    signed_on=paper.signed_on,
                    addressee=case.subject_name,
                    stand=stand,
                    attempts=len(handed),
                    sent_on=last.served_on if last else None,
                    proved_on=(last.received_on or last.served_on) if proved else None,
                )
            )
        deliveries_of.objects.bulk_create(rows)


class Migration(migrations.Migration):
    """What the board of deliveries shows of the time before it."""

    dependencies = [("documents", "0008_check_codes_and_alarms"), ("cases", "0017_deliveries")]

    operations = [migrations.RunPython(write_down, migrations.RunPython.noop)]
