import base64
import binascii

def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


data = b"any carnal \xff\xfe pleas?"
for name in ("b64", "b32", "b16", "standard_b64", "urlsafe_b64", "a85", "b85"):
    enc = getattr(base64, name + "encode")(data)
    print(name, enc, getattr(base64, name + "decode")(enc) == data)
print(base64.b64encode(b"\xfb\xff", altchars=b"-_"), base64.b64decode("YQ=="), base64.b64decode("Y Q = ="), base64.encodebytes(b"x" * 60), base64.b16decode("6a", casefold=True))
t(lambda: base64.b64decode("YQ"))
t(lambda: base64.b64decode("Y!Q=", validate=True))
t(lambda: base64.b64encode("text"))
t(lambda: base64.b16decode("6a"))
t(lambda: base64.b32decode("A"))
