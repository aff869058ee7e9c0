# Examples in doc strings, run and compared with what they say.
import difflib
import inspect
import re
import sys
import traceback
from collections import namedtuple
from contextlib import redirect_stdout
from io import StringIO

__all__ = ["register_optionflag", "DONT_ACCEPT_TRUE_FOR_1", "DONT_ACCEPT_BLANKLINE", "NORMALIZE_WHITESPACE", "ELLIPSIS", "SKIP",
           "IGNORE_EXCEPTION_DETAIL", "COMPARISON_FLAGS", "REPORT_UDIFF", "REPORT_CDIFF", "REPORT_NDIFF", "REPORT_ONLY_FIRST_FAILURE",
           "REPORTING_FLAGS", "FAIL_FAST", "Example", "DocTest", "DocTestParser", "DocTestFinder", "DocTestRunner", "OutputChecker",
           "DocTestFailure", "UnexpectedException", "DebugRunner", "testmod", "testfile", "run_docstring_examples", "DocTestSuite", "TestResults"]

TestResults = namedtuple("TestResults", "failed attempted")
OPTIONFLAGS_BY_NAME = {}


def register_optionflag(name):
    return OPTIONFLAGS_BY_NAME.setdefault(name, 1 << len(OPTIONFLAGS_BY_NAME))


DONT_ACCEPT_TRUE_FOR_1, DONT_ACCEPT_BLANKLINE, NORMALIZE_WHITESPACE, ELLIPSIS, SKIP, IGNORE_EXCEPTION_DETAIL = map(register_optionflag, (
    "DONT_ACCEPT_TRUE_FOR_1", "DONT_ACCEPT_BLANKLINE", "NORMALIZE_WHITESPACE", "ELLIPSIS", "SKIP", "IGNORE_EXCEPTION_DETAIL"))
COMPARISON_FLAGS = 63
REPORT_UDIFF, REPORT_CDIFF, REPORT_NDIFF, REPORT_ONLY_FIRST_FAILURE, FAIL_FAST = map(register_optionflag, (
    "REPORT_UDIFF", "REPORT_CDIFF", "REPORT_NDIFF", "REPORT_ONLY_FIRST_FAILURE", "FAIL_FAST"))
REPORTING_FLAGS = REPORT_UDIFF | REPORT_CDIFF | REPORT_NDIFF | REPORT_ONLY_FIRST_FAILURE | FAIL_FAST
BLANKLINE_MARKER, ELLIPSIS_MARKER = "<BLANKLINE>", "..."


class Example:
    def __init__(self, source, want, exc_msg=None, lineno=0, indent=0, options=None):
        self.source = source if source.endswith("\n") else source + "\n"
        self.want = want if not want or want.endswith("\n") else want + "\n"
        self.exc_msg = exc_msg if exc_msg is None or exc_msg.endswith("\n") else exc_msg + "\n"
        self.lineno, self.indent, self.options = lineno, indent, options or {}

    def __eq__(self, other):
        return vars(self) == vars(other) if type(self) is type(other) else NotImplemented

    def __hash__(self):
        return hash((self.source, self.want, self.lineno, self.indent, self.exc_msg))


class DocTest:
    def __init__(self, examples, globs, name, filename, lineno, docstring):
        self.examples, self.docstring, self.globs = examples, docstring, globs.copy()
        self.name, self.filename, self.lineno = name, filename, lineno

    def __repr__(self):
        count = len(self.examples)
        shown = "no examples" if not count else "1 example" if count == 1 else "%d examples" % count
        return "<%s %s from %s:%s (%s)>" % (type(self).__name__, self.name, self.filename, self.lineno, shown)

    def __lt__(self, other):
        return (self.name, self.filename, self.lineno or 0) < (other.name, other.filename, other.lineno or 0)


class DocTestParser:
    _EXAMPLE = re.compile(r"""
        (?P<source> (?:^(?P<indent> [ ]*) >>>    .*)    (?:\n           [ ]*  \.\.\. .*)*) \n?
        (?P<want> (?:(?![ ]*$) (?![ ]*>>>) .+$\n? )*)
        """, re.MULTILINE | re.VERBOSE)
    _EXCEPTION = re.compile(r"^(?P<hdr> Traceback\ \( (?: most\ recent\ call\ last | innermost\ last) \) : ) \s* $ "
                            r"(?P<stack> .*?) ^ (?P<msg> \w+ .*)", re.VERBOSE | re.MULTILINE | re.DOTALL)
    _OPTION = re.compile(r"#\s*doctest:\s*([^\n\'\"]*)$", re.MULTILINE)

    def parse(self, string, name="<string>"):
        string = string.expandtabs()
        margin = min((len(m) for m in re.findall(r"^([ ]*)(?=\S)", string, re.MULTILINE)), default=0)
        if margin:
            string = "\n".join(line[margin:] for line in string.split("\n"))
        parts, at, line = [], 0, 0
        for found in self._EXAMPLE.finditer(string):
            parts.append(string[at:found.start()])
            line += string.count("\n", at, found.start())
            source, options, want, message = self._example(found, name, line)
            if not all(not text.strip() or text.lstrip().startswith("#") for text in source.split("\n")):
                parts.append(Example(source, want, message, lineno=line, indent=margin + len(found.group("indent")), options=options))
            line += string.count("\n", found.start(), found.end())
            at = found.end()
        return parts + [string[at:]]

    def get_doctest(self, string, globs, name, filename, lineno):
        return DocTest(self.get_examples(string, name), globs, name, filename, lineno, string)

    def get_examples(self, string, name="<string>"):
        return [part for part in self.parse(string, name) if isinstance(part, Example)]

    def _example(self, found, name, lineno):
        indent = len(found.group("indent"))
        source = found.group("source").split("\n")
        for i, text in enumerate(source):
            if len(text) >= indent + 4 and text[indent + 3] != " ":
                raise ValueError("line %r of the docstring for %s lacks blank after %s: %r" % (
                    lineno + i + 1, name, text[indent:indent + 3], text))
        self._prefix(source[1:], " " * indent + ".", name, lineno)
        want = found.group("want").split("\n")
        if len(want) > 1 and re.match(r" *$", want[-1]):
            want.pop()
        self._prefix(want, " " * indent, name, lineno + len(source))
        source = "\n".join(text[indent + 4:] for text in source)
        want = "\n".join(text[indent:] for text in want)
        raised = self._EXCEPTION.match(want)
        return source, self._options(source, name, lineno), want, raised.group("msg") if raised else None

    def _prefix(self, lines, prefix, name, lineno):
        for i, text in enumerate(lines):
            if text and not text.startswith(prefix):
                raise ValueError("line %r of the docstring for %s has inconsistent leading whitespace: %r" % (lineno + i + 1, name, text))

    def _options(self, source, name, lineno):
        options = {}
        for found in self._OPTION.finditer(source):
            for word in found.group(1).replace(",", " ").split():
                if word[0] not in "+-" or word[1:] not in OPTIONFLAGS_BY_NAME:
                    raise ValueError("line %r of the doctest for %s has an invalid option: %r" % (lineno + 1, name, word))
                options[OPTIONFLAGS_BY_NAME[word[1:]]] = word[0] == "+"
        return options


class DocTestFinder:
    def __init__(self, verbose=False, parser=DocTestParser(), recurse=True, exclude_empty=True):
        self._parser, self._verbose, self._recurse, self._exclude_empty = parser, verbose, recurse, exclude_empty

    def find(self, obj, name=None, module=None, globs=None, extraglobs=None):
        if name is None:
            name = getattr(obj, "__name__", None)
            if name is None:
                raise ValueError("DocTestFinder.find: name must be given when obj.__name__ doesn't exist: %r" % (type(obj),))
        if module is None:
            module = inspect.getmodule(obj)
        lines = None
        try:
            import linecache
            lines = linecache.getlines(inspect.getsourcefile(obj)) or None
        except (TypeError, OSError):
            pass
        globs = dict(module.__dict__ if module else {}) if globs is None else globs.copy()
        globs.update(extraglobs or {})
        globs.setdefault("__name__", "__main__")
        tests = []
        self._find(tests, obj, name, module, lines, globs, set())
        return sorted(tests)

    def _inside(self, module, obj):
        if module is None:
            return True
        if inspect.isfunction(obj):
            return module.__dict__ is obj.__globals__
        if inspect.isclass(obj):
            return module.__name__ == obj.__module__
        return isinstance(obj, property)

    def _find(self, tests, obj, name, module, lines, globs, seen):
        if id(obj) in seen:
            return
        seen.add(id(obj))
        test = self._test(obj, name, module, globs, lines)
        if test is not None:
            tests.append(test)
        if not self._recurse:
            return
        if inspect.ismodule(obj):
            for key, value in obj.__dict__.items():
                plain = inspect.unwrap(value) if callable(value) else value
                if (inspect.isfunction(plain) or inspect.isclass(value)) and self._inside(module, plain):
                    self._find(tests, value, name + "." + key, module, lines, globs, seen)
            for key, value in getattr(obj, "__test__", {}).items():
                self._find(tests, value, "%s.__test__.%s" % (name, key), module, lines, globs, seen)
        elif inspect.isclass(obj):
            for key, value in obj.__dict__.items():
                if isinstance(value, (staticmethod, classmethod)):
                    value = value.__func__
                if (inspect.isfunction(value) or inspect.isclass(value) or isinstance(value, property)) and self._inside(module, value):
                    self._find(tests, value, name + "." + key, module, lines, globs, seen)

    def _test(self, obj, name, module, globs, lines):
        if isinstance(obj, str):
            doc = obj
        else:
            doc = getattr(obj, "__doc__", None)
            doc = "" if doc is None else str(doc)
        lineno = self._line(obj, lines)
        if self._exclude_empty and not doc:
            return None
        return self._parser.get_doctest(doc, globs, name, getattr(module, "__file__", None) or getattr(module, "__name__", None), lineno)

    def _line(self, obj, lines):
        lineno = None
        if inspect.ismodule(obj) and getattr(obj, "__doc__", None) is not None:
            lineno = 0
        if inspect.isclass(obj) and lines and obj.__doc__ is not None:
            pattern = re.compile(r"^\s*class\s*%s\b" % re.escape(getattr(obj, "__name__", "-")))
            lineno = next((i for i, text in enumerate(lines) if pattern.match(text)), None)
        obj = inspect.unwrap(obj) if inspect.isfunction(obj) else obj
        if inspect.isfunction(obj) and obj.__doc__:
            lineno = obj.__code__.co_firstlineno - 1
        if lineno is not None:
            if lines is None:
                return lineno + 1
            pattern = re.compile(r"(^|.*:)\s*\w*(\"|')")
            for at in range(lineno, len(lines)):
                if pattern.match(lines[at]):
                    return at
        return None


class OutputChecker:
    def _as_ascii(self, text):
        return str(text.encode("ASCII", "backslashreplace"), "ASCII")

    def check_output(self, want, got, optionflags):
        got, want = self._as_ascii(got), self._as_ascii(want)
        if got == want:
            return True
        if not optionflags & DONT_ACCEPT_TRUE_FOR_1 and (got, want) in (("True\n", "1\n"), ("False\n", "0\n")):
            return True
        if not optionflags & DONT_ACCEPT_BLANKLINE:
            want = re.sub(r"(?m)^%s\s*?$" % re.escape(BLANKLINE_MARKER), "", want)
            got = re.sub(r"(?m)^[^\S\n]+$", "", got)
            if got == want:
                return True
        if optionflags & NORMALIZE_WHITESPACE:
            got, want = " ".join(got.split()), " ".join(want.split())
            if got == want:
                return True
        return bool(optionflags & ELLIPSIS and _fits(want, got))

    def output_difference(self, example, got, optionflags):
        want = example.want
        if not optionflags & DONT_ACCEPT_BLANKLINE:
            got = re.sub(r"(?m)^[ ]*(?=\n)", BLANKLINE_MARKER, got)
        differs = optionflags & (REPORT_UDIFF | REPORT_CDIFF | REPORT_NDIFF)
        if differs and (optionflags & REPORT_NDIFF or want.count("\n") > 2 and got.count("\n") > 2):
            left, right = want.splitlines(keepends=True), got.splitlines(keepends=True)
            if optionflags & REPORT_UDIFF:
                diff, kind = list(difflib.unified_diff(left, right, n=2))[2:], "unified diff with -expected +actual"
            elif optionflags & REPORT_CDIFF:
                diff, kind = list(difflib.context_diff(left, right, n=2))[2:], "context diff with expected followed by actual"
            else:
                diff, kind = list(difflib.Differ(charjunk=difflib.IS_CHARACTER_JUNK).compare(left, right)), "ndiff with -expected +actual"
            return "Differences (%s):\n" % kind + _indent("".join(diff))
        return ("Expected:\n" + _indent(want) if want else "Expected nothing\n") + ("Got:\n" + _indent(got) if got else "Got nothing\n")


def _fits(want, got):
    """Whether got is want with something in the place of each ellipsis."""
    if ELLIPSIS_MARKER not in want:
        return want == got
    first, *middle, last = want.split(ELLIPSIS_MARKER)
    start, end = len(first), len(got) - len(last)
    if not got.startswith(first) or not got.endswith(last) or start > end:
        return False
    for piece in middle:
        start = got.find(piece, start, end)
        if start < 0:
            return False
        start += len(piece)
    return True


def _indent(text, by=4):
    return re.sub("(?m)^(?!$)", by * " ", text)


class DocTestRunner:
    DIVIDER = "*" * 70

    def __init__(self, checker=None, verbose=None, optionflags=0):
        self._checker = checker or OutputChecker()
        self._verbose = "-v" in sys.argv if verbose is None else verbose
        self.optionflags = self.original_optionflags = optionflags
        self.tries = self.failures = 0
        self._counts = {}

    def report_start(self, out, test, example):
        if self._verbose:
            out("Trying:\n" + _indent(example.source) + ("Expecting:\n" + _indent(example.want) if example.want else "Expecting nothing\n"))

    def report_success(self, out, test, example, got):
        if self._verbose:
            out("ok\n")

    def report_failure(self, out, test, example, got):
        out(self._failed(test, example) + self._checker.output_difference(example, got, self.optionflags))

    def report_unexpected_exception(self, out, test, example, exc_info):
        out(self._failed(test, example) + "Exception raised:\n" + _indent("".join(traceback.format_exception(*exc_info))))

    def _failed(self, test, example):
        lines = [self.DIVIDER]
        if test.filename:
            lineno = test.lineno + example.lineno + 1 if test.lineno is not None and example.lineno is not None else "?"
            lines.append('File "%s", line %s, in %s' % (test.filename, lineno, test.name))
        else:
            lines.append("Line %s, in %s" % (example.lineno + 1, test.name))
        return "\n".join([*lines, "Failed example:", _indent(example.source)])

    def run(self, test, compileflags=None, out=None, clear_globs=True):
        self.test = test
        fake, shown = StringIO(), sys.stdout
        out = shown.write if out is None else out
        hook, sys.displayhook = sys.displayhook, sys.__displayhook__
        try:
            with redirect_stdout(fake):
                return self._run(test, fake, out)
        finally:
            sys.displayhook = hook
            if clear_globs:
                test.globs.clear()
                import builtins
                builtins._ = None

    def _run(self, test, fake, out):
        failures = tries = 0
        flags = self.optionflags
        for number, example in enumerate(test.examples):
            quiet = self.optionflags & REPORT_ONLY_FIRST_FAILURE and failures > 0
            self.optionflags = flags
            for flag, on in example.options.items():
                self.optionflags = self.optionflags | flag if on else self.optionflags & ~flag
            if self.optionflags & SKIP:
                continue
            tries += 1
            if not quiet:
                self.report_start(out, test, example)
            raised = None
            try:
                exec(compile(example.source, "<doctest %s[%d]>" % (test.name, number), "single", 0, True), test.globs)
            except KeyboardInterrupt:
                raise
            except BaseException:
                raised = sys.exc_info()
            got = fake.getvalue()
            if got and not got.endswith("\n"):
                got += "\n"
            fake.seek(0)
            fake.truncate()
            if raised is None:
                good = self._checker.check_output(example.want, got, self.optionflags)
            else:
                message = traceback.format_exception_only(*raised[:2])[-1]
                if not quiet:
                    got += "".join(traceback.format_exception(*raised))
                good = example.exc_msg is not None and (
                    self._checker.check_output(example.exc_msg, message, self.optionflags) or bool(self.optionflags & IGNORE_EXCEPTION_DETAIL)
                    and self._checker.check_output(_bare(example.exc_msg), _bare(message), self.optionflags))
                if example.exc_msg is None:
                    failures += 1
                    if not quiet:
                        self.report_unexpected_exception(out, test, example, raised)
                    if self.optionflags & FAIL_FAST:
                        break
                    continue
            if good:
                if not quiet:
                    self.report_success(out, test, example, got)
                continue
            failures += 1
            if not quiet:
                self.report_failure(out, test, example, got)
            if self.optionflags & FAIL_FAST:
                break
        self.optionflags = flags
        f, t = self._counts.get(test.name, (0, 0))
        self._counts[test.name] = f + failures, t + tries
        self.failures += failures
        self.tries += tries
        return TestResults(failures, tries)

    def summarize(self, verbose=None):
        verbose = self._verbose if verbose is None else verbose
        empty = sorted(name for name, (f, t) in self._counts.items() if t == 0)
        passed = sorted((name, t) for name, (f, t) in self._counts.items() if t and not f)
        failed = sorted((name, ft) for name, ft in self._counts.items() if ft[0])
        tried, wrong = sum(t for _, t in self._counts.values()), sum(f for f, _ in self._counts.values())
        if verbose:
            if empty:
                print(len(empty), "items had no tests:")
                for name in empty:
                    print("   ", name)
            if passed:
                print(len(passed), "items passed all tests:")
                for name, count in passed:
                    print(" %3d tests in %s" % (count, name))
        if failed:
            print(self.DIVIDER)
            print(len(failed), "items had failures:")
            for name, (f, t) in failed:
                print(" %3d of %3d in %s" % (f, t, name))
        if verbose:
            print(tried, "tests in", len(self._counts), "items.")
            print(tried - wrong, "passed and", wrong, "failed.")
        if wrong:
            print("***Test Failed***", wrong, "failures.")
        elif verbose:
            print("Test passed.")
        return TestResults(wrong, tried)


def _bare(message):
    """An exception's class without its module and without what it says."""
    end = len(message)
    for stop in "\n:":
        found = message.find(stop, 0, end)
        end = found if found >= 0 else end
    return message[message.rfind(".", 0, end) + 1:end]


class DocTestFailure(Exception):
    def __init__(self, test, example, got):
        self.test, self.example, self.got = test, example, got

    def __str__(self):
        return str(self.test)


class UnexpectedException(Exception):
    def __init__(self, test, example, exc_info):
        self.test, self.example, self.exc_info = test, example, exc_info

    def __str__(self):
        return str(self.test)


class DebugRunner(DocTestRunner):
    def report_unexpected_exception(self, out, test, example, exc_info):
        raise UnexpectedException(test, example, exc_info)

    def report_failure(self, out, test, example, got):
        raise DocTestFailure(test, example, got)


master = None


def _all(tests, verbose, report, optionflags, raise_on_error):
    global master
    runner = (DebugRunner if raise_on_error else DocTestRunner)(verbose=verbose, optionflags=optionflags)
    for test in tests:
        runner.run(test)
    if report:
        runner.summarize()
    master = runner
    return TestResults(runner.failures, runner.tries)


def testmod(m=None, name=None, globs=None, verbose=None, report=True, optionflags=0, extraglobs=None, raise_on_error=False, exclude_empty=False):
    m = sys.modules.get("__main__") if m is None else m
    if not inspect.ismodule(m):
        raise TypeError("testmod: module required; %r" % (m,))
    tests = DocTestFinder(exclude_empty=exclude_empty).find(m, m.__name__ if name is None else name, globs=globs, extraglobs=extraglobs)
    return _all(tests, verbose, report, optionflags, raise_on_error)


def testfile(filename, module_relative=True, name=None, package=None, globs=None, verbose=None, report=True, optionflags=0, extraglobs=None,
             raise_on_error=False, parser=DocTestParser(), encoding=None):
    if package and not module_relative:
        raise ValueError("Package may only be specified for module-relative paths.")
    with open(filename, encoding=encoding or "utf-8") as file:
        text = file.read()
    globs = {**(globs or {}), **(extraglobs or {})}
    globs.setdefault("__name__", "__main__")
    name = filename.rpartition("/")[2] if name is None else name
    return _all([parser.get_doctest(text, globs, name, filename, 0)], verbose, report, optionflags, raise_on_error)


def run_docstring_examples(f, globs, verbose=False, name="NoName", compileflags=None, optionflags=0):
    runner = DocTestRunner(verbose=verbose, optionflags=optionflags)
    for test in DocTestFinder(verbose=verbose, recurse=False).find(f, name, globs=globs):
        runner.run(test, compileflags=compileflags)


def DocTestSuite(module=None, globs=None, extraglobs=None, test_finder=None, **options):
    import unittest

    class DocTestCase(unittest.TestCase):
        def __init__(self, test):
            super().__init__()
            self._test = test

        def runTest(self):
            said = StringIO()
            result = DocTestRunner(verbose=False, optionflags=options.get("optionflags", 0)).run(self._test, out=said.write, clear_globs=False)
            if result.failed:
                raise self.failureException("Failed doctest test for %s\n  File \"%s\", line %s, in %s\n\n%s" % (
                    self._test.name, self._test.filename, self._test.lineno, self._test.name.split(".")[-1], said.getvalue()))

        def id(self):
            return self._test.name

        def __str__(self):
            name = self._test.name.split(".")
            return "%s (%s)" % (name[-1], ".".join(name[:-1]))

        def shortDescription(self):
            return "Doctest: " + self._test.name
    module = sys.modules["__main__"] if module is None else sys.modules[module] if isinstance(module, str) else module
    found = (test_finder or DocTestFinder()).find(module, globs=globs, extraglobs=extraglobs)
    return unittest.TestSuite(DocTestCase(test) for test in found if test.examples)
