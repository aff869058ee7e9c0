# Exception groups: split, subgroup, derive, nesting, notes.
class TaskErrors(ExceptionGroup):
    def __new__(cls, message, exceptions, job="?"):
        self = super().__new__(cls, message, exceptions)
        self.job = job
        return self

    def derive(self, exceptions):
        return TaskErrors(self.message, exceptions, self.job)

group = TaskErrors("import", [ValueError("row 1"), TypeError("row 2"), ExceptionGroup("file", [ValueError("row 9"), OSError("gone")])], "nightly")
group.add_note("see the log")
values, others = group.split(ValueError)
print(repr(values), values.job, values.__notes__)
print(repr(others), others.job)
print(group.subgroup(lambda e: isinstance(e, OSError)))
print(group.subgroup(KeyError), group.split(KeyError)[0])
print(group.subgroup((ValueError, TypeError, ExceptionGroup)) is not group, group.subgroup(TaskErrors) is group)
for bad in ((), ("m",), ("m", []), (1, [ValueError()]), ("m", [1]), ("m", 5), ("m", [KeyboardInterrupt()])):
    try:
        print(repr(ExceptionGroup(*bad)))
    except Exception as error:
        print(type(error).__name__, error)
print(type(BaseExceptionGroup("b", [ValueError()])).__name__, type(BaseExceptionGroup("b", [KeyboardInterrupt()])).__name__)
print(isinstance(group, Exception), ExceptionGroup.__mro__)
def count(e):
    return sum(map(count, e.exceptions)) if isinstance(e, BaseExceptionGroup) else 1
print(count(group), str(group))
