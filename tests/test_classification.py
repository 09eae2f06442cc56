"""Every field carries one level of secrecy (docs/classification.md), and sealed ones stay where they are."""

from collections import Counter
from pathlib import Path

from django.apps import apps
from django.forms import Form

from inspection.accounts.models import User

ROOT = Path(__file__).resolve().parent.parent
LEVELS = {"public", "internal", "restricted", "sealed"}
ROOMS = ("accounts", "cases", "documents", "workflows")


def _classed() -> list[tuple[str, str]]:
    """Return (field, level) for every line of the table."""
    found = []
    for line in (ROOT / "docs" / "classification.md").read_text().splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if len(cells) == 3 and cells[0].split(".")[0] in ROOMS:
            found += [(f"{cells[0]}.{name.strip()}", cells[1]) for name in cells[2].split(",")]
    return found


def _fields() -> set[str]:
    return {
        f"{room}.{model.__name__}.{field.name}"
        for room in ROOMS
        for model in apps.get_app_config(room).get_models()
        for field in (*model._meta.concrete_fields, *model._meta.many_to_many)
    }


def test_every_field_carries_one_level() -> None:
    classed = _classed()

    assert {name for name, count in Counter(name for name, _level in classed).items() if count > 1} == set()
    assert {level for _name, level in classed} <= LEVELS
    assert _fields() - {name for name, _level in classed} == set(), "class these fields in docs/classification.md"
    assert {name for name, _level in classed} - _fields() == set(), "these fields are gone"


def test_everything_that_hangs_on_a_case_is_restricted() -> None:
    levels = dict(_classed())
    hanging = {
        f"{model._meta.app_label}.{model.__name__}"
        for room in ROOMS
        for model in apps.get_app_config(room).get_models()
        for field in model._meta.concrete_fields
        if field.is_relation and field.related_model is apps.get_model("cases.Case")
    }

    assert hanging
    assert {n for n, level in levels.items() if n.rpartition(".")[0] in hanging and level != "restricted"} == set()


def test_sealed_fields_are_no_field_of_any_listing_form() -> None:
    """A sealed value is typed in by its owner, and never offered back: no form names it with a value."""
    sealed = {name.rpartition(".")[2] for name, level in _classed() if level == "sealed"}

    assert sealed == {"password", "receipt_hash", "sealed", "mac", "name_print", "whole_print", "feed_sha256"}
    for form in _forms(Form):
        assert not (sealed - {"password"}) & set(form.base_fields), form
        field = form.base_fields.get("password")
        assert field is None or not getattr(field.widget, "render_value", False), form


def _forms(base: type[Form]) -> list[type[Form]]:
    return [form for child in base.__subclasses__() for form in (child, *_forms(child))]


def test_a_password_is_kept_as_a_hash() -> None:
    user = User(username="lan")
    user.set_password("mật khẩu của Lan")

    assert "mật khẩu" not in user.password
