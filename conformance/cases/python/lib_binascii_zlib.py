import binascii
import zlib

def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


print(binascii.hexlify(b"\x00\xff"), binascii.unhexlify("00ff"), binascii.hexlify(b"abcd", "-", 2), binascii.crc32(b"hello"), zlib.crc32(b"hello", 7), zlib.adler32(b"hello"), zlib.adler32(b"lo", zlib.adler32(b"hel")))
print(binascii.b2a_base64(b"hi"), binascii.a2b_base64(b"aGk="), binascii.b2a_base64(b"hi", newline=False), binascii.a2b_hex(b"41"))
t(lambda: binascii.unhexlify("abc"))
t(lambda: binascii.unhexlify("zz"))
t(lambda: binascii.hexlify("x"))
t(lambda: zlib.crc32("x"))
t(lambda: binascii.a2b_base64("a"))
