"""Nothing is left untranslated, and the tool that says so sees every kind of message."""

from pathlib import Path

import pytest
from babel.messages.catalog import Catalog

from inspection import messages


def _catalogue(**texts: str) -> Catalog:
    catalogue = Catalog(locale="vi")
    for identity, text in texts.items():
        catalogue.add(identity, text)
    return catalogue


def test_nothing_is_left_untranslated() -> None:
    assert list(messages.problems(messages.found(), messages.kept())) == []


def test_messages_are_found_in_code_and_templates(tmp_path: Path) -> None:
    for package in [*messages.PACKAGES, "templates"]:
        (tmp_path / package).mkdir()
    (tmp_path / "cases/models.py").write_text('_("Case")\npgettext("the team", "Head")\n_("Two " "parts")\n')
    (tmp_path / "templates/case.html").write_text(
        "<p>Vì sao?\n   {% translate 'Next' %}</p>\n{% blocktranslate with n=number trimmed %}\n  Case {{ n }}\n"
        "{% endblocktranslate %}\n{% include 'x' with label=_('Due') %}"
    )

    found = {(message.id, message.context) for message in messages.found(tmp_path) if message.id}

    assert found == {
        ("Case", None),
        ("Head", "the team"),
        ("Two parts", None),
        ("Next", None),
        ("Case %(n)s", None),
        ("Due", None),
    }


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", "untranslated"),
        ("Vụ việc %(case)s", "placeholders differ"),
        ("Uỷ ban %(number)s", "not ủy"),
        ("Vu\N{COMBINING DOT BELOW} việc %(number)s", "not in NFC"),
    ],
)
def test_a_faulty_translation_is_named(text: str, fault: str) -> None:
    used = _catalogue(**{"Case %(number)s": ""})

    [found] = messages.problems(used, _catalogue(**{"Case %(number)s": text}))

    assert fault in found


def test_a_missing_and_an_unused_message_are_named() -> None:
    found = list(messages.problems(Catalog(), _catalogue(Gone="Đã bỏ")))
    assert found == ["no longer used: 'Gone'"]


def test_translations_from_a_folder_join_the_catalogue(tmp_path: Path) -> None:
    (tmp_path / "pages.po").write_text('msgid "Case"\nmsgstr "Vụ việc"\n\nmsgid "Team"\nmsgstr "Tổ"\n')
    kept = _catalogue(Case="", Team="Đoàn")

    faults = list(messages.merge(tmp_path, kept))

    assert kept["Case"].string == "Vụ việc"
    assert kept["Team"].string == "Đoàn"
    assert len(faults) == 1
    assert "Team" in faults[0]
