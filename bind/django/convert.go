package django

import (
	"errors"
	"github.com/diptych-orm/diptych/bind/dbapi"
	"math/big"

	"github.com/diptych-orm/diptych/orm/django"
	"github.com/diptych-orm/diptych/orm/django/meta"
	"github.com/diptych-orm/diptych/orm/django/query"
	"github.com/diptych-orm/diptych/orm/django/values"
	"github.com/diptych-orm/diptych/python/lib/datetime"
	"github.com/diptych-orm/diptych/python/object"
)

// foreign is a Python value that the ORM has no form for.
type foreign struct {
	st *site
	v  object.Value
}

func (f foreign) HostRepr() string {
	s, err := object.Repr(f.st.th, f.v)
	if err != nil {
		return "<" + f.v.Type().Name + " object>"
	}
	return s
}

func (f foreign) HostStr() string {
	s, err := object.ToStr(f.st.th, f.v)
	if err != nil {
		return f.HostRepr()
	}
	return s
}

func (f foreign) HostType() string { return f.v.Type().Name }

// Members implements values.Iterable.
func (f foreign) Members() ([]any, error) {
	list, err := object.ToSlice(f.st.th, f.v)
	if err != nil {
		return nil, err
	}
	return f.st.toGoAll(list), nil
}

// Consumed implements values.Iterable.
func (f foreign) Consumed() bool {
	_, ok := f.v.Type().Lookup("__next__")
	return ok
}

// Int is int() of the value.
func (f foreign) Int() (any, error) { return f.number(object.IntType) }

// Float is float() of the value.
func (f foreign) Float() (any, error) { return f.number(object.FloatType) }

func (f foreign) number(t *object.Type) (any, error) {
	v, err := object.Call(f.st.th, t, f.v)
	if err == nil {
		return f.st.toGo(v), nil
	}
	for _, c := range []struct {
		cls  *object.Type
		name meta.Class
	}{{object.TypeError, meta.TypeError}, {object.ValueError, meta.ValueError}, {object.OverflowError, meta.OverflowError}} {
		if _, is := object.AsException(err, c.cls); is {
			return nil, &meta.Error{Class: c.name, Cause: err}
		}
	}
	return nil, err
}

// Plain is the value in the ORM's form where it has one.
func (f foreign) Plain() any { return f.st.toGo(f.v) }

// toGo is a Python value as the ORM has it.
func (st *site) toGo(v object.Value) any {
	switch x := v.(type) {
	case nil:
		return nil
	case object.Bool:
		return bool(x)
	case object.Int:
		return int64(x)
	case *object.BigInt:
		return x.V
	case object.Float:
		return float64(x)
	case object.Str:
		return string(x)
	case object.Bytes:
		return []byte(x)
	case *object.ByteArray, *object.MemoryView:
		if b, err := object.Call(st.th, object.BytesType, v); err == nil {
			return st.toGo(b)
		}
	case *object.Tuple:
		return values.Tuple(st.toGoAll(x.Elems))
	case *object.List:
		return st.toGoAll(x.Elems)
	case *object.Dict:
		d := &values.Dict{}
		for _, e := range x.Items() {
			d.Keys = append(d.Keys, st.toGo(e.Key))
			d.Values = append(d.Values, st.toGo(e.Value))
		}
		return d
	case *object.Instance:
		return st.instanceToGo(x)
	}
	if v == object.None {
		return nil
	}
	return foreign{st, v}
}

func (st *site) toGoAll(list []object.Value) []any {
	out := make([]any, len(list))
	for i, v := range list {
		out[i] = st.toGo(v)
	}
	return out
}

func (st *site) instanceToGo(x *object.Instance) any {
	switch n := x.Native.(type) {
	case *obj:
		return n
	case *exprBox:
		return st.late(x, st.box(x))
	case *query.Q:
		return n
	case *qsBox:
		return n.qs.Q
	case *queryBox:
		return n.q
	case *mgrBox:
		if qs, err := st.managerQS(x, n); err == nil {
			return qs.qs.Q
		}
	case object.Str:
		t := x.Type()
		shown, err := object.Repr(st.th, x)
		if err != nil {
			shown = object.StrRepr(string(n))
		}
		return values.Text{S: string(n), Type: t.FullName(), ReprText: shown, Host: x}
	case object.Value:
		if u := object.Unwrap(x); u != object.Value(x) {
			return st.toGo(u)
		}
	}
	if u := object.Unwrap(x); u != object.Value(x) {
		return st.toGo(u)
	}
	if d, ok := datetime.AsDateTime(x); ok {
		out := values.DateTime{Date: values.Date(d.Date), Time: values.Time{Hour: d.Hour, Minute: d.Minute, Second: d.Second, Micro: d.Micro}}
		if off, ok := st.offset(x, d.Zone); ok {
			out.Aware, out.Offset = true, off
		}
		return out
	}
	if d, ok := object.State[datetime.Date](x); ok {
		return values.Date(d)
	}
	if t, ok := datetime.AsTime(x); ok {
		out := values.Time{Hour: t.Hour, Minute: t.Minute, Second: t.Second, Micro: t.Micro}
		if off, ok := st.offset(x, t.Zone); ok {
			out.Aware, out.Offset = true, off
		}
		return out
	}
	if d, ok := datetime.AsDelta(x); ok {
		return values.Duration(d.Days*86400000000 + d.Seconds*1000000 + d.Micros)
	}
	switch cls := x.Type(); {
	case cls.Name == "__proxy__": // a text that is made when it is needed
		if v, err := object.CallMethod(st.th, x, "_cast"); err == nil {
			return st.toGo(v)
		}
	case derives(cls, "decimal", "Decimal"):
		if s, err := object.ToStr(st.th, x); err == nil {
			if d, ok := values.ParseDecimal(s); ok {
				return d
			}
		}
	case derives(cls, "uuid", "UUID"):
		if s, err := object.ToStr(st.th, x); err == nil {
			if u, ok := values.ParseUUID(s); ok {
				return u
			}
		}
	case cls.Module == "enum" || isEnum(cls):
		if v, err := object.GetAttr(st.th, x, "value"); err == nil {
			return st.toGo(v)
		}
	}
	return foreign{st, x}
}

func derives(t *object.Type, module, name string) bool {
	for _, c := range t.MRO {
		if c.Name == name && (c.Module == module || c.Module == "_py"+module) {
			return true
		}
	}
	return false
}

func isEnum(t *object.Type) bool {
	for _, c := range t.MRO {
		if c.Name == "Choices" {
			return true
		}
	}
	return false
}

func (st *site) offset(x, zone object.Value) (int, bool) {
	if zone == nil || zone == object.None {
		return 0, false
	}
	v, err := object.CallMethod(st.th, x, "utcoffset")
	if err != nil {
		return 0, true
	}
	d, ok := datetime.AsDelta(v)
	if !ok {
		return 0, false
	}
	return int(d.Days*86400 + d.Seconds), true
}

// toPy is a value of the ORM as a Python object.
func (st *site) toPy(v any) (object.Value, error) {
	switch x := v.(type) {
	case nil:
		return object.None, nil
	case object.Value:
		return x, nil
	case bool:
		return object.MakeBool(x), nil
	case int:
		return object.Int(x), nil
	case int64:
		return object.Int(x), nil
	case *big.Int:
		return object.MakeBig(x), nil
	case float64:
		return object.Float(x), nil
	case values.Text:
		return x.Host.(object.Value), nil
	case string:
		return object.Str(x), nil
	case []byte:
		return object.Bytes(x), nil
	case *obj:
		return x.inst, nil
	case *meta.Model:
		return classOf(x), nil
	case values.Tuple:
		list, err := st.toPyAll(x)
		return object.NewTuple(list...), err
	case []any:
		list, err := st.toPyAll(x)
		return object.NewList(list...), err
	case *values.Dict:
		d := object.NewDict()
		for i, k := range x.Keys {
			kv, err := st.toPy(k)
			if err != nil {
				return nil, err
			}
			vv, err := st.toPy(x.Values[i])
			if err != nil {
				return nil, err
			}
			if err := d.Set(st.th, kv, vv); err != nil {
				return nil, err
			}
		}
		return d, nil
	case values.Date:
		return datetime.MakeDate(st.th, datetime.Date(x)), nil
	case values.DateTime:
		d := datetime.DateTime{Date: datetime.Date(x.Date), Time: datetime.Time{Hour: x.Hour, Minute: x.Minute, Second: x.Second, Micro: x.Micro}}
		z, err := st.zone(x.Time)
		if err != nil {
			return nil, err
		}
		d.Zone = z
		return datetime.MakeDateTime(st.th, d), nil
	case values.Time:
		return datetime.MakeTime(st.th, datetime.Time{Hour: x.Hour, Minute: x.Minute, Second: x.Second, Micro: x.Micro}), nil
	case values.Duration:
		d, err := datetime.NewDelta(0, 0, int64(x))
		if err != nil {
			return nil, err
		}
		return datetime.MakeDelta(st.th, d), nil
	case values.Decimal:
		if st.decimal == nil {
			cls, err := st.importName("decimal", "Decimal")
			if err != nil {
				return nil, err
			}
			st.decimal = cls
		}
		return object.Call(st.th, st.decimal, object.Str(x.String()))
	case values.UUID:
		if st.uuid == nil {
			cls, err := st.importName("uuid", "UUID")
			if err != nil {
				return nil, err
			}
			st.uuid = cls
		}
		return object.Call(st.th, st.uuid, object.Str(x.String()))
	case foreign:
		return x.v, nil
	case query.Expr:
		return st.wrapExpr(x), nil
	case *django.NamedRow:
		return st.namedRow(x)
	}
	return nil, object.Raise(object.RuntimeError, "a value of an unknown kind came back: %T", v)
}

func (st *site) zone(t values.Time) (object.Value, error) {
	switch {
	case !t.Aware:
		return object.None, nil
	case t.Zone != "" && st.rt.ModuleKnown("zoneinfo"):
		cls, err := st.importName("zoneinfo", "ZoneInfo")
		if err != nil {
			return nil, err
		}
		return object.Call(st.th, cls, object.Str(t.Zone))
	case t.Offset == 0:
		return datetime.UTC(st.th), nil
	}
	tz, err := st.importName("datetime", "timezone")
	if err != nil {
		return nil, err
	}
	d, err := datetime.NewDelta(0, int64(t.Offset), 0)
	if err != nil {
		return nil, err
	}
	return object.Call(st.th, tz, datetime.MakeDelta(st.th, d))
}

func (st *site) toPyAll(list []any) ([]object.Value, error) {
	out := make([]object.Value, len(list))
	for i, v := range list {
		p, err := st.toPy(v)
		if err != nil {
			return nil, err
		}
		out[i] = p
	}
	return out, nil
}

func (st *site) importName(module, name string) (object.Value, error) {
	m, err := st.th.Import(module)
	if err != nil {
		return nil, err
	}
	return object.GetAttr(st.th, m, name)
}

// namedRow makes an item of values_list(named=True).
func (st *site) namedRow(r *django.NamedRow) (object.Value, error) {
	make, err := st.importName("collections", "namedtuple")
	if err != nil {
		return nil, err
	}
	names := object.NewList()
	for _, n := range r.Names {
		names.Elems = append(names.Elems, object.Str(n))
	}
	cls, err := object.Call(st.th, make, object.Str("Row"), names)
	if err != nil {
		return nil, err
	}
	vals, err := st.toPyAll(r.Values)
	if err != nil {
		return nil, err
	}
	return object.Call(st.th, cls, vals...)
}

// err is an error of the ORM as a Python exception.
func (st *site) err(err error) error {
	if err == nil {
		return nil
	}
	var py *object.Exception
	if errors.As(err, &py) {
		return py
	}
	if limit := dbapi.Limit(err); limit != nil {
		return limit
	}
	if full := dbapi.NoMemory(err); full != nil {
		return full
	}
	if err == query.ErrEmpty {
		return object.NewException(st.exc["django.core.exceptions.EmptyResultSet"])
	}
	var invalid *meta.ValidationError
	if errors.As(err, &invalid) {
		return st.validationError(invalid)
	}
	var e *meta.Error
	if !errors.As(err, &e) {
		return object.Raise(object.RuntimeError, "%s", err.Error())
	}
	cls := st.excClass(e)
	x := object.NewException(cls, object.Str(e.Message))
	switch e.Class {
	case meta.ProtectedError, meta.RestrictedError:
		set := object.NewSet()
		for _, o := range e.Objects {
			if p, ok := o.(*obj); ok {
				if err := set.Add(st.th, p.inst); err != nil {
					return err
				}
			}
		}
		x = object.NewException(cls, object.Str(e.Message), set)
		name := "protected_objects"
		if e.Class == meta.RestrictedError {
			name = "restricted_objects"
		}
		x.SetExtra(name, set)
	}
	if e.Cause != nil && e.Class == meta.TransactionManagement {
		if c, ok := st.err(e.Cause).(*object.Exception); ok {
			x.Cause, x.SuppressContext = c, true
		}
	}
	if base := st.sqliteClass(e.Class); base != nil {
		x.Cause, x.SuppressContext = object.NewException(base, object.Str(e.Message)), true
	}
	return x
}

func (st *site) excClass(e *meta.Error) *object.Type {
	if e.Model != nil {
		if cls, ok := e.Model.Class.(*object.Type); ok {
			switch e.Class {
			case meta.ObjectDoesNotExist:
				if c, ok := cls.Lookup("DoesNotExist"); ok {
					return c.(*object.Type)
				}
			case meta.MultipleObjects:
				if c, ok := cls.Lookup("MultipleObjectsReturned"); ok {
					return c.(*object.Type)
				}
			case meta.RelatedDoesNotExist:
				return st.relatedMissing(e)
			}
		}
	}
	if c, ok := st.exc[e.Class]; ok {
		return c
	}
	if e.Class == meta.DecimalInvalid {
		if v, err := st.importName("decimal", "InvalidOperation"); err == nil {
			return v.(*object.Type)
		}
	}
	for _, t := range object.ExceptionTypes {
		if t.Name == string(e.Class) {
			return t
		}
	}
	return object.RuntimeError
}

func orNone(v object.Value) object.Value {
	if v == nil {
		return object.None
	}
	return v
}

func text(v object.Value) string {
	if v == nil {
		return ""
	}
	s, _ := object.AsStr(v)
	return s
}

func truth(th *object.Thread, v object.Value) (bool, error) {
	if v == nil {
		return false, nil
	}
	return object.Truth(th, v)
}

func (st *site) names(v object.Value) ([]string, error) {
	if v == nil || v == object.None {
		return nil, nil
	}
	if s, ok := object.AsStr(v); ok {
		return []string{s}, nil
	}
	list, err := object.ToSlice(st.th, v)
	if err != nil {
		return nil, err
	}
	out := []string{}
	for _, x := range list {
		out = append(out, text(x))
	}
	return out, nil
}
