package query

import (
	"slices"
	"strings"

	"github.com/diptych-orm/diptych/orm/django/meta"
	"github.com/diptych-orm/diptych/orm/render"
	"github.com/diptych-orm/diptych/orm/sqltree"
)

// orderItem is a compiled sort key.
type orderItem struct {
	e   *Order
	x   sqltree.Expr
	ref bool // it refers to a selected expression
}

// orderPair is a sort key before it is resolved.
type orderPair struct {
	o   *Order
	ref bool
}

func (c *Compiler) ordering() ([]orderItem, error) {
	pairs, err := c.orderPairs()
	if err != nil {
		return nil, err
	}
	var out []orderItem
	seen := map[string]bool{}
	for _, p := range pairs {
		r, err := p.o.Resolve(c.q, Resolving{Joins: true})
		if err != nil {
			return nil, err
		}
		o := r.(*Order)
		if !p.ref && c.q.combinator != "" && len(c.selects) > 0 {
			if o, err = c.compoundOrder(o, p.o); err != nil {
				return nil, err
			}
		}
		x, err := c.compile(o)
		if err != nil {
			if err == ErrEmpty || err == ErrFull {
				continue
			}
			return nil, err
		}
		k, err := c.key(x.(*sqltree.Order).X)
		if err != nil {
			return nil, err
		}
		if seen[k] {
			continue
		}
		seen[k] = true
		out = append(out, orderItem{o, x, p.ref})
	}
	return out, nil
}

// compoundOrder orders a union by the selected expression that equals the key.
func (c *Compiler) compoundOrder(o, written *Order) (*Order, error) {
	x, err := c.compile(o.X)
	if err != nil {
		return nil, err
	}
	k, err := c.key(x)
	if err != nil {
		return nil, err
	}
	for _, it := range c.selects {
		ik, err := c.key(it.x)
		if err != nil {
			return nil, err
		}
		if ik == k {
			name := it.alias
			if col, ok := it.e.(*Col); ok && name == "" {
				name = col.Target.Column
			}
			return o.With([]Expr{&Ref{Name: name, Source: o.X}}).(*Order), nil
		}
	}
	// The key is selected as well, under a name of its own, by all sides.
	name := "__orderbycol" + itoa(len(c.q.selects)+1)
	for i, part := range c.q.combined {
		if part.hasSelect() {
			return nil, meta.Errorf(meta.DatabaseError, "ORDER BY term does not match any column in the result set.")
		}
		p := part.clone()
		if err := p.addAnnotation(name, written.X, true); err != nil {
			return nil, err
		}
		c.q.combined[i] = p
	}
	if !c.q.hasSelect() {
		// Without values() Django has no selection that the name could join.
		return nil, meta.Errorf(meta.TypeError, "'NoneType' object does not support item assignment")
	}
	c.q.selects = append(slices.Clip(c.q.selects), o.X)
	c.q.selected.set(name, len(c.q.selects)-1)
	return o.With([]Expr{&Ref{Name: name, Source: o.X}}).(*Order), nil
}

func (c *Compiler) orderPairs() ([]orderPair, error) {
	q := c.q
	var keys []any
	switch {
	case len(q.extraOrder) > 0:
		for _, k := range q.extraOrder {
			keys = append(keys, k)
		}
	case !q.defaultOrdering || len(q.orderBy) > 0:
		keys = q.orderBy
	case q.Model != nil && len(q.Model.Ordering) > 0:
		keys, c.metaOrder = q.Model.Ordering, true
	}
	if len(keys) == 0 {
		return nil, nil
	}
	byName := map[string]*position{}
	byText := map[string]*position{}
	for i, it := range c.selects {
		if len(keyParts(it.e)) > 1 {
			continue // each of its columns is an order of its own
		}
		p := &position{n: i + 1, name: it.alias, source: it.e}
		if it.alias != "" {
			byName[it.alias] = p
		}
		k, err := c.key(it.x)
		if err != nil {
			return nil, err
		}
		byText[k] = p
	}
	var out []orderPair
	for _, k := range keys {
		if e, ok := k.(Expr); ok {
			p, err := c.exprPair(e, byName, byText)
			if err != nil {
				return nil, err
			}
			out = append(out, p)
			continue
		}
		name := k.(string)
		if name == "?" {
			out = append(out, orderPair{&Order{X: &Func{Name: "Random", SQL: "RAND", Out: FloatOut}}, false})
			continue
		}
		desc := q.reversed
		if strings.HasPrefix(name, "-") {
			name, desc = name[1:], !desc
		}
		if p := byName[name]; p != nil {
			out = append(out, orderPair{&Order{X: p, Desc: desc}, true})
			continue
		}
		parts := split(name)
		e, ok := q.annotations.get(name)
		transforms := []string{}
		if !ok {
			e, ok = q.annotations.get(parts[0])
			transforms = parts[1:]
		}
		if ok {
			for _, t := range transforms {
				x, err := q.tryTransform(e, t, nil)
				if err != nil {
					return nil, err
				}
				e = x
			}
			if v, ok := e.(*Value); ok {
				if out, _ := v.Output(); out != nil {
					e = NewCast(v, out)
				}
			}
			out = append(out, orderPair{&Order{X: e, Desc: desc}, false})
			continue
		}
		if x := q.extraByName(name, false); x != nil {
			raw := &Raw{SQL: x.SQL, Params: x.Params}
			if q.extraByName(name, true) != nil {
				out = append(out, orderPair{&Order{X: &Ref{Name: name, Source: raw}, Desc: desc}, true})
			} else {
				out = append(out, orderPair{&Order{X: raw, Desc: desc}, false})
			}
			continue
		}
		if table, col, dotted := strings.Cut(name, "."); dotted && len(q.extraOrder) > 0 {
			out = append(out, orderPair{&Order{X: &Raw{SQL: `"` + table + `".` + col}, Desc: desc}, false})
			continue
		}
		list, err := c.nameOrder(name, q.Model, "", desc, nil)
		if err != nil {
			return nil, err
		}
		out = append(out, list...)
	}
	return out, nil
}

func (c *Compiler) exprPair(e Expr, byName, byText map[string]*position) (orderPair, error) {
	if v, ok := e.(*Value); ok {
		if out, _ := v.Output(); out != nil {
			e = NewCast(v, out)
		}
	}
	o, ok := e.(*Order)
	if !ok {
		o = &Order{X: e}
	}
	if c.q.reversed {
		o = o.Reversed()
	}
	var p *position
	switch x := o.X.(type) {
	case *F:
		p = byName[x.Name]
	default:
		// Resolving on a copy leaves no joins behind.
		trial := &Compiler{Env: c.Env, q: c.q.clone(), style: c.style}
		if r, err := x.Resolve(trial.q, Resolving{Joins: true}); err == nil {
			if t, err := trial.compile(r); err == nil {
				if k, err := c.key(t); err == nil {
					p = byText[k]
				}
			}
		}
	}
	if p != nil {
		return orderPair{o.With([]Expr{p}).(*Order), true}, nil
	}
	return orderPair{o, false}, nil
}

// nameOrder orders by a field; by a related model's own order where the name
// stops at the relation.
func (c *Compiler) nameOrder(name string, m *meta.Model, alias string, desc bool, seen []string) ([]orderPair, error) {
	q := c.q
	if alias == "" {
		alias = q.initialAlias()
	}
	pieces := split(name)
	j, err := q.setupJoins(pieces, m, alias, nil, true)
	if err != nil {
		return nil, err
	}
	attname := ""
	if f, ok := j.final.(*meta.Field); ok {
		attname = f.Attname
	}
	if j.final.IsRelation() && len(j.model.Ordering) > 0 && attname != pieces[len(pieces)-1] && name != "pk" && len(j.transforms) == 0 {
		key := strings.Join(j.joins, ",") + "/" + name
		if slices.Contains(seen, key) {
			return nil, meta.Errorf(meta.FieldError, "Infinite loop caused by ordering.")
		}
		sig := orderSignature(j)
		if slices.Contains(seen, sig) {
			return nil, meta.Errorf(meta.FieldError, "Infinite loop caused by ordering.")
		}
		seen = append(slices.Clone(seen), sig)
		var out []orderPair
		for _, k := range j.model.Ordering {
			if e, ok := k.(Expr); ok {
				o, ok := e.(*Order)
				if !ok {
					o = &Order{X: e, Desc: desc}
				}
				out = append(out, orderPair{o.With([]Expr{prefixNames(o.X, name+"__")}).(*Order), false})
				continue
			}
			n := k.(string)
			d := desc
			if strings.HasPrefix(n, "-") {
				n, d = n[1:], !d
			}
			list, err := c.nameOrder(n, j.model, j.joins[len(j.joins)-1], d, seen)
			if err != nil {
				return nil, err
			}
			for _, p := range list {
				out = append(out, orderPair{p.o.With([]Expr{prefixNames(p.o.X, name+"__")}).(*Order), p.ref})
			}
		}
		return out, nil
	}
	target, a, _ := q.trimJoins(j.target, j.joins, j.path)
	e, err := q.column(j, target, a)
	if err != nil {
		return nil, err
	}
	var out []orderPair
	for _, x := range keyParts(e) {
		out = append(out, orderPair{&Order{X: x, Desc: desc}, false})
	}
	return out, nil
}

func orderSignature(j *joined) string {
	var b strings.Builder
	for _, s := range j.path {
		l, r := s.Join.Columns()
		b.WriteString(l.String() + ">" + r.String() + ";")
	}
	return b.String()
}

func prefixNames(e Expr, prefix string) Expr {
	return rewrite(e, func(x Expr) (Expr, bool) {
		if f, ok := x.(*F); ok {
			return &F{Name: prefix + f.Name}, true
		}
		return nil, false
	})
}

// extraSelect are the sort keys that DISTINCT needs among the selected columns.
func (c *Compiler) extraSelect(order []orderItem) ([]item, error) {
	if !c.q.distinct || len(c.q.distinctOn) > 0 {
		return nil, nil
	}
	have := map[string]bool{}
	for _, it := range c.selects {
		k, err := c.key(it.x)
		if err != nil {
			return nil, err
		}
		have[k] = true
	}
	var out []item
	for _, o := range order {
		x := o.x.(*sqltree.Order).X
		k, err := c.key(x)
		if err != nil {
			return nil, err
		}
		if !o.ref && !have[k] {
			out = append(out, item{e: o.e.X, x: x})
		}
	}
	return out, nil
}

// groupBy compiles GROUP BY: what the query groups by, and all that is selected,
// ordered or filtered by without being an aggregate.
func (c *Compiler) groupBy(order []orderItem, selects []item, having *Where) ([]sqltree.Expr, error) {
	q := c.q
	if q.grouping == noGroup {
		return nil, nil
	}
	var list []Expr
	refNames := map[string]bool{}
	for _, e := range q.groupBy {
		if r, ok := e.(*Ref); ok {
			if !refNames[r.Name] {
				refNames[r.Name] = true
				list = append(list, r.Source)
			}
			continue
		}
		list = append(list, e)
	}
	places := map[string]int{}
	for i, it := range selects {
		if it.alias != "" {
			k, err := c.key(it.x)
			if err != nil {
				return nil, err
			}
			places[k] = i + 1
		}
		if it.alias != "" && refNames[it.alias] {
			continue
		}
		list = append(list, groupByCols(it.e)...)
	}
	if !c.metaOrder {
		for _, o := range order {
			if !o.ref {
				list = append(list, groupByCols(o.e.X)...)
			}
		}
	}
	if having != nil {
		list = append(list, groupByCols(having)...)
	}
	var out []sqltree.Expr
	seen := map[string]bool{}
	for _, e := range c.collapse(list, having) {
		x, err := c.compile(e)
		if err == ErrEmpty || err == ErrFull {
			continue
		}
		if err != nil {
			return nil, err
		}
		k, err := c.key(x)
		if err != nil {
			return nil, err
		}
		if n, ok := places[k]; ok {
			x, k = sqltree.Lit(int64(n)), itoa(n)
		}
		if !seen[k] {
			seen[k] = true
			out = append(out, x)
		}
	}
	return out, nil
}

var setOps = map[string]sqltree.SetOp{"union": sqltree.Union, "intersection": sqltree.Intersect, "difference": sqltree.Except}

// compound compiles union, intersection and difference.
func (c *Compiler) compound(order []orderItem, limits bool) (sqltree.Query, error) {
	q := c.q
	for _, x := range q.combined {
		if c.Vendor() != sqliteVendor {
			break // these take parentheses around the parts
		}
		if x.IsSliced() {
			return nil, meta.Errorf(meta.DatabaseError, "LIMIT/OFFSET not allowed in subqueries of compound statements.")
		}
		if len(x.orderBy) > 0 || len(x.extraOrder) > 0 || x.defaultOrdering && len(x.Model.Ordering) > 0 {
			return nil, meta.Errorf(meta.DatabaseError, "ORDER BY not allowed in subqueries of compound statements.")
		}
	}
	st := &sqltree.Compound{Op: setOps[q.combinator]}
	if q.all && q.combinator == "union" {
		st.Op = sqltree.UnionAll
	}
	var empty *Query
	part := func(x *Query, elide bool) error {
		inner := &Compiler{Env: c.Env, q: x.clone(), style: c.style, elide: elide}
		part, err := inner.statement(true, true, nil)
		if err != nil {
			return err
		}
		if c.Vendor() != sqliteVendor {
			part = &sqltree.QueryGroup{Query: part}
		} else if x.combinator != "" {
			part = &sqltree.Select{Columns: []sqltree.Expr{&sqltree.Star{}}, From: []sqltree.From{&sqltree.Derived{Query: part}}}
		}
		st.Queries = append(st.Queries, part)
		return nil
	}
	for _, x := range q.combined {
		if q.hasSelect() && !x.hasSelect() {
			y, err := x.SetValues(q.selected.names)
			if err != nil {
				return nil, err
			}
			x = y
		}
		err := part(x, true)
		if err == ErrEmpty && (q.combinator == "union" || q.combinator == "difference" && len(st.Queries) > 0) {
			empty = x
			continue
		}
		if err != nil {
			return nil, err
		}
	}
	if len(st.Queries) == 1 && q.combinator == "union" && q.IsSliced() && empty != nil {
		// A slice is one of a union: what is left may have a slice of its own.
		if err := part(empty, false); err != nil {
			return nil, err
		}
	}
	if len(st.Queries) == 0 {
		return nil, ErrEmpty
	}
	for _, o := range order {
		st.OrderBy = append(st.OrderBy, o.x)
	}
	if limits {
		st.Limit, st.Offset = c.limits()
	}
	if len(st.Queries) == 1 {
		one := st.Queries[0]
		if s, ok := one.(*sqltree.Select); ok {
			cp := *s
			cp.OrderBy, cp.Limit, cp.Offset = st.OrderBy, st.Limit, st.Offset
			return &cp, nil
		}
		return one, nil
	}
	return st, nil
}

// qualified filters by window functions, which SQLite can only do around the
// query that computes them.
func (c *Compiler) qualified(where, having, qualify *Where, order []orderItem, limits bool) (sqltree.Query, error) {
	inner := c.q.clone()
	inner.subquery = true
	var parts []Expr
	for _, w := range []*Where{where, having} {
		if w != nil {
			parts = append(parts, w)
		}
	}
	inner.where = newWhere(parts...)
	list := &Compiler{Env: c.Env, q: c.q.clone(), style: c.style, elide: c.elide}
	if err := list.selectList(true, nil); err != nil {
		return nil, err
	}
	names := map[string]string{}
	var cols []sqltree.Expr
	for _, it := range list.selects {
		k, err := c.key(it.x)
		if err != nil {
			return nil, err
		}
		names[k] = it.alias
		cols = append(cols, &sqltree.Column{Name: sqltree.N(it.alias)})
	}
	extra := 0
	var replace func(e Expr) (Expr, error)
	replace = func(e Expr) (Expr, error) {
		if _, ok := e.(*position); ok {
			return e, nil
		}
		x, err := c.compile(e)
		if err == nil {
			k, err := c.key(x)
			if err != nil {
				return nil, err
			}
			if n, ok := names[k]; ok {
				return &Ref{Name: n, Source: e}, nil
			}
		}
		switch e.(type) {
		case *Lookup, *Where:
			kids := e.Children()
			out := make([]Expr, len(kids))
			for i, k := range kids {
				if out[i], err = replace(k); err != nil {
					return nil, err
				}
			}
			return e.With(out), nil
		case *Value:
			return e, nil
		}
		if err != nil {
			return nil, err
		}
		k, err := c.key(x)
		if err != nil {
			return nil, err
		}
		n := "qual" + itoa(extra)
		extra++
		names[k] = n
		if err := inner.addAnnotation(n, e, true); err != nil {
			return nil, err
		}
		return &Ref{Name: n, Source: e}, nil
	}
	cond, err := replace(qualify)
	if err != nil {
		return nil, err
	}
	var keys []sqltree.Expr
	for _, o := range order {
		r, err := replace(o.e.X)
		if err != nil {
			return nil, err
		}
		x, err := c.compile(o.e.With([]Expr{r}))
		if err != nil {
			return nil, err
		}
		keys = append(keys, x)
	}
	sub := &Compiler{Env: c.Env, q: inner, style: c.style, elide: c.elide}
	tree, err := sub.statement(false, true, nil)
	if err != nil {
		return nil, err
	}
	w, err := c.compile(cond)
	if err != nil {
		return nil, err
	}
	st := &sqltree.Select{Columns: []sqltree.Expr{&sqltree.Star{}}, From: []sqltree.From{&sqltree.Derived{Query: tree, Name: sqltree.N("qualify"), Spaced: true}}, Where: w}
	if extra > 0 {
		st = &sqltree.Select{Columns: cols, From: []sqltree.From{&sqltree.Derived{Query: st, Name: sqltree.N("qualify_mask"), Spaced: true}}}
	}
	st.OrderBy = keys
	if limits {
		st.Limit, st.Offset = c.limits()
	}
	return st, nil
}

// Text is str(query): the statement with its parameters put in bare.
func Text(r render.Rendered, str func(any) string) string {
	var b strings.Builder
	sql := r.SQL
	for _, p := range r.Params {
		before, after, _ := strings.Cut(sql, "%s")
		b.WriteString(strings.ReplaceAll(before, "%%", "%"))
		b.WriteString(str(p.Value))
		sql = after
	}
	b.WriteString(strings.ReplaceAll(sql, "%%", "%"))
	return b.String()
}
