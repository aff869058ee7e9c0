package trace

import (
	"encoding/json"
	"strconv"
	"unicode/utf8"
)

// A run sends its whole log to the page as text, so the events that a run is
// made of are written here field by field: the reflection of encoding/json took
// a fifth of a run's time in a browser. The tags of the bodies stay the
// authority, to which a test holds this file; rare bodies are left to them.

// AppendJSON appends {seq, span, parent, line, file, at, elapsed, kind, body} to b: elapsed
// in milliseconds, kind naming the body's type.
func (e Event) AppendJSON(b []byte) ([]byte, error) {
	b = append(b, `{"seq":`...)
	b = strconv.AppendInt(b, e.Seq, 10)
	b = appendInt(b, "span", int64(e.Span))
	b = appendInt(b, "parent", int64(e.Parent))
	b = appendInt(b, "line", int64(e.Line))
	b = appendText(b, "file", e.At.File)
	b = appendInt(b, "at", int64(e.At.Line))
	b = append(b, `,"elapsed":`...)
	b = strconv.AppendFloat(b, float64(e.Elapsed.Microseconds())/1000, 'f', -1, 64)
	b = appendText(b, "kind", e.Body.Kind())
	b = append(b, `,"body":`...)
	var err error
	if body, ok := e.Body.(interface{ appendJSON([]byte) ([]byte, error) }); ok {
		b, err = body.appendJSON(b)
	} else {
		var text []byte
		text, err = json.Marshal(e.Body)
		b = append(b, text...)
	}
	return append(b, '}'), err
}

// MarshalJSON implements json.Marshaler by AppendJSON.
func (e Event) MarshalJSON() ([]byte, error) { return e.AppendJSON(nil) }

// appendInt, appendBool and appendText append a field that is left out when it
// says nothing, as omitempty does.
func appendInt(b []byte, name string, v int64) []byte {
	if v == 0 {
		return b
	}
	return strconv.AppendInt(appendName(b, name), v, 10)
}

func appendBool(b []byte, name string, v bool) []byte {
	if !v {
		return b
	}
	return append(appendName(b, name), "true"...)
}

func appendText(b []byte, name, v string) []byte {
	if v == "" {
		return b
	}
	return appendString(appendName(b, name), v)
}

func appendName(b []byte, name string) []byte {
	b = append(b, `,"`...)
	b = append(b, name...)
	return append(b, `":`...)
}

func (s StatementBegin) appendJSON(b []byte) ([]byte, error) {
	b = appendString(append(b, `{"sql":`...), s.SQL)
	b, err := appendValue(appendName(b, "params"), s.Params.V)
	b = appendBool(b, "many", s.Many)
	b = strconv.AppendInt(appendName(b, "out"), int64(s.Out), 10)
	b = appendBool(b, "ddl", s.DDL)
	return append(appendText(b, "db", s.DB), '}'), err
}

func (s StatementRows) appendJSON(b []byte) ([]byte, error) {
	b = append(b, `{"columns":`...)
	if s.Columns == nil {
		b = append(b, "null"...)
	} else {
		b = append(b, '[')
		for i, c := range s.Columns {
			if i > 0 {
				b = append(b, ',')
			}
			b = appendString(append(b, `{"name":`...), c.Name)
			b = append(appendText(b, "decltype", c.DeclType), '}')
		}
		b = append(b, ']')
	}
	b = appendName(b, "rows")
	var err error
	if s.Rows == nil {
		b = append(b, "null"...)
	} else {
		b, err = appendValue(b, s.Rows)
	}
	return append(appendBool(b, "more", s.More), '}'), err
}

func (s StatementEnd) appendJSON(b []byte) ([]byte, error) {
	b = strconv.AppendInt(append(b, `{"fetched":`...), int64(s.Rows), 10)
	b = strconv.AppendInt(appendName(b, "affected"), s.Affected, 10)
	if f := s.Error; f != nil {
		b = appendString(append(appendName(b, "error"), `{"type":`...), f.Type)
		b = appendString(appendName(b, "message"), f.Message)
		b = append(appendInt(b, "offset", int64(f.Offset)), '}')
	}
	for i, line := range s.Plan {
		if i == 0 {
			b = append(appendName(b, "plan"), '[')
		} else {
			b = append(b, ',')
		}
		b = appendString(b, line)
	}
	if len(s.Plan) > 0 {
		b = append(b, ']')
	}
	if s.Duration != 0 {
		b = strconv.AppendFloat(appendName(b, "duration"), s.Duration, 'f', -1, 64)
	}
	return append(b, '}'), nil
}

func (t Transaction) appendJSON(b []byte) ([]byte, error) {
	b = appendString(append(b, `{"sql":`...), t.SQL)
	b = appendString(appendName(b, "op"), t.Op)
	b = appendBool(b, "implicit", t.Implicit)
	b, err := appendValue(appendName(b, "params"), t.Params.V)
	b = strconv.AppendInt(appendName(b, "out"), int64(t.Out), 10)
	b = appendBool(b, "hidden", t.Hidden)
	b = appendBool(b, "ddl", t.DDL)
	return append(appendText(b, "db", t.DB), '}'), err
}

func (s Savepoint) appendJSON(b []byte) ([]byte, error) {
	b = appendString(append(b, `{"sql":`...), s.SQL)
	b = appendString(appendName(b, "op"), s.Op)
	b = appendString(appendName(b, "name"), s.Name)
	b, err := appendValue(appendName(b, "params"), s.Params.V)
	b = strconv.AppendInt(appendName(b, "out"), int64(s.Out), 10)
	b = appendBool(b, "ddl", s.DDL)
	return append(appendText(b, "db", s.DB), '}'), err
}

// appendObject begins the body of an event about an object.
func appendObject(b []byte, class, key string, id int64) []byte {
	b = appendString(append(b, `{"class":`...), class)
	b = appendString(appendName(b, "key"), key)
	return strconv.AppendInt(appendName(b, "id"), id, 10)
}

func (s ObjectState) appendJSON(b []byte) ([]byte, error) {
	b = appendObject(b, s.Class, s.Key, s.ID)
	b = appendString(appendName(b, "from"), s.From)
	b = appendString(appendName(b, "to"), s.To)
	b = appendString(appendName(b, "cause"), s.Cause)
	return append(appendText(b, "db", s.DB), '}'), nil
}

func (a Attribute) appendJSON(b []byte) ([]byte, error) {
	b = appendObject(b, a.Class, a.Key, a.ID)
	b = appendString(appendName(b, "name"), a.Name)
	b = appendString(appendName(b, "old"), a.Old)
	return append(appendString(appendName(b, "new"), a.New), '}'), nil
}

func (m IdentityMap) appendJSON(b []byte) ([]byte, error) {
	b = appendString(append(b, `{"class":`...), m.Class)
	b = appendString(appendName(b, "key"), m.Key)
	return append(strconv.AppendBool(appendName(b, "hit"), m.Hit), '}'), nil
}

func (s Stdout) appendJSON(b []byte) ([]byte, error) {
	return append(appendString(append(b, `{"text":`...), s.Text), '}'), nil
}

// appendString appends s as JSON. What is no valid text becomes U+FFFD.
func appendString(b []byte, s string) []byte {
	const hex = "0123456789abcdef"
	b = append(b, '"')
	from := 0
	for i := 0; i < len(s); {
		c := s[i]
		if c >= ' ' && c < utf8.RuneSelf && c != '"' && c != '\\' {
			i++
			continue
		}
		size := 1
		if c >= utf8.RuneSelf {
			var r rune
			if r, size = utf8.DecodeRuneInString(s[i:]); r != utf8.RuneError || size != 1 {
				i += size
				continue
			}
		}
		b = append(b, s[from:i]...)
		switch {
		case c >= utf8.RuneSelf:
			b = append(b, "\uFFFD"...)
		case c == '"' || c == '\\':
			b = append(b, '\\', c)
		case c == '\n':
			b = append(b, `\n`...)
		default:
			b = append(b, `\u00`...)
			b = append(b, hex[c>>4], hex[c&15])
		}
		i += size
		from = i
	}
	return append(append(b, s[from:]...), '"')
}
