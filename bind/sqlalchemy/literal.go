package sqlalchemy

import (
	"errors"
	"strconv"
	"strings"

	"github.com/diptych-orm/diptych/orm/alchemy/core"
	"github.com/diptych-orm/diptych/python/lib/datetime"
	"github.com/diptych-orm/diptych/python/object"
)

// errNoLiteral is the answer of a type that cannot be written into SQL.
var errNoLiteral = errors.New("no literal")

// Literal implements core.Host: how a value is written into SQL.
func (h host) Literal(t *core.Type, d *core.Dialect, v any) (string, error) {
	p := toPy(v)
	if t == core.JSONIndexType || t == core.JSONPathType {
		p = jsonPlace(d, t, p)
		t = typeOfValue(p)
	}
	if x := t.Variants[d.Name]; x != nil {
		t = x
	}
	if c, ok := t.Custom.(*pyType); ok {
		if c.overrides("literal_processor") {
			out, err := c.processor(p, "literal_processor", h.s.dialectObject(d))
			return str(out), err
		}
		if impl := c.Impl(d.Name); impl != nil {
			method := func(v object.Value, d *core.Dialect) (object.Value, error) {
				return c.process("process_bind_param", v, d)
			}
			if c.overrides("process_literal_param") {
				method = func(v object.Value, d *core.Dialect) (object.Value, error) {
					return c.process("process_literal_param", v, d)
				}
			}
			out, err := method(p, d)
			if err != nil {
				return "", err
			}
			return h.Literal(impl, d, out)
		}
	}
	if p == object.None {
		return "NULL", nil
	}
	text, err := h.written(t, d, p)
	if err == nil {
		return text, nil
	}
	var limit *object.LimitError
	if errors.As(err, &limit) {
		return "", err
	}
	r, e := object.Repr(h.th(), p)
	if e != nil {
		return "", e
	}
	if err == errNoLiteral {
		return "", h.s.NewError("CompileError", "No literal value renderer is available for literal value \""+r+"\" with datatype "+typeDDL(t), "")
	}
	return "", h.s.NewError("CompileError", "Could not render literal value \""+r+"\" with datatype "+typeDDL(t)+"; see parent stack trace for more detail.", "")
}

// written is a value as its type writes it; an error says that it is no value of the type.
func (h host) written(t *core.Type, d *core.Dialect, p object.Value) (string, error) {
	quote := func(v object.Value, err error) (string, error) {
		if err != nil {
			return "", err
		}
		if text, ok := object.AsStr(v); ok {
			return core.QuoteLiteral(d, text), nil
		}
		return "", object.AttributeErr(p, "replace")
	}
	switch t.Affinity {
	case core.BooleanAffinity:
		stored, err := h.store(t, p)
		if err != nil {
			return "", err
		}
		n, _ := object.AsInt(toPy(stored))
		switch {
		case !d.NativeBoolean && d.Name != "mysql":
			return strconv.FormatInt(n, 10), nil
		case n != 0:
			return "true", nil
		}
		return "false", nil
	case core.IntegerAffinity:
		n, err := object.Call(h.th(), object.IntType, p)
		if err != nil {
			return "", err
		}
		return object.ToStr(h.th(), n)
	case core.NumericAffinity:
		m, err := h.th().Import("decimal")
		if err != nil {
			return "", err
		}
		if _, err := object.CallMethod(h.th(), m, "Decimal", p); err != nil {
			return "", err
		}
		return object.ToStr(h.th(), p)
	case core.StringAffinity, core.EnumAffinity:
		stored, err := h.store(t, p)
		text, err := quote(toPy(stored), err)
		if d.Name == "mssql" && (t.Name == "Unicode" || t.Name == "UnicodeText" || t.Name == "NVARCHAR" || t.Name == "NCHAR" || t.Name == "NTEXT") {
			text = "N" + text
		}
		return text, err
	case core.BinaryAffinity:
		return quote(object.CallMethod(h.th(), p, "decode", object.Str("utf-8")))
	case core.ArrayAffinity:
		return h.arrayLiteral(t, d, p)
	case core.IntervalAffinity:
		return h.intervalLiteral(t, d, p)
	case core.JSONAffinity:
		return "", errNoLiteral
	case core.UuidAffinity:
		as, given := t.Options["as_uuid"].(bool)
		switch {
		case given && !as && d.Name != "mssql":
			v, err := object.CallMethod(h.th(), p, "replace", object.Str("-"), object.Str(""))
			return "'" + strings.ReplaceAll(str(v), "'", "''") + "'", err
		case (d.Name == "postgresql" || d.Name == "mssql") && core.NativeUuid(t):
			text, err := object.ToStr(h.th(), p)
			return "'" + strings.ReplaceAll(text, "'", "''") + "'", err
		}
		return quote(object.GetAttr(h.th(), p, "hex"))
	case core.DateAffinity, core.DateTimeAffinity, core.TimeAffinity:
		return h.dateLiteral(t, d, p)
	}
	return "", errNoLiteral
}

// dateLiteral writes a date, a time or both.
func (h host) dateLiteral(t *core.Type, d *core.Dialect, p object.Value) (string, error) {
	if d.Name == "sqlite" {
		stored, err := h.store(t, p)
		return core.QuoteLiteral(d, str(toPy(stored))), err
	}
	v, err := object.CallMethod(h.th(), p, "isoformat")
	if err != nil {
		return "", err
	}
	text := str(v)
	date, time, both := strings.Cut(text, "T")
	switch {
	case both && t.Affinity == core.DateAffinity:
		text = date
	case both && t.Affinity == core.TimeAffinity:
		text = time
	case both:
		text = date + " " + time
	}
	if d.Name == "oracle" && t.Affinity != core.TimeAffinity {
		return oracleDate(text, t.Affinity == core.DateTimeAffinity, strings.Contains(time, ".")), nil
	}
	return core.QuoteLiteral(d, text), nil
}

// oracleDate is a date or a date with a time as Oracle reads it out of text.
func oracleDate(iso string, time, fraction bool) string {
	f, form := "TO_DATE", "YYYY-MM-DD"
	if time {
		form += " HH24:MI:SS"
	}
	if fraction {
		f = "TO_TIMESTAMP"
		if time {
			form += ".FF"
		}
	}
	return f + "('" + iso + "', '" + form + "')"
}

func (h host) intervalLiteral(t *core.Type, d *core.Dialect, p object.Value) (string, error) {
	x, ok := datetime.AsDelta(p)
	seconds := strconv.FormatFloat(float64(x.Days*86400+x.Seconds)+float64(x.Micros)/1e6, 'f', -1, 64)
	if !strings.Contains(seconds, ".") {
		seconds += ".0"
	}
	switch {
	case t.Args["native"] == object.False:
		return h.dateLiteral(core.DateTimeType, d, p)
	case ok && d.Name == "postgresql":
		return "make_interval(secs=>" + seconds + ")", nil
	case ok && d.Name == "oracle":
		return "NUMTODSINTERVAL(" + seconds + ", 'SECOND')", nil
	}
	if d.Name == "postgresql" || d.Name == "oracle" {
		return "", object.AttributeErr(p, "total_seconds")
	}
	return h.dateLiteral(core.DateTimeType, d, p)
}

func (h host) arrayLiteral(t *core.Type, d *core.Dialect, v object.Value) (string, error) {
	var parts []string
	err := object.Iterate(h.th(), v, func(x object.Value) error {
		item := t.Item
		if _, nested := x.(*object.List); nested {
			item = t
		}
		text, err := h.Literal(item, d, x)
		parts = append(parts, text)
		return err
	})
	text := "[" + strings.Join(parts, ", ") + "]"
	if d.Name == "postgresql" {
		text = "ARRAY" + text
	}
	return text, err
}

func typeDDL(t *core.Type) string {
	s, err := core.TypeText(t, "default")
	if err != nil {
		return t.Name
	}
	return s
}
