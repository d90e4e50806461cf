import datetime
from collections.abc import Iterator
from dataclasses import replace

import pytest
from sqlite_utils import Database

from kehoach_desktop.domain.dates import PartialDate
from kehoach_desktop.domain.plan import Plan
from kehoach_desktop.storage import bin as stored_bin
from kehoach_desktop.storage import plan_list, plans
from kehoach_desktop.storage.database import Store, check, memory_store
from kehoach_desktop.storage.migrations import migrations
from kehoach_desktop.storage.plan_list import BinnedRow, Order, PlanQuery, Status
from tests.helpers.clock import LATER, NOON
from tests.helpers.plans import PARTY_PLAN

MADE = (
    ("a", 12, "Đảng uỷ xã Vạn Phúc", PartialDate(2, 2, 2027), "chuyển đổi số", "KH"),
    ("b", None, "ĐẢNG ỦY XÃ\nVẠN PHÚC", PartialDate(), "ấn phẩm tuyên truyền", "KH"),
    ("c", 3, "CHI BỘ THÔN ĐÔNG", PartialDate(9, 12, 2026), "đại hội chi bộ", "CTr"),
    ("d", 112, None, PartialDate(None, None, 2026), None, "KH"),
)


def plan(id_: str, number: int | None, body: str | None, date: PartialDate, subject: str | None, kind: str) -> Plan:
    return replace(
        PARTY_PLAN,
        id=id_,
        number=number,
        issuing_body=body,
        issue_date=date,
        subject=subject,
        document_kind=kind,
    )


@pytest.fixture
def store() -> Iterator[Store]:
    database = memory_store()
    for step, made in enumerate(MADE):
        plans.save(database, plan(*made), NOON + datetime.timedelta(minutes=step))
    yield database
    database.close()


def ids(store: Database, query: PlanQuery, offset: int = 0, limit: int = 100) -> str:
    return "".join(row.id for row in plan_list.page(store, query, offset, limit))


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        (Order.CHANGED, "dcba"),
        (Order.NUMBER, "dacb"),
        (Order.DATE, "acdb"),
        (Order.SUBJECT, "bacd"),
        (Order.ISSUING_BODY, "cabd"),
    ],
)
def test_each_order_goes_as_one_expects_and_what_is_missing_is_last(
    store: Database, order: Order, expected: str
) -> None:
    found = ids(store, PlanQuery(order=order))
    assert found.replace("ba", "ab") == expected.replace("ba", "ab")
    assert ids(store, PlanQuery(order=order, is_turned=True)) == found[::-1]


def test_the_subjects_stand_in_vietnamese_order(store: Database) -> None:
    for number, subject in enumerate(("đảng viên", "dân vận", "ăn uống", "an toàn")):
        plans.save(store, replace(PARTY_PLAN, id=f"x{number}", subject=subject), LATER)
    rows = plan_list.page(store, PlanQuery(order=Order.SUBJECT), 0, 5)
    assert [row.subject for row in rows] == [
        "an toàn",
        "ăn uống",
        "ấn phẩm tuyên truyền",
        "chuyển đổi số",
        "dân vận",
    ]


@pytest.mark.parametrize("order", Order)
@pytest.mark.parametrize("text", ["", "van phuc"])
@pytest.mark.parametrize("is_turned", [False, True])
def test_pages_put_together_are_the_whole_list(store: Database, order: Order, text: str, is_turned: bool) -> None:
    for number in range(30):
        plans.save(store, replace(PARTY_PLAN, id=f"{number:02d}", number=7, subject="một trích yếu"), NOON)
    query = PlanQuery(text, order=order, is_turned=is_turned)
    whole = [row.id for row in plan_list.page(store, query, 0, 1000)]
    pages = [row.id for at in range(0, 40, 7) for row in plan_list.page(store, query, at, 7)]
    assert pages == whole
    assert len(whole) == len(set(whole)) == plan_list.count(store, query)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        (PlanQuery(year=2026), "dcb"),
        (PlanQuery(year=2027), "a"),
        (PlanQuery(document_kind="CTr"), "c"),
        (PlanQuery(issuing_body="đảng ủy xã vạn phúc"), "ba"),
        (PlanQuery(issuing_body=""), "d"),
        (PlanQuery(status=Status.DRAFT), "dcba"),
        (PlanQuery(status=Status.ISSUED), ""),
        (PlanQuery(year=2026, document_kind="KH", issuing_body="ĐẢNG UỶ XÃ VẠN PHÚC"), "b"),
        (PlanQuery("chuyen doi"), "a"),
        (PlanQuery("dai hoi", year=2026), "c"),
        (PlanQuery("dai hoi", year=2027), ""),
        (PlanQuery("dai hoi", order=Order.SUBJECT, document_kind="CTr"), "c"),
        (PlanQuery("()"), ""),
        (PlanQuery("()", year=2026, order=Order.NUMBER), ""),
    ],
)
def test_filters_and_search_go_together(store: Database, query: PlanQuery, expected: str) -> None:
    assert ids(store, query) == expected
    assert plan_list.count(store, query) == len(expected)


def test_the_filters_say_how_many_each_choice_would_show(store: Database) -> None:
    found = plan_list.facets(store, PlanQuery())
    assert list(found.years.items()) == [(2027, 1), (2026, 3)]
    assert found.statuses == {Status.DRAFT: 4}
    assert found.document_kinds == {"KH": 3, "CTr": 1}
    assert found.issuing_bodies == {"ĐẢNG ỦY XÃ VẠN PHÚC": 2, "CHI BỘ THÔN ĐÔNG": 1, "": 1}


def test_a_filter_that_is_set_counts_in_the_others_only(store: Database) -> None:
    found = plan_list.facets(store, PlanQuery(year=2026))
    assert found.years == {2027: 1, 2026: 3}
    assert found.document_kinds == {"KH": 2, "CTr": 1}


def test_what_lies_in_the_bin_is_in_no_list(store: Database) -> None:
    stored_bin.put(store, ["c"], NOON)
    assert ids(store, PlanQuery()) == "dba"
    assert ids(store, PlanQuery("dai hoi")) == ""
    assert plan_list.count(store, PlanQuery()) == 3
    assert plan_list.count(store, PlanQuery("dai hoi")) == 0
    assert plan_list.facets(store, PlanQuery()).document_kinds == {"KH": 3}


def test_an_empty_store_has_an_empty_list() -> None:
    store = memory_store()
    assert plan_list.page(store, PlanQuery(), 0, 10) == []
    assert plan_list.facets(store, PlanQuery()).years == {}
    store.close()


def test_a_page_reads_no_body(store: Database) -> None:
    store.execute("UPDATE plans SET data = 'not read'")
    assert ids(store, PlanQuery(order=Order.SUBJECT)) == "bacd"


def test_a_draft_without_a_date_counts_for_the_year_it_was_made_in(store: Database) -> None:
    plans.save(store, plan(*MADE[1]), NOON.replace(year=2031))
    assert "b" in ids(store, PlanQuery(year=2026))


@pytest.mark.parametrize("few", [0, 1000], ids=["walked", "sorted"])
@pytest.mark.parametrize("order", [one for one in Order if one is not Order.CHANGED])
def test_a_search_in_another_order_finds_the_same(
    store: Database, monkeypatch: pytest.MonkeyPatch, order: Order, few: int
) -> None:
    monkeypatch.setattr(plan_list, "_FEW", few)
    for query in (PlanQuery("van phuc", order=order), PlanQuery("van phuc", order=order, year=2026, is_turned=True)):
        expected = [one for one in ids(store, replace(query, text="")) if one in ids(store, PlanQuery("van phuc"))]
        assert ids(store, query) == "".join(expected)
        assert ids(store, query, offset=1, limit=1) == "".join(expected[1:2])
        assert plan_list.count(store, query) == len(expected)


def test_a_search_that_is_remembered_knows_what_was_saved_since(store: Database) -> None:
    query = PlanQuery("dai hoi", order=Order.SUBJECT)
    assert ids(store, query) == "c"
    plans.save(store, replace(PARTY_PLAN, id="e", subject="đại hội lần thứ hai"), LATER)
    assert ids(store, query) == "ce"
    stored_bin.put(store, ["c"], LATER)
    assert (ids(store, query), plan_list.count(store, query)) == ("e", 1)


def test_the_same_question_is_answered_once_till_the_store_changes(store: Database) -> None:
    query = PlanQuery("dai hoi")
    statements: list[str] = []
    assert (ids(store, query), plan_list.count(store, query)) == ("c", 1)
    store.conn.set_trace_callback(statements.append)
    assert (ids(store, replace(query)), plan_list.count(store, query)) == ("c", 1)
    assert not [one for one in statements if "plan_index" in one]
    store.conn.set_trace_callback(None)
    plans.save(store, replace(PARTY_PLAN, id="e", subject="đại hội lần thứ hai"), LATER)
    plans.index_pending(store)
    assert (ids(store, query), plan_list.count(store, query)) == ("ec", 2)


def test_what_was_found_in_a_change_that_is_taken_back_is_forgotten(store: Database) -> None:
    def changed() -> None:
        with store.atomic():
            plans.save(store, replace(PARTY_PLAN, id="e"), LATER)
            assert plan_list.count(store, PlanQuery()) == 5
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        changed()
    assert plan_list.count(store, PlanQuery()) == 4


def test_the_bin_is_a_list_of_its_own(store: Database) -> None:
    stored_bin.put(store, ["c"], NOON)
    stored_bin.put(store, ["a"], LATER)
    query = PlanQuery(is_binned=True)
    assert [(row.id, row.deleted_at) for row in plan_list.page(store, query, 0, 9) if isinstance(row, BinnedRow)] == [
        ("a", LATER),
        ("c", NOON),
    ]
    assert (ids(store, query, offset=1), plan_list.count(store, query)) == ("c", 2)
    assert ids(store, replace(query, text="dai hoi")) == "c"
    assert ids(store, replace(query, text="12 van phuc")) == "a"
    assert ids(store, replace(query, year=2026)) == "c"
    assert plan_list.facets(store, PlanQuery(year=2027)).binned == 2


def test_a_store_with_the_index_of_before_still_finds_its_plans(store: Store) -> None:
    store.execute("DROP TABLE plan_index")
    store.execute(
        "CREATE VIRTUAL TABLE plan_index USING fts5(head, body, content='plan_texts', content_rowid='key',"
        " tokenize='unicode61 remove_diacritics 0', prefix='1 2 3')"
    )
    store.execute("DELETE FROM _sqlite_migrations WHERE name = '0009_index_four_letters'")
    assert ids(store, PlanQuery("chuyen doi")) == ""
    migrations.apply(store)
    for typed in ("chuy", "chuyển đổi"):
        assert ids(store, PlanQuery(typed)) == "a"
    check(store)
