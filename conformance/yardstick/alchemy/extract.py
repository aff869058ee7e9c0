"""extract.py doctest|sites|examples SOURCES ONLY: programs made of SQLAlchemy's own
documentation, tests and examples, as JSON, each with what the real one does.

Run by the real SQLAlchemy's Python; nothing of what it reads is kept.
"""

import ast
import contextlib
import copy
import doctest
import io
import json
import logging
import os
import re
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))

# -- running a program on the real one


def forked(work):
    """What work prints, in a process of its own: events, registries and custom
    compilation are global to a process."""
    r, w = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.close(r)
        out = io.StringIO()
        sys.stderr = io.StringIO()
        try:
            with contextlib.redirect_stdout(out):
                work()
        except BaseException as e:
            out.write("\n\x03%s: %s\n" % (type(e).__name__, e))
        with os.fdopen(w, "w", encoding="utf-8") as f:
            f.write(out.getvalue())
        os._exit(0)
    os.close(w)
    with os.fdopen(r, encoding="utf-8") as f:
        text = f.read()
    os.waitpid(pid, 0)
    return text


def execute(text, name):
    import types

    main = types.ModuleType("__main__")
    main.__file__ = name
    sys.modules["__main__"] = main
    exec(compile(text, name, "exec"), main.__dict__)


# -- the documentation's prompts

PAGES = {
    "tutorial": ["tutorial/" + p + ".rst" for p in (
        "index engine dbapi_transactions metadata data data_insert data_select data_update "
        "orm_data_manipulation orm_related_objects").split()],
    "orm/quickstart": ["orm/quickstart.rst"],
    "orm/queryguide/select": ["orm/queryguide/" + p + ".rst" for p in "_plain_setup select api _end_doctest".split()],
    "orm/queryguide/inheritance": ["orm/queryguide/inheritance.rst"],
    "orm/queryguide/dml": ["orm/queryguide/dml.rst"],
    "orm/queryguide/columns": ["orm/queryguide/columns.rst"],
    "orm/large_collections": ["orm/large_collections.rst"],
    "core/operators": ["core/operators.rst"],
    "orm/extensions/asyncio": ["orm/extensions/asyncio.rst"],
}

PROLOGUE = """\
import sys as yard_sys
def yard_begin(n):
    yard_sys.stdout.write("\\x01%d\\n" % n)
def yard_show(value):
    if value is not None:
        print(repr(value))
def yard_raised(error):
    print("\\x02%s: %s" % (type(error).__name__, error))
"""


def prompts(doc, page):
    """The examples of a page and of those it includes, in the order in which they run."""
    lines, enabled = [], True
    path = os.path.join(doc, page)
    out = []

    def flush():
        parsed = doctest.DocTestParser().get_examples("".join(lines))
        out.extend((page, e.source, e.want) for e in parsed if not e.options.get(doctest.SKIP))
        del lines[:]

    with open(path, encoding="utf-8") as f:
        for line in f:
            line = re.sub(r"{(?:stop|sql|opensql|execsql|printsql)}", "", line)
            include = re.match(r"\.\. doctest-include (.+\.rst)", line)
            if include:
                flush()
                # An included page runs as it stands, whatever it switches off itself.
                with open(os.path.join(os.path.dirname(path), include.group(1)), encoding="utf-8") as inner:
                    lines.extend(inner)
                flush()
            switch = re.match(r"\.\. doctest-(enable|disable)", line)
            if switch:
                enabled = switch.group(1) == "enable"
            lines.append(line if enabled else "\n")
    flush()
    return out


def doctest_program(examples):
    future, body = [], []
    for n, (_, source, _) in enumerate(examples):
        tree = ast.parse(source)
        keep = []
        for stmt in tree.body:
            if isinstance(stmt, ast.ImportFrom) and stmt.module == "__future__":
                future.append(ast.unparse(stmt))
                continue
            keep.append(Shown().visit(stmt))
        body.append("yard_begin(%d)" % n)
        if keep:
            handler = ast.ExceptHandler(ast.Name("BaseException", ast.Load()), "yard_error",
                                        ast.parse("yard_raised(yard_error)").body)
            guarded = ast.Module([ast.Try(keep, [handler], [], [])], [])
            body.append(ast.unparse(ast.fix_missing_locations(guarded)))
    return "\n".join(future + [PROLOGUE] + body) + "\n"


def doctests(sources, only):
    doc = os.path.join(sources, "doc", "build")

    def real(text):
        def work():
            from sqlalchemy.sql import ddl

            class Out:
                def write(self, s):
                    sys.stdout.write(s)

                def flush(self):
                    pass

            handler = logging.StreamHandler(Out())
            handler.setFormatter(logging.Formatter("%(message)s"))
            logging.getLogger("sqlalchemy.engine.Engine").addHandler(handler)
            unsorted = ddl.sort_tables_and_constraints
            ddl.sort_tables_and_constraints = lambda tables, **kw: unsorted(
                sorted(tables, key=lambda t: t.key), **kw)
            execute(text, "main.py")

        return forked(work)

    programs = []
    for name, pages in PAGES.items():
        if only not in name:
            continue
        examples = [e for p in pages for e in prompts(doc, p)]
        text = doctest_program(examples)
        programs.append({
            "name": name, "text": text, "real": real(text),
            "checks": [{"page": p, "source": s, "want": w} for p, s, w in examples],
        })
    return programs


# -- the tests' sites

SUBJECTS = "select cte functions operators insert update delete case_statement text types".split()


def bound(stmt):
    """The names that a statement of a module binds."""
    if isinstance(stmt, (ast.Import, ast.ImportFrom)):
        return {(a.asname or a.name.split(".")[0]) for a in stmt.names}
    if isinstance(stmt, (ast.FunctionDef, ast.ClassDef, ast.AsyncFunctionDef)):
        return {stmt.name}
    return {n.id for n in ast.walk(stmt) if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Store)}


def used(node):
    return {n.id for n in ast.walk(node) if isinstance(n, ast.Name)}


def harnessed(stmt):
    """An import of SQLAlchemy's test support as one of the harness's."""
    if isinstance(stmt, ast.ImportFrom):
        module = stmt.module or ""
        if module == "sqlalchemy":
            names = [a for a in stmt.names if a.name != "testing"]
            extra = [ast.Import([ast.alias("harness", a.asname or "testing")])
                     for a in stmt.names if a.name == "testing"]
            return ([ast.ImportFrom(module, names, 0)] if names else []) + extra
        if module.startswith("sqlalchemy.testing"):
            return [ast.ImportFrom("harness", stmt.names, 0)]
        if stmt.level:
            return []
    return [stmt]


class Shown(ast.NodeTransformer):
    """Makes each bare expression show its value as an interactive prompt does."""

    def visit_Expr(self, node):
        return ast.Expr(ast.Call(ast.Name("yard_show", ast.Load()), [node.value], []))

    def leave(self, node):
        return node

    visit_FunctionDef = visit_AsyncFunctionDef = visit_ClassDef = leave


class Sites(ast.NodeTransformer):
    """Puts a try around each self.assert_compile(…) statement, except where an exception is expected."""

    def __init__(self):
        self.lines = []

    def visit_With(self, node):
        if any("raises" in ast.unparse(i.context_expr) for i in node.items):
            return node
        return self.generic_visit(node)

    def visit_Expr(self, node):
        call = node.value
        if not (isinstance(call, ast.Call) and ast.unparse(call.func) == "self.assert_compile"):
            return node
        self.lines.append(node.lineno)
        wrapped = ast.parse(
            "try:\n    pass\nexcept Exception as yard_error:\n    yard_failed(%d, yard_error)\nelse:\n    yard_passed(%d)"
            % (node.lineno, node.lineno)).body[0]
        wrapped.body = [node]
        return wrapped


def without_tests(cls):
    """A class with all that its tests lean on and no test."""
    body = [m for m in cls.body if not (isinstance(m, ast.FunctionDef) and m.name.startswith("test"))]
    return ast.ClassDef(cls.name, cls.bases, cls.keywords, body or [ast.Pass()], cls.decorator_list)


def standing_alone(module, cls, method):
    """The statements of a module that one test needs, and the test."""
    bare = without_tests(cls)
    bare.body.append(method)
    bare.decorator_list = []
    parts = {i: bare if s is cls else without_tests(s) if isinstance(s, ast.ClassDef) else s
             for i, s in enumerate(module)}
    wanted, chosen, grown = used(bare), {module.index(cls)}, True
    while grown:
        more = {i for i in parts if i not in chosen and bound(parts[i]) & wanted}
        for i in more:
            wanted |= used(parts[i])
        chosen |= more
        grown = bool(more)
    body = []
    for i in sorted(chosen):
        s = parts[i]
        if isinstance(s, (ast.Import, ast.ImportFrom)):
            fields = {f: getattr(s, f) for f in s._fields}
            fields["names"] = [a for a in s.names if (a.asname or a.name.split(".")[0]) in wanted]
            s = type(s)(**fields)
        body.append(s)
    return ast.unparse(ast.fix_missing_locations(ast.Module(body, [])))


def site_programs(path):
    with open(path, encoding="utf-8") as f:
        tree = ast.parse(f.read())
    module = [s for stmt in tree.body for s in harnessed(stmt)]
    for cls in [s for s in module if isinstance(s, ast.ClassDef)]:
        for test in [m for m in cls.body if isinstance(m, ast.FunctionDef) and m.name.startswith("test")]:
            wrap = Sites()
            method = wrap.visit(copy.deepcopy(test))
            if wrap.lines:
                yield cls.name + "." + test.name, wrap.lines, (
                    "from harness import passed as yard_passed, failed as yard_failed, run as yard_run\n"
                    + standing_alone(module, cls, method)
                    + "\nyard_run(%s, %r)\n" % (cls.name, test.name))


def sites(sources, only):
    import harness  # noqa: F401  the programs' own; loaded once

    programs = []
    for subject in SUBJECTS:
        path = os.path.join(sources, "test", "sql", "test_%s.py" % subject)
        for name, lines, text in site_programs(path):
            name = subject + "/" + name
            if only not in name:
                continue
            programs.append({
                "name": name, "text": text,
                "real": forked(lambda: execute(text, "main.py")),
                "checks": [{"page": subject, "source": str(n), "want": ""} for n in lines],
            })
    return programs


# -- the examples


def example_run(sources, module):
    with tempfile.TemporaryDirectory() as d:
        env = dict(os.environ, PYTHONPATH=sources + os.pathsep + os.environ.get("PYTHONPATH", ""), PYTHONHASHSEED="0")
        try:
            p = subprocess.run([sys.executable, "-s", "-W", "ignore", "-m", module], cwd=d, env=env,
                               capture_output=True, text=True, timeout=20)
        except subprocess.TimeoutExpired:
            return None
        return p.stdout if p.returncode == 0 else None


def examples(sources, only):
    root = os.path.join(sources, "examples")
    programs = []
    for folder in sorted(os.listdir(root)):
        if not os.path.isdir(os.path.join(root, folder)) or folder in ("performance", "space_invaders"):
            continue  # measures time; is a game for a terminal
        files = {}
        for base, _, names in os.walk(os.path.join(root, folder)):
            for n in sorted(names):
                if n.endswith(".py"):
                    p = os.path.join(base, n)
                    with open(p, encoding="utf-8") as f:
                        files[os.path.relpath(p, sources)] = f.read()
        for p in sorted(files):
            if p.endswith("__init__.py") or only not in p:
                continue
            out = example_run(sources, p[:-3].replace(os.sep, "."))
            if out is None or "__main__" not in files[p] and not out:
                continue
            programs.append({
                "name": p[len("examples/"):-3], "text": files[p], "real": out, "entry": p[:-3].replace(os.sep, "."),
                "files": {n: t for n, t in files.items() if n != p},
                "checks": [{"page": folder, "source": p, "want": ""}],
            })
    return programs


if __name__ == "__main__":
    sys.path.insert(0, HERE)
    made = {"doctest": doctests, "sites": sites, "examples": examples}[sys.argv[1]](*sys.argv[2:4])
    json.dump(made, sys.stdout)
