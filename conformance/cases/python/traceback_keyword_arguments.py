def connect(host, *, port=80, timeout=None):
    return host, port, timeout

print(connect("a", port=1))
print(connect("a", prot=1))
