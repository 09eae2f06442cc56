"""What the rulebook of discipline names by keys, in words: causes to put off, circumstances."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

#: Causes for which consideration is put off.
POSTPONED = {
    "pregnant": _("pregnant"),
    "nursing_child_under_12_months": _("nursing a child under 12 months"),
    "seriously_ill_in_hospital": _("seriously ill in hospital"),
}

#: What weighs for or against the subject.
CIRCUMSTANCES = {
    "reported_own_violation_and_accepted_form": _("reported the own violation and accepts a fitting form"),
    "provided_truthful_information_on_others": _("gave truthful information on others"),
    "stopped_and_helped_prevent": _("stopped the violation and helped to prevent harm"),
    "remedied_or_compensated_proactively": _("made good or compensated on own initiative"),
    "provided_new_evidence": _("brought new evidence"),
    "did_not_correct_after_conclusion": _("did not correct itself after a conclusion"),
    "not_self_admitting": _("does not admit what was concluded"),
    "suppressed_informants_or_obstructed": _("suppressed informants or obstructed the work"),
    "covered_up": _("covered up"),
    "false_reports_or_destroyed_forged_evidence": _("false reports, evidence destroyed or forged"),
    "exploited_emergency_disaster_epidemic_policy": _("took advantage of an emergency, disaster or epidemic"),
    "repeated_violation": _("repeated the violation"),
    "reminded_but_still_violates": _("was reminded and went on"),
    "retaliated_against_informants": _("retaliated against informants"),
    "obstructed_verification": _("obstructed the verification"),
    "did_not_remedy": _("did not make good"),
    "obeyed_superior_reported_or_reserved": _("obeyed a superior after reporting or reserving an opinion"),
    "permitted_innovation_good_faith": _("permitted innovation in good faith"),
}
