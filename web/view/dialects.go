package view

import (
	"slices"

	"github.com/diptych-orm/diptych/playground/ui"
	"github.com/diptych-orm/diptych/playground/why"
	"github.com/diptych-orm/diptych/playground/words"
)

// listedStatements is how many statements can be chosen from.
const listedStatements = 200

// dialects is one statement of a side as each database would get it.
func dialects(s ui.State, side ui.Side) node {
	p := s.Panels[side]
	if p.View == nil {
		return el("p", "class", "muted").Say(words.NothingYet)
	}
	list := p.View.Distinct()
	if len(list) == 0 {
		return el("p", "class", "muted").Say(words.NoStatements)
	}
	id := "spell-" + side.Word()
	pick := el("select", "class", "pick", "id", id, "data-change", "spell-"+side.Word())
	chosen := (*ui.Statement)(nil)
	for i, st := range list {
		if st.Span == p.Why.Chosen {
			chosen = st
		}
		if i < listedStatements {
			text := oneLine(st.SQL)
			if len(text) > 90 {
				text = cut(text[:90]) + "…"
			}
			pick = pick.With(el("option", "value", itoa(st.Span), "selected", present(st.Span == p.Why.Chosen)).Say(ui.Place{File: st.File, Line: st.Line}.Text() + ": " + text))
		}
	}
	if chosen == nil {
		chosen = list[0]
	}
	box := el("div").With(el("p", "class", "choose").With(el("label", "for", id).Say(words.Statement), pick))
	i := slices.IndexFunc(p.Why.Spelt, func(x ui.Spelt) bool { return x.Span == chosen.Span })
	cols := el("div", "class", "dial")
	base := chosen.SQL
	for _, db := range ui.Databases {
		note := words.CompiledOnly
		if db == "sqlite" {
			note = words.RunHere
		}
		col := el("div").With(el("h3").Say(words.DatabaseNames[db]), el("p").Say(note))
		switch {
		case db == "sqlite":
			col = col.With(el("pre", "class", "sql").With(SQLNodes(layout(base))...))
		case i >= 0 && p.Why.Spelt[i].Why[db] != "":
			col = col.With(el("p", "class", "muted").Say(p.Why.Spelt[i].Why[db]))
		case i >= 0:
			text := p.Why.Spelt[i].Text[db]
			col = col.With(el("pre", "class", "sql").With(differing(layout(base), layout(text))...))
			if text == base {
				col = col.With(el("p", "class", "muted").Say(words.SameEverywhere))
			}
		case p.Why.Message != "":
			col = col.With(el("p", "class", "muted", "role", "status").Say(p.Why.Message))
		default:
			col = col.With(el("p", "class", "muted", "role", "status").Say(words.Compiling))
		}
		cols = cols.With(col)
	}
	return box.With(cols)
}

// differing is a statement, coloured, with the words marked that another has not.
func differing(base, text string) []node {
	var out []node
	for _, piece := range why.Diff(base, text) {
		if !piece.Changed {
			out = append(out, SQLNodes(piece.Text)...)
			continue
		}
		out = append(out, el("mark").Say(piece.Text))
	}
	return out
}
