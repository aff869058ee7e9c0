import time

def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


g = time.gmtime(0)
print(g, g.tm_year, g[1], len(g), tuple(g), time.asctime(g), time.strftime("%Y-%m-%d %H:%M:%S %j %a", time.gmtime(86400 * 365)))
print(time.strptime("2024-02-29", "%Y-%m-%d"), time.strptime("30 Nov 00", "%d %b %y").tm_yday, time.mktime(time.strptime("1970-01-02", "%Y-%m-%d")))
print(isinstance(time.time(), float), time.monotonic() <= time.monotonic(), isinstance(time.perf_counter_ns(), int), time.time_ns() > 0)
print(time.struct_time(range(9)).tm_min)
t(lambda: time.sleep(-1))
t(lambda: time.strptime("x", "%Y"))
t(lambda: time.struct_time([1]))
t(lambda: time.sleep("1"))
