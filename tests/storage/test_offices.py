import datetime
from collections.abc import Iterator
from dataclasses import replace

import pytest
from sqlite_utils import Database

from kehoach_desktop.domain.format_standard import Side
from kehoach_desktop.domain.offices import IssuingBody, Signatory, Term, TermGround
from kehoach_desktop.domain.plan import HouseStyle
from kehoach_desktop.domain.templates.template import Level
from kehoach_desktop.storage import issuing_bodies, signatories
from kehoach_desktop.storage.database import memory_store

BODY = IssuingBody(
    "ĐẢNG UỶ XÃ VẠN PHÚC",
    Side.PARTY,
    Level.COMMUNE,
    parent_name="ĐẢNG BỘ TỈNH LÂM ĐỒNG",
    place="Vạn Phúc",
    house_style=HouseStyle(heading_marks="I.", comma_before_date=False),
    terms=(
        Term(datetime.date(2025, 7, 1), TermGround.APPOINTED, datetime.date(2025, 8, 14)),
        Term(datetime.date(2025, 8, 15)),
    ),
)


@pytest.fixture
def store() -> Iterator[Database]:
    database = memory_store()
    yield database
    database.close()


def test_a_body_comes_back_with_its_terms_and_habits(store: Database) -> None:
    saved = issuing_bodies.save(store, BODY)
    assert issuing_bodies.get(store, saved.id or 0) == saved == replace(BODY, id=saved.id)


def test_saving_again_replaces_the_terms(store: Database) -> None:
    saved = issuing_bodies.save(store, BODY)
    issuing_bodies.save(store, replace(saved, terms=saved.terms[:1]))
    assert issuing_bodies.get(store, saved.id or 0) == replace(saved, terms=saved.terms[:1])


def test_bodies_are_listed_in_vietnamese_order(store: Database) -> None:
    for name in ("ĐẢNG UỶ B", "CHI BỘ A", "DÂN QUÂN"):
        issuing_bodies.save(store, replace(BODY, name=name))
    assert [body.name for body in issuing_bodies.listing(store)] == ["CHI BỘ A", "DÂN QUÂN", "ĐẢNG UỶ B"]


def test_signatories_are_listed_by_given_name(store: Database) -> None:
    body = issuing_bodies.save(store, BODY)
    for name in ("Trần Minh Khôi", "Lê Thu Hà", "Nguyễn Văn Ân", "Phạm Đăng"):
        signatories.save(store, Signatory(name, "PHÓ BÍ THƯ", ("T/M BAN THƯỜNG VỤ",), body_id=body.id))
    assert [one.name for one in signatories.of_body(store, body.id or 0)] == [
        "Nguyễn Văn Ân",
        "Phạm Đăng",
        "Lê Thu Hà",
        "Trần Minh Khôi",
    ]


def test_a_signatory_is_changed_and_removed(store: Database) -> None:
    body = issuing_bodies.save(store, BODY)
    one = signatories.save(
        store, Signatory("Lê Thu Hà", "BÍ THƯ", valid_from=datetime.date(2025, 7, 1), body_id=body.id)
    )
    changed = signatories.save(store, replace(one, valid_to=datetime.date(2026, 12, 31)))
    assert signatories.of_body(store, body.id or 0) == [changed]
    signatories.remove(store, changed.id or 0)
    assert signatories.of_body(store, body.id or 0) == []
