"""What the roles of blocks are called in the window: short, as beside the paper and in the list of the tool bar."""

from ...domain.plan import Role

ROLE_WORDS = {
    Role.LEAD: "Mở đầu",
    Role.LEGAL_BASIS: "Căn cứ",
    Role.PART: "Phần (I)",
    Role.SECTION: "Mục (1)",
    Role.SUBSECTION: "Tiểu mục (a)",
    Role.PARAGRAPH: "Đoạn",
    Role.DASH: "Gạch (-)",
    Role.PLUS: "Cộng (+)",
    Role.ASSIGNMENT: "Phân công (*)",
    Role.CLOSING: "Kết",
}
