"""The papers that only an inspection of party finance (KTTC) makes: the figures, signed by both sides."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from documents.kinds import Concern, DocumentType, Issuer, Signing

RECONCILIATION_MINUTES = DocumentType(
    key="reconciliation-minutes",
    code="BB",
    name=_("Minutes of the reconciliation of figures"),
    title="BIÊN BẢN",
    template="documents/papers/reconciliation_minutes.html",
    concern=Concern.CASE,
    issuer=Issuer.TEAM,
    signing=Signing.THREE_PARTIES,
    act="record-meeting",
    step="R3",
    served=True,
)
RECONCILIATION_TABLE = DocumentType(
    key="reconciliation-table",
    code="BĐC",
    name=_("Reconciliation table"),
    title="BẢNG ĐỐI CHIẾU",
    template="documents/papers/reconciliation_table.html",
    concern=Concern.CASE,
    issuer=Issuer.TEAM,
    signing=Signing.TEAM_SECRETARY,
    act="finish-verification",
    step="R3",
    numbered=False,
    served=True,
)

ALL = (RECONCILIATION_MINUTES, RECONCILIATION_TABLE)
