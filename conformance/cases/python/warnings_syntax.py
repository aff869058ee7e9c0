# Code that compiles and is surely not meant: what CPython warns of before it runs.
import re
x = 5
if x is 5:
    print("is")
if x is not "a":
    print("is not")
if x is -1 or x is (1, 2) or x is None or x is True or x is ...:
    print("never")
assert (x, "message")
pattern = "\d+\w"
path = "C:\temp\new"
print(re.findall("\d", "a1b2"), repr("\."), repr(b"\q"), f"\s{x}\d")
raw = r"\d"
try:
    print([(1, 2) (3, 4)])
except TypeError as error:
    print(error)
try:
    print([[1, 2] ["a"]])
except TypeError as error:
    print(error)
try:
    print("abc" (x))
except TypeError as error:
    print(error)
try:
    print(5 [0], {1} [0])
except TypeError as error:
    print(error)
try:
    print("abc"[1.5], "abc"[x - 4])
except TypeError as error:
    print(error)
