import io
import re
import unittest


def run(cls, verbosity=1):
    out = io.StringIO()
    result = unittest.TextTestRunner(stream=out, verbosity=verbosity).run(unittest.defaultTestLoader.loadTestsFromTestCase(cls))
    print(re.sub(r"in \d+\.\d+s", "in 0.000s", re.sub(r'File ".*/', 'File "', out.getvalue())))
    return result


class A(unittest.TestCase):
    def test_b(self): ...

    def test_a(self): ...

    def helper(self): ...


class B(A):
    def test_c(self):
        self.assertEqual(self._testMethodName, "test_c")


suite = unittest.TestSuite()
suite.addTest(A("test_a"))
suite.addTests(unittest.defaultTestLoader.loadTestsFromTestCase(B))
print(suite.countTestCases(), [t.id() for t in suite], unittest.defaultTestLoader.getTestCaseNames(A), str(A("test_a")), repr(B("test_c")))
result = unittest.TestResult()
suite.run(result)
print(result, A("test_a") == A("test_a"), A("test_a") != A("test_b"))
try:
    A("nope")
except ValueError as e:
    print(e)


@unittest.skipIf(True, "whole class")
class S(unittest.TestCase):
    def test_x(self): ...


run(S, 2)
print(unittest.FunctionTestCase(lambda: None).countTestCases())
