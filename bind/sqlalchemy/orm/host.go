package orm

import (
	"strings"

	"fmt"
	"strconv"

	"github.com/diptych-orm/diptych/orm/alchemy/core"
	"github.com/diptych-orm/diptych/orm/alchemy/instance"
	"github.com/diptych-orm/diptych/orm/alchemy/mapper"
	"github.com/diptych-orm/diptych/orm/trace"
	"github.com/diptych-orm/diptych/python/object"
)

// pyObject is a Python instance as the ORM sees it; d is where its attributes are kept
// when that is not its __dict__.
type pyObject struct {
	o *object.Instance
	d *object.Dict
}

func (p pyObject) dict(make bool) *object.Dict {
	if p.d != nil {
		return p.d
	}
	return p.o.AttrDict(make)
}

// Load implements instance.Object.
func (p pyObject) Load(key string) (any, bool) {
	d := p.dict(false)
	if d == nil {
		return nil, false
	}
	v, ok := d.GetStr(key)
	return toHost(v), ok
}

// Store implements instance.Object.
func (p pyObject) Store(key string, v any) { p.dict(true).SetStr(key, toPy(v)) }

// Drop implements instance.Object.
func (p pyObject) Drop(key string) {
	if d := p.dict(false); d != nil {
		d.DelStr(key)
	}
}

// Handle implements instance.Object.
func (p pyObject) Handle() any { return p.o }

// attach gives a Python instance its state.
func (s *state) attach(o *object.Instance, c *instance.Class) *instance.State {
	st := instance.NewState(c, pyObject{o: o})
	o.Native = st
	held := object.NewInstance(s.classes["InstanceState"], st)
	o.AttrDict(true).SetStr("_sa_instance_state", held)
	return st
}

// StateOf implements instance.Host.
func (s *state) StateOf(v any) *instance.State {
	if p, ok := v.(object.Value); ok {
		return stateOf(p)
	}
	return nil
}

// NewObject implements instance.Host.
func (s *state) NewObject(c *instance.Class) (*instance.State, error) {
	cls := c.Mapper.(*mapper.Mapper).Host.(*object.Type)
	st := s.attach(object.NewInstance(cls, nil), c)
	return st, s.manage(st)
}

// Renew implements instance.Host.
func (s *state) Renew(st *instance.State) (*instance.State, error) {
	o := st.Handle().(*object.Instance)
	o.AttrDict(true).Clear()
	return s.attach(o, st.Class), nil
}

// Written implements instance.Host.
func (s *state) Written() int64 { return s.env.Writes + 1 }

// Equal implements instance.Host.
func (s *state) Equal(a, b any) (bool, error) {
	if a == nil || b == nil {
		return a == nil && b == nil, nil
	}
	return object.Equal(s.th, toPy(a), toPy(b))
}

// Hash implements instance.Host.
func (s *state) Hash(v any) (string, error) {
	if v == nil {
		return "", nil
	}
	switch x := object.Unwrap(toPy(v)).(type) {
	case object.Int:
		return "i" + strconv.FormatInt(int64(x), 10), nil
	case object.Bool:
		if x {
			return "i1", nil
		}
		return "i0", nil
	case object.Str:
		return "s" + string(x), nil
	case object.Float:
		if x == object.Float(int64(x)) {
			return "i" + strconv.FormatInt(int64(x), 10), nil
		}
	}
	h, err := object.Hash(s.th, toPy(v))
	if err != nil {
		return "", err
	}
	r, err := object.Repr(s.th, toPy(v))
	return fmt.Sprintf("h%d:%s", h, r), err
}

// Less implements instance.Host.
func (s *state) Less(a, b any) (bool, error) {
	return object.Less(s.th, toPy(a), toPy(b))
}

// Compute implements instance.Host.
func (s *state) Compute(op string, a, b any) (any, error) {
	if name, ok := strings.CutSuffix(op, "with_op"); ok { // startswith_op, endswith_op
		v, err := object.CallMethod(s.th, toPy(a), name+"with", toPy(b))
		return toHost(v), err
	}
	ops := map[string]object.Op{"add": object.Add, "concat_op": object.Add, "sub": object.Sub, "mul": object.Mult, "mod": object.Mod, "truediv": object.Div}
	v, err := object.Binary(s.th, ops[op], toPy(a), toPy(b))
	return toHost(v), err
}

// List implements instance.Host.
func (s *state) List(values []any) any { return object.NewList(pyValues(values)...) }

// Tuple implements instance.Host.
func (s *state) Tuple(values []any) any { return object.NewTuple(pyValues(values)...) }

func pyValues(list []any) []object.Value {
	out := make([]object.Value, len(list))
	for i, v := range list {
		out[i] = toPy(v)
	}
	return out
}

// Each implements instance.Host.
func (s *state) Each(list any) ([]any, error) {
	items, err := object.ToSlice(s.th, toPy(list))
	out := make([]any, len(items))
	for i, v := range items {
		out[i] = toHost(v)
	}
	return out, err
}

// Int implements instance.Host.
func (s *state) Int(n int64) any { return object.MakeInt(n) }

// Next implements instance.Host.
func (s *state) Next(v any) (any, error) {
	return object.Binary(s.th, object.Add, toPy(v), object.Int(1))
}

// Value implements instance.Host.
func (s *state) Value(v any) any {
	switch x := v.(type) {
	case nil:
		return nil
	case object.Value:
		return toHost(x)
	case int64:
		return object.MakeInt(x)
	case int:
		return object.MakeInt(int64(x))
	case string:
		return object.Str(x)
	case float64:
		return object.Float(x)
	case bool:
		return object.MakeBool(x)
	case []byte:
		return object.Bytes(x)
	}
	return nil
}

// Repr implements instance.Host.
func (s *state) Repr(v any) string {
	r, err := object.Repr(s.th, toPy(v))
	if err != nil {
		return "?"
	}
	return r
}

// Expr implements instance.Host.
func (s *state) Expr(v any) core.ColumnElement {
	switch v.(type) {
	case *object.Instance, *attribute:
	default:
		return nil
	}
	p := v.(object.Value)
	if stateOf(p) != nil {
		return nil
	}
	e, ok, err := s.core.Element(s.th, p)
	if err != nil || !ok {
		return nil
	}
	switch x := e.(type) {
	case core.ColumnElement:
		return x
	case core.Query:
		return core.NewScalarSelect(x)
	}
	return nil
}

// Warn implements instance.Host.
func (s *state) Warn(category, message string) error {
	cls := s.core.Exc(category)
	if cls == nil {
		cls = object.RuntimeWarning
	}
	if s.tag != "" && category == "SAWarning" {
		message += " (" + s.tag + ")"
	}
	m, err := s.th.Import("warnings")
	if err != nil { // without the module the log is where warnings go
		if s.env.Log != nil {
			s.env.Log.Emit(trace.Warning{Category: category, Message: message})
		}
		return nil
	}
	_, err = object.CallMethod(s.th, m, "warn", object.Str(message), cls)
	return err
}

// TagWarnings adds a remark to warnings until the function it returns is called.
func (s *state) TagWarnings(tag string) func() {
	old := s.tag
	s.tag = tag
	return func() { s.tag = old }
}

// ErrorText is the message of an error as str() gives it.
func (s *state) ErrorText(err error) string {
	if e, ok := s.err(err).(*object.Exception); ok {
		if t, err := object.ToStr(s.th, e); err == nil {
			return t
		}
	}
	return err.Error()
}

// Log implements instance.Host.
func (s *state) Log() trace.Log { return s.env.Log }

// Address shows where an object is, in messages.
func (s *state) Address(st *instance.State) string {
	return fmt.Sprintf("0x%x", s.th.ID(st.Handle().(object.Value)))
}

// MapperRepr shows a mapper in messages.
func (s *state) MapperRepr(m *mapper.Mapper) string {
	return fmt.Sprintf("<Mapper at 0x%x; %s>", s.th.ID(s.mapperObject(m)), m.Class.Name)
}

// NotMapped is the error for a value that is no mapped object.
func (s *state) NotMapped(v any) error {
	return object.Raise(object.AttributeError, "'%s' object has no attribute '_sa_instance_state'", toPy(v).Type().Name)
}

func (s *state) unmapped(v object.Value) error {
	if t, ok := v.(*object.Type); ok {
		return s.raise(s.classes["UnmappedInstanceError"], &core.Error{Msg: "Class '" + fullName(t.Type()) + "' is not mapped; was a class (" + fullName(t) + ") supplied where an instance was required?"})
	}
	return s.raise(s.classes["UnmappedInstanceError"], &core.Error{Msg: "Class '" + fullName(v.Type()) + "' is not mapped"})
}

func fullName(t *object.Type) string {
	if t.Module == "" {
		return "builtins." + t.QualName
	}
	return t.Module + "." + t.QualName
}
