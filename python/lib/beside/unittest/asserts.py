# The assert methods of a test case.
import difflib
import pprint
import re
import warnings
from collections import Counter
from os.path import commonprefix

from .contexts import Logs, Raises, Warns

DIFF_OMITTED = "\nDiff is %s characters long. Set self.maxDiff to None to see it."
_longest = 80


def safe_repr(obj, short=False):
    try:
        text = repr(obj)
    except Exception:
        text = object.__repr__(obj)
    return text if not short or len(text) < _longest else text[:_longest] + " [truncated]..."


def _middle_out(s, head, tail):
    skipped = len(s) - head - tail
    return "%s[%d chars]%s" % (s[:head], skipped, s[len(s) - tail:]) if skipped > 12 else s


def _shortened(*values):
    """The values' texts, cut in their common beginning and in the middle where they are long."""
    texts = tuple(map(safe_repr, values))
    longest = max(map(len, texts))
    if longest <= _longest:
        return texts
    shared = commonprefix(texts)
    n = len(shared)
    room = _longest - (longest - n + 5 + 12)
    if room > 5:
        head = _middle_out(shared, 5, room)
        return tuple(head + t[n:] for t in texts)
    head = _middle_out(shared, 5, 5)
    return tuple(head + _middle_out(t[n:], 41, 5) for t in texts)


class Asserts:
    failureException = AssertionError
    longMessage = True
    maxDiff = 80 * 8

    def addTypeEqualityFunc(self, typeobj, function):
        self._type_equality_funcs[typeobj] = function

    def _formatMessage(self, msg, standardMsg):
        if not self.longMessage:
            return msg or standardMsg
        if msg is None:
            return standardMsg
        try:
            return "%s : %s" % (standardMsg, msg)
        except UnicodeDecodeError:
            return "%s : %s" % (safe_repr(standardMsg), safe_repr(msg))

    def _truncateMessage(self, message, diff):
        if self.maxDiff is None or len(diff) <= self.maxDiff:
            return message + diff
        return message + DIFF_OMITTED % len(diff)

    def fail(self, msg=None):
        raise self.failureException(msg)

    def _fail(self, msg, text):
        raise self.failureException(self._formatMessage(msg, text))

    def assertTrue(self, expr, msg=None):
        if not expr:
            self._fail(msg, "%s is not true" % safe_repr(expr))

    def assertFalse(self, expr, msg=None):
        if expr:
            self._fail(msg, "%s is not false" % safe_repr(expr))

    def assertEqual(self, first, second, msg=None):
        special = self._type_equality_funcs.get(type(first)) if type(first) is type(second) else None
        if special is not None:
            (getattr(self, special) if isinstance(special, str) else special)(first, second, msg=msg)
        elif not first == second:
            self._fail(msg, "%s != %s" % _shortened(first, second))

    def assertNotEqual(self, first, second, msg=None):
        if not first != second:
            self._fail(msg, "%s == %s" % (safe_repr(first), safe_repr(second)))

    def assertAlmostEqual(self, first, second, places=None, msg=None, delta=None):
        if first == second:
            return
        if delta is not None and places is not None:
            raise TypeError("specify delta or places not both")
        diff = abs(first - second)
        if delta is not None:
            if diff <= delta:
                return
            within = "%s delta" % safe_repr(delta)
        else:
            places = 7 if places is None else places
            if round(diff, places) == 0:
                return
            within = "%r places" % places
        self._fail(msg, "%s != %s within %s (%s difference)" % (safe_repr(first), safe_repr(second), within, safe_repr(diff)))

    def assertNotAlmostEqual(self, first, second, places=None, msg=None, delta=None):
        if delta is not None and places is not None:
            raise TypeError("specify delta or places not both")
        diff = abs(first - second)
        if delta is not None:
            if not first == second and diff > delta:
                return
            within = "%s delta (%s difference)" % (safe_repr(delta), safe_repr(diff))
        else:
            places = 7 if places is None else places
            if not first == second and round(diff, places) != 0:
                return
            within = "%r places" % places
        self._fail(msg, "%s == %s within %s" % (safe_repr(first), safe_repr(second), within))

    def assertSequenceEqual(self, seq1, seq2, msg=None, seq_type=None):
        kind = "sequence" if seq_type is None else seq_type.__name__
        if seq_type is not None:
            for which, seq in ("First", seq1), ("Second", seq2):
                if not isinstance(seq, seq_type):
                    raise self.failureException("%s sequence is not a %s: %s" % (which, kind, safe_repr(seq)))
        text, lengths = None, []
        for which, seq in ("First", seq1), ("Second", seq2):
            try:
                lengths.append(len(seq))
            except (TypeError, NotImplementedError):
                text = "%s %s has no length.    Non-sequence?" % (which, kind)
                break
        if text is None:
            if seq1 == seq2:
                return
            text = self._sequence_text(seq1, seq2, kind, *lengths)
            if text is None:
                return
        diff = "\n" + "\n".join(difflib.ndiff(pprint.pformat(seq1).splitlines(), pprint.pformat(seq2).splitlines()))
        self.fail(self._formatMessage(msg, self._truncateMessage(text, diff)))

    def _sequence_text(self, seq1, seq2, kind, len1, len2):
        """Say where two sequences differ; None where only their types do."""
        text = "%ss differ: %s != %s\n" % ((kind.capitalize(),) + _shortened(seq1, seq2))
        for i in range(min(len1, len2)):
            items = []
            for which, seq in ("first", seq1), ("second", seq2):
                try:
                    items.append(seq[i])
                except (TypeError, IndexError, NotImplementedError):
                    text += "\nUnable to index element %d of %s %s\n" % (i, which, kind)
                    break
            if len(items) < 2:
                break
            if items[0] != items[1]:
                text += "\nFirst differing element %d:\n%s\n%s\n" % ((i,) + _shortened(*items))
                break
        else:
            if len1 == len2 and kind == "sequence" and type(seq1) != type(seq2):
                return None
        if len1 != len2:
            which, seq, at, extra = ("First", seq1, len2, len1 - len2) if len1 > len2 else ("Second", seq2, len1, len2 - len1)
            text += "\n%s %s contains %d additional elements.\n" % (which, kind, extra)
            try:
                text += "First extra element %d:\n%s\n" % (at, safe_repr(seq[at]))
            except (TypeError, IndexError, NotImplementedError):
                text += "Unable to index element %d of %s %s\n" % (at, which.lower(), kind)
        return text

    def assertListEqual(self, list1, list2, msg=None):
        self.assertSequenceEqual(list1, list2, msg, seq_type=list)

    def assertTupleEqual(self, tuple1, tuple2, msg=None):
        self.assertSequenceEqual(tuple1, tuple2, msg, seq_type=tuple)

    def assertSetEqual(self, set1, set2, msg=None):
        left = []
        for which, a, b in ("first", set1, set2), ("second", set2, set1):
            try:
                left.append(a.difference(b))
            except TypeError as e:
                self.fail("invalid type when attempting set difference: %s" % e)
            except AttributeError as e:
                self.fail("%s argument does not support set difference: %s" % (which, e))
        lines = []
        for items, here, there in (left[0], "first", "second"), (left[1], "second", "first"):
            if items:
                lines.append("Items in the %s set but not the %s:" % (here, there))
                lines.extend(repr(item) for item in items)
        if lines:
            self._fail(msg, "\n".join(lines))

    def assertIn(self, member, container, msg=None):
        if member not in container:
            self._fail(msg, "%s not found in %s" % (safe_repr(member), safe_repr(container)))

    def assertNotIn(self, member, container, msg=None):
        if member in container:
            self._fail(msg, "%s unexpectedly found in %s" % (safe_repr(member), safe_repr(container)))

    def assertIs(self, expr1, expr2, msg=None):
        if expr1 is not expr2:
            self._fail(msg, "%s is not %s" % (safe_repr(expr1), safe_repr(expr2)))

    def assertIsNot(self, expr1, expr2, msg=None):
        if expr1 is expr2:
            self._fail(msg, "unexpectedly identical: %s" % safe_repr(expr1))

    def assertDictEqual(self, d1, d2, msg=None):
        self.assertIsInstance(d1, dict, "First argument is not a dictionary")
        self.assertIsInstance(d2, dict, "Second argument is not a dictionary")
        if d1 != d2:
            diff = "\n" + "\n".join(difflib.ndiff(pprint.pformat(d1).splitlines(), pprint.pformat(d2).splitlines()))
            self._fail(msg, self._truncateMessage("%s != %s" % _shortened(d1, d2), diff))

    def assertDictContainsSubset(self, subset, dictionary, msg=None):
        warnings.warn("assertDictContainsSubset is deprecated", DeprecationWarning)
        absent = [key for key in subset if key not in dictionary]
        wrong = ["%s, expected: %s, actual: %s" % (safe_repr(key), safe_repr(value), safe_repr(dictionary[key]))
                 for key, value in subset.items() if key in dictionary and dictionary[key] != value]
        if absent or wrong:
            text = "Missing: %s" % ",".join(map(safe_repr, absent)) if absent else ""
            if wrong:
                text += ("; " if text else "") + "Mismatched values: %s" % ",".join(wrong)
            self._fail(msg, text)

    def assertCountEqual(self, first, second, msg=None):
        one, two = list(first), list(second)
        try:
            if Counter(one) == Counter(two):
                return
        except TypeError:
            pass
        lines, known = [], []
        for x in one + two:  # by equality alone, for what has no hash
            if x in known:
                continue
            known.append(x)
            a, b = sum(x == y for y in one), sum(x == y for y in two)
            if a != b:
                lines.append("First has %d, Second has %d:  %r" % (a, b, x))
        if lines:
            text = self._truncateMessage("Element counts were not equal:\n", "\n".join(lines))
            self.fail(self._formatMessage(msg, text))

    def assertMultiLineEqual(self, first, second, msg=None):
        self.assertIsInstance(first, str, "First argument is not a string")
        self.assertIsInstance(second, str, "Second argument is not a string")
        if first == second:
            return
        if len(first) > 2 ** 16 or len(second) > 2 ** 16:
            self._fail(msg, "%s != %s" % _shortened(first, second))
        lines1, lines2 = first.splitlines(keepends=True), second.splitlines(keepends=True)
        if len(lines1) == 1 and first.strip("\r\n") == first:
            lines1, lines2 = [first + "\n"], [second + "\n"]
        diff = "\n" + "".join(difflib.ndiff(lines1, lines2))
        self.fail(self._formatMessage(msg, self._truncateMessage("%s != %s" % _shortened(first, second), diff)))

    def assertLess(self, a, b, msg=None):
        if not a < b:
            self._fail(msg, "%s not less than %s" % (safe_repr(a), safe_repr(b)))

    def assertLessEqual(self, a, b, msg=None):
        if not a <= b:
            self._fail(msg, "%s not less than or equal to %s" % (safe_repr(a), safe_repr(b)))

    def assertGreater(self, a, b, msg=None):
        if not a > b:
            self._fail(msg, "%s not greater than %s" % (safe_repr(a), safe_repr(b)))

    def assertGreaterEqual(self, a, b, msg=None):
        if not a >= b:
            self._fail(msg, "%s not greater than or equal to %s" % (safe_repr(a), safe_repr(b)))

    def assertIsNone(self, obj, msg=None):
        if obj is not None:
            self._fail(msg, "%s is not None" % safe_repr(obj))

    def assertIsNotNone(self, obj, msg=None):
        if obj is None:
            self._fail(msg, "unexpectedly None")

    def assertIsInstance(self, obj, cls, msg=None):
        if not isinstance(obj, cls):
            self._fail(msg, "%s is not an instance of %r" % (safe_repr(obj), cls))

    def assertNotIsInstance(self, obj, cls, msg=None):
        if isinstance(obj, cls):
            self._fail(msg, "%s is an instance of %r" % (safe_repr(obj), cls))

    def assertRegex(self, text, expected_regex, msg=None):
        if isinstance(expected_regex, (str, bytes)):
            assert expected_regex, "expected_regex must not be empty."
            expected_regex = re.compile(expected_regex)
        if not expected_regex.search(text):
            self._fail(msg, "Regex didn't match: %r not found in %r" % (expected_regex.pattern, text))

    def assertNotRegex(self, text, unexpected_regex, msg=None):
        if isinstance(unexpected_regex, (str, bytes)):
            unexpected_regex = re.compile(unexpected_regex)
        match = unexpected_regex.search(text)
        if match:
            self._fail(msg, "Regex matched: %r matches %r in %r" % (match.group(), unexpected_regex.pattern, text))

    def assertRaises(self, expected_exception, *args, **kwargs):
        return Raises(expected_exception, self).handle("assertRaises", args, kwargs)

    def assertRaisesRegex(self, expected_exception, expected_regex, *args, **kwargs):
        return Raises(expected_exception, self, expected_regex).handle("assertRaisesRegex", args, kwargs)

    def assertWarns(self, expected_warning, *args, **kwargs):
        return Warns(expected_warning, self).handle("assertWarns", args, kwargs)

    def assertWarnsRegex(self, expected_warning, expected_regex, *args, **kwargs):
        return Warns(expected_warning, self, expected_regex).handle("assertWarnsRegex", args, kwargs)

    def assertLogs(self, logger=None, level=None):
        return Logs(self, logger, level, no_logs=False)

    def assertNoLogs(self, logger=None, level=None):
        return Logs(self, logger, level, no_logs=True)


def _deprecated(old, new):
    def method(self, *args, **kwargs):
        warnings.warn("Please use {0} instead.".format(new), DeprecationWarning, 2)
        return getattr(self, new)(*args, **kwargs)
    method.__name__ = old
    setattr(Asserts, old, method)


for _old, _new in (("failUnlessEqual", "assertEqual"), ("assertEquals", "assertEqual"), ("failIfEqual", "assertNotEqual"),
                   ("assertNotEquals", "assertNotEqual"), ("failUnless", "assertTrue"), ("assert_", "assertTrue"),
                   ("failIf", "assertFalse"), ("failUnlessRaises", "assertRaises"),
                   ("assertAlmostEquals", "assertAlmostEqual"), ("assertNotAlmostEquals", "assertNotAlmostEqual"),
                   ("assertRegexpMatches", "assertRegex"), ("assertRaisesRegexp", "assertRaisesRegex"),
                   ("assertNotRegexpMatches", "assertNotRegex")):
    _deprecated(_old, _new)

for _old, _new in vars(Asserts).items():
    if hasattr(_new, "__code__"):
        _new.__qualname__ = "TestCase." + _old
