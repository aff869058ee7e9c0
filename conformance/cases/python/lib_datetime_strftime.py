from datetime import datetime, date, time, timedelta, timezone

moments = [datetime(2024, 2, 29, 13, 5, 9, 70), datetime(1, 1, 1), datetime(1999, 12, 31, 0, 0, tzinfo=timezone(timedelta(hours=-3, minutes=-30)))]
for m in moments:
    for d in "aAwdbBmyYHIpMSfzZjUWcxX%GuV":
        print(d, repr(m.strftime("%" + d)), end=" ")
    print()
print(date(2024, 1, 5).strftime("%d.%m.%y"), time(7, 8).strftime("%H:%M|%I %p"), f"{date(2024, 3, 1):%A %d %B}", format(time(1, 2), "%M"))
