package core

import (
	"strconv"
	"strings"

	"github.com/diptych-orm/diptych/orm/sqltree"
)

// Element is any part of a statement. VisitName names its kind.
type Element interface{ VisitName() string }

// ColumnElement is an element that stands for a value.
type ColumnElement interface {
	Element
	SQLType() *Type
	// Proxied lists the columns that this one stands for one level below, as a
	// subquery's column does for the column it selects.
	Proxied() []ColumnElement
	base() *expr
}

// expr is what every ColumnElement embeds: its type and its anonymous names.
type expr struct {
	typ   *Type
	anons map[string]sqltree.Name
}

func (e *expr) base() *expr              { return e }
func (e *expr) Proxied() []ColumnElement { return nil }

// SQLType is the type of the value.
func (e *expr) SQLType() *Type {
	if e.typ == nil {
		return NullType
	}
	return e.typ
}

// again is the name of this element as the nth repeated one of a select list; it is never
// referred to.
func (e *expr) again(base sqltree.Name, nth int) sqltree.Name {
	fresh := sqltree.Name{Anon: &sqltree.Anon{Base: base.With("_")}}
	if base.Anon != nil {
		return fresh
	}
	key := "\x01" + strconv.Itoa(nth) + base.Text
	if n, ok := e.anons[key]; ok {
		return n
	}
	if e.anons == nil {
		e.anons = map[string]sqltree.Name{}
	}
	e.anons[key] = fresh
	return fresh
}

// anon is the anonymous name on a base that belongs to this element.
func (e *expr) anon(base sqltree.Name) sqltree.Name {
	key := base.Text
	if base.Anon != nil {
		key = "\x00" + strconv.Itoa(len(e.anons)) // an anonymous base is asked for once
		for k, n := range e.anons {
			if n.Anon.Base == base {
				key = k
			}
		}
	}
	if n, ok := e.anons[key]; ok {
		return n
	}
	if e.anons == nil {
		e.anons = map[string]sqltree.Name{}
	}
	if base.IsZero() {
		base = sqltree.N("anon")
	}
	n := sqltree.Name{Anon: &sqltree.Anon{Base: base}}
	e.anons[key] = n
	return n
}

// followed is the name of two parts, anonymous ones among them, that belongs to this
// element.
func (e *expr) followed(first, then sqltree.Name) sqltree.Name {
	for _, n := range e.anons {
		if n.Anon.Tail != nil && n.Anon.Base == first && *n.Anon.Tail == then {
			return n
		}
	}
	if e.anons == nil {
		e.anons = map[string]sqltree.Name{}
	}
	n := sqltree.Name{Anon: &sqltree.Anon{Base: first, Tail: &then}}
	e.anons["\x01"+strconv.Itoa(len(e.anons))] = n
	return n
}

// Value is a value of the host language with the type that its own class
// suggests (nil: unknown). It becomes a bound parameter where it is used.
type Value struct {
	V    any
	Type *Type
	// Null, True and False mark the host's constants, which operators treat apart.
	Null, True, False bool
}

// IsConst tells whether the value is None, True or False.
func (v Value) IsConst() bool { return v.Null || v.True || v.False }

// VisitName implements Element, so that a Value may stand for an operand.
func (Value) VisitName() string { return "value" }

// BindParam is a bound parameter.
type BindParam struct {
	expr
	Count    bool // a number of rows, of LIMIT or OFFSET
	Key      string
	Ident    sqltree.Name // how it is named: Key, or anonymous on Key
	Unique   bool
	Value    any
	HasValue bool
	// Callable gives the value when the statement is executed.
	Callable  func() (any, error)
	Required  bool
	Expanding bool
	// LiteralExecute writes the value into the text when the statement runs.
	LiteralExecute bool
	// IsCRUD marks the parameters of INSERT and UPDATE columns.
	IsCRUD bool
	// ExpandOp is IN or NOT IN for an expanding parameter, for its empty form.
	ExpandOp *Op
	OutParam bool
}

// NewBind makes a parameter. A unique one is named "key_1", "key_2", …
func NewBind(key string, unique bool, v Value, t *Type) *BindParam {
	b := &BindParam{Key: key, Unique: unique, Value: v.V, HasValue: true}
	b.typ = t
	if t == nil {
		b.typ = v.Type
	}
	b.setIdent()
	return b
}

func (b *BindParam) setIdent() {
	switch {
	case b.Unique && b.Key == "":
		b.Ident = sqltree.NewAnon("param")
	case b.Unique:
		b.Ident = sqltree.NewAnon(strings.Trim(anonBase(b.Key), "_"))
	case b.Key == "":
		b.Ident = sqltree.NewAnon("param")
	default:
		b.Ident = sqltree.N(b.Key)
	}
}

// anonBase is a name as a made-up one begins with it: runs of what no placeholder holds become
// one underscore.
func anonBase(key string) string {
	if !strings.ContainsAny(key, "%() $") {
		return key
	}
	words := strings.FieldsFunc(key, func(r rune) bool { return strings.ContainsRune("%() $_", r) })
	return strings.Join(words, "_")
}

// WithValue is a copy of the parameter with the same name and a value.
func (b *BindParam) WithValue(v any) *BindParam {
	c := *b
	c.Value, c.HasValue, c.Required, c.Callable = v, true, false, nil
	return &c
}

// WithType is a copy of the parameter with the same name and another type.
func (b *BindParam) WithType(t *Type) *BindParam {
	c := *b
	c.typ = t
	return &c
}

// NewBindParam is bindparam() with all of its options. A parameter without a
// value is required.
func NewBindParam(p BindParam, t *Type) *BindParam {
	p.typ = t
	p.setIdent()
	return &p
}

// Column is a column: of a Table, of a subquery or alias (Proxies then names
// what it stands for), or a loose one made by column() and literal_column().
type Column struct {
	expr
	Name    string
	Key     string
	Ident   sqltree.Name // how it is spelt; anonymous for an unnamed expression of a subquery
	Quote   sqltree.Quoting
	Table   FromClause  // nil for a loose one
	Literal bool        // literal_column(): the name is SQL text
	Schema  *ColumnSpec // of a table of a MetaData, else nil
	Proxies []ColumnElement
	index   int
}

// NewColumn is column(): a loose column.
func NewColumn(name string, t *Type) *Column {
	c := &Column{Name: name, Key: name, Ident: sqltree.N(name)}
	c.typ = t
	return c
}

// LiteralColumn is literal_column(): SQL text that stands for a column.
func LiteralColumn(text string, t *Type) *Column {
	c := NewColumn(text, t)
	c.Literal = true
	return c
}

// Proxied implements ColumnElement.
func (c *Column) Proxied() []ColumnElement { return c.Proxies }

// SetType changes the type, as a foreign key does with a column without one.
func (c *Column) SetType(t *Type) { c.typ = t }

// Annotated is a column element with a note of the ORM's. It is the same column
// as X for identity, names and FROM.
type Annotated struct {
	ColumnElement
	Note any
	// Key is the name of the column in result rows and .c collections; empty: that of X.
	Key string
}

// Deannotate takes the notes off.
func Deannotate(x ColumnElement) ColumnElement {
	for {
		a, ok := x.(*Annotated)
		if !ok {
			return x
		}
		x = a.ColumnElement
	}
}

// Null is NULL; True and False are the truth values.
type (
	Null  struct{ expr }
	True  struct{ expr }
	False struct{ expr }
)

// The constants.
var (
	NullElement  = &Null{}
	TrueElement  = &True{expr{typ: BooleanType}}
	FalseElement = &False{expr{typ: BooleanType}}
)

// Text is text(): SQL with named parameters inside. Parts alternates text and
// parameters.
type Text struct {
	expr
	SQL   string
	Parts []TextPart
	Binds map[string]*BindParam
	// ExecOptions are its execution options.
	ExecOptions map[string]any
}

// TextPart is a stretch of text, or the parameter of that name.
type TextPart struct{ SQL, Param string }

// Binary is an operator between two operands. R may be any Element: a list, a
// query, a parameter.
type Binary struct {
	expr
	Op     *Op
	L      ColumnElement
	R      Element
	Negate *Op
	// Escape is the escape character of the LIKE family.
	Escape    string
	HasEscape bool
	// AutoEscape is set where the pattern's own wildcards are escaped.
	AutoEscape bool
	Flags      *string // of the regular expression operators
	Symmetric  bool
	NoGroup    bool
}

// OpList is operands joined by one operator: AND, OR, a chain of +, a comma.
type OpList struct {
	expr
	Op      *Op
	Items   []Element
	NoGroup bool
	// NoParens leaves a list with commas without parentheses.
	NoParens bool
}

// Unary is a prefix operator or a suffix modifier (DESC, NULLS LAST).
type Unary struct {
	expr
	Op       *Op // prefix; nil for a modifier
	Modifier *Op // suffix
	X        Element
	Wraps    bool // shares its operand's name in a select list
}

// AsBool is a truth value in a place where the dialect may need a comparison.
type AsBool struct {
	expr
	X      ColumnElement
	Op     *Op
	Negate *Op
}

// Grouping is parentheses.
type Grouping struct {
	expr
	X Element
}

// Proxied implements ColumnElement.
func (g *Grouping) Proxied() []ColumnElement {
	if c, ok := g.X.(ColumnElement); ok {
		return c.Proxied()
	}
	return nil
}

// Tuple is (a, b, …).
type Tuple struct {
	expr
	Items []Element
}

// Label is an expression under a name.
type Label struct {
	expr
	Name  sqltree.Name
	X     ColumnElement
	Named bool // the name was given, not made up
	Key   string
}

// Proxied implements ColumnElement.
func (l *Label) Proxied() []ColumnElement { return []ColumnElement{l.X} }

// Case is CASE.
type Case struct {
	expr
	Operand ColumnElement
	Whens   [][2]ColumnElement
	Else    ColumnElement
}

// Cast is CAST or TRY_CAST.
type Cast struct {
	expr
	X   ColumnElement
	Try bool
}

// TypeCoerce is a value seen as another type without SQL for it.
type TypeCoerce struct {
	expr
	X ColumnElement
}

// Extract is EXTRACT(field FROM x).
type Extract struct {
	expr
	Field string
	X     ColumnElement
}

// Function is a function call. Package is the path before the name ("pg_catalog").
type Function struct {
	expr
	Package  []string
	Name     string
	Args     []Element
	NoParens bool
	Quoted   bool            // the name stands in quotes
	Order    []ColumnElement // aggregate_order_by and its kind
	Generic  bool            // one that SQLAlchemy knows by name
	Element  bool            // of FunctionElement's, not of Function's: it names no parameter beside it
	Object   any             // the host's object, of a class of its own
	Sequence *Sequence       // next_value()
}

// FunctionComparison is a function two of whose arguments are compared by it.
type FunctionComparison struct {
	expr
	Func        *Function
	Left, Right int
}

// AsComparison is the function as a comparison of two of its arguments.
func AsComparison(f *Function, left, right int) *FunctionComparison {
	c := &FunctionComparison{Func: f, Left: left, Right: right}
	c.typ = BooleanType
	return c
}

// VisitName implements Element.
func (*FunctionComparison) VisitName() string { return "function_as_comparison_op_binary" }

// Filter is FILTER (WHERE …).
type Filter struct {
	expr
	X     ColumnElement
	Where ColumnElement
}

// WithinGroup is WITHIN GROUP (ORDER BY …).
type WithinGroup struct {
	expr
	X     ColumnElement
	Order []Element
}

// Over is OVER (…).
type Over struct {
	expr
	X         ColumnElement
	Partition []Element
	Order     []Element
	HasPart   bool
	HasOrder  bool
	Unit      string // "ROWS", "RANGE", "GROUPS"; empty for no frame
	From, To  FrameBound
}

// FrameBound is one end of a window frame. N is the distance; Unbounded stands
// for none.
type FrameBound struct {
	Unbounded bool
	N         int64
}

// Collation is the right side of COLLATE.
type Collation struct {
	expr
	Name string
}

// ScalarValues is VALUES that stand for a value.
type ScalarValues struct {
	expr
	Values *Values
}

// NewScalarValues is Values.scalar_values().
func NewScalarValues(v *Values) *ScalarValues { return &ScalarValues{Values: v} }

// ScalarSelect is a query that stands for a value.
type ScalarSelect struct {
	expr
	Query Query
}

// Aggregate is ANY (…) or ALL (…).
type Aggregate struct {
	expr
	Op *Op
	X  Element
}

// LabelRef is a name in ORDER BY or GROUP BY that refers to a column of the
// select list, or a text that must do so.
type LabelRef struct {
	expr
	Text     string
	Modifier *Op
	Inner    *Op
}

// Slice is start:stop:step of an ARRAY.
type Slice struct {
	expr
	Start, Stop, Step Element
}

// TableValuedColumn is a source of rows used as a value: a table function's alias, or
// a table by table_valued().
type TableValuedColumn struct {
	expr
	Alias *TableValuedAlias // nil where From is set
	From  FromClause
}

// Source is where its rows come from.
func (c *TableValuedColumn) Source() FromClause {
	if c.From != nil {
		return c.From
	}
	return c.Alias
}

func (c *TableValuedColumn) name() sqltree.Name {
	n, _ := fromName(c.Source())
	return n
}

// given is the name that was chosen for it.
func (c *TableValuedColumn) given() string {
	if c.From != nil {
		return c.name().Text
	}
	return c.Alias.Given
}

// TableValued is a source of rows as one value of its row.
func TableValued(f FromClause) *TableValuedColumn { return &TableValuedColumn{From: f} }

// ScalarColumn is scalar_table_valued(): one column of what a function returns.
type ScalarColumn struct {
	expr
	Func *Function
	Name string
}

// NewScalarColumn takes a column out of what a function returns.
func NewScalarColumn(f *Function, name string, t *Type) *ScalarColumn {
	c := &ScalarColumn{Func: f, Name: name}
	c.typ = t
	return c
}

// VisitName implements Element.
func (*ScalarColumn) VisitName() string { return "scalar_function_column" }

// VisitName implements Element.
func (*BindParam) VisitName() string { return "bindparam" }
func (*Column) VisitName() string    { return "column" }
func (*Null) VisitName() string      { return "null" }
func (*True) VisitName() string      { return "true" }
func (*False) VisitName() string     { return "false" }
func (*Text) VisitName() string      { return "textclause" }
func (*Binary) VisitName() string    { return "binary" }
func (l *OpList) VisitName() string {
	if l.Op == OpComma {
		return "clauselist"
	}
	return "expression_clauselist"
}
func (*Unary) VisitName() string             { return "unary" }
func (*AsBool) VisitName() string            { return "unary" }
func (*Grouping) VisitName() string          { return "grouping" }
func (*Tuple) VisitName() string             { return "tuple" }
func (*Label) VisitName() string             { return "label" }
func (*Case) VisitName() string              { return "case" }
func (*Cast) VisitName() string              { return "cast" }
func (*TypeCoerce) VisitName() string        { return "type_coerce" }
func (*Extract) VisitName() string           { return "extract" }
func (*Function) VisitName() string          { return "function" }
func (*Filter) VisitName() string            { return "funcfilter" }
func (*WithinGroup) VisitName() string       { return "withingroup" }
func (*Over) VisitName() string              { return "over" }
func (*Collation) VisitName() string         { return "collation" }
func (*ScalarSelect) VisitName() string      { return "grouping" }
func (*ScalarValues) VisitName() string      { return "scalar_values" }
func (*Aggregate) VisitName() string         { return "unary" }
func (*LabelRef) VisitName() string          { return "textual_label_reference" }
func (*Slice) VisitName() string             { return "slice" }
func (*TableValuedColumn) VisitName() string { return "table_valued_column" }
