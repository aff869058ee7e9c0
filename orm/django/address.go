package django

import (
	"net/netip"
	"strings"

	"github.com/diptych-orm/diptych/orm/django/meta"
	"github.com/diptych-orm/diptych/orm/django/values"
)

// checkAddress is what a GenericIPAddressField's validators say, by its protocol.
func checkAddress(f *meta.Field, v any) error {
	s, ok := values.Plain(v).(string)
	if !ok {
		return nil
	}
	a, err := netip.ParseAddr(s)
	v4, v6 := err == nil && a.Is4(), err == nil && a.Is6() && a.Zone() == ""
	protocol, good := "IPv4 or IPv6", v4 || v6
	switch strings.ToLower(f.Protocol) {
	case "ipv4":
		protocol, good = "IPv4", v4
	case "ipv6":
		protocol, good = "IPv6", v6
	}
	if good {
		return nil
	}
	return meta.Invalid("invalid", message(f, "invalid", "Enter a valid %(protocol)s address."), meta.Param{Name: "protocol", Value: protocol}, meta.Param{Name: "value", Value: v})
}
