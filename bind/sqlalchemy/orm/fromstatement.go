package orm

import (
	"github.com/diptych-orm/diptych/orm/alchemy/core"
	"github.com/diptych-orm/diptych/orm/alchemy/loading"
	"github.com/diptych-orm/diptych/python/object"
)

// extendSelect gives select() what only the ORM can do.
func (s *state) extendSelect() {
	of1 := func(v object.Value) *core.FromStatement {
		f, _ := object.State[*core.FromStatement](v)
		return f
	}
	with := func(self object.Value, f func(*core.FromStatement)) object.Value {
		c := *of1(self)
		f(&c)
		return object.NewInstance(self.Type(), &c)
	}
	s.class(object.ClassSpec{Name: "FromStatement", Module: "sqlalchemy.orm.context", Bases: []*object.Type{s.core.Class("ClauseElement")}, Methods: []object.Method{
		object.NewMethod("options(*options)", func(_ *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
			return with(self, func(f *core.FromStatement) {
				f.Options = append([]any{}, f.Options...)
				for _, o := range elems(a[0]) {
					if i, ok := o.(*object.Instance); ok {
						f.Options = append(f.Options, i.Native)
					}
				}
			}), nil
		}),
		object.NewMethod("params(*args, **kw)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
			set := map[string]any{}
			d, _ := a[1].(*object.Dict)
			for _, it := range d.Items() {
				set[str(it.Key)] = it.Value
			}
			return with(self, func(f *core.FromStatement) {
				if st, ok := core.WithParams(f.Stmt, set, false).(core.Statement); ok {
					f.Stmt = st
				}
			}), nil
		}),
		object.NewMethod("execution_options(**kw)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
			return with(self, func(f *core.FromStatement) {
				for k, v := range of(th).execOptions(a[0]) {
					f.ExecOptions = withOption(f.ExecOptions, k, v)
				}
			}), nil
		}),
	}})
	s.core.Class("Select").Extend(object.ClassSpec{Methods: []object.Method{
		object.NewMethod("from_statement(statement)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
			s := of(th)
			sel, _ := object.State[*core.Select](self)
			if _, isText := object.AsStr(a[0]); isText {
				return nil, s.fail("ArgumentError", "Textual SQL expression "+s.Repr(a[0])+" should be explicitly declared as text("+s.Repr(a[0])+")")
			}
			st, err := s.core.Statement(th, a[0])
			if err != nil {
				return nil, err
			}
			return object.NewInstance(s.classes["FromStatement"], &core.FromStatement{
				Entities: sel.Cols, Stmt: st, Plugin: s.plugin, Options: sel.Options, ExecOptions: sel.ExecOptions,
			}), nil
		}),
	}, Attrs: []object.Attr{
		{Name: "column_descriptions", Get: func(th *object.Thread, self object.Value) (object.Value, error) {
			s := of(th)
			sel, _ := object.State[*core.Select](self)
			if core.PluginOf(sel) == nil {
				return s.core.DescribeColumns(sel), nil
			}
			var items []object.Value
			for _, e := range sel.Cols {
				if b, ok := e.(*loading.Bundle); ok {
					items = append(items, b.Host.(object.Value))
					continue
				}
				items = append(items, s.core.Wrap(th, e))
			}
			return s.describe(items, false)
		}},
	}})
	for _, name := range []string{"Insert", "Update", "Delete"} {
		s.core.Class(name).Extend(object.ClassSpec{Attrs: []object.Attr{
			{Name: "entity_description", Get: func(th *object.Thread, self object.Value) (object.Value, error) {
				return of(th).dmlEntity(self)
			}},
			{Name: "returning_column_descriptions", Get: func(th *object.Thread, self object.Value) (object.Value, error) {
				s := of(th)
				_, _, returned := dmlParts(self)
				var items []object.Value
				for _, e := range returned {
					items = append(items, s.core.Wrap(th, e))
				}
				return s.describe(items, false)
			}},
		}})
	}
}

// dmlParts are the entity, the table and the returned items of an INSERT, UPDATE or DELETE.
func dmlParts(v object.Value) (core.Entity, core.FromClause, []core.Element) {
	if d, ok := object.State[*core.Insert](v); ok {
		return d.Entity, d.Table, d.Return
	}
	if d, ok := object.State[*core.Update](v); ok {
		return d.Entity, d.Table, d.Return
	}
	if d, ok := object.State[*core.Delete](v); ok {
		return d.Entity, d.Table, d.Return
	}
	return nil, nil, nil
}

// dmlEntity is entity_description: what a statement changes.
func (s *state) dmlEntity(v object.Value) (object.Value, error) {
	of, table, _ := dmlParts(v)
	d := object.NewDict()
	e, ok := of.(*loading.Entity)
	if !ok {
		name, err := object.GetAttr(s.th, s.core.Wrap(s.th, table), "name")
		if err != nil {
			return nil, err
		}
		d.SetStr("name", name)
		d.SetStr("table", s.core.Wrap(s.th, table))
		return d, nil
	}
	subject := s.core.Wrap(s.th, e)
	d.SetStr("name", object.Str(e.Name))
	d.SetStr("type", e.Mapper.Host.(*object.Type))
	d.SetStr("expr", subject)
	d.SetStr("entity", subject)
	d.SetStr("table", s.core.Wrap(s.th, e.Mapper.Table))
	return d, nil
}

func withOption(opts map[string]any, k string, v any) map[string]any {
	out := map[string]any{k: v}
	for n, x := range opts {
		if n != k {
			out[n] = x
		}
	}
	return out
}
