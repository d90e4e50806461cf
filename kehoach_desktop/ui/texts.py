"""Words that several screens say; a text of one screen stands beside the widget that shows it.

Whole sentences with named places: `SAVED_AT.format(time="10:32")`.
"""

# search
SEARCH_PLANS = "Tìm trong {n} kế hoạch"
SEARCH_TEMPLATES = "Tìm mẫu"
SEARCH_RECIPIENTS = "Thêm nơi nhận: tên hoặc chữ viết tắt"
NO_PLAN_FOUND = "Không thấy kế hoạch nào có “{text}”."
CLEAR_FILTERS = "Xoá bộ lọc"

# deeds
UNDO = "Hoàn tác"
UNDO_DEED = "Hoàn tác: {deed}"
REDO_DEED = "Làm lại: {deed}"
GO_BACK = "Quay lại"
STOP = "Dừng"
RETRY = "Thử lại"
OPEN_FILE = "Mở"
OPEN_FOLDER = "Mở thư mục"
CHOOSE_ELSEWHERE = "Chọn nơi khác…"
COPY_FAULT = "Chép thông tin lỗi"
START_FROM_TEMPLATE = "Tạo từ mẫu"

# saving
READY = "Sẵn sàng"
SAVED_AT = "Đã lưu {time}"
SAVING = "Đang lưu…"
NOT_SAVED = "Chưa lưu được: {reason}"

# what was done, with the way back
BINNED = "Đã đưa “{subject}” vào thùng rác."
RECIPIENT_REMOVED = "Đã bỏ {agency} khỏi nơi nhận."
REPLACED = "Đã thay {n} chỗ."
EXPORTED = "Đã xuất {file}."
EXPORTING = "Đang xuất {total} văn bản: {done}/{total}"

# a blank on the paper
BLANK_HINT = "Chỗ trống: điền trước khi ban hành (F4 tới chỗ kế tiếp)"
LEAVE_EMPTY_HINT = "Để trống được: trên giấy sẽ là chỗ trống màu vàng, nhảy tới bằng F4."

DATA_STAYS_HERE = "Mọi dữ liệu nằm trong máy này và không gửi đi đâu."
