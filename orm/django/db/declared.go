package db

import (
	"strings"

	"github.com/diptych-orm/diptych/orm/django/values"
)

// Declared is a value of a raw cursor as Django's converters for Python's
// sqlite3 give it: bool, date, time and datetime columns are known by their
// declared type.
func Declared(declared string, v any) any {
	word, _, _ := strings.Cut(declared, " ")
	word, _, _ = strings.Cut(word, "(")
	switch strings.ToLower(word) {
	case "bool":
		switch x := v.(type) {
		case int64:
			return x == 1
		case string:
			return x == "1"
		}
	case "date":
		if s, ok := v.(string); ok {
			if d, form := values.ParseDate(s); form == values.Matches {
				return d
			}
		}
	case "time":
		if s, ok := v.(string); ok {
			if t, form := values.ParseTime(s); form == values.Matches {
				return t
			}
		}
	case "datetime", "timestamp":
		if s, ok := v.(string); ok {
			if d, form := values.ParseDateTime(s); form == values.Matches {
				return d
			}
		}
	}
	return v
}
