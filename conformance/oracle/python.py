#!/usr/bin/env python3
"""python.py FILE.py|FOLDER: runs FILE.py, or the main.py of a folder, on CPython as the script main.py; prints one JSON document in the shape of
oracle.py's on stdout: {dialect, versions, stdout, stderr, ddl, statements, warnings, error, exit}.
An uncaught exception's traceback goes to stderr as the interpreter prints it, with main.py as the file's name. Other files of a folder
can be imported; the lines of its input.txt are what input() reads.
"""
import sys, os, io, json, re, shutil, tempfile, traceback, types, warnings, linecache

FAKE = os.environ.get("ORACLE_FAKETIME_LIB")
if FAKE and os.path.exists(FAKE) and "libfaketime" not in os.environ.get("LD_PRELOAD", ""):
    os.environ.update(LD_PRELOAD=FAKE, FAKETIME="2025-01-01 12:00:00", FAKETIME_DONT_FAKE_MONOTONIC="1", TZ="UTC",
                      PYTHONHASHSEED="0", NO_FAKE_STAT="1")
    os.execv(sys.executable, [sys.executable, "-s"] + sys.argv)

import uuid, random
_n = [0]
def _uuid4():
    _n[0] += 1
    return uuid.UUID(int=(4 << 76) | (8 << 60) | _n[0])
uuid.uuid4 = uuid.uuid1 = _uuid4
random.seed(0)

MAIN = "main.py"
tmp = os.path.join(tempfile.mkdtemp(prefix="oracle-"), "case")
sys.dont_write_bytecode = True
if os.path.isdir(sys.argv[1]):
    shutil.copytree(sys.argv[1], tmp)
else:
    os.mkdir(tmp)
    shutil.copy(sys.argv[1], os.path.join(tmp, MAIN))
os.chdir(tmp)
src = open(MAIN, "rb").read()
sys.stdin = open("input.txt", encoding="utf-8") if os.path.exists("input.txt") else io.StringIO()
linecache.cache[MAIN] = (len(src), None, io.TextIOWrapper(io.BytesIO(src), encoding="utf-8").readlines(), MAIN)

out, err, warned = io.StringIO(), io.StringIO(), []
def showwarning(message, category, filename, lineno, file=None, line=None):
    warned.append({"type": category.__name__, "message": str(message), "line": lineno})
warnings.showwarning = showwarning
warnings.simplefilter("default")

mod = types.ModuleType("__main__")
mod.__file__ = MAIN
mod.__builtins__ = __builtins__
error, status, real = None, 0, (sys.stdout, sys.stderr)
sys.modules["__main__"] = mod
sys.argv, sys.path[0] = [MAIN], tmp
sys.stdout, sys.stderr = out, err
def own(e):
    """The traceback of e, and those behind it, without this script's own frames."""
    seen = e
    while seen is not None:
        while (t := seen.__traceback__) is not None and t.tb_frame.f_code.co_filename == __file__:
            seen.__traceback__ = t.tb_next
        seen = seen.__context__
    return e.__traceback__
def left(e):
    global status, error
    if e.code is not None and not isinstance(e.code, int):
        err.write(str(e.code) + "\n")
    status = e.code if isinstance(e.code, int) else 0 if e.code is None else 1
    if status:
        error = {"type": "SystemExit", "message": str(e.code), "line": None}
def caught(run, *args):
    try:
        run(*args)
    except BaseException as e:
        return e, own(e)
    return None, None
def uncaught(e, tb):
    global status, error
    printer = sys.__excepthook__                       # the interpreter's own: it adds "Did you mean"
    sys.last_type, sys.last_value, sys.last_traceback = type(e), e, tb
    if not hasattr(sys, "excepthook"):
        err.write("sys.excepthook is missing\n")
    failed, at = caught(getattr(sys, "excepthook", printer), type(e), e, tb)
    if isinstance(failed, SystemExit):
        return left(failed)
    if failed is not None:
        err.write("Error in sys.excepthook:\n")
        printer(type(failed), failed, at)
        err.write("\nOriginal exception was:\n")
        printer(type(e), e, tb)
    lines = [f.lineno for f in traceback.extract_tb(tb) if f.filename == MAIN]
    t = type(e)
    error = {"type": t.__qualname__ if t.__module__ == "builtins" else t.__module__ + "." + t.__qualname__,
             "message": str(e), "line": lines[-1] if lines else getattr(e, "lineno", None)}
    status = 1
try:
    e, tb = caught(lambda: exec(compile(src, MAIN, "exec"), mod.__dict__))
    if isinstance(e, SystemExit):
        left(e)
    elif e is not None:
        uncaught(e, tb)
finally:
    sys.stdout, sys.stderr = real
fix = lambda s: re.sub(r"\bat 0x[0-9a-f]{6,}", "at 0x…", s.replace(tmp + os.sep, ""))
if error:
    error["message"] = fix(error["message"])
json.dump({"dialect": "python", "versions": {"python": sys.version.split()[0]}, "stdout": fix(out.getvalue()), "stderr": fix(err.getvalue()),
           "ddl": [], "statements": [], "warnings": warned, "error": error, "exit": status}, real[0], ensure_ascii=False, indent=1)
real[0].write("\n"); real[0].flush()
shutil.rmtree(os.path.dirname(tmp), ignore_errors=True)
os._exit(0)
