package django

import (
	"strings"

	"github.com/diptych-orm/diptych/orm/django"
	"github.com/diptych-orm/diptych/orm/django/meta"
	"github.com/diptych-orm/diptych/orm/django/query"
	"github.com/diptych-orm/diptych/orm/django/values"
	"github.com/diptych-orm/diptych/python/object"
)

// qsBox is the Go state of a QuerySet object.
type qsBox struct {
	st    *site
	qs    *django.QuerySet
	inst  *object.Instance
	items []object.Value // the items as Python objects, once fetched
	ready bool
}

func (b *qsBox) list() ([]object.Value, error) {
	if b.ready {
		b.qs.Cached()
		return b.items, nil
	}
	items, err := b.qs.Items()
	if err != nil {
		return nil, b.st.err(err)
	}
	if b.items, err = b.st.toPyAll(items); err != nil {
		return nil, err
	}
	b.ready = true
	return b.items, nil
}

// derive is a new QuerySet object of the same class.
func (b *qsBox) derive(qs *django.QuerySet, err error) (object.Value, error) {
	if err != nil {
		return nil, b.st.err(err)
	}
	inst := b.st.newQS(b.inst.Type(), qs)
	if d := b.inst.AttrDict(false); d != nil && d.Len() > 0 {
		inst.SetAttrDict(d.Copy())
	}
	return inst, nil
}

// qsMethod is one method of QuerySet; managers have it too unless managerless.
type qsMethod struct {
	name        string
	sig         string
	managerless bool
	f           func(b *qsBox, a []object.Value) (object.Value, error)
}

var querysetMethods []qsMethod

func init() {
	querysetMethods = []qsMethod{
		{"filter", "*args, **kwargs", false, func(b *qsBox, a []object.Value) (object.Value, error) { return b.filter(a, false) }},
		{"exclude", "*args, **kwargs", false, func(b *qsBox, a []object.Value) (object.Value, error) { return b.filter(a, true) }},
		{"complex_filter", "filter_obj", false, func(b *qsBox, a []object.Value) (object.Value, error) {
			if d, ok := a[0].(*object.Dict); ok {
				return b.filter([]object.Value{object.EmptyTuple, d}, false)
			}
			return b.filter([]object.Value{object.NewTuple(a[0]), object.NewDict()}, false)
		}},
		{"all", "", true, func(b *qsBox, a []object.Value) (object.Value, error) { return b.derive(b.qs.Clone(), nil) }},
		{"none", "", false, func(b *qsBox, a []object.Value) (object.Value, error) { return b.derive(b.qs.None(), nil) }},
		{"order_by", "*field_names", false, func(b *qsBox, a []object.Value) (object.Value, error) {
			return b.derive(b.qs.OrderBy(b.st.objects(a[0].(*object.Tuple).Elems)))
		}},
		{"reverse", "", false, func(b *qsBox, a []object.Value) (object.Value, error) { return b.derive(b.qs.Reverse()) }},
		{"distinct", "*field_names", false, func(b *qsBox, a []object.Value) (object.Value, error) {
			names, err := b.st.names(a[0])
			if err != nil {
				return nil, err
			}
			return b.derive(b.qs.Distinct(names))
		}},
		{"values", "*fields, **expressions", false, func(b *qsBox, a []object.Value) (object.Value, error) {
			return b.values(a[0], a[1], django.Dicts, false)
		}},
		{"values_list", "*fields, flat=False, named=False", false, (*qsBox).valuesList},
		{"annotate", "*args, **kwargs", false, func(b *qsBox, a []object.Value) (object.Value, error) { return b.annotate(a, true) }},
		{"alias", "*args, **kwargs", false, func(b *qsBox, a []object.Value) (object.Value, error) { return b.annotate(a, false) }},
		{"aggregate", "*args, **kwargs", false, (*qsBox).aggregate},
		{"count", "", false, func(b *qsBox, a []object.Value) (object.Value, error) {
			n, err := b.qs.Count()
			return object.Int(n), b.st.err(err)
		}},
		{"exists", "", false, func(b *qsBox, a []object.Value) (object.Value, error) {
			ok, err := b.qs.Exists()
			return object.MakeBool(ok), b.st.err(err)
		}},
		{"contains", "obj", false, (*qsBox).contains},
		{"get", "*args, **kwargs", false, func(b *qsBox, a []object.Value) (object.Value, error) {
			q, err := b.st.condition(a)
			if err != nil {
				return nil, err
			}
			return b.one(b.qs.Get(q))
		}},
		{"first", "", false, func(b *qsBox, a []object.Value) (object.Value, error) { return b.one(b.qs.First()) }},
		{"last", "", false, func(b *qsBox, a []object.Value) (object.Value, error) { return b.one(b.qs.Last()) }},
		{"earliest", "*fields", false, func(b *qsBox, a []object.Value) (object.Value, error) { return b.ends(a[0], false) }},
		{"latest", "*fields", false, func(b *qsBox, a []object.Value) (object.Value, error) { return b.ends(a[0], true) }},
		{"create", "**kwargs", false, func(b *qsBox, a []object.Value) (object.Value, error) {
			o, err := b.create(a[0].(*object.Dict))
			if err != nil {
				return nil, err
			}
			return o.inst, nil
		}},
		{"get_or_create", "defaults=None, **kwargs", false, func(b *qsBox, a []object.Value) (object.Value, error) {
			return b.getOrCreate(a[0], a[1].(*object.Dict), nil)
		}},
		{"update_or_create", "defaults=None, create_defaults=None, **kwargs", false, (*qsBox).updateOrCreate},
		{"bulk_create", "objs, batch_size=None, ignore_conflicts=False, update_conflicts=False, update_fields=None, unique_fields=None", false, (*qsBox).bulkCreate},
		{"bulk_update", "objs, fields, batch_size=None", false, (*qsBox).bulkUpdate},
		{"update", "**kwargs", false, (*qsBox).update},
		{"delete", "", true, func(b *qsBox, a []object.Value) (object.Value, error) {
			b.qs.Host = b.inst // the origin that signals tell of
			d, err := b.qs.Delete()
			if err != nil {
				return nil, b.st.err(err)
			}
			b.items, b.ready = nil, false
			return deleted(d), nil
		}},
		{"_raw_delete", "using=None", true, func(b *qsBox, a []object.Value) (object.Value, error) {
			n, err := b.qs.RawDelete()
			return object.Int(n), b.st.err(err)
		}},
		{"in_bulk", "id_list=None, *, field_name='pk'", false, (*qsBox).inBulk},
		{"iterator", "chunk_size=None", false, (*qsBox).iterator},
		{"select_related", "*fields", false, func(b *qsBox, a []object.Value) (object.Value, error) {
			f := a[0].(*object.Tuple).Elems
			clear := len(f) == 1 && f[0] == object.None
			names, err := b.st.names(a[0])
			if err != nil {
				return nil, err
			}
			return b.derive(b.qs.SelectRelated(names, clear))
		}},
		{"prefetch_related", "*lookups", false, (*qsBox).prefetchRelated},
		{"only", "*fields", false, func(b *qsBox, a []object.Value) (object.Value, error) {
			if f := a[0].(*object.Tuple).Elems; len(f) == 1 && f[0] == object.None {
				return nil, object.Raise(object.TypeError, "Cannot pass None as an argument to only().")
			}
			names, err := b.st.names(a[0])
			if err != nil {
				return nil, err
			}
			return b.derive(b.qs.Only(names))
		}},
		{"defer", "*fields", false, func(b *qsBox, a []object.Value) (object.Value, error) {
			f := a[0].(*object.Tuple).Elems
			if len(f) == 1 && f[0] == object.None {
				return b.derive(b.qs.Defer(nil))
			}
			names, err := b.st.names(a[0])
			if err != nil {
				return nil, err
			}
			return b.derive(b.qs.Defer(append([]string{}, names...)))
		}},
		{"using", "alias", false, func(b *qsBox, a []object.Value) (object.Value, error) {
			return b.derive(b.qs.Using(text(orNone(a[0]))), nil)
		}},
		{"union", "*other_qs, all=False", false, func(b *qsBox, a []object.Value) (object.Value, error) { return b.combine("union", a[0], a[1]) }},
		{"intersection", "*other_qs", false, func(b *qsBox, a []object.Value) (object.Value, error) { return b.combine("intersection", a[0], nil) }},
		{"difference", "*other_qs", false, func(b *qsBox, a []object.Value) (object.Value, error) { return b.combine("difference", a[0], nil) }},
		{"dates", "field_name, kind, order='ASC'", false, func(b *qsBox, a []object.Value) (object.Value, error) {
			return b.dates(a, []string{"year", "month", "week", "day"}, false)
		}},
		{"datetimes", "field_name, kind, order='ASC', tzinfo=None", false, func(b *qsBox, a []object.Value) (object.Value, error) {
			return b.dates(a, []string{"year", "month", "week", "day", "hour", "minute", "second"}, true)
		}},
		{"select_for_update", "nowait=False, skip_locked=False, of=(), no_key=False", false, func(b *qsBox, a []object.Value) (object.Value, error) {
			var l query.Lock
			for i, to := range []*bool{&l.NoWait, &l.SkipLocked, nil, &l.NoKey} {
				if to == nil {
					continue
				}
				var err error
				if *to, err = truth(b.st.th, a[i]); err != nil {
					return nil, err
				}
			}
			if l.NoWait && l.SkipLocked {
				return nil, object.Raise(object.ValueError, "The nowait option cannot be used with skip_locked.")
			}
			if a[2] != nil {
				var err error
				if l.Of, err = b.st.names(a[2]); err != nil {
					return nil, err
				}
			}
			return b.derive(b.qs.ForUpdate(l), nil)
		}},
		{"extra", "select=None, where=None, params=None, tables=None, order_by=None, select_params=None", false, (*qsBox).extra},
		{"explain", "format=None, **options", false, (*qsBox).explain},
		{"raw", "raw_query, params=(), translations=None, using=None", false, func(b *qsBox, a []object.Value) (object.Value, error) {
			return b.st.raw(b, a)
		}},
	}
}

func (st *site) querysetClass() {
	box := func(v object.Value) *qsBox { b, _ := object.State[*qsBox](v); return b }
	var methods []object.Method
	for _, m := range querysetMethods {
		// Errors about arguments name the class, too.
		made := object.NewMethod("QuerySet."+m.name+"("+m.sig+")", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
			return m.f(box(self), a)
		})
		made.Name = m.name
		methods = append(methods, made)
		if asyncQuerySet[m.name] {
			methods = append(methods, st.asyncForm("QuerySet", m.name))
		}
	}
	methods = append(methods, object.NewMethod("__aiter__()", func(_ *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
		return st.asyncRows(func() (object.Value, error) {
			list, err := box(self).list()
			return object.NewList(list...), err
		})
	}), object.NewMethod("aiterator(chunk_size=2000)", func(_ *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
		if n, ok := object.AsInt(orNone(a[0])); ok && n <= 0 {
			return nil, object.Raise(object.ValueError, "Chunk size must be strictly positive.")
		}
		return st.asyncRows(func() (object.Value, error) {
			items, ahead, err := box(self).qs.Iterate()
			if err == nil {
				err = ahead(items)
			}
			if err != nil {
				return nil, st.err(err)
			}
			list, err := st.toPyAll(items)
			return object.NewList(list...), err
		})
	}))
	dunder := func(sig string, f func(b *qsBox, a []object.Value) (object.Value, error)) {
		methods = append(methods, object.NewMethod(sig, func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
			return f(box(self), a)
		}))
	}
	dunder("__init__(model=None, query=None, using=None, hints=None)", func(b *qsBox, a []object.Value) (object.Value, error) { return object.None, nil })
	dunder("__iter__()", func(b *qsBox, a []object.Value) (object.Value, error) {
		list, err := b.list()
		if err != nil {
			return nil, err
		}
		return object.IterValue(st.th, object.NewList(list...))
	})
	dunder("__len__()", func(b *qsBox, a []object.Value) (object.Value, error) {
		list, err := b.list()
		return object.Int(len(list)), err
	})
	dunder("__bool__()", func(b *qsBox, a []object.Value) (object.Value, error) {
		list, err := b.list()
		return object.MakeBool(len(list) > 0), err
	})
	dunder("__repr__()", func(b *qsBox, a []object.Value) (object.Value, error) { return b.repr() })
	dunder("__getitem__(k)", (*qsBox).getItem)
	dunder("__and__(other)", func(b *qsBox, a []object.Value) (object.Value, error) { return b.merge(a[0], query.And) })
	dunder("__or__(other)", func(b *qsBox, a []object.Value) (object.Value, error) { return b.merge(a[0], query.Or) })
	dunder("__xor__(other)", func(b *qsBox, a []object.Value) (object.Value, error) { return b.merge(a[0], query.Xor) })
	dunder("__copy__()", func(b *qsBox, a []object.Value) (object.Value, error) { return b.derive(b.qs.Clone(), nil) })
	dunder("__deepcopy__(memo)", func(b *qsBox, a []object.Value) (object.Value, error) { return b.derive(b.qs.Clone(), nil) })
	dunder("_clone()", func(b *qsBox, a []object.Value) (object.Value, error) { return b.derive(b.qs.Clone(), nil) })
	dunder("_chain()", func(b *qsBox, a []object.Value) (object.Value, error) { return b.derive(b.qs.Clone(), nil) })
	st.queryset = object.NewNativeType(object.ClassSpec{Name: "QuerySet", Module: "django.db.models.query",
		New: func(th *object.Thread, cls *object.Type, args object.Args) (object.Value, error) {
			var m *meta.Model
			model, ok := args.Get("model")
			if !ok && len(args.Pos) > 0 {
				model, ok = args.Pos[0], true
			}
			if t, isType := model.(*object.Type); ok && isType {
				m, _ = t.Native.(*meta.Model)
			}
			if m == nil {
				return nil, st.err(meta.Unsupported("a QuerySet without a model"))
			}
			using, _ := args.Get("using")
			return st.newQS(cls, st.s.All(m).Using(text(orNone(using)))), nil
		},
		Methods: append(methods, st.querysetPickling()...),
		Attrs: []object.Attr{
			{Name: "query", Get: func(th *object.Thread, self object.Value) (object.Value, error) {
				return st.queryObject(box(self)), nil
			}, Set: func(_ *object.Thread, self, v object.Value) error {
				q, ok := object.State[*queryBox](v)
				if !ok {
					return object.Raise(object.TypeError, "a query is needed")
				}
				box(self).qs.SetQuery(q.q)
				return nil
			}},
			{Name: "db", Get: func(th *object.Thread, self object.Value) (object.Value, error) {
				return object.Str(box(self).qs.Alias()), nil
			}},
			{Name: "_iterable_class", Get: func(th *object.Thread, self object.Value) (object.Value, error) {
				return st.iterables[box(self).qs.Shape()], nil
			}},
			{Name: "_prefetch_related_lookups", Get: func(th *object.Thread, self object.Value) (object.Value, error) {
				var out []object.Value
				for _, p := range box(self).qs.Prefetches() {
					out = append(out, object.Str(p.To))
				}
				return object.NewTuple(out...), nil
			}},
			{Name: "ordered", Get: func(th *object.Thread, self object.Value) (object.Value, error) {
				return object.MakeBool(box(self).qs.Q.IsOrdered()), nil
			}},
			{Name: "model", Get: func(th *object.Thread, self object.Value) (object.Value, error) {
				return classOf(box(self).qs.Model), nil
			}},
			{Name: "_result_cache", Get: func(th *object.Thread, self object.Value) (object.Value, error) {
				b := box(self)
				if !b.qs.Fetched() {
					return object.None, nil
				}
				list, err := b.list()
				return object.NewList(list...), err
			}},
		},
		ClassMethods: []object.Method{subscripted, object.NewMethod("as_manager()", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
			qc := self.(*object.Type)
			cls, err := st.managerFrom(st.manager, qc, "ManagerFrom"+qc.Name)
			if err != nil {
				return nil, err
			}
			cls.SetAttr("_from_queryset", object.True)
			st.managersMade++
			return object.NewInstance(cls, &mgrBox{st: st, queryset: qc, created: st.managersMade}), nil
		})},
	})
}

// condition turns filter()'s arguments into a condition: positional ones first,
// then the keyword ones in the order of their names.
func (st *site) condition(a []object.Value) (*query.Q, error) {
	var invalid []string
	for _, name := range []string{"_connector", "_negated"} {
		if has(a[1].(*object.Dict), name) {
			invalid = append(invalid, "'"+name+"'")
		}
	}
	if invalid != nil {
		return nil, object.Raise(object.TypeError, "The following kwargs are invalid: %s", strings.Join(invalid, ", "))
	}
	args := object.Args{Pos: a[0].(*object.Tuple).Elems}
	for _, e := range a[1].(*object.Dict).Items() {
		args.Kw = append(args.Kw, object.KwArg{Name: text(e.Key), Value: e.Value})
	}
	return st.buildQ(args)
}

func (b *qsBox) filter(a []object.Value, exclude bool) (object.Value, error) {
	q, err := b.st.condition(a)
	if err != nil {
		return nil, err
	}
	return b.derive(b.qs.Filter(q, exclude))
}

func (b *qsBox) one(v any, err error) (object.Value, error) {
	if err != nil {
		return nil, b.st.err(err)
	}
	return b.st.toPy(v)
}

func (b *qsBox) ends(fields object.Value, latest bool) (object.Value, error) {
	return b.one(b.qs.Earliest(b.st.objects(fields.(*object.Tuple).Elems), latest))
}

func (b *qsBox) dates(a []object.Value, kinds []string, clock bool) (object.Value, error) {
	kind, order := text(a[1]), "ASC"
	if a[2] != nil {
		order = text(a[2])
	}
	if !contains(kinds, kind) {
		shown := make([]string, len(kinds))
		for i, k := range kinds {
			shown[i] = "'" + k + "'"
		}
		n := len(shown) - 1
		return nil, object.Raise(object.ValueError, "'kind' must be one of %s, or %s.", strings.Join(shown[:n], ", "), shown[n])
	}
	if order != "ASC" && order != "DESC" {
		return nil, object.Raise(object.ValueError, "'order' must be either 'ASC' or 'DESC'.")
	}
	return b.derive(b.qs.Dates(text(a[0]), kind, order == "DESC", clock, nil))
}

func (b *qsBox) extra(a []object.Value) (object.Value, error) {
	var sel []query.Extra
	var selParams []any
	if a[5] != nil && a[5] != object.None {
		list, err := object.ToSlice(b.st.th, a[5])
		if err != nil {
			return nil, err
		}
		selParams = b.st.toGoAll(list)
	}
	if d, ok := a[0].(*object.Dict); ok {
		for _, e := range d.Items() {
			sql, err := object.ToStr(b.st.th, e.Value)
			if err != nil {
				return nil, err
			}
			x := query.Extra{Name: text(e.Key), SQL: sql}
			n := strings.Count(x.SQL, "%s")
			n = min(n, len(selParams))
			x.Params, selParams = selParams[:n], selParams[n:]
			sel = append(sel, x)
		}
	}
	where, err := b.st.names(a[1])
	if err != nil {
		return nil, err
	}
	var params []any
	if a[2] != nil && a[2] != object.None {
		list, err := object.ToSlice(b.st.th, a[2])
		if err != nil {
			return nil, err
		}
		params = b.st.toGoAll(list)
	}
	tables, err := b.st.names(a[3])
	if err != nil {
		return nil, err
	}
	order, err := b.st.names(a[4])
	if err != nil {
		return nil, err
	}
	return b.derive(b.qs.Extra(sel, where, params, tables, order))
}

func (b *qsBox) iterator(a []object.Value) (object.Value, error) {
	chunk := int64(2000)
	if a[0] != nil && a[0] != object.None {
		n, ok := object.AsInt(a[0])
		if chunk = n; ok && n <= 0 {
			return nil, object.Raise(object.ValueError, "Chunk size must be strictly positive.")
		}
	} else if b.qs.HasPrefetch() {
		return nil, object.Raise(object.ValueError, "chunk_size must be provided when using QuerySet.iterator() after prefetch_related().")
	}
	return object.NewIterator(generatorType, &lazyIter{b: b, chunk: int(chunk)}), nil
}

// generatorType is the class of what iterator() returns.
var generatorType = object.NewIteratorType("generator")

type lazyIter struct {
	b     *qsBox
	chunk int
	items []any
	done  int // how many of the items are ready
	ahead func([]any) error
	begun bool
}

// Next implements object.Iterator.
func (i *lazyIter) Next(th *object.Thread) (object.Value, error) {
	if !i.begun {
		i.begun = true
		var err error
		if i.items, i.ahead, err = i.b.qs.Iterate(); err != nil {
			return nil, i.b.st.err(err)
		}
	}
	if len(i.items) == 0 {
		return nil, nil
	}
	if i.done == 0 {
		i.done = min(max(i.chunk, 1), len(i.items))
		if err := i.ahead(i.items[:i.done]); err != nil {
			return nil, i.b.st.err(err)
		}
	}
	v := i.items[0]
	i.items = i.items[1:]
	i.done--
	return i.b.st.toPy(v)
}

func (b *qsBox) inBulk(a []object.Value) (object.Value, error) {
	field := "pk"
	if a[1] != nil {
		field = text(a[1])
	}
	if b.qs.Shape() == django.Dicts || b.qs.Shape() == django.Tuples {
		return nil, object.Raise(object.TypeError, "in_bulk() cannot be used with values() or values_list().")
	}
	var ids []any
	hasIDs := a[0] != nil && a[0] != object.None
	if hasIDs {
		list, err := object.ToSlice(b.st.th, a[0])
		if err != nil {
			return nil, err
		}
		ids = b.st.toGoAll(list)
	}
	keys, objs, err := b.qs.InBulk(ids, hasIDs, field)
	if err != nil {
		return nil, b.st.err(err)
	}
	d := object.NewDict()
	for i, k := range keys {
		kv, err := b.st.toPy(k)
		if err != nil {
			return nil, err
		}
		if err := d.Set(b.st.th, kv, objs[i].(*obj).inst); err != nil {
			return nil, err
		}
	}
	return d, nil
}

// prefetch is one argument of prefetch_related: a path or a Prefetch object.
func (st *site) prefetch(v object.Value) (*django.Prefetch, error) {
	if p, ok := object.State[*django.Prefetch](v); ok {
		list, has, err := object.LookupAttr(st.th, v, "_querysets")
		if _, missing := object.AsException(err, object.AttributeError); missing || !has {
			return p, nil
		}
		if err != nil {
			return nil, err
		}
		items, err := object.ToSlice(st.th, list)
		if err != nil {
			return nil, err
		}
		c := *p
		for _, it := range items {
			if b, ok := object.State[*qsBox](it); ok {
				c.Queries = append(c.Queries, b.qs)
			}
		}
		return &c, nil
	}
	s, ok := object.AsStr(v)
	if !ok {
		return nil, object.Raise(object.AttributeError, "'%s' object has no attribute 'split'", v.Type().Name)
	}
	return django.NewPrefetch(s, nil, ""), nil
}

func (b *qsBox) prefetchRelated(a []object.Value) (object.Value, error) {
	list, err := b.st.prefetches(a[0].(*object.Tuple).Elems)
	if err != nil {
		return nil, err
	}
	return b.derive(b.qs.PrefetchRelated(list))
}

// rendered is the query's text with its parameters in place, as str(query).
func (st *site) rendered(q *query.Query) (string, error) {
	r, err := q.SQL()
	if err != nil {
		return "", st.err(err)
	}
	return query.Text(r, func(v any) string {
		if b, ok := v.([]byte); ok {
			return values.Repr(b)
		}
		return values.Str(v)
	}), nil
}
