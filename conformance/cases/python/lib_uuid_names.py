import uuid

def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


names = [uuid.uuid5(uuid.NAMESPACE_URL, f"https://example.com/{n}") for n in ("a", "b")]
print(names, names[0] == uuid.uuid5(uuid.NAMESPACE_URL, "https://example.com/a"), uuid.uuid3(uuid.NAMESPACE_OID, "1.2"), names[0].version, uuid.uuid3(uuid.NAMESPACE_X500, "x").version)
u = uuid.UUID(int=2**127 + 5)
print(str(u), u.hex[-4:], u.bytes == u.int.to_bytes(16, "big"), {u: 1}[uuid.UUID(str(u))], sorted(names)[0] in names, f"{u}", "%s" % u, u.variant, uuid.RFC_4122, uuid.NAMESPACE_DNS)
print(uuid.UUID("urn:uuid:12345678-1234-5678-1234-567812345678"), uuid.uuid4() != uuid.uuid4(), str(uuid.uuid4()).count("-"), uuid.UUID(hex="0" * 32).int, u != str(u))
t(lambda: u < 5)
t(lambda: uuid.UUID("123"))
t(lambda: uuid.UUID(hex="0" * 32, int=5))
