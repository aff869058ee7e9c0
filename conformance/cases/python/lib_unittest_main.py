import io
import unittest


class Sums(unittest.TestCase):
    def test_sum(self):
        self.assertEqual(sum([1, 2]), 3)

    def test_empty(self):
        self.assertEqual(sum([]), 0)


class Words(unittest.TestCase):
    def test_upper(self):
        self.assertEqual("a".upper(), "B")


if __name__ == "__main__":
    out = io.StringIO()
    program = unittest.main(argv=["prog"], exit=False, testRunner=unittest.TextTestRunner(stream=out))
    print(out.getvalue().split("\n")[0], program.result.testsRun, len(program.result.failures))
    try:
        unittest.main(argv=["prog", "Sums", "-v"], testRunner=unittest.TextTestRunner(stream=out))
    except SystemExit as e:
        print("exit", e.code)
