package core

import "strings"

// cartesian is a statement whose FROM elements no condition links: rows of one are
// combined with all of the other's.
type cartesian struct {
	kind  string // SELECT, UPDATE, DELETE
	rest  []FromClause
	start FromClause
}

// fromLinks are the FROM elements of one statement and the conditions between them.
type fromLinks struct {
	froms []FromClause
	links [][2]FromClause
}

// add takes in what stands in FROM: the parts of a join are linked by being joined.
func (k *fromLinks) add(f FromClause) {
	switch x := f.(type) {
	case *Join:
		k.add(x.L)
		k.add(x.R)
		k.link(innerFroms(x.L), innerFroms(x.R))
		k.conditions(x.On)
	case *FromGroup:
		k.add(x.X)
	default:
		before := k.froms
		k.froms = append(k.froms, f)
		switch x := f.(type) {
		case *TableValuedAlias:
			if x.JoinsImplicitly {
				k.link([]FromClause{f}, before)
			}
		case *Subquery:
			if x.Lateral {
				k.link([]FromClause{f}, before)
			}
		}
	}
}

func (k *fromLinks) link(a, b []FromClause) {
	for _, x := range a {
		for _, y := range b {
			k.links = append(k.links, [2]FromClause{x, y})
		}
	}
}

// conditions takes in the comparisons of a condition; those of subqueries inside are theirs.
func (k *fromLinks) conditions(e Element) {
	if isNilElement(e) {
		return
	}
	Walk(e, func(x Element) bool {
		switch b := x.(type) {
		case *Binary:
			if b.Op.Comparison {
				k.link(FromsOf(b.L), FromsOf(b.R))
			}
		case *ScalarSelect, Query, FromClause:
			return false
		}
		return true
	})
}

// lint looks whether all FROM elements of a statement hang together.
func (l *lowering) lint(kind string, froms []FromClause, where []ColumnElement) {
	var k fromLinks
	for _, f := range froms {
		k.add(f)
	}
	if len(k.froms) < 2 {
		return
	}
	for _, w := range where {
		k.conditions(w)
	}
	start := k.froms[len(k.froms)-1]
	reached := map[FromClause]bool{start: true}
	for grown := true; grown; {
		grown = false
		for _, e := range k.links {
			if reached[e[0]] != reached[e[1]] {
				reached[e[0]], reached[e[1]], grown = true, true, true
			}
		}
	}
	var rest []FromClause
	for _, f := range k.froms {
		if !reached[f] {
			rest = append(rest, f)
		}
	}
	if len(rest) > 0 {
		l.cartesians = append(l.cartesians, cartesian{kind, rest, start})
	}
}

// Lint are the warnings about a compiled statement: cartesian products of its FROM elements.
func (c *Compiled) Lint() []string {
	name := func(f FromClause) string {
		if t, ok := f.(*Table); ok {
			return `"` + t.Key() + `"`
		}
		n, _ := fromName(f)
		if n.Anon != nil {
			if text, ok := c.names[n.Anon]; ok {
				return `"` + text + `"`
			}
		}
		return `"` + n.Text + `"`
	}
	var out []string
	for _, w := range c.cartesians {
		rest := make([]string, len(w.rest))
		for i, f := range w.rest {
			rest[i] = name(f)
		}
		out = append(out, w.kind+" statement has a cartesian product between FROM element(s) "+strings.Join(rest, ", ")+
			" and FROM element "+name(w.start)+".  Apply join condition(s) between each element to resolve.")
	}
	return out
}

// lint warns about a statement when its text is made, not again when it was kept.
func (e *Engine) lint(c *Compiled) error {
	if len(c.cartesians) == 0 || e.NoLint || e.linted[c.SQL] {
		return nil
	}
	if e.linted == nil {
		e.linted = map[string]bool{}
	}
	e.linted[c.SQL] = true
	for _, text := range c.Lint() {
		if err := e.Host.Warn("SAWarning", text); err != nil {
			return err
		}
	}
	return nil
}
