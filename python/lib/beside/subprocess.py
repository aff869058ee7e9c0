# There are no processes: what would start one says so. Its errors and constants are there, for code that names them.

__all__ = ["Popen", "PIPE", "STDOUT", "DEVNULL", "call", "check_call", "check_output", "run", "getoutput", "getstatusoutput", "CalledProcessError",
           "TimeoutExpired", "SubprocessError", "CompletedProcess", "list2cmdline"]

PIPE, STDOUT, DEVNULL = -1, -2, -3


class SubprocessError(Exception):
    pass


class CalledProcessError(SubprocessError):
    def __init__(self, returncode, cmd, output=None, stderr=None):
        self.returncode, self.cmd, self.output, self.stderr = returncode, cmd, output, stderr

    @property
    def stdout(self):
        return self.output

    def __str__(self):
        if self.returncode and self.returncode < 0:
            return f"Command '{self.cmd}' died with unknown signal {-self.returncode}."
        return f"Command '{self.cmd}' returned non-zero exit status {self.returncode}."


class TimeoutExpired(SubprocessError):
    def __init__(self, cmd, timeout, output=None, stderr=None):
        self.cmd, self.timeout, self.output, self.stderr = cmd, timeout, output, stderr

    @property
    def stdout(self):
        return self.output

    def __str__(self):
        return f"Command '{self.cmd}' timed out after {self.timeout} seconds"


class CompletedProcess:
    def __init__(self, args, returncode, stdout=None, stderr=None):
        self.args, self.returncode, self.stdout, self.stderr = args, returncode, stdout, stderr

    def __repr__(self):
        shown = [f"args={self.args!r}", f"returncode={self.returncode!r}"]
        shown += [f"{name}={value!r}" for name, value in (("stdout", self.stdout), ("stderr", self.stderr)) if value is not None]
        return f"{type(self).__name__}({', '.join(shown)})"

    def check_returncode(self):
        if self.returncode:
            raise CalledProcessError(self.returncode, self.args, self.stdout, self.stderr)


def list2cmdline(seq):
    return " ".join(f'"{part}"' if " " in part or not part else part for part in seq)


def _none(name):
    def refused(*args, **kwargs):
        raise NotImplementedError(f"Diptych does not support processes: subprocess.{name} has nothing to run")
    refused.__name__ = refused.__qualname__ = name
    return refused


run, call, check_call, check_output, getoutput, getstatusoutput = map(_none, ("run", "call", "check_call", "check_output", "getoutput", "getstatusoutput"))


class Popen:
    def __init__(self, *args, **kwargs):
        _none("Popen")()
