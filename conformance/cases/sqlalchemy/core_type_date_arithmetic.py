import datetime

from sqlalchemy import Date, DateTime, Interval, Time, column, func

d, dt, t, i = column("d", Date), column("dt", DateTime), column("t", Time), column("i", Interval)
for expr in (d + i, dt - dt, dt + i, d - d, d + 5, dt - datetime.timedelta(days=1), i * 2, i + i, t - t, func.now() - dt):
    print(expr, "|", repr(expr.type))
