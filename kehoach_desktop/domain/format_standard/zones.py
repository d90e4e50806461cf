"""The places of a document that the regulations treat one by one, and what they are called.

The Vietnamese name is the name of the paragraph style in Word, so that a later reading finds every zone, and the
label in the window. No commas in it: Word takes a comma for the start of a second name.
"""

from enum import StrEnum

from ..plan import Role


class Zone(StrEnum):
    TITLE = "title"
    NATIONAL_TITLE = "national_title"
    NATIONAL_MOTTO = "national_motto"
    PARENT_BODY = "parent_body"
    ISSUING_BODY = "issuing_body"
    STAR = "star"
    NUMBER = "number"
    PLACE_DATE = "place_date"
    DRAFT_MARK = "draft_mark"
    SECRECY = "secrecy"
    URGENCY = "urgency"
    CIRCULATION = "circulation"
    KIND = "kind"
    ISSUER_LINE = "issuer_line"
    SUBJECT = "subject"
    SUBJECT_MARK = "subject_mark"
    BODY = "body"
    RECIPIENTS_LABEL = "recipients_label"
    RECIPIENTS = "recipients"
    ARCHIVE_LINE = "archive_line"
    TYPIST = "typist"
    AUTHORITY = "authority"
    POSITION = "position"
    SIGNATORY = "signatory"
    CONTACT = "contact"
    NO_PUBLICATION = "no_publication"
    PAGE_NUMBER = "page_number"
    ANNEX_LABEL = "annex_label"
    ANNEX_TITLE = "annex_title"
    ANNEX_REFERENCE = "annex_reference"
    ANNEX_MARK = "annex_mark"
    TABLE_HEADER = "table_header"
    TABLE_GROUP = "table_group"
    TABLE_CELL = "table_cell"


ZONE_NAMES = {
    Zone.TITLE: "Tiêu đề",
    Zone.NATIONAL_TITLE: "Quốc hiệu",
    Zone.NATIONAL_MOTTO: "Tiêu ngữ",
    Zone.PARENT_BODY: "Cơ quan cấp trên",
    Zone.ISSUING_BODY: "Cơ quan ban hành",
    Zone.STAR: "Dấu sao",
    Zone.NUMBER: "Số và ký hiệu",
    Zone.PLACE_DATE: "Địa danh và ngày tháng",
    Zone.DRAFT_MARK: "Chỉ dẫn dự thảo",
    Zone.SECRECY: "Độ mật",
    Zone.URGENCY: "Độ khẩn",
    Zone.CIRCULATION: "Phạm vi lưu hành",
    Zone.KIND: "Tên loại văn bản",
    Zone.ISSUER_LINE: "Tác giả văn bản",
    Zone.SUBJECT: "Trích yếu",
    Zone.SUBJECT_MARK: "Dấu ngăn trích yếu",
    Zone.BODY: "Nội dung",
    Zone.RECIPIENTS_LABEL: "Nơi nhận",
    Zone.RECIPIENTS: "Danh sách nơi nhận",
    Zone.ARCHIVE_LINE: "Nơi lưu",
    Zone.TYPIST: "Ký hiệu người soạn thảo",
    Zone.AUTHORITY: "Quyền hạn ký",
    Zone.POSITION: "Chức vụ người ký",
    Zone.SIGNATORY: "Họ tên người ký",
    Zone.CONTACT: "Thông tin liên hệ",
    Zone.NO_PUBLICATION: "Chỉ dẫn không phổ biến",
    Zone.PAGE_NUMBER: "Số trang",
    Zone.ANNEX_LABEL: "Phụ lục",
    Zone.ANNEX_TITLE: "Tên phụ lục",
    Zone.ANNEX_REFERENCE: "Dòng dẫn phụ lục",
    Zone.ANNEX_MARK: "Dấu ngăn phụ lục",
    Zone.TABLE_HEADER: "Đầu bảng",
    Zone.TABLE_GROUP: "Nhóm trong bảng",
    Zone.TABLE_CELL: "Ô trong bảng",
}

ROLE_NAMES = {
    Role.LEAD: "Mở đầu",
    Role.LEGAL_BASIS: "Căn cứ",
    Role.PART: "Phần",
    Role.SECTION: "Mục",
    Role.SUBSECTION: "Tiểu mục",
    Role.PARAGRAPH: "Đoạn",
    Role.DASH: "Gạch đầu dòng",
    Role.PLUS: "Dấu cộng",
    Role.ASSIGNMENT: "Phân công",
    Role.CLOSING: "Kết thúc",
}
