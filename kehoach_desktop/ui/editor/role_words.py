"""What the roles of blocks are called in the window: short, as beside the paper and in the list of the tool bar."""

from ...domain.plan import Role

ROLE_WORDS = {
    Role.LEAD: "Mở đầu",
    Role.LEGAL_BASIS: "Căn cứ",
    Role.PART: "Phần",
    Role.SECTION: "Mục",
    Role.SUBSECTION: "Tiểu mục",
    Role.PARAGRAPH: "Đoạn",
    Role.DASH: "Gạch (-)",
    Role.PLUS: "Cộng (+)",
    Role.ASSIGNMENT: "Phân công (*)",
    Role.CLOSING: "Kết",
}
