# The program that a test file calls.
import sys

from .loader import defaultTestLoader
from .runner import TextTestRunner


class TestProgram:
    module = None
    verbosity = 1
    failfast = buffer = warnings = None

    def __init__(self, module="__main__", defaultTest=None, argv=None, testRunner=None, testLoader=defaultTestLoader,
                 exit=True, verbosity=1, failfast=None, catchbreak=None, buffer=None, warnings=None, *, tb_locals=False):
        if isinstance(module, str):
            self.module = sys.modules.get(module) or __import__(module)
        else:
            self.module = module
        argv = sys.argv if argv is None else argv
        self.exit, self.verbosity, self.failfast, self.buffer = exit, verbosity, failfast, buffer
        self.tb_locals, self.testRunner, self.testLoader, self.defaultTest = tb_locals, testRunner, testLoader, defaultTest
        self.warnings = warnings if warnings is not None else "default"
        self.parseArgs(argv)
        self.runTests()

    def parseArgs(self, argv):
        names, patterns = [], []
        args = iter(argv[1:])
        for arg in args:
            match arg:
                case "-v" | "--verbose":
                    self.verbosity = 2
                case "-q" | "--quiet":
                    self.verbosity = 0
                case "-f" | "--failfast":
                    self.failfast = True
                case "-b" | "--buffer":
                    self.buffer = True
                case "-k":
                    pattern = next(args, "")
                    patterns.append(pattern if "*" in pattern else "*%s*" % pattern)
                case _ if not arg.startswith("-"):
                    names.append(arg)
        if patterns:
            self.testLoader.testNamePatterns = patterns
        if not names and self.defaultTest is not None:
            names = [self.defaultTest] if isinstance(self.defaultTest, str) else list(self.defaultTest)
        self.test = (self.testLoader.loadTestsFromNames(names, self.module) if names
                     else self.testLoader.loadTestsFromModule(self.module))

    def runTests(self):
        runner = TextTestRunner if self.testRunner is None else self.testRunner
        if isinstance(runner, type):
            runner = runner(verbosity=self.verbosity, failfast=self.failfast, buffer=self.buffer, warnings=self.warnings)
        self.result = runner.run(self.test)
        if self.exit:
            sys.exit(not self.result.wasSuccessful())


main = TestProgram
