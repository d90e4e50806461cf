"""The labelled set and the scores of the extraction bench: a wrong answer must lower them, a bad label must be seen."""

import datetime
from dataclasses import replace
from itertools import chain

import pytest

from benchmarks._extraction_scores import FIELDS, Answer, Label, Names, Scores, compare, pairs, stands_in, total, words
from benchmarks._extraction_sets import (
    BLIND,
    BLIND3,
    BLIND3_HELD_OUT,
    BLIND_HELD_OUT,
    HELD_OUT,
    SHARED,
    TUNING,
    Case,
    invented,
    names,
    real,
)
from kehoach_desktop.domain.plan import DeadlineKind, Role
from tests.test_own_words import runs

DAY = datetime.date(2027, 3, 31)
SAME = Names([["Văn phòng Đảng uỷ", "VPĐU"]])
LABEL = Label(
    at=("Văn phòng Đảng uỷ chủ trì rà soát quy chế",),
    covers=("Rà soát quy chế làm việc",),
    lead=("Văn phòng Đảng uỷ",),
    extra=("Ban Xây dựng Đảng",),
    supporting=("Công an xã", "các thôn"),
    kind="quarter",
    due=DAY,
    product="Báo cáo",
)
LABELLED = [*invented(TUNING), *invented(HELD_OUT)]
BLIND_PARTS = (BLIND, BLIND_HELD_OUT, BLIND3, BLIND3_HELD_OUT)
PASSAGES = [*LABELLED, *(passage for part in BLIND_PARTS for passage in invented(part))]
PERIODS = {DeadlineKind.MONTH, DeadlineKind.QUARTER, DeadlineKind.HALF_YEAR, DeadlineKind.YEAR}
WITHOUT_DAY = {DeadlineKind.RECURRING, DeadlineKind.EVENT, DeadlineKind.NONE}


def perfect(label: Label) -> Answer:
    return Answer(
        (*label.at[:1], *label.covers),
        content="; ".join(label.covers) or label.at[0],
        quote=label.at[0],
        lead=label.lead[0] if label.lead else None,
        extra=label.extra,
        supporting=label.supporting,
        kind=label.kind,
        due=label.due,
        product=label.product,
    )


def scores_of(*answers: Answer, labels: tuple[Label, ...] = (LABEL,)) -> Scores:
    return compare(labels, answers, SAME)[0]


def lowered(scores: Scores) -> set[str]:
    return {field for field in FIELDS if scores[field].precision < 1 or scores[field].recall < 1}


# ---------------------------------------------------------------- scores


def test_the_labelled_answer_is_right_in_every_field() -> None:
    scores, wrong = compare([LABEL], [perfect(LABEL)], SAME)
    assert not lowered(scores)
    assert not wrong
    assert {field: scores[field].expected for field in FIELDS} == dict.fromkeys(FIELDS, 1) | {"supporting": 2}


@pytest.mark.parametrize(
    ("field", "values"),
    [
        ("lead", {"lead": "Ban Xây dựng Đảng"}),
        ("lead", {"lead": None}),
        ("extra", {"extra": ()}),
        ("extra", {"extra": ("Ban Xây dựng Đảng", "Công an xã")}),
        ("supporting", {"supporting": ("Công an xã",)}),
        ("supporting", {"supporting": ("Công an xã, các thôn",)}),
        ("kind", {"kind": "date"}),
        ("kind", {"kind": "none"}),
        ("due", {"due": None}),
        ("due", {"due": datetime.date(2027, 3, 30)}),
        ("covers", {"where": LABEL.at}),
        ("covers", {"where": (*LABEL.at, *LABEL.covers, "Một đoạn khác hẳn")}),
        ("product", {"product": "Kế hoạch"}),
    ],
)
def test_a_wrong_value_lowers_its_field_and_no_other(field: str, values: dict[str, object]) -> None:
    answer = replace(perfect(LABEL), **values)  # type: ignore[arg-type]
    scores, wrong = compare([LABEL], [answer], SAME)
    assert lowered(scores) == {field}
    assert [each.field for each in wrong] == [field]


def test_a_missed_task_lowers_the_recall_of_all_its_fields() -> None:
    scores = scores_of()
    assert [scores[field].recall for field in FIELDS] == [0.0] * len(FIELDS)
    assert [scores[field].precision for field in FIELDS] == [1.0] * len(FIELDS)


def test_an_invented_task_lowers_the_precision_of_all_its_fields() -> None:
    other = replace(perfect(LABEL), where=("Tăng cường công tác tuyên truyền trong Nhân dân",))
    scores = scores_of(perfect(LABEL), other)
    assert lowered(scores) == set(FIELDS) - {"covers"}
    assert scores["found"].precision == scores["lead"].precision == 0.5
    assert scores["found"].recall == 1.0


def test_one_task_found_twice_is_one_right_and_one_wrong() -> None:
    assert scores_of(perfect(LABEL), perfect(LABEL))["found"].precision == 0.5


def test_what_was_not_asked_for_and_not_given_lowers_nothing() -> None:
    bare = Label(at=("Công an xã bảo đảm an ninh, trật tự",), lead=("Công an xã",))
    assert not lowered(scores_of(perfect(bare), labels=(bare,)))
    assert lowered(scores_of(replace(perfect(bare), due=DAY), labels=(bare,))) == {"due"}


def test_names_are_the_same_without_marks_and_in_short_forms() -> None:
    for spelling in ("VPĐU", "văn phòng đảng ủy", "Văn phòng  Đảng uỷ"):
        assert not lowered(scores_of(replace(perfect(LABEL), lead=spelling)))
    assert SAME.key("Các thôn") == SAME.key("thôn")
    assert SAME.key("Đồng chí Lê Thu Hà, Phó Bí thư") == SAME.key("đồng chí Lê Thu Hà")
    assert SAME.key("Công an xã") != SAME.key("Công an tỉnh")


def test_each_spelling_of_a_lead_is_right() -> None:
    label = replace(LABEL, lead=("Văn phòng Đảng uỷ", "Ban Tổ chức"))
    assert not lowered(scores_of(replace(perfect(label), lead="Ban Tổ chức"), labels=(label,)))
    assert lowered(scores_of(replace(perfect(label), lead="Công an xã"), labels=(label,))) == {"lead"}


def test_optional_tasks_count_neither_way() -> None:
    label = replace(LABEL, optional=True)
    for answers in ([], [replace(perfect(label), lead="Sai")]):
        scores, wrong = compare([label], answers, SAME)
        assert not lowered(scores)
        assert not wrong


def test_skipped_fields_are_not_scored() -> None:
    label = replace(LABEL, skip=frozenset({"lead"}))
    assert scores_of(replace(perfect(label), lead="Sai"), labels=(label,))["lead"].given == 0


def test_answers_in_ignored_stretches_are_left_out_unless_labelled() -> None:
    stray = Answer(("Bước hai: gửi báo cáo tự kiểm tra",), lead="Đảng viên")
    kept, _ = compare([LABEL], [perfect(LABEL), stray], SAME, ignored=["gửi báo cáo tự kiểm tra", *LABEL.at])
    assert kept["found"].given == 1
    assert compare([LABEL], [perfect(LABEL), stray], SAME)[0]["found"].given == 2


def test_a_label_with_a_number_takes_the_paragraph_that_begins_so() -> None:
    blocks = ["Công an xã gửi Văn phòng báo cáo", "Văn phòng lập sổ"]
    answers = [Answer((block,), content=block, lead=block[:9]) for block in blocks]
    label = Label(at=("Văn phòng",), lead=("Văn phòng",))
    assert pairs([label], answers) == [(0, 0)]
    assert pairs([replace(label, begins=True)], answers) == [(0, 1)]
    assert pairs([replace(label, begins=True)], answers[:1]) == [(0, 0)]


def test_duties_of_one_paragraph_go_to_their_own_answers() -> None:
    block = "Văn phòng lập danh sách; gửi giấy mời trong tháng 3; tổng hợp kết quả trong tháng 4"
    labels = [Label(at=(text,)) for text in ("Văn phòng lập danh sách", "gửi giấy mời trong", "tổng hợp kết quả trong")]
    answers = [Answer((block,), content=text) for text in ("tổng hợp kết quả", "lập danh sách", "gửi giấy mời")]
    assert pairs(labels, answers) == [(0, 1), (1, 2), (2, 0)]


def test_lines_said_twice_go_to_answers_in_order() -> None:
    labels = [Label(at=("Các chi bộ thực hiện",), covers=(text,)) for text in ("Trồng cây ven đường", "Nạo vét kênh")]
    answers = [Answer(("Các chi bộ thực hiện", text), content=text) for text in ("Trồng cây ven đường", "Nạo vét kênh")]
    assert pairs(labels, answers) == [(0, 0), (1, 1)]


def test_a_broken_line_stands_in_its_paragraph_and_nothing_stands_in_another() -> None:
    assert stands_in("phối hợp Phòng Văn hoá", ["Chủ trì, phối hợp\nPhòng Văn hoá, đơn vị"])
    assert stands_in("Chủ trì, phối hợp Phòng Văn hoá, đơn vị", ["Chủ trì, phối hợp"])
    assert not stands_in("Chủ trì", ["Phối hợp"])
    assert not stands_in("", ["Phối hợp"])


def test_the_total_adds_up_what_each_text_has() -> None:
    scores = total([scores_of(perfect(LABEL)), scores_of()])
    assert (scores["found"].right, scores["found"].given, scores["found"].expected) == (1, 1, 2)


# ---------------------------------------------------------------- the labelled set


def paragraphs(case: Case) -> list[str]:
    lines = [text for _, text in case.blocks] or (case.text or "").split("\n")
    return [line.strip() for line in lines if line.strip()]


def test_there_are_enough_passages_and_tasks_and_a_third_is_held_out() -> None:
    assert len(LABELLED) >= 60
    assert len({case.id for case in PASSAGES}) == len(PASSAGES)
    assert 0.3 <= len(invented(HELD_OUT)) / len(LABELLED) <= 0.4
    assert sum(len(case.labels) for case in LABELLED) >= 200
    assert len(invented(BLIND)) >= 45


@pytest.mark.parametrize(
    ("part", "held_out"),
    [
        (TUNING, False),
        (BLIND, False),
        (BLIND3, False),
        (HELD_OUT, True),
        (BLIND_HELD_OUT, True),
        (BLIND3_HELD_OUT, True),
    ],
)
def test_every_third_passage_of_each_form_is_held_out(part: str, held_out: bool) -> None:
    numbers = [int(case.id.rpartition("-")[2]) for case in invented(part)]
    assert all((number % 3 == 0) is held_out for number in numbers)


def test_both_parts_have_every_form_and_every_kind_of_deadline() -> None:
    forms, kinds = [], []
    for part in (TUNING, HELD_OUT):
        forms.append({case.id.rpartition("-")[0] for case in invented(part)})
        kinds.append({label.kind for case in invented(part) for label in case.labels})
    assert forms[0] == forms[1]
    assert kinds[0] == kinds[1] == {str(kind) for kind in DeadlineKind}


def test_passages_have_known_roles_and_one_text() -> None:
    for case in PASSAGES:
        assert case.side in {"party", "state"}
        assert bool(case.text) != bool(case.blocks)
        assert {role.removesuffix("!") for role, _ in case.blocks} <= set(Role)


@pytest.mark.parametrize("case", PASSAGES, ids=lambda case: case.id)
def test_labels_point_to_a_place_and_name_only_what_is_written(case: Case) -> None:
    places = paragraphs(case)
    whole = words(" ".join(places))
    # In a table the lines of one cell stand apart: there each word of a name must be written.
    is_table = case.text is not None and ("   " in case.text or "|" in case.text or "\t" in case.text)
    for label in case.labels:
        for anchor in (*label.at, *label.covers):
            assert any(" ".join(anchor.split()) in " ".join(place.split()) for place in places), anchor
        for name in (*label.lead, *label.extra, *label.supporting, label.product or ""):
            assert words(name) in whole or (is_table and set(words(name).split()) <= set(whole.split())), name


@pytest.mark.parametrize("case", PASSAGES, ids=lambda case: case.id)
def test_kind_and_day_of_labels_agree(case: Case) -> None:
    for label in case.labels:
        if label.kind in PERIODS:
            assert label.due is not None
            assert (label.due + datetime.timedelta(days=1)).day == 1
        if label.kind in {DeadlineKind.BEFORE, DeadlineKind.DATE, DeadlineKind.STAGED}:
            assert label.due is not None
        if label.kind in WITHOUT_DAY:
            assert label.due is None
        assert label.due is None or case.issued is None or label.due >= case.issued


def test_a_perfect_program_would_reach_every_label() -> None:
    same = names()
    for case in PASSAGES:
        scores, wrong = compare(case.labels, [perfect(label) for label in case.labels], same)
        assert not wrong, case.id
        assert scores["found"].expected == sum(not label.optional for label in case.labels)


# ---------------------------------------------------------------- real documents


@pytest.fixture(scope="module")
def real_cases() -> list[Case]:
    groups = [real(part, group) for part in (TUNING, HELD_OUT) for group in ("seeds", "corpus")]
    if any(group is None for group in groups):
        pytest.skip("no real documents here")
    return list(chain.from_iterable(group or () for group in groups))


def test_labels_of_real_documents_fit_their_lines(real_cases: list[Case]) -> None:
    same = names()
    assert len(real_cases) == 12
    for case in real_cases:
        scores, wrong = compare(case.labels, [perfect(label) for label in case.labels], same, case.ignored)
        assert not wrong, case.id
        assert scores["found"].expected == sum(not label.optional for label in case.labels)


def test_no_sentence_of_a_passage_is_taken_from_a_real_document() -> None:
    files = [*SHARED.glob("seeds/*.txt"), *SHARED.glob("corpus/text/**/*.txt")]
    if not files:
        pytest.skip("no real documents here")
    theirs = frozenset(run for file in files for run in runs(file.read_text(encoding="utf-8", errors="replace")))
    taken = [(case.id, run) for case in PASSAGES for text in paragraphs(case) for run in runs(text) if run in theirs]
    assert taken == []
