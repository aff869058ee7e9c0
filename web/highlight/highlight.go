// Package highlight cuts Python and SQL into spans for colouring, and lays a
// statement out over several lines. It needs no parser's exactness: whatever the
// text, the spans joined together are the text.
package highlight

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A Span is a piece of text and its class: k keyword, s string, n number, c
// comment, p placeholder, or empty.
type Span struct {
	Class string
	Text  string
}

var pythonWords = words(`False None True and as assert async await break class continue def del elif else except
	finally for from global if import in is lambda nonlocal not or pass raise return try while with yield`)

var sqlWords = words(`ABORT ADD ALL ALTER ANALYZE AND AS ASC AUTOINCREMENT BEGIN BETWEEN BY CASCADE CASE CAST CHECK
	COLLATE COMMIT CONFLICT CONSTRAINT CREATE CROSS CURRENT_DATE CURRENT_TIME CURRENT_TIMESTAMP DEFAULT DEFERRABLE
	DEFERRED DELETE DESC DISTINCT DO DROP ELSE END ESCAPE EXCEPT EXISTS EXPLAIN FILTER FIRST FOLLOWING FOREIGN FROM
	FULL GROUP HAVING IF IN INDEX INITIALLY INNER INSERT INTERSECT INTO IS JOIN KEY LAST LEFT LIKE LIMIT NATURAL NOT
	NOTHING NULL NULLS OFFSET ON OR ORDER OUTER OVER PARTITION PRAGMA PRECEDING PRIMARY RECURSIVE REFERENCES RELEASE
	REPLACE RETURNING RIGHT ROLLBACK ROW ROWS SAVEPOINT SELECT SET TABLE TEMP TEMPORARY THEN TO TRANSACTION UNBOUNDED
	UNION UNIQUE UPDATE USING VALUES VIEW WHEN WHERE WINDOW WITH`)

func words(list string) map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Fields(list) {
		set[w] = true
	}
	return set
}

// A cutter collects spans, joining neighbours of one class.
type cutter struct {
	spans []Span
}

func (c *cutter) add(class, text string) {
	if text == "" {
		return
	}
	if n := len(c.spans); n > 0 && c.spans[n-1].Class == class {
		c.spans[n-1].Text += text
		return
	}
	c.spans = append(c.spans, Span{class, text})
}

func wordEnd(s string) int {
	for i, r := range s {
		if r != '_' && !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			return i
		}
	}
	return len(s)
}

func isDigit(b byte) bool { return b >= '0' && b <= '9' }

func numberEnd(s string) int {
	for i := range len(s) {
		b := s[i]
		if !isDigit(b) && b != '.' && b != '_' && (b|0x20 < 'a' || b|0x20 > 'z') {
			return i
		}
	}
	return len(s)
}

// Python cuts Python source.
func Python(src string) []Span {
	var c cutter
	for len(src) > 0 {
		r, size := utf8.DecodeRuneInString(src)
		n := size
		class := ""
		switch {
		case r == '#':
			class, n = "c", strings.IndexByte(src, '\n')
			if n < 0 {
				n = len(src)
			}
		case r == '"' || r == '\'':
			class, n = "s", pythonString(src)
		case isDigit(src[0]):
			class, n = "n", numberEnd(src)
		case r == '_' || unicode.IsLetter(r):
			n = wordEnd(src)
			word := src[:n]
			if n < len(src) && (src[n] == '"' || src[n] == '\'') && isPrefix(word) {
				class, n = "s", n+pythonString(src[n:])
			} else if pythonWords[word] {
				class = "k"
			}
		}
		c.add(class, src[:n])
		src = src[n:]
	}
	return c.spans
}

func isPrefix(word string) bool {
	switch strings.ToLower(word) {
	case "f", "r", "b", "u", "rb", "br", "fr", "rf":
		return true
	}
	return false
}

// pythonString is the length of the string literal at the start of s.
func pythonString(s string) int {
	quote := s[:1]
	if len(s) >= 3 && s[1] == s[0] && s[2] == s[0] {
		quote = s[:3]
	}
	for i := len(quote); i < len(s); i++ {
		switch {
		case s[i] == '\\':
			i++
		case strings.HasPrefix(s[i:], quote):
			return i + len(quote)
		case s[i] == '\n' && len(quote) == 1:
			return i
		}
	}
	return len(s)
}

// SQL cuts a statement.
func SQL(src string) []Span {
	var c cutter
	for len(src) > 0 {
		class, n := sqlToken(src)
		c.add(class, src[:n])
		src = src[n:]
	}
	return c.spans
}

// sqlToken is the class and length of the token at the start of src.
func sqlToken(src string) (class string, n int) {
	r, size := utf8.DecodeRuneInString(src)
	switch {
	case r == '\'':
		return "s", quoted(src, '\'')
	case r == '"' || r == '`':
		return "", quoted(src, src[0])
	case strings.HasPrefix(src, "--"):
		if n = strings.IndexByte(src, '\n'); n < 0 {
			n = len(src)
		}
		return "c", n
	case strings.HasPrefix(src, "%s"):
		return "p", 2
	case strings.HasPrefix(src, "%("):
		if end := strings.Index(src, ")s"); end > 0 {
			return "p", end + 2
		}
	case r == '?':
		return "p", 1
	case strings.HasPrefix(src, "::"):
		return "", 2
	case r == ':' && len(src) > 1:
		if n = wordEnd(src[1:]); n > 0 {
			return "p", n + 1
		}
	case isDigit(src[0]):
		return "n", numberEnd(src)
	case r == '_' || unicode.IsLetter(r):
		n = wordEnd(src)
		if sqlWords[strings.ToUpper(src[:n])] && src[:n] == strings.ToUpper(src[:n]) {
			return "k", n
		}
		return "", n
	}
	return "", size
}

// quoted is the length of what is quoted at the start of s; a doubled quote is
// part of it.
func quoted(s string, quote byte) int {
	for i := 1; i < len(s); i++ {
		if s[i] != quote {
			continue
		}
		if i+1 < len(s) && s[i+1] == quote {
			i++
			continue
		}
		return i + 1
	}
	return len(s)
}

var clauses = map[string]bool{"FROM": true, "WHERE": true, "GROUP": true, "HAVING": true, "ORDER": true, "LIMIT": true,
	"UNION": true, "INTERSECT": true, "EXCEPT": true, "VALUES": true, "SET": true, "RETURNING": true,
	"INNER": true, "LEFT": true, "RIGHT": true, "FULL": true, "CROSS": true, "JOIN": true}

var beforeJoin = map[string]bool{"INNER": true, "LEFT": true, "RIGHT": true, "FULL": true, "CROSS": true, "OUTER": true, "NATURAL": true}

// Layout breaks a statement that is written on one line before its clauses. One
// that has lines of its own keeps them; only blank edges are trimmed. Nothing
// but white space is changed.
func Layout(sql string) string {
	sql = strings.TrimSpace(sql)
	if strings.Contains(sql, "\n") {
		return sql
	}
	var b strings.Builder
	depth, last := 0, ""
	for rest := sql; len(rest) > 0; {
		class, n := sqlToken(rest)
		token := rest[:n]
		rest = rest[n:]
		switch {
		case token == "(":
			depth++
		case token == ")":
			depth--
		}
		if class == "k" && depth == 0 && clauses[token] && b.Len() > 0 && !(token == "JOIN" && beforeJoin[last]) &&
			!(token == "FROM" && last == "DELETE") && strings.HasSuffix(b.String(), " ") {
			text := strings.TrimSuffix(b.String(), " ")
			b.Reset()
			b.WriteString(text + "\n")
		}
		if class == "k" {
			last = token
		}
		b.WriteString(token)
	}
	return b.String()
}
