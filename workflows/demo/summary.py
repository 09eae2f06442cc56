"""The summary: figures by the same questions the pages ask, and a sign-in for each role."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib.auth import get_user_model
from django.db.models import Count

from cases import statistics
from cases.models import Body, BodyKind, Chair, Post, PostDuty, Seat, Term, WorkItem
from cases.policy import Duty
from cases.statistics import published
from documents.models import Document
from workflows.demo.paper_city import HANOI_2017, SINCE, UNTIL
from workflows.demo.people import ADMINISTRATOR, PASSWORD
from workflows.demo.standing import Standing


@dataclass(frozen=True)
class SignIn:
    """Somebody to sign in as."""

    role: str
    username: str
    name: str


def body_of_the_demo() -> Body:
    """Return the standing committee whose office it is."""
    return Body.objects.select_related("organization").get(kind=BodyKind.STANDING_COMMITTEE)


def figures(stands: Standing) -> dict[str, Any]:
    """Return the figures of the demo, as `--json` prints them."""
    body = body_of_the_demo()
    term = Term.objects.filter(organization=body.organization, until__isnull=True).get()
    found = statistics.summary(body, term.since, stands.on)
    return {
        "teams": found.teams,
        "organizations": found.organizations,
        "supervision_teams": found.supervision_teams,
        "supervised": found.supervised,
        "grassroots": found.grassroots,
        "concluded": found.concluded,
        "documents": Document.objects.standing().count(),
        "pdf": list(stands.pdf),
        "seconds": stands.seconds,
    }


def sign_ins(on: date) -> list[SignIn]:
    """Return one person of each role, those with most to do first."""
    return [SignIn(role, user.get_username(), user.get_full_name()) for role, user in _people(on) if user is not None]


def _people(on: date) -> Iterator[tuple[str, Any]]:
    model = get_user_model()
    yield "Cán bộ theo dõi địa bàn", _busiest(Duty.AREA_OFFICER) or _holder(PostDuty.AREA_OFFICER, on)
    yield "Trưởng đoàn", _busiest(Duty.HEAD)
    yield "Thư ký đoàn", _busiest(Duty.SECRETARY)
    yield "Thành viên đoàn", _busiest(Duty.MEMBER) or _anybody(Duty.MEMBER)
    yield "Bí thư, chủ trì Ban Thường vụ", _seated(Chair.SECRETARY, on)
    yield "Ủy viên Ban Thường vụ", _seated(Chair.MEMBER, on)
    yield "Văn thư", _holder(PostDuty.CLERK, on)
    yield "Tổng hợp, thống kê", _holder(PostDuty.REPORTING_SECRETARY, on)
    yield "Đại diện đơn vị được kiểm tra", _busiest(Duty.REPRESENTATIVE)
    yield "Quản trị hệ thống", model.objects.filter(username=ADMINISTRATOR).first()


def _busiest(duty: Duty) -> Any:
    rows = WorkItem.objects.filter(closed_at__isnull=True, duty=duty)
    first = rows.values("user").annotate(n=Count("pk")).order_by("-n", "user").first()
    return get_user_model().objects.get(pk=first["user"]) if first else None


def _anybody(duty: Duty) -> Any:
    from cases.models import CaseGrant

    grant = CaseGrant.objects.filter(duty=duty, until__isnull=True).select_related("user").order_by("-pk").first()
    return grant.user if grant else None


def _holder(duty: PostDuty, on: date) -> Any:
    post = Post.objects.on(on).filter(duty=duty, member__user__isnull=False).select_related("member__user").first()
    return post.member.user if post else None


def _seated(chair: Chair, on: date) -> Any:
    seats = Seat.objects.on(on).filter(body=body_of_the_demo(), chair=chair, member__user__isnull=False)
    seat = seats.select_related("member__user").order_by("pk").first()
    return seat.member.user if seat else None


def table(stands: Standing) -> str:
    """Return the summary as people read it."""
    body = body_of_the_demo()
    if stands.scale == HANOI_2017.name:
        return _of_papers(body, stands)
    facts = figures(stands)
    lines = [
        "",
        f"  {body.organization.name} – đơn vị giả định, tính đến ngày {stands.on:%d/%m/%Y}",
        "  " + "─" * 72,
        _row("Đoàn kiểm tra", facts["teams"], "tổ chức đảng được kiểm tra", facts["organizations"]),
        _row("Đoàn giám sát", facts["supervision_teams"], "tổ chức đảng được giám sát", facts["supervised"]),
        _row("Tổ chức cơ sở đảng", facts["grassroots"], "cuộc đã kết luận", facts["concluded"]),
        _row("Văn bản đã cấp số", facts["documents"], "bản in của cuộc kiểm tra mẫu", len(facts["pdf"])),
        f"  Thời gian dựng: {facts['seconds']} giây",
        "",
        f"  Đăng nhập (mật khẩu chung của bản trình diễn: {PASSWORD})",
        "  " + "─" * 72,
        *(f"  {one.role:<34} {one.username:<16} {one.name}" for one in sign_ins(stands.on)),
    ]
    if facts["pdf"]:
        lines += ["", "  Văn bản của cuộc kiểm tra mẫu:", *(f"    {path}" for path in facts["pdf"])]
    return "\n".join([*lines, ""])


def _of_papers(body: Body, stands: Standing) -> str:
    """What the records from paper of a city say, and who signs in there."""
    found = published.told(body, SINCE, UNTIL, stands.on)
    lines = [
        "",
        f"  {body.organization.name} – đơn vị giả định, hồ sơ nhập từ giấy, {SINCE:%d/%m/%Y} – {UNTIL:%d/%m/%Y}",
        "  " + "─" * 72,
        *(f"  {one.label:<60} {one.written:>8}" for one in found.figures if one.definition.window and one.value),
        f"  Thời gian dựng: {stands.seconds} giây",
        "",
        f"  Đăng nhập (mật khẩu chung của bản trình diễn: {PASSWORD})",
        "  " + "─" * 72,
        *(f"  {one.role:<34} {one.username:<16} {one.name}" for one in sign_ins(stands.on)),
    ]
    return "\n".join([*lines, ""])


def _row(label: str, count: int, other: str, other_count: int) -> str:
    return f"  {label:<22} {_thousands(count):>8}    {other:<32} {_thousands(other_count):>7}"


def _thousands(number: int) -> str:
    return f"{number:,}".replace(",", ".")
