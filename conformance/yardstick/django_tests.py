"""django_tests.py SOURCES OUT MODULE...
Turns the tests that Django ships into standalone scripts, one a test method, and
lets the real Django say which of them pass.

OUT/MODULE/FILE.Class.method.py are the scripts: the models of the test app, the
test class with that one method, and what these need. OUT/MODULE/verdicts.tsv has
a line for each: name, "pass", "skip" or "fail", and the reason. Run it by the
Python of the oracle; each script runs as oracle.py runs a case.
"""
import ast, json, os, re, runpy, sys

LIB = os.environ.get("ORACLE_FAKETIME_LIB")
if LIB and os.path.exists(LIB) and "libfaketime" not in os.environ.get("LD_PRELOAD", ""):
    # the clock of oracle.py, set here once for all the scripts
    os.environ.update(LD_PRELOAD=LIB, FAKETIME="2025-01-01 12:00:00", FAKETIME_DONT_FAKE_MONOTONIC="1", TZ="UTC",
                      PYTHONHASHSEED="0", NO_FAKE_STAT="1")
    os.execv(sys.executable, [sys.executable, "-s"] + sys.argv)

TAIL = '''
import unittest as _unittest
_result = _unittest.TestResult()
_unittest.TestSuite([_Case({method!r})]).run(_result)
for _, _text in _result.failures + _result.errors:
    print(_text)
print("verdict:", "skip" if _result.skipped else "pass" if _result.wasSuccessful() and _result.testsRun else "fail")
'''


def bound(node):
    """The names that a top-level statement binds."""
    if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
        return {node.name}
    if isinstance(node, (ast.Import, ast.ImportFrom)):
        return {a.asname or a.name.split(".")[0] for a in node.names}
    names = {n.id for n in ast.walk(node) if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Store)}
    if isinstance(node, (ast.If, ast.Try)):
        for part in ast.iter_child_nodes(node):
            names |= bound(part)
    return names


def used(node):
    return {n.id for n in ast.walk(node) if isinstance(n, ast.Name)}


def is_test(node):
    return isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)) and node.name.startswith("test")


class Module:
    """A Python file of a test app with its top-level statements; those of the files that it
    imports from its own app come first."""

    def __init__(self, path, root, models_path, seen=None):
        self.path, self.root, self.models = path, root, models_path
        self.nodes, self.renamed = [], []
        seen = seen if seen is not None else {path}
        for node in ast.parse(open(path, encoding="utf-8").read()).body:
            if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
                continue
            if isinstance(node, ast.ImportFrom) and (node.level or self.sibling(node)):
                self.relative(node, seen)
            else:
                self.nodes.append(node)

    def sibling(self, node):
        return os.path.exists(os.path.join(self.root, *node.module.split(".")) + ".py")

    def relative(self, node, seen):
        here = self.root if not node.level else os.path.dirname(self.path)
        for _ in range(node.level - 1):
            here = os.path.dirname(here)
        if node.module:
            target = os.path.join(here, *node.module.split("."))
            target = target + ".py" if os.path.exists(target + ".py") else os.path.join(target, "__init__.py")
        else:
            target = os.path.join(here, "__init__.py")
        if not node.module and [a.name for a in node.names] == ["models"]:
            name = node.names[0].asname or "models"
            self.nodes += ast.parse(f"import sys as _sys\n{name} = _sys.modules[__name__]").body
            return
        if target not in seen and target != self.models:
            seen.add(target)
            # What another file does when it is imported, such as registering with the admin, is not the test's.
            self.nodes += [n for n in Module(target, self.root, self.models, seen).nodes if not isinstance(n, ast.Expr)]
        for a in node.names:
            if a.asname and a.asname != a.name:
                self.nodes += ast.parse(f"{a.asname} = {a.name}").body

    def classes(self):
        return {n.name: n for n in self.nodes if isinstance(n, ast.ClassDef)}

    def tests(self):
        """(class, method) of every test case, with the methods that its bases in this file have."""
        classes = self.classes()

        def chain(name, seen=()):
            if name not in classes or name in seen:
                return [name]
            out = [name]
            for b in classes[name].bases:
                out += chain(b.id if isinstance(b, ast.Name) else ast.unparse(b), seen + (name,))
            return out
        for name, node in classes.items():
            line = chain(name)
            if not any(c not in classes and re.search(r"TestCase$|Tests$", c) for c in line):
                continue
            methods = []
            for c in line:
                methods += [m.name for m in classes[c].body if is_test(m)] if c in classes else []
            for m in dict.fromkeys(methods):
                yield name, m

    def needed(self, cls, method):
        """The statements that one test method needs, other test methods taken out."""
        classes = self.classes()
        family, todo = set(), [cls]
        while todo:
            c = todo.pop()
            if c in classes and c not in family:
                family.add(c)
                todo += [b.id for b in classes[c].bases if isinstance(b, ast.Name)]
        kept = []
        for n in self.nodes:
            if isinstance(n, ast.ClassDef) and any(map(is_test, n.body)):
                body = [m for m in n.body if not is_test(m) or (n.name in family and m.name == method)]
                n = ast.ClassDef(n.name, n.bases, n.keywords, body or [ast.Pass()], n.decorator_list)
            kept.append(n)
        names, want, grown = {cls}, set(), True
        while grown:
            grown = False
            for i, n in enumerate(kept):
                if i in want:
                    continue
                loose = isinstance(n, ast.Expr) or (isinstance(n, ast.Assign) and not isinstance(n.targets[0], ast.Name))
                if names & bound(n) or loose:
                    want.add(i)
                    names |= used(n)
                    grown = True
        out = []
        for i, n in enumerate(kept):
            if i not in want:
                continue
            if isinstance(n, (ast.Import, ast.ImportFrom)):
                aliases = [a for a in n.names if (a.asname or a.name.split(".")[0]) in names]
                n = ast.Import(aliases) if isinstance(n, ast.Import) else ast.ImportFrom(n.module, aliases, 0)
            out.append(n)
        return [ast.fix_missing_locations(n) for n in out]


def script(app, models, tests, cls, method):
    """The text of one script. Where a name of the tests means something else in the models, the
    tests go into a function, so that both keep theirs."""
    need = tests.needed(cls, method)
    mine = {}
    for n in models:
        for name in bound(n):
            mine.setdefault(name, set()).add(ast.unparse(n) if isinstance(n, ast.ImportFrom) else ast.dump(n))
    kept, clash = [], False
    for n in need:
        if isinstance(n, (ast.Import, ast.ImportFrom)):
            aliases = []
            for a in n.names:
                name = a.asname or a.name.split(".")[0]
                same = any(isinstance(m, type(n)) and getattr(m, "module", 0) == getattr(n, "module", 0) and
                           any((b.name, b.asname) == (a.name, a.asname) for b in m.names) for m in models)
                if same:
                    continue
                clash |= name in mine
                aliases.append(a)
            if aliases:
                kept.append(ast.Import(aliases) if isinstance(n, ast.Import) else ast.ImportFrom(n.module, aliases, 0))
        else:
            clash |= bool(bound(n) & set(mine))
            kept.append(n)
    body = "\n".join(ast.unparse(ast.fix_missing_locations(n)) for n in kept)
    dbs = " databases=default,other" if re.search(r"['\"]other['\"]|__all__", body) else ""
    head = f"# oracle: module={app}.models use_tz=0{dbs}\n" + "\n".join(map(ast.unparse, models))
    if clash:
        body = "def _tests():\n" + "\n".join("    " + l for l in unparse_block(kept)) + f"\n    return {cls}\n_Case = _tests()"
    else:
        body += f"\n_Case = {cls}"
    return head + "\n" + body + TAIL.format(method=method)


def unparse_block(nodes):
    """Lines of the statements as a function's body, strings of several lines left alone."""
    text = ast.unparse(ast.fix_missing_locations(ast.FunctionDef("f", ast.arguments([], [], None, [], [], None, []), nodes, [])))
    return [l[4:] if l.startswith("    ") else l for l in text.split("\n")[1:]]


def generate(sources, out, app):
    root = os.path.join(sources, "tests")
    base = os.path.join(root, app)
    path = os.path.join(base, "models.py")
    models = Module(path, root, path).nodes if os.path.exists(path) else []
    folder = os.path.join(out, app)
    os.makedirs(folder, exist_ok=True)
    for f in os.listdir(folder):
        os.remove(os.path.join(folder, f))
    names = []
    for here, _, files in sorted(os.walk(base)):
        for f in sorted(files):
            if not re.fullmatch(r"tests?(_\w+)?\.py", f):
                continue
            where = os.path.relpath(os.path.join(here, f), base)[:-3].replace(os.sep, ".")
            tests = Module(os.path.join(here, f), root, path)
            own = {n.name for n in ast.parse(open(os.path.join(here, f), encoding="utf-8").read()).body if isinstance(n, ast.ClassDef)}
            for cls, method in tests.tests():
                if cls not in own:
                    continue
                name = f"{where}.{cls}.{method}"
                with open(os.path.join(folder, name + ".py"), "w", encoding="utf-8") as w:
                    w.write(script(app, models, tests, cls, method))
                names.append(name)
    return names


def judge(path):
    """What the real Django makes of a script, in a process of its own."""
    r, w = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.dup2(w, 1)
        os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
        sys.argv = ["oracle.py", "django", path]
        import signal
        signal.alarm(60)
        try:
            runpy.run_path(os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "oracle", "oracle.py"), run_name="__main__")
        finally:
            os._exit(1)
    os.close(w)
    data = b""
    while chunk := os.read(r, 1 << 16):
        data += chunk
    os.close(r)
    os.waitpid(pid, 0)
    try:
        doc = json.loads(data)
    except ValueError:
        return "fail", "no answer"
    if doc["error"]:
        return "fail", doc["error"]["type"] + ": " + doc["error"]["message"].split("\n")[0]
    lines = doc["stdout"].rstrip().split("\n")
    m = re.fullmatch(r"verdict: (\w+)", lines[-1])
    if not m:
        return "fail", "no verdict"
    return m[1], next((l for l in reversed(lines[:-1]) if re.match(r"[\w.]+(Error|Exception|Exist|Warning)\b", l)), "")


def main():
    sources, out, apps = sys.argv[1], sys.argv[2], sys.argv[3:]
    import django.db.models, django.contrib.contenttypes, django.test, unittest.mock, decimal, sqlite3  # loaded once for all children
    for app in apps:
        names = generate(sources, out, app)
        with open(os.path.join(out, app, "verdicts.tsv.new"), "w", encoding="utf-8") as w:
            for name in names:
                verdict, why = judge(os.path.join(out, app, name + ".py"))
                w.write(f"{name}\t{verdict}\t{why}\n")
        os.rename(os.path.join(out, app, "verdicts.tsv.new"), os.path.join(out, app, "verdicts.tsv"))
        print(app, len(names), file=sys.stderr, flush=True)


main()
