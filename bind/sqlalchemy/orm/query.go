package orm

import (
	"github.com/diptych-orm/diptych/python/object"
)

// query is the legacy Query: a select and the session it runs in.
type query struct {
	session object.Value
	stmt    object.Value
	single  bool // one entity: rows are objects
	entity  object.Value
}

func (s *state) newQuery(self object.Value, entities []object.Value) (object.Value, error) {
	m, err := s.th.Import("sqlalchemy")
	if err != nil {
		return nil, err
	}
	sel, err := object.CallMethodArgs(s.th, m, "select", object.Args{Pos: entities})
	if err != nil {
		return nil, err
	}
	if sel, err = object.CallMethod(s.th, sel, "set_label_style", labelTable(s.th)); err != nil {
		return nil, err
	}
	q := &query{session: self, stmt: sel}
	if len(entities) == 1 {
		q.entity = entities[0]
		switch entities[0].(type) {
		case *object.Type, *aliased:
			q.single = true
		}
	}
	return object.NewInstance(s.classes["Query"], q), nil
}

func (s *state) makeQuery() {
	qo := func(v object.Value) *query {
		q, _ := object.State[*query](v)
		return q
	}
	var methods []object.Method
	for _, names := range [][2]string{{"filter", "where"}, {"where", "where"}, {"filter_by", "filter_by"}, {"order_by", "order_by"}, {"group_by", "group_by"}, {"having", "having"},
		{"limit", "limit"}, {"offset", "offset"}, {"join", "join"}, {"outerjoin", "outerjoin"}, {"options", "options"}, {"distinct", "distinct"}, {"select_from", "select_from"},
		{"add_columns", "add_columns"}, {"execution_options", "execution_options"}} {
		n := names
		methods = append(methods, object.Method{Name: n[0], Fn: func(th *object.Thread, self object.Value, args object.Args) (object.Value, error) {
			q := *qo(self)
			x, err := object.CallMethodArgs(th, q.stmt, n[1], args)
			if err != nil {
				return nil, err
			}
			q.stmt = x
			if n[0] == "add_columns" {
				q.single = false
			}
			return object.NewInstance(of(th).classes["Query"], &q), nil
		}})
	}
	result := func(th *object.Thread, q *query) (object.Value, error) {
		s := of(th)
		r, err := s.execute(q.session, q.stmt, object.None, object.None)
		if err != nil {
			return nil, err
		}
		if q.single {
			if r.UniqueRequired {
				r.Unique(r.UniqueDefault(0))
			}
			return object.CallMethod(th, s.core.WrapResult(r), "scalars")
		}
		return s.core.WrapResult(r), nil
	}
	final := func(name string) object.Method {
		return object.NewMethod(name+"()", func(th *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
			r, err := result(th, qo(self))
			if err != nil {
				return nil, err
			}
			return object.CallMethod(th, r, name)
		})
	}
	methods = append(methods, final("all"), final("one"), final("one_or_none"),
		object.NewMethod("first()", func(th *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
			q := *qo(self)
			x, err := object.CallMethod(th, q.stmt, "limit", object.Int(1))
			if err != nil {
				return nil, err
			}
			q.stmt = x
			r, err := result(th, &q)
			if err != nil {
				return nil, err
			}
			return object.CallMethod(th, r, "first")
		}),
		object.NewMethod("scalar()", func(th *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
			q := *qo(self)
			q.single = false
			r, err := result(th, &q)
			if err != nil {
				return nil, err
			}
			return object.CallMethod(th, r, "scalar")
		}),
		object.NewMethod("count()", func(th *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
			s := of(th)
			q := qo(self)
			sub, err := object.CallMethod(th, q.stmt, "subquery")
			if err != nil {
				return nil, err
			}
			m, err := th.Import("sqlalchemy")
			if err != nil {
				return nil, err
			}
			f, _ := m.Dict.GetStr("func")
			all, err := object.CallMethod(th, m, "literal_column", object.Str("*"))
			if err != nil {
				return nil, err
			}
			star, err := object.CallMethod(th, f, "count", all)
			if err != nil {
				return nil, err
			}
			sel, err := object.CallMethod(th, m, "select", star)
			if err != nil {
				return nil, err
			}
			if sel, err = object.CallMethod(th, sel, "select_from", sub); err != nil {
				return nil, err
			}
			if err := s.err(ses(q.session).AutoflushNow()); err != nil {
				return nil, err
			}
			return object.CallMethod(th, q.session, "scalar", sel)
		}),
		object.NewMethod("get(ident)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
			s := of(th)
			if err := s.Warn("LegacyAPIWarning", "The Query.get() method is considered legacy as of the 1.x series of SQLAlchemy and becomes a legacy construct in 2.0. The method is now available as Session.get() (deprecated since: 2.0) (Background on SQLAlchemy 2.0 at: https://sqlalche.me/e/b8d9)"); err != nil {
				return nil, err
			}
			return s.get(qo(self).session, qo(self).entity, a[0], object.None, object.False)
		}),
		object.NewMethod("__iter__()", func(th *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
			r, err := result(th, qo(self))
			if err != nil {
				return nil, err
			}
			return object.CallMethod(th, r, "__iter__")
		}),
		object.NewMethod("__str__()", func(th *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
			t, err := object.ToStr(th, qo(self).stmt)
			return object.Str(t), err
		}),
		object.NewMethod("exists()", func(th *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
			return object.CallMethod(th, qo(self).stmt, "exists")
		}),
		object.NewMethod("subquery(name=None)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
			if none(a[0]) {
				return object.CallMethod(th, qo(self).stmt, "subquery")
			}
			return object.CallMethod(th, qo(self).stmt, "subquery", a[0])
		}),
	)
	for _, n := range []string{"update", "delete", "union", "with_entities", "from_statement", "slice"} {
		name := n
		methods = append(methods, object.Method{Name: name, Fn: func(*object.Thread, object.Value, object.Args) (object.Value, error) {
			return nil, object.Unsupported("Query.%s()", name)
		}})
	}
	s.class(object.ClassSpec{Name: "Query", Module: "sqlalchemy.orm.query", Methods: methods})
}

func labelTable(th *object.Thread) object.Value {
	m, err := th.Import("sqlalchemy")
	if err != nil {
		return object.None
	}
	v, ok := m.Dict.GetStr("LABEL_STYLE_TABLENAME_PLUS_COL")
	if !ok {
		return object.None
	}
	return v
}
