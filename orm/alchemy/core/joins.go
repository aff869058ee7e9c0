package core

// hidden are the sources of rows that f contains and so hides from a FROM list.
func hidden(f FromClause) []FromClause {
	j, ok := f.(*Join)
	if !ok {
		if g, ok := f.(*FromGroup); ok {
			return hidden(g.X)
		}
		return nil
	}
	return append(innerFroms(j.L), innerFroms(j.R)...)
}

// innerFroms is f and, for a join, all that is joined in it.
func innerFroms(f FromClause) []FromClause {
	switch x := f.(type) {
	case *Join:
		out := append([]FromClause{x}, FromsOf(x.On)...)
		return append(append(out, innerFroms(x.L)...), innerFroms(x.R)...)
	case *FromGroup:
		return innerFroms(x.X)
	}
	return []FromClause{f}
}

// normalizeFroms leaves each source once, and none that another one contains.
func normalizeFroms(list []FromClause) []FromClause {
	seen := map[FromClause]bool{}
	var froms []FromClause
	for _, f := range list {
		if f != nil && !seen[f] {
			seen[f] = true
			froms = append(froms, f)
		}
	}
	remove := map[FromClause]bool{}
	for _, f := range froms {
		for _, h := range hidden(f) {
			remove[h] = true
		}
	}
	if len(remove) == 0 {
		return froms
	}
	kept := froms[:0:0]
	for _, f := range froms {
		if !remove[f] {
			kept = append(kept, f)
		}
	}
	return kept
}

// NewJoin joins two sources; without a condition it is found by foreign keys.
func NewJoin(l, r FromClause, on ColumnElement, outer, full bool) (*Join, error) {
	j := &Join{L: l, Outer: outer, Full: full}
	j.R = r
	if inner, ok := r.(*Join); ok {
		j.R = &FromGroup{X: inner}
	}
	if on == nil {
		var err error
		if on, err = JoinCondition(l, j.R); err != nil {
			return nil, err
		}
	}
	j.On = selfGroupCol(on, OpAsBool)
	return j, nil
}

type fkPair struct{ referent, parent ColumnElement }

// JoinCondition is the condition by the foreign keys between two sources.
func JoinCondition(a, b FromClause) (ColumnElement, error) {
	var subset FromClause
	if j, ok := a.(*Join); ok {
		subset = j.R
	}
	order, pairs, err := scanJoin(a, subset, b)
	if err != nil {
		return nil, err
	}
	if len(order) > 1 {
		order = trimConstraints(order, pairs)
		if len(order) > 1 {
			return nil, Errorf("AmbiguousForeignKeysError",
				"Can't determine join between '%s' and '%s'; tables have more than one foreign key constraint relationship between them. Please specify the 'onclause' of this join explicitly.",
				describe(a), describe(b))
		}
	}
	if len(order) == 0 {
		hint := ""
		if _, ok := b.(*FromGroup); ok {
			hint = " Perhaps you meant to convert the right side to a subquery using alias()?"
		}
		return nil, Errorf("NoForeignKeysError", "Can't find any foreign key relationships between '%s' and '%s'.%s", describe(a), describe(b), hint)
	}
	var crit []ColumnElement
	for _, p := range pairs[order[0]] {
		x, err := Operate(OpEq, p.referent, p.parent, false)
		if err != nil {
			return nil, err
		}
		crit = append(crit, x)
	}
	if len(crit) == 1 {
		return crit[0], nil
	}
	return And(crit...), nil
}

func trimConstraints(order []*ForeignKeyConstraint, pairs map[*ForeignKeyConstraint][]fkPair) []*ForeignKeyConstraint {
	first := pairs[order[0]]
	for _, k := range order[1:] {
		if len(pairs[k]) != len(first) {
			return order
		}
		for i, p := range pairs[k] {
			if p.referent != first[i].referent || p.parent != first[i].parent {
				return order
			}
		}
	}
	return order[:1]
}

func scanJoin(a, subset, b FromClause) ([]*ForeignKeyConstraint, map[*ForeignKeyConstraint][]fkPair, error) {
	pairs := map[*ForeignKeyConstraint][]fkPair{}
	var order []*ForeignKeyConstraint
	add := func(k *ForeignKeyConstraint, p fkPair) {
		if _, ok := pairs[k]; !ok {
			order = append(order, k)
		}
		pairs[k] = append(pairs[k], p)
	}
	for _, left := range []FromClause{subset, a} {
		if left == nil {
			continue
		}
		if err := scanSide(b, left, add); err != nil {
			return nil, nil, err
		}
		if left != b {
			if err := scanSide(left, b, add); err != nil {
				return nil, nil, err
			}
		}
		if len(order) > 0 {
			break
		}
	}
	return order, pairs, nil
}

// scanSide finds the foreign keys of the columns of from that refer to other.
func scanSide(from, other FromClause, add func(*ForeignKeyConstraint, fkPair)) error {
	for _, c := range from.Columns().All() {
		for _, fk := range foreignKeysOf(c) {
			target, err := fk.Column()
			if err != nil {
				if t, ok := other.(*Table); ok && fk.Names(t) {
					return err
				}
				continue
			}
			if ref := Corresponding(other, target); ref != nil {
				add(fk.Constraint, fkPair{ref, c})
			}
		}
	}
	return nil
}

// Names tells whether the key is said to refer to a column of the table.
func (fk *ForeignKey) Names(t *Table) bool {
	spec := fk.Colspec()
	key := t.Key() + "."
	return len(spec) > len(key) && spec[:len(key)] == key
}

// foreignKeysOf are the foreign keys of a column or of the one it stands for.
func foreignKeysOf(c ColumnElement) []*ForeignKey {
	d := Deannotate(c)
	if x, ok := d.(*Column); ok && x.Schema != nil {
		return x.Schema.FKs
	}
	if of := d.Proxied(); len(of) > 0 { // of a UNION's queries the first one has them
		return foreignKeysOf(of[0])
	}
	return nil
}

// ForeignKeysOf are the foreign keys of a column or of the one it stands for.
func ForeignKeysOf(c ColumnElement) []*ForeignKey { return foreignKeysOf(c) }

// Describe is what messages call a source of rows.
func Describe(f FromClause) string { return describe(f) }

// describe is what messages call a source of rows.
func describe(f FromClause) string {
	switch x := f.(type) {
	case *Table:
		return x.Name
	case *TableClause:
		return x.Name
	case *Alias:
		if x.Name.Anon != nil {
			return "Anonymous alias of " + describe(x.Of)
		}
		return x.Given
	case *Subquery:
		return anonDescription(x.Given, x.Name.Anon != nil)
	case *CTE:
		return anonDescription(x.Given, x.Name.Anon != nil)
	case *Join:
		return "Join object on " + describe(x.L) + "(" + itoa(0) + ") and " + describe(x.R) + "(" + itoa(0) + ")"
	case *FromGroup:
		return "FromGrouping object"
	case *TableValuedAlias:
		return tableValuedName(x)
	case *Values:
		return x.Given
	}
	return f.VisitName()
}

func anonDescription(given string, anon bool) string {
	if anon {
		return "anon_1"
	}
	return given
}

func canJoin(l, r FromClause) bool {
	var subset FromClause
	if j, ok := l.(*Join); ok {
		subset = j.R
	}
	order, _, err := scanJoin(l, subset, r)
	return err == nil && len(order) > 0
}

// leftCandidates are the indexes of the sources that right can be joined to.
func leftCandidates(clauses []FromClause, right FromClause, on ColumnElement) []int {
	selectables := innerFroms(right)
	var inOn map[ColumnElement]bool
	if len(clauses) > 1 && on != nil {
		inOn = map[ColumnElement]bool{}
		Walk(on, func(e Element) bool {
			if c, ok := e.(*Column); ok {
				inOn[c] = true
			}
			return true
		})
	}
	var idx []int
	for i, f := range clauses {
		for _, s := range selectables {
			if s == f {
				continue
			}
			if len(inOn) > 0 {
				if coversAll(f, s, inOn) {
					idx = append(idx, i)
					break
				}
			} else if on != nil || canJoin(f, s) {
				idx = append(idx, i)
				break
			}
		}
	}
	if len(idx) > 1 {
		remove := map[FromClause]bool{}
		for _, f := range clauses {
			for _, h := range hidden(f) {
				remove[h] = true
			}
		}
		kept := idx[:0:0]
		for _, i := range idx {
			if !remove[clauses[i]] {
				kept = append(kept, i)
			}
		}
		idx = kept
	}
	if len(idx) == 0 && on != nil {
		for i := range clauses {
			idx = append(idx, i)
		}
	}
	return idx
}

func coversAll(a, b FromClause, cols map[ColumnElement]bool) bool {
	have := map[ColumnElement]bool{}
	for _, f := range []FromClause{a, b} {
		for _, c := range f.Columns().All() {
			have[Deannotate(c)] = true
		}
	}
	for c := range cols {
		if !have[c] {
			return false
		}
	}
	return true
}

// setupJoins puts the steps of join() into the sources that were given.
func setupJoins(s *Select, froms []FromClause) ([]FromClause, error) {
	for _, step := range s.Joins {
		right, err := asFrom(step.Target)
		if err != nil {
			return nil, err
		}
		on, _ := step.On.(ColumnElement)
		var left FromClause
		at := -1
		if step.Left != nil {
			if left, err = asFrom(step.Left); err != nil {
				return nil, err
			}
			at = explicitLeft(froms, left)
		} else if left, at, err = implicitLeft(s, froms, right, on); err != nil {
			return nil, err
		}
		if at >= 0 {
			left = froms[at]
		}
		j, err := NewJoin(left, right, on, step.Outer, step.Full)
		if err != nil {
			return nil, err
		}
		out := append([]FromClause{}, froms...)
		if at >= 0 {
			out[at] = j
		} else {
			out = append(out, j)
		}
		froms = out
	}
	return froms, nil
}

// joinCols are the columns that joins may start from: those that were selected
// when the joins were made, where with_only_columns() has chosen others since.
func (s *Select) joinCols() []Element {
	if s.JoinedCols != nil {
		return s.JoinedCols
	}
	return s.Cols
}

func explicitLeft(froms []FromClause, left FromClause) int {
	for i, f := range froms {
		if f == left {
			return i
		}
	}
	for i, f := range froms {
		for _, in := range innerFroms(f) {
			if in == left {
				return i
			}
		}
	}
	return -1
}

func implicitLeft(s *Select, froms []FromClause, right FromClause, on ColumnElement) (FromClause, int, error) {
	clauses := froms
	if len(froms) == 0 {
		seen := map[FromClause]bool{}
		add := func(list []FromClause) {
			for _, f := range list {
				if !seen[f] {
					seen[f] = true
					clauses = append(clauses, f)
				}
			}
		}
		for _, c := range s.joinCols() {
			add(FromsOf(c))
		}
		for _, w := range s.Where {
			add(FromsOf(w))
		}
	}
	idx := leftCandidates(clauses, right, on)
	switch {
	case len(idx) > 1:
		return nil, 0, InvalidRequestErrorf("Can't determine which FROM clause to join from, there are multiple FROMS which can join to this entity. Please use the .select_from() method to establish an explicit left side, as well as providing an explicit ON clause if not present already to help resolve the ambiguity.")
	case len(idx) == 0:
		return nil, 0, about(right, "InvalidRequestError", "Don't know how to join to %r. Please use the .select_from() method to establish an explicit left side, as well as providing an explicit ON clause if not present already to help resolve the ambiguity.")
	}
	if len(froms) > 0 {
		return froms[idx[0]], idx[0], nil
	}
	return clauses[idx[0]], -1, nil
}

// asFrom is an element where a source of rows is expected.
func asFrom(e Element) (FromClause, error) {
	switch x := e.(type) {
	case FromClause:
		return x, nil
	case Entity:
		if f := x.EntityFrom(); f != nil {
			return f, nil
		}
	case *Text:
		return &TextFrom{X: x}, nil
	case Query:
		return nil, ArgumentErrorf("Join target, typically a FROM expression, or ORM relationship attribute expected, got %s.", x.VisitName())
	}
	return nil, ArgumentErrorf("FROM expression, such as a Table or alias() object expected, got %s.", e.VisitName())
}
