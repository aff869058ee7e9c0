package mapper

import (
	"slices"

	"github.com/diptych-orm/diptych/orm/alchemy/core"
	"github.com/diptych-orm/diptych/orm/alchemy/instance"
)

// Role marks a column of a join condition by the part it plays there. The same
// column may play both sides of a self-referential condition, so the mark is on
// the occurrence, as the Note of a core.Annotated.
type Role struct {
	Local, Remote, Foreign bool
}

// RoleOf is the role of an element; zero for one without.
func RoleOf(e core.Element) Role {
	if a, ok := e.(*core.Annotated); ok {
		switch n := a.Note.(type) {
		case *Role:
			return *n
		}
		return RoleOf(a.ColumnElement)
	}
	return Role{}
}

// Foreign and Remote mark the columns of an expression, as foreign() and
// remote() do for a custom join condition.
func Foreign(x core.ColumnElement) core.ColumnElement {
	return mark(x, func(r *Role) { r.Foreign = true })
}

// Remote marks the remote side; see Foreign.
func Remote(x core.ColumnElement) core.ColumnElement {
	return mark(x, func(r *Role) { r.Remote = true })
}

func mark(x core.ColumnElement, f func(*Role)) core.ColumnElement {
	return core.ReplaceColumn(x, func(e core.Element) core.Element {
		if c := columnOf(e); c != nil {
			return withRole(e, f)
		}
		return nil
	})
}

// columnOf is the column that e is, notes aside.
func columnOf(e core.Element) *core.Column {
	x, ok := e.(core.ColumnElement)
	if !ok {
		return nil
	}
	c, _ := core.Deannotate(x).(*core.Column)
	return c
}

func withRole(e core.Element, f func(*Role)) *core.Annotated {
	r := RoleOf(e)
	f(&r)
	return &core.Annotated{ColumnElement: columnOf(e), Note: &r}
}

// JoinCondition is how the rows of two classes belong together.
type JoinCondition struct {
	Primary        core.ColumnElement // with roles
	SecondaryCond  core.ColumnElement // nil without a secondary table
	Secondary      *core.Table
	Direction      Direction
	Pairs          []Pair // local and remote columns
	Sync           []Pair // source of a value and the foreign key it is copied to
	SecondarySync  []Pair
	RemoteColumns  []*core.Column
	ForeignColumns []*core.Column
	// Guessed: of a class that refers to itself, nobody said which side is the remote one.
	Guessed bool
}

type joinArgs struct {
	rel                 *Relationship
	parent, child       *Mapper
	childFrom           core.FromClause // of an alias
	primary, secondaryJ core.ColumnElement
	secondary           *core.Table
	foreign, remote     map[*core.Column]bool
}

func has(t core.FromClause, c *core.Column) bool {
	for _, x := range t.Columns().All() {
		if core.Deannotate(x) == core.ColumnElement(c) {
			return true
		}
	}
	return false
}

func mapped(m *Mapper, c *core.Column) bool {
	for _, f := range m.sources() {
		if c.Table == f {
			return true
		}
	}
	return false
}

// inChild tells whether a column is one of the related class's, or of the alias that
// stands for it.
func (a joinArgs) inChild(c *core.Column) bool {
	if a.childFrom != nil {
		return has(a.childFrom, c)
	}
	return mapped(a.child, c)
}

func determineJoin(a joinArgs) (*JoinCondition, error) {
	j := &JoinCondition{Secondary: a.secondary}
	if a.secondaryJ != nil && a.secondary == nil {
		return nil, instance.Errorf(instance.ArgumentError, "Property %s specified with secondary join condition but no secondary argument", a.rel)
	}
	var err error
	if a.secondary != nil {
		if j.SecondaryCond = a.secondaryJ; j.SecondaryCond == nil {
			if j.SecondaryCond, err = joinTables(a, a.child, nil, a.secondary); err != nil {
				return nil, err
			}
		}
		if j.Primary = a.primary; j.Primary == nil {
			if j.Primary, err = joinTables(a, a.parent, nil, a.secondary); err != nil {
				return nil, err
			}
		}
	} else if j.Primary = a.primary; j.Primary == nil {
		if j.Primary, err = joinTables(a, a.parent, a.child, nil); err != nil {
			return nil, err
		}
	}
	j.markForeign(a)
	j.markRemote(a)
	j.markLocal(a)
	j.pairs(a)
	if err := j.checkForeign(a, j.Primary, len(j.Sync) > 0, "primary"); err != nil {
		return nil, err
	}
	if j.SecondaryCond != nil {
		if err := j.checkForeign(a, j.SecondaryCond, len(j.SecondarySync) > 0, "secondary"); err != nil {
			return nil, err
		}
	}
	if err := j.direct(a); err != nil {
		return nil, err
	}
	if len(j.Pairs) == 0 {
		return nil, instance.Errorf(instance.ArgumentError, "Relationship %s could not determine any unambiguous local/remote column pairs based on join condition and remote_side arguments.  Consider using the remote() annotation to accurately mark those elements of the join condition that are on the remote side of the relationship.", a.rel)
	}
	if j.SecondaryCond == nil {
		for _, p := range j.Pairs {
			if mapped(a.parent, p.R) && !a.inChild(p.R) {
				if err := a.rel.Parent.Registry.Host.Warn("SAWarning", "Expression "+ColumnString(p.R)+" is marked as 'remote', but these column(s) are local to the local side.  The remote() annotation is needed only for a self-referential relationship where both sides of the relationship refer to the same tables."); err != nil {
					return nil, err
				}
			}
		}
	}
	return j, nil
}

// joinTables makes the condition from the foreign keys between the parent's
// tables and the child's, or the secondary table.
func joinTables(a joinArgs, parent, child *Mapper, secondary *core.Table) (core.ColumnElement, error) {
	left := parent.sources()
	var right []core.FromClause
	if secondary != nil {
		right = []core.FromClause{secondary}
	} else {
		right = child.sources()
	}
	type group struct {
		con   *core.ForeignKeyConstraint
		pairs [][2]*core.Column
	}
	find := func(lefts []core.FromClause) ([]group, error) {
		var groups []group
		add := func(con *core.ForeignKeyConstraint, l, r *core.Column) {
			for i := range groups {
				if groups[i].con == con {
					groups[i].pairs = append(groups[i].pairs, [2]*core.Column{l, r})
					return
				}
			}
			groups = append(groups, group{con, [][2]*core.Column{{l, r}}})
		}
		scan := func(from, to []core.FromClause) error {
			for _, t := range from {
				for _, x := range t.Columns().All() {
					c, ok := x.(*core.Column)
					if !ok {
						continue
					}
					for _, fk := range foreignKeys(c) {
						if len(a.foreign) > 0 && !a.foreign[c] {
							continue
						}
						target, err := fk.Column()
						if err != nil {
							var e *core.Error
							if x, ok := err.(*core.Error); ok {
								e = x
							}
							if e != nil && e.Class == "NoReferencedTableError" && !slices.ContainsFunc(to, func(f core.FromClause) bool { t, ok := f.(*core.Table); return ok && fk.Names(t) }) {
								continue
							}
							return err
						}
						for _, o := range to {
							if target.Table == o {
								add(fk.Constraint, target, c)
							}
						}
					}
				}
			}
			return nil
		}
		// the foreign keys of the right side first, then those of the left
		if err := scan(right, lefts); err != nil {
			return nil, err
		}
		same := len(lefts) == len(right)
		for i := range right {
			same = same && i < len(lefts) && lefts[i] == right[i]
		}
		if !same {
			if err := scan(lefts, right); err != nil {
				return nil, err
			}
		}
		return groups, nil
	}
	groups, err := find(left)
	if err != nil {
		return nil, err
	}
	if len(groups) > 1 && len(left) > 1 { // prefer the class's own table to that of its bases
		if own, err := find([]core.FromClause{parent.Table}); err == nil && len(own) == 1 {
			groups = own
		}
	}
	switch {
	case len(groups) == 0:
		return nil, noForeignKeys(a, secondary)
	case len(groups) > 1:
		all := map[[2]*core.Column]bool{}
		for _, g := range groups {
			for _, p := range g.pairs {
				all[p] = true
			}
		}
		if !(len(all) == len(groups[0].pairs)) {
			return nil, ambiguous(a, secondary)
		}
	}
	var conds []core.ColumnElement
	for _, p := range groups[0].pairs {
		c, err := core.Operate(core.OpEq, p[0], p[1], false)
		if err != nil {
			return nil, err
		}
		conds = append(conds, c)
	}
	if len(conds) == 1 {
		return conds[0], nil
	}
	return core.And(conds...), nil
}

func noForeignKeys(a joinArgs, secondary *core.Table) error {
	if secondary != nil {
		return instance.Errorf(instance.NoForeignKeysError, "Could not determine join condition between parent/child tables on relationship %s - there are no foreign keys linking these tables via secondary table '%s'.  Ensure that referencing columns are associated with a ForeignKey or ForeignKeyConstraint, or specify 'primaryjoin' and 'secondaryjoin' expressions.", a.rel, secondary.Key())
	}
	return instance.Errorf(instance.NoForeignKeysError, "Could not determine join condition between parent/child tables on relationship %s - there are no foreign keys linking these tables.  Ensure that referencing columns are associated with a ForeignKey or ForeignKeyConstraint, or specify a 'primaryjoin' expression.", a.rel)
}

func ambiguous(a joinArgs, secondary *core.Table) error {
	if secondary != nil {
		return instance.Errorf(instance.AmbiguousForeignKeys, "Could not determine join condition between parent/child tables on relationship %s - there are multiple foreign key paths linking the tables via secondary table '%s'.  Specify the 'foreign_keys' argument, providing a list of those columns which should be counted as containing a foreign key reference from the secondary table to each of the parent and child tables.", a.rel, secondary.Key())
	}
	return instance.Errorf(instance.AmbiguousForeignKeys, "Could not determine join condition between parent/child tables on relationship %s - there are multiple foreign key paths linking the tables.  Specify the 'foreign_keys' argument, providing a list of those columns which should be counted as containing a foreign key reference to the parent table.", a.rel)
}

func anyRole(x core.ColumnElement, f func(Role) bool) bool {
	if x == nil {
		return false
	}
	found := false
	core.Walk(x, func(e core.Element) bool {
		found = found || f(RoleOf(e))
		return !found
	})
	return found
}

// eachCondition replaces both conditions.
func (j *JoinCondition) eachCondition(f func(core.ColumnElement) core.ColumnElement) {
	j.Primary = f(j.Primary)
	if j.SecondaryCond != nil {
		j.SecondaryCond = f(j.SecondaryCond)
	}
}

// eachBinary passes the two sides of every comparison of columns through f.
func eachBinary(x core.ColumnElement, f func(l, r core.Element) (core.Element, core.Element)) core.ColumnElement {
	return core.ReplaceColumn(x, func(e core.Element) core.Element {
		b, ok := e.(*core.Binary)
		if !ok || columnOf(b.L) == nil || b.R == nil || columnOf(b.R) == nil {
			return nil
		}
		l, r := f(b.L, b.R)
		if l == core.Element(b.L) && r == b.R {
			return b
		}
		c := *b
		c.L, c.R = l.(core.ColumnElement), r
		return &c
	})
}

// References tells whether column a has a foreign key to b.
func References(a, b *core.Column) bool {
	for _, fk := range foreignKeys(a) {
		if c, err := fk.Column(); err == nil && c == b {
			return true
		}
	}
	return false
}

func (j *JoinCondition) markForeign(a joinArgs) {
	if anyRole(j.Primary, func(r Role) bool { return r.Foreign }) {
		return
	}
	foreign := func(r *Role) { r.Foreign = true }
	if len(a.foreign) > 0 {
		j.eachCondition(func(x core.ColumnElement) core.ColumnElement {
			return core.ReplaceColumn(x, func(e core.Element) core.Element {
				if c := columnOf(e); c != nil && a.foreign[c] {
					return withRole(e, foreign)
				}
				return nil
			})
		})
		return
	}
	which := func(l, r *core.Column) *core.Column {
		switch {
		case References(l, r):
			return l
		case References(r, l):
			return r
		}
		if a.secondary != nil {
			inL, inR := has(a.secondary, l), has(a.secondary, r)
			if inL && !inR {
				return l
			}
			if inR && !inL {
				return r
			}
		}
		return nil
	}
	j.eachCondition(func(x core.ColumnElement) core.ColumnElement {
		return eachBinary(x, func(l, r core.Element) (core.Element, core.Element) {
			switch which(columnOf(l), columnOf(r)) {
			case nil:
			case columnOf(l):
				l = withRole(l, foreign)
			default:
				r = withRole(r, foreign)
			}
			return l, r
		})
	})
}

func (j *JoinCondition) refersToParent(a joinArgs) bool {
	found := false
	core.Walk(j.Primary, func(e core.Element) bool {
		if b, ok := e.(*core.Binary); ok {
			l, r := columnOf(b.L), columnOf(b.R)
			if l != nil && r != nil && mapped(a.parent, l) && mapped(a.parent, r) && a.inChild(l) && a.inChild(r) {
				found = true
			}
		}
		return true
	})
	return found
}

func (j *JoinCondition) markRemote(a joinArgs) {
	if anyRole(j.Primary, func(r Role) bool { return r.Remote }) {
		return
	}
	remote := func(r *Role) { r.Remote = true }
	markWhere := func(f func(*core.Column) bool) {
		j.eachCondition(func(x core.ColumnElement) core.ColumnElement {
			return core.ReplaceColumn(x, func(e core.Element) core.Element {
				if c := columnOf(e); c != nil && f(c) {
					return withRole(e, remote)
				}
				return nil
			})
		})
	}
	selfRef := func(f func(core.Element) bool) {
		j.Primary = eachBinary(j.Primary, func(l, r core.Element) (core.Element, core.Element) {
			equated := columnOf(l) == columnOf(r)
			isL, isR := f(l), f(r)
			if isL {
				l = withRole(l, remote)
			}
			if isR && !equated {
				r = withRole(r, remote)
			}
			return l, r
		})
	}
	switch {
	case a.secondary != nil:
		markWhere(func(c *core.Column) bool { return has(a.secondary, c) })
	case len(a.remote) > 0:
		if j.refersToParent(a) {
			selfRef(func(e core.Element) bool { return a.remote[columnOf(e)] })
		} else {
			markWhere(func(c *core.Column) bool { return a.remote[c] })
		}
	case j.refersToParent(a):
		j.Guessed = true
		selfRef(func(e core.Element) bool { return RoleOf(e).Foreign })
	case overlap(a.parent, a.child):
		j.Primary = eachBinary(j.Primary, func(l, r core.Element) (core.Element, core.Element) {
			if a.inChild(columnOf(r)) && mapped(a.parent, columnOf(l)) {
				r = withRole(r, remote)
			}
			if a.inChild(columnOf(l)) && mapped(a.parent, columnOf(r)) {
				l = withRole(l, remote)
			}
			return l, r
		})
	default:
		markWhere(func(c *core.Column) bool {
			own := c.Table == core.FromClause(a.child.Table)
			return a.inChild(c) && (c.Table != core.FromClause(a.parent.Table) || own)
		})
	}
}

func overlap(x, y *Mapper) bool {
	for _, t := range x.tables {
		if y.HasTable(t) {
			return true
		}
	}
	return false
}

func (j *JoinCondition) markLocal(a joinArgs) {
	j.Primary = core.ReplaceColumn(j.Primary, func(e core.Element) core.Element {
		c := columnOf(e)
		if c == nil {
			return nil
		}
		if !RoleOf(e).Remote && mapped(a.parent, c) {
			return withRole(e, func(r *Role) { r.Local = true })
		}
		return e
	})
}

func (j *JoinCondition) pairs(a joinArgs) {
	canSync := func(cs ...*core.Column) bool {
		for _, c := range cs {
			if a.secondary != nil && has(a.secondary, c) {
				continue
			}
			if !mapped(a.parent, c) && !a.inChild(c) {
				return false
			}
		}
		return true
	}
	collect := func(x core.ColumnElement, sync *[]Pair) {
		core.Walk(x, func(e core.Element) bool {
			b, ok := e.(*core.Binary)
			if !ok {
				return true
			}
			if !b.Op.Comparison {
				return true
			}
			right := columnsIn(b.R)
			for _, le := range columnsIn(b.L) {
				for _, re := range right {
					l, r, lr, rr := columnOf(le), columnOf(re), RoleOf(le), RoleOf(re)
					if rr.Remote && !lr.Remote && canSync(l) {
						j.addPair(Pair{l, r})
					} else if lr.Remote && !rr.Remote && canSync(r) {
						j.addPair(Pair{r, l})
					}
					if b.Op == core.OpEq && canSync(l, r) {
						if rr.Foreign {
							*sync = append(*sync, Pair{l, r})
						} else if lr.Foreign {
							*sync = append(*sync, Pair{r, l})
						}
					}
				}
			}
			return true
		})
	}
	collect(j.Primary, &j.Sync)
	if j.SecondaryCond != nil {
		collect(j.SecondaryCond, &j.SecondarySync)
	}
	gather := func(f func(Role) bool) []*core.Column {
		var out []*core.Column
		seen := map[*core.Column]bool{}
		for _, x := range []core.ColumnElement{j.Primary, j.SecondaryCond} {
			if x == nil {
				continue
			}
			core.Walk(x, func(e core.Element) bool {
				if c := columnOf(e); c != nil {
					if f(RoleOf(e)) && !seen[c] {
						seen[c] = true
						out = append(out, c)
					}
					return false
				}
				return true
			})
		}
		return out
	}
	j.RemoteColumns = gather(func(r Role) bool { return r.Remote })
	j.ForeignColumns = gather(func(r Role) bool { return r.Foreign })
}

// columnsIn are the columns of one side of a comparison, with their roles; those of
// subqueries and of comparisons inside are none of it.
func columnsIn(x core.Element) []core.Element {
	var out []core.Element
	core.Walk(x, func(e core.Element) bool {
		if columnOf(e) != nil {
			out = append(out, e)
			return false
		}
		if b, ok := e.(*core.Binary); ok && b.Op.Comparison {
			return false
		}
		_, query := e.(*core.ScalarSelect)
		return !query
	})
	return out
}

func (j *JoinCondition) addPair(p Pair) {
	for _, x := range j.Pairs {
		if x == p {
			return
		}
	}
	j.Pairs = append(j.Pairs, p)
}

func (j *JoinCondition) checkForeign(a joinArgs, x core.ColumnElement, canSync bool, which string) error {
	foreign := anyRole(x, func(r Role) bool { return r.Foreign })
	sync := !a.rel.ViewOnly
	if sync && canSync || !sync && foreign {
		return nil
	}
	text := Text(x)
	if sync && foreign && !canSync {
		return instance.Errorf(instance.ArgumentError, "Could not locate any simple equality expressions involving locally mapped foreign key columns for %s join condition '%s' on relationship %s.  Ensure that referencing columns are associated with a ForeignKey or ForeignKeyConstraint, or are annotated in the join condition with the foreign() annotation. To allow comparison operators other than '==', the relationship can be marked as viewonly=True.", which, text, a.rel)
	}
	return instance.Errorf(instance.ArgumentError, "Could not locate any relevant foreign key columns for %s join condition '%s' on relationship %s.  Ensure that referencing columns are associated with a ForeignKey or ForeignKeyConstraint, or are annotated in the join condition with the foreign() annotation.", which, text, a.rel)
}

// Text spells an expression for a message.
func Text(x core.ColumnElement) string {
	c, err := core.CompileElement(x, core.CompileOptions{Dialect: core.StringDialect, Stringify: true})
	if err != nil {
		return x.VisitName()
	}
	return c.SQL
}

func (j *JoinCondition) direct(a joinArgs) error {
	if a.secondary != nil {
		j.Direction = ManyToMany
		return nil
	}
	var toMany, toOne []*core.Column
	for _, c := range j.ForeignColumns {
		if a.inChild(c) {
			toMany = append(toMany, c)
		}
		if mapped(a.parent, c) {
			toOne = append(toOne, c)
		}
	}
	switch {
	case len(toMany) > 0 && len(toOne) > 0:
		var many, one bool
		core.Walk(j.Primary, func(e core.Element) bool {
			r := RoleOf(e)
			if r.Remote && r.Foreign {
				many = true
			}
			if r.Foreign && !r.Remote {
				one = true
			}
			return columnOf(e) == nil
		})
		switch {
		case many && !one:
			j.Direction = OneToMany
		case one && !many:
			j.Direction = ManyToOne
		default:
			return instance.Errorf(instance.ArgumentError, "Can't determine relationship direction for relationship '%s' - foreign key columns within the join condition are present in both the parent and the child's mapped tables.  Ensure that only those columns referring to a parent column are marked as foreign, either via the foreign() annotation or via the foreign_keys argument.", a.rel)
		}
	case len(toMany) > 0:
		j.Direction = OneToMany
	case len(toOne) > 0:
		j.Direction = ManyToOne
	default:
		return instance.Errorf(instance.ArgumentError, "Can't determine relationship direction for relationship '%s' - foreign key columns are present in neither the parent nor the child's mapped tables", a.rel)
	}
	return nil
}

// Reversed is the primary condition with its sides exchanged, for a backref.
func (j *JoinCondition) Reversed() core.ColumnElement {
	return core.ReplaceColumn(j.Primary, func(e core.Element) core.Element {
		if columnOf(e) == nil {
			return nil
		}
		r := RoleOf(e)
		if r.Remote == r.Local {
			return e
		}
		return withRole(e, func(r *Role) { r.Local, r.Remote = r.Remote, r.Local })
	})
}

// withoutSides takes the local and remote marks off a condition.
func withoutSides(x core.ColumnElement) core.ColumnElement {
	return core.ReplaceColumn(x, func(e core.Element) core.Element {
		if columnOf(e) == nil {
			return nil
		}
		return withRole(e, func(r *Role) { r.Local, r.Remote = false, false })
	})
}
