package sqlalchemy

import (
	"fmt"
	"math/big"
	"strings"

	"github.com/diptych-orm/diptych/orm/alchemy/core"
	"github.com/diptych-orm/diptych/orm/database"
	"github.com/diptych-orm/diptych/orm/trace"
	"github.com/diptych-orm/diptych/python/lib/datetime"
	"github.com/diptych-orm/diptych/python/object"
)

// host converts values for the core as SQLAlchemy's types for SQLite and
// Python's sqlite3 do.
type host struct{ s *State }

func (h host) th() *object.Thread { return h.s.th }

// ToDriver implements core.Host.
func (h host) ToDriver(t *core.Type, d *core.Dialect, v any) (any, error) {
	p := toPy(v)
	if t == core.JSONIndexType || t == core.JSONPathType {
		return jsonPlace(d, t, p), nil
	}
	if v := t.Variants[d.Name]; v != nil {
		t = v
	}
	if c, ok := t.Custom.(*pyType); ok {
		out, err := c.bind(p, d)
		if err != nil {
			return nil, err
		}
		if impl := c.Impl(d.Name); impl != nil {
			return h.ToDriver(impl, d, out)
		}
		return out, nil
	}
	return h.store(t, p)
}

func (h host) store(t *core.Type, p object.Value) (any, error) {
	if t.Affinity == core.JSONAffinity && p == h.s.jsonNull {
		return object.Str("null"), nil
	}
	if e, ok := object.State[core.Element](p); ok && t.Affinity == core.JSONAffinity && e == core.Element(core.NullElement) {
		return object.None, nil // null() is SQL's NULL whatever none_as_null says
	}
	if p == object.None {
		if t.Affinity == core.JSONAffinity && !t.NoneAsNull {
			return object.Str("null"), nil
		}
		return p, nil
	}
	switch t.Affinity {
	case core.BinaryAffinity:
		if t.Name == "PickleType" {
			protocol, ok := t.Args["protocol"].(object.Value)
			if !ok {
				protocol = object.Int(5)
			}
			return h.pickled(t, "dumps", p, protocol)
		}
		if !none(p) && !p.Type().IsSubclass(object.BytesType) && p.Type().Name != "bytearray" && p.Type().Name != "memoryview" {
			return nil, object.Raise(object.TypeError, "memoryview: a bytes-like object is required, not '%s'", p.Type().TpName())
		}
	case core.BooleanAffinity:
		if b, ok := p.(object.Bool); ok {
			if b {
				return object.Int(1), nil
			}
			return object.Int(0), nil
		}
		if n, ok := object.AsInt(p); ok && (n == 0 || n == 1) {
			return p, nil
		}
		if _, err := object.Hash(h.th(), p); err != nil && p.Type().Name != "set" { // it is looked for in a set
			return nil, err
		}
		r, err := object.Repr(h.th(), p)
		if err != nil {
			return nil, err
		}
		if p.Type().IsSubclass(object.IntType) {
			return nil, object.Raise(object.ValueError, "Value %s is not None, True, or False", r)
		}
		return nil, object.Raise(object.TypeError, "Not a boolean value: %s", r)
	case core.NumericAffinity:
		if _, isFloat := p.(object.Float); isFloat {
			return p, nil
		}
		f, err := object.Call(h.th(), object.FloatType, p)
		return f, err
	case core.DateAffinity:
		if isClass(p.Type(), "datetime", "date") {
			dt, _ := datetime.AsDate(p)
			return object.Str(fmt.Sprintf("%04d-%02d-%02d", dt.Year, dt.Month, dt.Day)), nil
		}
		return nil, object.Raise(object.TypeError, "SQLite Date type only accepts Python date objects as input.")
	case core.DateTimeAffinity:
		if dt, ok := datetime.AsDateTime(p); ok {
			return object.Str(fmt.Sprintf("%04d-%02d-%02d %02d:%02d:%02d.%06d", dt.Date.Year, dt.Date.Month, dt.Date.Day, dt.Time.Hour, dt.Time.Minute, dt.Time.Second, dt.Time.Micro)), nil
		}
		if dt, ok := datetime.AsDate(p); ok {
			return object.Str(fmt.Sprintf("%04d-%02d-%02d 00:00:00.000000", dt.Year, dt.Month, dt.Day)), nil
		}
		return nil, object.Raise(object.TypeError, "SQLite DateTime type only accepts Python datetime and date objects as input.")
	case core.TimeAffinity:
		if tm, ok := datetime.AsTime(p); ok {
			return object.Str(fmt.Sprintf("%02d:%02d:%02d.%06d", tm.Hour, tm.Minute, tm.Second, tm.Micro)), nil
		}
		return nil, object.Raise(object.TypeError, "SQLite Time type only accepts Python time objects as input.")
	case core.IntervalAffinity:
		if dl, ok := datetime.AsDelta(p); ok {
			total := dl.Days*86400 + dl.Seconds
			date := datetime.FromOrdinal(719163 + floorDiv(total, 86400))
			rest := total - floorDiv(total, 86400)*86400
			return object.Str(fmt.Sprintf("%04d-%02d-%02d %02d:%02d:%02d.%06d", date.Year, date.Month, date.Day, rest/3600, rest/60%60, rest%60, dl.Micros)), nil
		}
		return nil, object.Raise(object.TypeError, "unsupported operand type(s) for +: 'datetime.datetime' and '%s'", p.Type().TpName())
	case core.EnumAffinity:
		return h.enumToText(t, p)
	case core.UuidAffinity:
		if as, given := t.Options["as_uuid"].(bool); given && !as {
			return object.CallMethod(h.th(), p, "replace", object.Str("-"), object.Str(""))
		}
		return object.GetAttr(h.th(), p, "hex")
	case core.JSONAffinity:
		m, err := h.th().Import("json")
		if err != nil {
			return nil, err
		}
		return object.CallMethod(h.th(), m, "dumps", p)
	case core.StringAffinity, core.IntegerAffinity:
		return p, nil
	}
	return p, nil
}

func floorDiv(a, b int64) int64 {
	q := a / b
	if a%b < 0 {
		q--
	}
	return q
}

func (h host) enumToText(t *core.Type, p object.Value) (any, error) {
	if cls, ok := t.Enum.(*object.Type); ok {
		if object.IsInstance(p, cls) {
			names, err := enumNames(h.th(), cls, nil)
			if err != nil {
				return nil, err
			}
			name, err := object.GetAttr(h.th(), p, "name")
			if err != nil {
				return nil, err
			}
			for i, n := range names {
				if n == str(name) && i < len(t.Enums) {
					return object.Str(t.Enums[i]), nil
				}
			}
			return name, nil
		}
	}
	s, ok := object.AsStr(p)
	if ok {
		for _, e := range t.Enums {
			if e == s {
				return object.Str(s), nil
			}
		}
		if !t.Validate {
			return object.Str(s), nil
		}
	}
	text, err := object.ToStr(h.th(), p)
	if err != nil {
		return nil, err
	}
	return nil, object.Raise(object.LookupError, "'%s' is not among the defined enum values. Enum name: %s. Possible values: %s", text, enumName(t), enumList(t))
}

func enumName(t *core.Type) string {
	if t.EnumName == "" {
		return "None"
	}
	return t.EnumName
}

// enumList shows the values of an Enum as its errors do: at most four.
func enumList(t *core.Type) string {
	list := t.Enums
	if len(list) > 4 {
		short := append(append([]string{}, list[:3]...), "...", list[len(list)-1])
		list = short
	}
	out := make([]string, len(list))
	for i, e := range list {
		out[i] = e
		if r := []rune(e); len(r) > 11 {
			out[i] = string(r[:11]) + ".."
		}
	}
	return strings.Join(out, ", ")
}

// Adapt implements core.Host: what Python's sqlite3 makes of a parameter.
func (h host) Adapt(v any) (database.Value, error) {
	p := toPy(v)
	switch x := object.Unwrap(p).(type) {
	case object.Bool:
		if x {
			return int64(1), nil
		}
		return int64(0), nil
	case object.Int:
		return int64(x), nil
	case *object.BigInt:
		return nil, object.Raise(object.OverflowError, "Python int too large to convert to SQLite INTEGER")
	case object.Float:
		return float64(x), nil
	case object.Str:
		return string(x), nil
	case object.Bytes:
		return []byte(x), nil
	}
	if p == object.None {
		return nil, nil
	}
	if dt, ok := datetime.AsDateTime(p); ok {
		_ = dt
		r, err := object.CallMethod(h.th(), p, "isoformat", object.Str(" "))
		return str(r), err
	}
	if isClass(p.Type(), "datetime", "date") {
		r, err := object.CallMethod(h.th(), p, "isoformat")
		return str(r), err
	}
	return nil, &bindError{typ: p.Type().TpName()}
}

// bindError is a parameter of a type that sqlite3 does not take.
type bindError struct{ typ string }

func (e *bindError) Error() string {
	return "Error binding parameter: type '" + e.typ + "' is not supported"
}

// DriverError implements core.ErrorHost.
func (h host) DriverError(err error) (class, msg string, ok bool) {
	if e, is := err.(*core.ParamError); is {
		if b, is := e.Err.(*bindError); is {
			return "ProgrammingError", fmt.Sprintf("Error binding parameter %d: type '%s' is not supported", e.Index+1, b.typ), true
		}
	}
	return "", "", false
}

// FromDriver implements core.Host.
func (h host) FromDriver(t *core.Type, d *core.Dialect, v database.Value) (any, error) {
	p := toPy(v)
	if x := t.Variants[d.Name]; x != nil {
		t = x
	}
	if c, ok := t.Custom.(*pyType); ok {
		if impl := c.Impl(d.Name); impl != nil {
			out, err := h.FromDriver(impl, d, v)
			if err != nil {
				return nil, err
			}
			p = toPy(out)
		}
		return c.result(p, d)
	}
	return h.load(t, p)
}

// pickled asks the pickler of a PickleType.
func (h host) pickled(t *core.Type, name string, args ...object.Value) (any, error) {
	pickler, ok := t.Args["pickler"].(object.Value)
	if !ok || pickler == object.None {
		m, err := h.th().Import("pickle")
		if err != nil {
			return nil, err
		}
		pickler = m
	}
	f, err := object.GetAttr(h.th(), pickler, name)
	if err != nil {
		return nil, err
	}
	return object.Call(h.th(), f, args...)
}

func (h host) load(t *core.Type, p object.Value) (any, error) {
	if p == object.None {
		return p, nil
	}
	switch t.Affinity {
	case core.BinaryAffinity:
		if t.Name == "PickleType" {
			return h.pickled(t, "loads", p)
		}
	case core.BooleanAffinity:
		on, err := object.Truth(h.th(), p)
		return object.MakeBool(on), err
	case core.NumericAffinity:
		if t.Decimal {
			return h.decimal(t, p)
		}
	case core.DateAffinity:
		if s, ok := object.AsStr(p); ok {
			return h.parse("date", s)
		}
		return nil, notText()
	case core.DateTimeAffinity:
		if s, ok := object.AsStr(p); ok {
			return h.parse("datetime", s)
		}
		return nil, notText()
	case core.TimeAffinity:
		if s, ok := object.AsStr(p); ok {
			return h.parse("time", s)
		}
		return nil, notText()
	case core.IntervalAffinity:
		if s, ok := object.AsStr(p); ok {
			dt, err := h.parse("datetime", s)
			if err != nil {
				return nil, err
			}
			epoch := datetime.MakeDateTime(h.th(), datetime.DateTime{Date: datetime.Date{Year: 1970, Month: 1, Day: 1}})
			return object.Binary(h.th(), object.Sub, dt.(object.Value), epoch)
		}
		return nil, notText()
	case core.EnumAffinity:
		return h.enumFromText(t, p)
	case core.UuidAffinity:
		m, err := h.th().Import("uuid")
		if err != nil {
			return nil, err
		}
		u, err := object.CallMethod(h.th(), m, "UUID", p)
		if as, given := t.Options["as_uuid"].(bool); err != nil || as || !given {
			return u, err
		}
		text, err := object.ToStr(h.th(), u)
		return object.Str(text), err
	case core.JSONAffinity:
		m, err := h.th().Import("json")
		if err != nil {
			return nil, err
		}
		switch { // SQLite's functions find numbers in documents
		case isClass(p.Type(), "decimal", "Decimal"):
			return p, nil
		default:
			if _, number := object.AsFloat(p); number {
				return p, nil
			}
		}
		return object.CallMethod(h.th(), m, "loads", p)
	}
	return p, nil
}

// notText is the error of a date, a time or a datetime that SQLite did not keep as text:
// the result of its arithmetic is a number.
func notText() error { return object.Raise(object.TypeError, "fromisoformat: argument must be str") }

func (h host) decimal(t *core.Type, p object.Value) (any, error) {
	m, err := h.th().Import("decimal")
	if err != nil {
		return nil, err
	}
	scale := 10
	if t.HasScale {
		scale = t.Scale
	}
	if n, given := intArg(toPy(t.Args["decimal_return_scale"])); given {
		scale = n
	}
	f, ok := object.AsFloat(p)
	switch {
	case ok:
	case isClass(p.Type(), "decimal", "Decimal"):
		x, err := object.Call(h.th(), object.FloatType, p)
		if err != nil {
			return nil, err
		}
		f, _ = object.AsFloat(x)
	default: // what "%f" says
		return nil, object.Raise(object.TypeError, "must be real number, not %s", p.Type().TpName())
	}
	return object.CallMethod(h.th(), m, "Decimal", object.Str(fmt.Sprintf("%.*f", scale, f)))
}

// parse reads what SQLite's date types store.
func (h host) parse(kind, s string) (any, error) {
	switch kind {
	case "date":
		d, err := datetime.ParseDate(s)
		if err != nil {
			return nil, err
		}
		return datetime.MakeDate(h.th(), d), nil
	case "time":
		t, err := datetime.ParseTime(h.th(), s)
		if err != nil {
			return nil, err
		}
		return datetime.MakeTime(h.th(), t), nil
	}
	t, err := datetime.ParseDateTime(h.th(), s)
	if err != nil {
		return nil, err
	}
	return datetime.MakeDateTime(h.th(), t), nil
}

func (h host) enumFromText(t *core.Type, p object.Value) (any, error) {
	s, ok := object.AsStr(p)
	if !ok {
		var err error
		if s, err = object.ToStr(h.th(), p); err != nil {
			return nil, err
		}
	}
	for i, e := range t.Enums {
		if !ok {
			break
		}
		if e != s {
			continue
		}
		cls, ok := t.Enum.(*object.Type)
		if !ok {
			return p, nil
		}
		names, err := enumNames(h.th(), cls, nil)
		if err != nil {
			return nil, err
		}
		return object.GetAttr(h.th(), cls, names[i])
	}
	return nil, object.Raise(object.LookupError, "'%s' is not among the defined enum values. Enum name: %s. Possible values: %s", s, enumName(t), enumList(t))
}

// Logged implements core.Host.
func (h host) Logged(v any) any {
	p := toPy(v)
	switch x := p.(type) {
	case object.Bool:
		return bool(x)
	case object.Int:
		return int64(x)
	case *object.BigInt:
		return new(big.Int).Set(x.V)
	case object.Float:
		return float64(x)
	case object.Str:
		return string(x)
	case object.Bytes:
		return []byte(x)
	case *object.List:
		return h.loggedList(x.Elems)
	case *object.Tuple:
		return h.loggedList(x.Elems)
	}
	if p == object.None {
		return nil
	}
	text, err := object.ToStr(h.th(), p)
	if err != nil {
		text = "?"
	}
	t := p.Type()
	module := t.Module
	if module == "" {
		module = "builtins"
	}
	return trace.Opaque{Type: module + "." + t.QualName, Str: text}
}

func (h host) loggedList(list []object.Value) []any {
	out := make([]any, len(list))
	for i, v := range list {
		out[i] = h.Logged(v)
	}
	return out
}

// Repr implements core.Host.
func (h host) Repr(v any) string {
	s, err := object.Repr(h.th(), toPy(v))
	if err != nil {
		return "?"
	}
	return s
}

// Items implements core.Host.
func (h host) Items(v any) ([]any, error) {
	if list, ok := v.([]any); ok {
		return list, nil
	}
	p := toPy(v)
	var out []any
	err := object.Iterate(h.th(), p, func(x object.Value) error {
		if t, ok := x.(*object.Tuple); ok {
			row := make([]any, len(t.Elems))
			for i, e := range t.Elems {
				row[i] = e
			}
			out = append(out, row)
			return nil
		}
		out = append(out, x)
		return nil
	})
	return out, err
}

// IsNone implements core.Host.
func (h host) IsNone(v any) bool { return v == nil || v == object.None }

// SchemaMap implements core.SchemaHost.
func (h host) SchemaMap(v any) (core.SchemaMap, error) {
	o, _ := v.(object.Value)
	if o == nil || none(o) {
		return nil, nil
	}
	out := core.SchemaMap{}
	for _, it := range mapping(o).Items() {
		out[str(orNone(it.Key))] = str(orNone(it.Value))
	}
	return out, nil
}

// Warn implements core.Host.
func (h host) Warn(class, message string) error {
	cls := h.s.exc[class]
	if cls == nil {
		cls = object.RuntimeWarning
	}
	m, err := h.th().Import("warnings")
	if err != nil {
		return nil // a run without the module has nowhere to put warnings
	}
	_, err = object.CallMethod(h.th(), m, "warn", object.Str(message), cls)
	return err
}

// ErrorText tells the class and message of an error that a type raised.
func (h host) ErrorText(err error) (class, msg string, ok bool) {
	e, is := err.(*object.Exception)
	if !is {
		return "", "", false
	}
	name := e.Type().Name
	if m := e.Type().Module; m != "" {
		name = m + "." + e.Type().QualName
	}
	text, terr := object.ToStr(h.th(), e)
	if terr != nil {
		text = e.Error()
	}
	return name, text, true
}

// ShowParams shows the parameters of a statement whose preparation failed.
func (h host) ShowParams(sets []core.Param, comp *core.Compiled) string {
	r, err := object.Repr(h.th(), h.s.givenParams(sets))
	if err != nil {
		return ""
	}
	return r
}
