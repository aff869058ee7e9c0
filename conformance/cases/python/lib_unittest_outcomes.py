import io
import re
import unittest


def run(cls, verbosity=1):
    out = io.StringIO()
    result = unittest.TextTestRunner(stream=out, verbosity=verbosity).run(unittest.defaultTestLoader.loadTestsFromTestCase(cls))
    print(re.sub(r"in \d+\.\d+s", "in 0.000s", re.sub(r'File ".*/', 'File "', out.getvalue())))
    return result


class Outcomes(unittest.TestCase):
    def test_a_pass(self):
        self.assertEqual(1 + 1, 2)

    def test_b_fail(self):
        self.assertEqual([1, 2, 3], [1, 2, 4], "lists")

    def test_c_error(self):
        {}["missing"]

    @unittest.skip("not today")
    def test_d_skip(self):
        pass

    @unittest.expectedFailure
    def test_e_expected(self):
        self.fail("known")

    @unittest.expectedFailure
    def test_f_unexpected(self):
        pass

    def test_g_sub(self):
        for i in range(3):
            with self.subTest(i=i):
                self.assertNotEqual(i, 1)


r = run(Outcomes)
print(r.testsRun, len(r.failures), len(r.errors), len(r.skipped), r.wasSuccessful())
run(Outcomes, 2)
