package render

import (
	"encoding/hex"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/diptych-orm/diptych/orm/dialect"
	"github.com/diptych-orm/diptych/orm/sqltree"
)

// text is a piece of finished SQL and the parameters in it.
type text struct {
	sql    strings.Builder
	params []Param
}

// writer walks a tree. The text goes to the innermost open piece.
type writer struct {
	Style
	d       *dialect.Dialect
	out     *text
	met     map[*sqltree.Param]int // parameters in the order in which they were first met
	names   map[*sqltree.Anon]string
	numbers map[string]int
	byName  map[string]int // numbered placeholders: the number of each name
	ctes    []*namedCTE
	depth   int  // statements that enclose the one being written
	level   int  // statements that are open, each part of a set operation one more
	within  bool // the next statement is part of a set operation or an INSERT
	bare    int  // >0: columns without their tables
	columns []string
	err     error
}

// namedCTE is a common table expression met so far.
type namedCTE struct {
	node      *sqltree.CTE
	name      string
	recursive bool
	level     int // of the statement whose WITH clause it belongs to
	text      *text
}

func newWriter(s Style) *writer {
	if s.Dialect == nil {
		s.Dialect = dialect.SQLite
	}
	return &writer{
		Style: s, d: s.Dialect, out: new(text),
		names: make(map[*sqltree.Anon]string), numbers: make(map[string]int), byName: make(map[string]int), met: make(map[*sqltree.Param]int),
	}
}

func (w *writer) finish() (Rendered, error) {
	if w.err != nil {
		return Rendered{}, w.err
	}
	r := Rendered{SQL: w.out.sql.String(), Params: w.out.params, Columns: w.columns, Names: w.names}
	if w.Marks == Named || w.Marks == Pyformat {
		seen := make(map[string]bool)
		r.Params = slices.DeleteFunc(slices.Clone(r.Params), func(p Param) bool {
			was := seen[p.Name]
			seen[p.Name] = true
			return was
		})
	}
	if w.Marks == Dollar || w.Marks == Numeric {
		r.Params = slices.Clone(r.Params)
		slices.SortStableFunc(r.Params, func(a, b Param) int { return w.met[a.Node] - w.met[b.Node] })
		r.Params = slices.CompactFunc(r.Params, func(a, b Param) bool { return a.Name == b.Name })
	}
	return r, nil
}

// number is the number of a numbered placeholder: its name's place in the order
// in which names are first met, as SQLAlchemy numbers them.
func (w *writer) number(name string) string {
	n, ok := w.byName[name]
	if !ok {
		n = len(w.byName) + 1
		w.byName[name] = n
	}
	return strconv.Itoa(n)
}

func (w *writer) fail(err error) {
	if w.err == nil {
		w.err = err
	}
}

func (w *writer) str(s string) { w.out.sql.WriteString(s) }

func (w *writer) alchemy() bool { return w.Family == Alchemy }

// apart runs f with its text going to a piece of its own.
func (w *writer) apart(f func()) *text {
	outer := w.out
	piece := new(text)
	w.out = piece
	f()
	w.out = outer
	return piece
}

func (w *writer) add(t *text) {
	w.str(t.sql.String())
	w.out.params = append(w.out.params, t.params...)
}

// resolve gives the text of a name, numbering an anonymous one at first sight.
func (w *writer) resolve(n sqltree.Name) string {
	if n.Anon == nil {
		return n.Text
	}
	s, ok := w.names[n.Anon]
	if !ok {
		base := w.resolve(n.Anon.Base)
		if n.Anon.Tail != nil {
			s = base + w.resolve(*n.Anon.Tail)
		} else {
			w.numbers[base]++
			s = base + "_" + strconv.Itoa(w.numbers[base])
		}
		w.names[n.Anon] = s
	}
	return s + n.Text
}

func (w *writer) name(n sqltree.Name) { w.str(w.quoted(w.resolve(n), n.Quote)) }

// schema writes what stands before a table's name.
func (w *writer) schema(s string) {
	switch {
	case s == "":
		return
	case strings.HasPrefix(s, SchemaMark):
		w.str(s)
	default:
		w.ident(s)
	}
	w.str(".")
}

func (w *writer) ident(s string) { w.str(w.quoted(s, sqltree.QuoteAuto)) }

func (w *writer) quoted(s string, q sqltree.Quoting) string {
	switch {
	case q == sqltree.QuoteNever:
		return s
	case q == sqltree.QuoteAlways, !w.alchemy(), w.d.NeedsQuotes(s):
		if !w.alchemy() && len(s) >= 2 && s[0] == w.d.OpenQuote && s[len(s)-1] == w.d.CloseQuote {
			return s // Django takes a name in quotes as quoted already
		}
		quoted := w.d.Quote(s)
		if w.alchemy() && (w.Marks == Format || w.Marks == Pyformat) {
			quoted = strings.ReplaceAll(quoted, "%", "%%")
		}
		return quoted
	}
	return s
}

func (w *writer) list(items []sqltree.Expr, each func(sqltree.Expr)) {
	for i, x := range items {
		if i > 0 {
			w.str(", ")
		}
		each(x)
	}
}

// param writes a placeholder, or the value in its place.
func (w *writer) param(p *sqltree.Param) {
	value := p.Value
	if w.Value != nil {
		value = w.Value(p)
	}
	if _, known := w.met[p]; !known {
		w.met[p] = len(w.met)
	}
	if w.LiteralBinds && !p.Required && !p.Expanding {
		w.inline(value, p.Type) // and takes no number
		return
	}
	name := w.resolve(p.Name)
	if w.alchemy() {
		name = PlaceholderName(name)
	}
	if p.Expanding {
		w.expanding(p, name, value)
		return
	}
	if p.Inline {
		if !w.Expand && !w.LiteralBinds {
			w.str("__[POSTCOMPILE_" + name + "]")
			w.out.params = append(w.out.params, Param{Name: name, Value: value, Type: p.Type, Node: p, Index: -1})
			return
		}
		w.inline(value, p.Type)
		return
	}
	w.placeholder(Param{Name: name, Value: value, Type: p.Type, Node: p, Index: -1}, p)
}

// PlaceholderName takes out of a parameter's name what a placeholder cannot hold,
// as SQLAlchemy's compiler does.
func PlaceholderName(name string) string { return placeholderName.Replace(name) }

var placeholderName = strings.NewReplacer("%", "P", "(", "A", ")", "Z", ":", "C", ".", "_", "[", "_", "]", "_", " ", "_")

func (w *writer) placeholder(p Param, node *sqltree.Param) {
	switch w.Marks {
	case Format:
		w.str("%s")
	case Qmark:
		w.str("?")
	case Named:
		if w.d.Name == "oracle" && (w.d.Reserved[strings.ToLower(p.Name)] || p.Name[0] == '_' || p.Name[0] >= '0' && p.Name[0] <= '9') {
			w.str(`:"` + p.Name + `"`)
			break
		}
		w.str(":" + p.Name)
	case Pyformat:
		w.str("%(" + p.Name + ")s")
	case Dollar:
		w.str("$" + w.number(p.Name))
	case Numeric:
		w.str(":" + w.number(p.Name))
	}
	if node.CastTo != "" {
		w.str("::" + node.CastTo)
	}
	w.out.params = append(w.out.params, p)
}

// expanding writes the right side of IN for a parameter that is a list.
func (w *writer) expanding(p *sqltree.Param, name string, value any) {
	left, right := "", ""
	if p.Item != nil {
		left, right, _ = strings.Cut(w.apart(func() { w.expr(p.Item) }).sql.String(), sqltree.ItemMark)
	}
	if !w.Expand && !w.LiteralBinds {
		around := ""
		if p.Item != nil {
			around = "~~" + left + "~~REPL~~" + right + "~~"
		}
		w.str("(__[POSTCOMPILE_" + name + around + "])")
		w.out.params = append(w.out.params, Param{Name: name, Value: value, Type: p.Type, Node: p, Index: -1})
		return
	}
	items, ok := value.([]any)
	if !ok {
		w.fail(&Error{"expanding parameter '" + name + "' needs a list of values"})
		return
	}
	if len(items) == 0 {
		w.emptyList(p, left, right)
		return
	}
	tuple, isTuple := items[0].([]any)
	if isTuple && len(tuple) == 0 {
		w.fail(&Error{"expanding parameter '" + name + "' holds an empty tuple"})
		return
	}
	w.str("(")
	if isTuple && w.d.Name == "sqlite" {
		w.str("VALUES ")
	}
	for i, it := range items {
		if i > 0 {
			w.str(", ")
		}
		if t, ok := it.([]any); ok {
			w.str("(")
			for j, v := range t {
				if j > 0 {
					w.str(", ")
				}
				w.item(p, name+"_"+strconv.Itoa(i+1)+"_"+strconv.Itoa(j+1), v, i, j)
			}
			w.str(")")
			continue
		}
		w.str(left)
		w.item(p, name+"_"+strconv.Itoa(i+1), it, i, -1)
		w.str(right)
	}
	w.str(")")
}

// item writes one value of an expanding parameter; part is its place in a tuple.
func (w *writer) item(p *sqltree.Param, name string, v any, i, part int) {
	if w.LiteralBinds || p.Inline {
		t := p.Type
		if parts, ok := t.(sqltree.Parts); ok && part >= 0 {
			t = parts.Part(part)
		}
		w.inline(v, t)
		return
	}
	w.placeholder(Param{Name: name, Value: v, Type: p.Type, Node: p, Index: i}, p)
}

// emptyList writes the right side of IN for a list without items. SQLAlchemy
// closes the parentheses early, to add a condition that decides.
func (w *writer) emptyList(p *sqltree.Param, left, right string) {
	width := max(1, p.Width)
	w.str("(" + left)
	if p.Width > 1 && w.d.Name == "sqlite" {
		w.str("VALUES ")
	}
	nulls := "NULL"
	if width > 1 {
		nulls = "(" + strings.TrimSuffix(strings.Repeat("NULL, ", width), ", ") + ")"
	}
	switch {
	case !w.alchemy() || w.d.Name == "sqlite" || !p.In && !p.NotIn:
		w.str(w.emptySet(width))
	case p.NotIn:
		w.str(nulls + ") OR (1 = 1")
	default:
		w.str(nulls + ") AND (1 != 1")
	}
	w.str(right + ")")
}

// emptySet is a query of n columns without rows.
func (w *writer) emptySet(n int) string {
	ones := strings.TrimSuffix(strings.Repeat("1, ", n), ", ")
	return strings.ReplaceAll(w.d.EmptySet, "%s", ones)
}

func (w *writer) inline(v any, t sqltree.Type) {
	if w.Literal != nil {
		s, err := w.Literal(v, t)
		if err != nil {
			w.fail(err)
		}
		w.str(s)
		return
	}
	w.literal(v)
}

func (w *writer) literal(v any) {
	switch v := v.(type) {
	case nil:
		w.str("NULL")
	case bool:
		switch {
		case w.d.NativeBoolean || w.d.Name == "mysql" && w.alchemy():
			w.str(strconv.FormatBool(v))
		case v:
			w.str("1")
		default:
			w.str("0")
		}
	case int:
		w.str(strconv.Itoa(v))
	case int64:
		w.str(strconv.FormatInt(v, 10))
	case float64:
		w.str(floatLiteral(v))
	case string:
		s := w.d.QuoteString(v)
		if w.alchemy() && (w.Marks == Format || w.Marks == Pyformat) {
			s = strings.ReplaceAll(s, "%", "%%")
		}
		w.str(s)
	case []byte:
		w.str("X'" + strings.ToUpper(hex.EncodeToString(v)) + "'")
	default:
		w.fail(&Error{"a value of an unknown kind cannot be written into a statement"})
	}
}

// floatLiteral writes a float as Python's repr does; SQL has no words for what
// is not a number, so those become an expression of that value.
func floatLiteral(f float64) string {
	switch {
	case math.IsNaN(f):
		return "NULL"
	case math.IsInf(f, 1):
		return "9e999"
	case math.IsInf(f, -1):
		return "-9e999"
	}
	format := byte('f')
	if a := math.Abs(f); a != 0 && (a < 1e-4 || a >= 1e16) {
		format = 'e'
	}
	s := strconv.FormatFloat(f, format, -1, 64)
	if !strings.ContainsAny(s, ".e") {
		s += ".0"
	}
	return s
}
