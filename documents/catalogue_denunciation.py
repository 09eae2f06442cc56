"""The papers of a denunciation (GQTC) that no other procedure has; none of them says who denounced."""

from __future__ import annotations

from functools import partial

from django.utils.translation import gettext_lazy as _

from documents.kinds import Concern, DocumentType, Issuer, Signing

_PROSE = "documents/papers/prose.html"

_authority = partial(DocumentType, issuer=Issuer.AUTHORITY, signing=Signing.COLLECTIVE, template=_PROSE)

DENOUNCER_MINUTES = DocumentType(
    key="denouncer-minutes",
    code="BB",
    name=_("Minutes of work with the denouncer"),
    title="BIÊN BẢN",
    template="documents/papers/record.html",
    concern=Concern.TEAM,
    issuer=Issuer.AUTHORITY,
    signing=Signing.THREE_PARTIES,
    act="hear-denouncer",
    step="P2",
    numbered=False,
    restricted=True,
)
PROPOSAL = _authority(
    key="denunciation-proposal",
    code="TTr",
    name=_("Proposal to resolve a denunciation"),
    title="TỜ TRÌNH",
    concern=Concern.TEAM,
    issuer=Issuer.PROPOSER,
    act="propose",
    step="P2",
)
TEAM_DECISION = _authority(
    key="denunciation-team-decision",
    code="QĐ",
    name=_("Decision to resolve a denunciation"),
    title="QUYẾT ĐỊNH",
    template="documents/papers/articles.html",
    concern=Concern.TEAM,
    act="issue-decision",
    step="P3",
    served=True,
)
PLAN = _authority(
    key="denunciation-plan",
    code="KH",
    name=_("Plan to resolve a denunciation"),
    title="KẾ HOẠCH",
    concern=Concern.TEAM,
    act="issue-decision",
    step="P3",
    served=True,
)
OUTLINE = DocumentType(
    key="denunciation-outline",
    code="ĐC",
    name=_("Outline for the explanation"),
    title="ĐỀ CƯƠNG",
    template=_PROSE,
    concern=Concern.TEAM,
    issuer=Issuer.TEAM,
    signing=Signing.TEAM_HEAD,
    act="prepare",
    step="P4",
    numbered=False,
    served=True,
)
DEPLOYMENT_MINUTES = DocumentType(
    key="denunciation-deployment-minutes",
    code="BB",
    name=_("Minutes of deployment to the denounced"),
    title="BIÊN BẢN",
    template="documents/papers/record.html",
    concern=Concern.CASE,
    issuer=Issuer.TEAM,
    signing=Signing.THREE_PARTIES,
    act="deploy",
    step="R1",
    served=True,
)
NOTICE = _authority(
    key="denunciation-notice",
    code="TB",
    name=_("Notice of conclusion on a denunciation"),
    title="THÔNG BÁO",
    concern=Concern.CASE,
    act="consider",
    step="E1",
    drafted=True,
    served=True,
)
DENOUNCER_NOTICE = _authority(
    key="denouncer-notice",
    code="TB",
    name=_("Notice of the result to the denouncer"),
    title="THÔNG BÁO",
    concern=Concern.CASE,
    act="announce",
    step="E2",
    restricted=True,
)
EXTENSION_LETTER = _authority(
    key="denouncer-extension-letter",
    code="CV",
    name=_("Letter telling the denouncer of more time"),
    title="",
    template="documents/papers/letter.html",
    concern=Concern.CASE,
    act="decide-extension",
    step="P3",
    restricted=True,
)

ALL = (
    DENOUNCER_MINUTES,
    PROPOSAL,
    TEAM_DECISION,
    PLAN,
    OUTLINE,
    DEPLOYMENT_MINUTES,
    NOTICE,
    DENOUNCER_NOTICE,
    EXTENSION_LETTER,
)
