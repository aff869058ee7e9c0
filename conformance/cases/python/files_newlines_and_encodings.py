"""Line ends and encodings of text files."""
import os
import tempfile
home = tempfile.mkdtemp()
os.chdir(home)


def whole(*args, **kwargs):
    with open(*args, **kwargs) as f:
        return f.read()


def t(f):
    try:
        r = f()
        if r is not None:
            print(repr(r).replace(home, "HOME"))
    except Exception as e:
        print(type(e).__name__, str(e).replace(home, "HOME"), getattr(e, "errno", ""), getattr(e, "filename", ""), getattr(e, "filename2", ""))


with open("nl.txt", "wb") as f: f.write(b"a\r\nb\rc\nd")
for nl in (None, "", "\n", "\r", "\r\n"):
    with open("nl.txt", newline=nl) as f: print(repr(nl), f.readlines(), f.newlines)
    with open("nl.txt", newline=nl) as f: print(repr(f.read(2)), repr(f.read(3)), repr(f.read()))
    with open("nl2.txt", "w", newline=nl) as f: f.write("x\ny\r\nz")
    print(whole("nl2.txt", "rb"))
with open("u.txt", "w", encoding="utf-16") as f: f.write("é"); f.write("€")
print(whole("u.txt", "rb"), whole("u.txt", encoding="utf-16"))
with open("u.txt", "w", encoding="utf-8-sig") as f: f.write("é")
print(whole("u.txt", "rb"), whole("u.txt", encoding="utf-8-sig"), repr(whole("u.txt", encoding="utf-8")))
with open("u.txt", "w", encoding="latin-1") as f: t(lambda: f.write("€")); f.write("é")
t(lambda: whole("u.txt", encoding="utf-8")); print(whole("u.txt", encoding="utf-8", errors="replace"), whole("u.txt", errors="ignore"))
t(lambda: whole("u.txt", encoding="ascii"))
