package orm

import (
	"github.com/diptych-orm/diptych/orm/alchemy/core"
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
	x := ses(q.session)
	if load != object.False {
		if err := x.AutoflushNow(); err != nil {
			return nil, s.err(err)
		}
	}
	was := x.Autoflush
	x.Autoflush = false
	defer func() { x.Autoflush = was }()
	merge := func(v object.Value) (object.Value, error) {
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
	}
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
