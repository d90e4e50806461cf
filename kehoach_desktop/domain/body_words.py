"""The words that names of bodies are made of, each as a sentence writes it (style-vi; NĐ 30/2020 PL II, II–IV).

What stands here is known; every other word in a name is taken for a proper name and keeps its capital.
"""

UNITS = ("tỉnh", "thành phố", "xã", "phường", "đặc khu", "quận", "huyện", "thị xã", "thị trấn")
PLACES = (*UNITS, "thôn", "tổ dân phố", "khu phố", "ấp", "bản")
COUNTED = ("lần thứ", "khoá", "khu vực", "số", "cấp")  # what a Roman number may follow
JOINING = ("và", "của", "về", "các", "thuộc", "trực thuộc", "tại", "với", "theo", "lần thứ")

_PARTY = (
    "Đảng bộ", "Đảng uỷ", "Tỉnh uỷ", "Thành uỷ", "Chi bộ", "Chi uỷ", "Huyện uỷ", "Quận uỷ", "Thị uỷ", "Quân uỷ",
    "Tổ đảng", "Đảng đoàn", "Ban cán sự đảng", "Ban Chấp hành", "Ban Chấp hành Trung ương Đảng", "Ban Thường vụ",
    "Bộ Chính trị", "Ban Bí thư", "Ban Bí thư Trung ương Đảng", "Văn phòng Trung ương Đảng", "Thường trực",
    "Ban Chỉ đạo", "Tiểu ban", "Hội đồng Lý luận", "Ban Tổ chức", "Ban Tuyên giáo", "Ban Dân vận",
    "Ban Tuyên giáo và Dân vận", "Ban Nội chính", "Ban Kinh tế", "Ban Đối ngoại", "Ban Chính sách, chiến lược",
    "Ban Xây dựng Đảng", "Uỷ ban Kiểm tra", "Trung tâm Chính trị", "Trường Chính trị", "Học viện Chính trị",
    "các cơ quan Đảng", "các cơ quan", "cơ quan", "cơ sở", "Khối", "Khối Doanh nghiệp", "Đại hội", "đại biểu",
    "uỷ viên", "đảng viên", "Tổ Công tác", "Tổ kiểm tra", "Tổ giám sát", "Đoàn kiểm tra", "Đoàn giám sát",
    "Ban Tổ chức Đại hội", "nhiệm kỳ",
)  # fmt: skip
_STATE = (
    "Hội đồng nhân dân", "Uỷ ban nhân dân", "Toà án nhân dân", "Viện kiểm sát nhân dân", "Thi hành án dân sự",
    "Chính phủ", "Quốc hội", "Đoàn đại biểu Quốc hội", "Uỷ ban Thường vụ Quốc hội", "Văn phòng", "Thanh tra", "Sở",
    "Phòng", "Ban", "Cục", "Vụ", "Bộ", "Tổng cục", "Chi cục", "Đội", "Trạm", "Trung tâm", "Viện", "Kho bạc Nhà nước",
    "Nhà nước", "Ngân hàng", "Chính sách xã hội", "Ngân hàng Chính sách xã hội", "Bảo hiểm xã hội", "Thuế",
    "Thống kê", "Hải quan", "khu vực", "Ban Quản lý", "Ban Quản lý dự án", "dự án", "đầu tư", "Khu kinh tế",
    "khu công nghiệp", "đầu tư xây dựng", "công trình dân dụng và công nghiệp", "công trình giao thông",
    "Văn phòng Đăng ký đất đai", "Chi nhánh", "Quỹ", "Phục vụ hành chính công", "hành chính công", "Dịch vụ tổng hợp",
    "Ban Chỉ huy", "Bộ Chỉ huy", "Bộ Tư lệnh", "Bộ đội", "Quân sự", "Quân đội", "Bảo trợ", "Công an", "nhân dân",
    "Biên phòng", "Phòng thủ dân sự", "Phòng cháy, chữa cháy", "Quốc phòng", "Trung ương", "Việt Nam",
    "Trung ương Đảng", "quốc gia", "Phòng giao dịch", "trang thông tin điện tử", "Cổng Thông tin điện tử",
)  # fmt: skip
_FIELDS = (
    "Nội vụ", "Ngoại vụ", "Ngoại giao", "Tư pháp", "Tài chính", "Tài chính - Kế hoạch", "Kế hoạch và Đầu tư",
    "Công Thương", "Xây dựng", "Nông nghiệp và Môi trường", "Nông nghiệp và Phát triển nông thôn",
    "Tài nguyên và Môi trường", "Giao thông vận tải", "Thông tin và Truyền thông", "Khoa học và Công nghệ",
    "Giáo dục và Đào tạo", "Y tế", "Lao động - Thương binh và Xã hội", "Văn hoá, Thể thao và Du lịch",
    "Văn hoá và Thông tin", "Văn hoá - Thông tin", "Văn hoá - Thể thao", "Văn hoá - Thể thao - Truyền thanh",
    "Du lịch", "Dân tộc và Tôn giáo", "Dân tộc", "Quy hoạch - Kiến trúc", "An toàn thực phẩm", "Kinh tế",
    "Kinh tế, Hạ tầng và Đô thị", "Hạ tầng và Đô thị", "Văn hoá - Xã hội", "Xã hội", "Pháp chế",
    "Kinh tế - Ngân sách", "Đô thị", "Dân vận", "Nội chính",
    "phát triển khoa học, công nghệ, đổi mới sáng tạo và chuyển đổi số", "chuyển đổi số", "cải cách hành chính",
    "phòng, chống tham nhũng, lãng phí, tiêu cực", "phòng, chống thiên tai và tìm kiếm cứu nạn",
    "phát triển kinh tế - xã hội", "xây dựng nông thôn mới", "giảm nghèo bền vững", "giảm nghèo", "bầu cử",
    "Chương trình mục tiêu quốc gia", "thực hiện", "Quy chế dân chủ ở cơ sở", "Nghị quyết", "số", "phát triển",
    "công tác",
)  # fmt: skip
_PEOPLE = (
    "Mặt trận Tổ quốc", "Mặt trận Tổ quốc Việt Nam", "Uỷ ban Mặt trận Tổ quốc", "Uỷ ban Trung ương Mặt trận Tổ quốc",
    "Uỷ ban", "đoàn thể", "Ban Thường trực", "Ban công tác Mặt trận", "các tổ chức chính trị - xã hội",
    "Đoàn Thanh niên", "Đoàn Thanh niên Cộng sản Hồ Chí Minh", "Hội", "Hội Nông dân", "Hội Liên hiệp Phụ nữ",
    "Hội Cựu chiến binh", "Hội Chữ thập đỏ", "Hội Khuyến học", "Hội Người cao tuổi", "Hội Luật gia", "Hội Nhà báo",
    "Hội Cựu thanh niên xung phong", "Văn học - Nghệ thuật", "Nạn nhân chất độc da cam/dioxin",
    "Liên hiệp các Hội Khoa học và Kỹ thuật", "Liên hiệp các tổ chức hữu nghị", "Liên minh Hợp tác xã", "Hợp tác xã",
    "Liên đoàn Lao động", "Công đoàn", "Ban Thanh tra nhân dân", "Ban Giám sát đầu tư của cộng đồng",
    "Tổ công nghệ số cộng đồng", "Báo", "Báo và Phát thanh, Truyền hình", "Phát thanh, Truyền hình",
    "Phát thanh và Truyền hình", "Đài",
)  # fmt: skip
_HOUSES = (
    "Trường", "Đại học", "Cao đẳng", "Trung cấp", "Học viện", "Mầm non", "Mẫu giáo", "Tiểu học",
    "Trung học cơ sở", "THCS", "Sư phạm", "Trung học phổ thông", "THPT", "Tiểu học và Trung học cơ sở", "TH&THCS",
    "phổ thông dân tộc nội trú", "Bệnh viện", "Bệnh viện Đa khoa", "Đa khoa", "Trạm Y tế", "Trung tâm Y tế",
    "Công ty", "Tổng công ty", "Tập đoàn", "Trách nhiệm hữu hạn", "Cổ phần", "một thành viên", "TNHH", "MTV",
    "doanh nghiệp", "Nhà máy", "Xí nghiệp", "UBND", "HĐND", "MTTQ", "UBMTTQ", "BQL", "QLDA", "BQLDA",
    "Thành phố Hồ Chí Minh",
    "Điện lực", "Bưu điện", "Viễn thông", "Cấp nước", "Môi trường", "Môi trường đô thị", "Thương mại", "Dịch vụ",
    "Sản xuất", "Xuất nhập khẩu", "Lâm nghiệp", "Cao su",
)  # fmt: skip

WORDS = (*PLACES, *JOINING, *_PARTY, *_STATE, *_FIELDS, *_PEOPLE, *_HOUSES)
