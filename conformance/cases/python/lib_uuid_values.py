import uuid

def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


u = uuid.UUID("12345678-1234-5678-1234-567812345678")
print(u, repr(u), u.hex, u.int, u.bytes[:4], u.urn, u.version, u.variant, u.fields, u.node, u.time_low, u == uuid.UUID(int=u.int), u < uuid.UUID(int=u.int + 1), hash(u) == hash(u.int))
print(uuid.uuid5(uuid.NAMESPACE_DNS, "python.org"), uuid.uuid3(uuid.NAMESPACE_URL, "x"), uuid.UUID("{12345678123456781234567812345678}"), uuid.UUID(bytes=b"a" * 16), uuid.UUID(fields=(1, 2, 3, 4, 5, 6)), uuid.UUID(bytes_le=u.bytes_le) == u)
r = uuid.uuid4()
print(r.version, r != uuid.uuid4(), len(str(r)), uuid.UUID(int=0, version=4))
t(lambda: uuid.UUID("nope"))
t(lambda: uuid.UUID())
t(lambda: uuid.UUID(int=-1))
t(lambda: uuid.UUID(bytes=b"x"))
t(lambda: setattr(u, "int", 5))
t(lambda: uuid.UUID(5))
