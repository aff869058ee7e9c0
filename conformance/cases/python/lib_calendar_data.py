import calendar

def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


print(calendar.isleap(1900), calendar.isleap(2000), calendar.leapdays(2000, 2025), calendar.monthrange(2024, 2), calendar.weekday(2024, 5, 1))
print(calendar.monthcalendar(2024, 5), list(calendar.month_abbr), calendar.day_name[0], list(calendar.day_name)[-1], calendar.MONDAY)
c = calendar.Calendar(6)
print([d.isoformat() for d in c.itermonthdates(2024, 2)][:3], list(c.itermonthdays2(2024, 2))[:4], list(c.iterweekdays()), c.monthdayscalendar(2024, 2)[0])
print(calendar.timegm((1970, 1, 2, 0, 0, 5)), calendar.weekheader(2))
t(lambda: calendar.monthrange(2024, 13))
t(lambda: calendar.setfirstweekday(7))
