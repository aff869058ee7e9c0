# Tests, what their result keeps, skips, expected failures and subtests.
import unittest


class SumTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        print("class set up")

    def setUp(self):
        print("set up", self._testMethodName)
        self.addCleanup(print, "cleaned up")

    def tearDown(self):
        print("torn down")

    def test_equal(self):
        self.assertEqual(sum([1, 2]), 3)

    def test_wrong(self):
        self.assertEqual(sum([1, 2]), 4, "adding is hard")

    def test_error(self):
        raise KeyError("x")

    @unittest.skip("not today")
    def test_skipped(self):
        raise AssertionError

    @unittest.skipIf(1 > 0, "always")
    def test_skipped_too(self):
        raise AssertionError

    @unittest.expectedFailure
    def test_expected(self):
        self.assertTrue(0)

    def test_parts(self):
        for i in range(3):
            with self.subTest("part", i=i):
                self.assertIn(i, [1])


result = unittest.TestResult()
suite = unittest.defaultTestLoader.loadTestsFromTestCase(SumTest)
print(suite.countTestCases())
suite.run(result)
print(result)
for test, text in result.failures + result.errors:
    print(test, "|", text.strip().split("\n")[-1])
print([(str(t), why) for t, why in result.skipped])
print([t.id() for t, _ in result.expectedFailures])
print(result.wasSuccessful(), result.testsRun)


class Checks(unittest.TestCase):
    def runTest(self):
        for call in (
            lambda: self.assertEqual(1, 2), lambda: self.assertTrue([]), lambda: self.assertIsNone(0), lambda: self.assertIs(1, None),
            lambda: self.assertIn("a", "bc"), lambda: self.assertNotIn(1, [1]), lambda: self.assertGreater(1, 2), lambda: self.assertIsInstance(1, str),
            lambda: self.assertAlmostEqual(1.0, 1.1), lambda: self.assertRegex("abc", "x+"), lambda: self.assertRaises(ValueError, int, "1"),
            lambda: self.assertRaisesRegex(ValueError, "nope", int, "x"), lambda: self.assertCountEqual([1, 1, 2], [1, 2, 3]),
            lambda: self.assertDictEqual({"a": 1}, {"a": 2}), lambda: self.assertNotEqual(1, 1), lambda: self.fail("said so"),
            lambda: self.assertSetEqual({1, 2}, {2, 3}), lambda: self.assertLess(2, 1, "order"),
        ):
            try:
                call()
            except AssertionError as e:
                print(str(e).split("\n- ")[0])


Checks().debug()
