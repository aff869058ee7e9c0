package django

import (
	"github.com/diptych-orm/diptych/orm/django/meta"
	"github.com/diptych-orm/diptych/python/object"
)

// hook connects the methods that a field class written by the user overrides.
func (st *site) hook(b *fieldBox) {
	cls := b.inst.Type()
	base := st.fieldClasses["Field"]
	native := func(name string) bool {
		v, owner := cls.LookupOwner(name)
		_, isNative := v.(*object.MethodDescr)
		return owner == nil || isNative || owner == base
	}
	h := &meta.Hooks{}
	found := false
	if st.jsonHooks(b, h) {
		found = true
	}
	if st.isFile(b.f) {
		found = true
		h.PreSave = func(o meta.Instance, _ bool) (any, error) { return st.commitFile(b.f, o.(*obj)) }
	}
	call := func(name string, args ...object.Value) (any, error) {
		v, err := object.CallMethod(st.th, b.inst, name, args...)
		if x, ok := object.AsException(err, st.exc[meta.ValidationClass]); ok {
			return nil, st.validation(x)
		}
		if err != nil {
			return nil, err
		}
		return st.toGo(v), nil
	}
	one := func(name string) func(v any) (any, error) {
		return func(v any) (any, error) {
			p, err := st.toPy(v)
			if err != nil {
				return nil, err
			}
			return call(name, p)
		}
	}
	if !native("from_db_value") {
		found = true
		h.FromDB = func(v any) (any, error) {
			p, err := st.toPy(v)
			if err != nil {
				return nil, err
			}
			r, err := object.CallMethod(st.th, b.inst, "from_db_value", p, object.None, st.connections["default"])
			if err != nil {
				return nil, err
			}
			return st.kept(r), nil
		}
	}
	if !native("to_python") {
		found, h.ToPython = true, one("to_python")
	}
	if !native("get_prep_value") {
		found, h.Prep = true, one("get_prep_value")
	}
	if !native("get_db_prep_value") {
		found = true
		h.DBPrep = func(v any) (any, error) {
			p, err := st.toPy(v)
			if err != nil {
				return nil, err
			}
			return call("get_db_prep_value", p, st.connections["default"], object.True)
		}
	}
	if !native("pre_save") {
		found = true
		h.PreSave = func(o meta.Instance, add bool) (any, error) {
			return call("pre_save", o.(*obj).inst, object.MakeBool(add))
		}
	}
	if !native("db_type") {
		found = true
		h.DBType = func() (string, bool, error) {
			v, err := object.CallMethod(st.th, b.inst, "db_type", st.connections["default"])
			if err != nil {
				return "", false, err
			}
			s, ok := object.AsStr(v)
			return s, ok, nil
		}
	}
	if found {
		b.f.Hooks = h
	}
}

// jsonHooks lets a JSONField with an encoder or a decoder write and read by it.
func (st *site) jsonHooks(b *fieldBox, h *meta.Hooks) bool {
	if b.f.Kind != meta.JSONKind {
		return false
	}
	through := func(function string, cls, v object.Value) (object.Value, error) {
		f, err := st.importName("json", function)
		if err != nil {
			return nil, err
		}
		return object.CallArgs(st.th, f, object.Args{Pos: []object.Value{v}, Kw: []object.KwArg{{Name: "cls", Value: cls}}})
	}
	encoder, decoder := b.option("encoder", object.None), b.option("decoder", object.None)
	if encoder != object.None {
		h.DBPrep = func(v any) (any, error) {
			if v == nil {
				return nil, nil
			}
			p, err := st.toPy(v)
			if err != nil {
				return nil, err
			}
			s, err := through("dumps", encoder, p)
			if err != nil {
				return nil, err
			}
			return text(s), nil
		}
	}
	if decoder != object.None {
		h.FromDB = func(v any) (any, error) {
			s, ok := v.(string)
			if !ok {
				return v, nil
			}
			p, err := through("loads", decoder, object.Str(s))
			if err != nil {
				return nil, err
			}
			return st.kept(p), nil
		}
	}
	return encoder != object.None || decoder != object.None
}

// kept is a value that user code made, as it is where its class is the user's:
// the ORM's own form would lose the class.
func (st *site) kept(v object.Value) any {
	if i, ok := v.(*object.Instance); ok {
		if _, isObj := asObj(v); !isObj && i.Type().Module != "decimal" && i.Type().Module != "datetime" && i.Type().Module != "uuid" {
			return foreign{st, v}
		}
	}
	return st.toGo(v)
}
