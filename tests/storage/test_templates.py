from collections.abc import Iterator
from dataclasses import replace

import pytest

from kehoach_desktop.domain.templates import dump_template
from kehoach_desktop.storage import templates
from kehoach_desktop.storage.database import Store, memory_store
from tests.domain.templates.small_templates import HEAD, load

TEXT = '# của văn phòng\n[[parts]]\nrole = "lead"\ntext = "Ban hành"\n'
TEMPLATE = load(TEXT)


@pytest.fixture
def store() -> Iterator[Store]:
    database = memory_store()
    yield database
    database.close()


def test_the_text_is_kept_as_it_was_written(store: Store) -> None:
    assert templates.save(store, TEMPLATE, HEAD + TEXT, replace=False)
    assert templates.texts(store) == [("thu", HEAD + TEXT)]
    assert templates.text(store, "thu") == HEAD + TEXT


def test_one_of_the_same_id_is_replaced_only_when_allowed(store: Store) -> None:
    other = dump_template(TEMPLATE)
    assert templates.save(store, TEMPLATE, TEXT, replace=True)
    assert not templates.save(store, TEMPLATE, other, replace=False)
    assert templates.text(store, "thu") == TEXT
    assert templates.save(store, TEMPLATE, other, replace=True)
    assert templates.texts(store) == [("thu", other)]


def test_templates_are_listed_in_vietnamese_order_until_removed(store: Store) -> None:
    for id_, name in (("1", "Đại hội"), ("2", "Chi bộ"), ("3", "Dân vận")):
        templates.save(store, replace(TEMPLATE, id=id_, name=name), TEXT, replace=False)
    assert [id_ for id_, _ in templates.texts(store)] == ["2", "3", "1"]
    templates.remove(store, "3")
    assert templates.text(store, "3") is None
    assert [id_ for id_, _ in templates.texts(store)] == ["2", "1"]
