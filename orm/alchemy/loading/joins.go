package loading

import (
	"strings"

	"github.com/diptych-orm/diptych/orm/alchemy/core"
	"github.com/diptych-orm/diptych/orm/alchemy/instance"
	"github.com/diptych-orm/diptych/orm/alchemy/mapper"
)

// join carries out one step of join().
func (c *compiler) join(step core.JoinStep) error {
	var ra *RelAttr
	var right *Entity
	var rightFrom core.FromClause
	var on core.ColumnElement
	switch t := step.Target.(type) {
	case *RelAttr:
		if step.On != nil {
			return invalid("No 'on clause' argument may be passed when joining to a relationship path as a target")
		}
		ra = t
	case *Entity:
		right, rightFrom = t, t.From()
	case core.FromClause:
		rightFrom = t
	case *core.Annotated:
		if n, ok := t.Note.(*Note); ok && n.Prop != nil {
			return instance.Errorf(instance.ArgumentError, "Join target %s.%s does not refer to a mapped entity", n.Entity.Mapper.Class.Name, n.Prop.Name)
		}
		return instance.Errorf(instance.ArgumentError, "Join target, typically a FROM expression, or ORM relationship attribute expected, got %s.", step.Target.VisitName())
	default:
		return instance.Errorf(instance.ArgumentError, "Join target, typically a FROM expression, or ORM relationship attribute expected, got %s.", step.Target.VisitName())
	}
	switch o := step.On.(type) {
	case nil:
	case *RelAttr:
		ra = o
	case core.ColumnElement:
		on = o
	default:
		return instance.Errorf(instance.ArgumentError, "ON clause, typically a SQL expression or ORM relationship attribute expected, got %s.", step.On.VisitName())
	}
	var left core.FromClause
	var leftEntity *Entity
	at := -1
	if ra != nil {
		if right == nil && rightFrom == nil {
			right = ra.Target()
			rightFrom = right.From()
		}
		if right != nil && right.Mapper.Base != ra.Rel.Mapper.Base {
			return invalid("Join target %s does not correspond to the right side of join condition %s", right, ra)
		}
		leftEntity = ra.Entity
		left = leftEntity.From()
		at = c.fromIndex(left)
		if step.Left != nil {
			if e, ok := step.Left.(*Entity); !ok || e.From() != left {
				return invalid("explicit from clause %v does not match left side of relationship attribute %s", step.Left, ra)
			}
		}
	} else if step.Left != nil {
		switch l := step.Left.(type) {
		case *Entity:
			leftEntity, left = l, l.From()
		case core.FromClause:
			left = l
		}
		at = c.fromIndex(left)
	} else {
		var err error
		if left, at, err = c.implicitLeft(right, rightFrom, on); err != nil {
			return err
		}
	}
	if right != nil && leftEntity == right {
		return invalid("Can't construct a join from %s to %s, they are the same entity", leftEntity, right)
	}
	named := right
	if right != nil {
		var err error
		if right, err = c.standIn(left, right); err != nil {
			return err
		}
		rightFrom = right.From()
	}
	if on != nil && c.replaced != nil {
		on = c.replaced(on)
	}
	if at >= 0 {
		left = c.froms[at]
	}
	var j core.FromClause
	var err error
	var crit []core.ColumnElement
	if right != nil {
		if crit, err = c.criteriaFor(right); err != nil {
			return err
		}
	}
	if ra != nil {
		if right == nil {
			right = c.p.Aliased(ra.Rel.Mapper, rightFrom, "")
		}
		if len(crit) > 0 {
			v := *ra
			v.Extra = append(crit, ra.Extra...)
			ra = &v
		}
		j, err = ormJoin(left, right, ra, step.Outer, step.Full)
	} else {
		if right != nil {
			if s := singleCriterion(right.Mapper); s != nil {
				crit = append(crit, right.AdaptExpr(s))
			}
			if len(crit) > 0 {
				if on == nil {
					if on, err = core.JoinCondition(left, rightFrom); err != nil {
						return err
					}
				}
				on = core.And(append([]core.ColumnElement{on}, crit...)...)
			}
		}
		j, err = core.NewJoin(left, rightFrom, on, step.Outer, step.Full)
	}
	if err != nil {
		return err
	}
	if right != nil {
		c.joined = append(c.joined, named)
	}
	if at >= 0 {
		c.froms = append([]core.FromClause{}, c.froms...)
		c.froms[at] = j
	} else {
		c.froms = append(c.froms, j)
		if leftEntity != nil {
			c.lefts = append(c.lefts, leftEntity)
		}
	}
	return nil
}

// ormJoin joins along a relationship, over its secondary table where it has one.
func ormJoin(left core.FromClause, right *Entity, ra *RelAttr, outer, full bool) (core.FromClause, error) {
	source := ra.Entity.From()
	v := *ra
	v.Of = right
	j := v.joins(source, right.From(), ra.Entity.Alias != nil, right.Alias != nil, ra.Extra)
	if j.secondary == nil {
		return core.NewJoin(left, right.From(), j.on, outer, full)
	}
	if outer {
		inner, err := core.NewJoin(j.secondary, right.From(), j.secondaryOn, false, false)
		if err != nil {
			return nil, err
		}
		return core.NewJoin(left, inner, j.on, true, full)
	}
	l, err := core.NewJoin(left, j.secondary, j.on, outer, false)
	if err != nil {
		return nil, err
	}
	return core.NewJoin(l, right.From(), j.secondaryOn, outer, full)
}

// JoinOf is join() as a function: two sources of rows or classes, joined along a
// relationship, by a condition, or by their foreign keys.
func (p *Plugin) JoinOf(left, right, on core.Element, outer, full bool) (core.FromClause, error) {
	from := func(x core.Element) (core.FromClause, *Entity, error) {
		switch y := x.(type) {
		case *Entity:
			return y.From(), y, nil
		case core.FromClause:
			return y, nil, nil
		}
		return nil, nil, instance.Errorf(instance.ArgumentError, "FROM expression, such as a Table or alias() object expected, got %s.", p.Host.Repr(x))
	}
	l, _, err := from(left)
	if err != nil {
		return nil, err
	}
	r, entity, err := from(right)
	if err != nil {
		return nil, err
	}
	if ra, ok := on.(*RelAttr); ok {
		if entity == nil {
			entity = p.Aliased(ra.Rel.Mapper, r, "")
		}
		return ormJoin(l, entity, ra, outer, full)
	}
	cond, _ := on.(core.ColumnElement)
	if entity != nil {
		if own := singleCriterion(entity.Mapper); own != nil {
			if cond == nil {
				if cond, err = core.JoinCondition(l, r); err != nil {
					return nil, err
				}
			}
			cond = core.And(cond, entity.AdaptExpr(own))
		}
	}
	return core.NewJoin(l, r, cond, outer, full)
}

// parts are the sources of rows inside f.
func parts(f core.FromClause) []core.FromClause {
	switch x := f.(type) {
	case *core.Join:
		return append(append([]core.FromClause{x}, parts(x.L)...), parts(x.R)...)
	case *core.FromGroup:
		return parts(x.X)
	}
	return []core.FromClause{f}
}

// fromIndex finds the FROM clause that holds a source of rows, or -1.
func (c *compiler) fromIndex(left core.FromClause) int {
	for i, f := range c.froms {
		if f == left {
			return i
		}
	}
	for i, f := range c.froms {
		for _, p := range parts(f) {
			if p == left {
				return i
			}
		}
	}
	if j, ok := left.(*core.Join); ok { // a joined subclass whose tables are there
		return c.fromIndex(j.L)
	}
	return -1
}

func (c *compiler) implicitLeft(right *Entity, rightFrom core.FromClause, on core.ColumnElement) (core.FromClause, int, error) {
	several := func() error {
		return invalid("Can't determine which FROM clause to join from, there are multiple FROMS which can join to this entity. Please use the .select_from() method to establish an explicit left side, as well as providing an explicit ON clause if not present already to help resolve the ambiguity.")
	}
	none := func() error {
		err := &core.Error{Class: instance.InvalidRequestError, Subject: rightFrom, Msg: "Don't know how to join to %r. Please use the .select_from() method to establish an explicit left side, as well as providing an explicit ON clause if not present already to help resolve the ambiguity."}
		if right != nil {
			err.Subject, err.Msg = nil, strings.Replace(err.Msg, "%r", right.Repr(), 1)
		}
		return err
	}
	if len(c.froms) > 0 {
		idx := candidates(c.froms, rightFrom, on)
		switch len(idx) {
		case 1:
			return c.froms[idx[0]], idx[0], nil
		case 0:
			return nil, 0, none()
		}
		return nil, 0, several()
	}
	if len(c.entities) == 0 && len(c.s.Cols) > 0 {
		return nil, 0, none()
	}
	if len(c.entities) == 0 {
		return nil, 0, invalid("No entities to join from; please use select_from() to establish the left entity/selectable of this join")
	}
	var all []core.FromClause
	for _, e := range c.entities {
		if e.entity == right && (right != nil || e.from == rightFrom) {
			continue
		}
		dup := false
		for _, f := range all {
			dup = dup || f == e.from
		}
		if !dup {
			all = append(all, e.from)
		}
	}
	idx := candidates(all, rightFrom, on)
	switch len(idx) {
	case 1:
		return all[idx[0]], -1, nil
	case 0:
		return nil, 0, none()
	}
	return nil, 0, several()
}

// Repr is what repr() of the entity's inspection shows.
func (e *Entity) Repr() string {
	if e.id != 0 {
		names := e.Mapper.Class.Name
		for _, m := range e.poly {
			if m != e.Mapper {
				names += ", " + m.Class.Name
			}
		}
		return "<AliasedInsp at 0x…; " + e.Mapper.Class.Name + "(" + names + ")>"
	}
	if h, ok := e.Mapper.Class.Host.(interface{ MapperRepr(*mapper.Mapper) string }); ok {
		return h.MapperRepr(e.Mapper)
	}
	return "<Mapper at 0x…; " + e.Mapper.Class.Name + ">"
}

// candidates are the sources that right can be joined to: by foreign keys, or by
// the columns of the condition.
func candidates(clauses []core.FromClause, right core.FromClause, on core.ColumnElement) []int {
	if on != nil {
		if len(clauses) == 1 {
			return []int{0}
		}
		var idx []int
		for i, f := range clauses {
			if covers(f, right, on) {
				idx = append(idx, i)
			}
		}
		if len(idx) > 0 {
			return idx
		}
		for i := range clauses {
			idx = append(idx, i)
		}
		return idx
	}
	var idx []int
	for i, f := range clauses {
		if f == right {
			continue
		}
		if _, err := core.JoinCondition(f, right); err == nil {
			idx = append(idx, i)
		} else if e, ok := err.(*core.Error); ok && e.Class == "AmbiguousForeignKeysError" {
			idx = append(idx, i)
		}
	}
	return idx
}

func covers(a, b core.FromClause, on core.ColumnElement) bool {
	have := map[core.ColumnElement]bool{}
	for _, f := range []core.FromClause{a, b} {
		for _, c := range f.Columns().All() {
			have[core.Deannotate(c)] = true
		}
	}
	ok := true
	core.Walk(on, func(e core.Element) bool {
		if c, is := e.(*core.Column); is && !have[c] {
			ok = false
		}
		return true
	})
	return ok
}
