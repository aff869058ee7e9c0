# Addresses as values of headers.
from .utils import formataddr, parseaddr

__all__ = ["Address", "Group"]


class Address:
    def __init__(self, display_name="", username="", domain="", addr_spec=None):
        if any("\n" in part or "\r" in part for part in (display_name, username, domain, addr_spec or "")):
            raise ValueError("invalid arguments; address parts cannot contain CR or LF")
        if addr_spec is not None:
            if username or domain:
                raise TypeError("addrspec specified when username and/or domain also specified")
            username, _, domain = parseaddr(addr_spec)[1].rpartition("@") if "@" in addr_spec else (addr_spec, "", "")
        self.display_name, self.username, self.domain = display_name, username, domain

    @property
    def addr_spec(self):
        return f"{self.username}@{self.domain}" if self.domain else self.username or "<>"

    def __repr__(self):
        return f"{type(self).__name__}(display_name={self.display_name!r}, username={self.username!r}, domain={self.domain!r})"

    def __str__(self):
        if not self.display_name:
            return self.addr_spec
        name = self.display_name
        return formataddr((name, self.addr_spec)) if name.isascii() else f"{name} <{self.addr_spec}>"

    def __eq__(self, other):
        if not isinstance(other, Address):
            return NotImplemented
        return (self.display_name, self.username, self.domain) == (other.display_name, other.username, other.domain)


class Group:
    def __init__(self, display_name=None, addresses=None):
        self.display_name, self.addresses = display_name, tuple(addresses or ())

    def __repr__(self):
        return f"{type(self).__name__}(display_name={self.display_name!r}, addresses={self.addresses!r}"

    def __str__(self):
        if self.display_name is None and len(self.addresses) == 1:
            return str(self.addresses[0])
        return f"{self.display_name}: {', '.join(map(str, self.addresses))};"
