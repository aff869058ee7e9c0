package django

import (
	"github.com/diptych-orm/diptych/orm/django/query"
	"github.com/diptych-orm/diptych/python/object"
)

// qClass is Q, with Prefetch and FilteredRelation beside it.
func (st *site) qClass() {
	self := func(v object.Value) *query.Q { q, _ := object.State[*query.Q](v); return q }
	st.q = object.NewNativeType(object.ClassSpec{Name: "Q", Module: "django.db.models.query_utils",
		New: func(th *object.Thread, cls *object.Type, args object.Args) (object.Value, error) {
			q, err := st.buildQ(args)
			if err != nil {
				return nil, err
			}
			return object.NewInstance(cls, q), nil
		},
		Methods: []object.Method{
			{Name: "__init__", Fn: func(*object.Thread, object.Value, object.Args) (object.Value, error) { return object.None, nil }},
			st.qOp("__and__", query.And), st.qOp("__or__", query.Or), st.qOp("__xor__", query.Xor),
			object.NewMethod("__bool__()", func(th *object.Thread, v object.Value, a []object.Value) (object.Value, error) {
				return object.MakeBool(len(self(v).Items) > 0), nil
			}),
			object.NewMethod("__str__()", func(th *object.Thread, v object.Value, a []object.Value) (object.Value, error) {
				return object.Str(self(v).Text()), nil
			}),
			object.NewMethod("add(data, conn_type)", func(th *object.Thread, v object.Value, a []object.Value) (object.Value, error) {
				o := self(a[0])
				if o == nil {
					return nil, object.Raise(object.TypeError, "a Q object is needed")
				}
				q := self(v)
				*q = *q.Join(o, text(a[1]))
				return a[0], nil
			}),
			object.NewMethod("__invert__()", func(_ *object.Thread, v object.Value, _ []object.Value) (object.Value, error) {
				return object.NewInstance(v.Type(), self(v).Not()), nil
			}),
			object.NewMethod("__repr__()", func(_ *object.Thread, v object.Value, _ []object.Value) (object.Value, error) {
				return object.Str(self(v).Describe()), nil
			}),
			st.picklesKept(),
			object.NewMethod("__copy__()", func(_ *object.Thread, v object.Value, _ []object.Value) (object.Value, error) {
				return st.copyExpr(v), nil
			}),
			object.NewMethod("__deepcopy__(memo)", func(_ *object.Thread, v object.Value, _ []object.Value) (object.Value, error) {
				return st.copyExpr(v), nil
			}),
			object.NewMethod("resolve_expression(query=None, allow_joins=True, reuse=None, summarize=False, for_save=False)", func(_ *object.Thread, v object.Value, _ []object.Value) (object.Value, error) {
				return v, nil
			}),
			object.NewMethod("negate()", func(_ *object.Thread, v object.Value, _ []object.Value) (object.Value, error) {
				q := self(v)
				q.Negated = !q.Negated
				return object.None, nil
			}),
			object.NewMethod("__eq__(other)", func(_ *object.Thread, v object.Value, a []object.Value) (object.Value, error) {
				o := self(a[0])
				if o == nil {
					return object.NotImplemented, nil
				}
				same, err := st.sameQ(self(v), o)
				return object.MakeBool(same), err
			}),
			object.NewMethod("__hash__()", func(_ *object.Thread, v object.Value, _ []object.Value) (object.Value, error) {
				return object.Int(object.HashString(self(v).Describe())), nil
			}),
			object.NewMethod("copy()", func(_ *object.Thread, v object.Value, _ []object.Value) (object.Value, error) {
				return st.copyExpr(v), nil
			}),
			object.NewMethod("__len__()", func(_ *object.Thread, v object.Value, _ []object.Value) (object.Value, error) {
				return object.Int(len(self(v).Items)), nil
			}),
			object.NewMethod("deconstruct()", func(_ *object.Thread, v object.Value, _ []object.Value) (object.Value, error) {
				q := self(v)
				kids, err := st.children(q)
				if err != nil {
					return nil, err
				}
				kw := object.NewDict()
				if q.Connector != query.And {
					kw.SetStr("_connector", object.Str(q.Connector))
				}
				if q.Negated {
					kw.SetStr("_negated", object.True)
				}
				path := v.Type().FullName()
				if v.Type() == st.q {
					path = "django.db.models.Q"
				}
				return object.NewTuple(object.Str(path), object.NewTuple(kids...), kw), nil
			}),
			object.NewMethod("flatten()", func(_ *object.Thread, v object.Value, _ []object.Value) (object.Value, error) {
				out := object.NewList()
				if err := st.flatten(v, out); err != nil {
					return nil, err
				}
				return object.IterValue(st.th, out)
			}),
			object.NewMethod("check(against, using='default')", func(_ *object.Thread, v object.Value, a []object.Value) (object.Value, error) {
				return st.checkQ(self(v), a[0], text(orNone(a[1])))
			}),
		},
		ClassMethods: []object.Method{object.NewMethod("create(children=None, connector=None, negated=False)", func(_ *object.Thread, cls object.Value, a []object.Value) (object.Value, error) {
			args := object.Args{Kw: []object.KwArg{{Name: "_connector", Value: orNone(a[1])}}}
			if a[0] != nil && a[0] != object.None {
				list, err := object.ToSlice(st.th, a[0])
				if err != nil {
					return nil, err
				}
				args.Pos = list
			}
			q, err := st.buildQ(args)
			if err != nil {
				return nil, err
			}
			q.Negated, err = truth(st.th, a[2])
			return object.NewInstance(cls.(*object.Type), q), err
		})},
		Attrs: []object.Attr{
			{Name: "connector", Get: func(th *object.Thread, v object.Value) (object.Value, error) {
				return object.Str(self(v).Connector), nil
			}},
			{Name: "negated", Get: func(th *object.Thread, v object.Value) (object.Value, error) {
				return object.MakeBool(self(v).Negated), nil
			}},
			{Name: "referenced_base_fields", Get: func(th *object.Thread, v object.Value) (object.Value, error) {
				set := object.NewSet()
				for _, name := range self(v).BaseFields() {
					if err := set.Add(th, object.Str(name)); err != nil {
						return nil, err
					}
				}
				return set, nil
			}},
			{Name: "children", Get: func(th *object.Thread, v object.Value) (object.Value, error) {
				kids, err := st.children(self(v))
				return object.NewList(kids...), err
			}},
		},
		Consts: []object.KwArg{{Name: "conditional", Value: object.True}, {Name: "default", Value: object.Str("AND")}, {Name: "AND", Value: object.Str("AND")}, {Name: "OR", Value: object.Str("OR")}, {Name: "XOR", Value: object.Str("XOR")}},
	})
}

func (st *site) qOp(name, connector string) object.Method {
	return object.NewMethod(name+"(other)", func(th *object.Thread, v object.Value, a []object.Value) (object.Value, error) {
		q, _ := object.State[*query.Q](v)
		e, ok := st.toGo(a[0]).(query.Expr)
		if !ok || !query.Conditional(e) {
			return nil, object.NewException(object.TypeError, a[0])
		}
		if len(q.Items) == 0 {
			return st.copyExpr(a[0]), nil
		}
		return object.NewInstance(st.q, q.Join(asQ(e), connector)), nil
	})
}

// children are a condition's parts as Python has them: pairs and expressions.
func (st *site) children(q *query.Q) ([]object.Value, error) {
	out := make([]object.Value, len(q.Items))
	for i, it := range q.Items {
		switch it := it.(type) {
		case query.Cond:
			v, err := st.rightSide(it.Value)
			if err != nil {
				return nil, err
			}
			out[i] = object.NewTuple(object.Str(it.Name), v)
		case query.Expr:
			out[i] = st.wrapExpr(it)
		}
	}
	return out, nil
}

func (st *site) sameQ(a, b *query.Q) (bool, error) {
	if a.Connector != b.Connector || a.Negated != b.Negated || len(a.Items) != len(b.Items) {
		return false, nil
	}
	x, err := st.children(a)
	if err != nil {
		return false, err
	}
	y, err := st.children(b)
	if err != nil {
		return false, err
	}
	for i := range x {
		if same, err := object.Equal(st.th, x[i], y[i]); err != nil || !same {
			return false, err
		}
	}
	return true, nil
}

// flatten lists a condition and all expressions in it, outer ones first.
func (st *site) flatten(v object.Value, out *object.List) error {
	out.Elems = append(out.Elems, v)
	switch e := st.box(v).(type) {
	case *query.Q:
		kids, err := st.children(e)
		if err != nil {
			return err
		}
		for _, k := range kids {
			if t, ok := k.(*object.Tuple); ok {
				k = t.Elems[1]
			}
			if err := st.flatten(k, out); err != nil {
				return err
			}
		}
	case nil:
	default:
		for _, k := range e.Children() {
			if err := st.flatten(st.wrapExpr(k), out); err != nil {
				return err
			}
		}
	}
	return nil
}

// checkQ asks the database whether a condition holds for given values.
func (st *site) checkQ(q *query.Q, against object.Value, using string) (object.Value, error) {
	d, ok := against.(*object.Dict)
	if !ok {
		return nil, object.AttributeErr(against, "items")
	}
	var names []string
	var vals []query.Expr
	for _, e := range d.Items() {
		x, err := st.operand(e.Value)
		if err != nil {
			return nil, err
		}
		names, vals = append(names, text(e.Key)), append(vals, x)
	}
	holds, err := st.s.CheckCondition(q, names, vals, using)
	return object.MakeBool(holds), st.err(err)
}
