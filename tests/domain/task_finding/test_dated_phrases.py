import pytest
from hypothesis import given
from hypothesis import strategies as st

from kehoach_desktop.domain.task_finding.dated_phrases import dated_phrases


def found(text: str) -> list[str]:
    return [text[one.start : one.end] for one in dated_phrases(text)]


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("hoàn thành trong quý II-2024.", "trong quý II-2024"),
        ("gửi về Văn phòng trước ngày 15/6/2026.", "trước ngày 15/6/2026"),
        ("xong trước ngày 20 tháng 12 năm 2026;", "trước ngày 20 tháng 12 năm 2026"),
        ("trình chậm nhất là ngày 11-01-2027.", "chậm nhất là ngày 11-01-2027"),
        ("nộp trước 16 giờ 00 ngày 26/02/2027", "trước 16 giờ 00 ngày 26/02/2027"),
        ("hoàn thành trước buổi họp chi bộ ngày 12/12/2026.", "trước buổi họp chi bộ ngày 12/12/2026"),
        ("báo cáo trong 06 tháng đầu năm 2027.", "trong 06 tháng đầu năm 2027"),
        ("huấn luyện từ ngày 05/4/2027 đến ngày 16/4/2027.", "từ ngày 05/4/2027 đến ngày 16/4/2027"),
        ("(hạn cuối: 18/12/2026)", "18/12/2026"),
        ("Đề án (Ban Xây dựng Đảng, tháng 12/2027)", "tháng 12/2027"),
        ("hằng quý, trước ngày 20 của tháng cuối quý, báo cáo", "hằng quý, trước ngày 20 của tháng cuối quý"),
        ("gửi trước ngày 15/6 và 15/12 hằng năm", "trước ngày 15/6 và 15/12 hằng năm"),
        ("trong vòng 15 ngày kể từ ngày ký ban hành Kế hoạch.", "trong vòng 15 ngày kể từ ngày ký ban hành Kế hoạch"),
        ("kiện toàn khi có hướng dẫn của cấp trên.", "khi có hướng dẫn của cấp trên"),
        ("đưa vào sử dụng đến năm 2030.", "đến năm 2030"),
        ("gửi trƣớc ngày 31-3-2027", "trƣớc ngày 31-3-2027"),
    ],
)
def test_a_deadline_is_found_with_the_words_that_make_it_one(text: str, phrase: str) -> None:
    assert found(text) == [phrase]


@pytest.mark.parametrize(
    "text",
    [
        "Kết luận số 69-KL/TW, ngày 11/01/2024 của Bộ Chính trị",
        "Kế hoạch của Thị uỷ ngày 14/12/2022, cụ thể",
        "Quy chế số 05-QC/ĐU, ngày 12/8/2026 của Ban Chấp hành",
        "số liệu tính đến 30/6",
        "số liệu từ ngày 01/01/2026 đến ngày 30/11/2026",
        "phục vụ Hội nghị ngày 20/12/2026",
        "trong ngày diễn ra Ngày hội (14/02/2027)",
        "97 năm xây dựng và trưởng thành (03/02/1930 - 03/02/2027)",
        "chương trình kiểm tra, giám sát năm 2027",
        "Đề án chuyển đổi số giai đoạn 2026 - 2030",
        "định hướng đến năm 2030, tầm nhìn đến năm 2045",
        "Đưa Kế hoạch vào sinh hoạt tháng 12/2026; chọn",
        "kế hoạch phát triển kinh tế - xã hội hằng năm",
        "chi thường xuyên",
        "nhiệm vụ trọng tâm, thường xuyên, lâu dài",
        "hoàn thành 2/3 khối lượng",
        "trực 24/7",
    ],
)
def test_what_only_looks_like_a_deadline_is_none(text: str) -> None:
    assert found(text) == []


@given(st.text(max_size=60) | st.text("trướcngàyquýtháng năm đến0123456789/-;(,. ", max_size=80))
def test_phrases_stand_in_the_text_one_after_the_other(text: str) -> None:
    at = 0
    for one in dated_phrases(text):
        assert at <= one.start < one.end <= len(text)
        at = one.end


@pytest.mark.parametrize(
    "piece", ["trước ngày ", "từ tháng 2 ", "hằng quý, ", "số 1-KH/ĐU ngày ", "( 1/1", "giai đoạn 2026 - "]
)
def test_a_line_of_a_megabyte_is_read_in_linear_time(piece: str) -> None:
    """A pattern that tries everything again would need hours; the watchdog of the suite ends it long before."""
    dated_phrases(piece * (200_000 // len(piece)))
