package query

import (
	"slices"
	"sort"
	"strings"

	"github.com/diptych-orm/diptych/orm/django/meta"
	"github.com/diptych-orm/diptych/orm/django/values"
	"github.com/diptych-orm/diptych/orm/sqltree"
)

// Update is a copy changed by f; the methods below are made with it.
func (q *Query) with(f func(c *Query) error) (*Query, error) {
	c := q.Chain()
	if err := f(c); err != nil {
		return nil, err
	}
	return c, nil
}

// Annotate adds an annotation; selected is false for alias().
func (q *Query) Annotate(name string, e Expr, selected bool) (*Query, error) {
	return q.with(func(c *Query) error { return c.addAnnotation(name, e, selected) })
}

// AnnotateAll adds annotations as one annotate() does: what holds an aggregate
// groups the query.
func (q *Query) AnnotateAll(names []string, list []Expr, selected bool) (*Query, error) {
	return q.with(func(c *Query) error {
		for i, n := range names {
			if err := c.addAnnotation(n, list[i], selected); err != nil {
				return err
			}
		}
		for _, n := range names {
			if e, ok := c.annotations.get(n); ok && ContainsAggregate(e) {
				if !c.hasSelect() {
					c.grouping, c.groupBy = groupAll, nil
					return nil
				}
				c.setGroupBy(true)
				return nil
			}
		}
		return nil
	})
}

// AddFilteredRelation joins a relation under a condition.
func (q *Query) AddFilteredRelation(alias string, fr FilteredRelation) (*Query, error) {
	return q.with(func(c *Query) error {
		if strings.Contains(alias, ".") {
			return meta.Errorf(meta.ValueError, "FilteredRelation doesn't support aliases with periods (got '%s').", alias)
		}
		if err := checkAlias(alias); err != nil {
			return err
		}
		lookups, relParts, _, err := c.solveLookup(fr.Name, false)
		if err != nil {
			return err
		}
		if len(lookups) > 0 {
			return meta.Errorf(meta.ValueError, "FilteredRelation's relation_name cannot contain lookups (got '%s').", fr.Name)
		}
		if err := c.checkFilteredCondition(fr.Condition, fr.Name, relParts); err != nil {
			return err
		}
		fr.alias = alias
		if fr.Condition, err = renamePrefix(fr.Condition, fr.Name, alias); err != nil {
			return err
		}
		if c.filtered == nil {
			c.filtered = map[string]*FilteredRelation{}
		}
		c.filtered[alias] = &fr
		return nil
	})
}

// checkFilteredCondition refuses conditions that leave the relation.
func (q *Query) checkFilteredCondition(n *Q, relation string, relParts []string) error {
	for _, it := range n.Items {
		switch it := it.(type) {
		case *Q:
			if err := q.checkFilteredCondition(it, relation, relParts); err != nil {
				return err
			}
		case Cond:
			lookups, parts, _, err := q.solveLookup(it.Name, false)
			if err != nil {
				return err
			}
			shift := 1
			if len(lookups) == 0 {
				shift = 2
			}
			for i, p := range parts[:max(len(parts)-shift, 0)] {
				if len(relParts) > i && relParts[i] != p {
					return meta.Errorf(meta.ValueError, "FilteredRelation's condition doesn't support relations outside the '%s' (got '%s').", relation, it.Name)
				}
			}
			if len(parts) > len(relParts)+1 {
				return meta.Errorf(meta.ValueError, "FilteredRelation's condition doesn't support nested relations deeper than the relation_name (got '%s' for '%s').", it.Name, relation)
			}
		}
	}
	return nil
}

func renamePrefix(n *Q, prefix, to string) (_ *Q, err error) {
	rename := func(name string) string {
		if rest, ok := strings.CutPrefix(name, prefix+"__"); ok {
			return to + "__" + rest
		}
		return name
	}
	inside := func(e Expr) Expr {
		return rewrite(e, func(x Expr) (Expr, bool) {
			f, ok := x.(*F)
			if !ok {
				return nil, false
			}
			return &F{Name: rename(f.Name)}, true
		})
	}
	c := *n
	c.Items = slices.Clone(n.Items)
	for i, it := range c.Items {
		switch it := it.(type) {
		case *Q:
			if c.Items[i], err = renamePrefix(it, prefix, to); err != nil {
				return nil, err
			}
		case Cond:
			cond := Cond{rename(it.Name), it.Value}
			switch v := it.Value.(type) {
			case *F:
			case *Query:
				return nil, meta.Errorf(meta.ValueError, "Passing a QuerySet within a FilteredRelation is not supported.")
			case Expr:
				cond.Value = inside(v)
			}
			c.Items[i] = cond
		case Expr:
			c.Items[i] = inside(it)
		}
	}
	return &c, nil
}

func (q *Query) addAnnotation(name string, e Expr, selected bool) error {
	if err := checkAlias(name); err != nil {
		return err
	}
	r, err := e.Resolve(q, Resolving{Joins: true})
	if err != nil {
		return err
	}
	if selected {
		q.appendMask(name)
	} else {
		q.setMask(slices.DeleteFunc(slices.Clone(q.annotationSelect()), func(n string) bool { return n == name }))
	}
	q.annotations.set(name, r)
	if selected && q.hasSelect() {
		q.selected.set(name, name)
	}
	return nil
}

// setGroupBy groups by all that is selected and is no aggregate.
func (q *Query) setGroupBy(refsAllowed bool) {
	if refsAllowed && len(q.valuesSelect) > 0 {
		var cols []Expr
		var names []string
		moved := exprMap{}
		for i, n := range q.valuesSelect {
			if _, ok := q.selects[i].(*Col); ok {
				cols, names = append(cols, q.selects[i]), append(names, n)
			} else {
				moved.set(n, q.selects[i])
			}
		}
		if len(moved.names) > 0 {
			for _, n := range q.annotations.names {
				moved.set(n, q.annotations.m[n])
			}
			added := slices.DeleteFunc(slices.Clone(moved.names), func(n string) bool { _, old := q.annotations.m[n]; return old })
			q.annotations = moved
			q.appendMask(added...)
			for _, n := range added {
				if q.hasSelect() {
					q.selected.set(n, n)
				}
			}
		}
		q.selects, q.valuesSelect = cols, names
		for i, n := range names {
			if q.hasSelect() {
				q.selected.set(n, i)
			}
		}
	}
	group := slices.Clone(q.selects)
	for _, n := range q.annotationSelect() {
		e := q.annotations.m[n]
		cols := groupByCols(e)
		if len(cols) == 0 {
			continue
		}
		if refsAllowed && !ContainsAggregate(e) {
			group = append(group, &Ref{Name: n, Source: e})
		} else {
			group = append(group, cols...)
		}
	}
	q.groupBy, q.grouping = group, groupList
}

// SetValues selects fields and annotations by name; none selects all fields.
func (q *Query) SetValues(names []string) (*Query, error) {
	return q.with(func(c *Query) error { return c.setValues(names) })
}

func (q *Query) setValues(names []string) error {
	q.selectRelated = nil
	q.deferred, q.deferOnly = nil, false
	q.clearSelectFields()
	var fields, extras, annotations []string
	sel := selection{names: []string{}, m: map[string]any{}}
	if len(names) > 0 {
		for _, n := range names {
			if err := checkAlias(n); err != nil {
				return err
			}
		}
		if len(q.extra) == 0 && len(q.annotations.names) == 0 {
			fields = names
			for i, n := range names {
				sel.set(n, i)
			}
		} else {
			q.defaultCols = false
			for _, n := range names {
				if x := q.extraByName(n, true); x != nil {
					extras = append(extras, n)
					sel.set(n, Expr(&Raw{SQL: x.SQL, Params: x.Params}))
				} else if q.selectsAnnotation(n) {
					annotations = append(annotations, n)
					sel.set(n, n)
				} else if q.HasAnnotation(n) {
					return meta.Errorf(meta.FieldError, "Cannot select the '%s' alias. Use annotate() to promote it.", n)
				} else {
					if len(q.annotationSelect()) > 0 {
						if _, _, _, _, err := q.namesToPath(split(n), q.Model, true, false); err != nil {
							return err
						}
					}
					sel.set(n, len(fields))
					fields = append(fields, n)
				}
			}
		}
		q.extraMask = map[string]bool{}
		for _, n := range extras {
			q.extraMask[n] = true
		}
		q.setMask(annotations)
	} else {
		for _, f := range q.Model.Fields() {
			fields = append(fields, f.Attname)
		}
	}
	switch q.grouping {
	case groupAll:
		var all []string
		for _, f := range q.Model.Fields() {
			all = append(all, f.Attname)
		}
		if err := q.addFields(all, false); err != nil {
			return err
		}
		q.setGroupBy(false)
		q.clearSelectFields()
	case groupList:
		group := slices.Clone(q.groupBy)
		for i, e := range group {
			if r, ok := e.(*Ref); ok {
				if _, has := sel.m[r.Name]; !has {
					group[i] = q.annotations.m[r.Name]
				}
			}
		}
		q.groupBy = group
	}
	q.valuesSelect = fields
	if err := q.addFields(fields, true); err != nil {
		return err
	}
	if len(names) > 0 {
		q.selected = sel
	}
	if len(names) == 0 {
		q.valuesSelect = fields
	}
	return nil
}

// SameValues tells whether both queries select the same fields, extra columns and
// annotations, in any order: only then can they be merged after values().
func (q *Query) SameValues(o *Query) bool {
	sorted := func(names []string) []string { return slices.Sorted(slices.Values(names)) }
	return slices.Equal(sorted(q.ValueNames()), sorted(o.ValueNames()))
}

func (q *Query) clearSelectFields() {
	q.selects, q.valuesSelect, q.selected = nil, nil, selection{}
}

func (q *Query) clearSelectClause() {
	q.selects, q.defaultCols, q.selectRelated = nil, false, nil
	q.extraMask = map[string]bool{}
	q.setMask(nil)
	q.selected = selection{}
}

// addFields selects model fields by name.
func (q *Query) addFields(names []string, allowM2M bool) error {
	alias := q.initialAlias()
	var cols []Expr
	for _, n := range names {
		j, err := q.setupJoins(split(n), q.Model, alias, nil, allowM2M)
		if err != nil {
			if _, many := err.(*multiJoin); many {
				return meta.Errorf(meta.FieldError, "Invalid field name: '%s'", n)
			}
			if e, ok := err.(*meta.Error); ok && e.Class == meta.FieldError && !strings.Contains(n, "__") {
				all := append(q.Model.FieldNames(), q.annotationSelect()...)
				for _, x := range q.extra {
					all = append(all, x.Name)
				}
				sort.Strings(all)
				return meta.Errorf(meta.FieldError, "Cannot resolve keyword '%s' into field. Choices are: %s", n, strings.Join(all, ", "))
			}
			return err
		}
		target, final, _ := q.trimJoins(j.target, j.joins, j.path)
		e, err := q.column(j, target, final)
		if err != nil {
			return err
		}
		cols = append(cols, e)
	}
	if len(cols) > 0 {
		q.defaultCols, q.selects = false, cols
	}
	return nil
}

// OrderBy replaces the order; no keys at all means no order. Keys are names,
// "-" before them for descending, "?" for random, or expressions.
func (q *Query) OrderBy(keys []any) (*Query, error) {
	return q.with(func(c *Query) error {
		c.clearOrdering(true, false)
		return c.addOrdering(keys)
	})
}

func (q *Query) addOrdering(keys []any) error {
	var bad []any
	for _, k := range keys {
		switch k := k.(type) {
		case string:
			if k == "?" {
				continue
			}
			name := strings.TrimPrefix(k, "-")
			if q.HasAnnotation(name) || q.extraByName(name, false) != nil {
				continue
			}
			if _, _, _, _, err := q.namesToPath(split(name), q.Model, true, false); err != nil {
				return err
			}
		case Expr:
			if ContainsAggregate(k) {
				return meta.Errorf(meta.FieldError, "Using an aggregate in order_by() without also including it in annotate() is not allowed: %s", k.Describe())
			}
		default:
			bad = append(bad, k)
		}
	}
	if bad != nil {
		return meta.Errorf(meta.FieldError, "Invalid order_by arguments: %s", values.Repr(bad))
	}
	if len(keys) > 0 {
		q.orderBy = append(slices.Clip(q.orderBy), keys...)
	} else {
		q.defaultOrdering = false
	}
	return nil
}

func (q *Query) clearOrdering(force, clearDefault bool) {
	if !force && (q.IsSliced() || len(q.distinctOn) > 0 || q.forUpdate != nil) {
		return
	}
	q.orderBy, q.extraOrder = nil, nil
	if clearDefault {
		q.defaultOrdering = false
	}
}

// Reverse turns the order round.
func (q *Query) Reverse() *Query {
	c := q.Chain()
	c.reversed = !c.reversed
	return c
}

// Unordered drops the order, also the model's own.
func (q *Query) Unordered(force bool) *Query {
	c := q.Chain()
	c.clearOrdering(force, true)
	return c
}

// Distinct drops equal rows; fields are those of DISTINCT ON.
func (q *Query) Distinct(fields []string) *Query {
	c := q.Chain()
	c.distinct, c.distinctOn = true, fields
	return c
}

// Slice takes rows low to high of the present ones; nil leaves an end open.
func (q *Query) Slice(low, high *int64) *Query {
	c := q.Chain()
	c.setLimits(low, high)
	return c
}

func (q *Query) setLimits(low, high *int64) {
	if high != nil {
		h := q.low + *high
		if q.high != nil {
			h = min(*q.high, h)
		}
		q.high = &h
	}
	if low != nil {
		l := q.low + *low
		if q.high != nil {
			l = min(*q.high, l)
		}
		q.low = l
	}
	if q.high != nil && q.low == *q.high {
		q.setEmpty()
	}
}

func (q *Query) setEmpty() {
	q.where = q.where.add(nothing{}, And)
	for _, c := range q.combined {
		c.setEmpty()
	}
}

// None is the query without rows.
func (q *Query) None() *Query {
	c := q.Chain()
	c.setEmpty()
	return c
}

// SelectRelated follows foreign keys: the named ones, all that are not nullable
// for no names at all, none for clear.
func (q *Query) SelectRelated(names []string, clear bool) *Query {
	c := q.Chain()
	if clear {
		c.selectRelated = nil
		return c
	}
	if len(names) == 0 {
		c.selectRelated = &Related{All: true}
		return c
	}
	root := &Related{}
	if q.selectRelated != nil && !q.selectRelated.All {
		root = q.selectRelated.copy()
	}
	for _, n := range names {
		r := root
		for _, part := range split(n) {
			r = r.next(part)
		}
	}
	c.selectRelated = root
	return c
}

func (r *Related) copy() *Related {
	c := &Related{All: r.All, Names: slices.Clone(r.Names)}
	for n, x := range r.Next {
		if c.Next == nil {
			c.Next = map[string]*Related{}
		}
		c.Next[n] = x.copy()
	}
	return c
}

func (r *Related) next(name string) *Related {
	if r.Next[name] == nil {
		if r.Next == nil {
			r.Next = map[string]*Related{}
		}
		r.Next[name] = &Related{}
		r.Names = append(r.Names, name)
	}
	return r.Next[name]
}

// Defer leaves fields out of the loading; nil forgets all earlier defer and only.
func (q *Query) Defer(names []string) *Query {
	c := q.Chain()
	if names == nil {
		c.deferred, c.deferOnly = nil, false
		return c
	}
	set := map[string]bool{}
	for n := range q.deferred {
		set[n] = true
	}
	if !q.deferOnly {
		for _, n := range names {
			set[n] = true
		}
		c.deferred = set
		return c
	}
	var rest []string
	for _, n := range names {
		if set[n] {
			delete(set, n)
		} else {
			rest = append(rest, n)
		}
	}
	if len(set) > 0 {
		c.deferred = set
		return c
	}
	c.deferred, c.deferOnly = nil, false
	if len(rest) > 0 {
		c.deferred = map[string]bool{}
		for _, n := range rest {
			c.deferred[n] = true
		}
	}
	return c
}

// Only loads the named fields alone.
func (q *Query) Only(names []string) *Query {
	c := q.Chain()
	set := map[string]bool{}
	for _, n := range names {
		if n == "pk" && !q.Model.IsComposite() {
			n = q.Model.PK.Name
		}
		if q.deferOnly || !q.deferred[n] {
			set[n] = true
		}
	}
	c.deferred, c.deferOnly = set, true
	return c
}

// IsDeferred tells whether only() or defer() restrict the loading.
func (q *Query) IsDeferred() bool { return len(q.deferred) > 0 }

// OrderKeys are the keys of order_by().
func (q *Query) OrderKeys() []any { return q.orderBy }

// UsesModelOrder tells whether Meta.ordering counts where no other order is given.
func (q *Query) UsesModelOrder() bool { return q.defaultOrdering }

// Follows is what select_related() follows, nil for nothing.
func (q *Query) Follows() *Related { return q.selectRelated }

// Annotations visits the annotations in their order.
func (q *Query) Annotations(visit func(name string, e Expr)) {
	for _, n := range q.annotations.names {
		visit(n, q.annotations.m[n])
	}
}

// ForUpdate is select_for_update, which SQLite does without.
func (q *Query) ForUpdate(l Lock) *Query {
	c := q.Chain()
	c.forUpdate = &l
	return c
}

// AddExtra is extra().
func (q *Query) AddExtra(sel []Extra, where []string, params []any, tables, order []string) (*Query, error) {
	c := q.Chain()
	for _, x := range sel {
		if err := checkAlias(x.Name); err != nil {
			return nil, err
		}
		c.extra = append(slices.DeleteFunc(slices.Clone(c.extra), func(o Extra) bool { return o.Name == x.Name }), x)
	}
	if len(where) > 0 {
		parts := make([]string, len(where))
		for i, w := range where {
			parts[i] = "(" + w + ")"
		}
		c.where = c.where.add(&extraWhere{sql: strings.Join(parts, " AND "), params: params}, And)
	}
	c.extraTables = append(slices.Clip(c.extraTables), tables...)
	if order != nil {
		c.extraOrder = order
	}
	return c, nil
}

func (q *Query) extraByName(name string, selected bool) *Extra {
	for i := range q.extra {
		if q.extra[i].Name == name && (!selected || q.extraMask == nil || q.extraMask[name]) {
			return &q.extra[i]
		}
	}
	return nil
}

func (q *Query) extraSelectNames() []string {
	var out []string
	for _, x := range q.extra {
		if q.extraMask == nil || q.extraMask[x.Name] {
			out = append(out, x.Name)
		}
	}
	return out
}

// UsingEnv is the environment that the query converts values in.
func (q *Query) UsingEnv() *meta.Env { return q.env }

// ResolveName checks that a name leads somewhere, as select_related and others
// need it.
func (q *Query) ResolveName(name string) error {
	_, _, _, _, err := q.namesToPath(split(name), q.Model, true, true)
	return err
}

// BareCondition is a condition on a model's own columns, without the table's
// name before them, as CHECK and partial indexes want it.
func BareCondition(m *meta.Model, env *meta.Env, cond *Q) (sqltree.Expr, error) {
	q := New(m, env)
	w, _, err := q.addQInner(cond, qTerms{filterable: true, updateJoins: true})
	if err != nil {
		return nil, err
	}
	return (&Compiler{Env: env, q: q, style: SQLite, elide: true}).compile(w)
}

// BareExpression is an expression on a model's own columns.
func BareExpression(m *meta.Model, env *meta.Env, e Expr) (sqltree.Expr, error) {
	q := New(m, env)
	r, err := e.Resolve(q, Resolving{})
	if err != nil {
		return nil, err
	}
	return (&Compiler{Env: env, q: q, style: SQLite, elide: true}).compile(r)
}

// Grouped tells whether the query groups by a list of expressions.
func (q *Query) Grouped() bool { return q.grouping == groupList }

// GroupsKey tells whether the primary key is among what the query groups by.
func (q *Query) GroupsKey() bool {
	for _, e := range q.groupBy {
		if c, ok := e.(*Col); ok && c.Target == q.Model.PK {
			return true
		}
	}
	return false
}

// SliceWithin turns a slice into one for each of the objects that a prefetch is
// made for: the rows are numbered within each and filtered by their number.
func (q *Query) SliceWithin(name string, low int64, high *int64, cond *Q) (*Query, error) {
	c := q.Chain()
	c.low, c.high = 0, nil
	order := &ExprList{}
	k := &Compiler{Env: c.env, q: c.clone(), style: SQLite}
	pairs, err := k.orderPairs()
	if err != nil {
		return nil, err
	}
	for _, p := range pairs {
		order.Items = append(order.Items, p.o)
	}
	number := &Func{Name: "RowNumber", SQL: "ROW_NUMBER", Out: IntegerOut}
	w := &Window{X: number, Partition: []Expr{&F{Name: name}}}
	if len(order.Items) > 0 {
		w.Order = order
	}
	n := NewQ(cond, Expr(&Lookup{Name: "gt", L: w, R: low}))
	if high != nil {
		n.Items = append(n.Items, Expr(&Lookup{Name: "lte", L: w, R: *high}))
	}
	// The rows are numbered over the joins that the condition goes along.
	c.used = aliases{}
	for _, a := range c.order {
		c.used[a] = true
	}
	return c, c.addQ(n)
}
