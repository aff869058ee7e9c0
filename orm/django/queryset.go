package django

import (
	"fmt"
	"maps"
	"slices"

	"github.com/diptych-orm/diptych/orm/django/db"
	"github.com/diptych-orm/diptych/orm/django/meta"
	"github.com/diptych-orm/diptych/orm/django/query"
	"github.com/diptych-orm/diptych/orm/django/values"
	"github.com/diptych-orm/diptych/orm/render"
)

// Shape is what a QuerySet's items are.
type Shape uint8

// The shapes.
const (
	Objects Shape = iota
	Dicts         // values()
	Tuples        // values_list()
	Named         // values_list(named=True)
	Flat          // values_list(flat=True)
)

// NamedRow is an item of values_list(named=True).
type NamedRow struct {
	Names  []string
	Values []any
}

// QuerySet is a query with the way its rows become items. Its operations give
// new QuerySets; the items are fetched once and kept.
type QuerySet struct {
	S     *Session
	Model *meta.Model
	Q     *query.Query
	DB    string
	shape Shape
	// dates is the one column of dates() and datetimes().
	iterable bool
	prefetch []*Prefetch
	done     bool // prefetched already
	cache    []any
	fetched  bool
	known    map[meta.Relation]map[string]meta.Instance
	hasField bool     // values() was called
	fields   []string // the names that values() was given
	id       int64
	from     *Manager     // the related manager whose objects these are
	fromQ    *query.Query // as the manager made it
	// Host is the object of the host language that stands for the QuerySet.
	Host any
}

// All is a QuerySet of all objects of a model.
func (s *Session) All(m *meta.Model) *QuerySet {
	return &QuerySet{S: s, Model: m, Q: query.New(m, s.Env)}
}

// Clone is a copy without the fetched items.
func (qs *QuerySet) Clone() *QuerySet {
	c := *qs
	c.cache, c.fetched, c.done = nil, false, false
	c.Host = nil
	c.prefetch = slices.Clone(qs.prefetch)
	c.known = maps.Clone(qs.known)
	c.Q = qs.Q.Chain()
	return &c
}

func (qs *QuerySet) with(q *query.Query, err error) (*QuerySet, error) {
	if err != nil {
		return nil, err
	}
	c := qs.Clone()
	c.Q = q
	return c, nil
}

func (qs *QuerySet) must(q *query.Query) *QuerySet {
	c := qs.Clone()
	c.Q = q
	return c
}

// Shape is what the items are.
func (qs *QuerySet) Shape() Shape { return qs.shape }

// Refill gives the QuerySet the items that were fetched for it before.
func (qs *QuerySet) Refill(items []any) {
	qs.cache, qs.fetched, qs.done = items, true, true
}

// SetQuery puts another query in place of the QuerySet's own.
func (qs *QuerySet) SetQuery(q *query.Query) {
	qs.Q = q.Chain()
	if q.SelectsValues() && qs.shape == Objects {
		qs.shape = Dicts
	}
}

// Fetched tells whether the items are there already.
func (qs *QuerySet) Fetched() bool { return qs.fetched }

func (qs *QuerySet) conn() *db.Conn { return qs.S.Conn(qs.S.reads(qs.Model, qs.DB, nil)) }

// writeConn is the connection for changes of the rows.
func (qs *QuerySet) writeConn() *db.Conn { return qs.S.Conn(qs.S.writes(qs.Model, qs.DB, nil)) }

func (qs *QuerySet) combined(op string) error {
	if qs.Q.Combinator() != "" {
		return meta.Errorf(meta.NotSupportedError, "Calling QuerySet.%s() after %s() is not supported.", op, qs.Q.Combinator())
	}
	return nil
}

// Filter keeps the objects that meet the condition, or drops them.
func (qs *QuerySet) Filter(cond *query.Q, exclude bool) (*QuerySet, error) {
	op := "filter"
	if exclude {
		op = "exclude"
	}
	if err := qs.combined(op); err != nil {
		return nil, err
	}
	if len(cond.Items) > 0 && qs.Q.IsSliced() {
		return nil, meta.Errorf(meta.TypeError, "Cannot filter a query once a slice has been taken.")
	}
	if exclude {
		cond = cond.Not()
	}
	return qs.with(qs.Q.Filter(cond))
}

// OrderBy sorts.
func (qs *QuerySet) OrderBy(keys []any) (*QuerySet, error) {
	if qs.Q.IsSliced() {
		return nil, meta.Errorf(meta.TypeError, "Cannot reorder a query once a slice has been taken.")
	}
	return qs.with(qs.Q.OrderBy(keys))
}

// Reverse turns the order round.
func (qs *QuerySet) Reverse() (*QuerySet, error) {
	if qs.Q.IsSliced() {
		return nil, meta.Errorf(meta.TypeError, "Cannot reverse a query once a slice has been taken.")
	}
	return qs.must(qs.Q.Reverse()), nil
}

// Distinct drops equal rows.
func (qs *QuerySet) Distinct(fields []string) (*QuerySet, error) {
	if err := qs.combined("distinct"); err != nil {
		return nil, err
	}
	if qs.Q.IsSliced() {
		return nil, meta.Errorf(meta.TypeError, "Cannot create distinct fields once a slice has been taken.")
	}
	return qs.must(qs.Q.Distinct(fields)), nil
}

// Values makes the items dicts or tuples of the named fields, after adding the
// expressions given with their names.
func (qs *QuerySet) Values(names []string, exprNames []string, exprs []query.Expr, shape Shape) (*QuerySet, error) {
	c := qs
	if len(exprs) > 0 {
		var err error
		if c, err = qs.annotate(exprNames, exprs, true, false); err != nil {
			return nil, err
		}
	}
	q, err := c.Q.SetValues(names)
	if err != nil {
		return nil, err
	}
	out := c.must(q)
	out.shape, out.hasField, out.fields = shape, true, names
	return out, nil
}

// Annotate adds a column to every object; alias() gives selected false.
func (qs *QuerySet) Annotate(names []string, list []query.Expr, selected bool) (*QuerySet, error) {
	op := "annotate"
	if !selected {
		op = "alias"
	}
	if err := qs.combined(op); err != nil {
		return nil, err
	}
	return qs.annotate(names, list, selected, true)
}

func (qs *QuerySet) annotate(names []string, list []query.Expr, selected, check bool) (*QuerySet, error) {
	if check {
		if err := qs.clash(names); err != nil {
			return nil, err
		}
	}
	return qs.with(qs.Q.AnnotateAll(names, list, selected))
}

// clash is the error of a name for an annotation that a field has already.
func (qs *QuerySet) clash(names []string) error {
	taken := map[string]bool{}
	if qs.hasField {
		for _, n := range qs.fields {
			taken[n] = true
		}
	} else {
		for _, f := range qs.Model.Fields() {
			taken[f.Name], taken[f.Attname] = true, true
		}
		for _, f := range qs.Model.M2M() {
			taken[f.Name] = true
		}
		for _, r := range qs.Model.Related(false) {
			taken[r.QueryName()] = true
		}
	}
	for _, n := range names {
		if taken[n] {
			return meta.Errorf(meta.ValueError, "The annotation '%s' conflicts with a field on the model.", n)
		}
	}
	return nil
}

// AddFilteredRelation is annotate(name=FilteredRelation(…)).
func (qs *QuerySet) AddFilteredRelation(name string, fr query.FilteredRelation) (*QuerySet, error) {
	if err := qs.clash([]string{name}); err != nil {
		return nil, err
	}
	return qs.with(qs.Q.AddFilteredRelation(name, fr))
}

// Slice takes part of the rows.
func (qs *QuerySet) Slice(low, high *int64) *QuerySet { return qs.must(qs.Q.Slice(low, high)) }

// None is the empty QuerySet.
func (qs *QuerySet) None() *QuerySet { return qs.must(qs.Q.None()) }

// SelectRelated loads related objects by joins.
func (qs *QuerySet) SelectRelated(names []string, clear bool) (*QuerySet, error) {
	if err := qs.combined("select_related"); err != nil {
		return nil, err
	}
	if qs.hasField {
		return nil, meta.Errorf(meta.TypeError, "Cannot call select_related() after .values() or .values_list()")
	}
	return qs.must(qs.Q.SelectRelated(names, clear)), nil
}

// PrefetchRelated loads related objects with one more query each; nil forgets
// earlier ones.
func (qs *QuerySet) PrefetchRelated(list []*Prefetch) (*QuerySet, error) {
	if err := qs.combined("prefetch_related"); err != nil {
		return nil, err
	}
	for _, p := range list {
		if qs.Q.IsFiltered(p.Through) {
			return nil, meta.Errorf(meta.ValueError, "prefetch_related() is not supported with FilteredRelation.")
		}
	}
	c := qs.Clone()
	if list == nil {
		c.prefetch = nil
	} else {
		c.prefetch = append(c.prefetch, list...)
	}
	return c, nil
}

// Defer and Only restrict which fields are loaded.
func (qs *QuerySet) Defer(names []string) (*QuerySet, error) {
	if err := qs.combined("defer"); err != nil {
		return nil, err
	}
	if qs.hasField {
		return nil, meta.Errorf(meta.TypeError, "Cannot call defer() after .values() or .values_list()")
	}
	return qs.must(qs.Q.Defer(names)), nil
}

// Only loads the named fields alone.
func (qs *QuerySet) Only(names []string) (*QuerySet, error) {
	if err := qs.combined("only"); err != nil {
		return nil, err
	}
	if qs.hasField {
		return nil, meta.Errorf(meta.TypeError, "Cannot call only() after .values() or .values_list()")
	}
	for _, n := range names {
		if qs.Q.IsFiltered(n) {
			return nil, meta.Errorf(meta.ValueError, "only() is not supported with FilteredRelation.")
		}
	}
	return qs.must(qs.Q.Only(names)), nil
}

// Using reads from another database.
func (qs *QuerySet) Using(alias string) *QuerySet {
	c := qs.Clone()
	c.DB = alias
	return c
}

// ForUpdate is select_for_update.
func (qs *QuerySet) ForUpdate(l query.Lock) *QuerySet { return qs.must(qs.Q.ForUpdate(l)) }

// Extra is extra().
func (qs *QuerySet) Extra(sel []query.Extra, where []string, params []any, tables, order []string) (*QuerySet, error) {
	if err := qs.combined("extra"); err != nil {
		return nil, err
	}
	if qs.Q.IsSliced() {
		return nil, meta.Errorf(meta.TypeError, "Cannot change a query once a slice has been taken.")
	}
	return qs.with(qs.Q.AddExtra(sel, where, params, tables, order))
}

// Combine is union, intersection and difference.
func (qs *QuerySet) Combine(op string, all bool, others []*QuerySet) *QuerySet {
	list := make([]*query.Query, len(others))
	for i, o := range others {
		list[i] = o.Q
	}
	return qs.must(qs.Q.Combine(op, all, list))
}

// Unsliced is the same objects as a QuerySet that can be filtered: a slice is
// found again by its keys.
func (qs *QuerySet) Unsliced() (*QuerySet, error) {
	if !qs.Q.IsSliced() {
		return qs, nil
	}
	keys, err := qs.Values([]string{"pk"}, nil, nil, Dicts)
	if err != nil {
		return nil, err
	}
	c := qs.S.All(qs.Model)
	c.DB = qs.DB
	return c.Filter(query.NewQ(query.Cond{Name: "pk__in", Value: keys.Q}), false)
}

// SameValues tells whether o may be merged into qs: after values() both have to
// select the same.
func (qs *QuerySet) SameValues(o *QuerySet) bool { return !qs.hasField || qs.Q.SameValues(o.Q) }

// Merge is qs & o, or qs | o.
func (qs *QuerySet) Merge(o *QuerySet, connector string) (*QuerySet, error) {
	q, err := qs.Q.Merge(o.Q, connector)
	c, err := qs.with(q, err)
	if err != nil {
		return nil, err
	}
	for r, m := range o.known {
		if c.known == nil {
			c.known = map[meta.Relation]map[string]meta.Instance{}
		}
		all := maps.Clone(c.known[r])
		if all == nil {
			all = map[string]meta.Instance{}
		}
		maps.Copy(all, m)
		c.known[r] = all
	}
	return c, nil
}

// Dates lists the distinct dates (times, with clock) at the given precision.
func (qs *QuerySet) Dates(field, kind string, desc, clock bool, tz *string) (*QuerySet, error) {
	out, key := query.DateOut, "datefield"
	if clock {
		out, key = query.DateTimeOut, "datetimefield"
	}
	if err := qs.combined("annotate"); err != nil {
		return nil, err
	}
	c, err := qs.annotate([]string{key, "plain_field"}, []query.Expr{query.NewTrunc(kind, &query.F{Name: field}, out, tz), &query.F{Name: field}}, true, false)
	if err != nil {
		return nil, err
	}
	if c, err = c.Values([]string{key}, nil, nil, Flat); err != nil {
		return nil, err
	}
	if c, err = c.Distinct(nil); err != nil {
		return nil, err
	}
	if c, err = c.Filter(query.NewQ(query.Cond{Name: "plain_field__isnull", Value: false}), false); err != nil {
		return nil, err
	}
	if desc {
		key = "-" + key
	}
	return c.OrderBy([]any{key})
}

// Items fetches and returns all items.
func (qs *QuerySet) Items() ([]any, error) {
	if !qs.fetched {
		items, err := qs.fetch()
		if err != nil {
			return nil, err
		}
		qs.cache, qs.fetched = items, true
		qs.note("fill")
	}
	if len(qs.prefetch) > 0 && !qs.done {
		qs.done = true
		if err := qs.S.PrefetchObjects(instances(qs.cache), qs.prefetch); err != nil {
			return nil, err
		}
	}
	return qs.cache, nil
}

// Iterate fetches the items anew without keeping them. What is loaded ahead comes
// chunk by chunk: ahead does it for the items at hand.
func (qs *QuerySet) Iterate() (items []any, ahead func(chunk []any) error, err error) {
	c := qs.Clone()
	c.done = true
	items, err = c.Items()
	return items, func(chunk []any) error {
		if len(qs.prefetch) == 0 {
			return nil
		}
		return qs.S.PrefetchObjects(instances(chunk), qs.prefetch)
	}, err
}

func instances(items []any) []meta.Instance {
	var out []meta.Instance
	for _, it := range items {
		if o, ok := it.(meta.Instance); ok {
			out = append(out, o)
		}
	}
	return out
}

func (qs *QuerySet) fetch() ([]any, error) {
	c, err := qs.Q.Compile()
	if err == query.ErrEmpty {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	conn := qs.conn()
	qs.followed()
	res, err := conn.RunSpelt(c.Tree, qs.Q.SQLFor)
	if err != nil {
		return nil, err
	}
	qs.S.selected(c.Objects)
	items := make([]any, 0, len(res.Rows))
	for _, row := range res.Rows {
		row = c.Fold(row)
		for i := range row {
			if i < len(c.Outputs) && c.Outputs[i].Field != nil {
				v, err := qs.S.read(c.Outputs[i], row[i])
				if err != nil {
					return nil, err
				}
				row[i] = v
			}
		}
		it, err := qs.item(c, row)
		if err != nil {
			return nil, err
		}
		items = append(items, it)
	}
	return items, nil
}

// read is a column's value; truncated datetimes are on the clock of the current
// time zone.
func (s *Session) read(c query.Column, v any) (any, error) {
	if !c.Exact {
		x, err := c.Field.Number(v)
		if err != nil {
			return nil, err
		}
		v = x
	}
	out, err := c.Field.FromDB(s.Env, v, c.Exact)
	if d, ok := out.(values.DateTime); ok && err == nil && s.Env.UseTZ {
		if f, isFunc := c.Expr.(*query.Func); isFunc && f.Truncates() {
			d = s.Env.Aware(d.Naive())
			d.Zone = s.Env.CurrentZone().String()
			if f.Zone != nil {
				d.Zone = *f.Zone
			}
			return d, nil
		}
	}
	return out, err
}

func (qs *QuerySet) item(c *query.Compiled, row []any) (any, error) {
	switch qs.shape {
	case Dicts:
		d := &values.Dict{}
		names := qs.Q.ValueNames()
		if len(row) < len(names) {
			return nil, meta.Errorf(meta.IndexError, "tuple index out of range")
		}
		for i, n := range names {
			d.Keys = append(d.Keys, n)
			d.Values = append(d.Values, row[i])
		}
		return d, nil
	case Tuples:
		return values.Tuple(row), nil
	case Named:
		return &NamedRow{qs.Q.ValueNames(), row}, nil
	case Flat:
		return row[0], nil
	}
	o, err := qs.S.load(c.Objects, row, qs.Alias())
	if err != nil {
		return nil, err
	}
	if err := qs.S.loadRelated(o, c.Objects, row, qs.Alias()); err != nil {
		return nil, err
	}
	for _, a := range c.Annotations {
		o.Set(a.Name, row[a.Index])
	}
	for rel, byKey := range qs.known {
		f, ok := rel.(*meta.Field)
		if !ok {
			continue
		}
		if _, cached := o.State().Cached(f.CacheName()); cached {
			continue
		}
		if v, ok := o.Get(f.Attname); ok {
			if owner, ok := byKey[values.Repr(v)]; ok {
				o.State().SetCached(f.CacheName(), owner)
				if f.Unique {
					owner.State().SetCached(f.Rel.CacheName(), o)
				}
			}
		}
	}
	return o, nil
}

// Alias is the database that the query reads from.
func (qs *QuerySet) Alias() string {
	if qs.DB == "" && qs.S.Route != nil {
		return qs.S.reads(qs.Model, "", nil)
	}
	if qs.DB == "" {
		return DefaultDB
	}
	return qs.DB
}

// Count counts the rows.
func (qs *QuerySet) Count() (int64, error) {
	if qs.fetched {
		return int64(len(qs.cache)), nil
	}
	v, err := qs.aggregate([]string{"__count"}, []query.Expr{query.NewAggregate("Count", &query.Star{}, query.Agg{}, false)})
	if err != nil {
		return 0, err
	}
	n, _ := v[0].(int64)
	return n, nil
}

// Aggregate computes values over all rows, one for each name.
func (qs *QuerySet) Aggregate(names []string, list []query.Expr) ([]any, error) {
	if _, on := qs.Q.IsDistinct(); on {
		return nil, meta.Errorf(meta.NotImplemented, "aggregate() + distinct(fields) not implemented.")
	}
	if len(names) == 0 {
		return nil, nil
	}
	return qs.aggregate(names, list)
}

func (qs *QuerySet) aggregate(names []string, list []query.Expr) ([]any, error) {
	q, err := qs.Q.Aggregation(names, list)
	if err != nil {
		return nil, err
	}
	empty, known := q.EmptyResults()
	var c *query.Compiled
	if known {
		c, err = q.Compile()
		if err == query.ErrEmpty {
			return empty, nil
		}
	} else {
		c, err = q.CompileFull()
	}
	if err != nil {
		return nil, err
	}
	res, err := qs.conn().RunSpelt(c.Tree, q.SQLFor)
	if err != nil {
		return nil, err
	}
	if len(res.Rows) == 0 {
		return empty, nil
	}
	row := c.Fold(res.Rows[0])
	for i := range row {
		if i < len(c.Outputs) && c.Outputs[i].Field != nil {
			if row[i], err = qs.S.read(c.Outputs[i], row[i]); err != nil {
				return nil, err
			}
		}
	}
	return row, nil
}

// Exists tells whether there is any row.
func (qs *QuerySet) Exists() (bool, error) {
	if qs.fetched {
		return len(qs.cache) > 0, nil
	}
	return qs.S.exists(qs.conn(), qs.Q)
}

const maxGet = 21

// Get returns the one object that meets the condition.
func (qs *QuerySet) Get(cond *query.Q) (any, error) {
	if qs.Q.Combinator() != "" && len(cond.Items) > 0 {
		return nil, meta.Errorf(meta.NotSupportedError, "Calling QuerySet.get(...) with filters after %s() is not supported.", qs.Q.Combinator())
	}
	c := qs.Clone()
	if qs.Q.Combinator() == "" {
		var err error
		if c, err = qs.Filter(cond, false); err != nil {
			return nil, err
		}
	}
	sliced := c.Q.IsSliced()
	if _, on := c.Q.IsDistinct(); !sliced && !on {
		c.Q = c.Q.Unordered(true)
	}
	limit := int64(maxGet)
	if c.Q.Combinator() == "" {
		c.Q = c.Q.Slice(nil, &limit)
	}
	items, err := c.Items()
	if err != nil {
		return nil, err
	}
	switch n := len(items); {
	case n == 1:
		return items[0], nil
	case n == 0:
		return nil, &meta.Error{Class: meta.ObjectDoesNotExist, Model: qs.Model, Message: qs.Model.Name + " matching query does not exist."}
	default:
		many := fmt.Sprint(n)
		if n >= maxGet {
			many = fmt.Sprintf("more than %d", maxGet-1)
		}
		return nil, &meta.Error{Class: meta.MultipleObjects, Model: qs.Model, Message: fmt.Sprintf("get() returned more than one %s -- it returned %s!", qs.Model.Name, many)}
	}
}

// First and Last return the first or last item; nil where there is none.
func (qs *QuerySet) First() (any, error) { return qs.end("first", false) }

// Last returns the last item; nil where there is none.
func (qs *QuerySet) Last() (any, error) { return qs.end("last", true) }

func (qs *QuerySet) end(op string, last bool) (any, error) {
	c := qs
	var err error
	if qs.Q.IsOrdered() {
		if !last && qs.fetched {
			if len(qs.cache) == 0 {
				return nil, nil
			}
			return qs.cache[0], nil
		}
		if last {
			if c, err = qs.Reverse(); err != nil {
				return nil, err
			}
		}
	} else {
		if qs.Q.Grouped() && !qs.Q.GroupsKey() {
			return nil, meta.Errorf(meta.TypeError, "Cannot use QuerySet.%s() on an unordered queryset performing aggregation. Add an ordering with order_by().", op)
		}
		key := "pk"
		if last {
			key = "-pk"
		}
		if c, err = qs.OrderBy([]any{key}); err != nil {
			return nil, err
		}
	}
	one := int64(1)
	items, err := c.Slice(nil, &one).Items()
	if err != nil || len(items) == 0 {
		return nil, err
	}
	return items[0], nil
}

// Earliest returns the first object by the fields, or by get_latest_by; latest
// turns the order round.
func (qs *QuerySet) Earliest(keys []any, latest bool) (any, error) {
	if len(keys) == 0 {
		for _, f := range qs.Model.GetLatestBy {
			keys = append(keys, f)
		}
		if len(keys) == 0 {
			return nil, meta.Errorf(meta.ValueError, "earliest() and latest() require either fields as positional arguments or 'get_latest_by' in the model's Meta.")
		}
	}
	if qs.Q.IsSliced() {
		return nil, meta.Errorf(meta.TypeError, "Cannot change a query once a slice has been taken.")
	}
	c, err := qs.OrderBy(keys)
	if err != nil {
		return nil, err
	}
	if latest {
		if c, err = c.Reverse(); err != nil {
			return nil, err
		}
	}
	one := int64(1)
	return c.Slice(nil, &one).Get(query.NewQ())
}

// Compiled is the query's text and parameters.
func (qs *QuerySet) SQL() (render.Rendered, error) { return qs.Q.SQL() }

// Head is a copy limited to n rows, for repr().
func (qs *QuerySet) Head(n int64) *QuerySet { return qs.Slice(nil, &n) }

// InBulk are the objects with the given values of a unique field.
func (qs *QuerySet) InBulk(ids []any, hasIDs bool, field string) ([]any, []meta.Instance, error) {
	if qs.Q.IsSliced() {
		return nil, nil, meta.Errorf(meta.TypeError, "Cannot use 'limit' or 'offset' with in_bulk().")
	}
	if field != "pk" {
		f := qs.Model.Field(field)
		if f == nil || !f.Unique && !qs.uniquelyConstrained(field) {
			return nil, nil, meta.Errorf(meta.ValueError, "in_bulk()'s field_name must be a unique field but '%s' isn't.", field)
		}
	}
	c := qs
	if hasIDs {
		if len(ids) == 0 {
			return nil, nil, nil
		}
		var err error
		if c, err = qs.Filter(query.NewQ(query.Cond{Name: field + "__in", Value: ids}), false); err != nil {
			return nil, nil, err
		}
	}
	items, err := c.Items()
	if err != nil {
		return nil, nil, err
	}
	key := PK
	if field != "pk" && qs.Model.Field(field) != qs.Model.PK {
		att := qs.Model.Field(field).Attname
		key = func(o meta.Instance) any {
			v, _ := o.Get(att)
			return v
		}
	}
	var keys []any
	objs := instances(items)
	for _, o := range objs {
		keys = append(keys, key(o))
	}
	return keys, objs, nil
}

func (qs *QuerySet) uniquelyConstrained(field string) bool {
	for _, c := range qs.Model.Constraints {
		if u, ok := c.(*UniqueConstraint); ok && u.Condition == nil && slices.Equal(u.Fields, []string{field}) {
			return true
		}
	}
	return false
}

// Prefetches are what prefetch_related was given.
func (qs *QuerySet) Prefetches() []*Prefetch { return qs.prefetch }

// HasPrefetch tells whether prefetch_related was called.
func (qs *QuerySet) HasPrefetch() bool { return len(qs.prefetch) > 0 }
