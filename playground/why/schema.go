package why

import (
	"regexp"
	"slices"
	"strings"

	"github.com/diptych-orm/diptych/playground/layout"
	"github.com/diptych-orm/diptych/playground/protocol"
)

// A Schema is the tables that a run made, as its statements made them, with the
// classes that stand for them.
type Schema struct {
	Tables []*Table
	Links  []Link
	W, H   int
}

// A Table is one table, placed for drawing.
type Table struct {
	Name    string
	Class   string // the model's; empty for a table without one
	File    string // of the class; empty for the one that is run
	Line    int    // of the class in the snippet; 0 when it is not there
	Columns []Column
	Indexes []string
	DDL     []string

	Relations []Relation // of the class, without a column of their own

	X, Y, W, H int
}

// A Column is a column of a table.
type Column struct {
	Name    string
	Type    string
	Field   string // the attribute of the class
	Line    int    // of the attribute in the snippet
	Primary bool
	NotNull bool
	Unique  bool
	Ref     string // table.column that it refers to
}

// A Relation is an attribute of a class that leads to others.
type Relation struct {
	Name, Kind, Target string
	Line               int
}

// A Link is a foreign key: from a column to another table's.
type Link struct {
	From, To    int // tables
	Col, ToCol  int // columns
	Unique      bool
	Description string
}

// Sizes of a drawn table, in its own units.
const (
	tableHead = 30
	tableRow  = 22
	letter    = 8 // a generous letter of the drawing's type
)

// Tables reads the schema off a log. The lines of classes and fields are looked
// up in the snippet's files, whose first is the one that is run.
func Tables(events []protocol.Event, files []protocol.File) *Schema {
	s := &Schema{}
	var models []*protocol.Body
	for i := range events {
		e := &events[i]
		switch e.Kind {
		case protocol.StatementBegin:
			s.apply(e.Body.SQL)
		case protocol.Model:
			models = append(models, &e.Body)
		}
	}
	all := make([]places, len(files))
	for i, f := range files {
		all[i] = findLines(f.Text)
	}
	for _, m := range models {
		file, where := "", places{}
		for i, p := range all {
			if p[m.Class] == 0 {
				continue
			}
			if where = p; i > 0 {
				file = files[i].Name
			}
			break
		}
		s.describe(m, file, where)
	}
	s.link()
	s.place()
	return s
}

func (s *Schema) find(name string) *Table {
	for _, t := range s.Tables {
		if strings.EqualFold(t.Name, name) {
			return t
		}
	}
	return nil
}

func (s *Schema) index(name string) int {
	return slices.IndexFunc(s.Tables, func(t *Table) bool { return strings.EqualFold(t.Name, name) })
}

// apply follows a statement that makes, changes or drops a table or an index.
func (s *Schema) apply(sql string) {
	switch firstWord(sql) {
	case "CREATE", "DROP", "ALTER":
	default:
		return
	}
	list := scan(sql)
	switch {
	case len(list) < 3:
	case list[0].is("CREATE"):
		rest := skipWords(list[1:], "TEMPORARY", "TEMP", "UNIQUE")
		unique := list[1].is("UNIQUE")
		if len(rest) == 0 {
			return
		}
		if rest[0].is("TABLE") {
			s.create(sql, skipWords(rest[1:], "IF", "NOT", "EXISTS"))
			return
		}
		if rest[0].is("INDEX") {
			s.createIndex(sql, skipWords(rest[1:], "IF", "NOT", "EXISTS"), unique)
		}
	case list[0].is("DROP") && list[1].is("TABLE"):
		if name, _ := tableName(skipWords(list[2:], "IF", "EXISTS")); name != "" {
			s.Tables = slices.DeleteFunc(s.Tables, func(t *Table) bool { return strings.EqualFold(t.Name, name) })
		}
	case list[0].is("ALTER") && list[1].is("TABLE"):
		name, rest := tableName(list[2:])
		t := s.find(name)
		if t == nil || len(rest) < 2 {
			return
		}
		t.DDL = append(t.DDL, strings.TrimSpace(sql))
		switch {
		case rest[0].is("RENAME") && rest[1].is("TO") && len(rest) > 2:
			t.Name = rest[2].text
		case rest[0].is("RENAME"):
			r := skipWords(rest[1:], "COLUMN")
			if len(r) >= 3 {
				for i := range t.Columns {
					if strings.EqualFold(t.Columns[i].Name, r[0].text) {
						t.Columns[i].Name = r[2].text
					}
				}
			}
		case rest[0].is("ADD"):
			t.column(skipWords(rest[1:], "COLUMN"))
		case rest[0].is("DROP"):
			if r := skipWords(rest[1:], "COLUMN"); len(r) > 0 {
				t.Columns = slices.DeleteFunc(t.Columns, func(c Column) bool { return strings.EqualFold(c.Name, r[0].text) })
			}
		}
	}
}

func (s *Schema) create(sql string, list []token) {
	name, rest := tableName(list)
	if name == "" || len(rest) == 0 || !rest[0].is("(") || s.find(name) != nil {
		return
	}
	t := &Table{Name: name, DDL: []string{strings.TrimSpace(sql)}}
	items, _ := parts(rest)
	for _, item := range items {
		if !t.constraint(item) {
			t.column(item)
		}
	}
	if len(t.Columns) > 0 {
		s.Tables = append(s.Tables, t)
	}
}

func (s *Schema) createIndex(sql string, list []token, unique bool) {
	name, rest := tableName(list)
	rest = skipWords(rest, "ON")
	table, rest := tableName(rest)
	t := s.find(table)
	if t == nil {
		return
	}
	cols, _ := names(rest)
	text := name + " (" + strings.Join(cols, ", ") + ")"
	if unique {
		text += ", unique"
	}
	t.Indexes = append(t.Indexes, text)
	t.DDL = append(t.DDL, strings.TrimSpace(sql))
}

// constraint takes a table constraint; false means that the item is a column.
func (t *Table) constraint(item []token) bool {
	if len(item) > 2 && item[0].is("CONSTRAINT") {
		item = item[2:]
	}
	if len(item) < 2 || item[0].quoted {
		return false
	}
	switch {
	case item[0].is("PRIMARY") && item[1].is("KEY"):
		cols, _ := names(item[2:])
		t.mark(cols, func(c *Column) { c.Primary = true })
	case item[0].is("UNIQUE") && item[1].is("("):
		cols, _ := names(item[1:])
		if len(cols) == 1 {
			t.mark(cols, func(c *Column) { c.Unique = true })
		} else {
			t.Indexes = append(t.Indexes, "unique ("+strings.Join(cols, ", ")+")")
		}
	case item[0].is("FOREIGN") && item[1].is("KEY"):
		cols, rest := names(item[2:])
		rest = skipWords(rest, "REFERENCES")
		to, rest := tableName(rest)
		other, _ := names(rest)
		for i, col := range cols {
			target := ""
			if i < len(other) {
				target = other[i]
			}
			t.mark([]string{col}, func(c *Column) { c.Ref = to + "." + target })
		}
	case item[0].is("CHECK"):
	default:
		return false
	}
	return true
}

func (t *Table) mark(cols []string, f func(*Column)) {
	for i := range t.Columns {
		if slices.ContainsFunc(cols, func(n string) bool { return strings.EqualFold(n, t.Columns[i].Name) }) {
			f(&t.Columns[i])
		}
	}
}

func (t *Table) column(item []token) {
	if len(item) == 0 {
		return
	}
	c := Column{Name: item[0].text}
	rest := item[1:]
	kind, depth := "", 0
	for len(rest) > 0 {
		r := rest[0]
		if depth == 0 && (r.is("NOT") || r.is("NULL") || r.is("PRIMARY") || r.is("UNIQUE") || r.is("REFERENCES") || r.is("DEFAULT") || r.is("CHECK") || r.is("CONSTRAINT") || r.is("COLLATE") || r.is("GENERATED") || r.is("AS")) {
			break
		}
		switch {
		case r.is("("):
			depth++
		case r.is(")"):
			depth--
		case kind != "" && word(kind[len(kind)-1]) && word(r.text[0]):
			kind += " "
		}
		kind += r.text
		rest = rest[1:]
	}
	c.Type = kind
	for i, r := range rest {
		switch {
		case r.is("PRIMARY"):
			c.Primary = true
		case r.is("NOT") && i+1 < len(rest) && rest[i+1].is("NULL"):
			c.NotNull = true
		case r.is("UNIQUE"):
			c.Unique = true
		case r.is("REFERENCES"):
			to, more := tableName(rest[i+1:])
			other, _ := names(more)
			c.Ref = to + "."
			if len(more) > 0 && more[0].is("(") && len(other) > 0 {
				c.Ref += other[0]
			}
		}
	}
	t.Columns = append(t.Columns, c)
}

// places are the lines of classes and of what is assigned in them.
type places map[string]int

var (
	classLine = regexp.MustCompile(`^([ \t]*)class[ \t]+(\w+)`)
	fieldLine = regexp.MustCompile(`^([ \t]+)(\w+)[ \t]*[:=][^=]`)
)

// findLines finds the classes of a snippet and their fields by their look, which
// also works in a text that is being edited.
func findLines(code string) places {
	out := places{}
	class, indent, body := "", 0, -1
	for i, line := range strings.Split(code, "\n") {
		if m := classLine.FindStringSubmatch(line); m != nil {
			class, indent, body = m[2], len(m[1]), -1
			out[class] = i + 1
			continue
		}
		if class == "" || strings.TrimSpace(line) == "" {
			continue
		}
		if own := len(line) - len(strings.TrimLeft(line, " \t")); own <= indent {
			class = ""
		} else if m := fieldLine.FindStringSubmatch(line); m != nil && (body < 0 || own == body) {
			body = own
			if _, twice := out[class+"."+m[2]]; !twice {
				out[class+"."+m[2]] = i + 1
			}
		} else if body < 0 {
			body = own
		}
	}
	return out
}

func (s *Schema) describe(m *protocol.Body, file string, where places) {
	t := s.find(m.Table)
	if t == nil || t.Class != "" && t.Class != m.Class && where[m.Class] == 0 {
		return
	}
	if t.Class == "" { // with single-table inheritance the base comes first
		t.Class, t.File, t.Line = m.Class, file, where[m.Class]
	}
	for _, f := range m.Fields {
		line := where[m.Class+"."+f.Name]
		if f.Column == "" {
			if m.Class == t.Class {
				t.Relations = append(t.Relations, Relation{f.Name, f.Kind, f.Target, line})
			}
			continue
		}
		t.mark([]string{f.Column}, func(c *Column) {
			if c.Field == "" {
				c.Field, c.Line = f.Name, line
			}
		})
	}
}

func (s *Schema) link() {
	for from, t := range s.Tables {
		for col, c := range t.Columns {
			name, target, ok := strings.Cut(c.Ref, ".")
			to := s.index(name)
			if !ok || to < 0 {
				continue
			}
			toCol := max(slices.IndexFunc(s.Tables[to].Columns, func(x Column) bool { return target == "" && x.Primary || strings.EqualFold(x.Name, target) }), 0)
			how := "many " + t.Name + " to one " + name
			if c.Unique || c.Primary && !slices.ContainsFunc(t.Columns, func(x Column) bool { return x.Primary && x.Name != c.Name }) {
				how = "one " + t.Name + " to one " + name
			}
			s.Links = append(s.Links, Link{from, to, col, toCol, strings.HasPrefix(how, "one"), how})
		}
	}
}

func (s *Schema) place() {
	boxes := make([]layout.Box, len(s.Tables))
	for i, t := range s.Tables {
		wide := len(t.Name) + len(t.Class) + 4
		for _, c := range t.Columns {
			wide = max(wide, len(c.Name)+len(c.Type)+7)
		}
		t.W = min(max(wide*letter+20, 140), 420)
		t.H = tableHead + len(t.Columns)*tableRow + 6
		boxes[i] = layout.Box{W: t.W, H: t.H}
	}
	var edges []layout.Edge
	for _, l := range s.Links {
		edges = append(edges, layout.Edge{From: l.To, To: l.From}) // what is referred to stands left
	}
	at, size := layout.Layered(boxes, edges, layout.Gap{X: 84, Y: 32})
	for i, p := range at {
		s.Tables[i].X, s.Tables[i].Y = p.X, p.Y
	}
	s.W, s.H = size.W, size.H
}

// RowY is the middle of a column's row in a drawn table.
func (t *Table) RowY(col int) int { return t.Y + tableHead + col*tableRow + tableRow/2 }
