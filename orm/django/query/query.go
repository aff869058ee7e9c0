package query

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode"

	"github.com/diptych-orm/diptych/orm/django/meta"
)

// Query is a SELECT over a model, as a QuerySet builds it up.
type Query struct {
	Model *meta.Model
	env   *meta.Env

	// The tables: aliases in the order of their making, with how each is joined
	// and how often it is used.
	order    []string
	joins    map[string]*join
	refcount map[string]int
	tables   map[string][]string // aliases of a table
	prefix   string
	subq     map[string]bool // prefixes taken by subqueries
	external map[string]bool // outer query's aliases: true where not the table's own name
	used     aliases
	sticky   bool

	where       *Where
	annotations exprMap
	mask        map[string]bool // nil: all annotations are selected
	filtered    map[string]*FilteredRelation

	defaultCols  bool
	selects      []Expr
	valuesSelect []string
	selected     selection
	groupBy      []Expr
	grouping     groupState
	distinct     bool
	distinctOn   []string

	orderBy         []any // string or Expr
	extraOrder      []string
	defaultOrdering bool
	reversed        bool
	low             int64
	high            *int64

	selectRelated *Related
	deferred      map[string]bool
	deferOnly     bool // deferred are the only ones to load

	extra       []Extra
	extraMask   map[string]bool
	extraTables []string

	combinator string
	all        bool
	combined   []*Query
	subquery   bool
	forUpdate  *Lock // nil for none
	// inner is the query that an aggregate is computed over.
	inner *Query
}

// Lock is select_for_update() with its options.
type Lock struct {
	NoWait, SkipLocked, NoKey bool
	Of                        []string // paths of the relations whose rows are locked; "self" for the model's own
}

type groupState uint8

const (
	noGroup groupState = iota
	groupAll
	groupList
)

// Extra is a column of extra(select=…).
type Extra struct {
	Name   string
	SQL    string
	Params []any
}

// Related is what select_related follows: everything that is not nullable, or
// the named relations.
type Related struct {
	All   bool
	Names []string
	Next  map[string]*Related
}

// FilteredRelation is a relation joined under a condition.
type FilteredRelation struct {
	Name      string
	Condition *Q
	alias     string
	resolved  *Where
}

// exprMap is a map of expressions in insertion order.
type exprMap struct {
	names []string
	m     map[string]Expr
}

func (x *exprMap) get(name string) (Expr, bool) {
	e, ok := x.m[name]
	return e, ok
}

func (x *exprMap) set(name string, e Expr) {
	if _, ok := x.m[name]; !ok {
		x.names = append(slices.Clip(x.names), name)
	}
	m := maps.Clone(x.m)
	if m == nil {
		m = map[string]Expr{}
	}
	m[name] = e
	x.m = m
}

func (x *exprMap) drop(name string) {
	x.names = slices.DeleteFunc(slices.Clone(x.names), func(n string) bool { return n == name })
	m := maps.Clone(x.m)
	delete(m, name)
	x.m = m
}

// selection is values(): what is selected under which name. nil names: whole
// objects.
type selection struct {
	names []string
	m     map[string]any // int: index into selects; string: annotation; Expr
}

func (s *selection) set(name string, v any) {
	if _, ok := s.m[name]; !ok {
		s.names = append(slices.Clip(s.names), name)
	}
	m := maps.Clone(s.m)
	if m == nil {
		m = map[string]any{}
	}
	m[name] = v
	s.m = m
}

// join is a table in the query, joined unless Parent is empty.
type join struct {
	table    string
	alias    string
	parent   string
	outer    bool
	field    meta.JoinField
	nullable bool
	filtered *FilteredRelation
}

func (j *join) isJoin() bool { return j.parent != "" }

func (j *join) same(o *join) bool {
	return j.table == o.table && j.parent == o.parent && j.field == o.field && filteredName(j.filtered) == filteredName(o.filtered)
}

func filteredName(f *FilteredRelation) string {
	if f == nil {
		return ""
	}
	return f.alias
}

// New is a query for all objects of the model.
func New(m *meta.Model, env *meta.Env) *Query {
	return &Query{Model: m, env: env, joins: map[string]*join{}, refcount: map[string]int{}, tables: map[string][]string{},
		prefix: "T", subq: map[string]bool{"T": true}, external: map[string]bool{}, used: aliases{},
		where: newWhere(), defaultCols: true, defaultOrdering: true}
}

func (q *Query) clone() *Query {
	c := *q
	c.order = slices.Clone(q.order)
	c.joins = maps.Clone(q.joins)
	c.refcount = maps.Clone(q.refcount)
	c.tables = make(map[string][]string, len(q.tables))
	for t, list := range q.tables {
		c.tables[t] = slices.Clone(list)
	}
	c.subq = maps.Clone(q.subq)
	c.external = maps.Clone(q.external)
	c.used = maps.Clone(q.used)
	c.mask = maps.Clone(q.mask)
	c.combined = slices.Clone(q.combined)
	for i, x := range c.combined {
		c.combined[i] = x.clone()
	}
	c.filtered = maps.Clone(q.filtered)
	return &c
}

// Chain is a copy for the next operation: aliases made by the last filter() are
// not reused by the next one.
func (q *Query) Chain() *Query {
	c := q.clone()
	if !c.sticky {
		c.used = aliases{}
	}
	c.sticky = false
	return c
}

// Sticky lets the next filter() share the joins of this one, as related managers
// and update_or_create need it.
func (q *Query) Sticky() *Query {
	c := q.clone()
	c.sticky = true
	return c
}

func (q *Query) annotation(name string) Expr { return q.annotations.m[name] }

// annotationSelect are the annotations that are selected, in order.
func (q *Query) annotationSelect() []string {
	if q.mask == nil {
		return q.annotations.names
	}
	var out []string
	for _, n := range q.annotations.names {
		if q.mask[n] {
			out = append(out, n)
		}
	}
	return out
}

func (q *Query) selectsAnnotation(name string) bool {
	_, ok := q.annotations.m[name]
	return ok && (q.mask == nil || q.mask[name])
}

func (q *Query) setMask(names []string) {
	q.mask = map[string]bool{}
	for _, n := range names {
		q.mask[n] = true
	}
	if q.selected.names != nil {
		old := q.selected
		q.selected = selection{names: []string{}, m: map[string]any{}}
		for _, n := range old.names {
			if s, ok := old.m[n].(string); ok && !q.mask[s] {
				continue
			}
			q.selected.set(n, old.m[n])
		}
		for _, n := range names {
			q.selected.set(n, n)
		}
	}
}

func (q *Query) appendMask(names ...string) {
	if q.mask == nil {
		return
	}
	var all []string
	for _, n := range q.annotations.names {
		if q.mask[n] && !slices.Contains(names, n) {
			all = append(all, n)
		}
	}
	q.setMask(append(all, names...))
}

func (q *Query) hasSelect() bool { return q.selected.names != nil }

// IsSliced tells whether a slice has been taken.
func (q *Query) IsSliced() bool { return q.low != 0 || q.high != nil }

// Limits are the slice's ends; high is nil for none.
func (q *Query) Limits() (low int64, high *int64) { return q.low, q.high }

// IsDistinct tells whether distinct() was called; with fields, on is true.
func (q *Query) IsDistinct() (distinct, on bool) { return q.distinct, len(q.distinctOn) > 0 }

// Combinator is "union", "intersection", "difference" or empty.
func (q *Query) Combinator() string { return q.combinator }

// HasValues tells whether values() was called.
func (q *Query) HasValues() bool { return q.hasSelect() }

// ValueNames are the names of the selected values, in the order of the row.
func (q *Query) ValueNames() []string {
	if q.hasSelect() {
		return q.selected.names
	}
	out := q.extraSelectNames()
	out = append(out, q.valuesSelect...)
	return append(out, q.annotationSelect()...)
}

// AnnotationNames are the names of the selected annotations.
func (q *Query) AnnotationNames() []string { return q.annotationSelect() }

// SelectsValues tells whether the rows are values, as values() and its kin make them.
func (q *Query) SelectsValues() bool { return q.hasSelect() }

// IsFiltered tells whether a path begins with a FilteredRelation.
func (q *Query) IsFiltered(path string) bool { return q.filtered[split(path)[0]] != nil }

// HasAnnotation tells whether there is an annotation or alias of the name.
func (q *Query) HasAnnotation(name string) bool { _, ok := q.annotations.m[name]; return ok }

// HasFilters tells whether there is any condition.
func (q *Query) HasFilters() bool { return len(q.where.Items) > 0 }

// IsEmpty tells whether none() was called.
func (q *Query) IsEmpty() bool {
	return slices.ContainsFunc(q.where.Items, func(e Expr) bool { _, ok := e.(nothing); return ok })
}

// IsOrdered tells whether the rows come in a defined order.
func (q *Query) IsOrdered() bool {
	switch {
	case q.IsEmpty():
		return true
	case len(q.extraOrder) > 0 || len(q.orderBy) > 0:
		return true
	}
	return q.defaultOrdering && q.Model != nil && len(q.Model.Ordering) > 0 && q.grouping == noGroup
}

func (q *Query) tableAlias(table string, create bool, fr *FilteredRelation) string {
	list := q.tables[table]
	if !create && len(list) > 0 {
		q.refcount[list[0]]++
		return list[0]
	}
	alias := table
	if len(list) > 0 {
		alias = fmt.Sprintf("%s%d", q.prefix, len(q.order)+1)
	} else if fr != nil {
		alias = fr.alias
	}
	q.tables[table] = append(list, alias)
	q.refcount[alias] = 1
	return alias
}

// addJoin reuses an equal join where allowed, or adds one. It is outer where it
// may find nothing, or hangs on an outer one.
func (q *Query) addJoin(j *join, reuse *aliases) (string, error) {
	found := ""
	for _, a := range q.order {
		if reuse.allows(a) && q.joins[a].same(j) {
			found = a
			if a == j.alias {
				break
			}
		}
	}
	if found != "" {
		q.refcount[found]++
		return found, nil
	}
	alias := q.tableAlias(j.table, true, j.filtered)
	c := *j
	c.alias = alias
	if c.isJoin() {
		c.outer = q.joins[c.parent].outer || c.nullable
	}
	q.joins[alias] = &c
	q.order = append(q.order, alias)
	if fr := c.filtered; fr != nil {
		var sub *aliases
		if reuse != nil {
			s := maps.Clone(*reuse)
			s[alias] = true
			sub = &s
		}
		n := len(q.order)
		r := *fr
		w, _, err := q.addQInner(fr.Condition, qTerms{reuse: sub, joins: true, updateJoins: false})
		if err != nil {
			return "", err
		}
		r.resolved = w
		c.filtered = &r
		q.joins[alias] = &c
		if n < len(q.order) { // what the condition joins comes before it
			q.order = append(slices.DeleteFunc(q.order, func(a string) bool { return a == alias }), alias)
		}
	}
	return alias, nil
}

func (q *Query) initialAlias() string {
	if len(q.order) > 0 {
		q.refcount[q.order[0]]++
		return q.order[0]
	}
	if q.Model == nil {
		return "" // a query over nothing but its own expressions
	}
	a, _ := q.addJoin(&join{table: q.Model.DBTable}, nil) // a base table needs no condition
	return a
}

func (q *Query) promoteJoins(list []string) {
	list = slices.Clone(list)
	for len(list) > 0 {
		a := list[0]
		list = list[1:]
		j := q.joins[a]
		if j == nil || !j.isJoin() {
			continue
		}
		parentOuter := q.joins[j.parent] != nil && q.joins[j.parent].outer
		if (j.nullable || parentOuter) && !j.outer {
			q.setOuter(a, true)
			for _, b := range q.order {
				if q.joins[b].parent == a && !slices.Contains(list, b) {
					list = append(list, b)
				}
			}
		}
	}
}

func (q *Query) demoteJoins(list []string) {
	list = slices.Clone(list)
	for len(list) > 0 {
		a := list[0]
		list = list[1:]
		j := q.joins[a]
		if j != nil && j.outer {
			q.setOuter(a, false)
			if p := q.joins[j.parent]; p != nil && p.isJoin() && !p.outer {
				list = append(list, j.parent)
			}
		}
	}
}

func (q *Query) setOuter(alias string, outer bool) {
	c := *q.joins[alias]
	c.outer = outer
	q.joins[alias] = &c
}

func (q *Query) changeAliases(names map[string]string) {
	if len(names) == 0 {
		return
	}
	q.where = relabel(q.where, names).(*Where)
	q.groupBy = relabelAll(q.groupBy, names)
	q.selects = relabelAll(q.selects, names)
	m := map[string]Expr{}
	for n, e := range q.annotations.m {
		m[n] = relabel(e, names)
	}
	q.annotations.m = m
	old := slices.Clone(q.order)
	for _, a := range old {
		to, ok := names[a]
		if !ok {
			if p, ok := names[q.joins[a].parent]; ok {
				c := *q.joins[a]
				c.parent = p
				q.joins[a] = &c
			}
			continue
		}
		c := *q.joins[a]
		c.alias = to
		if p, ok := names[c.parent]; ok {
			c.parent = p
		}
		if c.filtered != nil && c.filtered.resolved != nil {
			f := *c.filtered
			f.resolved = relabel(f.resolved, names).(*Where)
			c.filtered = &f
		}
		q.refcount[to] = q.refcount[a]
		delete(q.refcount, a)
		delete(q.joins, a)
		q.joins[to] = &c
		q.order = append(slices.DeleteFunc(q.order, func(x string) bool { return x == a }), to)
		list := q.tables[c.table]
		for i := range list {
			if list[i] == a {
				list[i] = to
				break
			}
		}
	}
	ext := map[string]bool{}
	for a, aliased := range q.external {
		if to, ok := names[a]; ok {
			ext[to] = true
		} else {
			ext[a] = aliased
		}
	}
	q.external = ext
	for _, cq := range q.combined {
		sub := map[string]string{}
		for a, to := range names {
			if _, ok := cq.external[a]; ok {
				sub[a] = to
			}
		}
		cq.changeAliases(sub)
	}
}

func relabelAll(list []Expr, names map[string]string) []Expr {
	out := make([]Expr, len(list))
	for i, e := range list {
		out[i] = relabel(e, names)
	}
	if len(out) == 0 {
		return nil
	}
	return out
}

// bumpPrefix gives all tables aliases that cannot clash with those of outer.
func (q *Query) bumpPrefix(outer *Query, keep string) error {
	if q.prefix != outer.prefix {
		return nil
	}
	for n := 0; ; n++ {
		if n > 62 {
			return meta.Errorf("RecursionError", "Maximum recursion depth exceeded: too many subqueries.")
		}
		p := prefixAfter(q.prefix, n)
		if !q.subq[p] {
			q.prefix = p
			break
		}
	}
	q.subq[q.prefix] = true
	outer.subq = maps.Clone(outer.subq)
	maps.Copy(outer.subq, q.subq)
	names := map[string]string{}
	for i, a := range q.order {
		if a != keep {
			names[a] = fmt.Sprintf("%s%d", q.prefix, i)
		}
	}
	q.changeAliases(names)
	return nil
}

// prefixAfter is the n-th prefix tried after p: the next letters, then pairs of
// letters.
func prefixAfter(p string, n int) string {
	first := p[0] + 1
	if n == 0 {
		return string(first)
	}
	n--
	span := int('Z'-first) + 1
	if n < span {
		return string(rune(int(first) + n))
	}
	n -= span
	return string(rune('A'+n/26%26)) + string(rune('A'+n%26))
}

// resolveIn is the query as a subquery of outer.
func (q *Query) resolveIn(outer *Query, o Resolving) (*Query, error) {
	c := q.clone()
	if err := c.bumpPrefix(outer, ""); err != nil {
		return nil, err
	}
	c.subquery = true
	w, err := c.where.resolveLeaves(outer, o)
	if err != nil {
		return nil, err
	}
	c.where = w
	for i, x := range c.combined {
		if c.combined[i], err = x.resolveIn(outer, o); err != nil {
			return nil, err
		}
	}
	for _, n := range c.annotations.names {
		r, err := c.annotations.m[n].Resolve(outer, o)
		if err != nil {
			return nil, err
		}
		if s, ok := r.(*Sub); ok {
			maps.Copy(s.Query.external, c.external)
		}
		c.annotations.set(n, r)
	}
	for _, a := range outer.order {
		j := outer.joins[a]
		if j.isJoin() {
			_, right := j.field.Columns()
			c.external[a] = right != nil && right.Model.DBTable != a
		} else {
			c.external[a] = j.table != j.alias
		}
	}
	return c, nil
}

// externalCols are the columns of outer queries used inside.
func (q *Query) externalCols() []*Col {
	var out []*Col
	visit := func(c *Col) {
		if _, ok := q.external[c.Alias]; ok && q.joins[c.Alias] == nil {
			out = append(out, c)
		}
	}
	for _, n := range q.annotations.names {
		columns(q.annotations.m[n], true, true, visit)
	}
	for _, e := range q.where.Items {
		columns(e, true, true, visit)
	}
	return out
}

func (q *Query) output() (*meta.Field, error) {
	if len(q.selects) == 1 {
		if c, ok := q.selects[0].(*Col); ok {
			return c.Target, nil
		}
		return q.selects[0].Output()
	}
	if names := q.annotationSelect(); len(names) == 1 {
		return q.annotations.m[names[0]].Output()
	}
	return nil, nil
}

// resetRefcounts sets the counts of use back.
func (q *Query) resetRefcounts(to map[string]int) {
	for a := range q.refcount {
		q.refcount[a] = to[a]
	}
}

func checkAlias(alias string) error {
	forbidden := func(r rune) bool {
		return strings.ContainsRune("'`\"[];#", r) || unicode.IsSpace(r) || unicode.IsControl(r)
	}
	if strings.ContainsFunc(alias, forbidden) || strings.Contains(alias, "--") || strings.Contains(alias, "/*") || strings.Contains(alias, "*/") {
		return meta.Errorf(meta.ValueError, "Column aliases cannot contain whitespace characters, hashes, control characters, quotation marks, semicolons, or SQL comments.")
	}
	return nil
}

func split(name string) []string { return strings.Split(name, "__") }
