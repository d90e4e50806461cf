"""Words that several screens say; a text of one screen stands beside the widget that shows it.

Whole sentences with named places: `RECIPIENT_REMOVED.format(agency="Công an xã")`.
"""

SEARCH_RECIPIENTS = "Thêm nơi nhận: tên hoặc chữ viết tắt"
RECIPIENT_REMOVED = "Đã bỏ {agency} khỏi nơi nhận."
GO_BACK = "Quay lại"
