package loading

import (
	"runtime"

	"github.com/diptych-orm/diptych/orm/alchemy/core"
	"github.com/diptych-orm/diptych/orm/alchemy/instance"
	"github.com/diptych-orm/diptych/orm/alchemy/mapper"
)

// Exists is EXISTS (SELECT 1 FROM … WHERE …) over the related rows.
func (r *RelAttr) Exists(criterion core.ColumnElement) (core.ColumnElement, error) {
	rel := r.Rel
	var dest core.FromClause
	adaptDest := false
	aliasedTarget := r.Of != nil && r.Of.Alias != nil
	switch {
	case r.Of != nil:
		dest = r.Of.From()
		adaptDest = aliasedTarget
		if rel.SelfRef && !aliasedTarget {
			dest, adaptDest = aliasWhole(dest, ""), true
		}
	case rel.SelfRef && r.Entity.Alias == nil:
		dest, adaptDest = aliasWhole(targetOf(rel).From(), ""), true
	default:
		dest = targetOf(rel).From()
		adaptDest = rel.Mapper.AliasedFrom() != nil && rel.Mapper.Table != nil
	}
	j := r.existsJoins(dest, adaptDest)
	crit := j.on
	if j.secondaryOn != nil {
		crit = core.And(crit, j.secondaryOn)
	}
	if criterion != nil && adaptDest && !aliasedTarget {
		criterion = j.adapt(criterion)
	}
	if criterion != nil {
		crit = core.And(crit, criterion)
	}
	froms := []core.Element{dest}
	except := []core.FromClause{dest}
	if j.secondary != nil {
		froms = append(froms, j.secondary)
		except = append(except, j.secondary)
	}
	one := core.LiteralColumn("1", core.IntegerType)
	s := core.NewSelect(one).With(func(s *core.Select) {
		s.Where = []core.ColumnElement{crit}
		s.FromObj = froms
		s.CorrelateExcept, s.HasExcept = except, true
	})
	return core.NewExists(s), nil
}

// existsJoins is joins without an alias for the secondary table, which the
// subquery has to itself.
func (r *RelAttr) existsJoins(dest core.FromClause, adaptDest bool) joined {
	jc := r.Rel.Join
	if jc.Secondary == nil {
		return r.joins(r.Entity.From(), dest, r.Entity.Alias != nil, adaptDest, r.Extra)
	}
	if adaptDest || r.Entity.Alias != nil {
		return r.joins(r.Entity.From(), dest, r.Entity.Alias != nil, adaptDest, r.Extra)
	}
	j := joined{dest: dest, secondary: jc.Secondary, on: mapper.Plain(jc.Primary), secondaryOn: mapper.Plain(jc.SecondaryCond)}
	j.adapt = func(x core.ColumnElement) core.ColumnElement { return x }
	if len(r.Extra) > 0 {
		j.secondaryOn = core.And(append([]core.ColumnElement{j.secondaryOn}, r.Extra...)...)
	}
	return j
}

// Any is relationship.any(); Has is relationship.has().
func (r *RelAttr) Any(criterion core.ColumnElement) (core.ColumnElement, error) {
	if !r.Rel.List {
		return nil, invalid("'any()' not implemented for scalar attributes. Use has().")
	}
	return r.Exists(criterion)
}

// Has is relationship.has().
func (r *RelAttr) Has(criterion core.ColumnElement) (core.ColumnElement, error) {
	if r.Rel.List {
		return nil, invalid("'has()' not implemented for collections. Use any().")
	}
	return r.Exists(criterion)
}

// Equals is relationship == object; a nil object means None.
func (r *RelAttr) Equals(obj *instance.State) (core.ColumnElement, error) {
	if obj == nil {
		if r.Rel.Direction == mapper.OneToMany || r.Rel.Direction == mapper.ManyToMany {
			x, err := r.Exists(nil)
			if err != nil {
				return nil, err
			}
			return core.Not(x), nil
		}
		return r.foreignNull(true)
	}
	if r.Rel.List {
		return nil, invalid("Can't compare a collection to an object or collection; use contains() to test for membership.")
	}
	return r.against(obj)
}

// NotEquals is relationship != object; a nil object means None.
func (r *RelAttr) NotEquals(obj *instance.State) (core.ColumnElement, error) {
	if obj == nil {
		if r.Rel.Direction == mapper.ManyToOne {
			return r.foreignNull(false)
		}
		return r.Exists(nil)
	}
	if r.Rel.List {
		return nil, invalid("Can't compare a collection to an object or collection; use contains() to test for membership.")
	}
	return r.notAgainst(obj)
}

// Contains is relationship.contains(object).
func (r *RelAttr) Contains(obj *instance.State) (core.ColumnElement, error) {
	if !r.Rel.List {
		return nil, invalid("'contains' not implemented for scalar attributes.  Use ==")
	}
	return r.against(obj)
}

func (r *RelAttr) sourceCol(c *core.Column) core.ColumnElement { return r.Entity.Adapt(c) }

func (r *RelAttr) foreignNull(is bool) (core.ColumnElement, error) {
	var conds []core.ColumnElement
	for _, p := range r.Rel.Join.Pairs {
		op := core.OpIs
		if !is {
			op = core.OpIsNot
		}
		x, err := core.Operate(op, r.sourceCol(p.L), core.NullElement, false)
		if err != nil {
			return nil, err
		}
		conds = append(conds, x)
	}
	return core.And(conds...), nil
}

// against compares the relationship's own side with an object's values.
func (r *RelAttr) against(obj *instance.State) (core.ColumnElement, error) {
	lc := r.Rel.ReverseClause()
	values := valuesOf(lc, obj)
	secondary := r.Rel.Join.Secondary
	var alias *core.Alias
	if secondary != nil {
		alias = core.NewAlias(secondary, "")
	}
	x := core.ReplaceColumn(lc.Where, func(e core.Element) core.Element {
		switch n := e.(type) {
		case *core.BindParam:
			return values(n)
		case *core.Column:
			if secondary != nil && n.Table == core.FromClause(secondary) {
				return core.Corresponding(alias, n)
			}
			return r.sourceCol(n)
		}
		return nil
	})
	return x, nil
}

// ParentIs is the condition that finds the objects that a relationship of obj holds:
// with_parent(). The secondary table gets an alias on demand.
func (r *RelAttr) ParentIs(obj *instance.State, aliasSecondary bool) core.ColumnElement {
	lc := r.Rel.Lazily
	values := valuesOf(lc, obj)
	secondary := r.Rel.Join.Secondary
	var alias *core.Alias
	if secondary != nil && aliasSecondary {
		alias = core.NewAlias(secondary, "")
	}
	return core.ReplaceColumn(lc.Where, func(e core.Element) core.Element {
		if a, ok := e.(*core.Annotated); ok {
			if c, ok := core.Deannotate(a).(*core.Column); ok {
				e = c
			}
		}
		switch n := e.(type) {
		case *core.BindParam:
			return values(n)
		case *core.Column:
			if alias != nil && n.Table == core.FromClause(secondary) {
				return core.Corresponding(alias, n)
			}
			if r.Of != nil {
				return r.Of.Adapt(n)
			}
			return n
		}
		return nil
	})
}

// valuesOf gives the parameters of a condition the values that an object has when
// the statement runs.
func valuesOf(lc *mapper.LazyClause, obj *instance.State) func(*core.BindParam) *core.BindParam {
	values := map[*core.BindParam]func() (any, error){}
	for _, b := range lc.Binds {
		values[b.Bind] = valueOf(obj, b.Column)
	}
	return func(b *core.BindParam) *core.BindParam {
		f, ok := values[b]
		if !ok {
			return b
		}
		c := *b
		c.Callable, c.HasValue = f, false
		return &c
	}
}

// valueOf gives the value that an object has of a column when the statement runs.
func valueOf(obj *instance.State, c *core.Column) func() (any, error) {
	m := mapper.Of(obj)
	handle := obj.Handle()
	return func() (any, error) {
		if p := m.ColumnProp(c); obj.Key == nil && p != nil {
			if _, set := obj.Object.Load(p.Name); !set {
				return nil, invalid("Can't resolve value for column %s on object %s; no value has been set for this column", mapper.ColumnString(c), obj)
			}
		}
		v, err := m.Get(obj, c, instance.Off)
		runtime.KeepAlive(handle) // the condition keeps the object
		if err != nil {
			return nil, err
		}
		if v == any(instance.NoValue) || v == any(instance.NoResult) {
			v = nil
		}
		if v == nil {
			return nil, obj.Class.Host.Warn("SAWarning", "Got None for value of column "+mapper.ColumnString(c)+"; this is unsupported for a relationship comparison and will not currently produce an IS comparison (but may in a future release)")
		}
		return v, nil
	}
}

func (r *RelAttr) notAgainst(obj *instance.State) (core.ColumnElement, error) {
	m := mapper.Of(obj)
	if r.Rel.Direction == mapper.ManyToOne && r.Rel.UseGet {
		var conds []core.ColumnElement
		for _, p := range r.Rel.Join.Pairs {
			col := r.sourceCol(p.L)
			bind := core.NewBind(p.L.Key, true, core.Value{}, p.L.SQLType())
			bind.Callable, bind.HasValue = valueOf(obj, p.R), false
			ne, err := core.Operate(core.OpNe, col, bind, false)
			if err != nil {
				return nil, err
			}
			null, err := core.Operate(core.OpIs, col, core.NullElement, false)
			if err != nil {
				return nil, err
			}
			conds = append(conds, core.Or(ne, null))
		}
		return core.And(conds...), nil
	}
	var crit []core.ColumnElement
	for _, c := range m.PrimaryKey {
		v, err := m.Get(obj, c, instance.Off)
		if err != nil {
			return nil, err
		}
		x, err := core.Operate(core.OpEq, c, core.Value{V: v}, false)
		if err != nil {
			return nil, err
		}
		crit = append(crit, x)
	}
	x, err := r.Exists(core.And(crit...))
	if err != nil {
		return nil, err
	}
	return core.Not(x), nil
}
