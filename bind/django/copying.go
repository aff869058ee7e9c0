package django

import (
	"maps"
	"slices"

	"github.com/diptych-orm/diptych/orm/django"
	"github.com/diptych-orm/diptych/orm/django/meta"
	"github.com/diptych-orm/diptych/python/object"
)

// copyObj copies a model's object as copy.copy and, with a memo, copy.deepcopy
// do: the copy has a state of its own.
func (st *site) copyObj(o *obj, memo object.Value) (object.Value, error) {
	deep := func(v object.Value) (object.Value, error) { return v, nil }
	if memo != nil {
		copier, err := st.importName("copy", "deepcopy")
		if err != nil {
			return nil, err
		}
		deep = func(v object.Value) (object.Value, error) { return object.Call(st.th, copier, v, memo) }
	}
	c := st.newObj(o.inst.Type(), o.m)
	if memo != nil {
		key := object.Int(st.th.ID(o.inst))
		if err := object.SetItem(st.th, memo, key, c.inst); err != nil {
			return nil, err
		}
	}
	c.state.Adding, c.state.DB = o.state.Adding, o.state.DB
	if memo == nil {
		c.state.Cache, c.state.Prefetched = maps.Clone(o.state.Cache), maps.Clone(o.state.Prefetched)
	}
	d := c.inst.AttrDict(true)
	for _, e := range o.inst.AttrDict(true).Items() {
		name := text(e.Key)
		if name == "_state" {
			continue
		}
		v, err := deep(e.Value)
		if err != nil {
			return nil, err
		}
		d.SetStr(name, v)
	}
	if memo == nil {
		return c.inst, nil
	}
	for name, rel := range o.state.Cache {
		x, ok := rel.(*obj)
		if !ok {
			c.state.SetCached(name, nil)
			continue
		}
		v, err := deep(x.inst)
		if err != nil {
			return nil, err
		}
		if y, ok := asObj(v); ok {
			c.state.SetCached(name, y)
		}
	}
	c.state.Prefetched = maps.Clone(o.state.Prefetched)
	return c.inst, nil
}

// uniqueChecks is Model._get_unique_checks.
func (st *site) uniqueChecks(o *obj, a []object.Value) (object.Value, error) {
	exclude, err := st.names(a[0])
	if err != nil {
		return nil, err
	}
	constraints, err := truth(st.th, a[1])
	if err != nil {
		return nil, err
	}
	unique, dates := django.UniqueChecks(o.m, exclude, constraints)
	first, second := object.NewList(), object.NewList()
	for _, u := range unique {
		first.Elems = append(first.Elems, object.NewTuple(st.senderOf(u.Model), object.NewTuple(strs(u.Names).Elems...)))
	}
	for _, d := range dates {
		second.Elems = append(second.Elems, object.NewTuple(st.senderOf(d.Model), object.Str(d.Lookup), object.Str(d.Field), object.Str(d.DateName)))
	}
	return object.NewTuple(first, second), nil
}

// rows reads a list of tuples that begin with a model class.
func (st *site) rows(v object.Value, f func(m *meta.Model, rest []object.Value) error) error {
	list, err := object.ToSlice(st.th, v)
	if err != nil {
		return err
	}
	for _, it := range list {
		parts, err := object.ToSlice(st.th, it)
		if err != nil {
			return err
		}
		cls, ok := parts[0].(*object.Type)
		if !ok {
			return object.Raise(object.TypeError, "a model class is needed")
		}
		if m, ok := cls.Native.(*meta.Model); ok {
			if err := f(m, parts[1:]); err != nil {
				return err
			}
		}
	}
	return nil
}

// errorLists is a ValidationError as a dictionary of lists.
func (st *site) errorLists(all *meta.ValidationError) object.Value {
	d := object.NewDict()
	for _, f := range all.Fields {
		d.SetStr(f.Field, st.errorList(f.Errors))
	}
	return d
}

// performUnique is Model._perform_unique_checks.
func (st *site) performUnique(o *obj, a []object.Value) (object.Value, error) {
	var checks []django.UniqueCheck
	err := st.rows(a[0], func(m *meta.Model, rest []object.Value) error {
		names, err := st.names(rest[0])
		checks = append(checks, django.UniqueCheck{Model: m, Names: names})
		return err
	})
	if err != nil {
		return nil, err
	}
	all := &meta.ValidationError{}
	err = st.s.CheckUnique(o, checks, all)
	return st.errorLists(all), err
}

// performDates is Model._perform_date_checks.
func (st *site) performDates(o *obj, a []object.Value) (object.Value, error) {
	var checks []django.DateCheck
	err := st.rows(a[0], func(m *meta.Model, rest []object.Value) error {
		checks = append(checks, django.DateCheck{Model: m, Lookup: text(rest[0]), Field: text(rest[1]), DateName: text(rest[2])})
		return nil
	})
	if err != nil {
		return nil, err
	}
	all := &meta.ValidationError{}
	err = st.s.CheckDates(o, checks, all)
	return st.errorLists(all), err
}

// fromDB is Model.from_db: an object of a row's values, the fields that the row
// lacks deferred.
func (st *site) fromDB(cls *object.Type, a []object.Value) (object.Value, error) {
	m, ok := cls.Native.(*meta.Model)
	if !ok {
		return nil, object.Raise(object.TypeError, "Abstract models cannot be instantiated.")
	}
	if o := st.loading; o != nil && o.m == m {
		err := (host{st}).Loaded(o)
		st.loading = nil
		return o.inst, err
	}
	names, err := st.names(a[1])
	if err != nil {
		return nil, err
	}
	vals, err := object.ToSlice(st.th, a[2])
	if err != nil {
		return nil, err
	}
	var args object.Args
	next := 0
	for _, f := range m.Fields() {
		v := st.deferred
		if slices.Contains(names, f.Attname) && next < len(vals) {
			v = vals[next]
			next++
		}
		args.Pos = append(args.Pos, v)
	}
	v, err := object.CallArgs(st.th, cls, args)
	if err != nil {
		return nil, err
	}
	if o, ok := asObj(v); ok {
		o.state.Adding, o.state.DB = false, text(a[0])
	}
	return v, nil
}

// loadBy calls the from_db() of a class that the user overrode for an object
// that a row has filled; super().from_db() gives that object.
func (st *site) loadBy(o *obj) error {
	names, vals := object.NewList(), object.NewList()
	d := o.inst.AttrDict(true)
	for _, f := range o.m.Fields() {
		if v, ok := d.GetStr(f.Attname); ok {
			names.Elems, vals.Elems = append(names.Elems, object.Str(f.Attname)), append(vals.Elems, v)
		}
	}
	st.loading = o
	_, err := object.CallMethod(st.th, o.inst.Type(), "from_db", aliasOrNone(o.state.DB), names, vals)
	st.loading = nil
	return err
}
