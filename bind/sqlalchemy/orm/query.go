package orm

import (
	"slices"
	"strconv"

	"github.com/diptych-orm/diptych/orm/alchemy/core"
	"github.com/diptych-orm/diptych/orm/alchemy/loading"
	"github.com/diptych-orm/diptych/orm/alchemy/mapper"
	"github.com/diptych-orm/diptych/python/object"
)

// query is the legacy Query: a select and the session it runs in. Its methods return
// changed copies.
type query struct {
	cls     *object.Type // nil for Query itself
	session object.Value
	stmt    object.Value
	// entities are the items of the select list.
	entities []object.Value
	noEager  bool
	criteria bool // something that get() does not go with
}

// single tells whether rows are objects: the query is about one entity.
func (q *query) single() bool {
	if len(q.entities) != 1 {
		return false
	}
	switch x := q.entities[0].(type) {
	case *object.Type, *aliased:
		return true
	case *object.Instance:
		if b, ok := x.Native.(*loading.Bundle); ok {
			return b.Single
		}
	}
	return false
}

func (s *state) sqlalchemy() (*object.Module, error) {
	m, err := s.th.Import("sqlalchemy")
	if err != nil {
		return nil, err
	}
	return m, nil
}

// newQuery makes a query of a class: cls, or nil for that of the session (query_cls).
func (s *state) newQuery(cls *object.Type, self object.Value, entities []object.Value) (object.Value, error) {
	if x, ok := self.(*object.Instance); ok && cls == nil {
		if v, given := x.AttrDict(true).GetStr("_query_cls"); given {
			if own, ok := v.(*object.Type); ok && own != s.classes["Query"] {
				return object.Call(s.th, own, object.NewList(entities...), self)
			}
		}
	}

	m, err := s.sqlalchemy()
	if err != nil {
		return nil, err
	}
	sel, err := object.CallMethodArgs(s.th, m, "select", object.Args{Pos: entities})
	if err != nil {
		return nil, err
	}
	return s.queryObject(&query{cls: cls, session: self, stmt: sel, entities: entities}), nil
}

func (s *state) queryObject(q *query) object.Value {
	if q.cls != nil {
		return object.NewInstance(q.cls, q)
	}
	return object.NewInstance(s.classes["Query"], q)
}

// queryIn is the query behind a Query or a dynamic relationship.
func (s *state) queryIn(v object.Value) (*query, error) {
	if q, ok := object.State[*query](v); ok {
		return q, nil
	}
	return s.queryOf(writerIn(v))
}

// labelled is the statement as it is executed and shown: with labels of table and
// column.
func (s *state) labelled(q *query) (object.Value, error) {
	if _, ok := s.select_(q); !ok {
		return q.stmt, nil
	}
	stmt, err := object.CallMethod(s.th, q.stmt, "set_label_style", labelTable(s.th))
	if err != nil {
		return nil, err
	}
	return s.legacy(stmt, func(l *core.Legacy) { l.Run, l.NoEager = true, q.noEager })
}

// legacy is a select() with more of what a Query says of it.
func (s *state) legacy(stmt object.Value, f func(*core.Legacy)) (object.Value, error) {
	e, _, err := s.core.Element(s.th, stmt)
	sel, ok := e.(*core.Select)
	if err != nil || !ok {
		return stmt, err
	}
	return s.core.Wrap(s.th, sel.With(func(n *core.Select) {
		l := core.Legacy{}
		if n.Legacy != nil {
			l = *n.Legacy
		}
		f(&l)
		n.Legacy, n.Plugin = &l, s.plugin
	})), nil
}

// member is a Query's statement as one of a union().
func (s *state) member(q *query) (object.Value, error) {
	stmt, err := s.labelled(q)
	if err != nil {
		return nil, err
	}
	if e, _, _ := s.core.Element(s.th, stmt); e != nil {
		if sel, ok := e.(*core.Select); ok {
			return s.core.Wrap(s.th, s.plugin.Rebased(sel)), nil
		}
	}
	return stmt, nil
}

func (s *state) select_(q *query) (*core.Select, bool) {
	e, _, _ := s.core.Element(s.th, q.stmt)
	sel, ok := e.(*core.Select)
	return sel, ok
}

// limited complains about criteria that come after LIMIT.
func (s *state) limited(q *query, name string) error {
	if sel, ok := s.select_(q); ok && (sel.LimitClause != nil || sel.OffsetClause != nil) {
		return s.fail("InvalidRequestError", "Query."+name+"() being called on a Query which already has LIMIT or OFFSET applied.  Call "+name+"() before limit() or offset() are applied.")
	}
	return nil
}

// queryRun executes a query; its items are objects where it is about one entity.
func (s *state) queryRun(q *query) (object.Value, error) {
	stmt, err := s.labelled(q)
	if err != nil {
		return nil, err
	}
	r, err := s.execute(q.session, stmt, object.None, object.None)
	if err != nil {
		return nil, err
	}
	column := -1
	if q.single() {
		column = 0
	}
	if r.UniqueDefault != nil && r.YieldPer == 0 && (r.UniqueRequired || q.objects()) {
		hash := r.UniqueDefault(column)
		r.Unique(func(v any) (any, error) {
			k, err := hash(v)
			if err != nil { // what cannot be compared is like nothing else
				return new(byte), nil
			}
			return k, nil
		})
	}
	if column == 0 {
		return object.CallMethod(s.th, s.core.WrapResult(r), "scalars")
	}
	return s.core.WrapResult(r), nil
}

// objects tells whether rows hold mapped objects: they are made unique then.
func (q *query) objects() bool {
	return slices.ContainsFunc(q.entities, func(v object.Value) bool {
		switch v.(type) {
		case *object.Type, *aliased:
			return true
		}
		return false
	})
}

// selectMethods are the methods of Query that are those of select(), by name, and
// whether they refuse to come after LIMIT.
var selectMethods = []struct {
	name, of string
	guarded  bool
}{
	{"filter", "where", true}, {"where", "where", true}, {"filter_by", "filter_by", true}, {"order_by", "order_by", true}, {"group_by", "group_by", true},
	{"having", "having", true}, {"join", "join", true}, {"outerjoin", "outerjoin", true}, {"limit", "limit", false}, {"offset", "offset", false},
	{"slice", "slice", false}, {"options", "options", false}, {"distinct", "distinct", false}, {"select_from", "select_from", true}, {"params", "params", false},
	{"execution_options", "execution_options", false}, {"correlate", "correlate", false}, {"with_for_update", "with_for_update", false},
	{"prefix_with", "prefix_with", false}, {"suffix_with", "suffix_with", false}, {"with_hint", "with_hint", false}, {"add_cte", "add_cte", false},
}

func (s *state) makeQuery() {
	var methods []object.Method
	generative := func(name string, f func(s *state, q *query, args object.Args) error) {
		methods = append(methods, object.Method{Name: name, Fn: func(th *object.Thread, self object.Value, args object.Args) (object.Value, error) {
			s := of(th)
			old, err := s.queryIn(self)
			if err != nil {
				return nil, err
			}
			q := *old
			if err := f(s, &q, args); err != nil {
				return nil, err
			}
			made := s.queryObject(&q)
			if from, ok := self.(*object.Instance); ok && q.cls != nil {
				if d := from.AttrDict(false); d != nil {
					return made, made.(*object.Instance).AttrDict(true).Update(th, d)
				}
			}
			return made, nil
		}})
	}
	via := func(s *state, q *query, method string, args object.Args) error {
		x, err := object.CallMethodArgs(s.th, q.stmt, method, args)
		q.stmt = x
		return err
	}
	for _, d := range selectMethods {
		generative(d.name, func(s *state, q *query, args object.Args) error {
			if d.guarded {
				if err := s.limited(q, d.name); err != nil {
					return err
				}
			}
			q.criteria = q.criteria || d.guarded || d.name == "limit" || d.name == "offset" || d.name == "distinct"
			return via(s, q, d.of, args)
		})
	}
	add := func(s *state, q *query, args object.Args) error {
		q.entities = append(q.entities[:len(q.entities):len(q.entities)], args.Pos...)
		return via(s, q, "add_columns", args)
	}
	generative("add_columns", add)
	generative("add_entity", add)
	generative("add_column", func(s *state, q *query, args object.Args) error {
		if err := s.Warn("SADeprecationWarning", "Query.add_column() is deprecated and will be removed in a future release.  Please use Query.add_columns() (deprecated since: 1.4)"); err != nil {
			return err
		}
		return add(s, q, args)
	})
	generative("with_entities", func(s *state, q *query, args object.Args) error {
		q.entities = slices.Clone(args.Pos)
		return via(s, q, "with_only_columns", args)
	})
	option := func(name, key string) {
		generative(name, func(s *state, q *query, args object.Args) error {
			var v object.Value = object.True
			if len(args.Pos) > 0 {
				v = args.Pos[0]
			}
			return via(s, q, "execution_options", object.Args{Kw: []object.KwArg{{Name: key, Value: v}}})
		})
	}
	option("populate_existing", "populate_existing")
	option("yield_per", "yield_per")
	option("autoflush", "autoflush")
	generative("enable_eagerloads", func(s *state, q *query, args object.Args) error {
		if len(args.Pos) == 0 {
			return object.MissingArguments("Query.enable_eagerloads", "positional", []string{"'value'"})
		}
		on, err := object.Truth(s.th, args.Pos[0])
		q.noEager = !on
		return err
	})
	generative("tuples", func(*state, *query, object.Args) error { return nil })
	generative("set_label_style", func(*state, *query, object.Args) error { return nil })
	generative("reset_joinpoint", func(*state, *query, object.Args) error { return nil })
	generative("with_session", func(_ *state, q *query, args object.Args) error { q.session = args.Pos[0]; return nil })
	generative("from_statement", func(s *state, q *query, args object.Args) error { return via(s, q, "from_statement", args) })
	generative("with_parent", func(s *state, q *query, args object.Args) error {
		if err := s.Warn("LegacyAPIWarning", "The Query.with_parent() method is considered legacy as of the 1.x series of SQLAlchemy and becomes a legacy construct in 2.0. Use the with_parent() standalone construct. (deprecated since: 2.0) (Background on SQLAlchemy 2.0 at: https://sqlalche.me/e/b8d9)"); err != nil {
			return err
		}
		return s.queryWithParent(q, args)
	})
	for name, keyword := range map[string]string{"union": "union", "union_all": "union_all", "except_": "except_", "except_all": "except_all", "intersect": "intersect", "intersect_all": "intersect_all"} {
		generative(name, func(s *state, q *query, args object.Args) error { return s.querySet(q, keyword, args) })
	}
	methods = append(methods, queryResults()...)
	methods = append(methods, queryStatements()...)
	at := func(self object.Value, th *object.Thread) *query {
		q, _ := of(th).queryIn(self)
		return q
	}
	s.class(object.ClassSpec{Name: "Query", Module: "sqlalchemy.orm.query", New: func(th *object.Thread, cls *object.Type, args object.Args) (object.Value, error) {
		var entities []object.Value
		var session object.Value = object.None
		if len(args.Pos) > 0 {
			entities = []object.Value{args.Pos[0]}
			switch x := args.Pos[0].(type) {
			case *object.List:
				entities = x.Elems
			case *object.Tuple:
				entities = x.Elems
			}
		}
		if len(args.Pos) > 1 {
			session = args.Pos[1]
		}
		if v, ok := args.Get("session"); ok {
			session = v
		}
		return of(th).newQuery(cls, session, entities)
	}, Methods: append(methods, object.NewMethod("__init__(*args, **kw)", func(*object.Thread, object.Value, []object.Value) (object.Value, error) { return object.None, nil })),
		Attrs: []object.Attr{
			{Name: "statement", Get: func(th *object.Thread, self object.Value) (object.Value, error) { return at(self, th).stmt, nil }},
			{Name: "selectable", Get: func(th *object.Thread, self object.Value) (object.Value, error) { return at(self, th).stmt, nil }},
			{Name: "session", Get: func(th *object.Thread, self object.Value) (object.Value, error) { return at(self, th).session, nil }},
			{Name: "whereclause", Get: func(th *object.Thread, self object.Value) (object.Value, error) {
				return object.GetAttr(th, at(self, th).stmt, "whereclause")
			}},
			{Name: "column_descriptions", Get: func(th *object.Thread, self object.Value) (object.Value, error) {
				return of(th).describe(at(self, th).entities, true)
			}},
			{Name: "is_single_entity", Get: func(th *object.Thread, self object.Value) (object.Value, error) {
				return object.MakeBool(at(self, th).single()), nil
			}},
		}})
	s.makeWriteOnly()
	s.makeAppender()
}

// querySet makes a query one about the rows of several queries.
func (s *state) querySet(q *query, keyword string, args object.Args) error {
	m, err := s.sqlalchemy()
	if err != nil {
		return err
	}
	stmts := []object.Value{}
	first, err := s.member(q)
	if err != nil {
		return err
	}
	stmts = append(stmts, first)
	for _, v := range args.Pos {
		o, err := s.queryIn(v)
		if err != nil {
			return err
		}
		x, err := s.member(o)
		if err != nil {
			return err
		}
		stmts = append(stmts, x)
	}
	u, err := object.CallMethod(s.th, m, keyword, stmts...)
	if err != nil {
		return err
	}
	sub, err := object.CallMethod(s.th, u, "subquery")
	if err != nil {
		return err
	}
	x, _, err := s.core.Element(s.th, sub)
	if err != nil {
		return err
	}
	sel, ok := s.select_(q)
	if !ok {
		return object.Unsupported("%s() of this query", keyword)
	}
	q.criteria = true
	q.stmt = s.core.Wrap(s.th, core.NewSelect(sel.Cols...).With(func(n *core.Select) {
		n.Options, n.ExecOptions, n.Plugin = sel.Options, sel.ExecOptions, s.plugin
		n.Legacy = &core.Legacy{Base: x.(core.FromClause)}
	}))
	return nil
}

// queryWithParent is Query.with_parent(): the relationship is given, or the only one
// of the parent that leads to the query's class.
func (s *state) queryWithParent(q *query, args object.Args) error {
	if len(args.Pos) == 0 {
		return object.MissingArguments("Query.with_parent", "positional", []string{"'instance'"})
	}
	st, err := s.states(args.Pos[0])
	if err != nil {
		return err
	}
	var prop object.Value
	if len(args.Pos) > 1 {
		prop = args.Pos[1]
	} else if v, ok := args.Get("property"); ok {
		prop = v
	}
	if none(prop) {
		e, err := s.mappedEntity(q.entities[0])
		if err != nil {
			return err
		}
		m := mapper.Of(st)
		for _, r := range m.Relationships() {
			if r.Mapper == e.Mapper {
				prop = &attribute{s: s, name: r.Name, mapper: m}
				break
			}
		}
		if none(prop) {
			return s.fail("InvalidRequestError", "Could not locate a property which relates instances of class '"+e.Mapper.Class.Name+"' to instances of class '"+st.Class.Name+"'")
		}
	}
	cond, err := s.withParent(args.Pos[0], prop, nil)
	if err != nil {
		return err
	}
	q.stmt, err = object.CallMethod(s.th, q.stmt, "where", cond)
	return err
}

// queryResults are the methods of Query that execute it.
func queryResults() []object.Method {
	run := func(name, sig string, f func(s *state, q *query, a []object.Value) (object.Value, error)) object.Method {
		return object.NewMethod(name+sig, func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
			s := of(th)
			if w := writerIn(self); w != nil {
				if v, ok, err := s.appenderResult(w, name, a); ok || err != nil {
					return v, err
				}
			}
			q, err := s.queryIn(self)
			if err != nil {
				return nil, err
			}
			return f(s, q, a)
		})
	}
	final := func(name string) object.Method {
		return run(name, "()", func(s *state, q *query, _ []object.Value) (object.Value, error) {
			r, err := s.queryRun(q)
			if err != nil {
				return nil, err
			}
			return object.CallMethod(s.th, r, name)
		})
	}
	limit := func(s *state, q *query, method string, args ...object.Value) (*query, error) {
		c := *q
		x, err := object.CallMethod(s.th, q.stmt, method, args...)
		c.stmt = x
		return &c, err
	}
	return []object.Method{
		final("all"), final("one"), final("one_or_none"), final("__iter__"),
		run("first", "()", func(s *state, q *query, _ []object.Value) (object.Value, error) {
			if _, ok := s.select_(q); ok {
				var err error
				if q, err = limit(s, q, "limit", object.Int(1)); err != nil {
					return nil, err
				}
			}
			r, err := s.queryRun(q)
			if err != nil {
				return nil, err
			}
			return object.CallMethod(s.th, r, "first")
		}),
		run("scalar", "()", func(s *state, q *query, _ []object.Value) (object.Value, error) {
			r, err := s.queryRun(q)
			if err != nil {
				return nil, err
			}
			v, err := object.CallMethod(s.th, r, "one_or_none")
			if err != nil {
				if e, ok := object.AsException(err, s.core.Exc("MultipleResultsFound")); ok {
					e.Args = object.NewTuple(object.Str("Multiple rows were found when exactly one was required"))
				}
				return nil, err
			}
			if none(v) || q.single() {
				return v, nil
			}
			return object.GetItem(s.th, v, object.Int(0))
		}),
		run("count", "()", func(s *state, q *query, _ []object.Value) (object.Value, error) {
			m, err := s.sqlalchemy()
			if err != nil {
				return nil, err
			}
			stmt, err := s.labelled(q)
			if err != nil {
				return nil, err
			}
			sub, err := object.CallMethod(s.th, stmt, "subquery")
			if err != nil {
				return nil, err
			}
			star, err := object.CallMethod(s.th, m, "literal_column", object.Str("*"))
			if err != nil {
				return nil, err
			}
			f, _ := m.Dict.GetStr("func")
			count, err := object.CallMethod(s.th, f, "count", star)
			if err != nil {
				return nil, err
			}
			sel, err := object.CallMethod(s.th, m, "select", count)
			if err != nil {
				return nil, err
			}
			if sel, err = object.CallMethod(s.th, sel, "select_from", sub); err != nil {
				return nil, err
			}
			if e, _, _ := s.core.Element(s.th, sel); e != nil { // a statement of the ORM's, whatever it selects
				if c, ok := e.(*core.Select); ok {
					sel = s.core.Wrap(s.th, c.With(func(n *core.Select) {
						n.Plugin = s.plugin
						if own, ok := s.select_(q); ok {
							n.ExecOptions = own.ExecOptions
							for _, o := range own.Options {
								if _, users := o.(*userOption); users {
									n.Options = append(n.Options, o)
								}
							}
						}
					}))
				}
			}
			r, err := s.execute(q.session, sel, object.None, object.None)
			if err != nil {
				return nil, err
			}
			v, _, err := r.As(core.ShapeScalars, 0).One(false)
			if err != nil {
				return nil, s.err(err)
			}
			return s.core.Item(v), nil
		}),
		run("merge_result", "(iterator, load=True)", func(s *state, q *query, a []object.Value) (object.Value, error) {
			return s.queryMerge(q, a[0], a[1])
		}),
		run("get", "(ident)", func(s *state, q *query, a []object.Value) (object.Value, error) {
			if err := s.Warn("LegacyAPIWarning", "The Query.get() method is considered legacy as of the 1.x series of SQLAlchemy and becomes a legacy construct in 2.0. The method is now available as Session.get() (deprecated since: 2.0) (Background on SQLAlchemy 2.0 at: https://sqlalche.me/e/b8d9)"); err != nil {
				return nil, err
			}
			if q.criteria {
				return nil, s.fail("InvalidRequestError", "Query.get() being called on a Query with existing criterion. ")
			}
			populate := object.Value(object.False)
			var options []object.Value
			if sel, ok := s.select_(q); ok {
				for _, o := range sel.Options {
					if l, ok := o.(*load); ok {
						options = append(options, object.NewInstance(s.classes["Load"], l))
					}
				}
				if on, _ := sel.ExecOptions["populate_existing"].(bool); on {
					populate = object.True
				}
			}
			return s.get(q.session, []object.Value{q.entities[0], a[0], object.NewList(options...), populate, object.None, object.None, object.None, object.None})
		}),
		run("__getitem__", "(item)", func(s *state, q *query, a []object.Value) (object.Value, error) {
			return s.queryItem(q, a[0], limit)
		}),
		run("update", "(values, synchronize_session='auto', update_args=None)", func(s *state, q *query, a []object.Value) (object.Value, error) {
			return s.queryBulk(q, "update", a[0], a[1])
		}),
		run("delete", "(synchronize_session='auto', delete_args=None)", func(s *state, q *query, a []object.Value) (object.Value, error) {
			return s.queryBulk(q, "delete", nil, a[0])
		}),
		run("get_execution_options", "()", func(s *state, q *query, _ []object.Value) (object.Value, error) {
			return object.CallMethod(s.th, q.stmt, "get_execution_options")
		}),
		run("values", "(*columns)", func(s *state, q *query, a []object.Value) (object.Value, error) {
			if err := s.Warn("SADeprecationWarning", "Query.values() is deprecated and will be removed in a future release.  Please use Query.with_entities() (deprecated since: 1.4)"); err != nil {
				return nil, err
			}
			c := *q
			c.entities = elems(a[0])
			x, err := object.CallMethod(s.th, q.stmt, "with_only_columns", c.entities...)
			if err != nil {
				return nil, err
			}
			c.stmt = x
			r, err := s.queryRun(&c)
			if err != nil {
				return nil, err
			}
			return object.CallMethod(s.th, r, "__iter__")
		}),
		run("value", "(column)", func(s *state, q *query, a []object.Value) (object.Value, error) {
			if err := s.Warn("SADeprecationWarning", "Query.value() is deprecated and will be removed in a future release.  Please use Query.with_entities() in combination with Query.scalar() (deprecated since: 1.4)"); err != nil {
				return nil, err
			}
			x, err := object.CallMethod(s.th, q.stmt, "with_only_columns", a[0])
			if err != nil {
				return nil, err
			}
			r, err := s.queryRun(&query{session: q.session, stmt: x, entities: a[:1]})
			if err != nil {
				return nil, err
			}
			return object.CallMethod(s.th, r, "scalar")
		}),
	}
}

// queryItem is Query[i] and Query[a:b].
func (s *state) queryItem(q *query, item object.Value, limit func(*state, *query, string, ...object.Value) (*query, error)) (object.Value, error) {
	negative := func() error {
		return object.Raise(object.IndexError, "negative indexes are not accepted by SQL index / slice operators")
	}
	all := func(q *query) (object.Value, error) {
		r, err := s.queryRun(q)
		if err != nil {
			return nil, err
		}
		return object.CallMethod(s.th, r, "all")
	}
	if sl, ok := item.(*object.Slice); ok {
		bound := func(v object.Value) (object.Value, bool) {
			if none(v) {
				return object.None, true
			}
			n, _ := object.AsInt(v)
			return v, n >= 0
		}
		start, ok1 := bound(sl.Start)
		stop, ok2 := bound(sl.Stop)
		if !ok1 || !ok2 {
			return nil, negative()
		}
		if a, isA := object.AsInt(start); isA {
			if b, isB := object.AsInt(stop); isB && b-a <= 0 {
				return object.NewList(), nil
			}
		}
		c, err := limit(s, q, "slice", start, stop)
		if err != nil {
			return nil, err
		}
		l, err := all(c)
		if err != nil || none(sl.Step) {
			return l, err
		}
		return object.GetItem(s.th, l, &object.Slice{Start: object.None, Stop: object.None, Step: sl.Step})
	}
	n, ok := object.AsInt(item)
	if !ok {
		return nil, object.Raise(object.TypeError, "'%s' object cannot be interpreted as an integer", item.Type().Name)
	}
	if n < 0 {
		return nil, negative()
	}
	c, err := limit(s, q, "slice", object.MakeInt(n), object.MakeInt(n+1))
	if err != nil {
		return nil, err
	}
	l, err := all(c)
	if err != nil {
		return nil, err
	}
	return object.GetItem(s.th, l, object.Int(0))
}

// makeAppender makes the class of a dynamic relationship's value: a Query that also
// takes objects.
func (s *state) makeAppender() {
	s.class(object.ClassSpec{Name: "BulkUD", Module: "sqlalchemy.orm.query"})
	for _, n := range []string{"BulkUpdate", "BulkDelete"} {
		s.class(object.ClassSpec{Name: n, Module: "sqlalchemy.orm.query", Bases: []*object.Type{s.classes["BulkUD"]}})
	}
	s.class(object.ClassSpec{Name: "AppenderQuery", Module: "sqlalchemy.orm.dynamic", Bases: []*object.Type{s.classes["Query"]}, Methods: writerMethods()})
}

// appenderResult answers for a dynamic relationship of a parent without a row; ok is
// false where the database is to be asked.
func (s *state) appenderResult(w *writer, name string, a []object.Value) (object.Value, bool, error) {
	session, err := s.sessionFor(w)
	if err != nil || session != nil {
		return nil, false, err
	}
	items, err := s.added(w)
	if err != nil {
		return nil, true, err
	}
	l := object.NewList(items...)
	switch name {
	case "__iter__":
		v, err := object.CallMethod(s.th, l, "__iter__")
		return v, true, err
	case "all":
		return l, true, nil
	case "count":
		return object.MakeInt(int64(len(items))), true, nil
	case "first":
		if len(items) == 0 {
			return object.None, true, nil
		}
		return items[0], true, nil
	case "__getitem__":
		v, err := object.GetItem(s.th, l, a[0])
		return v, true, err
	}
	return nil, false, nil
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

func itoa(n int) string { return strconv.Itoa(n) }
