"""A petition in any stage, in the small committee, made by the commands people use."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from typing import Any

import pikepdf
from PIL import Image

from cases.commands import intake
from cases.identity import Identity
from cases.models import Member, Petition, PetitionClass
from tests.make import FOUNDED, Office

#: A day on which QĐ 21 is in force.
DAY = date(2026, 5, 4)

NAME = "Châu Thị Hoàng Yến"
ADDRESS = "số 19 ngõ Cây Bàng, phường Bến Lụa"
SENDER = Identity(NAME, ADDRESS, "0911 222 333", "CCCD 001199000111", "gặp ngoài giờ")
CONTENT = "Thu tiền quỹ của dân không vào sổ, tự ý cho thuê nhà văn hóa từ năm 2024 đến nay."


def receive(office: Office, *, on: date = DAY, by: Any = None, sender: Identity = SENDER, **said: Any) -> Petition:
    """A letter against the first organization, as the clerk registers it."""
    facts: dict[str, Any] = {
        "channel": Petition.Channel.POST,
        "source": Petition.Source.CITIZEN,
        "content": CONTENT,
        "received_on": on,
        "subject_organization": office.organizations[0],
    }
    petition = intake.NewPetition(**(facts | said))
    return intake.receive_petition(office.standing, by=by or office.thu, on=on, petition=petition, sender=sender)


def anonymous(office: Office, **said: Any) -> Petition:
    """A letter nobody signed."""
    return receive(office, sender=Identity(""), is_anonymous=True, source=Petition.Source.UNKNOWN, **said)


def classify(office: Office, petition: Petition, *, on: date = DAY, **said: Any) -> Petition:
    """What the officer makes of it: a denunciation within the competence, unless told otherwise."""
    facts: dict[str, Any] = {"classification": PetitionClass.DENUNCIATION, "is_competent": True}
    return intake.classify(petition, by=office.quan, on=on, **(facts | said))


def custodian(office: Office, who: str = "dai") -> None:
    """A member of the body keeps the seals."""
    member = Member.objects.get(pk=office.members[who].pk)
    intake.appoint_custodian(office.standing, by=office.chu, on=FOUNDED, member=member, paper="Quyết định số 9-QĐ/TU")


def pdf(text: str = "Noi dung don", **info: str) -> bytes:
    """A document of one page that says something, and something of its making."""
    document = pikepdf.new()
    page = document.add_blank_page()
    font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
    page.obj.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
    page.obj.Contents = document.make_stream(f"BT /F1 12 Tf 72 700 Td ({text}) Tj ET".encode())
    with document.open_metadata() as meta:
        meta["dc:creator"] = [info.get("author", "Tac gia")]
    document.docinfo["/Author"] = info.get("author", "Tac gia")
    document.attachments["goc.txt"] = b"ban goc"
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def photo(author: str = "Tac gia") -> bytes:
    """A photograph with the place where it was taken and who took it."""
    exif = Image.Exif()
    exif[0x013B] = author
    exif.get_ifd(0x8825)[2] = (21.0, 1.0, 40.0)
    out = BytesIO()
    Image.new("RGB", (40, 20), "white").save(out, "JPEG", exif=exif, comment=author.encode())
    return out.getvalue()
