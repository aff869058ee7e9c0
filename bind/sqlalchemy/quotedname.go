package sqlalchemy

import "github.com/diptych-orm/diptych/python/object"

// makeQuotedName makes the class quoted_name: a string that says whether it is
// quoted where it names something.
func (s *State) makeQuotedName() {
	s.class(object.ClassSpec{
		Name: "quoted_name", Module: elementsModule, Bases: []*object.Type{object.StrType},
		New: func(th *object.Thread, cls *object.Type, args object.Args) (object.Value, error) {
			a, err := quotedNameSignature.Bind(args)
			if err != nil {
				return nil, err
			}
			o := object.NewInstance(cls, object.Str(str(a[0])))
			o.AttrDict(true).SetStr("quote", a[1])
			return o, nil
		},
		Methods: []object.Method{object.NewMethod("__init__(*args, **kw)", func(*object.Thread, object.Value, []object.Value) (object.Value, error) {
			return object.None, nil
		})},
	})
}

// quotedAlways tells of a quoted_name(…, True).
func (s *State) quotedAlways(v object.Value) bool {
	o, ok := v.(*object.Instance)
	if !ok || !v.Type().IsSubclass(s.classes["quoted_name"]) {
		return false
	}
	q, _ := o.AttrDict(true).GetStr("quote")
	return q == object.True
}

// makeConv makes the class conv: the name of a constraint that a naming convention
// made, or that none may change.
func (s *State) makeConv() {
	s.class(object.ClassSpec{
		Name: "conv", Module: elementsModule, Bases: []*object.Type{s.classes["quoted_name"]},
		New: func(_ *object.Thread, cls *object.Type, args object.Args) (object.Value, error) {
			a, err := convSignature.Bind(args)
			if err != nil {
				return nil, err
			}
			o := object.NewInstance(cls, object.Str(str(a[0])))
			o.AttrDict(true).SetStr("quote", object.None)
			return o, nil
		},
	})
}

// conventional is a name that a naming convention made.
func (s *State) conventional(name string) object.Value {
	if name == "" {
		return object.None
	}
	o := object.NewInstance(s.classes["conv"], object.Str(name))
	o.AttrDict(true).SetStr("quote", object.None)
	return o
}

func (s *State) isConventional(v object.Value) bool {
	return v != nil && v.Type().IsSubclass(s.classes["conv"])
}

var convSignature = object.MustSignature("__init__(value)")

var quotedNameSignature = object.MustSignature("__init__(value, quote)")

// quotedName is a name as SQLAlchemy hands on the names of tables.
func (s *State) quotedName(th *object.Thread, name string) object.Value {
	v, err := object.Call(th, s.classes["quoted_name"], object.Str(name), object.None)
	if err != nil {
		return object.Str(name)
	}
	return v
}
