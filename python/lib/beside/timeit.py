# Timing of small statements.
import time

__all__ = ["Timer", "timeit", "repeat", "default_timer"]

default_number = 1000000
default_repeat = 5
default_timer = time.perf_counter


def _runner(stmt, setup, globals):
    """A function that sets up once and runs the statement n times."""
    names = dict(globals)

    def step(code, what):
        if isinstance(code, str):
            compiled = compile(code, "<timeit-src>", "exec")
            return lambda: exec(compiled, names)
        if callable(code):
            return code
        raise ValueError(f"{what} is neither a string nor callable")
    stmt, setup = step(stmt, "stmt"), step(setup, "setup")

    def run(number, timer):
        setup()
        start = timer()
        for _ in range(number):
            stmt()
        return timer() - start
    return run


class Timer:
    def __init__(self, stmt="pass", setup="pass", timer=default_timer, globals=None):
        self.timer = timer
        self._run = _runner(stmt, setup, {} if globals is None else globals)

    def timeit(self, number=default_number):
        return self._run(number, self.timer)

    def repeat(self, repeat=default_repeat, number=default_number):
        return [self.timeit(number) for _ in range(repeat)]

    def autorange(self, callback=None):
        scale = 1
        while True:
            for step in 1, 2, 5:
                number = scale * step
                taken = self.timeit(number)
                if callback:
                    callback(number, taken)
                if taken >= 0.2 or number >= default_number:
                    return number, taken
            scale *= 10

    def print_exc(self, file=None):
        import traceback
        traceback.print_exc(file=file)


def timeit(stmt="pass", setup="pass", timer=default_timer, number=default_number, globals=None):
    return Timer(stmt, setup, timer, globals).timeit(number)


def repeat(stmt="pass", setup="pass", timer=default_timer, repeat=default_repeat, number=default_number, globals=None):
    return Timer(stmt, setup, timer, globals).repeat(repeat, number)
