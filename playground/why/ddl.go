package why

import "strings"

// A token is a word, a quoted name, a text or a sign of a statement.
type token struct {
	text   string // names without their quotes
	quoted bool
	from   int
	to     int
}

func (t token) is(word string) bool { return !t.quoted && strings.EqualFold(t.text, word) }

// scan cuts SQL into tokens. It takes anything: what is not closed ends with the text.
func scan(sql string) []token {
	var out []token
	for i := 0; i < len(sql); {
		c := sql[i]
		start := i
		switch {
		case c == ' ' || c == '\t' || c == '\n' || c == '\r':
			i++
			continue
		case c == '-' && strings.HasPrefix(sql[i:], "--"):
			for i < len(sql) && sql[i] != '\n' {
				i++
			}
			continue
		case c == '"' || c == '`' || c == '\'' || c == '[':
			end := c
			if c == '[' {
				end = ']'
			}
			var b strings.Builder
			for i++; i < len(sql); i++ {
				if sql[i] == end {
					if i+1 < len(sql) && sql[i+1] == end && end != ']' {
						i++
					} else {
						break
					}
				}
				b.WriteByte(sql[i])
			}
			i = min(i+1, len(sql))
			out = append(out, token{b.String(), true, start, i})
			continue
		case word(c):
			for i < len(sql) && word(sql[i]) {
				i++
			}
		default:
			i++
		}
		out = append(out, token{sql[start:i], false, start, i})
	}
	return out
}

func word(c byte) bool {
	return c == '_' || c == '$' || c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= 0x80
}

// parts cuts the tokens between an opening bracket and its end at the commas of
// the top level; rest is what follows.
func parts(list []token) (out [][]token, rest []token) {
	depth := 0
	var part []token
	for i, t := range list {
		switch {
		case t.is("(") && depth == 0:
			depth = 1
			continue
		case t.is("("):
			depth++
		case t.is(")"):
			if depth--; depth == 0 {
				if len(part) > 0 {
					out = append(out, part)
				}
				return out, list[i+1:]
			}
		case t.is(",") && depth == 1:
			out = append(out, part)
			part = nil
			continue
		}
		part = append(part, t)
	}
	if len(part) > 0 {
		out = append(out, part)
	}
	return out, nil
}

// names are the plain names of a bracketed list.
func names(list []token) (out []string, rest []token) {
	cols, rest := parts(list)
	for _, c := range cols {
		if len(c) > 0 {
			out = append(out, c[0].text)
		}
	}
	return out, rest
}

// tableName reads a name that may have a schema in front.
func tableName(list []token) (string, []token) {
	if len(list) >= 3 && list[1].is(".") {
		return list[2].text, list[3:]
	}
	if len(list) == 0 {
		return "", nil
	}
	return list[0].text, list[1:]
}

func skipWords(list []token, words ...string) []token {
	for _, w := range words {
		if len(list) > 0 && list[0].is(w) {
			list = list[1:]
		}
	}
	return list
}
