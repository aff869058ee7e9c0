#!/usr/bin/env python3
"""library.py [COUNT [SEED]] prints a Python program that evaluates COUNT calls of the standard library's functions with
arguments drawn for each, and prints each with its value or its error, as generate.py does for the built-in types."""
import random
import sys

COUNT = int(sys.argv[1]) if len(sys.argv) > 1 else 4000
rng = random.Random(int(sys.argv[2]) if len(sys.argv) > 2 else 1)


def pick(*choices):
    return rng.choice(choices)


def some(items, low=0, high=4):
    return ", ".join(rng.choice(items) for _ in range(rng.randint(low, high)))


INTS = ["0", "1", "-1", "2", "7", "12", "-13", "100", "255", "10**12", "2**40+1"]
FLOATS = ["0.0", "1.5", "-2.25", "0.1", "3.999", "1e-5", "12345.678", "1e6", "0.5", "2.0"]
NUMBERS = INTS + FLOATS
WORDS = ["''", "'a'", "'abc'", "'Hello World'", "'a,b;c'", "'x=1&y=2'", "'  pad '", "'naïve café'", "'tab\\tsep'", "'two\\nlines'", "'it\\'s \"q\"'", "'snake_case'", "'2024-02-29'", "'a-b-c d'", "'100%'"]
LISTS = ["[]", "[1]", "[3, 1, 2]", "[1, 1, 2, 2, 3]", "[2.5, 0.5]", "[5, 3, 9, 1, 7]", "list('abca')", "[(1, 'b'), (0, 'a')]", "range(6)"]
DATA = ["[1, 2, 3, 4]", "[1.5, 2.5, 4.0]", "[Fraction(1, 3), Fraction(1, 2)]", "[Decimal('1.1'), Decimal('2.2')]", "[7]", "[]", "[3, 1, 3]", "range(1, 10)"]
DECIMALS = ["'1'", "'-2.50'", "'0.001'", "'123456.789'", "'1E+5'", "'1E-9'", "'0'", "'-0.0'", "'99.995'", "'3'", "'7.25'", "'NaN'", "'Infinity'"]
ROUNDINGS = ["ROUND_UP", "ROUND_DOWN", "ROUND_CEILING", "ROUND_FLOOR", "ROUND_HALF_UP", "ROUND_HALF_DOWN", "ROUND_HALF_EVEN", "ROUND_05UP"]
FRACTIONS = ["Fraction(1, 3)", "Fraction(-7, 4)", "Fraction(5)", "Fraction('0.125')", "Fraction(0)", "Fraction(22, 7)"]
DATES = ["date(2024, 2, 29)", "date(1999, 12, 31)", "date(1, 1, 1)", "date(2023, 7, 4)"]
TIMES = ["datetime(2024, 2, 29, 13, 5, 9, 70)", "datetime(1999, 12, 31, 23, 59, 59)", "datetime(2024, 6, 1, tzinfo=timezone.utc)", "datetime(2000, 1, 1, 0, 0, tzinfo=timezone(timedelta(hours=-3, minutes=-30)))", "datetime(2024, 11, 3, 1, 30, fold=1, tzinfo=ZoneInfo('America/New_York'))"]
DELTAS = ["timedelta(1)", "timedelta(hours=-5)", "timedelta(days=3, seconds=7, microseconds=9)", "timedelta(0)", "timedelta(weeks=2, milliseconds=1500)"]
BYTES = ["b''", "b'abc'", "b'\\x00\\xff'", "b'hello world'", "b'YWJj'", "b'61'"]
PATTERNS = [r"a", r"\d+", r"(\w)(\w)?", r"[aeiou]+", r"^\w+", r"\s*[,;]\s*", r"(?P<k>\w)=(?P<v>\d)", r"(a|b)*", r"\b\w", r"(?i)HELLO", r".", r"x*", r"(?<=-)\w", r"\w(?=-)", r"(\w)\1", r"[^a-z ]", r"$", r"(", r"a{2,1}", r"*"]
JSONS = ["'[1, 2.5, null]'", "'{\"a\": [true]}'", "'[1,'", "'{\"a\" 1}'", "'\"\\\\u00e9\"'", "'nul'", "''", "'1e3'", "'{\"k\": {}, \"l\": []}'", "'[1] x'"]
VALUES = ["{'a': 1}", "[1, None, True]", "'é\\n'", "1.5", "{'b': [1, {'c': ()}], 'a': {}}", "{1: 2, 'x': None}", "float('inf')", "{1, 2}", "date(2024, 1, 1)"]
URLS = ["'http://u:p@Host:80/a/b;c?d=1#e'", "'//h/p'", "'/a/../b'", "'mailto:x@y'", "'?q'", "''", "'g/h'", "'sqlite:///x.db'"]


def q(text):
    return repr(text)


def number():
    return pick(*NUMBERS)


def deterministic():
    """A draw right after a seed."""
    seed = pick("0", "1", "42", "'s'", "b'x'", "3.5", "-9")
    call = pick("random()", "randint(%s, %s)" % (pick("1", "5"), pick("6", "3", "10**20")), "choice(%s)" % pick(*LISTS), "sample(range(50), %s)" % pick("0", "3", "5", "60"), "uniform(1, 2)",
                "shuffled", "choices('abc', k=%s)" % pick("0", "4"), "choices([1, 2], weights=[%s, 1], k=3)" % pick("1", "5", "0"), "getrandbits(%s)" % pick("1", "33", "70"), "randrange(%s)" % pick("0", "9", "3, 30, 4", "9, 1"),
                "triangular(0, 9, 4)", "randbytes(3)", "paretovariate(2)", "expovariate(0.5)")
    if call == "shuffled":
        return "(R := random.Random(%s), x := [1, 2, 3, 4, 5], R.shuffle(x), x)[-1]" % seed
    return "random.Random(%s).%s" % (seed, call)


MAKERS = [
    lambda: deterministic(),
    lambda: "math.%s(%s)" % (pick("sqrt", "floor", "ceil", "trunc", "exp", "log", "log2", "log10", "sin", "cos", "tan", "atan", "fabs", "degrees", "radians", "isfinite", "isqrt", "factorial", "ulp", "frexp", "modf"), pick(*(NUMBERS[:-1] + ["'x'"]))),
    lambda: "math.%s(%s, %s)" % (pick("gcd", "lcm", "pow", "fmod", "copysign", "comb", "perm", "log", "atan2", "hypot", "remainder", "isclose", "ldexp"), pick(*NUMBERS[:8], *FLOATS[:6]), pick("0", "1", "2", "3", "-1", "10", "0.5", "2.0")),
    lambda: "statistics.%s(%s)" % (pick("mean", "fmean", "median", "median_low", "median_high", "mode", "multimode", "variance", "pvariance", "stdev", "pstdev", "harmonic_mean", "quantiles"), pick(*DATA)),
    lambda: "Decimal(%s) %s Decimal(%s)" % (pick(*DECIMALS), pick("+", "-", "*", "/", "//", "%", "<", "==", ">="), pick(*DECIMALS)),
    lambda: "Decimal(%s).quantize(Decimal(%s), rounding=%s)" % (pick(*DECIMALS), pick("'1'", "'0.01'", "'0.1'", "'1E+2'"), pick(*ROUNDINGS)),
    lambda: "Decimal(%s).%s()" % (pick(*DECIMALS), pick("normalize", "sqrt", "as_tuple", "adjusted", "to_integral_value", "to_eng_string", "is_signed", "number_class", "copy_abs", "as_integer_ratio", "next_plus", "next_minus", "logb", "ln", "log10", "__int__", "__float__")),
    lambda: "Decimal(%s).%s(Decimal(%s))" % (pick(*DECIMALS), pick("compare", "max", "min", "copy_sign", "compare_total", "remainder_near", "same_quantum", "max_mag"), pick(*DECIMALS)),
    lambda: "format(Decimal(%s), %s)" % (pick(*DECIMALS), q(pick("", ".2f", "e", ".3g", "+.1f", ",.2f", ">12", "%", "010.2f", "n", "^9.1f", "d"))),
    lambda: "%s %s %s" % (pick(*FRACTIONS), *pick(("+", pick(*FRACTIONS, "2", "0.5")), ("-", pick(*FRACTIONS, "2", "0.5")), ("*", pick(*FRACTIONS, "-1")), ("/", pick(*FRACTIONS, "2")), ("//", pick(*FRACTIONS)), ("%", pick(*FRACTIONS)), ("**", pick("2", "-1", "0")), ("<", pick(*FRACTIONS, "0.5")), ("==", pick(*FRACTIONS, "5")))),
    lambda: "%s(%s)" % (pick("round", "math.floor", "math.ceil", "int", "float", "abs", "str", "repr", "hash", "Fraction", "bool"), pick(*FRACTIONS)),
    lambda: "%s.strftime(%s)" % (pick(*DATES, *TIMES), q(pick("%Y-%m-%d", "%d/%m/%y %H:%M:%S.%f", "%A %B %j %U %w", "%I %p %Z %z", "%G-W%V-%u", "%c | %x | %X", "%%", "%a %b %e", "%y%m", ""))),
    lambda: "datetime.strptime(%s, %s)" % (q(pick("2024-02-29", "31/12/1999", "2024-02-29 13:05", "12:30 PM", "Feb 3 2021", "2024-060", "2024-13-01", "")), q(pick("%Y-%m-%d", "%d/%m/%Y", "%Y-%m-%d %H:%M", "%I:%M %p", "%b %d %Y", "%Y-%j"))),
    lambda: "%s.fromisoformat(%s)" % (pick("date", "datetime"), q(pick("2024-02-29", "20240229", "2024-W09-4", "2024-02-29T13:05", "2024-02-29 13:05:09.5+02:00", "13:05", "13:05:09.123456Z", "2024-02-30", "x", "2024-02-29T25"))),
    lambda: "%s %s %s" % (pick(*DATES, *TIMES, *DELTAS), pick("+", "-", "<", "==", "*", "/", "//"), pick(*DATES, *TIMES, *DELTAS, "2", "0.5")),
    lambda: "%s.%s()" % (pick(*DATES, *TIMES), pick("isoformat", "weekday", "isocalendar", "toordinal", "timetuple", "ctime", "utcoffset", "tzname", "date", "timestamp", "isoweekday", "__hash__")),
    lambda: "%s.astimezone(%s)" % (pick(*TIMES[2:]), pick("timezone.utc", "ZoneInfo('Asia/Tokyo')", "ZoneInfo('Europe/London')", "timezone(timedelta(hours=5))")),
    lambda: "re.%s(%s, %s)" % (pick("search", "match", "fullmatch", "findall", "split"), q(pick(*PATTERNS)), pick(*WORDS)),
    lambda: "re.%s(%s, %s, %s)" % (pick("sub", "subn"), q(pick(*PATTERNS)), pick("'-'", "r'<\\g<0>>'", "r'\\1'", "lambda m: m[0].upper()", "r'\\2\\1'"), pick(*WORDS)),
    lambda: "json.loads(%s)" % pick(*JSONS),
    lambda: "json.dumps(%s%s)" % (pick(*VALUES), pick("", ", indent=2", ", sort_keys=True", ", ensure_ascii=False", ", separators=(',', ':')", ", default=str", ", allow_nan=False", ", skipkeys=True")),
    lambda: "list(itertools.%s)" % pick("permutations(%s, 2)" % pick(*LISTS[:4]), "combinations(%s, 2)" % pick(*LISTS), "product(%s, repeat=2)" % pick(*LISTS[:4]), "accumulate(%s)" % pick(*LISTS[:6]), "chain(%s)" % some(LISTS), "islice(%s, %s)" % (pick(*LISTS), pick("2", "1, 3", "0, None, 2", "-1")), "zip_longest(%s)" % some(LISTS), "pairwise(%s)" % pick(*LISTS), "compress('abcd', %s)" % pick(*LISTS[:4]), "takewhile(lambda x: x < 3, %s)" % pick(*LISTS[:6]), "starmap(pow, [(2, 3)])", "combinations_with_replacement(%s, 2)" % pick(*LISTS[:3])),
    lambda: "Counter(%s)%s" % (pick(*LISTS, *WORDS), pick("", ".most_common(2)", ".total()", " + Counter('ab')", " - Counter([1])", " & Counter([1, 3])", " | Counter('a')")),
    lambda: "deque(%s, %s)" % (pick(*LISTS, *WORDS), pick("None", "2", "0", "-1")),
    lambda: "heapq.%s" % pick("nlargest(2, %s)" % pick(*LISTS), "nsmallest(%s, %s)" % (pick("0", "2", "-1"), pick(*LISTS)), "merge([1, 3], [2])" if False else "heappop(%s)" % pick(*LISTS)),
    lambda: "bisect.%s(%s, %s)" % (pick("bisect", "bisect_left", "bisect_right"), pick("[1, 3, 3, 5]", "[]", "['a', 'c']"), pick("3", "0", "'b'", "9")),
    lambda: "textwrap.%s" % pick("wrap(%s, %s)" % (q("The quick-brown fox -- jumps over it."), pick("1", "5", "9", "20", "0")), "shorten(%s, %s)" % (q("hello big  wide world"), pick("5", "12", "40", "2")), "dedent(%s)" % q(pick("  a\n    b\n", "a\n b", "\t x\n\t y\n\n")), "indent(%s, '> ')" % pick(*WORDS), "fill(%s, 8)" % pick(*WORDS)),
    lambda: "string.Template(%s).%s(x=1)" % (q(pick("$x", "$x $y", "${x}!", "$$x", "$", "${bad")), pick("substitute", "safe_substitute")),
    lambda: "string.Formatter().format(%s, 1, 'b', k=[2])" % q(pick("{}", "{0}{1!r}", "{k[0]:>4}", "{", "{2}", "{} {0}", "{zz}", "{0:{1}}")),
    lambda: "base64.%s(%s)" % (pick("b64encode", "b64decode", "b32encode", "b32decode", "b16encode", "b16decode", "urlsafe_b64encode", "b85encode", "a85encode"), pick(*BYTES, "'text'")),
    lambda: "hashlib.%s(%s).hexdigest()" % (pick("md5", "sha1", "sha256", "sha3_256", "sha512"), pick(*BYTES, "'text'")),
    lambda: "struct.pack(%s, %s)" % (q(pick("<i", ">H", "b", "<d", "!q", "3s", "?", "<f", "B")), pick("1", "-1", "300", "2.5", "b'ab'", "'x'", "True")),
    lambda: "struct.unpack(%s, %s)" % (q(pick("<i", ">H", "2b", "<e", "4s")), pick("b'\\x01\\x02\\x03\\x04'", "b'ab'", "b''")),
    lambda: "urllib.parse.%s(%s)" % (pick("quote", "quote_plus", "unquote", "unquote_plus", "parse_qs", "parse_qsl", "urlparse", "urlsplit", "urldefrag"), pick(*WORDS, *URLS)),
    lambda: "urllib.parse.urljoin(%s, %s)" % (pick(*URLS), pick(*URLS)),
    lambda: "urllib.parse.urlencode(%s)" % pick("{'a': 1, 'b': 'x y'}", "[('k', 'é')]", "{'l': [1, 2]}, doseq=True", "{}", "5"),
    lambda: "shlex.%s(%s)" % (pick("split", "quote"), pick(*WORDS)),
    lambda: "html.%s(%s)" % (pick("escape", "unescape"), pick(*WORDS, "'<a href=\"x\">&amp;&#39;&copy;</a>'")),
    lambda: "list(csv.reader(io.StringIO(%s)%s))" % (q(pick("a,b\nc,d\n", '"x,y",z', 'a;"b"', '"open', "", "1,2.5\n\n,")), pick("", ", delimiter=';'", ", quoting=csv.QUOTE_NONE", ", skipinitialspace=True", ", quoting=csv.QUOTE_NONNUMERIC")),
    lambda: "(o := io.StringIO(), csv.writer(o%s).writerow(%s), o.getvalue())[-1]" % (pick("", ", quoting=csv.QUOTE_ALL", ", delimiter=';'", ", quoting=csv.QUOTE_NONNUMERIC", ", lineterminator='|'"), pick("[1, 'a,b', None]", "['q\"q', 2.5]", "['']", "[]", "['a\\nb', True]", "5")),
    lambda: "list(difflib.%s(%s, %s))" % (pick("ndiff", "unified_diff", "context_diff"), pick("['a\\n', 'b\\n']", "['one\\n', 'two\\n', 'tree\\n']", "[]"), pick("['a\\n', 'c\\n']", "['one\\n', 'three\\n']", "['b\\n']")),
    lambda: "difflib.SequenceMatcher(None, %s, %s).ratio()" % (pick(*WORDS), pick(*WORDS)),
    lambda: "calendar.%s" % pick("monthrange(%s, %s)" % (pick("2024", "1900"), pick("2", "12", "13")), "month(2024, %s)" % pick("1", "6"), "isleap(%s)" % pick("1900", "2000", "2023"), "monthcalendar(2024, 2)", "timegm((2020, 1, 2, 3, 4, 5))"),
    lambda: "pprint.pformat(%s, width=%s)" % (pick(*VALUES[:-1], "{'key': list(range(12)), 'other': 'word ' * 9}", "[('a', 1)] * 8", "{(1, 2): {'x': {1, 2, 3}}}"), pick("10", "20", "40", "80")),
    lambda: "operator.%s(%s, %s)" % (pick("add", "sub", "mul", "truediv", "mod", "lt", "eq", "contains", "getitem", "concat", "xor", "countOf"), pick(*LISTS[:4], *NUMBERS[:5]), pick("1", "0", "[1]", "2.5", "'a'")),
    lambda: "operator.%s(%s)" % (pick("itemgetter(0)", "itemgetter(0, -1)", "attrgetter('real')", "methodcaller('index', 1)", "neg", "not_", "index"), pick(*LISTS, *NUMBERS[:4])),
    lambda: "fnmatch.fnmatch(%s, %s)" % (q(pick("a.py", "B.PY", "file1", "x/y")), q(pick("*.py", "?.py", "file[0-9]", "[!a]*", "*"))),
    lambda: "ipaddress.%s(%s)" % (pick("ip_address", "ip_network", "ip_interface"), q(pick("10.0.0.1", "10.0.0.0/8", "::1", "2001:db8::/32", "256.0.0.1", "10.0.0.1/24", "x", "1.2.3"))),
    lambda: "PurePosixPath(%s).%s" % (pick("'a/b.tar.gz'", "'/a/b'", "''", "'..'", "'x.py'"), pick("parts", "suffix", "suffixes", "stem", "parent", "name", "with_suffix('.x')", "with_name('q')", "relative_to('/a')", "is_absolute()", "match('*.gz')", "as_posix()", "joinpath('c', '/d')", "as_uri()")),
    lambda: "os.path.%s(%s)" % (pick("split", "splitext", "basename", "dirname", "normpath", "isabs", "commonprefix"), pick("'a/b.c'", "'/x/../y'", "''", "'a//b/'", "['ab', 'ac']", "5")),
    lambda: "uuid.UUID(%s)" % pick("'12345678123456781234567812345678'", "int=5", "bytes=b'a' * 16", "'x'", "int=-1"),
    lambda: "array.array(%s, %s)" % (q(pick("i", "d", "b", "B", "z")), pick("[1, 2]", "[1.5]", "b'ab'", "[300]", "['x']", "[]")),
    lambda: "functools.reduce(%s, %s)" % (pick("operator.add", "operator.mul", "max"), pick(*LISTS)),
    lambda: "inspect.signature(%s)" % pick("lambda a, b=1, *c, d, e=2, **f: 0", "lambda a, /, b: 0", "lambda *, k: 0", "lambda: 0"),
    lambda: "reprlib.repr(%s)" % pick("list(range(20))", "'x' * 50", "{i: i for i in range(9)}", "10**60", "(1,)", "set(range(9))"),
    lambda: "collections.namedtuple(%s, %s)%s" % (q(pick("P", "1P")), q(pick("x y", "x x", "_a", "class", "a,b")), pick("(1, 2)", "(1)", "._fields", "(x=1, y=2)")),
    lambda: "binascii.%s(%s)" % (pick("hexlify", "unhexlify", "crc32", "b2a_base64", "a2b_base64"), pick(*BYTES, "'61'", "'zz'")),
    lambda: "secrets.compare_digest(%s, %s)" % (pick("'a'", "b'a'", "'é'"), pick("'a'", "b'b'", "5")),
    lambda: "copy.%s(%s)" % (pick("copy", "deepcopy"), pick(*VALUES[:6])),
]

print("import array, base64, binascii, bisect, calendar, collections, copy, csv, difflib, fnmatch, functools, hashlib, heapq, html, inspect, io, ipaddress, itertools, json, math")
print("import operator, os, pprint, random, re, reprlib, secrets, shlex, statistics, string, struct, textwrap, urllib.parse, uuid")
print("from collections import Counter, deque\nfrom datetime import date, datetime, time, timedelta, timezone\nfrom decimal import *\nfrom fractions import Fraction\nfrom pathlib import PurePosixPath\nfrom zoneinfo import ZoneInfo")
print("def show(n, f):\n    try:\n        r = repr(f())\n    except Exception as e:\n        r = type(e).__name__ + ': ' + str(e)\n    print(n, r.replace('\\n', '|'))")
for i in range(COUNT):
    print("show(%d, lambda: %s)" % (i, rng.choice(MAKERS)()))
