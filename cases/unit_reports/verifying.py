"""Whether reports of units are still what they were when a period was closed with them."""

from __future__ import annotations

import json
from collections.abc import Iterator

from cases.models import ClosedBasis, UnitReport
from cases.unit_reports.freezing import digests_of


def problems() -> Iterator[str]:
    """Yield every report behind a closed period that is gone or says something else; two statements for a period."""
    for basis in ClosedBasis.objects.select_related("period__proposal").order_by("pk").iterator():
        frozen = {one["key"]: one["sha256"] for one in json.loads(basis.told)["reports"]}
        today = digests_of(UnitReport.objects.of_keys(frozen)) if frozen else {}
        for key, sha256 in frozen.items():
            if today.get(key) != sha256:
                yield f"{basis.period.proposal.key}: report {key} is not what was frozen"
