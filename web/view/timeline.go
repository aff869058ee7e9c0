package view

import (
	"slices"
	"strings"

	"github.com/diptych-orm/diptych/playground/protocol"
	"github.com/diptych-orm/diptych/playground/ui"
	"github.com/diptych-orm/diptych/playground/words"
)

// Caps of one statement's table.
const (
	shownRows = 20
	shownText = 200
)

// A drawing is what the parts of one timeline share.
type drawing struct {
	side ui.Side
	p    ui.Panel
	code map[string][]string // the files' lines; the name of the one that is run is empty
	lazy bool                // only opened statements have their inside
}

// Timeline is the SQL of a run: transaction, then Python line, then statement.
// A lazy one, for the live page, holds the inside of a statement only when it is
// open: a long run is then drawn in a fraction of the time.
func Timeline(p ui.Panel, side ui.Side, lazy bool) node {
	box := el("section", "class", "timeline", "tabindex", "0", "aria-label", words.Say(words.SQLOf, name(side)))
	head := el("div", "class", "sec").With(el("h3").Say(words.SQLHead))
	v := p.View
	if v == nil {
		return box.With(head, el("p", "class", "muted none").Say(words.SQLNotYet))
	}
	summary := words.Count(v.Queries, words.NQuery)
	if v.SQLMillis > 0 {
		summary += ", " + millis(v.SQLMillis)
	}
	head = head.With(el("span", "class", "sum").Say(summary))
	if len(v.Blocks)+len(v.Setup) == 0 {
		return box.With(head, el("p", "class", "muted none").Say(words.NoStatements))
	}
	label := words.ExpandAll
	if p.Expanded {
		label = words.CollapseAll
	}
	head = head.With(kinds(p, side), el("button", "class", "link end", "type", "button", "data-do", "expand", "data-arg", side.Word()).Say(label))
	d := &drawing{side: side, p: p, lazy: lazy}
	if !p.Stale {
		d.code = map[string][]string{"": strings.Split(p.Code(), "\n")}
		for _, f := range p.Files[min(1, len(p.Files)):] {
			d.code[f.Name] = strings.Split(f.Text, "\n")
		}
	}
	page := v.Paged(p.Page, p.Hidden)
	list := el("ol", "class", "txs")
	if len(v.Setup) > 0 && page.Number == 0 {
		list = list.With(el("li", "class", "auto").With(d.setup(v.Setup)))
	}
	for _, b := range page.Blocks {
		list = list.With(d.block(b))
	}
	last := page.Number == page.Pages-1
	if last && v.More > 0 {
		list = list.With(el("li", "class", "auto").With(el("p", "class", "txh muted").Say(words.Say(words.NotListed, itoa(v.More)))))
	}
	if last && v.Dropped > 0 {
		list = list.With(el("li", "class", "auto").With(el("p", "class", "txh muted").Say(words.Say(words.NotLogged, itoa(v.Dropped)))))
	}
	if len(page.Blocks) == 0 && len(p.Hidden) > 0 {
		list = list.With(el("li", "class", "auto").With(el("p", "class", "txh muted").Say(words.AllHidden)))
	}
	return box.With(head, applied(p, side), pager(page, side), list)
}

// kinds are the switches that leave statements of one kind out.
func kinds(p ui.Panel, side ui.Side) node {
	if len(p.View.Kinds) < 2 {
		return node{}
	}
	box := el("span", "class", "kinds", "role", "group", "aria-label", words.Kinds)
	for _, k := range p.View.Kinds {
		shown := !slices.Contains(p.Hidden, k)
		box = box.With(el("button", "class", "kind", "type", "button", "data-do", "kind", "data-arg", side.Word()+" "+k, "aria-pressed", flag(shown)).Say(k))
	}
	return box
}

// pager leads through a timeline that does not fit on one page.
func pager(page ui.Page, side ui.Side) node {
	if page.Pages == 1 {
		return node{}
	}
	step := func(label string, to int) node {
		return el("button", "class", "btn line", "type", "button", "data-do", "page", "data-arg", side.Word()+" "+itoa(to), "aria-disabled", present(to < 0 || to >= page.Pages)).Say(label)
	}
	return el("nav", "class", "pager", "aria-label", words.PagesName+", "+name(side)).With(
		step(words.Earlier, page.Number-1),
		el("span", "role", "status").Say(words.Say(words.PageOf, itoa(page.From), itoa(page.To), itoa(page.All))),
		step(words.Later, page.Number+1))
}

// inside is a statement's opened part, or nothing while it is closed.
func (d *drawing) inside(span int, full func() node) node {
	if d.lazy && !d.open(span) {
		return node{}
	}
	return full()
}

func (d *drawing) open(span int) bool { return d.p.Expanded || slices.Contains(d.p.Opened, span) }

func (d *drawing) setup(statements []ui.Statement) node {
	tables := 0
	var text strings.Builder
	for _, s := range statements {
		if strings.Contains(strings.ToUpper(s.SQL[:min(len(s.SQL), 40)]), "TABLE") && s.Verb == "CREATE" {
			tables++
		}
		text.WriteString(layout(s.SQL) + ";\n")
	}
	title := words.Say(words.Setup, words.Count(tables, words.NTable))
	if rest := len(statements) - tables; rest > 0 {
		title += ", " + words.Count(rest, words.NOther)
	}
	span := statements[0].Span
	return el("details", "class", "stmt", "open", present(d.open(span)), "data-span", d.side.Word()+" 0 "+itoa(span)).With(
		el("summary").With(
			el("span", "class", "badge ddl").Say("DDL"),
			el("code").Say(title),
			el("span", "class", "num ms").Say(words.NotCounted),
			el("span", "class", "num").Say(itoa(len(statements)))),
		d.inside(span, func() node {
			return el("div", "class", "full").With(el("pre", "class", "sql").With(SQLNodes(strings.TrimSpace(text.String()))...))
		}))
}

func tx(text, note string) node {
	return el("p", "class", "txh").With(el("span", "class", "badge tx").Say("TX"), el("span").Say(text), on(note != "", el("span", "class", "end").Say(note)))
}

func (d *drawing) block(b ui.Block) node {
	class, begin := "", b.Begin
	if b.Auto {
		class, begin = "auto", words.Autocommit
	}
	if b.Cut {
		begin = words.Continued
	}
	groups := el("ol")
	for _, g := range b.Groups {
		groups = groups.With(d.group(g))
	}
	note := ""
	switch {
	case len(b.Groups) == 0:
		note = words.EmptyTx
	case b.End == "ROLLBACK" && !writes(b):
		note = words.OnlyRead
	}
	item := el("li", "class", class).With(tx(begin, ""), groups)
	if b.End != "" && b.End != b.Begin {
		item = item.With(tx(b.End, note))
	}
	return item
}

func writes(b ui.Block) bool {
	for _, g := range b.Groups {
		for _, s := range g.Statements {
			if s.Verb != "SELECT" {
				return true
			}
		}
	}
	return false
}

func (d *drawing) group(g ui.Group) node {
	at := ui.Place{File: g.File, Line: g.Line}
	address := Address(d.side, at)
	item := el("li", "class", "byline", "data-line", address)
	where := el("span").Say(words.OutsideCode)
	source := ""
	if g.Line > 0 {
		where = el("button", "class", "at", "type", "button", "data-do", "line", "data-arg", address).Say(placeTitle(at))
		if code := d.code[g.File]; g.Line <= len(code) {
			source = strings.TrimSpace(code[g.Line-1])
		}
	}
	count := ""
	if g.Queries > 0 {
		count = words.Count(g.Queries, words.NQuery)
	}
	if g.Queries > 1 && g.Millis > 0 {
		count += ", " + millis(g.Millis)
	}
	item = item.With(el("p", "class", "lh").With(where, el("code").Say(source), el("span", "class", "end").Say(count)))
	if g.Finding != nil {
		item = item.With(finding(*g.Finding, d.p, d.side))
	}
	for _, s := range g.Statements {
		item = item.With(d.statement(s))
	}
	return item
}

func finding(f ui.Finding, p ui.Panel, side ui.Side) node {
	return el("div", "class", "flag").With(
		icon("0 0 16 16", "M3 2.5h10M3 6h10M3 9.5h10M3 13h10"),
		el("strong").Say(f.Title),
		el("p").Say(capital(f.Message)),
		fixButton(f, p, side))
}

// placeTitle begins a group of the timeline: "Line 5", or the place in another file.
func placeTitle(at ui.Place) string {
	if at.File == "" {
		return words.Say(words.LineLink, itoa(at.Line))
	}
	return at.Text()
}

func capital(text string) string {
	if text == "" {
		return ""
	}
	return strings.ToUpper(text[:1]) + text[1:]
}

func badge(verb string) node {
	class := "badge"
	switch verb {
	case "INSERT", "REPLACE", "DELETE":
		class += " ins"
	case "UPDATE":
		class += " upd"
	case "SAVEPOINT", "RELEASE", "ROLLBACK":
		class += " tx"
	}
	return el("span", "class", class).Say(verb)
}

func (d *drawing) statement(s ui.Statement) node {
	if s.Savepoint {
		return el("p", "class", "txh").With(badge(s.Verb), el("code").Say(s.SQL))
	}
	time := ""
	if s.Millis > 0 {
		time = millis(s.Millis)
	}
	if s.Times > 1 {
		time = itoa(s.Times) + " ×"
	}
	address := d.side.Word() + " " + itoa(s.Line) + " " + itoa(s.Span)
	if s.File != "" {
		address += " " + s.File
	}
	return el("details", "class", "stmt", "open", present(d.open(s.Span)), "data-stmt", address, "data-span", address).With(
		el("summary").With(
			badge(s.Verb),
			el("code").With(SQLNodes(oneLine(s.SQL))...),
			el("span", "class", "num ms").Say(time),
			el("span", "class", "num").Say(result(s))),
		d.inside(s.Span, func() node { return d.opened(s) }))
}

// opened is the whole of a statement: text, parameters, rows, plan.
func (d *drawing) opened(s ui.Statement) node {
	full := el("div", "class", "full").With(el("pre", "class", "sql").With(SQLNodes(layout(s.SQL))...))
	if s.Error != "" {
		full = full.With(el("p", "class", "sqlerr").Say(s.Error))
	}
	full = full.With(params(s))
	if d.lazy { // what needs the engine has no place in a page without one
		full = full.With(d.tools(s))
		if e := d.p.Why.Plan(s.Span); e != nil {
			full = full.With(explained(*e, d.side))
		}
	}
	if len(s.Columns) > 0 {
		full = full.With(Rows(s, d.p.Why.RowPage(s.Span), d.side))
	}
	return full
}

// tools are what can be done with a statement.
func (d *drawing) tools(s ui.Statement) node {
	at := d.side.Word() + " " + itoa(s.Span)
	button := func(label, do string) node {
		return el("button", "class", "link", "type", "button", "data-do", do, "data-arg", at).Say(label)
	}
	box := el("p", "class", "tools").With(button(words.Copy, "copy-sql"))
	switch s.Verb {
	case "SELECT", "UPDATE", "DELETE", "WITH", "INSERT":
		if s.Error == "" {
			box = box.With(button(words.Explain, "explain"))
		}
	}
	return box.With(button(words.OtherDialects, "spell"))
}

func result(s ui.Statement) string {
	switch {
	case s.Error != "":
		return words.StatementFail
	case len(s.Columns) > 0 || s.Verb == "SELECT":
		return words.Count(s.Total, words.NRow)
	default:
		return words.Say(words.ChangedRows, itoa(s.Changed))
	}
}

func oneLine(sql string) string {
	text := strings.Join(strings.Fields(sql), " ")
	if len(text) > 4*shownText {
		text = strings.ToValidUTF8(text[:4*shownText], "") + "…"
	}
	return text
}

func params(s ui.Statement) node {
	if s.Times > 1 {
		return manyParams(s)
	}
	if len(s.Runs) == 0 || s.Runs[0].Params == nil || len(s.Runs[0].Params.Items) == 0 {
		return node{}
	}
	box := el("p", "class", "params").With(el("span", "class", "pl").Say(words.Parameters))
	values := s.Runs[0].Params
	for i, value := range values.Items {
		key := itoa(i + 1)
		if i < len(values.Names) {
			key = values.Names[i]
		}
		box = box.With(el("span", "class", "pv").With(el("span", "class", "p").Say(key), t(" "), shown(value), t(" "), el("small").Say(value.TypeName())))
	}
	return box
}

// manyParams lists the parameters of every execution of one text.
func manyParams(s ui.Statement) node {
	list := el("p", "class", "many")
	for _, r := range s.Runs {
		class, title := "", ""
		if r.Again {
			class, title = "again", words.SameParams
		}
		text := "()"
		if r.Params != nil {
			text = tuple(r.Params.Items)
		}
		list = list.With(el("span", "class", class, "title", title).Say(text), t(" "))
	}
	if s.MoreRuns > 0 {
		list = list.With(el("span", "class", "muted").Say(words.Say(words.AndMore, itoa(s.MoreRuns))))
	}
	label := words.RunByRun
	return el("div").With(el("p", "class", "params").With(el("span", "class", "pl").Say(label)), list)
}

func tuple(items []protocol.Value) string {
	if len(items) == 1 {
		return plain(items[0])
	}
	var parts []string
	for _, v := range items {
		parts = append(parts, plain(v))
	}
	return "(" + strings.Join(parts, ", ") + ")"
}

// plain is a value as text: NULL is a word, text that could be taken for
// something else is quoted.
func plain(v protocol.Value) string {
	switch v.Kind {
	case protocol.Null:
		return "NULL"
	case protocol.Text:
		return "'" + cut(strings.ReplaceAll(visible(v.Text), "\n", "␊")) + "'"
	case protocol.Bytes:
		return "x'" + cut(v.Text) + "'"
	case protocol.List, protocol.Map:
		return tuple(v.Items)
	}
	return cut(visible(v.Text))
}

func cut(text string) string {
	if len(text) <= shownText {
		return text
	}
	return strings.ToValidUTF8(text[:shownText], "") + "…"
}

func shown(v protocol.Value) node {
	class := ""
	switch v.Kind {
	case protocol.Null:
		class = "null"
	case protocol.Text, protocol.Bytes:
		class = "s"
	case protocol.Int, protocol.Float:
		class = "n"
	}
	return el("span", "class", class).Say(plain(v))
}

// Rows is the table of what a statement returned, a page of it.
func Rows(s ui.Statement, page int, side ui.Side) node {
	pages := max((len(s.Rows)+shownRows-1)/shownRows, 1)
	page = min(page, pages-1)
	from := page * shownRows
	shown := s.Rows[from:min(from+shownRows, len(s.Rows))]
	table := Grid(s.Columns, shown, words.RowsCaption)
	box := el("div").With(el("div", "class", "scroll", "tabindex", "0", "role", "group", "aria-label", words.RowsGroup).With(table))
	total := max(s.Total, len(s.Rows))
	if pages > 1 {
		step := func(label string, to int) node {
			return el("button", "class", "link", "type", "button", "data-do", "rows", "data-arg", side.Word()+" "+itoa(s.Span)+" "+itoa(to), "aria-disabled", present(to < 0 || to >= pages)).Say(label)
		}
		box = box.With(el("p", "class", "tools", "role", "group", "aria-label", words.RowsName).With(
			step(words.Earlier, page-1),
			el("span").Say(words.Say(words.RowsOf, itoa(from+1), itoa(from+len(shown)), itoa(total))),
			step(words.Later, page+1)))
	}
	if rest := total - len(s.Rows); rest > 0 {
		box = box.With(el("p", "class", "muted beyond").Say(words.Say(words.RowsNotKept, itoa(rest))))
	}
	return box
}

// Grid is a table of values.
func Grid(columns []protocol.Column, rows [][]protocol.Value, caption string) node {
	s := ui.Statement{Columns: columns, Rows: rows}
	width := len(s.Columns)
	numeric := make([]bool, width)
	for i := range numeric {
		numeric[i] = len(s.Rows) > 0
		for _, row := range s.Rows {
			if i < len(row) && row[i].Kind != protocol.Int && row[i].Kind != protocol.Float && row[i].Kind != protocol.Null {
				numeric[i] = false
			}
		}
	}
	class := func(i int) string {
		if i < width && numeric[i] {
			return "num"
		}
		return ""
	}
	head := el("tr")
	for i, c := range s.Columns {
		head = head.With(el("th", "scope", "col", "class", class(i)).Say(visible(c.Name)))
	}
	body := el("tbody")
	for _, row := range s.Rows {
		tr := el("tr")
		for i, v := range row {
			cell := el("td", "class", class(i))
			if v.Kind == protocol.Null {
				cell = cell.With(el("span", "class", "null").Say("NULL"))
			} else if v.Kind == protocol.Text {
				cell = cell.Say(cut(strings.ReplaceAll(visible(v.Text), "\n", "␊")))
			} else {
				cell = cell.Say(plain(v))
			}
			tr = tr.With(cell)
		}
		body = body.With(tr)
	}
	return el("table", "class", "rows").With(
		el("caption", "class", "vh").Say(caption),
		el("thead").With(head), body)
}
