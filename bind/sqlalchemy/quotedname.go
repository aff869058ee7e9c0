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

var quotedNameSignature = object.MustSignature("__init__(value, quote)")

// quotedName is a name as SQLAlchemy hands on the names of tables.
func (s *State) quotedName(th *object.Thread, name string) object.Value {
	v, err := object.Call(th, s.classes["quoted_name"], object.Str(name), object.None)
	if err != nil {
		return object.Str(name)
	}
	return v
}
