from collections.abc import Iterator
from dataclasses import replace

import pytest
from sqlite_utils import Database

from kehoach_desktop.domain.administrative.agencies import Agency, AgencySide, Confidence
from kehoach_desktop.domain.administrative.units import AgencyLevel
from kehoach_desktop.storage import agencies
from kehoach_desktop.storage.database import memory_store


def body(id_: str, name: str | None = None) -> Agency:
    short, aliases = (id_.upper(),), (f"Ban {id_}",)
    return Agency(id_, AgencyLevel.COMMUNE, AgencySide.PARTY, name or id_, Confidence.SEEN, short, aliases)


FIRST = (body("c"), body("a"), body("b"))
NEXT = (body("b", "b mới"), body("d"), body("a", "a mới"))


@pytest.fixture
def store() -> Iterator[Database]:
    database = memory_store()
    agencies.fill(database, FIRST)
    yield database
    database.close()


def names(store: Database) -> list[str]:
    return [one.name for one in agencies.listing(store)]


def test_what_ships_is_listed_in_its_order(store: Database) -> None:
    assert agencies.listing(store) == FIRST


def test_a_new_release_takes_the_place_of_the_older_one(store: Database) -> None:
    agencies.fill(store, NEXT)
    assert agencies.listing(store) == NEXT


def test_filling_again_changes_nothing(store: Database) -> None:
    rows = store.execute("SELECT * FROM agencies ORDER BY id").fetchall()
    agencies.fill(store, FIRST)
    assert store.execute("SELECT * FROM agencies ORDER BY id").fetchall() == rows


def test_what_the_office_added_comes_first_as_it_was_added(store: Database) -> None:
    agencies.put(store, [body("z")])
    agencies.put(store, [body("y"), body("z", "z mới")])
    agencies.fill(store, NEXT)
    assert names(store) == ["z mới", "y", "b mới", "d", "a mới"]


def test_what_the_office_changed_keeps_its_place_and_stays(store: Database) -> None:
    agencies.put(store, [body("a", "của tôi")])
    assert names(store) == ["c", "của tôi", "b"]
    agencies.fill(store, NEXT)
    assert names(store) == ["b mới", "d", "của tôi"]


def test_what_the_office_changed_stays_when_it_ships_no_more(store: Database) -> None:
    agencies.put(store, [body("c", "của tôi")])
    agencies.fill(store, NEXT)
    assert names(store) == ["của tôi", "b mới", "d", "a mới"]


def test_what_the_office_changed_is_restored_as_the_newest_release_has_it(store: Database) -> None:
    agencies.put(store, [body("a", "của tôi")])
    agencies.fill(store, NEXT)
    agencies.restore(store, "a")
    assert agencies.listing(store) == NEXT


def test_what_is_saved_as_shipped_follows_the_next_release(store: Database) -> None:
    agencies.put(store, [body("a", "của tôi")])
    agencies.put(store, FIRST)
    agencies.fill(store, NEXT)
    assert agencies.listing(store) == NEXT


def test_no_release_brings_back_what_the_office_removed(store: Database) -> None:
    agencies.put(store, [body("b", "của tôi")])
    agencies.remove(store, "a")
    agencies.remove(store, "b")
    agencies.fill(store, ())
    agencies.fill(store, NEXT)
    assert (names(store), agencies.removed(store)) == (["d"], {"a", "b"})
    agencies.restore(store, "a")
    agencies.put(store, [body("b", "lại có")])
    assert (names(store), agencies.removed(store)) == (["lại có", "d", "a mới"], set())


def test_what_the_office_added_is_removed_for_good(store: Database) -> None:
    agencies.put(store, [body("z")])
    agencies.restore(store, "z")
    assert "z" in names(store), "there is nothing shipped to restore it to"
    agencies.remove(store, "z")
    assert names(store) == ["c", "a", "b"]
    assert agencies.removed(store) == set()


def test_to_remove_what_was_removed_or_never_was_changes_nothing(store: Database) -> None:
    for id_ in ("a", "a", "q"):
        agencies.remove(store, id_)
    agencies.restore(store, "q")
    assert (names(store), agencies.removed(store)) == (["c", "b"], {"a"})


def test_all_that_can_be_referred_to_has_an_id(store: Database) -> None:
    agencies.put(store, [body("z")])
    agencies.remove(store, "a")
    assert agencies.ids(store) == {"a", "b", "c", "z"}


def test_a_fill_that_breaks_off_changes_nothing(store: Database) -> None:
    def broken() -> Iterator[Agency]:
        yield replace(FIRST[0], name="dở dang")
        raise RuntimeError

    with pytest.raises(RuntimeError):
        agencies.fill(store, broken())
    assert agencies.listing(store) == FIRST
