package query

import (
	"github.com/diptych-orm/diptych/orm/django/meta"
	"github.com/diptych-orm/diptych/orm/sqltree"
)

// Combined is two expressions with an operator between them.
type Combined struct {
	L, R Expr
	Op   string // "+", "-", "*", "/", "%%", "^", "&", "|", "<<", ">>", "#"
	// duration and temporal mark arithmetic with durations and differences of
	// times, which SQLite does in functions that Django registers.
	duration, temporal bool
}

var combinedOps = map[string]sqltree.Op{
	"+": sqltree.Add, "-": sqltree.Sub, "*": sqltree.Mul, "/": sqltree.Div, "%%": sqltree.Mod,
	"&": sqltree.BitAnd, "|": sqltree.BitOr, "<<": sqltree.ShiftLeft, ">>": sqltree.ShiftRight,
}

func kindOf(e Expr) meta.Kind {
	f, err := e.Output()
	if err != nil || f == nil {
		return meta.NoKind
	}
	return f.ValueKind()
}

// Resolve implements Expr.
func (x *Combined) Resolve(q *Query, o Resolving) (Expr, error) {
	l, err := x.L.Resolve(q, o)
	if err != nil {
		return nil, err
	}
	r, err := x.R.Resolve(q, o)
	if err != nil {
		return nil, err
	}
	c := &Combined{L: l, R: r, Op: x.Op, duration: x.duration, temporal: x.temporal}
	if !x.duration && !x.temporal {
		lk, rk := kindOf(l), kindOf(r)
		switch {
		case (lk == meta.DurationKind || rk == meta.DurationKind) && lk != rk:
			c.duration = true
		case x.Op == "-" && lk == rk && (lk == meta.DateKind || lk == meta.DateTimeKind || lk == meta.TimeKind):
			c.temporal = true
		}
	}
	return c, nil
}

// Children implements Expr.
func (x *Combined) Children() []Expr { return []Expr{x.L, x.R} }

// With implements Expr.
func (x *Combined) With(k []Expr) Expr {
	c := *x
	c.L, c.R = k[0], k[1]
	return &c
}

// Compile implements Expr.
func (x *Combined) Compile(c *Compiler) (sqltree.Expr, error) {
	l, err := c.compile(x.L)
	if err != nil {
		return nil, err
	}
	r, err := c.compile(x.R)
	if err != nil {
		return nil, err
	}
	if out, ok, err := x.vendorTree(c, l, r); ok || err != nil {
		return out, err
	}
	switch {
	case x.temporal:
		name := "django_timestamp_diff"
		if kindOf(x.L) == meta.TimeKind {
			name = "django_time_diff"
		}
		return &sqltree.Func{Name: name, Args: []sqltree.Expr{l, r}}, nil
	case x.duration:
		switch x.Op {
		case "+", "-", "*", "/":
		default:
			return nil, meta.Errorf(meta.DatabaseError, "Invalid connector for timedelta: %s.", x.Op)
		}
		return &sqltree.Paren{X: &sqltree.Func{Name: "django_format_dtdelta", Args: []sqltree.Expr{sqltree.Text("'" + x.Op + "'"), l, r}}}, nil
	}
	var out sqltree.Expr
	switch x.Op {
	case "^", "#":
		// Django's SQLite backend joins these arguments without a space.
		name := map[string]string{"^": "(POWER(", "#": "(BITXOR("}[x.Op]
		out = written(name, l, ",", r, "))")
	default:
		out = &sqltree.Binary{Op: combinedOps[x.Op], L: l, R: r}
	}
	return numeric(c, x, out), nil
}

// Output implements Expr.
func (x *Combined) Output() (*meta.Field, error) {
	lf, err := x.L.Output()
	if err != nil {
		return nil, err
	}
	rf, err := x.R.Output()
	if err != nil {
		return nil, err
	}
	if x.temporal {
		return DurationOut, nil
	}
	lf, rf = keyed(lf), keyed(rf)
	lk, rk := meta.NoKind, meta.NoKind
	if lf != nil {
		lk = lf.Kind
	}
	if rf != nil {
		rk = rf.Kind
	}
	if k := combinedKind(x.Op, lk, rk, x.duration); k != meta.NoKind {
		return &meta.Field{Kind: k}, nil
	}
	if x.duration && (x.Op == "*" || x.Op == "/") && lf != nil && rf != nil && !(scales(lk) && scales(rk)) {
		return nil, meta.Errorf(meta.DatabaseError, "Invalid arguments for operator %s.", x.Op)
	}
	if lf == nil || rf == nil {
		if isUnresolved(x.L) || isUnresolved(x.R) {
			return nil, nil
		}
	}
	for _, e := range []Expr{x.L, x.R} {
		if _, err := output(e); err != nil {
			return nil, err
		}
	}
	return nil, meta.Errorf(meta.FieldError, "Cannot infer type of '%s' expression involving these types: %s, %s. You must set output_field.", x.Op, className(lf), className(rf))
}

func isUnresolved(e Expr) bool {
	return contains(e, func(x Expr) bool {
		switch x.(type) {
		case *F, *OuterRef, *ResolvedOuterRef:
			return true
		}
		return false
	})
}

// scales tells which values a duration can be multiplied with and divided by.
func scales(k meta.Kind) bool {
	return k == meta.DecimalKind || k == meta.DurationKind || k == meta.FloatKind || k == meta.IntegerKind
}

// keyed is the field whose values a column of f holds: what a foreign key refers to.
func keyed(f *meta.Field) *meta.Field {
	for f != nil && f.Rel != nil && f.Rel.Kind != meta.ManyToMany {
		f = f.Rel.Target()
	}
	return f
}

func className(f *meta.Field) string {
	if f == nil {
		return "NoneType"
	}
	return f.Class()
}

func combinedKind(op string, l, r meta.Kind, duration bool) meta.Kind {
	is := kindIs
	num := func(k meta.Kind) bool { return k.IsInteger() || k == meta.FloatKind || k == meta.DecimalKind }
	switch op {
	case "&", "|", "<<", ">>", "#":
		if l.IsInteger() && r.IsInteger() {
			return meta.IntegerKind
		}
		return meta.NoKind
	}
	switch {
	case op != "-" && l == meta.PositiveIntegerKind && r == meta.PositiveIntegerKind:
		return meta.PositiveIntegerKind
	case l.IsInteger() && r.IsInteger():
		return meta.IntegerKind
	case num(l) && l == r:
		return l
	case op != "^" && num(l) && num(r):
		switch {
		case l.IsInteger():
			return r
		case r.IsInteger():
			return l
		}
		return meta.NoKind
	case num(l) && r == meta.NoKind:
		if l.IsInteger() {
			return meta.IntegerKind
		}
		return l
	case num(r) && l == meta.NoKind:
		if r.IsInteger() {
			return meta.IntegerKind
		}
		return r
	}
	date := func(k meta.Kind) bool { return is(k, meta.DateKind) }
	switch {
	case op == "+" && (date(l) && r == meta.DurationKind || l == meta.DurationKind && date(r)),
		op == "-" && date(l) && r == meta.DurationKind:
		return meta.DateTimeKind
	case (op == "+" || op == "-") && l == meta.DurationKind && r == meta.DurationKind:
		return meta.DurationKind
	case (op == "+" || op == "-") && l == meta.TimeKind && r == meta.DurationKind, op == "+" && l == meta.DurationKind && r == meta.TimeKind:
		return meta.TimeKind
	case op == "-" && (date(l) && date(r) || l == meta.TimeKind && r == meta.TimeKind):
		return meta.DurationKind
	}
	return meta.NoKind
}

// Describe implements Expr.
func (x *Combined) Describe() string {
	return "<CombinedExpression: " + describe(x.L) + " " + x.Op + " " + describe(x.R) + ">"
}

func describe(e Expr) string {
	if c, ok := e.(*Combined); ok {
		return describe(c.L) + " " + c.Op + " " + describe(c.R)
	}
	return e.Describe()
}

// vendorTree is the combination where another database spells it in its own way.
func (x *Combined) vendorTree(c *Compiler, l, r sqltree.Expr) (sqltree.Expr, bool, error) {
	switch c.Vendor() {
	case postgresVendor:
		switch {
		case x.temporal && kindOf(x.L) == meta.DateKind:
			return written("(interval '1 day' * (", l, " - ", r, "))"), true, nil
		case x.temporal:
			return written("(", l, " - ", r, ")"), true, nil
		case x.duration, x.Op == "^", x.Op == "#":
			return written("(", l, " "+x.Op+" ", r, ")"), true, nil
		}
	case mysqlVendor:
		switch {
		case x.temporal && kindOf(x.L) == meta.TimeKind:
			return nil, false, meta.Unsupported("the difference of times for MySQL")
		case x.temporal:
			return written("TIMESTAMPDIFF(MICROSECOND, ", r, ", ", l, ")"), true, nil
		case x.duration:
			side := func(e Expr, t sqltree.Expr) sqltree.Expr {
				if kindOf(e) == meta.DurationKind {
					return written("INTERVAL ", t, " MICROSECOND")
				}
				return t
			}
			return written("(", side(x.L, l), " "+x.Op+" ", side(x.R, r), ")"), true, nil
		case x.Op == "^":
			return written("(POW(", l, ",", r, "))"), true, nil
		case x.Op == "&", x.Op == "|", x.Op == "<<":
			return written("(CONVERT(", l, x.Op, r, ", SIGNED))"), true, nil
		case x.Op == "#":
			return written("(CONVERT(", l, "^", r, ", SIGNED))"), true, nil
		case x.Op == ">>":
			return written("(FLOOR(", l, " / POW(2, ", r, ")))"), true, nil
		}
	}
	return nil, false, nil
}
