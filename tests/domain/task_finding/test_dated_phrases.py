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
        ("tổ chức lễ ra quân trong tuần đầu tháng 6", "trong tuần đầu tháng 6"),
        ("hoàn thành từ nay đến hết năm.", "từ nay đến hết năm"),
        ("tiêm đợt II từ 01 - 10/6/2026.", "từ 01 - 10/6/2026"),
        ("chấm thi từ ngày 21 đến ngày 25 tháng 4 năm 2026", "từ ngày 21 đến ngày 25 tháng 4 năm 2026"),
        ("khánh thành trước dịp 27/7/2027.", "trước dịp 27/7/2027"),
        ("gửi biên bản về Chi uỷ ngày 04/12/2026.", "ngày 04/12/2026"),
        ("báo cáo trước ngày 15 tháng cuối quý", "trước ngày 15 tháng cuối quý"),
        ("giải quyết đơn thư trước đại hội ít nhất 30 ngày.", "trước đại hội ít nhất 30 ngày"),
        ("gửi hồ sơ trước 30 ngày làm việc của đợt xét", "trước 30 ngày làm việc của đợt xét"),
        ("hoàn thành quý I.2027.", "quý I.2027"),
        ("hoàn thành trước mùa mưa bão năm 2027.", "trước mùa mưa bão năm 2027"),
        ("báo cáo khi phát sinh vụ việc phức tạp.", "khi phát sinh vụ việc phức tạp"),
        ("kiểm tra 02 lần/năm.", "02 lần/năm"),
        ("báo cáo vào ngày 25 của tháng.", "vào ngày 25 của tháng"),
        ("trả lời không quá 05 ngày làm việc.", "không quá 05 ngày làm việc"),
        ("hoàn thành trong tháng Ba năm 2027.", "trong tháng Ba năm 2027"),
        ("thực hiện tháng 3 - tháng 5/2027.", "tháng 3 - tháng 5/2027"),
        ("trực từ 7h00 ngày 05/3/2027 đến 17h00 ngày 06/3/2027.", "từ 7h00 ngày 05/3/2027 đến 17h00 ngày 06/3/2027"),
        ("định kỳ 6 tháng (trước 15/6) và năm (trước 05/12).", "định kỳ 6 tháng (trước 15/6) và năm (trước 05/12)"),
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
        "giám sát theo chương trình năm 2026",
        "phấn đấu đến hết tháng 6 có 350 ha lúa",
        "đến hết năm 2027 đạt 90% chi bộ",
        "(thời điểm chốt số liệu: ngày 30/11/2026)",
        "tổ chức Tết trồng cây tại đồi Gò Mây, ngày 22/02/2027;",
        "gửi giấy mời dự Hội nghị Ban Chấp hành ngày 20/12/2026.",
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
