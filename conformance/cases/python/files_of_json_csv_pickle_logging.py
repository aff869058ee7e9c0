"""Library modules that read and write files."""
import os
import tempfile
home = tempfile.mkdtemp()
os.chdir(home)


def whole(*args, **kwargs):
    with open(*args, **kwargs) as f:
        return f.read()


def t(f):
    try:
        r = f()
        if r is not None:
            print(repr(r).replace(home, "HOME"))
    except Exception as e:
        print(type(e).__name__, str(e).replace(home, "HOME"), getattr(e, "errno", ""), getattr(e, "filename", ""), getattr(e, "filename2", ""))


import json, csv, pickle
with open("d.json", "w") as f: json.dump({"a": [1, 2]}, f, indent=1)
print(whole("d.json"), json.loads(whole("d.json")))
with open("c.csv", "w", newline="") as f:
    w = csv.writer(f); w.writerow(["a", "b"]); w.writerows([[1, "x,y"], [2, 'q"']])
with open("c.csv", newline="") as f: print(list(csv.DictReader(f)))
print(whole("c.csv", "rb"))
with open("p.bin", "wb") as f: pickle.dump([1, {"a": 2}], f); pickle.dump("more", f)
with open("p.bin", "rb") as f: print(pickle.load(f), pickle.load(f)); t(lambda: pickle.load(f))
print(sorted(os.listdir()))
from contextlib import redirect_stdout
with open("out.txt", "w") as f, redirect_stdout(f): print("hidden")
print(whole("out.txt"))
import logging
logging.basicConfig(filename="app.log", level=logging.INFO, format="%(levelname)s %(message)s")
logging.info("hello"); logging.error("bad %s", 3)
print(whole("app.log"))

logging.getLogger().handlers[0].close()
