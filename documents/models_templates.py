"""Templates as rows: versions of the text of a kind of paper, and the kinds a house adds itself."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from cases.models import Body
from cases.models.base import Kept, NameField, ProseField, invariant
from cases.models.team import new_key
from documents.kinds import Concern, DocumentType, Issuer, Signing

#: Which act lets somebody issue an own kind of a case or team: who signs for its issuer, or writes for the team.
_ACTS = {Issuer.AUTHORITY: "issue-decision", Issuer.PROPOSER: "propose", Issuer.TEAM: "remind"}


class OwnType(Kept):
    """A kind of paper the house added: data, printed by a template of its own, numbered and signed like any other."""

    class Matter(models.TextChoices):
        """What its papers are about."""

        CASE = Concern.CASE.value, _("a case")
        TEAM = Concern.TEAM.value, _("a team and all its cases")
        BODY = Concern.BODY.value, _("the body's own business")

    class By(models.TextChoices):
        """Who issues it."""

        AUTHORITY = Issuer.AUTHORITY.value, _("the body that decides")
        PROPOSER = Issuer.PROPOSER.value, _("the body that proposes")
        TEAM = Issuer.TEAM.value, _("the team")

    class Hand(models.TextChoices):
        """Who signs it."""

        COLLECTIVE = Signing.COLLECTIVE.value, _("on behalf of the collective (T/M)")
        TEAM_HEAD = Signing.TEAM_HEAD.value, _("the head of the team")
        TEAM_SECRETARY = Signing.TEAM_SECRETARY.value, _("who drew it up, and the head of the team")

    key = models.SlugField(max_length=40, unique=True)
    body = models.ForeignKey(Body, models.PROTECT, null=True, blank=True, related_name="+")
    code = models.CharField(_("letters in the number"), max_length=10)
    name = NameField(_("name of the kind"), max_length=120)
    title = NameField(_("title over the paper"), max_length=60, blank=True)
    concern = models.CharField(_("what it is about"), max_length=10, choices=Matter.choices)
    issuer = models.CharField(_("issued by"), max_length=10, choices=By.choices)
    signing = models.CharField(_("signed by"), max_length=20, choices=Hand.choices)
    numbered = models.BooleanField(_("takes a number from the register"), default=True)
    reason = ProseField(_("why it is added"))
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    added_on = models.DateField(_("added on"))

    class Meta:
        verbose_name = _("added kind of paper")
        verbose_name_plural = _("added kinds of paper")
        constraints = [
            invariant(
                "a_team_signs_by_its_head",
                Q(issuer="team", signing__in=["team-head", "team-secretary"])
                | (~Q(issuer="team") & Q(signing="collective")),
                _("A body signs on behalf of the collective, a team by its head."),
            ),
            invariant(
                "a_body_without_a_case_has_no_team",
                ~Q(concern="body") | Q(issuer="authority"),
                _("What is a body's own business is issued by the body."),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def type(self) -> DocumentType:
        """The kind of paper it defines."""
        issuer = Issuer(self.issuer)
        return DocumentType(
            key=self.key,
            code=self.code,
            name=self.name,
            title=self.title,
            template=OWN_FORM,
            concern=Concern(self.concern),
            issuer=issuer,
            signing=Signing(self.signing),
            act=_ACTS[issuer],
            numbered=self.numbered,
            own=True,
        )


#: The form that prints what people edit, inside the prescribed parts.
OWN_FORM = "documents/papers/edited.html"


class PaperTemplateQuerySet(models.QuerySet["PaperTemplate"]):
    """Questions asked of templates."""

    def of(self, type_key: str, body: Body | None) -> PaperTemplateQuerySet:
        """The versions of one text, the first first: of a body, or of the whole house."""
        return self.filter(type_key=type_key, body=body).order_by("version")

    def in_force(self, on: date) -> PaperTemplateQuerySet:
        """Those that papers signed on that day are printed with."""
        standing = Q(withdrawn_on__isnull=True) | Q(withdrawn_on__gt=on)
        return self.filter(standing, published_on__isnull=False, in_force_from__lte=on)

    def waiting(self) -> PaperTemplateQuerySet:
        """Those nobody put into force yet."""
        return self.filter(published_on__isnull=True, withdrawn_on__isnull=True)


class PaperTemplate(Kept):
    """One version of the text of a kind of paper; it never changes, a later one takes its place from a day on."""

    key = models.CharField(max_length=20, unique=True, default=new_key, editable=False)
    type_key = models.CharField(_("kind of paper"), max_length=40)
    body = models.ForeignKey(Body, models.PROTECT, null=True, blank=True, related_name="+")
    version = models.PositiveSmallIntegerField(_("version"))
    content = models.JSONField()
    sha256 = models.CharField(max_length=64)
    reason = ProseField(_("why it is changed"))
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    written_on = models.DateField(_("written on"))
    created_at = models.DateTimeField(auto_now_add=True)
    in_force_from = models.DateField(_("in force from"), null=True, blank=True)
    published_on = models.DateField(_("put into force on"), null=True, blank=True)
    published_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    withdrawn_on = models.DateField(_("withdrawn on"), null=True, blank=True)
    withdrawn_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    withdrawn_reason = ProseField(_("reason"), blank=True)

    objects = PaperTemplateQuerySet.as_manager()

    class Meta:
        verbose_name = _("template of a paper")
        verbose_name_plural = _("templates of papers")
        indexes = [models.Index(fields=["type_key", "in_force_from"], name="templates_in_force")]
        constraints = [
            models.UniqueConstraint(
                fields=["type_key", "body", "version"],
                condition=Q(body__isnull=False),
                name="one_template_a_version_of_a_body",
            ),
            models.UniqueConstraint(
                fields=["type_key", "version"],
                condition=Q(body__isnull=True),
                name="one_template_a_version_of_the_house",
            ),
            invariant(
                "another_puts_a_template_into_force",
                Q(published_by__isnull=True) | ~Q(published_by=F("author")),
                _("The person who wrote a template does not put it into force."),
            ),
            invariant(
                "a_template_in_force_has_its_day",
                Q(published_on__isnull=True, published_by__isnull=True, in_force_from__isnull=True)
                | Q(published_on__isnull=False, published_by__isnull=False, in_force_from__gte=F("published_on")),
                _("A template is in force from a day on, never before it was put into force."),
            ),
            invariant(
                "a_template_is_withdrawn_with_a_reason",
                Q(withdrawn_on__isnull=True) | (Q(withdrawn_by__isnull=False) & ~Q(withdrawn_reason="")),
                _("A template is withdrawn by somebody, with a reason."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.type_key} {self.version}"

    @property
    def blocks(self) -> list[dict[str, Any]]:
        """The text, part by part."""
        blocks: list[dict[str, Any]] = self.content["blocks"]
        return blocks
