package engine_test

// heavyCalls are calls that take long by themselves, each with what goes before it.
var heavyCalls = []struct {
	before string
	calls  []string
}{
	// Long texts as code.
	{"s = 'x = [1, 2, {1: f(3)}]\\n' * 20000; t = '[' + '1, 2, (3, 4), ' * 30000 + ']'; u = 'def f(a, b=1):\\n    return a + b * 2 if a else [b for b in range(a)]\\n' * 6000; v = 'f\"{x}{y!r:>{w}} \" ' * 20000", []string{
		`compile(s, 'x', 'exec')`, `eval(t)`, `exec(u)`, `compile(v, 'x', 'eval')`, `exec('# comment\n' * 200_000)`,
	}},
	// Texts and lists as numbers.
	{"s = '7' * 10_000_000; z = [1] * 5_000_000", []string{
		`float(s)`, `float('1_' * 5_000_000 + '1')`, `complex(s)`, `complex(s + 'j')`, `bytes(z)`,
	}},
	// Big numbers.
	{"import sys; sys.set_int_max_str_digits(0); n, m = 7 ** 300_000, 3 ** 200_000", []string{
		`n // m`, `n % m`, `divmod(n, m)`, `m / n`, `pow(n, 3, m)`, `pow(m, -1, n)`, `str(n)`, `int('7' * 300_000)`,
		`int('f' * 3_000_000, 16)`, `hex(n)`, `n.to_bytes(110_000, 'big')`, `int.from_bytes(b'abc' * 3_000_000, 'little')`,
		`hash(n)`, `n << 5_000_000`,
	}},
	{"import math; n, m = 7 ** 300_000, 3 ** 200_000", []string{
		`math.isqrt(n)`, `math.gcd(n, m)`, `math.lcm(n, m)`, `math.comb(100_000, 50_000)`, `math.factorial(200_000)`,
		`math.prod(range(1, 100_000))`,
	}},
	{"from decimal import *; getcontext().prec = 20_000; a, b = Decimal(1) / 7, Decimal(3) / 11", []string{
		`a * b`, `a / b`, `a.sqrt()`, `a.exp()`, `a.ln()`, `a.log10()`, `a ** b`, `a ** 30_000`, `str(a)`,
		`Decimal('1' * 200_000)`, `hash(a)`,
	}},
	// Long texts.
	{"s = 'aé, ' * 3_000_000", []string{
		`s.replace('a', 'xy')`, `s.replace('', '-')`, `s.split(',')`, `s.split()`, `s.rsplit()`, `s.splitlines()`,
		`s.upper()`, `s.title()`, `s.swapcase()`, `s.casefold()`, `s.isprintable()`, `s.strip('aé, ')`,
		`s.translate({97: 'b'})`, `s.encode('latin-1')`, `s.encode('ascii', 'xmlcharrefreplace')`, `s.encode().decode()`,
		`repr(s)`, `s[::-1]`, `len(s)`, `s.count('a,')`, `s.find('zz')`, `s.expandtabs()`, `hash(s + 'x')`, `s == s + ''`,
		`list(s)`, `set(s)`, `'{}'.format(s)`, `'%s' % s`, `s * 2`,
	}},
	// Large containers.
	{"a = list(range(500_000)); b = set(a); d = dict.fromkeys(a)", []string{
		`a + a`, `a * 3`, `a[::-1]`, `a == a[:]`, `tuple(a) == tuple(a)`, `hash(tuple(a))`, `sorted(a, reverse=True)`,
		`sum(a)`, `max(a)`, `a.count(5)`, `a.index(499_999)`, `b | b`, `b - {1}`, `b == set(a)`, `b <= set(a)`, `b ^ {1}`,
		`frozenset(a)`, `dict(d)`, `d | d`, `d == dict(d)`, `d.keys() & b`, `repr(a)`, `list(d.items())`, `[*a, *a]`,
		`{**d}`, `','.join(map(str, a))`, `bytes(3_000_000).hex()`,
	}},
	// Endless iterators inside of one call.
	{"from itertools import *; from collections import *; from functools import reduce", []string{
		`list(repeat(1))`, `sum(count())`, `max(cycle([1, 2]))`, `deque(count(), maxlen=5)`, `any(repeat(0))`,
		`''.join(repeat('ab'))`, `set(count())`, `dict(zip(count(), repeat(1)))`, `5.5 in count()`,
		`next(filter(None, repeat(0)))`, `next(islice(count(), 10 ** 9, None))`, `next(compress(repeat(1), repeat(0)))`,
		`next(chain.from_iterable(repeat(())))`, `sorted(count())`, `[].extend(repeat(1))`, `{1}.issuperset(repeat(1))`,
		`reduce(max, count())`, `Counter(repeat(1))`, `range(10 ** 9).index(10 ** 9 - 1)`, `5.5 in range(10 ** 9)`,
		`print(*count())`,
	}},
	// The library.
	{"import random, re, json, pprint, copy, string, hashlib, base64, heapq, textwrap", []string{
		`random.sample(range(10 ** 7), 300_000)`, `random.shuffle(list(range(300_000)))`,
		`re.findall(r'\w+', 'ab ' * 1_000_000)`, `re.search('b', 'é' * 5_000_000)`, `re.match(r'a*b', 'a' * 5_000_000)`,
		`re.escape('a.' * 3_000_000)`, `json.dumps('xé' * 2_000_000)`, `json.loads('[' + '1,' * 500_000 + '1]')`,
		`pprint.pformat(list(range(20_000)))`, `copy.deepcopy([[i] for i in range(100_000)])`,
		`string.Template('$a' * 30_000).substitute(a='$a' * 30_000)`, `hashlib.sha256(bytes(30_000_000)).hexdigest()`,
		`hashlib.pbkdf2_hmac('sha256', b'a', b'b', 10_000_000)`, `base64.b64encode(bytes(10_000_000))`,
		`heapq.nlargest(3, range(2_000_000))`, `textwrap.fill('word ' * 100_000)`,
	}},
	// Work that is cheap by the byte, many times without a step in between.
	{"s = 'aé, ' * 3_000_000", []string{
		`s[1_000_000:5_000_000]`, `s[5_000_000]`, `f'{s:.1000000}'`, `hash(s[1:])`, `{s + 'x'}`, `s.encode('unicode_escape')`,
		`s.encode('ascii', 'namereplace')`, `ascii(s)`, `f'{s!a}'`, `s.format()`, `('%%' * 5_000_000) % ()`,
		`('{{' * 5_000_000).format()`, `'{:020000000,d}'.format(5)`, `s.maketrans(s[:1_000_000], s[:1_000_000])`,
	}},
	{"b = bytes(range(256)) * 50_000; v = memoryview(b)", []string{
		`b.upper()`, `b.title()`, `b.strip(bytes(range(256)))`, `b.split()`, `b.splitlines()`, `b[::-1]`, `repr(b)`, `list(b)`,
		`v.tolist()`, `v == memoryview(b + b'1')`, `b'%r' % b`, `(b' ' * 10_000_000).isspace()`, `hash(b + b'1')`, `b','.join([b'ab'] * 1_000_000)`,
	}},
	{"import base64, binascii, datetime, json, random, time; d = datetime.datetime(2024, 1, 1)\ndef t(f, *a):\n    try: return f(*a)\n    except (ValueError, OverflowError): pass", []string{
		`d.strftime('%Y' * 3_000_000)`, `d.strftime('é' * 10_000_000)`, `time.strftime('%f' * 3_000_000)`, `format(d, '%Y-%m' * 1_000_000)`,
		`t(int, 'é' * 10_000_000)`, `t(int, ' ' * 10_000_000)`, `t(float, 'é' * 10_000_000)`, `t(complex, '1' * 10_000_000)`,
		`t(bytes, list(range(256)) * 20_000)`, `json.loads('"' + '\\u00e9' * 2_000_000 + '"')`, `base64.b64decode(b'abcd' * 3_000_000)`,
		`base64.b85encode(bytes(4_000_000))`, `random.seed('é' * 5_000_000)`, `random.getrandbits(50_000_000)`, `binascii.crc32(bytes(30_000_000))`,
	}},
	// Values of few objects that are large to go through.
	{"a = (1,)\nfor _ in range(60): a = (a, a)", []string{
		`hash(a)`, `repr(a)`, `a == (a[0], (a[0][0], a[0][1]), 1)`,
	}},
	{"import enum; names = [f'm{i}' for i in range(20_000)]", []string{
		`enum.Enum('E', names)`, `enum.IntFlag('E', names[:60])`,
	}},
}
