package orm

import (
	"github.com/diptych-orm/diptych/bind/sqlalchemy"
	"github.com/diptych-orm/diptych/orm/alchemy/core"
	"github.com/diptych-orm/diptych/orm/alchemy/loading"
	"github.com/diptych-orm/diptych/python/object"
)

// queryMerge is Query.merge_result(): rows of objects from elsewhere, with the session's
// objects in their places.
func (s *state) queryMerge(q *query, rows, load object.Value) (object.Value, error) {
	const note = "The merge_result() function is considered legacy as of the 1.x series of SQLAlchemy and becomes a legacy construct in 2.0. The function as well as the method on Query is superseded by the merge_frozen_result() function. (deprecated since: 2.0) (Background on SQLAlchemy 2.0 at: https://sqlalche.me/e/b8d9)"
	if err := s.Warn("LegacyAPIWarning", note); err != nil {
		return nil, err
	}
	items, err := object.ToSlice(s.th, rows)
	if err != nil {
		return nil, err
	}
	merge, done, err := s.merger(q.session, load)
	if err != nil {
		return nil, err
	}
	defer done()
	mapped := make([]bool, len(q.entities))
	keys := make([]string, len(q.entities))
	for i, e := range q.entities {
		switch n := e.(type) {
		case *object.Type:
			mapped[i], keys[i] = true, n.Name
		case *aliased:
			mapped[i] = true
		case *attribute:
			keys[i] = n.name
		}
	}
	var out []object.Value
	for _, it := range items {
		if len(mapped) == 1 {
			if mapped[0] {
				if it, err = merge(it); err != nil {
					return nil, err
				}
			}
			out = append(out, it)
			continue
		}
		parts, err := object.ToSlice(s.th, it)
		if err != nil {
			return nil, err
		}
		values := make([]any, len(parts))
		for i, v := range parts {
			if i < len(mapped) && mapped[i] {
				if v, err = merge(v); err != nil {
					return nil, err
				}
			}
			values[i] = toHost(v)
		}
		out = append(out, s.core.Item(&core.Row{Meta: core.NewRowMeta(keys, nil), Values: values}))
	}
	return object.CallMethod(s.th, object.NewList(out...), "__iter__")
}

// merger merges objects into a session without flushing in between; done ends that.
func (s *state) merger(self, load object.Value) (merge func(object.Value) (object.Value, error), done func(), err error) {
	x := ses(self)
	if load != object.False {
		if err := x.AutoflushNow(); err != nil {
			return nil, nil, s.err(err)
		}
	}
	was := x.Autoflush
	x.Autoflush = false
	return func(v object.Value) (object.Value, error) {
		if none(v) {
			return v, nil
		}
		st, err := s.states(v)
		if err != nil {
			return nil, err
		}
		m, err := x.Merge(st, load != object.False)
		if err != nil {
			return nil, s.err(err)
		}
		return m.Handle().(object.Value), nil
	}, func() { x.Autoflush = was }, nil
}

// fillLoading puts the functions of sqlalchemy.orm.loading in place.
func fillLoading(m *object.Module) {
	m.Set("merge_frozen_result", object.NewFunction("merge_frozen_result(session, statement, frozen_result, load=True)", func(th *object.Thread, a []object.Value) (object.Value, error) {
		s := of(th)
		f, ok := sqlalchemy.FrozenOf(a[2])
		if !ok {
			return nil, object.Raise(object.TypeError, "a FrozenResult is expected")
		}
		st, err := s.core.Statement(th, a[1])
		if err != nil {
			return nil, err
		}
		sel, _ := st.(*core.Select)
		merge, done, err := s.merger(a[0], a[3])
		if err != nil {
			return nil, err
		}
		defer done()
		out := &sqlalchemy.Frozen{Meta: f.Meta}
		for _, row := range f.Rows {
			row = append([]any{}, row...)
			for i := range row {
				if sel == nil || i >= len(sel.Cols) {
					continue
				}
				if _, mapped := sel.Cols[i].(*loading.Entity); mapped {
					v, err := merge(toPy(row[i]))
					if err != nil {
						return nil, err
					}
					row[i] = toHost(v)
				}
			}
			out.Rows = append(out.Rows, row)
		}
		return s.core.WrapFrozen(out), nil
	}))
	m.Set("merge_result", object.NewFunction("merge_result(query, iterator, load=True)", func(th *object.Thread, a []object.Value) (object.Value, error) {
		q, err := of(th).queryIn(a[0])
		if err != nil {
			return nil, err
		}
		return of(th).queryMerge(q, a[1], a[2])
	}))
}
