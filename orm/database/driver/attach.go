package driver

import (
	"fmt"
	"strconv"
	"strings"
)

// Attached is the database that a statement "ATTACH [DATABASE] file AS schema" names.
type Attached struct {
	// File is the name, where it is written as a literal or an identifier; it stands in
	// the statement from From to To.
	File     string
	From, To int
	// Param is the number of the parameter that holds the name, from 1; 0 where it is
	// written.
	Param int
}

// AttachOf reads the first statement of sql. It is not ok for any other statement, and
// for one that makes the name by an expression, which engines refuse: the name has to
// be one of the run's own databases before SQLite sees it.
func AttachOf(sql string) (a Attached, ok bool) {
	rest, found := word(SkipBlank(sql), "attach")
	if !found {
		return a, false
	}
	if r, found := word(rest, "database"); found {
		rest = r
	}
	a.From = len(sql) - len(rest)
	switch {
	case rest == "":
		return a, false
	case strings.IndexByte(`'"`+"`[", rest[0]) >= 0:
		a.File, rest, ok = quoted(rest)
	case strings.IndexByte("?:@$", rest[0]) >= 0:
		n := 1
		for n < len(rest) && isName(rest[n]) {
			n++
		}
		a.Param, ok = 1, true
		if i, err := strconv.Atoi(rest[1:n]); err == nil && rest[0] == '?' {
			a.Param = i
		}
		rest = rest[n:]
	default:
		n := 0
		for n < len(rest) && isName(rest[n]) {
			n++
		}
		a.File, rest, ok = rest[:n], rest[n:], n > 0
	}
	a.To = len(sql) - len(rest)
	_, named := word(SkipBlank(rest), "as")
	return a, ok && named
}

// With is sql with another name in the place of a's.
func (a Attached) With(sql, name string) string {
	return sql[:a.From] + "'" + strings.ReplaceAll(name, "'", "''") + "'" + sql[a.To:]
}

func isName(c byte) bool {
	return c == '_' || c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= 0x80
}

// word is what follows a keyword, without the blank after it.
func word(sql, keyword string) (rest string, found bool) {
	n := len(keyword)
	if len(sql) <= n || !strings.EqualFold(sql[:n], keyword) || isName(sql[n]) {
		return sql, false
	}
	return SkipBlank(sql[n:]), true
}

// quoted reads a literal or a quoted identifier.
func quoted(sql string) (text, rest string, ok bool) {
	end := sql[0]
	if end == '[' {
		end = ']'
	}
	var b strings.Builder
	for i := 1; i < len(sql); i++ {
		switch {
		case sql[i] != end:
			b.WriteByte(sql[i])
		case end != ']' && i+1 < len(sql) && sql[i+1] == end:
			b.WriteByte(end)
			i++
		default:
			return b.String(), sql[i+1:], true
		}
	}
	return "", sql, false
}

// Text is what SQLite reads of a value where it wants a text.
func Text(v Value) string {
	switch v := v.(type) {
	case nil:
		return ""
	case string:
		return v
	case []byte:
		return string(v)
	case int64:
		return strconv.FormatInt(v, 10)
	}
	return fmt.Sprint(v)
}
