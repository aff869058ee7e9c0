package view

import (
	"strings"

	"github.com/diptych-orm/diptych/playground/ui"
	"github.com/diptych-orm/diptych/playground/why"
	"github.com/diptych-orm/diptych/playground/words"
	"github.com/diptych-orm/diptych/web/markup"
)

// tables is the schema of a side: drawn, and as text.
func tables(s ui.State, side ui.Side) node {
	p := s.Panels[side]
	schema := p.Schema()
	if schema == nil {
		return el("p", "class", "muted").Say(words.NothingYet)
	}
	if len(schema.Tables) == 0 {
		return el("p", "class", "muted").Say(words.NoTables)
	}
	box := el("div").With(
		el("div", "class", "sec").With(el("h3").Say(words.Diagram),
			el("button", "class", "link end", "type", "button", "data-do", "save-svg", "data-arg", side.Word()).Say(words.DiagramSave)),
		el("div", "class", "scroll er", "tabindex", "0", "role", "group", "aria-label", words.Say(words.DiagramOf, name(side))).With(schemaSVG(schema, side)),
		el("h3").Say(words.AsText))
	for _, t := range schema.Tables {
		box = box.With(tableText(t, p, side))
	}
	return box
}

// Diagram is a side's schema as a file of its own: the drawing with its style.
func Diagram(s ui.State, side ui.Side) string {
	schema := s.Panels[side].Schema()
	if schema == nil {
		return ""
	}
	n := schemaSVG(schema, side)
	n.Attrs = append([]string{"xmlns", "http://www.w3.org/2000/svg"}, n.Attrs...)
	style := el("style").Say(svgStyle)
	n.Kids = append([]node{style}, n.Kids...)
	return markup.HTML(n)
}

func schemaSVG(s *why.Schema, side ui.Side) node {
	// the drawing is kept away from its edge, where links and marks need room
	const pad = 14
	g := el("svg", "class", "graph", "viewBox", itoa(-pad)+" "+itoa(-pad)+" "+itoa(s.W+2*pad)+" "+itoa(s.H+2*pad), "width", itoa(s.W+2*pad), "height", itoa(s.H+2*pad), "role", "group", "aria-label", schemaWords(s))
	for _, l := range s.Links {
		g = g.With(linkPath(s, l)...)
	}
	for _, t := range s.Tables {
		g = g.With(tableBox(t, side))
	}
	return g
}

func schemaWords(s *why.Schema) string {
	var parts []string
	for _, l := range s.Links {
		parts = append(parts, l.Description)
	}
	if parts == nil {
		return words.NoForeignKeys
	}
	return strings.Join(parts, "; ") + "."
}

// tableBox draws a table. A row whose field is known leads to its line.
func tableBox(t *why.Table, side ui.Side) node {
	x := itoa(t.X)
	g := el("g").With(
		el("rect", "class", "nd", "x", x, "y", itoa(t.Y), "width", itoa(t.W), "height", itoa(t.H), "rx", "2"),
		el("rect", "class", "hd", "x", x, "y", itoa(t.Y), "width", itoa(t.W), "height", "26", "rx", "2"))
	title := el("text", "class", "no", "x", itoa(t.X+10), "y", itoa(t.Y+18)).Say(t.Name)
	g = g.With(linked(title, side, ui.Place{File: t.File, Line: t.Line}, t.Name+", "+t.Class))
	if t.Class != "" && t.Class != t.Name {
		g = g.With(el("text", "class", "q", "x", itoa(t.X+t.W-10), "y", itoa(t.Y+18), "text-anchor", "end").Say(t.Class))
	}
	for i, c := range t.Columns {
		y := itoa(t.RowY(i) + 4)
		g = g.With(linked(el("text", "class", "m", "x", itoa(t.X+10), "y", y).Say(c.Name), side, ui.Place{File: t.File, Line: c.Line}, c.Name+", "+t.Class+"."+c.Field))
		kind := c.Type
		switch {
		case c.Primary:
			kind = "PK"
		case c.Ref != "":
			kind = "FK"
		}
		g = g.With(el("text", "class", "q", "x", itoa(t.X+t.W-10), "y", y, "text-anchor", "end").Say(kind))
	}
	return g
}

// linked makes a text lead to a line of the code.
func linked(text node, side ui.Side, at ui.Place, what string) node {
	if at.Line == 0 {
		return text
	}
	return el("g", "class", "to", "role", "button", "tabindex", "0", "data-do", "field", "data-arg", Address(side, at), "aria-label", what+", "+at.Text()).With(text)
}

// svgStyle is the look of a drawing that stands alone, without the page's styles.
const svgStyle = "text{font:13px ui-monospace,Menlo,Consolas,monospace;fill:#1b1d1c}.nd{fill:#fcfcfa;stroke:#80847e}.hd{fill:#f5f5f1;stroke:#80847e}.no{font-weight:700}.q{fill:#50544f;font-size:11px}.e{fill:none;stroke:#50544f}.em{fill:#fcfcfa;stroke:#50544f}.ly{stroke:#ddded8}"

// linkPath is a foreign key: one line, many at its foot.
func linkPath(s *why.Schema, l why.Link) []node {
	a, b := s.Tables[l.From], s.Tables[l.To]
	y1, y2 := a.RowY(l.Col), b.RowY(l.ToCol)
	left := a.X > b.X // the referring table stands to the right
	x1, x2, dir := a.X, b.X+b.W, -1
	if !left {
		x1, x2, dir = a.X+a.W, b.X+b.W, 1 // around the right side: to itself, or back
	}
	var d string
	if left {
		mid := itoa((x1 + x2) / 2)
		d = "M" + itoa(x1) + " " + itoa(y1) + "H" + mid + "V" + itoa(y2) + "H" + itoa(x2)
	} else {
		out := itoa(max(x1, x2) + 12)
		d = "M" + itoa(x1) + " " + itoa(y1) + "H" + out + "V" + itoa(y2) + "H" + itoa(x2)
	}
	parts := []node{el("path", "class", "e", "d", d)}
	if !l.Unique { // the crow's foot of "many"
		tip := itoa(x1 + dir*9)
		parts = append(parts, el("path", "class", "e", "d", "M"+tip+" "+itoa(y1)+"L"+itoa(x1)+" "+itoa(y1-5)+"M"+tip+" "+itoa(y1)+"L"+itoa(x1)+" "+itoa(y1+5)))
	}
	return append(parts, el("path", "class", "e", "d", "M"+itoa(x2+6)+" "+itoa(y2-5)+"v10"))
}

// tableText is a table in words: columns, keys, relationships, definition, rows.
func tableText(tb *why.Table, p ui.Panel, side ui.Side) node {
	head := el("h4").With(t(words.Say(words.TableOf, tb.Name)))
	if tb.Class != "" {
		head = head.With(t(" "), el("small").With(t(tb.Class+" "), lineLink(side, ui.Place{File: tb.File, Line: tb.Line})))
	}
	body := el("tbody")
	for _, c := range tb.Columns {
		var keys []string
		if c.Primary {
			keys = append(keys, words.PrimaryKey)
		}
		if c.Ref != "" {
			keys = append(keys, words.Say(words.RefersTo, strings.TrimSuffix(c.Ref, ".")))
		}
		if c.Unique {
			keys = append(keys, words.UniqueKey)
		}
		if !c.NotNull && !c.Primary {
			keys = append(keys, words.MayBeNull)
		}
		body = body.With(el("tr").With(
			el("th", "scope", "row").With(el("code").Say(c.Name)), el("td").With(el("code").Say(c.Type)),
			el("td").With(t(c.Field+" "), lineLink(side, ui.Place{File: tb.File, Line: c.Line})), el("td").Say(strings.Join(keys, ", "))))
	}
	box := el("section", "class", "table", "aria-label", words.Say(words.TableOf, tb.Name)).With(head,
		el("div", "class", "scroll", "tabindex", "0", "role", "group", "aria-label", words.Say(words.TableOf, tb.Name)).With(el("table", "class", "data").With(
			el("thead").With(el("tr").With(el("th", "scope", "col").Say(words.ColColumn), el("th", "scope", "col").Say(words.ColType), el("th", "scope", "col").Say(words.ColField), el("th", "scope", "col").Say(words.ColKey))), body)))
	if len(tb.Relations) > 0 {
		list := el("ul", "class", "reasons")
		for _, r := range tb.Relations {
			list = list.With(el("li").With(el("b").Say(tb.Class+"."+r.Name), t(" "+r.Kind+", "+r.Target+" "), lineLink(side, ui.Place{File: tb.File, Line: r.Line})))
		}
		box = box.With(el("h5").Say(words.RelationsOf), list)
	}
	if len(tb.Indexes) > 0 {
		box = box.With(el("p", "class", "muted").Say(words.Indexes + ": " + strings.Join(tb.Indexes, "; ")))
	}
	var ddl []string
	for _, sql := range tb.DDL {
		ddl = append(ddl, layout(sql)+";")
	}
	box = box.With(el("details", "class", "ddl").With(el("summary").Say(words.Definition), el("pre", "class", "sql").With(SQLNodes(strings.Join(ddl, "\n"))...)))
	return box.With(browse(tb, p, side))
}

func browse(tb *why.Table, p ui.Panel, side ui.Side) node {
	b := p.Why.Browse
	ask := func(label string, offset int, enabled bool) node {
		return el("button", "class", "link", "type", "button", "data-do", "browse", "data-arg", side.Word()+" "+itoa(offset)+" "+tb.Name, "aria-disabled", present(!enabled)).Say(label)
	}
	if b.Table != tb.Name {
		return el("p", "class", "tools").With(ask(words.BrowseTable, 0, true))
	}
	tools := el("p", "class", "tools").With(ask(words.BrowseTable, 0, true))
	switch {
	case b.Error != "":
		return tools.With(el("span", "class", "muted", "role", "status").Say(b.Error))
	case b.Waiting:
		return tools.With(el("span", "class", "muted", "role", "status").Say(words.BrowseWaits))
	case len(b.Rows) == 0 && b.Offset == 0:
		return tools.With(el("span", "class", "muted", "role", "status").Say(words.BrowseEmpty))
	}
	rows := b.Rows[:min(len(b.Rows), ui.BrowseRows)]
	return el("div").With(
		el("div", "class", "scroll", "tabindex", "0", "role", "group", "aria-label", tb.Name).With(Grid(b.Columns, rows, tb.Name)),
		el("p", "class", "tools").With(
			ask(words.Earlier, max(b.Offset-ui.BrowseRows, 0), b.Offset > 0),
			el("span", "role", "status").Say(words.Say(words.BrowseRows, itoa(b.Offset+1), itoa(b.Offset+len(rows)))),
			ask(words.Later, b.Offset+ui.BrowseRows, len(b.Rows) > ui.BrowseRows)))
}
