package core

import (
	"net/url"
	"slices"
	"strings"
)

// URL is a database URL.
type URL struct {
	Driver   string // "sqlite", "sqlite+pysqlite"
	User     string
	Password string
	Host     string
	Port     string
	Database string
	Query    string
}

// ParseURL reads a database URL.
func ParseURL(s string) (URL, error) {
	name, rest, ok := strings.Cut(s, "://")
	if !ok {
		return URL{}, ArgumentErrorf("Could not parse SQLAlchemy URL from given URL string")
	}
	u := URL{Driver: name}
	rest, u.Query, _ = strings.Cut(rest, "?")
	auth, path, found := strings.Cut(rest, "/")
	if found {
		u.Database = path
	}
	if i := strings.LastIndexByte(auth, '@'); i >= 0 {
		u.User, u.Password, _ = strings.Cut(auth[:i], ":")
		u.User, _ = url.PathUnescape(u.User)
		u.Password, _ = url.PathUnescape(u.Password)
		auth = auth[i+1:]
	}
	u.Host, u.Port, _ = strings.Cut(auth, ":")
	return u, nil
}

// QueryValues are the options behind the question mark.
func (u URL) QueryValues() map[string]string {
	out := map[string]string{}
	values, err := url.ParseQuery(u.Query)
	if err != nil {
		return out
	}
	for k, v := range values {
		out[k] = v[0]
	}
	return out
}

// Backend is the name of the database: "sqlite" of "sqlite+pysqlite".
func (u URL) Backend() string {
	b, _, _ := strings.Cut(u.Driver, "+")
	return b
}

// Text is the URL as text; hide replaces the password by stars.
func (u URL) Text(hide bool) string {
	var b strings.Builder
	b.WriteString(u.Driver + "://")
	if u.User != "" {
		b.WriteString(url.QueryEscape(u.User))
		if u.Password != "" {
			if hide {
				b.WriteString(":***")
			} else {
				b.WriteString(":" + url.QueryEscape(u.Password))
			}
		}
		b.WriteByte('@')
	}
	b.WriteString(u.Host)
	if u.Port != "" {
		b.WriteString(":" + u.Port)
	}
	if u.Database != "" {
		b.WriteString("/" + u.Database)
	}
	if u.Query != "" {
		parts := strings.Split(u.Query, "&")
		slices.Sort(parts)
		b.WriteString("?" + strings.Join(parts, "&"))
	}
	return b.String()
}

// IsMemory tells whether the URL names an SQLite database in memory.
func (u URL) IsMemory() bool {
	return u.Database == "" || u.Database == ":memory:" || strings.Contains(u.Query, "mode=memory")
}
