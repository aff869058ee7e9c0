package lib

import (
	"unicode"

	"github.com/diptych-orm/diptych/internal/charnames"
	"github.com/diptych-orm/diptych/python/object"
)

// categories are the general categories of characters, each group's commonest last:
// it is what the rest of the group has.
var categories = []struct {
	name string
	in   *unicode.RangeTable
}{
	{"Lu", unicode.Lu}, {"Ll", unicode.Ll}, {"Lt", unicode.Lt}, {"Lm", unicode.Lm}, {"Lo", unicode.L},
	{"Mn", unicode.Mn}, {"Me", unicode.Me}, {"Mc", unicode.M},
	{"Nd", unicode.Nd}, {"Nl", unicode.Nl}, {"No", unicode.N},
	{"Pc", unicode.Pc}, {"Pd", unicode.Pd}, {"Ps", unicode.Ps}, {"Pe", unicode.Pe}, {"Pi", unicode.Pi}, {"Pf", unicode.Pf}, {"Po", unicode.P},
	{"Sm", unicode.Sm}, {"Sc", unicode.Sc}, {"Sk", unicode.Sk}, {"So", unicode.S},
	{"Zs", unicode.Zs}, {"Zl", unicode.Zl}, {"Zp", unicode.Zp},
	{"Cc", unicode.Cc}, {"Cf", unicode.Cf}, {"Co", unicode.Co}, {"Cs", unicode.Cs},
}

// loadUnicode makes _unicode, on which unicodedata rests.
func loadUnicode(*object.Thread) (*object.Module, error) {
	m := object.NewModule("_unicode")
	m.Set("category", object.NewFunction("category(chr, /)", func(_ *object.Thread, a []object.Value) (object.Value, error) {
		s, ok := object.AsStr(a[0])
		if !ok {
			return nil, object.Raise(object.TypeError, "category() argument must be a unicode character, not %s", a[0].Type().TpName())
		}
		runes := object.Runes(s)
		if len(runes) != 1 {
			return nil, object.Raise(object.TypeError, "category() argument must be a unicode character, not str")
		}
		for _, c := range categories {
			if unicode.Is(c.in, runes[0]) && !object.Unassigned(runes[0]) {
				return object.Str(c.name), nil
			}
		}
		return object.Str("Cn"), nil
	}))
	m.Set("name", object.NewFunction("name(code, /)", func(th *object.Thread, a []object.Value) (object.Value, error) {
		code, err := object.Index(th, a[0])
		if err != nil {
			return nil, err
		}
		name, err := charnames.Name(rune(code))
		return optional(name), failedNames(err)
	}))
	m.Set("lookup", object.NewFunction("lookup(name, /)", func(_ *object.Thread, a []object.Value) (object.Value, error) {
		s, _ := object.AsStr(a[0])
		found, err := charnames.Lookup(string(s))
		return optional(found), failedNames(err)
	}))
	return m, nil
}

// optional is a text, None if it is empty.
func optional(s string) object.Value {
	if s == "" {
		return object.None
	}
	return object.Str(s)
}

// failedNames is what Python code sees when the names could not be fetched.
func failedNames(err error) error {
	if err == nil {
		return nil
	}
	return object.Raise(object.OSError, "%s", err)
}
