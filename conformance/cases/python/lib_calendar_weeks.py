import calendar
from datetime import date, timedelta

cal = calendar.Calendar(firstweekday=calendar.SUNDAY)
for week in cal.monthdatescalendar(2024, 2):
    print(" ".join(f"{d.day:2}" if d.month == 2 else "  " for d in week))
third_friday = [d for d in calendar.Calendar().itermonthdates(2024, 5) if d.month == 5 and d.weekday() == calendar.FRIDAY][2]
print(third_friday, calendar.monthrange(2024, 5)[1], calendar.day_name[third_friday.weekday()], calendar.month_name[third_friday.month], date(2024, 12, 30).isocalendar())
start = date(2024, 1, 31)
print([(start.replace(day=1) + timedelta(days=31 * i)).strftime("%b %Y") for i in range(4)], sum(calendar.isleap(y) for y in range(1900, 2001)), (date(2024, 12, 25) - date(2024, 7, 4)).days)
