package core

import (
	"strconv"
	"strings"

	"github.com/diptych-orm/diptych/orm/sqltree"
)

// Custom is an element that the host language defines: its text comes from the
// host's compilation hook (SQLAlchemy's @compiles).
type Custom struct {
	expr
	Object any    // the host's object
	Visit  string // its visit name
}

// VisitName implements Element.
func (c *Custom) VisitName() string {
	if c.Visit != "" {
		return c.Visit
	}
	return "custom"
}

// NewCustom is an element of the host's, of a type that may be nil.
func NewCustom(object any, visit string, t *Type) *Custom {
	c := &Custom{Object: object, Visit: visit}
	c.typ = t
	return c
}

// CustomStatement is a statement that the host language defines. DDL says that
// it is run without a cache and without parameters, as DDL is.
type CustomStatement struct {
	Object      any
	Visit       string
	DDL         bool
	ExecOptions map[string]any
}

// VisitName implements Element.
func (c *CustomStatement) VisitName() string {
	if c.Visit != "" {
		return c.Visit
	}
	return "custom"
}

func (*CustomStatement) statementNode() {}

// CustomHost is a Host with compilation hooks of its own.
type CustomHost interface {
	// HasCustom tells whether there is any hook, so that statements without one
	// cost nothing.
	HasCustom() bool
	// Custom writes an element; handled is false where no hook is for it.
	Custom(e Element, c *Compiler) (text string, handled bool, err error)
	// BindCast writes a parameter, whose text it is given, with a cast to its type.
	BindCast(t *Type, c *Compiler, text string) (cast string, handled bool, err error)
}

// Compiler is what a compilation hook sees of the statement being spelt. What it
// is asked to process comes back as a token, which stands for the part in the
// hook's text.
type Compiler struct {
	l *lowering
}

// Dialect is the dialect that is spelt for.
func (c *Compiler) Dialect() *Dialect { return c.l.dialect }

// Process spells an element; literal writes the values of its parameters into it.
func (c *Compiler) Process(e Element, literal bool) (string, error) {
	defer func(inline bool) { c.l.inline = inline }(c.l.inline)
	c.l.inline = c.l.inline || literal
	return c.process(e)
}

// Plain spells an element as it is spelt without its hook.
func (c *Compiler) Plain(e Element) (string, error) {
	c.l.plain[e]++
	defer func() { c.l.plain[e]-- }()
	return c.process(e)
}

func (c *Compiler) process(e Element) (string, error) {
	l := c.l
	var x sqltree.Expr
	var err error
	switch s := e.(type) {
	case *Function, *Text:
		x, err = l.expr(s)
	case Query:
		ctx := l.context
		if l.plain[e] == 0 || len(l.stack) == 0 {
			ctx = selectContext{top: len(l.stack) == 0 && l.hooks == 1}
		}
		var st sqltree.Statement
		if st, err = l.query(s, ctx); err == nil {
			x = &sqltree.Inline{Statement: st}
		}
	case Statement:
		var st sqltree.Statement
		if st, err = l.statement(s, len(l.stack) == 0 && l.hooks == 1); err == nil {
			x = &sqltree.Inline{Statement: st}
		}
	case FromClause:
		var st sqltree.Statement
		if st, err = l.fromAlone(s); err == nil {
			x = &sqltree.Inline{Statement: st}
		}
	default:
		x, err = l.expr(e)
	}
	if err != nil {
		return "", err
	}
	return c.keep(x), nil
}

// keep remembers a part and gives the token that stands for it.
func (c *Compiler) keep(x sqltree.Expr) string {
	c.l.pieces = append(c.l.pieces, x)
	return token + strconv.Itoa(len(c.l.pieces)-1) + token
}

// Same tells whether both are of one compilation.
func (c *Compiler) Same(other *Compiler) bool { return c.l == other.l }

// Generic spells both sides of an operator with a text between them; eager puts parentheses around
// it inside another operator.
func (c *Compiler) Generic(b *Binary, op string, eager bool) (string, error) {
	l := c.l
	eager = eager && l.within > 0
	l.within++
	defer func() { l.within-- }()
	left, err := c.process(b.L)
	if err != nil {
		return "", err
	}
	right, err := c.process(b.R)
	if text := left + op + right; !eager {
		return text, err
	}
	return "(" + left + op + right + ")", err
}

// anew spells what follows as if nothing had been said about values and tables, which is what
// SQLAlchemy's compilers do where they do not hand on how an operand is to be spelt.
func (l *lowering) anew() func() {
	bare, off := l.bare, l.literalOff
	l.bare, l.literalOff = false, true
	return func() { l.bare, l.literalOff = bare, off }
}

// token encloses the number of a processed part in a hook's text.
const token = "\x00"

// customExpr asks the host for an element's text.
func (l *lowering) customExpr(e Element) (sqltree.Expr, bool, error) {
	if l.custom == nil || l.plain[e] > 0 {
		return nil, false, nil
	}
	l.hooks++
	text, handled, err := l.custom.Custom(e, &Compiler{l})
	l.hooks--
	if !handled || err != nil {
		return nil, handled, err
	}
	x, err := l.tokens(text)
	return x, true, err
}

// bindCast is a parameter as the host's own dialect casts it.
func (l *lowering) bindCast(b *BindParam, p sqltree.Expr) (sqltree.Expr, error) {
	c := &Compiler{l}
	text, handled, err := l.custom.BindCast(b.SQLType(), c, c.keep(p))
	if !handled || err != nil {
		return p, err
	}
	return l.tokens(text)
}

// tokens is a hook's text with the processed parts in their places.
func (l *lowering) tokens(text string) (sqltree.Expr, error) {
	parts := strings.Split(text, token)
	if len(parts) == 1 {
		return sqltree.Text(text), nil
	}
	out := &sqltree.Concat{}
	for i, p := range parts {
		if i%2 == 1 {
			n, err := strconv.Atoi(p)
			if err != nil || n >= len(l.pieces) {
				return nil, CompileErrorf("a compiled part was changed")
			}
			out.Parts = append(out.Parts, l.pieces[n])
		} else if p != "" {
			out.Parts = append(out.Parts, sqltree.Text(p))
		}
	}
	return out, nil
}
