import hashlib
import hmac

def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


for name in ("md5", "sha1", "sha224", "sha256", "sha384", "sha512"):
    h = hashlib.new(name, b"diptych")
    print(name, h.hexdigest(), h.digest_size, h.block_size, h.name)
h = hashlib.sha256()
h.update(b"dip")
c = h.copy()
h.update(b"tych")
print(h.digest() == hashlib.sha256(b"diptych").digest(), c.hexdigest()[:12], "sha256" in hashlib.algorithms_available)
print(hmac.new(b"key", b"msg", "sha256").hexdigest(), hmac.compare_digest(b"a", b"b"), hmac.digest(b"k", b"m", "md5").hex(), hashlib.pbkdf2_hmac("sha256", b"pw", b"salt", 1000).hex())
t(lambda: hashlib.sha256("text"))
t(lambda: hashlib.new("nope"))
t(lambda: hmac.new("key", b"m", "sha1"))
t(lambda: hmac.compare_digest("é", "é"))
