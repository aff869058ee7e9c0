package orm

import (
	"strings"

	"github.com/diptych-orm/diptych/orm/alchemy/core"
	"github.com/diptych-orm/diptych/orm/alchemy/loading"
	"github.com/diptych-orm/diptych/python/object"
)

// get is Session.get().
func (s *state) get(self object.Value, a []object.Value) (object.Value, error) {
	entity, ident := a[0], a[1]
	e, ok, err := s.core.Element(s.th, entity)
	if err != nil {
		return nil, err
	}
	ent, isEnt := e.(*loading.Entity)
	if !ok || !isEnt {
		if !ok && stateOf(entity) == nil {
			return nil, s.fail("NoInspectionAvailable", "No inspection system is available for object of type <class '"+entity.Type().FullName()+"'>")
		}
		return nil, s.fail("ArgumentError", "Expected mapped class or mapper, got: "+s.Repr(entity))
	}
	var values []any
	switch x := ident.(type) {
	case *object.Tuple:
		values = hostItems(x.Elems)
	case *object.List:
		values = hostItems(x.Elems)
	case *object.Dict:
		for _, c := range ent.Mapper.PrimaryKey {
			v, ok := x.GetStr(ent.Mapper.ColumnProp(c).Name)
			if !ok {
				var names []string
				for _, k := range ent.Mapper.PrimaryKey {
					names = append(names, "'"+ent.Mapper.ColumnProp(k).Name+"'")
				}
				return nil, s.fail("InvalidRequestError", "Incorrect names of values in identifier to formulate primary key for session.get(); primary key attribute names are "+strings.Join(names, ", ")+" (synonym names are also accepted)")
			}
			values = append(values, toHost(v))
		}
	default:
		values = []any{toHost(ident)}
	}
	g := loading.Getting{Populate: a[3] == object.True, ForUpdate: forUpdate(a[4]), Token: toHost(a[5]), Exec: s.execOptions(a[6])}
	if d, ok := a[7].(*object.Dict); ok && d.Len() > 0 {
		g.Args = d.Copy()
	}
	if !none(a[2]) {
		items, err := object.ToSlice(s.th, a[2])
		if err != nil {
			return nil, err
		}
		for _, o := range items {
			if x, ok := o.(*object.Instance); ok && x.Native != nil {
				g.Options = append(g.Options, x.Native)
			}
		}
	}
	if key, err := ent.Mapper.Key(values); err == nil && !g.Populate {
		if key, err = key.WithToken(g.Token); err == nil {
			s.settleHeld(ses(self), nil, key)
		}
	}
	st, err := ses(self).Get(ent, values, g)
	if err != nil {
		return nil, s.err(err)
	}
	if st == nil {
		return object.None, nil
	}
	return st.Handle().(object.Value), nil
}

// forUpdate is the argument with_for_update: nil where it asks for nothing.
func forUpdate(v object.Value) *core.ForUpdate {
	d, ok := v.(*object.Dict)
	if !ok {
		if v != object.True {
			return nil
		}
		return &core.ForUpdate{}
	}
	on := func(name string) bool {
		x, _ := d.GetStr(name)
		return x == object.True
	}
	return &core.ForUpdate{NoWait: on("nowait"), Read: on("read"), SkipLocked: on("skip_locked"), KeyShare: on("key_share")}
}
