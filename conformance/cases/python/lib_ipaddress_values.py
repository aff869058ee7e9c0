import ipaddress as ip

def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


a = ip.ip_address("192.168.0.10")
print(a, repr(a), int(a), a + 1, a.is_private, a.is_loopback, a.packed, a.reverse_pointer, a < ip.ip_address("192.168.0.11"), a == ip.IPv4Address(3232235530), a.version)
n = ip.ip_network("10.0.0.0/29")
print(n, n.num_addresses, n.netmask, n.broadcast_address, list(n.hosts())[:2], a in n, ip.ip_address("10.0.0.3") in n, n[1], list(n.subnets(new_prefix=31))[0], n.supernet(), n.overlaps(ip.ip_network("10.0.0.4/30")))
six = ip.ip_address("2001:db8::1")
print(six, six.exploded, six.compressed, ip.ip_address("::ffff:1.2.3.4").ipv4_mapped, ip.IPv6Network("2001:db8::/32").num_addresses, ip.ip_interface("10.1.2.3/24").network, six.is_global)
for text in ("256.1.1.1", "1.2.3", "x", "1::2::3", "01.2.3.4"):
    t(lambda: ip.ip_address(text))
t(lambda: ip.ip_network("10.0.0.1/24"))
t(lambda: ip.ip_network("10.0.0.0/33"))
t(lambda: ip.IPv4Address("1.2.3"))
print(ip.ip_network("10.0.0.1/24", strict=False))
