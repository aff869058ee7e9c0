# What happened to each test of a run.
import io
import sys
import traceback

STDOUT_LINE = "\nStdout:\n%s"
STDERR_LINE = "\nStderr:\n%s"


def _ended(text):
    return text if text.endswith("\n") else text + "\n"


class TestResult:
    _previousTestClass = None
    _testRunEntered = False
    _moduleSetUpFailed = False

    def __init__(self, stream=None, descriptions=None, verbosity=None):
        self.failfast = False
        self.failures, self.errors, self.skipped = [], [], []
        self.expectedFailures, self.unexpectedSuccesses = [], []
        self.testsRun = 0
        self.shouldStop = self.buffer = self.tb_locals = False
        self._streams = self._buffers = None
        self._mirrorOutput = False

    def startTestRun(self):
        pass

    def stopTestRun(self):
        pass

    def startTest(self, test):
        self.testsRun += 1
        self._mirrorOutput = False
        self._setupStdout()

    def _setupStdout(self):
        if self.buffer and self._streams is None:
            self._streams, self._buffers = (sys.stdout, sys.stderr), (io.StringIO(), io.StringIO())
            sys.stdout, sys.stderr = self._buffers

    def stopTest(self, test):
        self._restoreStdout()
        self._mirrorOutput = False

    def _buffered(self):
        """What was printed while output is kept back."""
        if self._buffers is None:
            return []
        texts = zip((STDOUT_LINE, STDERR_LINE), (b.getvalue() for b in self._buffers))
        return [form % _ended(text) if text else "" for form, text in texts]

    def _restoreStdout(self):
        if self._streams is None:
            return
        if self._mirrorOutput:
            for stream, text in zip(self._streams, self._buffered()):
                if text:
                    stream.write(text)
        (sys.stdout, sys.stderr), self._streams, self._buffers = self._streams, None, None

    def _note(self, where, test, err):
        where.append((test, self._exc_info_to_string(err, test)))
        self._mirrorOutput = True
        if self.failfast:
            self.stop()

    def addError(self, test, err):
        self._note(self.errors, test, err)

    def addFailure(self, test, err):
        self._note(self.failures, test, err)

    def addSubTest(self, test, subtest, err):
        if err is not None:
            self._note(self.failures if issubclass(err[0], test.failureException) else self.errors, subtest, err)

    def addSuccess(self, test):
        pass

    def addSkip(self, test, reason):
        self.skipped.append((test, reason))

    def addExpectedFailure(self, test, err):
        self.expectedFailures.append((test, self._exc_info_to_string(err, test)))

    def addUnexpectedSuccess(self, test):
        self.unexpectedSuccesses.append(test)
        if self.failfast:
            self.stop()

    def wasSuccessful(self):
        return not (self.failures or self.errors or self.unexpectedSuccesses)

    def stop(self):
        self.shouldStop = True

    def _exc_info_to_string(self, err, test):
        return "".join(traceback.format_exception(*err) + self._buffered())

    def __repr__(self):
        cls = type(self)
        return "<%s.%s run=%i errors=%i failures=%i>" % (cls.__module__, cls.__qualname__, self.testsRun,
                                                         len(self.errors), len(self.failures))
