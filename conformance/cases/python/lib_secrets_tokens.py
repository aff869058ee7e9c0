import secrets

def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


print(len(secrets.token_bytes()), len(secrets.token_bytes(5)), len(secrets.token_hex(8)), len(secrets.token_urlsafe(16)), secrets.randbelow(1), secrets.choice([7]), secrets.randbits(3) < 8)
print(secrets.compare_digest("a", "a"), secrets.compare_digest(b"a", b"b"), secrets.token_hex(4) != secrets.token_hex(4), set(secrets.token_hex(50)) <= set("0123456789abcdef"))
t(lambda: secrets.randbelow(0))
t(lambda: secrets.choice([]))
