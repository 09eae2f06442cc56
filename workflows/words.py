"""The words for what the trail keeps: one for each act, as the desk and the whole trail print it."""

from __future__ import annotations

from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from documents.catalogue import BY_KEY

ACTS: dict[str, str | Promise] = {
    "opened": _("Case opened"),
    "proposed": _("Team proposed"),
    "proposal-returned": _("Proposal returned"),
    "decision-issued": _("Decision and plan issued"),
    "declared": _("No conflict of interest declared"),
    "conflict-declared": _("Conflict of interest declared"),
    "prepared": _("Team prepared"),
    "team-changed": _("Team changed by a new decision"),
    "monitoring-continued": _("Signs not enough: monitoring goes on"),
    "overseer-named": _("Commissioner in charge named"),
    "signs-opened": _("Inspection on signs opened from this case"),
    "conference-held": _("Conference on the draft held"),
    "responsibility-examined": _("Responsibility of a person examined"),
    "results-exchanged": _("Results exchanged with the subject"),
    "contents-concluded": _("Each content concluded"),
    "crime-transferred": _("Criminal matter transferred to law enforcement"),
    "crime-answered": _("Answer of law enforcement recorded"),
    "overseer-replaced": _("Commissioner in charge replaced"),
    "delegated": _("Acting in another's place delegated"),
    "delegation-ended": _("Delegation ended"),
    "deployed": _("Decision deployed to the subject"),
    "self-reported": _("Self-report received"),
    "self-report-missing": _("Self-report not handed in"),
    "evidence-added": _("Evidence added"),
    "meeting-recorded": _("Minutes recorded"),
    "finding-recorded": _("Finding recorded"),
    "finding-revised": _("Finding reworded"),
    "verified": _("Verification finished"),
    "drafted": _("Report drafted"),
    "responded": _("Subject responded"),
    "answered": _("Contested point answered"),
    "draft-heard": _("Meeting through the draft held"),
    "reported": _("Report finalised"),
    "reminded": _("Reminder of the self-report sent"),
    "extension-requested": _("More time asked for"),
    "extended": _("More time granted"),
    "extension-refused": _("More time refused"),
    "clock-stopped": _("Clock stopped"),
    "clock-resumed": _("Clock runs on"),
    "escalated": _("Told to the body above as overdue"),
    "submitted": _("Report submitted to the body"),
    "returned": _("Report returned by the body"),
    "concluded": _("Concluded by the body"),
    "notice-issued": _("Notice issued"),
    "announced": _("Conclusion announced"),
    "served": _("Paper served"),
    "receipt-confirmed": _("Receipt confirmed"),
    "follow-up-assigned": _("Follow-up assigned"),
    "follow-up-reported": _("Requirement reported as carried out"),
    "follow-up-closed": _("Requirement verified and closed"),
    "put-on-the-agenda": _("Put on the agenda of a body"),
    "question-asked": _("Question asked of the head of the team"),
    "question-answered": _("Question of a member answered"),
    "recused-from-item": _("A member withdrew from the item"),
    "item-minuted": _("Minutes of the item written"),
    "ballot-prepared": _("Ballot prepared"),
    "teller-ready": _("A teller set a passphrase"),
    "ballot-opened": _("Ballot opened"),
    "papers-issued": _("Ballot papers issued"),
    "ballot-closed": _("Ballot closed"),
    "count-entered": _("A teller entered a count"),
    "recount-entered": _("Tellers counted again together"),
    "recount-confirmed": _("Recount confirmed by the other teller"),
    "ballot-counted": _("Ballot counted"),
    "ballot-void": _("Ballot declared void"),
    "recused": _("Withdrew for a conflict of interest"),
    "became-overdue": _("Time ran out"),
    "closed": _("File closed and handed over"),
    "draft-written": _("Draft written"),
    "draft-approved": _("Draft approved"),
    "paper-issued": _("Paper issued"),
    "scan-attached": _("Scan of the signed paper attached"),
    "void-asked": _("Voiding of a paper asked for"),
    "void-refused": _("Voiding of a paper refused"),
    "paper-voided": _("Paper voided"),
    "deviation-waived": _("Deviation from the procedure recorded by the authority"),
    "originals-placed": _("Place of the originals recorded"),
    # discipline
    "discipline-opened": _("Case of discipline opened"),
    "discipline-decided": _("Decided to consider discipline"),
    "self-criticism-guided": _("Subject guided to write the self-criticism"),
    "violation-recorded": _("Violation recorded"),
    "violation-revised": _("Violation said better"),
    "violation-withdrawn": _("Violation withdrawn"),
    "pause-recorded": _("Time recorded that does not count"),
    "circumstance-recorded": _("Circumstance recorded"),
    "put-off": _("Consideration put off"),
    "taken-up-again": _("Case taken up again"),
    "self-criticised": _("Self-criticism received"),
    "self-criticism-missing": _("Self-criticism refused or missing"),
    "conferred": _("Conference of the subject's organization held"),
    "discipline-proposed": _("Discipline proposed to the body"),
    "subject-invited": _("Subject invited to be heard"),
    "subject-came": _("Subject came to be heard"),
    "subject-stayed-away": _("Subject stayed away"),
    "subject-heard": _("Subject heard"),
    "resolved": _("Resolved by the body"),
    "discontinued": _("Concluded without discipline"),
    "decision-hindered": _("Ended without a decision after the vote"),
    "sanctioned": _("Decision on discipline issued"),
    "sanction-announced": _("Decision on discipline announced"),
    "sanction-effected": _("Decision reported, notified and entered"),
    # complaints against discipline
    "complaint-received": _("Complaint registered"),
    "complaint-refused": _("Complaint refused in writing"),
    "complaint-returned": _("Complaint returned: a level was skipped"),
    "complaint-proposed": _("Proposed to handle the complaint"),
    "complaint-opened": _("Complaint opened against this decision"),
    "complaint-accepted": _("Complaint accepted"),
    "contested-file-opened": _("File opened to the team that handles the complaint"),
    "contested-file-closed": _("File closed to the team that handled the complaint"),
    "complaint-prepared": _("Team of the complaint prepared"),
    "complaint-withdrawn": _("Complaint withdrawn by the complainant"),
    "complaint-deployed": _("Worked with the body that decided, file taken over"),
    "complainant-heard": _("Complainant heard"),
    "complaint-verified": _("Complaint verified, position received"),
    "complaint-results-exchanged": _("Results exchanged and laid before the body"),
    "complaint-answered": _("Complaint answered by the body"),
    "complaint-answer-announced": _("Decision on the complaint announced"),
    "register-corrected": _("Register corrected, file closed"),
    # suspension
    "suspension-proposed": _("Suspension proposed"),
    "suspension-decided": _("Suspension decided"),
    "suspension-announced": _("Suspension announced"),
    "suspension-expiring": _("Warned that the suspension ends soon"),
    "suspension-extended": _("Suspension extended"),
    "suspension-expired": _("Term over: the rights are restored by themselves"),
    "suspension-ended": _("Suspension ended by a decision"),
    # wrongful discipline
    "wrongfulness-established": _("Discipline established as wrong"),
    "exoneration-opened": _("Taken up as wrongful discipline"),
    "application-received": _("Application for membership received"),
    "rights-restored": _("Apology made, rights restored"),
    "sanction-annulled": _("Discipline annulled as wrong"),
    "exoneration-closed": _("Register corrected, file of the restoration closed"),
}


def about(data: dict[str, Any]) -> str:
    """Say which paper, finding or requirement an entry is about; nothing where it is about the case."""
    if symbol := data.get("symbol"):
        return str(symbol)
    kind = BY_KEY.get(str(data.get("paper", "")))
    if kind is not None:
        return str(kind.name)
    return _("no. %(number)s") % {"number": data["number"]} if "number" in data else ""


def words_for(act: str) -> str | Promise:
    """Return the words of an act; an act without words shows its own name rather than nothing."""
    return ACTS.get(act, act)
