package query

import (
	"slices"
	"sort"
	"strings"

	"github.com/diptych-orm/diptych/orm/django/meta"
)

// multiJoin says that a path meets a relation to many where none is allowed.
type multiJoin struct{ path []namedPath }

func (*multiJoin) Error() string { return "the path leads to many rows" }

type namedPath struct {
	name string
	path []meta.PathInfo
}

// step is one join of a path, with the condition it is made under.
type step struct {
	meta.PathInfo
	filtered *FilteredRelation
}

// namesToPath follows names from a model. It returns the joins, what the last
// name stands for, the field that holds its value, and the names left over:
// transforms and a lookup.
func (q *Query) namesToPath(names []string, m *meta.Model, allowMany, failOnMissing bool) (path []step, final meta.Relation, target *meta.Field, rest []string, err error) {
	var named []namedPath
	for pos, name := range names {
		cur := namedPath{name: name}
		if name == "pk" && m != nil && m.PK != nil {
			name = m.PK.Name
		}
		var field meta.Relation
		var fr *FilteredRelation
		if m != nil {
			field = m.Find(name)
		}
		if field == nil {
			if q.selectsAnnotation(name) {
				out, err := output(q.annotations.m[name])
				if err != nil {
					return nil, nil, nil, nil, err
				}
				field = out
			} else if r := q.filtered[name]; r != nil && pos == 0 {
				fr = r
				parts := split(r.Name)
				p, f, _, _, err := q.namesToPath(parts, m, allowMany, failOnMissing)
				if err != nil {
					return nil, nil, nil, nil, err
				}
				field = f
				if len(parts) > 1 {
					path = append(path, p[:len(p)-1]...)
				} else {
					field = m.Find(parts[0])
				}
			}
		}
		if field == nil {
			if m != nil && m.GenericKeyOf(name) != nil {
				return nil, nil, nil, nil, meta.Errorf(meta.FieldError, "Field '%s' does not generate an automatic reverse relation and therefore cannot be used for reverse querying. If it is a GenericForeignKey, consider adding a GenericRelation.", name)
			}
			if m != nil && m.HasPrivate(name) {
				return nil, nil, nil, nil, meta.Unsupported("queries along a ForeignObject")
			}
			pos--
			if pos == -1 || failOnMissing {
				return nil, nil, nil, nil, q.missingField(name, m)
			}
			return path, final, target, names[pos+1:], nil
		}
		if owner := fieldModel(field); owner != nil && m != nil && owner.Concrete() != m {
			for _, link := range m.PathToParent(owner) {
				p := link.Path()[0]
				path = append(path, step{PathInfo: p})
				cur.path = append(cur.path, p)
				m = p.To
			}
		}
		infos := field.Path()
		if len(infos) > 0 {
			if !allowMany {
				for i, p := range infos {
					if p.M2M {
						cur.path = append(cur.path, infos[:i+1]...)
						named = append(named, cur)
						return nil, nil, nil, nil, &multiJoin{named}
					}
				}
			}
			last := infos[len(infos)-1]
			for i, p := range infos {
				s := step{PathInfo: p}
				if fr != nil && i == len(infos)-1 {
					s.filtered = fr
				}
				path = append(path, s)
			}
			final, m, target = last.Final, last.To, last.Target
			if f, ok := field.(*meta.Field); ok && f.Rel.Kind == meta.ManyToMany {
				final = f.Rel.TargetLink
			}
			if r, ok := field.(*meta.Rel); ok && r.Kind == meta.ManyToMany {
				final = r.Field.Rel.SourceLink
			}
			cur.path = append(cur.path, infos...)
			named = append(named, cur)
			continue
		}
		final = field
		target, _ = field.(*meta.Field)
		if failOnMissing && pos+1 != len(names) {
			return nil, nil, nil, nil, meta.Errorf(meta.FieldError, "Cannot resolve keyword '%s' into field. Join on '%s' not permitted.", names[pos+1], name)
		}
		return path, final, target, names[pos+1:], nil
	}
	return path, final, target, nil, nil
}

// CheckPath tells whether a path of names leads to a field of the query's model;
// the error says where it does not.
func (q *Query) CheckPath(name string) error {
	_, _, _, _, err := q.namesToPath(split(name), q.Model, true, true)
	return err
}

func fieldModel(r meta.Relation) *meta.Model {
	switch f := r.(type) {
	case *meta.Field:
		return f.Model
	case *meta.Rel:
		return f.To
	}
	return nil
}

func (q *Query) missingField(name string, m *meta.Model) error {
	var names []string
	if m != nil {
		names = m.FieldNames()
	}
	names = append(names, q.annotationSelect()...)
	for n := range q.filtered {
		names = append(names, n)
	}
	sort.Strings(names)
	return meta.Errorf(meta.FieldError, "Cannot resolve keyword '%s' into field. Choices are: %s", name, strings.Join(names, ", "))
}

// joined is a path whose joins are in the query.
type joined struct {
	final      meta.Relation
	target     *meta.Field
	model      *meta.Model
	joins      []string
	path       []step
	transforms []string
	lastErr    error
}

// setupJoins adds the joins of a path to the query. Names that cannot be
// followed at its end are transforms.
func (q *Query) setupJoins(names []string, m *meta.Model, alias string, reuse *aliases, allowMany bool) (*joined, error) {
	out := &joined{model: m, joins: []string{alias}}
	for pivot := len(names); pivot > 0; pivot-- {
		path, final, target, _, err := q.namesToPath(names[:pivot], m, allowMany, true)
		if err == nil {
			out.path, out.final, out.target, out.transforms = path, final, target, names[pivot:]
			break
		}
		e, ok := err.(*meta.Error)
		if !ok || e.Class != meta.FieldError || pivot == 1 {
			if pivot == 1 && out.lastErr != nil && ok {
				return nil, err
			}
			return nil, err
		}
		out.lastErr = err
	}
	for _, s := range out.path {
		out.model = s.To
		j := &join{table: s.To.DBTable, parent: alias, field: s.Join, nullable: !s.Direct || s.Join.Field.Null, filtered: s.filtered}
		if s.filtered != nil {
			j.alias = s.filtered.alias
		}
		var r *aliases
		if s.M2M {
			r = reuse
		}
		a, err := q.addJoin(j, r)
		if err != nil {
			return nil, err
		}
		alias = a
		out.joins = append(out.joins, alias)
		if s.filtered != nil {
			reuse.add(alias)
		}
	}
	return out, nil
}

// column is the path's value as an expression, with its transforms.
func (q *Query) column(j *joined, target *meta.Field, alias string) (Expr, error) {
	var e Expr = &Col{Alias: alias, Target: target}
	for _, t := range j.transforms {
		x, err := q.tryTransform(e, t, nil)
		if err != nil {
			if _, plain := j.final.(*meta.Field); plain && j.lastErr != nil {
				return nil, j.lastErr
			}
			return nil, err
		}
		e = x
	}
	return e, nil
}

// trimJoins drops joins at the end whose value the table before holds as well.
func (q *Query) trimJoins(target *meta.Field, joins []string, path []step) (*meta.Field, string, []string) {
	joins = slices.Clone(joins)
	for i := len(path) - 1; i >= 0; i-- {
		s := path[i]
		if len(joins) == 1 || !s.Direct || s.filtered != nil {
			break
		}
		if rel := s.Join.Field.Rel; rel != nil && rel.Generic != nil {
			break // the join says which model the rows belong to
		}
		left, right := s.Join.Columns()
		if right.Column != target.Column {
			break
		}
		target = left
		q.refcount[joins[len(joins)-1]]--
		joins = joins[:len(joins)-1]
	}
	return target, joins[len(joins)-1], joins
}

// resolveRef is what F(name) stands for.
func (q *Query) resolveRef(name string, o Resolving) (Expr, error) {
	if a, ok := q.annotations.get(name); ok {
		if !o.Joins {
			var err error
			columns(a, true, false, func(c *Col) {
				if j := q.joins[c.Alias]; j != nil && j.isJoin() {
					err = meta.Errorf(meta.FieldError, "Joined field references are not permitted in this query")
				}
			})
			if err != nil {
				return nil, err
			}
		}
		if o.Summarize {
			if !q.selectsAnnotation(name) {
				return nil, meta.Errorf(meta.FieldError, "Cannot aggregate over the '%s' alias. Use annotate() to promote it.", name)
			}
			return &Ref{Name: name, Source: a}, nil
		}
		return a, nil
	}
	names := split(name)
	if a, ok := q.annotations.get(names[0]); ok {
		for _, t := range names[1:] {
			x, err := q.tryTransform(a, t, nil)
			if err != nil {
				return nil, err
			}
			a = x
		}
		return a, nil
	}
	j, err := q.setupJoins(names, q.Model, q.initialAlias(), o.Reuse, true)
	if err != nil {
		return nil, err
	}
	target, alias, list := q.trimJoins(j.target, j.joins, j.path)
	if !o.Joins && len(list) > 1 {
		return nil, meta.Errorf(meta.FieldError, "Joined field references are not permitted in this query")
	}
	e, err := q.column(j, target, alias)
	if err != nil {
		return nil, err
	}
	o.Reuse.add(list...)
	return e, nil
}

// splitExclude turns the exclusion of something in a relation to many into NOT
// EXISTS over a subquery that starts at that relation.
func (q *Query) splitExclude(cond Cond, reuse *aliases, named []namedPath) (*Where, []string, error) {
	sub := New(q.Model, q.env)
	sub.filtered = q.filtered
	value := cond.Value
	switch v := value.(type) {
	case *OuterRef:
		value = &OuterRef{Of: v}
	case *F:
		value = &OuterRef{Name: v.Name}
	}
	if err := sub.addQ(NewQ(Cond{cond.Name, value})); err != nil {
		return nil, nil, err
	}
	sub.clearOrdering(true, true)
	prefix, louter, err := sub.trimStart(named)
	if err != nil {
		return nil, nil, err
	}
	col := sub.selects[0].(*Col)
	if reuse != nil && (*reuse)[col.Alias] {
		pk := col.Target.Model.PK
		alias := col.Alias
		if err := sub.bumpPrefix(q, ""); err != nil {
			return nil, nil, err
		}
		inner := sub.selects[0].(*Col)
		sub.where = sub.where.add(&Lookup{Name: "exact", L: &Col{Alias: inner.Alias, Target: pk}, R: &Col{Alias: alias, Target: pk}}, And)
		sub.external[alias] = true
	} else {
		sub.where = sub.where.add(&Lookup{Name: "exact", L: col, R: &ResolvedOuterRef{Name: prefix}}, And)
	}
	w, needed, err := q.buildFilter(NewExists(sub), qTerms{joins: true, splitSubq: true, filterable: true, updateJoins: true})
	if err != nil {
		return nil, nil, err
	}
	if louter {
		or, _, err := q.buildFilter(Cond{prefix + "__isnull", true}, qTerms{currentNegated: true, branchNegated: true, reuse: reuse, joins: true, splitSubq: true, filterable: true, updateJoins: true})
		if err != nil {
			return nil, nil, err
		}
		w = w.add(or, Or)
	}
	return w, needed, nil
}

// trimStart drops the tables before the first relation to many from a subquery
// of splitExclude, which then selects the column that leads back. It returns the
// lookup for the outer query and whether an outer join was dropped.
func (q *Query) trimStart(named []namedPath) (string, bool, error) {
	var all []meta.PathInfo
	for _, n := range named {
		all = append(all, n.path...)
	}
	tables := q.order
	louter := false
	trimmed := 0
	var at meta.PathInfo
	for i, p := range all {
		trimmed, at = i, p
		if p.M2M {
			break
		}
		if q.joins[tables[i+1]].outer {
			louter = true
		}
		q.refcount[tables[i]]--
	}
	left, right := at.Join.Columns() // of the relation to many, from the near side
	n := trimmed
	var prefix []string
	for _, np := range named {
		if n-len(np.path) < 0 {
			break
		}
		prefix = append(prefix, np.name)
		n -= len(np.path)
	}
	prefix = append(prefix, left.Name)
	first := q.joins[tables[trimmed+1]]
	if rel := at.Join.Field.Rel; rel != nil && rel.Generic != nil && at.Join.Reverse {
		w, err := q.genericRows(rel.Generic, tables[trimmed+1])
		if err != nil {
			return "", false, err
		}
		q.where = q.where.add(w, And)
	}
	var col *Col
	if !first.outer && first.filtered == nil {
		q.refcount[tables[trimmed]]--
		col = &Col{Alias: tables[trimmed+1], Target: right}
	} else {
		col = &Col{Alias: tables[trimmed], Target: left}
	}
	for _, a := range q.order {
		if q.refcount[a] > 0 {
			q.joins[a] = &join{table: q.joins[a].table, alias: a}
			break
		}
	}
	q.defaultCols = false
	q.selects = []Expr{col}
	return strings.Join(prefix, "__"), louter, nil
}
