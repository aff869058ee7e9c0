package orm

import "github.com/diptych-orm/diptych/python/object"

// declaredValues are what the declared_attr functions gave for a class while it is
// being mapped: each is called once, also where one of them asks for another.
type declaredValues struct {
	cls    *object.Type
	values map[*object.Instance]object.Value
	outer  *declaredValues
}

func (s *state) makeDeclaredAttr() {
	t := s.class(object.ClassSpec{Name: "declared_attr", Module: "sqlalchemy.orm.decl_api", New: func(_ *object.Thread, cls *object.Type, args object.Args) (object.Value, error) {
		if len(args.Pos) == 0 {
			return nil, object.Raise(object.TypeError, "_declared_attr_common.__init__() missing 1 required positional argument: 'fn'")
		}
		return object.NewInstance(cls, plainFunction(args.Pos[0])), nil
	}, Methods: []object.Method{
		object.NewMethod("__get__(instance, owner=None)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
			cls, ok := a[1].(*object.Type)
			if !ok {
				return self, nil
			}
			v, _, err := of(th).declaredAttr(self, cls)
			return v, err
		}),
	}, Attrs: []object.Attr{
		{Name: "directive", Get: func(_ *object.Thread, self object.Value) (object.Value, error) { return self, nil }},
	}})
	t.SetAttr("directive", t)
	cascading := object.NewNativeType(object.ClassSpec{Name: "_declared_attr_cascading", Module: "sqlalchemy.orm.decl_api", Bases: []*object.Type{t}})
	s.classes[cascading.Name] = cascading
	t.SetAttr("cascading", cascading)
}

// isDeclaredAttr tells of a declared_attr; cascading is one that is asked for each
// class of a hierarchy.
func (s *state) isDeclaredAttr(v object.Value) (is, cascading bool) {
	d, ok := v.(*object.Instance)
	if !ok {
		return false, false
	}
	cascading = d.Type() == s.classes["_declared_attr_cascading"]
	return cascading || d.Type() == s.classes["declared_attr"], cascading
}

// declaredAttr is what v gives for the class, and its function, where v is a
// declared_attr; v itself otherwise.
func (s *state) declaredAttr(v object.Value, cls *object.Type) (value, fn object.Value, err error) {
	d, _ := v.(*object.Instance)
	if is, _ := s.isDeclaredAttr(v); !is {
		return v, nil, nil
	}
	fn = d.Native.(object.Value)
	for now := s.declaring; now != nil; now = now.outer {
		if now.cls != cls {
			continue
		}
		if x, made := now.values[d]; made {
			return x, fn, nil
		}
		if value, err = object.Call(s.th, fn, cls); err == nil {
			now.values[d] = value
		}
		return value, fn, err
	}
	value, err = object.Call(s.th, fn, cls)
	return value, fn, err
}

// declare notes that a class is being mapped, until the function it returns is called.
func (s *state) declare(cls *object.Type) func() {
	s.declaring = &declaredValues{cls: cls, values: map[*object.Instance]object.Value{}, outer: s.declaring}
	return func() { s.declaring = s.declaring.outer }
}

// returned is the annotation of what a function returns; nil for none.
func returned(th *object.Thread, fn object.Value) object.Value {
	a, err := object.GetAttr(th, fn, "__annotations__")
	if err != nil {
		return nil
	}
	d, ok := a.(*object.Dict)
	if !ok {
		return nil
	}
	v, _ := d.GetStr("return")
	return v
}
