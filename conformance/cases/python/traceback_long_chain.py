class Base(Exception):
    def __str__(self):
        return "base: " + super().__str__()

def first():
    return [][0]

def second():
    try:
        first()
    except IndexError:
        raise KeyError("second")

def third():
    try:
        second()
    except KeyError as e:
        raise Base("third", 3) from e

def fourth():
    try:
        third()
    finally:
        print("cleaning")

try:
    fourth()
except Base as e:
    kept = e
    print(e, e.args, repr(e), type(e.__cause__).__name__, type(e.__cause__.__context__).__name__)
kept.add_note("note one\nand two")
raise RuntimeError(
    "at the end"
) from kept
