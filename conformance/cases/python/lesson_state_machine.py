# Enums, dispatch by dict and match, string building.
from enum import Enum, auto
class State(Enum):
    IDLE = auto()
    RUNNING = auto()
    DONE = auto()
    def __str__(self): return self.name.lower()
class Machine:
    transitions = {State.IDLE: {"start": State.RUNNING}, State.RUNNING: {"finish": State.DONE, "pause": State.IDLE}}
    def __init__(self): self.state, self.history = State.IDLE, []
    def handle(self, event):
        try:
            new = self.transitions[self.state][event]
        except KeyError:
            return f"cannot {event} while {self.state}"
        self.history.append((str(self.state), event))
        self.state = new
        return f"now {self.state}"
m = Machine()
for event in ("finish", "start", "pause", "start", "finish", "start"):
    print(event, "->", m.handle(event))
print(m.history, m.state is State.DONE, State["IDLE"], State(2), list(State), State.RUNNING.value, repr(State.DONE), len(State))
for bad in ("State['X']", "State(9)", "State.NOPE", "State.IDLE.value = 5", "State.IDLE < State.DONE"):
    try:
        exec(bad)
    except Exception as error:
        print(type(error).__name__, error)
def handle(command):
    match command.split():
        case ["quit" | "exit"]: return "bye"
        case ["say", *words]: return " ".join(words).capitalize()
        case ["add", a, b] if a.isdigit() and b.isdigit(): return int(a) + int(b)
        case ["add", *_]: return "need two numbers"
        case []: return "nothing"
        case [unknown, *_]: return f"unknown: {unknown}"
print([handle(c) for c in ("exit", "say hello there", "add 2 3", "add x", "", "jump up")])
