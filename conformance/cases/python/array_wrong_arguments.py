from array import array
import array as A
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
for f in [lambda: array(), lambda: array("i"), lambda: array("x"), lambda: array(1), lambda: array("ii"), lambda: array("i", "abc"), lambda: array("i", [1, "a"]), lambda: array("i", [1.5]), lambda: array("b", [300]), lambda: array("B", [-1]), lambda: array("u", "abc"), lambda: array("u", [1]), lambda: array("u", ["ab"]), lambda: array("i", 3), lambda: array("i", b"\1\0\0\0"), lambda: array("i", b"\1"), lambda: array("d", [1, 2.5, True]), lambda: array("d", ["x"]), lambda: array("i", [1], 2), lambda: array("i", x=1), lambda: array(typecode="i"), lambda: array("H", [70000]), lambda: array("h", [-40000]), lambda: array("I", [2**32]), lambda: array("q", [2**63]), lambda: array("Q", [-1]), lambda: array("L", [2**64]), lambda: array("f", [1e40]), lambda: array("i", array("d", [1.0])), lambda: array("i", array("b", [1])), lambda: array("i", None), lambda: array(None), lambda: array(b"i"), lambda: array("i", range(3)), lambda: array("i", iter([1,2])), lambda: array("i", {1:2}), lambda: array("i", bytearray(4)),
 lambda: array("i").append("x"), lambda: array("i").append(), lambda: array("i").append(1,2), lambda: array("i").extend(3), lambda: array("i").extend(array("d")), lambda: array("i").fromlist((1,)), lambda: array("i").fromlist([1,"x"]), lambda: array("i").pop(), lambda: array("i",[1]).pop(3), lambda: array("i",[1]).pop("x"), lambda: array("i",[1]).remove(3), lambda: array("i",[1]).index(3), lambda: array("i",[1,1]).count(1), lambda: array("i",[1])[5], lambda: array("i",[1])["x"], lambda: array("i",[1]) + [1], lambda: array("i",[1]) + array("d"), lambda: array("i",[1]) * "x", lambda: array("i",[1]) * 3, lambda: array("i",[1]) == array("d",[1.0]), lambda: array("i",[1]) < array("i",[2]), lambda: array("i",[1]) == [1], lambda: array("i",[1]).typecode, lambda: array("q").itemsize, lambda: array("i").buffer_info()[1], lambda: array("i",[1,2]).tobytes(), lambda: array("i",[1,2]).tolist(), lambda: array("i").tounicode(), lambda: array("u","ab").tounicode(), lambda: array("i").frombytes(b"abc"), lambda: array("i").frombytes("abc"), lambda: A.typecodes, lambda: hash(array("i")), lambda: array("i",[1,2,3])[::2], lambda: array("i",[1,2,3]).byteswap(), lambda: array("u","a").byteswap(), lambda: array("i", [1,2]).insert("x", 1), lambda: array("i",[3,1]).reverse(), lambda: repr(array("u")), lambda: array("i", [1,2]).__contains__(1), lambda: array("i",[1,2]).index(2, 1), lambda: array("i",[1,2]).index(1, 1)]:
    t(f)
a = array("i", range(5))
def s(code):
    b = array("i", a)
    try: exec(code, {"a": b, "array": array}); print(code, b)
    except Exception as e: print(code, type(e).__name__, e)
for c in ["a[0]=9", "a[1:3]=array('i',[7])", "a[1:3]=[7]", "a[::2]=array('i',[7])", "a[::2]=array('i',[7,8,9])", "a[9]=1", "a['x']=1", "a[0]='x'", "a[0]=2**40", "del a[0]", "del a[1:3]", "del a[::2]", "del a[9]", "a+=array('i',[1])", "a+=[1]", "a*=2", "a[1:1]=array('d')", "a.insert(1, 5)", "a.insert(-100, 5)", "a.x=1"]: s(c)
t(lambda: array("q",[-2**64])); t(lambda: array("Q",[2**64])); t(lambda: array("l",[2**63])); t(lambda: array("L",[2**64])); t(lambda: array("l",[-2**64])); t(lambda: array("L",[-2**64])); t(lambda: array("I",[-1]));t(lambda: array("I",[2**64]));t(lambda: array("i",[2**64]));t(lambda: array("b",[2**64]));t(lambda: array("H",[-2**64]))
t(lambda: array('i').__class__); t(lambda: array("i",[1]).fromfile(3,1)); t(lambda: array("i", [1,2]).__reduce_ex__(2)); t(lambda: array("i")+3);  t(lambda: 3*array("i",[1])); t(lambda: array("i",[1])*1.5)
t(lambda: array("u", "ab") == array("u", "ab")); t(lambda: array("u", "ab").tobytes());  t(lambda: bytes(array("h",[1,2]))); t(lambda: memoryview(array("h",[1,2])).tolist()); t(lambda: isinstance(array("i"), __import__("collections.abc").abc.MutableSequence)); t(lambda: array("u","a").fromunicode("xyz")); t(lambda: array("i").fromunicode("x"))
class A(array): pass
t(lambda: A("i",[1])); t(lambda: A("i",[1]) + A("i")); t(lambda: A("i",[1])[:]); t(lambda: type(A("i",[1])*2))
import io, pickle, copy
f = io.BytesIO(); array("i",[1,2]).tofile(f); f.seek(0); b = array("i"); b.fromfile(f, 2); print(b); t(lambda: b.fromfile(f, 1))
print(pickle.loads(pickle.dumps(b)), copy.copy(b), copy.deepcopy(b), sorted(array("d",[3,1,2])), sum(b), max(b), list(reversed(b)), 2 in b, [*b], dict(enumerate(b)))
m = memoryview(b); m[0] = 99; print(b, m.tolist(), m.nbytes); m[0:1] = array("i",[7]); print(b); 
