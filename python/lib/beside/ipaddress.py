# IPv4 and IPv6 addresses, networks and interfaces.
import functools

__all__ = ["AddressValueError", "NetmaskValueError", "IPv4Address", "IPv6Address", "IPv4Network", "IPv6Network",
           "IPv4Interface", "IPv6Interface", "ip_address", "ip_network", "ip_interface"]


class AddressValueError(ValueError):
    pass


class NetmaskValueError(ValueError):
    pass


def _parse4(text):
    if not text:
        raise AddressValueError("Address cannot be empty")
    octets = text.split(".")
    if len(octets) != 4:
        raise AddressValueError("Expected 4 octets in %r" % text)
    value = 0
    for octet in octets:
        if not octet:
            problem = "Empty octet not permitted"
        elif not (octet.isascii() and octet.isdigit()):
            problem = "Only decimal digits permitted in %r" % octet
        elif len(octet) > 3:
            problem = "At most 3 characters permitted in %r" % octet
        elif octet != "0" and octet[0] == "0":
            problem = "Leading zeros are not permitted in %r" % octet
        elif int(octet) > 255:
            problem = "Octet %d (> 255) not permitted" % int(octet)
        else:
            value = value << 8 | int(octet)
            continue
        raise AddressValueError("%s in %r" % (problem, text))
    return value


def _parse6(text):
    if not text:
        raise AddressValueError("Address cannot be empty")
    parts = text.split(":")
    if len(parts) < 3:
        raise AddressValueError("At least 3 parts expected in %r" % text)
    if "." in parts[-1]:
        try:
            low = _parse4(parts.pop())
        except AddressValueError as e:
            raise AddressValueError("%s in %r" % (e, text)) from None
        parts += ["%x" % (low >> 16), "%x" % (low & 0xffff)]
    if len(parts) > 9:
        raise AddressValueError("At most 8 colons permitted in %r" % text)
    gaps = [i for i in range(1, len(parts) - 1) if not parts[i]]
    if len(gaps) > 1:
        raise AddressValueError("At most one '::' permitted in %r" % text)
    if gaps:
        head, tail = parts[:gaps[0]], parts[gaps[0] + 1:]
        if not head[0]:
            head = head[1:]
            if head:
                raise AddressValueError("Leading ':' only permitted as part of '::' in %r" % text)
        if not tail[-1]:
            tail = tail[:-1]
            if tail:
                raise AddressValueError("Trailing ':' only permitted as part of '::' in %r" % text)
        missing = 8 - len(head) - len(tail)
        if missing < 1:
            raise AddressValueError("Expected at most 7 other parts with '::' in %r" % text)
        parts = head + ["0"] * missing + tail
    else:
        if len(parts) != 8:
            raise AddressValueError("Exactly 8 parts expected without '::' in %r" % text)
        if not parts[0]:
            raise AddressValueError("Leading ':' only permitted as part of '::' in %r" % text)
        if not parts[-1]:
            raise AddressValueError("Trailing ':' only permitted as part of '::' in %r" % text)
    value = 0
    for part in parts:
        if not part or not all(c in "0123456789abcdefABCDEF" for c in part):
            raise AddressValueError("Only hex digits permitted in %r in %r" % (part, text))
        if len(part) > 4:
            raise AddressValueError("At most 4 characters permitted in %r in %r" % (part, text))
        value = value << 16 | int(part, 16)
    return value


def _text4(n):
    return ".".join(str(n >> shift & 255) for shift in (24, 16, 8, 0))


def _text6(n):
    groups = ["%x" % (n >> shift & 0xffff) for shift in range(112, -1, -16)]
    best, length, i = -1, 1, 0
    while i < 8:
        j = i
        while j < 8 and groups[j] == "0":
            j += 1
        if j - i > length:
            best, length = i, j - i
        i = max(j, i + 1)
    if best < 0:
        return ":".join(groups)
    return ":".join(groups[:best]) + "::" + ":".join(groups[best + length:])


class _Common:
    @property
    def exploded(self):
        return self._exploded()

    @property
    def compressed(self):
        return str(self)

    @property
    def max_prefixlen(self):
        return self._bits

    def __repr__(self):
        return "%s(%r)" % (self.__class__.__name__, str(self))


@functools.total_ordering
class _Address(_Common):
    def __init__(self, address):
        if isinstance(address, int):
            self._check(address)
            self._ip = address
        elif isinstance(address, bytes):
            if len(address) != self._bits // 8:
                raise AddressValueError("%r (len %d != %d) is not permitted as an IPv%d address"
                                        % (address, len(address), self._bits // 8, self.version))
            self._ip = int.from_bytes(address, "big")
        else:
            text = str(address)
            if "/" in text:
                raise AddressValueError("Unexpected '/' in %r" % address)
            self._ip = self._parse(text)

    def _check(self, n):
        if n < 0:
            raise AddressValueError("%d (< 0) is not permitted as an IPv%d address" % (n, self.version))
        if n >> self._bits:
            raise AddressValueError("%d (>= 2**%d) is not permitted as an IPv%d address" % (n, self._bits, self.version))

    def __int__(self):
        return self._ip

    def __str__(self):
        return self._text(self._ip)

    def __hash__(self):
        return hash(hex(self._ip))

    def __eq__(self, other):
        try:
            return self._ip == other._ip and self.version == other.version
        except AttributeError:
            return NotImplemented

    def __lt__(self, other):
        if not isinstance(other, _Address):
            return NotImplemented
        if self.version != other.version:
            raise TypeError("%s and %s are not of the same version" % (self, other))
        return self._ip < other._ip

    def __add__(self, other):
        return self.__class__(self._ip + other) if isinstance(other, int) else NotImplemented

    def __sub__(self, other):
        return self.__class__(self._ip - other) if isinstance(other, int) else NotImplemented

    def __format__(self, fmt):
        if not fmt or fmt[-1] == "s":
            return format(str(self), fmt)
        kind = fmt[-1]
        if kind == "n":
            kind = "b" if self.version == 4 else "x"
        if kind not in "bxX" or fmt[:-1].strip("#_"):
            return format(str(self), fmt)
        digits = self._bits if kind == "b" else self._bits // 4
        prefix = "#" if "#" in fmt else ""
        group = "_" if "_" in fmt else ""
        width = digits + (digits // 4 - 1 if group else 0) + (2 if prefix else 0)
        return format(self._ip, f"{prefix}0{width}{group}{kind}")

    @property
    def packed(self):
        return self._ip.to_bytes(self._bits // 8, "big")

    @property
    def reverse_pointer(self):
        if self.version == 4:
            return ".".join(reversed(str(self).split("."))) + ".in-addr.arpa"
        return ".".join(reversed(self.exploded.replace(":", ""))) + ".ip6.arpa"

    def _within(self, networks):
        return any(self._ip >> self._bits - length == base >> self._bits - length for base, length in networks)

    is_private = property(lambda self: self._within(self._private))
    is_global = property(lambda self: not self._within(self._private + self._shared))
    is_loopback = property(lambda self: self._within(self._loopback))
    is_multicast = property(lambda self: self._within(self._multicast))
    is_link_local = property(lambda self: self._within(self._local))
    is_reserved = property(lambda self: self._within(self._reserved))
    is_unspecified = property(lambda self: self._ip == 0)


def _nets(parse, text):
    return [(parse(base), int(length)) for base, length in (item.split("/") for item in text.split())]


class IPv4Address(_Address):
    version, _bits, _parse, _text = 4, 32, staticmethod(_parse4), staticmethod(_text4)
    _private = _nets(_parse4, "0.0.0.0/8 10.0.0.0/8 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 192.0.0.0/29 192.0.0.170/31 "
                              "192.0.2.0/24 192.168.0.0/16 198.18.0.0/15 198.51.100.0/24 203.0.113.0/24 240.0.0.0/4 255.255.255.255/32")
    _shared = _nets(_parse4, "100.64.0.0/10")
    _loopback, _multicast = _nets(_parse4, "127.0.0.0/8"), _nets(_parse4, "224.0.0.0/4")
    _local, _reserved = _nets(_parse4, "169.254.0.0/16"), _nets(_parse4, "240.0.0.0/4")

    def _exploded(self):
        return str(self)


class IPv6Address(_Address):
    version, _bits, _parse, _text = 6, 128, staticmethod(_parse6), staticmethod(_text6)
    _private = _nets(_parse6, "::1/128 ::/128 ::ffff:0:0/96 100::/64 2001::/23 2001:2::/48 2001:db8::/32 2001:10::/28 fc00::/7 fe80::/10")
    _shared = []
    _loopback, _multicast, _local = _nets(_parse6, "::1/128"), _nets(_parse6, "ff00::/8"), _nets(_parse6, "fe80::/10")
    _reserved = _nets(_parse6, "::/8 100::/8 200::/7 400::/6 800::/5 1000::/4 4000::/3 6000::/3 8000::/3 A000::/3 C000::/3 "
                               "E000::/4 F000::/5 F800::/6 FE00::/9")

    def _exploded(self):
        digits = "%032x" % self._ip
        return ":".join(digits[i:i + 4] for i in range(0, 32, 4))

    @property
    def ipv4_mapped(self):
        return IPv4Address(self._ip & 0xffffffff) if self._ip >> 32 == 0xffff else None


def _mask(version, bits, text):
    """The length of a prefix that is given as a number or as a mask."""
    text = str(text)
    if text.isascii() and text.isdigit():
        if int(text) <= bits:
            return int(text)
    elif version == 4:
        try:
            n = _parse4(text)
            ones = n ^ 0xffffffff
            for mask in (ones, n):  # a netmask, or a host mask
                if mask & mask + 1 == 0:
                    return bits - mask.bit_length()
        except AddressValueError:
            pass
    raise NetmaskValueError("%r is not a valid netmask" % text)


@functools.total_ordering
class _Network(_Common):
    def __init__(self, address, strict=True):
        if isinstance(address, (int, bytes)):
            address = (address, self._bits)
        elif not isinstance(address, tuple):
            parts = str(address).split("/")
            if len(parts) > 2:
                raise AddressValueError("Only one '/' permitted in %r" % address)
            address = tuple(parts) if len(parts) == 2 else (parts[0], self._bits)
        ip = self._address_class(address[0])
        self._prefixlen = _mask(self.version, self._bits, address[1] if len(address) > 1 else self._bits)
        base = ip._ip >> self._bits - self._prefixlen << self._bits - self._prefixlen
        if strict and base != ip._ip:
            raise ValueError("%s/%d has host bits set" % (ip, self._prefixlen))
        self.network_address = self._address_class(base)

    prefixlen = property(lambda self: self._prefixlen)

    def _span(self):
        first = self.network_address._ip
        return first, first + (1 << self._bits - self._prefixlen) - 1

    @property
    def broadcast_address(self):
        return self._address_class(self._span()[1])

    @property
    def netmask(self):
        return self._address_class((1 << self._bits) - (1 << self._bits - self._prefixlen))

    @property
    def hostmask(self):
        return self._address_class((1 << self._bits - self._prefixlen) - 1)

    @property
    def num_addresses(self):
        return 1 << self._bits - self._prefixlen

    with_prefixlen = property(lambda self: str(self))
    with_netmask = property(lambda self: "%s/%s" % (self.network_address, self.netmask))
    with_hostmask = property(lambda self: "%s/%s" % (self.network_address, self.hostmask))
    is_private = property(lambda self: self.network_address.is_private and self.broadcast_address.is_private)
    is_loopback = property(lambda self: self.network_address.is_loopback and self.broadcast_address.is_loopback)
    is_multicast = property(lambda self: self.network_address.is_multicast and self.broadcast_address.is_multicast)

    def _exploded(self):
        return "%s/%d" % (self.network_address.exploded, self._prefixlen)

    def __str__(self):
        return "%s/%d" % (self.network_address, self._prefixlen)

    def __iter__(self):
        first, last = self._span()
        return map(self._address_class, range(first, last + 1))

    def hosts(self):
        first, last = self._span()
        if self._prefixlen < self._bits - 1:
            first, last = first + 1, last - (self.version == 4)
        elif self._prefixlen == self._bits:
            return [self.network_address]
        else:
            return [self._address_class(first), self._address_class(last)]
        return map(self._address_class, range(first, last + 1))

    def __getitem__(self, n):
        first, last = self._span()
        at = first + n if n >= 0 else last + 1 + n
        if not first <= at <= last:
            raise IndexError("address out of range")
        return self._address_class(at)

    def __contains__(self, other):
        if isinstance(other, _Network) or self.version != other.version:
            return False
        first, last = self._span()
        return first <= other._ip <= last

    def _key(self):
        return self.version, self.network_address._ip, self._prefixlen

    def __eq__(self, other):
        return self._key() == other._key() if isinstance(other, _Network) else NotImplemented

    def __lt__(self, other):
        return self._key() < other._key() if isinstance(other, _Network) else NotImplemented

    def __hash__(self):
        return hash(self._key())

    def overlaps(self, other):
        return other.network_address in self or self.network_address in other

    def subnet_of(self, other):
        first, last = self._span()
        low, high = other._span()
        return low <= first and last <= high

    def supernet_of(self, other):
        return other.subnet_of(self)

    def subnets(self, prefixlen_diff=1, new_prefix=None):
        new = self._prefixlen + prefixlen_diff if new_prefix is None else new_prefix
        if new < self._prefixlen:
            raise ValueError("new prefix must be longer")
        if new > self._bits:
            raise ValueError("prefix length diff %d is invalid for netblock %s" % (new, self))
        first, last = self._span()
        for base in range(first, last + 1, 1 << self._bits - new):
            yield self.__class__((base, new))

    def supernet(self, prefixlen_diff=1, new_prefix=None):
        new = self._prefixlen - prefixlen_diff if new_prefix is None else new_prefix
        if new < 0:
            raise ValueError("current prefixlen is %d, cannot have a prefixlen_diff of %d" % (self._prefixlen, prefixlen_diff))
        return self.__class__((self.network_address._ip, new), strict=False)


class IPv4Network(_Network):
    version, _bits, _address_class = 4, 32, IPv4Address


class IPv6Network(_Network):
    version, _bits, _address_class = 6, 128, IPv6Address


class _Interface:
    def __init__(self, address):
        text = str(address) if not isinstance(address, tuple) else "%s/%s" % address
        ip, _, mask = text.partition("/")
        super().__init__(ip)
        self.network = self._network_class((ip, mask or self._bits), strict=False)

    ip = property(lambda self: self._plain(self._ip))
    netmask = property(lambda self: self.network.netmask)
    hostmask = property(lambda self: self.network.hostmask)
    with_prefixlen = property(lambda self: str(self))
    with_netmask = property(lambda self: "%s/%s" % (self.ip, self.netmask))

    def __str__(self):
        return "%s/%d" % (self._text(self._ip), self.network.prefixlen)

    def __eq__(self, other):
        return isinstance(other, _Interface) and (self._ip, self.network) == (other._ip, other.network)

    def __hash__(self):
        return hash((self._ip, self.network))


class IPv4Interface(_Interface, IPv4Address):
    _network_class, _plain = IPv4Network, IPv4Address


class IPv6Interface(_Interface, IPv6Address):
    _network_class, _plain = IPv6Network, IPv6Address


def _either(what, value, four, six, *args):
    for cls in four, six:
        try:
            return cls(value, *args)
        except (AddressValueError, NetmaskValueError):
            pass
    raise ValueError(f"{value!r} does not appear to be an IPv4 or IPv6 {what}")


def ip_address(address):
    return _either("address", address, IPv4Address, IPv6Address)


def ip_network(address, strict=True):
    return _either("network", address, IPv4Network, IPv6Network, strict)


def ip_interface(address):
    return _either("interface", address, IPv4Interface, IPv6Interface)
