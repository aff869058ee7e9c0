import io
import re
import unittest


def run(cls, verbosity=1):
    out = io.StringIO()
    result = unittest.TextTestRunner(stream=out, verbosity=verbosity).run(unittest.defaultTestLoader.loadTestsFromTestCase(cls))
    print(re.sub(r"in \d+\.\d+s", "in 0.000s", re.sub(r'File ".*/', 'File "', out.getvalue())))
    return result


class M(unittest.TestCase):
    maxDiff = None

    def runTest(self):
        pass


m = M()
for name, args in [("assertEqual", (1, 2)), ("assertEqual", ("abc", "abd")), ("assertEqual", ("a\nb\n", "a\nc\n")), ("assertEqual", ({"a": 1}, {"a": 2})), ("assertEqual", ((1,), (1, 2))),
                   ("assertEqual", ({1}, {2})), ("assertTrue", (0,)), ("assertFalse", ([1],)), ("assertIs", (1, 2)), ("assertIsNone", (3,)), ("assertIsNotNone", (None,)), ("assertIn", (1, [2])),
                   ("assertNotIn", ("a", "abc")), ("assertIsInstance", (1, str)), ("assertAlmostEqual", (1, 1.1)), ("assertGreater", (1, 2)), ("assertLessEqual", (2, 1)), ("assertRegex", ("abc", "x")),
                   ("assertNotRegex", ("abc", "b")), ("assertCountEqual", ([1, 2, 2], [2, 1])), ("assertListEqual", ([1], (1,))), ("assertNotEqual", (1, 1)), ("assertNotIsInstance", (1, int)), ("fail", ("why",))]:
    try:
        getattr(m, name)(*args)
    except AssertionError as e:
        print(name, e)
try:
    m.assertEqual("x" * 120, "x" * 119 + "y", "long ones")
except AssertionError as e:
    print(e)
