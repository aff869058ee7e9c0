import importlib

def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


for name in ("nosuchmodule", "collections.abc", "xml_nothing.etree"):
    t(lambda: importlib.import_module(name).__name__)
try:
    from math import nosuchname
except ImportError as e:
    print(e.name, e.msg.split(" (")[0])
try:
    import nosuchpackage.sub
except ModuleNotFoundError as e:
    print(e, e.name)
