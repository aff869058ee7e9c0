package meta

import (
	"net/netip"
	"strings"
)

// CleanIPv6 is django.utils.ipv6.clean_ipv6_address: the shortest spelling, an
// embedded IPv4 address as such where it is unpacked. ok is false for what is no
// address.
func CleanIPv6(s string, unpack bool) (clean string, ok bool) {
	a, err := netip.ParseAddr(strings.TrimSpace(s))
	if err != nil || !a.Is6() || a.Zone() != "" {
		return "", false
	}
	if a.Is4In6() {
		if unpack {
			return a.Unmap().String(), true
		}
		return "::ffff:" + a.Unmap().String(), true
	}
	return a.String(), true
}
