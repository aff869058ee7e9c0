import configparser, io
c = configparser.ConfigParser({"here": "/x", "Big": "1"})
c.read_string("""
# comment
[DEFAULT]
a = 1
[db]
url = sqlite:///%(here)s/%(a)s
multi = one
  two

  three
Key: V
empty =
[log]
level=INFO ; no comment
debug: yes
n = 42
f = 1.5
pc = 100%%
bad = %(nope)s
bad2 = %x
bad3 = %(open
""")
def t(f):
    try: print(repr(f()))
    except Exception as e: print(type(e).__name__, e, e.args)
t(c.sections); t(lambda: c.options("db")); t(lambda: c.get("db", "url")); t(lambda: c.get("db","URL", raw=True))
t(lambda: c["db"]["multi"]); t(lambda: dict(c["db"])); t(lambda: c.getint("log","n")); t(lambda: c.getboolean("log","debug"))
t(lambda: c.getfloat("log","f")); t(lambda: c["log"].getint("n")); t(lambda: c["log"].getint("zz", 7)); t(lambda: c["log"].getboolean("debug"))
for k in ("bad","bad2","bad3","pc","level","none"): t(lambda: c.get("log", k))
t(lambda: c.get("no","x")); t(lambda: c.get("no","x",fallback=None)); t(lambda: c.getint("log","level")); t(lambda: c.getboolean("log","level"))
t(lambda: c.add_section("db")); t(lambda: c.add_section("DEFAULT")); t(lambda: c.set("db","x",1)); t(lambda: c.set("db","x","50%")); t(lambda: c.set("zz","x","1"))
t(lambda: c.has_option("db","a")); t(lambda: c.has_option("db","A")); t(lambda: c.remove_option("db","empty")); t(lambda: c.remove_section("q"))
t(lambda: c.items("db")); t(lambda: list(c.items())); t(lambda: "db" in c); t(lambda: c["nope"]); t(lambda: list(c)); t(lambda: len(c))
t(lambda: c.items("log", raw=True)); t(lambda: c.get("db","url",vars={"here":"H"})); t(lambda: c.defaults())
for bad in ("x=1", "[a]\n[a]\n", "[a]\nx=1\nx=2", "[a]\njust words\n", "[a]\n = 1\n"):
    t(lambda: configparser.ConfigParser().read_string(bad))
t(lambda: configparser.ConfigParser(allow_no_value=True).read_string("[a]\nalone\n"))
c2 = configparser.RawConfigParser(); c2.read_dict({"s": {"k": 1, "L": "v%"}}); c2["t"] = {"u": "v"}
o = io.StringIO(); c2.write(o); print(o.getvalue()); o = io.StringIO(); c2.write(o, False); print(o.getvalue())
e = configparser.ConfigParser(interpolation=configparser.ExtendedInterpolation()); e.read_string("[a]\nx=1\ny=${x}2\nz=${b:w}$$\n[b]\nw=${a:x}9\n")
t(lambda: e.get("a","y")); t(lambda: e.get("a","z")); t(lambda: e["b"]["w"])
r = configparser.ConfigParser(); r.read_string("[a]\nx=%(y)s\ny=%(x)s\n"); t(lambda: r.get("a","x"))
p = configparser.ConfigParser(inline_comment_prefixes=("#",), delimiters=("=",)); p.read_string("[a]\nx = 1 # one\ny:z = 2\n"); t(lambda: dict(p["a"]))
t(lambda: c["log"]); t(lambda: p.read("missing.ini"))
q = configparser.ConfigParser(converters={"list": lambda s: s.split(",")}); q.read_string("[a]\nx=1,2\n"); t(lambda: q.getlist("a","x")); t(lambda: q["a"].getlist("x"))
