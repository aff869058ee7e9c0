import colorsys, sched, getopt, shelve, time, os
for f in (colorsys.rgb_to_hsv, colorsys.rgb_to_hls, colorsys.rgb_to_yiq, colorsys.hsv_to_rgb, colorsys.hls_to_rgb, colorsys.yiq_to_rgb):
    for c in [(0.2, 0.4, 0.4), (1, 0, 0), (0, 0, 0), (0.5, 0.5, 0.5), (0.9, 0.1, 0.7), (0.33, 0.99, 0.1), (1, 1, 1), (0.6, 0.2, 0.1)]: print(f.__name__, c, f(*c))
log = []
s = sched.scheduler(lambda: now[0], lambda d: now.__setitem__(0, now[0] + d)); now = [0]
s.enter(5, 1, log.append, ("five",)); s.enter(2, 2, log.append, ("two-b",)); e = s.enter(2, 1, log.append, ("two-a",)); c = s.enter(3, 1, log.append, ("never",)); s.enter(1, 1, lambda **k: log.append(k), kwargs={"z": 1})
print(len(s.queue), s.queue[0].time, s.empty(), e.priority); s.cancel(c); print(s.run(blocking=False)); s.run(); print(log, now, s.empty())
try: s.cancel(c)
except ValueError as x: print(x)
for args, short, long in [(["-a", "-b", "x", "file"], "ab:", []), (["--foo", "--bar=5", "f", "-a"], "a", ["foo", "bar="]), (["--ba", "7"], "", ["bar="]), (["-x"], "a", []), (["-b"], "b:", []), (["--nope"], "", ["x"]), (["--foo=1"], "", ["foo"]), (["--f"], "", ["foo", "fab"]), (["--bar"], "", ["bar="]), (["-ab5", "--", "-a"], "ab:", []), (["f", "-a", "g"], "a", []), (["--foo"], "", "foo")]:
    for fn in (getopt.getopt, getopt.gnu_getopt):
        try: print(fn.__name__, args, fn(args, short, long))
        except getopt.GetoptError as e: print(args, "|", e, e.opt, e.msg, repr(e))
with shelve.open("data") as db:
    db["a"] = [1, 2]; db["b"] = {"x": (1, None)}; db["a"].append(3); print(db["a"], sorted(db), len(db), "a" in db, db.get("q", 5)); del db["b"]
    try: db["zz"]
    except KeyError as e: print(e)
with shelve.open("data", writeback=True) as db: db["a"].append(3); db.setdefault("n", []).append(9)
with shelve.open("data") as db: print(sorted(db.items()))
try: db["a"]
except ValueError as e: print(e)
try: db[5] = 1
except (AttributeError, ValueError) as e: print(e)
mem = shelve.Shelf({}); mem["k"] = 1; print(mem["k"], list(mem), list(mem.dict)); mem.close()
for n in os.listdir("."):
    if n.startswith("data"): os.remove(n)
