import hashlib
import hmac
import base64
import binascii

def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


password, salt = b"secret", b"NaCl"
key = hashlib.pbkdf2_hmac("sha256", password, salt, 260)
print(base64.b64encode(key).decode(), hashlib.pbkdf2_hmac("sha1", password, salt, 1, dklen=5).hex())
etag = hashlib.md5("content".encode()).hexdigest()
print(etag, len(etag), hashlib.sha1(b"").hexdigest(), hashlib.sha3_256(b"abc").hexdigest()[:16], hashlib.sha256(b"a" * 1000).hexdigest()[-8:], hashlib.new("sha512", b"x").digest_size)
sig = hmac.new(b"k", b"payload", hashlib.sha256)
sig.update(b" more")
print(sig.hexdigest() == hmac.new(b"k", b"payload more", "sha256").hexdigest(), hmac.compare_digest(sig.hexdigest(), "x"), sig.digest_size, sig.name)
print(binascii.crc32(b"abc") & 0xffffffff, hashlib.md5(b"a").digest() == bytes.fromhex("0cc175b9c0f1b6a831c399e269772661"))
t(lambda: hashlib.md5("text"))
t(lambda: hmac.new(b"k", b"m"))
