package schema

import (
	"crypto/md5"
	"encoding/hex"
	"strings"
	"unicode/utf8"
)

// Digest is the short hash that Django puts into names: the first length hex
// digits of the parts' MD5.
func Digest(length int, parts ...string) string {
	h := md5.New()
	for _, p := range parts {
		h.Write([]byte(p))
	}
	return hex.EncodeToString(h.Sum(nil))[:length]
}

// IndexName is the name that Django gives to an index or constraint of these
// columns: table, columns and a hash with the suffix ("", "_uniq", "_fk_…"),
// shortened to max characters (0: no bound) and never beginning with an
// underscore or a digit.
func IndexName(table string, columns []string, suffix string, max int) string {
	_, bare := splitIdentifier(table)
	unique := Digest(8, append([]string{bare}, columns...)...) + suffix
	if max == 0 {
		max = 200
	}
	name := bare + "_" + strings.Join(columns, "_") + "_" + unique
	if utf8.RuneCountInString(name) <= max {
		return legalStart(name)
	}
	// Too long: the suffix keeps at most a third, table and columns share the rest.
	if len(unique) > max/3 {
		unique = unique[:max/3]
	}
	other := (max-len(unique))/2 - 1
	name = truncate(bare, other) + "_" + truncate(strings.Join(columns, "_"), other) + "_" + unique
	return legalStart(name)
}

func legalStart(name string) string {
	if name != "" && (name[0] == '_' || name[0] >= '0' && name[0] <= '9') {
		return "D" + name[:len(name)-1]
	}
	return name
}

func truncate(s string, n int) string {
	if len(s) > n {
		return s[:n]
	}
	return s
}

func splitIdentifier(name string) (namespace, bare string) {
	if ns, rest, found := strings.Cut(name, `"."`); found {
		return strings.Trim(ns, `"`), strings.Trim(rest, `"`)
	}
	return "", strings.Trim(name, `"`)
}

// ShortName shortens an identifier to max characters as Django does for column
// and table names: the end becomes a hash of hashLen digits.
func ShortName(name string, max, hashLen int) string {
	ns, bare := splitIdentifier(name)
	if max == 0 || len(bare) <= max {
		return name
	}
	short := bare[:max-hashLen] + Digest(hashLen, bare)
	if ns == "" {
		return short
	}
	return ns + `"."` + short + `"`
}
