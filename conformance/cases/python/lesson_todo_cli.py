import json
import sys
from datetime import date, timedelta
from enum import Enum, IntEnum, auto

class Status(Enum):
    TODO = auto()
    DOING = auto()
    DONE = auto()
    def __str__(self):
        return self.name.lower()

class Priority(IntEnum):
    LOW = 1
    HIGH = 3

class Task:
    _next = 1
    def __init__(self, title, due=None, priority=Priority.LOW, status=Status.TODO):
        self.id, Task._next = Task._next, Task._next + 1
        self.title, self.due, self.priority, self.status = title, due, Priority(priority), status
    def overdue(self, today):
        return self.due is not None and self.due < today and self.status is not Status.DONE
    def to_json(self):
        return {"id": self.id, "title": self.title, "due": self.due and self.due.isoformat(), "priority": self.priority, "status": str(self.status)}

class Encoder(json.JSONEncoder):
    def default(self, o):
        if isinstance(o, Task):
            return o.to_json()
        return super().default(o)

today = date(2024, 2, 28)
tasks = [Task("write", today + timedelta(2), 3), Task("rest"), Task("café ☕", today - timedelta(days=1), status=Status.DOING)]
commands = ["list", "done 2", "add", "add buy milk", "done 9", "done x", "fly", "list", "quit", "list"]
def run(line):
    name, *args = line.split(maxsplit=1)
    match name, args:
        case "list", []:
            for t in sorted(tasks, key=lambda t: (-t.priority, t.due or date.max)):
                mark = "x" if t.status is Status.DONE else "!" if t.overdue(today) else " "
                print(f"[{mark}] {t.id} {t.title:<10} {t.due or '-':>10} {t.priority.name}" if t.due is None else f"[{mark}] {t.id} {t.title:<10} {t.due:%d %b} {t.priority.name}")
        case "add", [title]:
            tasks.append(Task(title))
        case "done", [number]:
            [task] = [t for t in tasks if t.id == int(number)]
            task.status = Status.DONE
        case "quit", _:
            return False
        case other, _:
            print("what is", repr(other), "with", len(args), "words?", file=sys.stderr)
    return True
for line in commands:
    try:
        if not run(line):
            break
    except ValueError as e:
        print(f"{line}: {e}")
text = json.dumps(tasks, cls=Encoder, indent=1)
print(text)
back = json.loads(text)
print(back[0]["priority"], Priority(back[0]["priority"]), Status["DONE"], Status(2), [s.value for s in Status], Priority.HIGH > 2, json.dumps({"p": Priority.HIGH, "n": None, "f": 1.0, "t": (1, 2)}))
for bad in (lambda: Status(9), lambda: Status["X"], lambda: Priority("a"), lambda: json.dumps({1, 2}), lambda: json.loads("{bad}"), lambda: json.loads('{"a": 1,}'), lambda: json.loads(""), lambda: json.dumps({(1, 2): 3}), lambda: Status.TODO < Status.DONE, lambda: date(2023, 2, 29)):
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__, e)
