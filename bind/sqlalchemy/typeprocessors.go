package sqlalchemy

import (
	"github.com/diptych-orm/diptych/orm/alchemy/core"
	"github.com/diptych-orm/diptych/python/object"
)

// The three ways of a value through a type.
const (
	toDatabase = iota
	fromDatabase
	intoText
)

// processorMethods are bind_processor() and its like, with which a type tells what it does
// to a value: a function, or None where the value stays as it is.
func processorMethods() []object.Method {
	method := func(signature string, way int) object.Method {
		return object.NewMethod(signature, func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
			s := Of(th)
			t, _ := object.State[*core.Type](self)
			return s.valueProcessor(t, dialectOf(a[0]), way), nil
		})
	}
	return []object.Method{
		method("bind_processor(dialect)", toDatabase), method("result_processor(dialect, coltype)", fromDatabase), method("literal_processor(dialect)", intoText),
	}
}

func (s *State) valueProcessor(t *core.Type, d *core.Dialect, way int) object.Value {
	t = t.For(d.Name)
	c, custom := t.Custom.(*pyType)
	if !custom && untouched(t, d, way) {
		return object.None
	}
	h := host{s}
	return fn("process(value)", func(th *object.Thread, a []object.Value) (object.Value, error) {
		v := a[0]
		var inner *core.Type
		var err error
		if custom {
			inner = c.Impl(d.Name)
			if way != fromDatabase {
				v, err = c.process("process_bind_param", v, d)
			}
		}
		var out any = v
		switch {
		case err != nil:
		case custom && inner == nil:
		case custom && way == intoText:
			out, err = h.Literal(inner, d, v)
		case custom && way == toDatabase:
			out, err = h.ToDriver(inner, d, v)
		case custom:
			out, err = h.FromDriver(inner, d, v)
		case way == intoText:
			out, err = h.written(t, d, v)
		case t.Affinity == core.BooleanAffinity && way == toDatabase && d.NativeBoolean && v != object.None:
			if out, err = h.store(t, v); err == nil {
				n, _ := object.AsInt(toPy(out))
				out = object.MakeBool(n != 0)
			}
		case way == toDatabase:
			out, err = h.store(t, v)
		default:
			out, err = h.load(t, v)
		}
		if err != nil {
			return nil, err
		}
		if custom && way == fromDatabase {
			return c.process("process_result_value", toPy(out), d)
		}
		return toPy(out), nil
	})
}

// untouched tells of a type whose values go to a database, or come from it, as they are.
func untouched(t *core.Type, d *core.Dialect, way int) bool {
	if way == intoText {
		return t.Affinity == core.JSONAffinity || t.Affinity == core.NullAffinity || t.Affinity == core.OtherAffinity
	}
	own := d.Name == "postgresql" || d.Name == "mssql"
	switch t.Affinity {
	case core.StringAffinity, core.IntegerAffinity, core.NullAffinity, core.OtherAffinity:
		return true
	case core.BinaryAffinity:
		return t.Name != "PickleType"
	case core.NumericAffinity:
		if way == toDatabase {
			return own || d.Name == "mysql"
		}
		return d.Name == "oracle" || d.Name != "postgresql" && t.Decimal != (d.Name == "sqlite" || d.Name == "default")
	case core.DateAffinity, core.TimeAffinity, core.DateTimeAffinity:
		return d.Name != "sqlite"
	case core.BooleanAffinity:
		return way == fromDatabase && d.NativeBoolean
	case core.IntervalAffinity:
		return d.Name == "postgresql" || d.Name == "oracle"
	case core.JSONAffinity:
		return way == fromDatabase && d.Name == "postgresql"
	case core.UuidAffinity:
		return own && core.NativeUuid(t) && (way == toDatabase || d.Name == "postgresql" && t.Options["as_uuid"] != false)
	}
	return false
}
