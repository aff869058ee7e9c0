from datetime import datetime

def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


for text, form in [("2024-02-29 13:05", "%Y-%m-%d %H:%M"), ("Feb 3, 99", "%b %d, %y"), ("31/12/1999 11:59 PM", "%d/%m/%Y %I:%M %p"),
                   ("2024-01-01T00:00:00.123456+0530", "%Y-%m-%dT%H:%M:%S.%f%z"), ("Monday 5 August 2024", "%A %d %B %Y"), ("2024 060", "%Y %j"),
                   ("2024-W10-3", "%G-W%V-%u"), ("12 30 %", "%H %M %%"), ("2024-01-01 UTC", "%Y-%m-%d %Z"),
                   ("2024-13-01", "%Y-%m-%d"), ("2024-02-30", "%Y-%m-%d"), ("x", "%Y"), ("2024 rest", "%Y"), ("2024", "%Q"), ("1", "%"), ("10 AM", "%H %p")]:
    t(lambda: repr(datetime.strptime(text, form)))
