import io
import re
import unittest


def run(cls, verbosity=1):
    out = io.StringIO()
    result = unittest.TextTestRunner(stream=out, verbosity=verbosity).run(unittest.defaultTestLoader.loadTestsFromTestCase(cls))
    print(re.sub(r"in \d+\.\d+s", "in 0.000s", re.sub(r'File ".*/', 'File "', out.getvalue())))
    return result


class Fixtures(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        print("setUpClass")
        cls.shared = []

    @classmethod
    def tearDownClass(cls):
        print("tearDownClass", cls.shared)

    def setUp(self):
        print("setUp", self.id())
        self.addCleanup(print, "cleanup 1")
        self.addCleanup(print, "cleanup 2")

    def tearDown(self):
        print("tearDown")

    def test_one(self):
        """The first test."""
        self.shared.append(1)

    def test_two(self):
        self.skipTest("half way")


class Broken(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        raise OSError("no database")

    def test_never(self):
        print("unreachable")


run(Fixtures, 2)
run(Broken)
