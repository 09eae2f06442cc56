"""Minutes as the demo's offices keep them: who came, what was said, what came of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, time

from cases.minutes import Minutes, Present
from cases.models import Kind, MeetingKind, Member
from workflows.demo.crew import Crew, Side
from workflows.demo.lots import Lots
from workflows.demo.people import Office
from workflows.demo.writing import Pen, text

_INSPECTS = re.compile(r"(?<!tự )kiểm tra")


def _began(crew: Crew, on: date) -> time:
    """A morning or an afternoon."""
    return time(8 if Lots(f"hours {crew.head.full_name} {on}").falls(60) else 14)


def _ended(crew: Crew, on: date) -> time:
    """As long as it took."""
    quarters = Lots(f"length {crew.head.full_name} {on}").number(5, 11)
    return time(_began(crew, on).hour + quarters // 4, quarters % 4 * 15)


class Scribe:
    """Writes what one team needs written, in the words of its procedure."""

    def __init__(self, office: Office, kind: Kind, lots: Lots, *, work: str = "") -> None:
        """A supervision speaks of giám sát where an inspection speaks of kiểm tra; discipline has a word of its own."""
        self.office, self.kind, self.lots = office, kind, lots
        self.pen = Pen(lots)
        self.work = work or ("giám sát" if kind == Kind.THEMATIC_SUPERVISION else "kiểm tra")

    def phrase(self, *path: str) -> str:
        """Choose a phrase and put it in the words of the procedure."""
        return _INSPECTS.sub(self.work, self.pen.phrase(*path))

    def team_meeting(self, on: date, crew: Crew) -> Minutes:
        """P3."""
        people = crew.present(self.work, all_of_them=True)
        return self._minutes("team", on, crew, people, place=self._own_room())

    def meeting(self, kind: MeetingKind, on: date, crew: Crew, side: Side, *, refused: bool = False) -> Minutes:
        """A meeting of team and subject: deployment, working session, verification, the draft, hand-over."""
        people = [*crew.present(self.work), *side.present()]
        place = self._own_room() if kind == MeetingKind.HANDOVER else f"Trụ sở {side.name}"
        witnesses = self.witnesses(crew) if refused else ""
        return self._minutes(str(kind), on, crew, people, place=place, refused_to_sign=refused, witnesses=witnesses)

    def consideration(self, what: str, on: date, crew: Crew, side: Side, *, chair: str = "") -> Minutes:
        """A meeting of a case of discipline: what was said at it stands under its name."""
        people = [*crew.present(self.work), *side.present()]
        if chair:
            people.insert(0, Present(chair, f"Đại diện {self.office.standing.name}"))
        return Minutes(
            held_on=on,
            began_at=_began(crew, on),
            ended_at=_ended(crew, on),
            place=self._own_room() if what in {"hearing", "handover"} else f"Trụ sở {side.name}",
            chaired_by=chair or crew.head.full_name,
            recorded_by=crew.secretary.full_name,
            course=self.phrase("consideration", "meetings", what),
            people=tuple(people),
        )

    def witnesses(self, crew: Crew) -> str:
        """Two people who saw a refusal."""
        return self.phrase("refusal_witnesses").format(a=crew.secretary.full_name, b=crew.members[0].full_name)

    def deliberation(
        self, on: date, crew: Crew, chair: str, seats: Sequence[Member], absent: Sequence[int], *, returned: bool
    ) -> Minutes:
        """E2: the whole body is called; who is absent has a reason."""
        people = [
            Present(seat.full_name, seat.title, present=False, absence=self.phrase("absences"), member=seat)
            if seat.pk in absent
            else Present(seat.full_name, seat.title, member=seat)
            for seat in seats
        ]
        people.append(Present(crew.head.full_name, f"Trưởng đoàn {self.work}, báo cáo", member=crew.head))
        result = self.phrase("results", "returned" if returned else "deliberation")
        return Minutes(
            held_on=on,
            began_at=_began(crew, on),
            ended_at=_ended(crew, on),
            place=self._own_room(),
            chaired_by=chair,
            recorded_by=self.office.reporter.full_name,
            course=self.phrase("meetings", "deliberation"),
            result=result,
            people=tuple(people),
        )

    def announcement(self, on: date, crew: Crew, side: Side, chair: str, *, refused: bool) -> Minutes:
        """E3."""
        people = [
            Present(chair, f"Đại diện {self.office.standing.name}"),
            *crew.present(self.work)[:2],
            *side.present(),
        ]
        return Minutes(
            held_on=on,
            began_at=_began(crew, on),
            ended_at=_ended(crew, on),
            place=f"Trụ sở {side.name}",
            chaired_by=chair,
            recorded_by=crew.secretary.full_name,
            course=self.phrase("meetings", "announcement"),
            result=self.phrase("results", "announcement"),
            people=tuple(people),
            refused_to_sign=refused,
            witnesses=self.witnesses(crew) if refused else "",
        )

    def _minutes(
        self,
        kind: str,
        on: date,
        crew: Crew,
        people: Sequence[Present],
        *,
        place: str,
        refused_to_sign: bool = False,
        witnesses: str = "",
    ) -> Minutes:
        return Minutes(
            held_on=on,
            began_at=_began(crew, on),
            ended_at=_ended(crew, on),
            place=place,
            chaired_by=crew.head.full_name,
            recorded_by=crew.secretary.full_name,
            course=self.phrase("meetings", kind),
            result=self.phrase("results", kind),
            people=tuple(people),
            refused_to_sign=refused_to_sign,
            witnesses=witnesses,
        )

    def _own_room(self) -> str:
        return f"Trụ sở {self.office.root.name}"

    def outline(self) -> str:
        """The outline handed to the subject."""
        return _INSPECTS.sub(self.work, str(text("phrases")["outline"]))

    def conduct(self) -> str:
        """The rules of conduct of the team."""
        return _INSPECTS.sub(self.work, str(text("phrases")["conduct"]))
