import pytest

from kehoach_desktop.domain.holidays import load_holidays
from kehoach_desktop.errors import BadFileError, KnownError

DAY = '[[holidays]]\ndate = 2027-01-01\nname = "Tết Dương lịch"\nconfidence = "usual"\n'


def test_a_day_is_read_with_what_is_known_of_it() -> None:
    (day,) = load_holidays("holidays/2027.toml", DAY)
    assert (str(day.date), day.name, day.confidence.value) == ("2027-01-01", "Tết Dương lịch", "usual")


@pytest.mark.parametrize("text", [DAY + DAY, DAY.replace("usual", "sure"), DAY.replace("date", "day")])
def test_a_wrong_list_names_its_file(text: str) -> None:
    with pytest.raises((BadFileError, KnownError), match=r"2027\.toml"):
        load_holidays("holidays/2027.toml", text)
