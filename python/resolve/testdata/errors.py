"""Record what CPython says about each snippet of errors.txt, as errors.golden."""
import json
import os
import tempfile
import warnings

warnings.simplefilter("ignore")
here = os.path.dirname(os.path.abspath(__file__))
out = []
with open(os.path.join(here, "errors.txt"), encoding="utf-8") as f:
    snippets = f.read().split("----\n")
os.chdir(tempfile.mkdtemp())
for source in snippets:
    with open("case.py", "w", encoding="utf-8") as f:
        f.write(source)
    try:
        compile(source, "case.py", "exec", dont_inherit=True)
        result = "ok"
    except SyntaxError as e:
        result = "%s|%s|%s|%s|%s|%s|%s" % (
            type(e).__name__, e.msg, e.lineno, e.offset, e.end_lineno, e.end_offset or 0, (e.text or "").rstrip("\n"))
    out.append(result)
with open(os.path.join(here, "errors.golden"), "w", encoding="utf-8") as f:
    f.write("\n".join(json.dumps(r) for r in out) + "\n")
