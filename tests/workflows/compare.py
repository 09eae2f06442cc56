"""Write docs/procedures.md anew: `python -m tests.workflows.compare`."""

from __future__ import annotations

import os


def main() -> None:
    """Set the house up without a database, and write the page in the words of the field."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "inspection.settings.test")
    import django
    from django.utils import translation

    django.setup()
    import inspection.urls  # noqa: F401 - the flows are read once the map of the site is built
    from tests.workflows import comparison

    with translation.override("vi"):
        comparison.PAGE.write_text(comparison.page(), encoding="utf-8")


if __name__ == "__main__":
    main()
