package lib

import (
	"strconv"
	"strings"

	"github.com/diptych-orm/diptych/python/object"
	"github.com/diptych-orm/diptych/python/syntax"
)

// fieldNames reads the field names of namedtuple: a text or an iterable.
func fieldNames(th *thread, v val) ([]string, error) {
	if s, ok := object.AsStr(v); ok {
		return strings.Fields(strings.ReplaceAll(s, ",", " ")), nil
	}
	var out []string
	err := object.Iterate(th, v, func(e val) error {
		s, err := object.ToStr(th, e)
		out = append(out, s)
		return err
	})
	return out, err
}

// makeNamedTuple is collections.namedtuple.
func makeNamedTuple(th *thread, a []val) (val, error) {
	name, err := object.ToStr(th, a[0])
	if err != nil {
		return nil, err
	}
	fields, err := fieldNames(th, a[1])
	if err != nil {
		return nil, err
	}
	rename := false
	if a[2] != nil {
		if rename, err = object.Truth(th, a[2]); err != nil {
			return nil, err
		}
	}
	seen := map[string]bool{}
	for i, f := range append([]string{name}, fields...) {
		quoted := object.StrRepr(f)
		field := i > 0
		wrong := ""
		switch {
		case !syntax.IsIdentifier(f):
			wrong = "Type names and field names must be valid identifiers: "
		case syntax.IsKeyword(f):
			wrong = "Type names and field names cannot be a keyword: "
		case field && strings.HasPrefix(f, "_"):
			wrong = "Field names cannot start with an underscore: "
		case field && seen[f]:
			wrong = "Encountered duplicate field name: "
		}
		if wrong != "" && field && rename {
			fields[i-1] = "_" + strconv.Itoa(i-1)
			continue
		}
		if wrong != "" {
			return nil, object.Raise(object.ValueError, "%s", wrong+quoted)
		}
		seen[f] = field
	}
	var defaults []val
	if a[3] != nil && a[3] != object.None {
		if defaults, err = object.ToSlice(th, a[3]); err != nil {
			return nil, err
		}
		if len(defaults) > len(fields) {
			return nil, object.Raise(object.TypeError, "Got more default values than field names")
		}
	}
	module := caller(th)
	if a[4] != nil && a[4] != object.None {
		if module, err = object.ToStr(th, a[4]); err != nil {
			return nil, err
		}
	}
	return object.NewNamedTuple(module, name, fields, defaults), nil
}
