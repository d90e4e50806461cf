"""The words that the rules of `task_finding` know. Written in one tone style; `words.compared` makes texts alike.

HEADS begin the name of a body or a person. PIECES go on a name in small letters. VERBS begin what somebody must do:
they end a name. Where a phrase of PIECES and one of VERBS begin with the same words the longer one counts, so `tổ chức
đảng` is part of a name and `tổ chức` alone a verb.
"""

from .words import Phrases

# Bodies with a name of their own: `Ban Xây dựng Đảng`. The word behind them belongs to the name, whatever it is.
_NEEDS_MORE = (
    "ban", "uỷ ban", "hội đồng", "tiểu ban", "ban chỉ đạo", "ban chỉ huy", "ban quản lý", "bộ chỉ huy", "bộ tư lệnh",
    "sở", "phòng", "cục", "chi cục", "tổng cục", "vụ", "bộ", "trung tâm", "trạm", "trường", "học viện", "viện",
    "bệnh viện", "hội", "liên đoàn", "liên minh", "liên hiệp", "hiệp hội", "tổ", "đội", "đoàn", "lực lượng", "quỹ",
    "công ty", "tổng công ty", "tập đoàn", "ngân hàng", "kho bạc", "kho bạc nhà nước", "chi nhánh", "báo", "đài",
    "bưu điện", "điện lực", "viễn thông", "viện kiểm sát", "toà án", "thi hành án", "cổng thông tin",
    "trang thông tin", "khối", "hợp tác xã", "thư viện", "bảo tàng", "nhà văn hoá", "câu lạc bộ", "ban công tác",
    "nhóm", "khoa", "vp", "thông tấn xã", "liên hiệp các hội", "hạt", "hạt kiểm lâm", "đồn", "đồn biên phòng",
    "trung đoàn", "tiểu đoàn", "xí nghiệp", "nhà máy", "lãnh đạo", "viettel", "vnpt", "mobifone", "agribank",
    "hội cựu giáo chức", "tổng đội", "ban đại diện",
    "hội đồng quản trị", "hội đồng thi", "tổng phụ trách", "tiểu ban",
)  # fmt: skip
# Bodies that may stand alone: `Đảng uỷ lãnh đạo …`.
_ALONE = (
    "đảng uỷ", "tỉnh uỷ", "thành uỷ", "huyện uỷ", "quận uỷ", "thị uỷ", "quân uỷ", "đảng đoàn", "ban cán sự đảng",
    "ban cán sự", "đảng bộ", "chi bộ", "chi uỷ", "tổ đảng", "thường trực", "ban thường vụ", "ban chấp hành",
    "ban thường trực", "bộ chính trị", "ban bí thư", "văn phòng", "mặt trận", "mặt trận tổ quốc", "công đoàn",
    "đoàn thanh niên", "tỉnh đoàn", "thành đoàn", "huyện đoàn", "xã đoàn", "đoàn xã", "đoàn phường", "đoàn trường",
    "uỷ ban nhân dân", "hội đồng nhân dân", "uỷ ban kiểm tra", "uỷ ban mặt trận tổ quốc", "thanh tra", "công an",
    "quân sự", "bộ đội biên phòng", "thuế", "thống kê", "hải quan", "bảo hiểm xã hội", "chính phủ", "quốc hội",
    "nhà trường", "tổ kiểm tra", "tổ giám sát", "đoàn kiểm tra", "đoàn giám sát", "tổ công tác", "đoàn công tác",
    "tổ giúp việc", "tổ tự quản", "ban giám hiệu", "ban giám đốc", "ban tổ chức", "ban lãnh đạo",
    "hội đồng thẩm định", "ban chỉ đạo", "ubnd", "hđnd", "mttq", "mttqvn", "ubmttq", "ubmttqvn", "ubkt",
    "đảng uỷ viên", "bộ phận", "trung tâm chính trị", "ban biên tập", "tổ tuyên vận", "dân quân", "đài truyền thanh",
    "đài phát thanh", "báo và đài", "báo , đài", "báo và phát thanh", "báo và đài phát thanh", "báo , đài phát thanh",
    "đoàn đại biểu quốc hội", "ban giám khảo", "ban quản trị", "ban kiểm soát",
    "tổ thư ký", "xã uỷ", "phường uỷ", "đặc khu uỷ", "nhà thầu", "nhà tài trợ", "ban điều hành", "ban vận động",
    "ban liên lạc", "quận đoàn", "thị đoàn", "cơ quan thường trực",
    "bộ phận thường trực", "viettel", "vnpt", "mobifone", "agribank", "vietcombank", "vietinbank", "tổ hợp tác",
    "nhà trẻ",
)  # fmt: skip
_PERSONS = (
    "đồng chí", "đ/c", "bí thư", "phó bí thư", "chủ tịch", "phó chủ tịch", "giám đốc", "phó giám đốc", "thủ trưởng",
    "người đứng đầu", "trưởng", "phó trưởng", "trưởng ban", "trưởng phòng", "trưởng thôn", "trưởng ấp", "trưởng bản",
    "tổ trưởng", "hiệu trưởng", "cục trưởng", "chi cục trưởng", "chánh văn phòng", "chánh thanh tra", "chủ nhiệm",
    "phó chủ nhiệm", "chỉ huy trưởng", "trưởng đoàn", "trưởng công an", "kế toán", "thủ quỹ", "văn thư", "thư ký",
    "tổng thư ký", "viện trưởng", "chánh án", "đội trưởng", "trạm trưởng", "uỷ viên", "ông", "bà", "thầy", "cô",
    "phó hiệu trưởng", "hiệu phó", "phó trưởng ban", "phó trưởng phòng", "phó chánh văn phòng", "phó thủ trưởng",
    "tổ phó", "nhóm trưởng", "trưởng khu phố", "trưởng tiểu ban", "trưởng khoa", "trưởng bộ phận", "tổng biên tập",
    "tổng giám đốc", "tổng phụ trách đội", "bí thư chi bộ", "lớp trưởng",
)  # fmt: skip
# Nouns for many at once: after one of them, or after `các`, further nouns in small letters belong to the same name.
_MANY = (
    "cấp uỷ", "chính quyền", "tổ chức đảng", "tổ chức cơ sở đảng", "tổ chức chính trị", "tổ chức đoàn thể",
    "tổ chức hội", "tổ chức thành viên", "tổ chức xã hội", "tổ chức đoàn", "tcct", "tccsđ", "tổ chức ct", "đoàn thể",
    "hội đoàn thể", "cơ quan", "đơn vị", "ngành", "địa phương", "đảng viên", "cán bộ", "công chức", "viên chức",
    "người lao động", "thành viên", "đoàn viên", "hội viên", "báo cáo viên", "tuyên truyền viên", "cá nhân", "thôn",
    "tổ dân phố", "khu phố", "khu dân cư", "ấp", "xóm", "bản", "buôn", "làng", "khóm", "xã", "phường", "thị trấn",
    "đặc khu", "huyện", "quận", "thị xã", "thành phố", "tỉnh", "nhà trường", "trường học", "cơ sở giáo dục", "cơ sở",
    "doanh nghiệp", "hợp tác xã", "hội quần chúng", "chủ đầu tư", "cơ quan chủ trì", "đơn vị chủ trì", "giáo viên",
    "hộ kinh doanh", "chi hội", "chi đoàn", "tổ công nghệ số cộng đồng", "ban ngành", "ban", "tổ chức", "phòng", "sở",
    "đội", "tổ", "hội", "trạm", "trường", "đảng uỷ", "huyện uỷ", "thị uỷ", "thành uỷ", "quận uỷ", "chi bộ", "đảng bộ",
    "đảng đoàn", "ban cán sự đảng", "chi uỷ", "trung tâm", "bí thư", "chủ tịch", "uỷ viên", "đồng chí", "trưởng thôn",
    "tổ trưởng", "tổ chức chính trị - xã hội", "hộ dân", "hộ gia đình", "nhóm", "uỷ ban", "khối", "lực lượng", "khoa",
    "đảng uỷ viên", "tỉnh uỷ viên", "tiểu ban", "bộ", "cơ quan ngang bộ", "cục", "viện", "học viện", "đại biểu",
    "bộ phận", "chi , đảng bộ", "chi đảng bộ", "huyện uỷ viên", "quận uỷ viên", "thị uỷ viên", "chi uỷ viên",
    "cán bộ công chức", "cán bộ công chức viên chức", "cán bộ đảng viên", "cán bộ hội viên", "cán bộ chiến sĩ",
    "xã uỷ", "phường uỷ", "đảng uỷ đặc khu", "lớp", "khối lớp", "tổ chuyên môn", "cấp uỷ viên", "điều tra viên",
    "cộng tác viên", "nhân viên", "giảng viên",
    "chuyên viên", "học sinh",
    "ông ( bà )", "ông , bà", "chi , tổ hội", "trưởng khu phố", "tổ hợp tác", "tổ liên gia", "tổ hoà giải",
    "tổ công nghệ số", "hội cơ sở", "công đoàn cơ sở", "cha mẹ học sinh", "phụ huynh",
)  # fmt: skip
# Bodies whose names are verbs or common nouns as well: what follows must show that a body is meant.
_STRICT = (
    "lãnh đạo",
    "thống kê",
    "thuế",
    "hải quan",
    "quân sự",
    "thanh tra",
    "báo",
    "đài",
    "vụ",
    "bộ",
    "khoa",
    "khối",
    "nhóm",
    "thầy",
    "cô",
)
# Of those, what says nobody in particular: `Các cấp uỷ, chính quyền tăng cường …` is a call, not a task.
_VAGUE = (
    "cấp uỷ", "chính quyền", "tổ chức đảng", "đoàn thể", "cơ quan", "đơn vị", "ngành", "địa phương", "đảng viên",
    "cán bộ", "công chức", "viên chức", "người lao động", "thành viên", "đoàn viên", "hội viên", "cá nhân",
    "tổ chức", "cơ sở", "doanh nghiệp", "người đứng đầu", "người dân", "cấp", "hộ gia đình", "hộ dân", "giáo viên",
    "học sinh", "phụ huynh", "cha mẹ học sinh", "nhân viên",
)  # fmt: skip
# What begins like a body and is none.
_NO_BODY = (
    "tổ chức hội nghị", "tổ chức hội thi", "tổ chức hội thảo", "tổ chức hội chợ", "tổ chức hội trại",
    "tổ chức hội diễn", "tổ chức đoàn kiểm tra", "tổ chức đoàn công tác", "tổ chức đoàn giám sát",
    "tổ chức xã hội hoá", "ban hành", "ban đầu", "ban bố", "ban ngày", "ban đêm", "phòng chống", "phòng ngừa",
    "phòng tránh", "phòng ,", "phòng cháy", "cô đơn", "cô đọng", "cô lập", "phòng học", "phòng họp", "phòng trừ",
    "hội nghị", "hội thảo", "hội thi", "hội nhập", "hội họp", "hội trường", "hội chợ", "hội diễn", "hội thao",
    "hội trại", "hội tụ", "trường hợp", "trường quay", "đội ngũ", "đội hình", "sở hữu", "sở thích", "sở dĩ",
    "sở trường", "tổ chức", "tổ hợp", "đoàn kết", "đoàn đại biểu dự", "bộ máy", "bộ tiêu chí", "bộ mặt", "bộ luật",
    "bộ tài liệu", "bộ số liệu", "bộ chỉ số", "bộ thủ tục", "viện dẫn", "viện trợ", "cục bộ", "vụ việc", "vụ án",
    "vụ xuân", "vụ mùa", "vụ đông", "vụ hè", "ngành nghề", "khối lượng", "báo cáo", "báo động", "báo hiệu",
    "trưởng thành", "công an toàn", "đội viên", "hội viên", "trung tâm là", "cơ quan là", "cơ sở dữ liệu",
    "cơ sở vật chất", "cơ sở hạ tầng", "thuế suất", "bản đồ", "bản tin", "bản sắc", "thống kê số", "xã hội",
    "tổ quốc", "bộ đội xuất ngũ", "quỹ đất", "báo chí", "khối đại đoàn kết", "cấp uỷ đảng là", "nhóm nhiệm vụ",
    "nhóm giải pháp", "nhóm chỉ tiêu", "lực lượng lao động", "khoa học", "bà con", "bà mẹ", "hạt nhân", "quân sự hoá",
    "thanh tra việc", "đội tuyển", "đoàn viên", "cơ sở để", "cơ sở đó", "cơ sở kết quả", "đồn đại",
    "trang thông tin điện tử về", "ông bà", "bản thân", "bản lĩnh", "bản chất", "làng nghề", "thành phố thông minh",
    "tỉnh táo", "bà rịa", "lãnh đạo chỉ đạo", "lãnh đạo ,", "lãnh đạo thực hiện", "lãnh đạo việc",
    "lãnh đạo xây dựng", "lãnh đạo tổ chức",
)  # fmt: skip

_VERBS = (
    "tăng", "giảm", "mời gọi", "chú trọng", "nhất trí", "ngăn ngừa", "phúc đáp",
    "tìm kiếm", "tôn vinh", "định hướng", "chủ trì", "chủ động", "phối hợp", "cùng phối hợp", "tham mưu", "tham gia",
    "hướng dẫn", "chỉ đạo", "lãnh đạo", "triển khai", "thực hiện", "tổ chức", "xây dựng", "ban hành", "căn cứ",
    "rà soát", "theo dõi", "đôn đốc", "kiểm tra", "giám sát", "tổng hợp", "báo cáo", "trình", "gửi", "đề xuất",
    "kiến nghị", "tăng cường", "tiếp tục", "đẩy mạnh", "thường xuyên", "định kỳ", "hằng năm", "hàng năm", "hằng quý",
    "hàng quý", "hằng tháng", "hàng tháng", "hằng tuần", "hàng tuần", "hằng ngày", "có trách nhiệm", "có nhiệm vụ",
    "chịu trách nhiệm", "chuẩn bị", "bố trí", "phân công", "giao", "quán triệt", "tuyên truyền", "phổ biến",
    "vận động", "cụ thể hoá", "nghiên cứu", "lập", "thành lập", "kiện toàn", "bảo đảm", "đảm bảo", "tập trung",
    "khẩn trương", "kịp thời", "nghiêm túc", "thẩm định", "thẩm tra", "tiếp nhận", "xử lý", "giải quyết", "cập nhật",
    "công khai", "công bố", "đăng tải", "đưa", "phát huy", "phát động", "huy động", "hỗ trợ", "giúp", "làm", "mở",
    "cử", "chọn", "lựa chọn", "đăng ký", "đánh giá", "điều tra", "khảo sát", "thống kê", "số hoá", "ứng dụng",
    "nâng cao", "nâng cấp", "đổi mới", "hoàn thiện", "hoàn thành", "hoàn chỉnh", "phê duyệt", "quyết định", "xem xét",
    "cho ý kiến", "góp ý", "nắm", "phản ánh", "phân bổ", "cấp", "cung cấp", "chuyển", "bàn giao", "thông báo",
    "thông tin", "ký", "ký kết", "liên hệ", "kết nối", "là cơ quan", "là đơn vị", "là đầu mối", "là bộ phận",
    "làm đầu mối", "được giao", "được phân công", "trực tiếp", "phụ trách", "cùng", "trên cơ sở", "theo",
    "với vai trò", "thông qua", "tích cực", "gương mẫu", "sử dụng", "duy trì", "nhân rộng", "đề nghị", "yêu cầu",
    "khuyến khích", "bồi dưỡng", "đào tạo", "tập huấn", "điều chỉnh", "sửa đổi", "bổ sung", "cân đối", "dự toán",
    "thanh tra", "xác minh", "phát hiện", "ngăn chặn", "đấu tranh", "xử phạt", "xác định", "lồng ghép", "sơ kết",
    "tổng kết", "khen thưởng", "biểu dương", "nhắc nhở", "chấn chỉnh", "khắc phục", "tự kiểm tra", "ưu tiên", "dành",
    "quan tâm", "chăm lo", "tạo điều kiện", "cam kết", "chấp hành", "tuân thủ", "gắn", "phân tích", "dự báo", "thu",
    "chi trả", "mua", "mua sắm", "trang bị", "lắp đặt", "vận hành", "xoá", "in", "phát hành", "biên soạn",
    "soạn thảo", "dự thảo", "viết", "đăng", "phát", "đưa tin", "thu thập", "lưu trữ", "nhập", "khai thác", "chia sẻ",
    "liên thông", "thử nghiệm", "thí điểm", "xếp", "sắp xếp", "họp", "dự", "tham dự", "mời", "đón tiếp", "phục vụ",
    "trực", "tuần tra", "bảo vệ", "giữ", "phân luồng", "giải phóng", "khởi công", "thi công", "nghiệm thu",
    "bổ nhiệm", "tuyển dụng", "điều động", "luân chuyển", "kết nạp", "giới thiệu", "phát triển", "tạo nguồn",
    "đại hội", "tự kiểm điểm", "tự phê bình", "tiến hành", "khai giảng", "dọn", "trồng", "đo", "nộp", "đọc", "ghi",
    "cắm", "khám", "ra quân", "hiệp y", "niêm yết", "thanh toán", "quyết toán", "giải ngân", "kê khai", "phúc tra",
    "phối kết hợp", "tư vấn", "truyền thông", "tiêm", "phun", "khoanh vùng", "điều hành", "đầu tư", "đặt",
    "khơi thông", "nạo vét", "san lấp", "sửa chữa", "cải tạo", "thảo luận", "biểu quyết", "chỉnh lý", "chỉnh trang",
    "kiểm kê", "kiểm soát", "kiểm điểm", "đối chiếu", "đối thoại", "tiếp công dân", "tiếp thu", "giải trình",
    "tổ chức thực hiện", "mở rộng", "cần", "phải", "đã", "sẽ", "không", "phấn đấu", "đóng góp", "ủng hộ", "hưởng ứng",
    "trao", "thăm", "tặng", "viếng", "treo", "dựng", "thiết kế", "lấy", "nêu cao", "đồng hành", "thiết lập",
    "khôi phục", "chuyển đổi", "cải cách", "rút gọn", "cắt giảm", "đơn giản hoá", "phân loại", "phân cấp", "uỷ quyền",
    "phân bố", "tuyển", "tuyển chọn", "giáo dục", "rèn luyện", "học tập", "chăm sóc", "khoán", "thẩm duyệt",
    "kích hoạt", "khuyến nghị", "tự đánh giá", "chấm điểm", "bình xét", "bầu", "xét", "xét duyệt", "chốt", "lưu",
    "phản biện", "đại diện", "khai mạc", "thẩm", "thực hành", "diễn tập", "huấn luyện", "điều phối", "phòng ngừa",
    "đấu thầu", "lựa", "giảng dạy", "tiêu huỷ", "thu gom", "vận chuyển", "tháo dỡ", "cưỡng chế", "giải toả", "đền bù",
    "bồi thường", "chi", "tạm ứng", "phát thanh", "đưa vào", "hoà giải", "tiếp tục duy trì", "xuất bản", "sưu tầm",
    "trưng bày", "nhận", "trả", "trả lời", "biên tập", "thường trực tiếp nhận", "phát tờ", "phân phối", "nắm bắt",
    "đề ra", "tự rà soát", "cung ứng", "tháo gỡ", "trang trí", "trông giữ", "điểm danh", "quyên góp", "giao lưu",
    "tri ân", "kiểm đếm", "chuyển giao", "hạch toán", "thu hồi", "ghi nhận", "phê bình", "truy thu", "hoàn trả",
    "thanh lý", "đo đạc", "bốc thăm", "tổng vệ sinh", "tổng duyệt", "duyệt", "chấm", "xét tặng", "xây", "cấp phát",
    "phân phát", "gia hạn", "tham vấn", "nhắn tin", "phỏng vấn", "ghi hình", "chụp ảnh", "khử khuẩn", "cách ly",
    "sàng lọc", "rút kinh nghiệm", "hiệp thương", "khởi động", "phủ sóng", "thuê", "cho vay", "thu nợ", "thi hành",
    "truy tố", "xét xử", "biệt phái", "tiếp quản", "thực thi", "kêu gọi", "thăm dò", "ký hợp đồng", "thương thảo",
    "giao ban", "kết hợp", "bảo quản", "bảo dưỡng", "bảo trì", "sáp nhập", "hợp nhất", "chia tách", "giải thể",
    "tinh giản", "quy hoạch", "điều hoà", "tôn tạo", "trùng tu", "tu sửa", "phục dựng", "phục hồi", "dập dịch",
    "tiêm phòng", "sơ tán", "di dời", "đánh bắt", "nhân giống", "ươm", "thu hoạch", "xuống giống", "chào mừng",
    "viết bài", "dạy", "ôn tập", "phụ đạo", "kèm cặp", "đỡ đầu", "nhận đỡ đầu", "trao đổi", "đàm phán", "quảng bá",
    "xúc tiến", "triển lãm", "liên kết", "liên doanh", "thu hút", "kích cầu", "khai trương", "khánh thành",
    "trưng dụng",
    "đẩy nhanh", "quản lý", "tạo lập", "làm việc", "ký ban hành", "giám định", "quy định", "phủ",
    "làm đầu mối", "đồng chủ trì",
    "lo liệu", "lo", "tập luyện", "luyện tập", "phát quang", "dọn dẹp", "trao tặng", "thăm hỏi", "tặng quà",
    "dâng hương", "thắp nến", "cổ động", "in ấn", "gia cố", "canh gác", "ứng trực", "túc trực", "cứu chữa",
    "điều trị", "xét nghiệm", "truy vết", "lấy mẫu", "bãi nhiệm", "miễn nhiệm", "xét tuyển", "khoá sổ", "chào giá",
    "soạn", "hiệu đính", "in sao", "sao gửi", "bàn", "lấy ý kiến", "xin ý kiến", "khai báo", "nhập dữ liệu",
    "làm sạch", "tích hợp", "mở lớp", "bế giảng", "đáp ứng", "giữ gìn", "vận dụng", "củng cố", "phát sóng", "chụp",
    "quay", "quét dọn", "tu bổ", "trích", "tiếp đón", "đón", "công nhận", "xác nhận", "cảnh báo", "động viên",
    "gặp mặt", "tiếp xúc", "hội ý", "đảm nhận", "đảm nhiệm", "bám sát", "nắm tình hình", "tham khảo", "tinh gọn",
    "cài đặt", "truy cập", "ra đề", "dạy học", "cắm mốc", "lập biên bản", "khởi tố", "truy quét", "tấn công",
    "trấn áp", "chỉnh sửa", "làm rõ", "nêu", "ký cam kết", "đăng ký thi đua", "hiến máu", "giúp đỡ", "kết nghĩa",
    "phát phiếu", "bỏ phiếu", "kiểm phiếu", "lập danh sách", "niêm phong", "mở sổ", "ghi chép", "ghi biên bản",
    "trình bày", "báo công", "phát biểu", "dẫn chương trình", "bế mạc", "ổn định", "phun thuốc", "tiêm chủng",
)  # fmt: skip
# After a name these tell what it is or was, not what it must do.
_NO_DUTY = (
    "đã", "gồm", "bao gồm", "được", "bị", "chưa", "vẫn", "còn", "của", "về", "và", "hoặc", "nhằm", "để", "tại", "từ",
    "đến", "là", "có", "do", "mà", "khi", "nếu", "như", "với", "vào", "ở", "thì", "năm", "ngày", "nhiệm", "lần",
    "trên", "phấn đấu", "xác định đây", "nào",
)  # fmt: skip
_DUTY_ALL_THE_SAME = (
    "có trách nhiệm", "có nhiệm vụ", "là cơ quan", "là đơn vị", "là đầu mối", "là bộ phận", "được giao",
    "được phân công", "với vai trò", "trên cơ sở", "về phía mình", "có kế hoạch", "có giải pháp", "có biện pháp",
    "có văn bản", "có mặt",
)  # fmt: skip

# Verbs that only ask for more of what is done; without a day they are a call, not a task.
CALLING = Phrases(
    (
        "tăng cường", "đẩy mạnh", "nâng cao", "phát huy", "nêu cao", "đề cao", "quan tâm", "chú trọng", "coi trọng",
        "xác định", "nhận thức", "gương mẫu", "giữ vững", "làm tốt", "thực hiện tốt", "khơi dậy", "thúc đẩy",
        "củng cố", "kiên trì", "kiên quyết", "khuyến khích", "động viên", "không ngừng", "phấn đấu",
        "có trách nhiệm bảo vệ",
    )
)  # fmt: skip
# What a label names that is no body: `Công tác tuyên truyền: đẩy mạnh …`.
MATTERS = Phrases(
    (
        "công tác", "việc", "về", "nội dung", "kinh phí", "chế độ", "đợt", "bước", "giai đoạn", "hình thức", "phương",
        "yêu cầu", "lưu ý", "ghi chú", "kết quả", "sản phẩm", "lộ trình", "thành phần", "nhiệm vụ", "giải pháp",
        "mục",
        "phần", "cấp", "thời", "địa", "buổi", "sáng", "chiều", "ngày", "tháng", "quý", "năm", "tuần", "lần", "số",
        "đối", "trong", "trước", "sau", "từ", "khi", "nếu", "để", "nhằm", "với", "theo", "tại", "cụ thể", "hội nghị",
        "lễ", "chương trình", "kế hoạch", "đề án", "dự án", "báo cáo", "nghị quyết", "quy", "hoạt động", "phong trào",
        "cuộc", "mô hình", "chỉ tiêu", "tiêu", "các nội dung", "các nhiệm vụ", "các giải pháp", "một là", "hai là",
        "ba là", "thứ", "đơn", "điểm", "cách", "trường hợp", "tổng", "công trình", "khẩu", "chủ đề", "ý", "sản",
    )
)  # fmt: skip
CALLING_ADVERBS = Phrases(("tiếp tục", "cần", "phải", "thường xuyên", "tích cực", "chủ động", "kịp thời", "đồng thời"))
HEADS = Phrases((*_NEEDS_MORE, *_ALONE, *_PERSONS, *_MANY))
NEEDS_MORE = Phrases(_NEEDS_MORE)
ALONE = Phrases((*_ALONE, *_PERSONS))
PERSONS = Phrases(_PERSONS)
MANY = Phrases(_MANY)
VAGUE = Phrases(_VAGUE)
# Heads that count in capitals only, with or without a book: `UB MTTQ Việt Nam xã`, `BTV Đảng uỷ`.
ABBREVIATED = Phrases(
    ("UB", "BTV", "BCH", "BCĐ", "TT", "UBKT", "UBMT", "BCHQS", "CHQS", "LĐLĐ", "HĐND", "UBND", "MTTQ", "BXDĐ",
     "VPĐU", "VPTU", "BTCTU", "BTGTU", "BTGDVTU", "BNCTU", "UBKTTU", "UBKTĐU", "ĐU", "HPN", "HND", "HCCB", "HLHPN",
     "ĐTN", "TTCT", "TYT", "CAX", "BQL", "TCCT", "TCCSĐ", "KBNN", "BHXH", "NHCSXH", "TAND", "VKSND", "THADS",
     "THPT", "THCS", "BGH", "BCS",
     "CA", "VP", "GVCN", "GVBM", "BTC", "BTCTW", "CĐCS", "BCHQS", "TTYT", "TTHC", "TTPVHCC", "VKS", "TA", "CCB",
     "LHPN", "ND")
)  # fmt: skip
STRICT = Phrases(_STRICT)
# Nouns for many that are no body by themselves.
MANY_ONLY = Phrases(
    one for one in _MANY if one not in (*_NEEDS_MORE, *_ALONE, *_PERSONS) or one in ("chi bộ", "đảng bộ", "chi uỷ")
)
NO_BODY = Phrases(_NO_BODY)
VERBS = Phrases(_VERBS)
NO_DUTY = Phrases(_NO_DUTY)
DUTY_ALL_THE_SAME = Phrases(_DUTY_ALL_THE_SAME)
QUANTIFIERS = Phrases(
    (
        "các", "những", "từng", "mỗi", "toàn thể", "tất cả các", "một số", "toàn thể các", "100 % các",
    )
)  # fmt: skip
# Who gives work to another: the body behind them must do it.
GIVING = Phrases(
    (
        "giao", "giao cho", "giao nhiệm vụ cho", "phân công", "phân công cho", "đề nghị", "yêu cầu",
        "trân trọng đề nghị", "kính đề nghị", "uỷ quyền cho", "giao trách nhiệm cho", "giao trách nhiệm",
        "đồng thời giao", "đồng thời đề nghị", "đồng thời yêu cầu", "kiến nghị", "mời", "và đề nghị", "riêng",
        "đối với", "về phía", "trách nhiệm của", "nhiệm vụ của",
    )
)  # fmt: skip
# Of those, what a duty follows only behind a mark: `Trách nhiệm của các chi bộ: …`.
CONCERNING = Phrases(
    (
        "đối với", "về phía", "trách nhiệm của", "nhiệm vụ của",
    )
)  # fmt: skip
POSITIONS = Phrases(
    (
        "uỷ viên", "phó bí thư", "bí thư", "chủ tịch", "phó chủ tịch", "trưởng ban", "phó trưởng ban", "chủ nhiệm",
        "phó chủ nhiệm", "chánh văn phòng", "phó chánh văn phòng", "trưởng phòng", "phó trưởng phòng", "giám đốc",
        "phó giám đốc", "hiệu trưởng", "phó hiệu trưởng", "chi uỷ viên", "đảng uỷ viên", "tỉnh uỷ viên",
        "trưởng tiểu ban", "phó trưởng tiểu ban", "tổ phó", "huyện uỷ viên", "quận uỷ viên", "phó hiệu trưởng",
        "chuyên viên", "thành uỷ viên", "trưởng thôn", "tổ trưởng", "trưởng công an", "chỉ huy trưởng", "đảng viên",
        "tổ phó", "trưởng", "trưởng đoàn", "phó trưởng đoàn", "công chức", "viên chức", "cán bộ", "nhân viên",
    )
)  # fmt: skip
