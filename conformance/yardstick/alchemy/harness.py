"""What the extracted sites of SQLAlchemy's own tests lean on.

The same file serves the real SQLAlchemy and Diptych, so that a site which fails
on the real one, because this harness is smaller than the real test suite's, is
left out for both. Results go to standard output, one line a site:

    \\x01 id \\t ok            the text and the parameters are as the test wants
    \\x01 id \\t no \\t why     they are not, or an exception was raised
"""

import contextlib
import inspect
import itertools
import re
import warnings

import sqlalchemy
import sqlalchemy.dialects.mssql
import sqlalchemy.dialects.mysql
import sqlalchemy.dialects.oracle
import sqlalchemy.dialects.postgresql
import sqlalchemy.dialects.sqlite
from sqlalchemy import MetaData
from sqlalchemy import create_engine
from sqlalchemy.engine import default
from sqlalchemy.engine import url

against = ("sqlite",)


# -- sites

_round = [0]


def _line(text):
    print("\x01" + text.replace("\n", "\\n"))


def passed(line):
    _line("%d.%d\tok" % (line, _round[0]))


def failed(line, error):
    _line("%d.%d\tno\t%s: %s" % (line, _round[0], type(error).__name__, error))


# -- assertions


def eq_(a, b, msg=None):
    assert a == b, msg or "%r != %r" % (a, b)


def ne_(a, b, msg=None):
    assert a != b, msg or "%r == %r" % (a, b)


def is_(a, b, msg=None):
    assert a is b, msg or "%r is not %r" % (a, b)


def is_not(a, b, msg=None):
    assert a is not b, msg or "%r is %r" % (a, b)


def is_true(a, msg=None):
    assert bool(a), msg or "%r is not true" % (a,)


def is_false(a, msg=None):
    assert not a, msg or "%r is not false" % (a,)


def is_none(a, msg=None):
    assert a is None, msg or "%r is not None" % (a,)


def is_not_none(a, msg=None):
    assert a is not None, msg or "it is None"


def is_instance_of(a, b, msg=None):
    assert isinstance(a, b), msg or "%r is no %r" % (a, b)


def in_(a, b, msg=None):
    assert a in b, msg or "%r not in %r" % (a, b)


def not_in(a, b, msg=None):
    assert a not in b, msg or "%r in %r" % (a, b)


def eq_ignore_whitespace(a, b, msg=None):
    a = re.sub(r"^\s+?|\n", "", a)
    b = re.sub(r"^\s+?|\n", "", b)
    eq_(re.sub(r" {2,}|\t", " ", a), re.sub(r" {2,}|\t", " ", b), msg)


@contextlib.contextmanager
def expect_raises(kind, **ignored):
    try:
        yield
    except kind:
        return
    assert False, "no exception was raised"


@contextlib.contextmanager
def expect_raises_message(kind, pattern, **ignored):
    try:
        yield
    except kind as e:
        assert re.search(pattern, str(e), re.UNICODE), "%r !~ %s" % (pattern, e)
        return
    assert False, "no exception was raised"


def assert_raises(kind, fn, *args, **kw):
    with expect_raises(kind):
        fn(*args, **kw)


def assert_raises_message(kind, pattern, fn, *args, **kw):
    with expect_raises_message(kind, pattern):
        fn(*args, **kw)


@contextlib.contextmanager
def _quiet(*args, **kw):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield


expect_warnings = expect_deprecated = expect_deprecated_20 = emits_warning = _quiet


def uses_deprecated(*messages):
    def decorate(fn):
        return fn

    return decorate


class AssertsCompiledSQL:
    def assert_compile(
        self,
        clause,
        result,
        params=None,
        checkparams=None,
        for_executemany=False,
        check_literal_execute=None,
        check_post_param=None,
        dialect=None,
        checkpositional=None,
        check_prefetch=None,
        use_default_dialect=False,
        allow_dialect_select=False,
        supports_default_values=True,
        supports_native_boolean=False,
        supports_default_metavalue=True,
        literal_binds=False,
        render_postcompile=False,
        schema_translate_map=None,
        render_schema_translate=False,
        default_schema_name=None,
        from_linting=False,
        check_param_order=True,
        use_literal_execute_for_simple_int=False,
    ):
        if use_default_dialect:
            dialect = default.DefaultDialect()
            dialect.supports_default_values = supports_default_values
            dialect.supports_default_metavalue = supports_default_metavalue
            dialect.supports_native_boolean = supports_native_boolean
        elif allow_dialect_select:
            dialect = None
        else:
            dialect = dialect or getattr(self, "__dialect__", None) or db.dialect
            if dialect in ("default", "default_qmark"):
                style = ("qmark",) if dialect == "default_qmark" else ()
                dialect = default.DefaultDialect(*style)
                dialect.supports_default_values = supports_default_values
                dialect.supports_default_metavalue = supports_default_metavalue
            elif dialect == "default_enhanced":
                dialect = default.StrCompileDialect()
            elif isinstance(dialect, str):
                dialect = url.URL.create(dialect).get_dialect()()
        if default_schema_name:
            dialect.default_schema_name = default_schema_name

        kw = {}
        if schema_translate_map:
            kw["schema_translate_map"] = schema_translate_map
        if params is not None:
            kw["column_keys"] = list(params)
        if for_executemany:
            kw["for_executemany"] = True
        if render_schema_translate:
            kw["render_schema_translate"] = True
        flags = {
            "literal_binds": literal_binds,
            "render_postcompile": render_postcompile,
            "use_literal_execute_for_simple_int": use_literal_execute_for_simple_int,
        }
        flags = {name: True for name, on in flags.items() if on}
        if flags:
            kw["compile_kwargs"] = flags

        compiled = clause.compile(dialect=dialect, **kw)
        text = re.sub(r"[\n\t]", "", str(compiled))
        assert text == result, "%r != %r" % (text, result)
        if checkparams is not None:
            if render_postcompile:
                got = compiled.construct_expanded_state(params, escape_names=False).parameters
            else:
                got = compiled.construct_params(params)
            eq_(got, checkparams)
        if checkpositional is not None:
            if render_postcompile:
                state = compiled.construct_expanded_state(params, escape_names=False)
                eq_(tuple(state.parameters[x] for x in state.positiontup), checkpositional)
            else:
                values = compiled.construct_params(params, escape_names=False)
                eq_(tuple(values[x] for x in compiled.positiontup), checkpositional)


def resolve_lambda(fn, **names):
    """Calls a lambda whose free names, as its parameters, are given."""
    given = {n: names.pop(n) for n in inspect.signature(fn).parameters}
    space = fn.__globals__
    missing = object()
    old = {n: space.get(n, missing) for n in names}
    space.update(names)
    try:
        return fn(**given)
    finally:
        for n, value in old.items():
            if value is missing:
                del space[n]
            else:
                space[n] = value


def Table(*args, **kw):
    """A table without what tells the real suite's databases how to treat it."""
    return sqlalchemy.Table(*args, **{k: v for k, v in kw.items() if not k.startswith("test_")})


def Column(*args, **kw):
    return sqlalchemy.Column(*args, **{k: v for k, v in kw.items() if not k.startswith("test_")})


class pep435_enum:
    """A class that looks like an enumeration and is none of Python's."""

    def __new__(cls, name):
        known = {}

        def init(self, name, value, alias=None):
            self.name, self.value = name, value
            known[value] = self
            for n in (name, alias):
                if n:
                    self.__members__[n] = self
                    setattr(type(self), n, self)

        body = {"__members__": {}, "__init__": init, "get": classmethod(lambda cls, value: known[value])}
        return type(name, (object,), body)


class AssertsExecutionResults:
    pass


class ComparesTables:
    pass


# -- fixtures, parameters, requirements


def fixture(fn=None, **options):
    def decorate(fn):
        fn._fixture = options
        return fn

    return decorate(fn) if fn is not None else decorate


class _Case:
    def __init__(self, values):
        self.values = values


def case(*values, **ignored):
    return _Case(values)


def combinations(*sets, argnames=None, id_=None, **ignored):
    rows = []
    for one in sets:
        if isinstance(one, _Case):
            one = one.values
        elif not isinstance(one, tuple):
            one = (one,)
        if id_:
            one = tuple(v for v, kind in zip(one, id_) if kind in "as")
        rows.append(one)

    def decorate(fn):
        names = [n.strip() for n in argnames.split(",")] if argnames else None
        fn.__dict__.setdefault("_rounds", []).append((names, rows))
        return fn

    return decorate


def combinations_list(rows, **kw):
    return combinations(*rows, **kw)


class Variation:
    """One of the cases a test is run with; a pair of booleans is named after the argument."""

    def __init__(self, name, names):
        self._name, self.name = name, name
        self._names = names

    def __getattr__(self, name):
        if name in self._names:
            return name == self._name
        raise AttributeError(name)

    def __bool__(self):
        return not self._name.startswith("not_")

    def __str__(self):
        return self._name

    def fail(self):
        raise NotImplementedError(self._name)


def variation(argname, cases):
    names = [c[0] if isinstance(c, tuple) else c for c in cases]
    names = [n if isinstance(n, str) else argname if n else "not_" + argname for n in names]
    return combinations(*[(Variation(n, names),) for n in names], argnames=argname)


class _Anything:
    """Decorates with nothing and calls itself true: a requirement that is met."""

    enabled = True

    def __init__(self, *args, **kw):
        pass

    def __call__(self, *args, **kw):
        if len(args) == 1 and not kw and inspect.isfunction(args[0]):
            return args[0]
        return self

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return _Anything()


requires = _Anything()
skip_if = only_if = only_on = fails_on = fails_if = fails = exclude = _Anything
crashes = provide_metadata = force_drop_names = future = _Anything()
emits_warning_on = _Anything


try:
    from unittest import mock
except ImportError:
    mock = _Anything()


class _Config:
    @property
    def db(self):
        return db


config = _Config()


class _Tables(dict):
    def __getattr__(self, name):
        try:
            return self[name]
        except KeyError:
            raise AttributeError(name)


class TestBase:
    @fixture
    def metadata(self):
        return MetaData()

    @fixture
    def connection(self):
        with db.connect() as conn:
            yield conn


class TablesTest(TestBase):
    run_setup_bind = None

    @classmethod
    def define_tables(cls, metadata):
        pass


class _Fixtures:
    TestBase = TestBase
    TablesTest = TablesTest
    CacheKeyFixture = object
    CompareTables = object

    def __getattr__(self, name):
        return TestBase


fixtures = _Fixtures()


class Request:
    """What a fixture with parameters is given."""

    def __init__(self, param):
        self.param = param


def _values(self, names, known):
    """The arguments a test names: what a fixture of its class gives, or a round."""
    out = {}
    for name in names:
        if name in known:
            out[name] = known[name]
            continue
        fn = getattr(type(self), name)
        if not hasattr(fn, "_fixture"):
            raise LookupError("no fixture " + name)
        out[name] = _call(self, fn, known)
    return out


def _arguments(fn):
    return [n for n in inspect.signature(fn).parameters if n not in ("self", "cls")]


def _call(self, fn, known):
    got = fn(self, **_values(self, _arguments(fn), known))
    if inspect.isgenerator(got):
        got = next(got)
    return got


def run(cls, name):
    fn = getattr(cls, name)
    names = _arguments(fn)
    rounds = [{}]
    given = set()
    for argnames, _ in getattr(fn, "_rounds", []):
        given.update(argnames or [])
    free = [n for n in names if n not in given]
    for argnames, rows in getattr(fn, "_rounds", []):
        keys = argnames or free
        rounds = [
            dict(old, **dict(zip(keys, row)))
            for row, old in itertools.product(rows, rounds)
        ]
    for key in free:
        # A fixture with parameters runs the test once for each.
        options = getattr(getattr(cls, key, None), "_fixture", None) or {}
        if "params" in options:
            rounds = [dict(old, request=Request(p)) for old in rounds for p in options["params"]]
    cls.metadata_ = MetaData()
    if issubclass(cls, TablesTest):
        cls.define_tables(cls.metadata_)
        cls.tables = _Tables((t.key, t) for t in cls.metadata_.tables.values())
    for hook in ("setup_class", "setup_test_class"):
        if hasattr(cls, hook):
            getattr(cls, hook)()
    for n, known in enumerate(rounds):
        _round[0] = n
        try:
            self = cls()
            for hook in ("setup_method", "setup_test", "setUp"):
                if hasattr(self, hook):
                    getattr(self, hook)()
            for key in dir(cls):
                auto = getattr(getattr(cls, key, None), "_fixture", None)
                if auto and auto.get("autouse"):
                    _call(self, getattr(cls, key), known)
            fn(self, **_values(self, names, known))
        except Exception as e:
            print("\x02%d\t%s: %s" % (n, type(e).__name__, str(e).replace("\n", "\\n")))


db = create_engine("sqlite://")
