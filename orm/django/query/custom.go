package query

import (
	"slices"
	"strings"

	"github.com/diptych-orm/diptych/orm/django/meta"
	"github.com/diptych-orm/diptych/orm/render"
	"github.com/diptych-orm/diptych/orm/sqltree"
)

// FuncHost is a class derived from Func, Aggregate or Transform that overrides
// how its call is compiled.
type FuncHost interface {
	SQL(c *Compiler, f *Func) (sqltree.Expr, error)
}

// LookupHost is a class derived from Lookup that compiles itself.
type LookupHost interface {
	SQL(c *Compiler, l *Lookup) (sqltree.Expr, error)
}

// HostedExpr is a class derived from Expression that compiles itself.
type HostedExpr interface {
	SQL(c *Compiler, h *Hosted) (sqltree.Expr, error)
	Output(h *Hosted) (*meta.Field, error)
	Describe() string
}

// Registered is a lookup or transform that register_lookup() gave to a class of
// fields.
type Registered struct {
	Transform bool
	// Make makes the expression: of a transform by its left side alone.
	Make func(lhs Expr, rhs any) (Expr, error)
}

// registered is what was registered under a name for the class of a field.
func (q *Query) registered(lhs Expr, f *meta.Field, name string) *Registered {
	if q.env == nil || q.env.Registered == nil {
		return nil
	}
	r, _ := q.env.Registered(lhs, f, name).(*Registered)
	return r
}

// Spelling is what a user's class or the arguments of as_sql() change about the
// text of a call; its zero value changes nothing.
type Spelling struct {
	Function string
	Nameless bool // the function's name is empty
	Template string
	Joiner   string
	Places   map[string]string // values for other %(name)s places of the template
}

// Over is the spelling with another one's parts put over it.
func (s Spelling) Over(o Spelling) Spelling {
	if o.Function != "" || o.Nameless {
		s.Function, s.Nameless = o.Function, o.Nameless
	}
	if o.Template != "" {
		s.Template = o.Template
	}
	if o.Joiner != "" {
		s.Joiner = o.Joiner
	}
	if len(o.Places) > 0 {
		all := map[string]string{}
		for k, v := range s.Places {
			all[k] = v
		}
		for k, v := range o.Places {
			all[k] = v
		}
		s.Places = all
	}
	return s
}

func (s Spelling) plain() bool {
	return s.Function == "" && !s.Nameless && s.Template == "" && s.Joiner == ""
}

// fill writes a call by its template: %(expressions)s and other places.
func (s Spelling) fill(f *Func, args []sqltree.Expr) sqltree.Expr {
	function, joiner, template := s.Function, s.Joiner, s.Template
	if function == "" && !s.Nameless {
		function = f.SQL
	}
	if joiner == "" {
		joiner = ", "
	}
	distinct := ""
	if f.Agg != nil && f.Agg.Distinct {
		distinct = "DISTINCT "
	}
	if template == "" {
		template = "%(function)s(%(expressions)s)"
		if f.Agg != nil {
			template = "%(function)s(%(distinct)s%(expressions)s)"
		}
	}
	var parts []sqltree.Expr
	rest := template
	for {
		before, after, found := strings.Cut(rest, "%(")
		if before != "" {
			parts = append(parts, sqltree.Text(strings.ReplaceAll(before, "%%", "%")))
		}
		if !found {
			return &sqltree.Concat{Parts: parts}
		}
		name, tail, _ := strings.Cut(after, ")s")
		text := s.Places[name]
		switch name {
		case "expressions", "field":
			for i, a := range args {
				if i > 0 {
					parts = append(parts, sqltree.Text(joiner))
				}
				parts = append(parts, a)
			}
			text = ""
		case "function":
			text = function
		case "distinct":
			text = distinct
		}
		if text != "" {
			parts = append(parts, sqltree.Text(text))
		}
		rest = tail
	}
}

// Hosted is an expression of a class that the user derived from Expression.
type Hosted struct {
	Host      HostedExpr
	Sources   []Expr
	Aggregate bool // contains_aggregate
	Over      bool // contains_over_clause
	Joins     bool
	Summary   bool
}

// Resolve implements Expr.
func (h *Hosted) Resolve(q *Query, o Resolving) (Expr, error) {
	list, err := resolveAll(h.Sources, q, o)
	if err != nil {
		return nil, err
	}
	c := *h
	c.Sources, c.Summary = list, o.Summarize
	return &c, nil
}

// Children implements Expr.
func (h *Hosted) Children() []Expr { return h.Sources }

// With implements Expr.
func (h *Hosted) With(k []Expr) Expr {
	c := *h
	c.Sources = k
	return &c
}

// Compile implements Expr.
func (h *Hosted) Compile(c *Compiler) (sqltree.Expr, error) { return h.Host.SQL(c, h) }

// Output implements Expr.
func (h *Hosted) Output() (*meta.Field, error) {
	f, err := h.Host.Output(h)
	if f != nil || err != nil {
		return f, err
	}
	return sourcesOutput(h, h.Sources)
}

// Describe implements Expr.
func (h *Hosted) Describe() string { return h.Host.Describe() }

// Text compiles an expression to its text and parameters: compiler.compile().
func (c *Compiler) Text(e Expr) (string, []any, error) {
	x, err := c.compile(e)
	if err != nil {
		return "", nil, err
	}
	return c.Render(x)
}

// Render writes a compiled expression.
func (c *Compiler) Render(x sqltree.Expr) (string, []any, error) {
	r, err := render.Expr(x, c.style)
	return r.SQL, r.Values(), err
}

// Query is the query that is compiled.
func (c *Compiler) Query() *Query { return c.q }

// Written is SQL text with its parameters as an expression, as as_sql() of a
// user's class returns it.
func Written(sql string, params []any) sqltree.Expr {
	return &sqltree.Concat{Parts: rawParts(sql, params)}
}

// Numeric keeps SQLite computing decimals as numbers: what as_sqlite() of a
// function adds to as_sql().
func Numeric(c *Compiler, e Expr, x sqltree.Expr) sqltree.Expr { return numeric(c, e, x) }

// LeftSide compiles a lookup's left side: process_lhs().
func (l *Lookup) LeftSide(c *Compiler) (sqltree.Expr, error) { return l.left(c) }

// RightSide compiles a lookup's right side: process_rhs().
func (l *Lookup) RightSide(c *Compiler) (sqltree.Expr, error) {
	if e, ok := l.R.(Expr); ok {
		return l.right(c, e)
	}
	out, err := l.L.Output()
	if err != nil || out == nil {
		return param(l.R), err
	}
	v, err := out.ForDB(c.Env, l.R)
	return param(v), err
}

// NewLookup makes a lookup by its name, as calling a lookup class does: the right
// side is prepared by the left side's field where that is known.
func NewLookup(env *meta.Env, name string, lhs Expr, rhs any) (*Lookup, error) {
	if out, err := lhs.Output(); err != nil || out == nil {
		if _, isExpr := rhs.(Expr); !isExpr {
			if _, isList := rhs.([]any); !isList && name != "isnull" {
				if _, isQuery := rhs.(*Query); !isQuery {
					return &Lookup{Name: name, L: lhs, R: Expr(&Value{V: rhs})}, nil
				}
			}
		}
		if q, isQuery := rhs.(*Query); isQuery {
			rhs = Expr(&Sub{Query: q, plain: true})
		}
		return &Lookup{Name: name, L: lhs, R: rhs}, nil
	}
	if q, isQuery := rhs.(*Query); isQuery {
		rhs = Expr(&Sub{Query: q, plain: true})
	}
	return newLookup(&Query{env: env}, name, lhs, rhs)
}

// bilateral are the transforms of a left side that its right side gets as well.
func bilateral(lhs Expr) []*Func {
	f, ok := lhs.(*Func)
	if !ok || len(f.Args) != 1 {
		return nil
	}
	out := bilateral(f.Args[0])
	if f.Bilateral {
		out = append(out, f)
	}
	return out
}

// bothSides applies the bilateral transforms to a value of the right side.
func bothSides(list []*Func, v any, out *meta.Field) Expr {
	e, ok := v.(Expr)
	if !ok {
		e = &Value{V: v, Field: out}
	}
	for _, f := range list {
		e = f.With([]Expr{e})
	}
	return e
}

// IsBuiltin tells whether a lookup's name is one of Django's own.
func IsBuiltin(name string) bool { return slices.Contains(baseLookups, name) }

// rightOperators are what stands between the two sides of a lookup.
var rightOperators = map[string]string{"exact": "= ", "gt": "> ", "gte": ">= ", "lt": "< ", "lte": "<= ", "in": "IN ", "regex": "REGEXP "}

// RightOperator is get_rhs_op(): the right side's text behind its operator.
func RightOperator(name, rhs string) string {
	if op, ok := rightOperators[name]; ok {
		return op + rhs
	}
	if name == "iregex" {
		return "REGEXP '(?i)' || " + rhs
	}
	return "LIKE " + rhs + ` ESCAPE '\'`
}

// NewCompiler is the compiler of a query, for what asks for it by hand.
func (q *Query) NewCompiler() *Compiler {
	return &Compiler{Env: q.env, q: q.clone(), style: SQLite, elide: true}
}

// Distinguished is the class of a function that is made under another name.
func (f *Func) Distinguished() string {
	if f.Name == "ConcatPair" {
		return "Concat"
	}
	return ""
}

// TransformName is the name under which a function can be registered as a
// transform; empty where it is none.
func TransformName(name string) string { return funcs[name].lookup }

// FunctionName is the SQL function of one of Django's function classes.
func FunctionName(name string) string { return funcs[name].sql }

// GroupByCols are the expressions to group by so that e can be selected.
func GroupByCols(e Expr) []Expr { return groupByCols(e) }
