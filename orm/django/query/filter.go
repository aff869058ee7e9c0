package query

import (
	"maps"
	"slices"
	"strings"

	"github.com/diptych-orm/diptych/orm/django/meta"
	"github.com/diptych-orm/diptych/orm/django/values"
)

// Filter adds a condition. Its lookups share the joins that it makes.
func (q *Query) Filter(cond *Q) (*Query, error) {
	c := q.Chain()
	if err := c.addQ(cond); err != nil {
		return nil, err
	}
	return c, nil
}

// FilterSticky is Filter whose joins the next filter may use, as a related
// manager starts.
func (q *Query) FilterSticky(cond *Q) (*Query, error) {
	c := q.Chain()
	if err := c.addQ(cond); err != nil {
		return nil, err
	}
	c.sticky = true
	return c, nil
}

func (q *Query) addQ(cond *Q) error {
	var inner []string
	for _, a := range q.order {
		if j := q.joins[a]; j.isJoin() && !j.outer {
			inner = append(inner, a)
		}
	}
	w, _, err := q.addQInner(cond, qTerms{reuse: &q.used, joins: true, splitSubq: true, filterable: true, updateJoins: true})
	if err != nil {
		return err
	}
	if len(w.Items) > 0 {
		q.where = q.where.add(w, And)
	}
	q.demoteJoins(inner)
	return nil
}

// qTerms are the terms on which a condition is built.
type qTerms struct {
	branchNegated, currentNegated bool
	reuse                         *aliases
	joins, splitSubq, filterable  bool
	summarize, updateJoins        bool
}

func (q *Query) addQInner(cond *Q, t qTerms) (*Where, []string, error) {
	t.currentNegated = t.currentNegated != cond.Negated
	t.branchNegated = t.branchNegated || cond.Negated
	target := &Where{Connector: cond.Connector, Negated: cond.Negated}
	if target.Connector == "" {
		target.Connector = And
	}
	p := newPromoter(target.Connector, len(cond.Items), t.currentNegated)
	for _, it := range cond.Items {
		w, needed, err := q.buildFilter(it, t)
		if err != nil {
			return nil, nil, err
		}
		p.vote(needed)
		if w != nil && len(w.Items) > 0 {
			target = target.add(w, target.Connector)
		}
	}
	if !t.updateJoins {
		return target, nil, nil
	}
	return target, p.update(q), nil
}

// promoter decides which joins of a condition must be outer: one that some
// alternative does without must not throw its rows away.
type promoter struct {
	connector string
	effective string
	negated   bool
	children  int
	votes     map[string]int
	order     []string
}

func newPromoter(connector string, children int, negated bool) *promoter {
	p := &promoter{connector: connector, effective: connector, negated: negated, children: children, votes: map[string]int{}}
	if negated {
		p.effective = And
		if connector == And {
			p.effective = Or
		}
	}
	return p
}

func (p *promoter) vote(list []string) {
	for _, a := range list {
		if p.votes[a] == 0 {
			p.order = append(p.order, a)
		}
		p.votes[a]++
	}
}

func (p *promoter) update(q *Query) []string {
	var promote, demote []string
	for _, a := range p.order {
		n := p.votes[a]
		if p.effective == Or && n < p.children {
			promote = append(promote, a)
		}
		if p.effective == And || p.effective == Or && n == p.children {
			demote = append(demote, a)
		}
	}
	q.promoteJoins(promote)
	q.demoteJoins(demote)
	return demote
}

func (q *Query) buildFilter(item any, t qTerms) (*Where, []string, error) {
	switch it := item.(type) {
	case *Q:
		return q.addQInner(it, t)
	case Expr:
		if !Conditional(it) {
			return nil, nil, meta.Errorf(meta.TypeError, "Cannot filter against a non-conditional expression.")
		}
		c, err := it.Resolve(q, Resolving{Joins: t.joins, Reuse: t.reuse, Summarize: t.summarize})
		if err != nil {
			return nil, nil, err
		}
		if _, ok := c.(*Lookup); !ok {
			l, err := q.buildLookup([]string{"exact"}, c, true)
			if err != nil {
				return nil, nil, err
			}
			c = l
		}
		return newWhere(c), nil, nil
	}
	cond := item.(Cond)
	if cond.Name == "" {
		return nil, nil, meta.Errorf(meta.FieldError, "Cannot parse keyword query ''")
	}
	lookups, parts, reffed, err := q.solveLookup(cond.Name, t.summarize)
	if err != nil {
		return nil, nil, err
	}
	if t.filterable && reffed != nil {
		if err := checkFilterable(reffed); err != nil {
			return nil, nil, err
		}
	}
	if !t.joins && len(parts) > 1 {
		return nil, nil, meta.Errorf(meta.FieldError, "Joined field references are not permitted in this query")
	}
	before := maps.Clone(q.refcount)
	value, err := q.resolveValue(cond.Value, t)
	if err != nil {
		return nil, nil, err
	}
	var used []string
	for _, a := range q.order {
		if q.refcount[a] > before[a] {
			used = append(used, a)
		}
	}
	if e, ok := value.(Expr); ok && t.filterable {
		if err := checkFilterable(e); err != nil {
			return nil, nil, err
		}
	}
	if reffed != nil {
		l, err := q.buildLookup(lookups, reffed, value)
		if err != nil {
			return nil, nil, err
		}
		return newWhere(l), nil, nil
	}
	alias := q.initialAlias()
	ji, err := q.setupJoins(parts, q.Model, alias, t.reuse, !t.branchNegated || !t.splitSubq)
	if mj, ok := err.(*multiJoin); ok {
		return q.splitExclude(cond, t.reuse, mj.path)
	}
	if err != nil {
		return nil, nil, err
	}
	if err := checkRelated(ji.final, value, ji.model); err != nil {
		return nil, nil, err
	}
	for _, a := range ji.joins {
		if !slices.Contains(used, a) {
			used = append(used, a)
		}
	}
	target, alias, list := q.trimJoins(ji.target, ji.joins, ji.path)
	t.reuse.add(list...)
	if target.Kind == meta.CompositeKind {
		key, err := q.keyLookup(lookups, &Col{Alias: alias, Target: target}, value)
		if err != nil {
			return nil, nil, err
		}
		return newWhere(key), used, nil
	}
	col := &Col{Alias: alias, Target: target, Out: finalField(ji.final, target)}
	lookup, err := q.buildLookup(lookups, col, value)
	if err != nil {
		return nil, nil, err
	}
	clause := newWhere(lookup)
	rhsTrue := lookup.R == true
	requireOuter := lookup.Name == "isnull" && rhsTrue && !t.currentNegated
	if t.currentNegated && (lookup.Name != "isnull" || lookup.R == false) && lookup.R != nil {
		requireOuter = true
		if lookup.Name != "isnull" {
			if target.Null || q.joins[list[len(list)-1]].outer {
				clause = clause.add(&Lookup{Name: "isnull", L: &Col{Alias: alias, Target: target, Out: ji.target}, R: false}, And)
			}
			if c, ok := value.(*Col); ok && c.Target.Null {
				clause = clause.add(&Lookup{Name: "isnull", L: c, R: false}, And)
			}
		}
	}
	if requireOuter {
		used = nil
	}
	return clause, used, nil
}

// finalField is the output of a column at the end of a path: the relation's own
// field where the path ends in one.
func finalField(final meta.Relation, target *meta.Field) *meta.Field {
	switch f := final.(type) {
	case *meta.Field:
		if f.Rel != nil && f.Rel.Kind == meta.ManyToMany {
			return f.Rel.TargetLink
		}
		return f
	case *meta.Rel:
		// A reverse relation compares as a foreign key to its model's key would.
		class := "ManyToOneRel"
		if f.Kind == meta.OneToOne {
			class = "OneToOneRel"
		}
		return &meta.Field{Kind: meta.ForeignKeyKind, ClassName: class, Name: f.QueryName(), Null: true, Model: f.To,
			Rel: &meta.Rel{To: f.Field.Model, Kind: meta.ManyToOne}}
	}
	return target
}

func checkFilterable(e Expr) error {
	if f, ok := e.(*Func); ok && f.Agg == nil {
		switch f.Name {
		case "RowNumber", "Rank":
			return meta.Errorf(meta.NotSupportedError, "%s is disallowed in the filter clause.", f.Name)
		}
	}
	return nil
}

func (q *Query) resolveValue(v any, t qTerms) (any, error) {
	switch x := v.(type) {
	case Expr:
		return x.Resolve(q, Resolving{Joins: t.joins, Reuse: t.reuse, Summarize: t.summarize})
	case *Query:
		sub := &Sub{Query: x, plain: true}
		return sub.Resolve(q, Resolving{Joins: t.joins, Reuse: t.reuse, Summarize: t.summarize})
	case []any:
		return q.resolveList(x, t)
	case values.Tuple:
		list, err := q.resolveList(x, t)
		return values.Tuple(list), err
	case values.Iterable:
		if x.Consumed() {
			return x.Members()
		}
	}
	return v, nil
}

func (q *Query) resolveList(list []any, t qTerms) ([]any, error) {
	out := make([]any, len(list))
	for i, x := range list {
		r, err := q.resolveValue(x, t)
		if err != nil {
			return nil, err
		}
		out[i] = r
	}
	return out, nil
}

// solveLookup splits a lookup's name into the fields to follow, the transforms
// and the lookup; reffed is the annotation that it starts from, if any.
func (q *Query) solveLookup(name string, summarize bool) (lookups, parts []string, reffed Expr, err error) {
	pieces := split(name)
	for n := len(pieces); n > 0 && len(q.annotations.names) > 0; n-- {
		key := strings.Join(pieces[:n], "__")
		if a, ok := q.annotations.get(key); ok {
			if summarize {
				a = &Ref{Name: key, Source: a}
			}
			return pieces[n:], nil, a, nil
		}
	}
	_, _, _, rest, err := q.namesToPath(pieces, q.Model, true, false)
	if err != nil {
		return nil, nil, nil, err
	}
	parts = pieces[:len(pieces)-len(rest)]
	if len(rest) > 1 && len(parts) == 0 {
		return nil, nil, nil, meta.Errorf(meta.FieldError, `Invalid lookup "%s" for model %s".`, name, q.Model.Name)
	}
	return rest, parts, nil, nil
}

// buildLookup applies the transforms and makes the lookup.
func (q *Query) buildLookup(lookups []string, lhs Expr, rhs any) (*Lookup, error) {
	if len(lookups) == 0 {
		lookups = []string{"exact"}
	}
	n := len(lookups) - 1
	name := lookups[n]
	for i, t := range lookups[:n] {
		x, err := q.tryTransform(lhs, t, lookups[i:])
		if err != nil {
			return nil, err
		}
		lhs = x
	}
	out, err := output(lhs)
	if err != nil {
		return nil, err
	}
	custom := q.registered(lhs, out, name)
	if custom == nil && !knowsLookup(lhs, out, name) || custom != nil && custom.Transform {
		x, err := q.tryTransform(lhs, name, nil)
		if err != nil {
			return nil, err
		}
		lhs, name = x, "exact"
		if out, err = output(lhs); err != nil {
			return nil, err
		}
		custom = q.registered(lhs, out, name)
	}
	if custom != nil && rhs != nil {
		made, err := custom.Make(lhs, rhs)
		if err != nil {
			return nil, err
		}
		l, ok := made.(*Lookup)
		if !ok {
			return nil, meta.Errorf(meta.TypeError, "the lookup '%s' made no lookup", name)
		}
		return l, nil
	}
	switch name {
	case "in", "range", "has_keys", "has_any_keys": // iterate None first, and fail
		return newLookup(q, name, lhs, rhs)
	}
	if rhs == nil && !(name == "exact" && out.Kind == meta.JSONKind) {
		return noneLookup(name, lhs)
	}
	return newLookup(q, name, lhs, rhs)
}

func knowsLookup(lhs Expr, out *meta.Field, name string) bool {
	if f, ok := lhs.(*Func); ok && f.Name == "KeyTransform" {
		switch name {
		case "exact", "iexact", "gt", "gte", "lt", "lte", "in", "icontains", "startswith", "istartswith", "endswith",
			"iendswith", "isnull", "regex", "iregex", "contains", "has_key", "has_keys", "has_any_keys", "contained_by", "range":
			return true
		}
		return false
	}
	return hasLookup(out, name)
}

func (q *Query) tryTransform(lhs Expr, name string, lookups []string) (Expr, error) {
	if out, err := lhs.Output(); err == nil {
		if r := q.registered(lhs, out, name); r != nil && r.Transform {
			return r.Make(lhs, nil)
		}
	}
	x, ok, err := transform(lhs, name)
	if err != nil || ok {
		return x, err
	}
	out, err := output(lhs)
	if err != nil {
		return nil, err
	}
	suggestion := "."
	if near := closeMatches(name, lookupNames(out)); len(near) > 0 {
		suggestion = ", perhaps you meant " + strings.Join(near, " or ") + "?"
	}
	unsupported := name
	if lookups != nil {
		unsupported = strings.Join(lookups, "__")
	}
	return nil, meta.Errorf(meta.FieldError, "Unsupported lookup '%s' for %s or join on the field not permitted%s", unsupported, out.Class(), suggestion)
}

// checkRelated refuses objects and queries of the wrong model.
func checkRelated(final meta.Relation, value any, to *meta.Model) error {
	if !final.IsRelation() {
		return nil
	}
	compatible := func(m *meta.Model) bool {
		a, b := m.Concrete(), to.Concrete()
		if a == b || a.IsSubclass(b) || b.IsSubclass(a) {
			return true
		}
		// A relation that is its model's key compares with that model, too.
		f, ok := final.(*meta.Field)
		return ok && f.PrimaryKey && f.Model.Concrete() == a
	}
	object := func(v any) error {
		if o, ok := v.(meta.Instance); ok && !compatible(o.Model()) {
			return meta.Errorf(meta.ValueError, `Cannot query "%s": Must be "%s" instance.`, o.String(), to.Name)
		}
		return nil
	}
	switch v := value.(type) {
	case *Sub:
		if v.plain && !v.Query.hasSelect() && !compatible(v.Query.Model) {
			return meta.Errorf(meta.ValueError, `Cannot use QuerySet for "%s": Use a QuerySet for "%s".`, v.Query.Model.Name, to.Name)
		}
	case []any, values.Tuple, values.Iterable:
		list, err := values.Iterate(v)
		if err != nil {
			return nil // no members, and no object either
		}
		for _, x := range list {
			if err := object(x); err != nil {
				return err
			}
		}
	default:
		return object(v)
	}
	return nil
}
