import calendar

print(calendar.month(2024, 2))
calendar.prmonth(2025, 9)
print(calendar.TextCalendar(calendar.SUNDAY).formatmonth(2023, 10, 3))
print(calendar.calendar(2024, m=4))
print(calendar.HTMLCalendar().formatmonth(2024, 2))
