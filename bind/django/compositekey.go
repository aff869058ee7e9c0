package django

import (
	"github.com/diptych-orm/diptych/orm/django/meta"
	"github.com/diptych-orm/diptych/python/object"
)

// compositeArguments reads the names that CompositePrimaryKey() is given; what is
// left are the options of every field.
func compositeArguments(f *meta.Field, args object.Args) (object.Args, error) {
	refused := func(text string) (object.Args, error) {
		return args, object.Raise(object.ValueError, "%s", text)
	}
	seen := map[string]bool{}
	for _, v := range args.Pos {
		name, ok := object.AsStr(v)
		if !ok || seen[name] {
			return refused("CompositePrimaryKey args must be unique strings.")
		}
		seen[name] = true
		f.Parts = append(f.Parts, name)
	}
	switch len(f.Parts) {
	case 0:
		return refused("CompositePrimaryKey args must be unique strings.")
	case 1:
		return refused("CompositePrimaryKey must include at least two fields.")
	}
	for _, k := range args.Kw {
		switch {
		case k.Name == "default":
			return refused("CompositePrimaryKey cannot have a default.")
		case k.Name == "db_default":
			return refused("CompositePrimaryKey cannot have a database default.")
		case k.Name == "db_column" && k.Value != object.None:
			return refused("CompositePrimaryKey cannot have a db_column.")
		case k.Name == "editable" && k.Value != object.False:
			return refused("CompositePrimaryKey cannot be editable.")
		case k.Name == "primary_key" && k.Value != object.True:
			return refused("CompositePrimaryKey must be a primary key.")
		case k.Name == "blank" && k.Value != object.True:
			return refused("CompositePrimaryKey must be blank.")
		}
	}
	kw := append([]object.KwArg{}, args.Kw...)
	for _, o := range []string{"editable", "primary_key", "blank"} {
		if _, given := args.Get(o); !given {
			kw = append(kw, object.KwArg{Name: o, Value: object.MakeBool(o != "editable")})
		}
	}
	return object.Args{Kw: kw}, nil
}

// keyTuple is the attribute pk of an object with a composite key.
func (st *site) keyTuple(o *obj) (object.Value, error) {
	var out []object.Value
	for _, f := range o.m.Key() {
		v, err := object.GetAttr(st.th, o.inst, f.Attname)
		if err != nil {
			return nil, err
		}
		out = append(out, v)
	}
	return object.NewTuple(out...), nil
}

// setKeyTuple assigns the parts of a composite key.
func (st *site) setKeyTuple(o *obj, v object.Value) error {
	parts := o.m.Key()
	vals := make([]object.Value, len(parts))
	if v == object.None {
		for i := range vals {
			vals[i] = object.None
		}
	} else {
		switch x := v.(type) {
		case *object.Tuple:
			vals = x.Elems
		case *object.List:
			vals = x.Elems
		default:
			return object.Raise(object.ValueError, "'%s' must be a list or a tuple.", o.m.PK.Name)
		}
	}
	if len(vals) != len(parts) {
		return object.Raise(object.ValueError, "'%s' must have %d elements.", o.m.PK.Name, len(parts))
	}
	for i, f := range parts {
		if err := object.SetAttr(st.th, o.inst, f.Attname, vals[i]); err != nil {
			return err
		}
	}
	return nil
}
