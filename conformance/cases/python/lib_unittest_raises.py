import io
import re
import unittest


def run(cls, verbosity=1):
    out = io.StringIO()
    result = unittest.TextTestRunner(stream=out, verbosity=verbosity).run(unittest.defaultTestLoader.loadTestsFromTestCase(cls))
    print(re.sub(r"in \d+\.\d+s", "in 0.000s", re.sub(r'File ".*/', 'File "', out.getvalue())))
    return result


class R(unittest.TestCase):
    def test_context(self):
        with self.assertRaises(ValueError) as cm:
            int("x")
        self.assertIn("invalid literal", str(cm.exception))
        with self.assertRaisesRegex(KeyError, "k"):
            {}["k"]
        self.assertRaises(ZeroDivisionError, lambda: 1 / 0)

    def test_not_raised(self):
        with self.assertRaises(ValueError):
            pass

    def test_wrong_text(self):
        with self.assertRaisesRegex(ValueError, "zzz"):
            int("x")

    def test_other_error(self):
        with self.assertRaises(ValueError):
            {}["k"]

    def test_logs(self):
        import logging
        with self.assertLogs("app", level="INFO") as logs:
            logging.getLogger("app").info("hello")
        self.assertEqual(logs.output, ["INFO:app:hello"])

    def test_warns(self):
        import warnings
        with self.assertWarns(UserWarning):
            warnings.warn("x")


run(R)
