"""Documents that the plans of these tests know."""

import datetime

from kehoach_desktop.domain.plan import Citation

CONCLUSION = Citation("Kết luận", "69-KL/TW", datetime.date(2024, 1, 11), "Bộ Chính trị", "về biên chế")
PROVINCE = Citation("Kế hoạch", "112-KH/TU", datetime.date(2026, 10, 30), "Tỉnh uỷ", "về kiểm tra")
KNOWN = (CONCLUSION, PROVINCE)
FULL = "Kết luận số 69-KL/TW, ngày 11/01/2024 của Bộ Chính trị về biên chế"
SHORT = "Kết luận số 69-KL/TW"
