"""Reading a page as a browser does: its elements, the forms in it, and what kind of field each is."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

Attributes = dict[str, str]

#: Fields into which people write freely.
FREE = {"text", "search", "textarea", "email"}


@dataclass
class PostForm:
    """A form that performs something: where it goes, and its fields with their kind and value."""

    action: str
    kinds: dict[str, str] = field(default_factory=dict)
    values: dict[str, str | list[str]] = field(default_factory=dict)
    lists: set[str] = field(default_factory=set)

    @property
    def free(self) -> list[str]:
        """The names of the fields into which people write freely."""
        return [name for name, kind in self.kinds.items() if kind in FREE]


class Page(HTMLParser):
    """The elements of a page."""

    def __init__(self, text: str) -> None:
        """Read it."""
        super().__init__()
        self.elements: list[tuple[str, Attributes]] = []
        self.forms: list[PostForm] = []
        self._form: PostForm | None = None
        self._templates = 0
        self._field = ""
        self._is_select = False
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = {name: value or "" for name, value in attrs}
        self.elements.append((tag, told))
        if tag == "template":
            self._templates += 1
        elif tag == "form" and told.get("method", "").lower() == "post":
            self._form = PostForm(told.get("action", ""))
            self.forms.append(self._form)
        elif self._form is not None and not self._templates:
            self._read(self._form, tag, told)

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._form = None
        elif tag == "template":
            self._templates -= 1
        elif tag in {"textarea", "select"}:
            self._field, self._is_select = "", False

    def handle_data(self, data: str) -> None:
        if self._form is not None and self._field and not self._is_select:
            former = self._form.values.get(self._field, "")
            self._form.values[self._field] = f"{former}{data}".removeprefix("\n")

    def _read(self, form: PostForm, tag: str, told: Attributes) -> None:
        name = told.get("name", "")
        if tag == "input" and name:
            self._input(form, name, told)
        elif tag == "textarea" and name:
            form.kinds[name], form.values[name] = "textarea", ""
            self._field = name
        elif tag == "select" and name:
            form.kinds[name] = "select"
            self._field, self._is_select = name, True
        elif tag == "option" and self._is_select and ("selected" in told or self._field not in form.values):
            form.values[self._field] = told.get("value", "")

    def _input(self, form: PostForm, name: str, told: Attributes) -> None:
        kind = told.get("type", "text")
        if "list" in told:
            form.lists.add(name)
        if kind in {"submit", "button", "file"} or (kind in {"checkbox", "radio"} and "checked" not in told):
            form.kinds.setdefault(name, kind)
            return
        form.kinds[name] = kind if told.get("inputmode", "") != "numeric" else "numeric"
        value = told.get("value", "on" if kind == "checkbox" else "")
        former = form.values.get(name)
        form.values[name] = value if former is None or kind == "radio" else [*former, value]


def dangers(text: str) -> set[str]:
    """What in a page would run: handlers, scripts written into it, addresses that are scripts."""
    found = set()
    for tag, told in Page(text).elements:
        found |= {f"<{tag} {name}>" for name in told if name.startswith("on")}
        if tag == "script" and "src" not in told:
            found.add("<script> without src")
        if tag in {"base", "iframe", "object", "embed", "style"}:
            found.add(f"<{tag}>")
        found |= {f"<{tag} {name}=javascript:>" for name, value in told.items() if "javascript:" in value.lower()}
    return found
