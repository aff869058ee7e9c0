# A stack knows lines alone, a traceback columns as well.
import traceback, sys, logging
def inner(): s = traceback.extract_stack(); return s, traceback.format_stack()
def outer(): return inner()
stack, text = outer()
print([(f.name, f.lineno, f.line, f.colno, f.end_colno) for f in stack][-2:])
print("".join(text[-2:]))
try: x = 1; y = x / 0
except ZeroDivisionError as e: print([(f.name, f.lineno, f.colno, f.end_colno) for f in traceback.extract_tb(e.__traceback__)])
print(traceback.FrameSummary("main.py", 3, "f").line, traceback.FrameSummary("nope.py", 3, "f").line)
print("".join(traceback.StackSummary.from_list([("main.py", 4, "g", None), ("a.py", 1, "h", "text")]).format()))
