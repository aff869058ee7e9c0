import base64
import hashlib
import hmac
import os
import os.path
import secrets
import warnings

print(hashlib.sha256(b"abc").hexdigest(), hashlib.md5(b"").hexdigest(), hashlib.new("sha1", b"x").hexdigest()[:10], hashlib.sha512().digest_size)
h = hashlib.sha256()
h.update(b"a")
g = h.copy()
h.update(b"bc")
print(h.hexdigest() == hashlib.sha256(b"abc").hexdigest(), g.hexdigest()[:8], h.name)
try:
    hashlib.sha256("text")
except TypeError as e:
    print(e)
print(hmac.new(b"k", b"m", hashlib.sha256).hexdigest(), hmac.compare_digest("a", "a"))
print(base64.b64encode(b"hello\xff"), base64.b64decode("aGVsbG8="), base64.urlsafe_b64encode(b"\xfb\xff"), base64.b16encode(b"ab"), base64.b32encode(b"hi"))
try:
    base64.b64decode("abc")
except Exception as e:
    print(type(e).__name__, e)
print(len(secrets.token_hex(8)), len(secrets.token_bytes(4)), secrets.randbelow(1), secrets.choice([7]))
print(os.path.join("a", "b", "c.txt"), os.path.splitext("x/y.tar.gz"), os.path.basename("/a/b"), os.path.dirname("/a/b"), os.path.split("a/b"), os.path.normpath("a/../b//c"), os.sep, os.getenv("NOPE", "d"), os.path.isabs("/x"))
with warnings.catch_warnings(record=True) as w:
    warnings.simplefilter("always")
    warnings.warn("one")
    warnings.warn("two", DeprecationWarning)
    warnings.warn(RuntimeWarning("three"))
    print(len(w), [(str(x.message), x.category.__name__, x.lineno) for x in w])
with warnings.catch_warnings():
    warnings.simplefilter("error")
    try:
        warnings.warn("boom", UserWarning)
    except UserWarning as e:
        print("raised", e)
with warnings.catch_warnings():
    warnings.filterwarnings("ignore", message="hid")
    warnings.warn("hidden")
try:
    warnings.warn("x", int)
except TypeError as e:
    print(e)
warnings.warn("visible")
