"""Teams: one decision, one team, several subjects; declarations of conflict and recusals."""

from __future__ import annotations

import secrets
from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from cases.models.base import Kept, NameField, ProseField, invariant
from cases.models.organization import Body, Member, in_force
from cases.models.programme import Kind, ProgrammeItem


def new_key() -> str:
    """Return the opaque id that stands in addresses: 80 bits, nothing to guess, nothing to count."""
    return secrets.token_hex(10)


_NAMES = {
    Kind.COMPLIANCE_INSPECTION: "Đoàn kiểm tra",
    Kind.THEMATIC_SUPERVISION: "Đoàn giám sát",
    Kind.SIGNS_ORGANIZATION: "Đoàn kiểm tra khi có dấu hiệu vi phạm",
    Kind.SIGNS_MEMBER: "Đoàn kiểm tra đảng viên khi có dấu hiệu vi phạm",
    Kind.MANDATE_INSPECTION: "Đoàn kiểm tra nhiệm vụ kiểm tra, giám sát, kỷ luật",
    Kind.FINANCE_INSPECTION: "Đoàn kiểm tra tài chính đảng",
    Kind.DENUNCIATION: "Đoàn giải quyết tố cáo",
    Kind.DISCIPLINE: "Đoàn xem xét kỷ luật",
    Kind.COMPLAINT: "Đoàn giải quyết khiếu nại",
    Kind.SUSPENSION: "Hồ sơ đình chỉ",
    Kind.EXONERATION: "Hồ sơ xin lỗi, phục hồi quyền lợi",
    Kind.FOLLOW_UP: "Hồ sơ theo dõi kết luận",
}


class TeamQuerySet(models.QuerySet["Team"]):
    """Questions asked of teams; who may see which is asked of the policy."""

    def visible_to(self, user: object, on: date | None = None) -> TeamQuerySet:
        """Those the user may open: a grant in force and no recusal."""
        from cases import policy

        return self.filter(policy.sees_team(user, on))


class Team(Kept):
    """An inspection or supervision team, from its proposal to its dissolution."""

    key = models.CharField(max_length=20, unique=True, default=new_key, editable=False)
    body = models.ForeignKey(Body, models.PROTECT, related_name="teams")
    item = models.ForeignKey(ProgrammeItem, models.PROTECT, null=True, blank=True, related_name="teams")
    kind = models.CharField(_("kind"), max_length=8, choices=Kind.choices)
    number = models.PositiveIntegerField(_("team number"))
    topic = NameField(_("topic"), max_length=500)
    content = ProseField(_("content"), blank=True)
    requirements = ProseField(_("purpose and requirements"), blank=True)
    method = ProseField(_("method"), blank=True)
    scope_from = models.DateField(_("look-back from"), null=True, blank=True)
    scope_to = models.DateField(_("look-back to"), null=True, blank=True)
    opened_on = models.DateField(_("opened on"))
    proposed_on = models.DateField(_("proposed on"), null=True, blank=True)
    proposed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    returned_on = models.DateField(_("returned on"), null=True, blank=True)
    returned_reason = ProseField(_("reason of the return"), blank=True)
    decided_on = models.DateField(_("decided on"), null=True, blank=True)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    days = models.PositiveSmallIntegerField(_("duration in days"), null=True, blank=True)
    self_report_due_on = models.DateField(_("self-report due on"), null=True, blank=True)
    rules_of_conduct = ProseField(_("rules of conduct"), blank=True)
    outline = ProseField(_("outline for the subject's report"), blank=True)
    prepared_on = models.DateField(_("prepared on"), null=True, blank=True)
    dissolved_on = models.DateField(_("dissolved on"), null=True, blank=True)
    # Its preparation, and perhaps more, was done on paper; its cases entered here at their step.
    taken_over_on = models.DateField(_("taken over from paper on"), null=True, blank=True)

    objects = TeamQuerySet.as_manager()

    class Meta:
        verbose_name = _("team")
        verbose_name_plural = _("teams")
        indexes = [models.Index(fields=["body", "kind", "decided_on"])]
        permissions = [
            ("team_area_officer", "area officer"),
            ("team_authority", "signs for the authority"),
            ("team_acting_authority", "acts for who signs for the authority"),
            ("team_head", "head of the team"),
            ("team_acting_head", "acts for the head of the team"),
            ("team_deputy", "deputy head of the team"),
            ("team_secretary", "secretary of the team"),
            ("team_member", "member of the team"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["body", "kind", "number"], name="one_team_a_number"),
            models.UniqueConstraint(fields=["item"], condition=Q(item__isnull=False), name="one_team_opens_an_item"),
            invariant(
                "a_decision_is_signed_by_another_than_its_proposer",
                Q(decided_by__isnull=True) | ~Q(decided_by=F("proposed_by")),
                _("The person who proposed the team does not sign the decision."),
            ),
            invariant(
                "a_decision_follows_its_proposal",
                Q(decided_on__isnull=True) | Q(proposed_on__isnull=False, proposed_on__lte=F("decided_on")),
                _("The decision cannot be older than the proposal."),
            ),
            invariant(
                "a_team_prepares_after_the_decision",
                Q(prepared_on__isnull=True) | Q(decided_on__isnull=False, decided_on__lte=F("prepared_on")),
                _("The team meets after the decision is signed."),
            ),
            invariant(
                "look_back_runs_forward",
                Q(scope_from__isnull=True) | Q(scope_to__isnull=True) | Q(scope_from__lte=F("scope_to")),
                _("The look-back period ends before it begins."),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """The team as the office calls it."""
        return f"{_NAMES[Kind(self.kind)]} số {self.number}"


class TeamRole(models.TextChoices):
    """Places in a team."""

    HEAD = "HEAD", _("Head")
    DEPUTY = "DEPUTY", _("Deputy head")
    SECRETARY = "SECRETARY", _("Secretary of the team")
    MEMBER = "MEMBER", _("Member of the team")


class TeamMemberQuerySet(models.QuerySet["TeamMember"]):
    """Questions asked of team members."""

    def on(self, on: date) -> TeamMemberQuerySet:
        """Those in the team on that day."""
        return self.filter(in_force(on))

    def today(self) -> TeamMemberQuerySet:
        """Those whose place is open."""
        return self.filter(until__isnull=True)


class TeamMember(Kept):
    """A member's place in a team from one day to another (exclusive), by decision."""

    team = models.ForeignKey(Team, models.PROTECT, related_name="members")
    member = models.ForeignKey(Member, models.PROTECT, related_name="team_places")
    role = models.CharField(_("role"), max_length=10, choices=TeamRole.choices)
    assignment = ProseField(_("assignment"), blank=True)
    is_finance_expert = models.BooleanField(_("expertise in finance"), default=False)
    since = models.DateField(_("since"))
    until = models.DateField(_("until"), null=True, blank=True)

    objects = TeamMemberQuerySet.as_manager()

    class Meta:
        verbose_name = _("member of the team")
        verbose_name_plural = _("members of the team")
        constraints = [
            models.UniqueConstraint(
                fields=["team", "member"], condition=Q(until__isnull=True), name="one_open_place_in_a_team"
            ),
            models.UniqueConstraint(
                fields=["team"], condition=Q(until__isnull=True, role="HEAD"), name="a_team_has_one_head"
            ),
        ]


class TeamChange(Kept):
    """A decision of the authority that replaces a member of a team."""

    team = models.ForeignKey(Team, models.PROTECT, related_name="changes")
    leaving = models.ForeignKey(Member, models.PROTECT, null=True, blank=True, related_name="+")
    joining = models.ForeignKey(Member, models.PROTECT, null=True, blank=True, related_name="+")
    role = models.CharField(_("role"), max_length=10, choices=TeamRole.choices)
    reason = ProseField(_("reason"))
    decided_on = models.DateField(_("decided on"))
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")


class Declaration(Kept):
    """What a member of the team declares about conflicts of interest (P3)."""

    team = models.ForeignKey(Team, models.PROTECT, related_name="declarations")
    member = models.ForeignKey(Member, models.PROTECT, related_name="+")
    on = models.DateField(_("declared on"))
    has_conflict = models.BooleanField(_("has a conflict of interest"))
    ground = models.CharField(_("ground"), max_length=60, blank=True)
    detail = ProseField(_("detail"), blank=True)

    class Meta:
        constraints = [
            invariant(
                "a_conflict_names_its_ground",
                Q(has_conflict=False) | ~Q(ground=""),
                _("A declared conflict names its ground."),
            )
        ]


class Recusal(Kept):
    """A member who takes no part in a team's matters, or in one case; it beats every grant."""

    member = models.ForeignKey(Member, models.PROTECT, related_name="recusals")
    team = models.ForeignKey(Team, models.PROTECT, related_name="recusals")
    case = models.ForeignKey("cases.Case", models.PROTECT, null=True, blank=True, related_name="recusals")
    since = models.DateField(_("since"))
    ground = models.CharField(_("ground"), max_length=60)
    detail = ProseField(_("detail"), blank=True)

    class Meta:
        indexes = [models.Index(fields=["team", "member"])]
