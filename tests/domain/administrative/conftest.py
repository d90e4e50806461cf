"""The three resource files, read once."""

from pathlib import Path

import pytest

from kehoach_desktop.domain.administrative import (
    AgencyBook,
    Province,
    RecipientGroup,
    load_agencies,
    load_provinces,
    load_recipient_groups,
)

RESOURCES = Path(__file__).parents[3] / "resources" / "administrative"


def text_of(name: str) -> str:
    return (RESOURCES / name).read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def provinces() -> tuple[Province, ...]:
    return load_provinces("provinces.toml", text_of("provinces.toml"))


@pytest.fixture(scope="session")
def book() -> AgencyBook:
    return AgencyBook(load_agencies("agencies.toml", text_of("agencies.toml")))


@pytest.fixture(scope="session")
def groups(book: AgencyBook) -> dict[str, RecipientGroup]:
    loaded = load_recipient_groups("recipient_groups.toml", text_of("recipient_groups.toml"), book)
    return {group.id: group for group in loaded}
