from enum import Enum, auto
from functools import singledispatch, wraps
from typing import Callable, NamedTuple
class State(Enum):
    IDLE = auto(); RUNNING = auto(); DONE = auto(); FAILED = auto()
    @property
    def final(self): return self in (State.DONE, State.FAILED)
    def __or__(self, other): return {self, other}
class Transition(NamedTuple):
    source: State; event: str; target: State
    guard: Callable[[dict], bool] = lambda ctx: True
class IllegalTransition(RuntimeError):
    def __init__(self, state, event, /, *allowed): super().__init__(state, event); self.allowed = allowed
    def __str__(self): s, e = self.args; return f"{e!r} is illegal in {s.name}; allowed: {', '.join(self.allowed) or 'nothing'}"
class Machine:
    table: list[Transition] = []
    def __init_subclass__(cls, **kw): super().__init_subclass__(**kw); cls.index = {(t.source, t.event): t for t in cls.table}
    def __init__(self, **ctx): self.state, self.ctx, self.history = State.IDLE, ctx, []
    def fire(self, event, **data):
        try: t = self.index[self.state, event]
        except KeyError: raise IllegalTransition(self.state, event, *(e for s, e in self.index if s is self.state)) from None
        if not t.guard(self.ctx | data): return False
        self.history.append((self.state, t.target)); self.state = t.target; getattr(self, f"on_{event}", lambda **k: None)(**data); return True
class Job(Machine):
    table = [Transition(State.IDLE, "start", State.RUNNING, lambda c: c.get("ready")), Transition(State.RUNNING, "finish", State.DONE), Transition(State.RUNNING, "fail", State.FAILED), Transition(State.FAILED, "retry", State.IDLE)]
    def on_fail(self, reason="?"): print("failed:", reason)
j = Job(ready=False); print(j.fire("start"), j.fire("start", ready=True), j.state, j.state.final); j.fire("fail", reason="disk")
print(j.history, j.state | State.DONE == {State.FAILED, State.DONE}, Job.table[1], Transition._field_defaults.keys(), Job.index[State.IDLE, "start"].target.name)
try: j.fire("finish")
except IllegalTransition as e: print(e, e.args, e.allowed, repr(e))
@singledispatch
def describe(x): return f"a {type(x).__name__}"
@describe.register
def _(x: State): return f"state {x.name.lower()}"
@describe.register(list)
@describe.register(tuple)
def _(x): return "[" + ", ".join(map(describe, x)) + "]"
print(describe(State.DONE), describe([1, State.IDLE, (2.5, None)]), describe({}))
match j.state, j.history:
    case State.DONE, _: print("done")
    case State.FAILED, [(State.IDLE, State.RUNNING), *_, (prev, now)] if now is State.FAILED: print("failed after", prev.name)
match {"cmd": "move", "args": {"x": 1, "y": [2, 3]}, "extra": True}:
    case {"cmd": "move" | "go" as cmd, "args": {"x": int(x), "y": [first, *_]}, **rest}: print(cmd, x, first, rest)
for v in (State(2), State["IDLE"], *(c.__class__ for c in [State.DONE])): print(v, end=" ")
print()
