package query

import (
	"maps"
	"slices"
	"strings"

	"github.com/diptych-orm/diptych/orm/django/meta"
	"github.com/diptych-orm/diptych/orm/sqltree"
)

// Func is a database function or an aggregate.
type Func struct {
	Name string // Django's class: "Lower"
	SQL  string // the function: "LOWER"
	Args []Expr
	// Label is the aggregate's part of a default alias; empty for none.
	Label string
	// Extra are keyword arguments beyond the known ones, as repr() shows them.
	Extra map[string]string
	Out   *meta.Field // output_field; nil: by rule
	Rule  OutputRule
	Agg   *Agg // set for aggregates
	// Build writes the call in another way than NAME(args).
	Build func(c *Compiler, f *Func, args []sqltree.Expr) (sqltree.Expr, error)
	// Spell is how as_sql() of a class written by the user spells the call.
	Spell Spelling
	// Bilateral says that a lookup on this transform applies it to its other
	// side as well.
	Bilateral bool
	// Valid checks the resolved call; nil for nothing to check.
	Valid func(f *Func) error
	// Host is a class written by the user that takes part in the compilation.
	Host FuncHost
	// Key is the name of a JSON key, the part of a date, or what else Build needs.
	Key      string
	Zone     *string // tzinfo of an Extract or Trunc
	windowed bool
	summary  bool
}

// Agg is what an aggregate has beyond a function.
type Agg struct {
	Distinct   bool
	Filter     Expr
	Default    any
	HasDefault bool
	// Empty is the result over no rows where that is not NULL.
	Empty any
}

// OutputRule says how a function's output field follows from its sources.
type OutputRule uint8

// The rules.
const (
	FromSources OutputRule = iota
	NumericOut             // Avg and its kind: decimal stays, integers become float
)

// Resolve implements Expr.
func (f *Func) Resolve(q *Query, o Resolving) (Expr, error) {
	args, err := resolveAll(f.Args, q, o)
	if err != nil {
		return nil, err
	}
	c := *f
	c.Args = args
	c.summary = o.Summarize
	if err := c.withoutKeys(); err != nil {
		return nil, err
	}
	if f.Valid != nil {
		if err := f.Valid(&c); err != nil {
			return nil, err
		}
	}
	if f.Agg == nil {
		return &c, nil
	}
	agg := *f.Agg
	c.Agg = &agg
	if agg.Filter != nil {
		if agg.Filter, err = agg.Filter.Resolve(q, o); err != nil {
			return nil, err
		}
	}
	if o.Summarize {
		used := map[string]bool{}
		for _, a := range args {
			refs(a, used)
		}
		for name := range used {
			if s, ok := q.annotation(name).(*Func); ok && s.summary {
				return nil, meta.Errorf(meta.FieldError, "Cannot compute %s('%s'): '%s' is an aggregate", f.Name, name, name)
			}
		}
	} else {
		for i, a := range args {
			if ContainsAggregate(a) {
				name := f.Args[i].Describe()
				if n, ok := f.Args[i].(*F); ok {
					name = n.Name
				}
				return nil, meta.Errorf(meta.FieldError, "Cannot compute %s('%s'): '%s' is an aggregate", f.Name, name, name)
			}
		}
	}
	if !agg.HasDefault {
		return &c, nil
	}
	agg.HasDefault = false
	c.Agg = &agg
	out, _ := c.Output()
	var def Expr
	if e, ok := agg.Default.(Expr); ok {
		if def, err = e.Resolve(q, o); err != nil {
			return nil, err
		}
	} else {
		def = &Value{V: agg.Default, Field: out}
	}
	return &Func{Name: "Coalesce", SQL: "COALESCE", Args: []Expr{&c, def}, Out: out, summary: o.Summarize}, nil
}

// Children implements Expr.
func (f *Func) Children() []Expr {
	if f.Agg != nil && f.Agg.Filter != nil {
		return append(append([]Expr{}, f.Args...), f.Agg.Filter)
	}
	return f.Args
}

// With implements Expr.
func (f *Func) With(k []Expr) Expr {
	c := *f
	c.Args = k[:len(f.Args)]
	if len(k) > len(f.Args) {
		agg := *f.Agg
		agg.Filter = k[len(f.Args)]
		c.Agg = &agg
	}
	return &c
}

// Compile implements Expr.
func (f *Func) Compile(c *Compiler) (sqltree.Expr, error) {
	if f.Host != nil {
		return f.Host.SQL(c, f)
	}
	x, err := f.Call(c, f.Spell)
	if err != nil {
		return nil, err
	}
	switch f.Name {
	case "Cast", "ATan2", "Log", "ConcatPair": // these have a spelling of their own for SQLite
		return x, nil
	}
	return numeric(c, f, x), nil
}

// Call compiles the call in a spelling, as Func.as_sql() does.
func (f *Func) Call(c *Compiler, sp Spelling) (sqltree.Expr, error) {
	if f.Agg != nil && c.Vendor() == sqliteVendor {
		switch f.SQL {
		case "SUM", "AVG", "STDDEV_POP", "STDDEV_SAMP", "VAR_POP", "VAR_SAMP":
			switch kindOf(f.Args[0]) {
			case meta.DateKind, meta.DateTimeKind, meta.TimeKind:
				return nil, meta.Errorf(meta.NotSupportedError, "You cannot use Sum, Avg, StdDev, and Variance aggregations on date/time fields in sqlite3 since date/time is saved as text.")
			}
		}
	}
	args := make([]sqltree.Expr, 0, len(f.Args))
	for _, a := range f.Args {
		x, err := c.compile(a)
		switch err {
		case nil:
		case ErrEmpty:
			if s, ok := a.(*Sub); ok && !s.Exists {
				x = sqltree.Null()
			} else {
				return nil, err
			}
		case ErrFull:
			x = param(true)
		default:
			return nil, err
		}
		args = append(args, x)
	}
	var out sqltree.Expr
	if !sp.plain() {
		out = sp.fill(f, args)
	} else if x, ok, err := f.vendorCall(c, args); ok || err != nil {
		if err != nil {
			return nil, err
		}
		out = x
	} else if f.Build != nil {
		var err error
		if out, err = f.Build(c, f, args); err != nil {
			return nil, err
		}
	} else {
		call := &sqltree.Func{Name: f.SQL, Args: args}
		if f.Agg != nil {
			call.Distinct = f.Agg.Distinct
		}
		out = call
	}
	if f.Agg != nil && f.Agg.Filter != nil && c.Vendor() == mysqlVendor {
		return f.conditional(c, sp)
	}
	if f.Agg != nil && f.Agg.Filter != nil {
		cond, err := c.compile(f.Agg.Filter)
		switch err {
		case nil:
			out = &sqltree.Filter{X: out, Where: cond}
		case ErrFull:
		default:
			return nil, err
		}
	}
	return out, nil
}

// Output implements Expr.
func (f *Func) Output() (*meta.Field, error) {
	if f.Out != nil {
		return f.Out, nil
	}
	if f.Rule == NumericOut {
		anyInt := false
		for _, a := range f.Args {
			switch k := kindOf(a); {
			case k == meta.DecimalKind:
				return DecimalOut, nil
			case k.IsInteger():
				anyInt = true
			}
		}
		if anyInt {
			return FloatOut, nil
		}
	}
	if f.Rule == firstRule {
		return f.Args[0].Output()
	}
	return sourcesOutput(f, f.Args)
}

// Describe implements Expr.
func (f *Func) Describe() string {
	extra := map[string]string{}
	maps.Copy(extra, f.Extra)
	if f.Agg != nil {
		if f.Agg.Distinct {
			extra["distinct"] = "True"
		}
		if f.Agg.Filter != nil {
			extra["filter"] = describeStr(f.Agg.Filter)
		}
	}
	args := f.Args
	switch {
	case f.Name == "Left" && len(args) == 3, f.Name == "Right" && len(args) == 3:
		args = []Expr{args[0], args[2]} // they are kept as those of SUBSTR
	}
	shown := make([]string, len(args))
	for i, a := range args {
		shown[i] = Str(a)
	}
	s := f.Name + "(" + strings.Join(shown, ", ")
	for _, k := range slices.Sorted(maps.Keys(extra)) {
		s += ", " + k + "=" + extra[k]
	}
	return s + ")"
}

// describeStr is str() of an expression, which lacks what repr() puts around a
// condition.
func describeStr(e Expr) string {
	if q, ok := e.(*Q); ok {
		return q.Text()
	}
	return e.Describe()
}

// DefaultAlias is the name of an aggregate that is given none: "field__count".
func (f *Func) DefaultAlias() (string, error) {
	if len(f.Args) == 1 && (f.Agg == nil || f.Agg.Filter == nil) {
		if n, ok := f.Args[0].(*F); ok && f.Label != "" {
			return n.Name + "__" + strings.ToLower(f.Label), nil
		}
	}
	return "", meta.Errorf(meta.TypeError, "Complex expressions require an alias")
}

// NewAggregate makes an aggregate by its Django name; nil if there is none.
func NewAggregate(name string, x Expr, agg Agg, sample bool) *Func {
	f := &Func{Name: name, Label: name, Args: []Expr{x}, Agg: &agg}
	switch name {
	case "Count":
		f.SQL, f.Out, f.Agg.Empty = "COUNT", IntegerOut, int64(0)
	case "Sum", "Min", "Max":
		f.SQL = strings.ToUpper(name)
	case "Avg":
		f.SQL, f.Rule = "AVG", NumericOut
	case "StdDev", "Variance":
		f.SQL, f.Rule = map[string]string{"StdDev": "STDDEV", "Variance": "VAR"}[name]+"_POP", NumericOut
		if sample {
			f.SQL = strings.TrimSuffix(f.SQL, "POP") + "SAMP"
		}
	default:
		return nil
	}
	return f
}

// funcSpec is a database function without peculiarities.
type funcSpec struct {
	sql      string
	min, max int // arguments; max -1: any
	out      *meta.Field
	rule     OutputRule
	lookup   string // its name as a transform, empty for none
}

var funcs = map[string]funcSpec{
	"Lower": {"LOWER", 1, 1, nil, 0, "lower"}, "Upper": {"UPPER", 1, 1, nil, 0, "upper"},
	"Length": {"LENGTH", 1, 1, IntegerOut, 0, "length"},
	"Trim":   {"TRIM", 1, 1, nil, 0, "trim"}, "LTrim": {"LTRIM", 1, 1, nil, 0, "ltrim"}, "RTrim": {"RTRIM", 1, 1, nil, 0, "rtrim"},
	"Reverse": {"REVERSE", 1, 1, nil, 0, "reverse"}, "Chr": {"CHAR", 1, 1, CharOut, 0, "chr"}, "Ord": {"UNICODE", 1, 1, IntegerOut, 0, "ord"},
	"MD5": {"MD5", 1, 1, nil, 0, "md5"}, "SHA1": {"SHA1", 1, 1, nil, 0, "sha1"}, "SHA224": {"SHA224", 1, 1, nil, 0, "sha224"},
	"SHA256": {"SHA256", 1, 1, nil, 0, "sha256"}, "SHA384": {"SHA384", 1, 1, nil, 0, "sha384"}, "SHA512": {"SHA512", 1, 1, nil, 0, "sha512"},
	"Abs": {"ABS", 1, 1, nil, 0, "abs"}, "Ceil": {"CEILING", 1, 1, nil, 0, "ceil"}, "Floor": {"FLOOR", 1, 1, nil, 0, "floor"},
	"Sqrt": {"SQRT", 1, 1, nil, NumericOut, "sqrt"}, "Sign": {"SIGN", 1, 1, nil, 0, "sign"},
	"Round": {"ROUND", 1, 2, nil, firstRule, "round"},
	"Exp":   {"EXP", 1, 1, nil, NumericOut, "exp"}, "Ln": {"LN", 1, 1, nil, NumericOut, "ln"},
	"Sin": {"SIN", 1, 1, nil, NumericOut, "sin"}, "Cos": {"COS", 1, 1, nil, NumericOut, "cos"}, "Tan": {"TAN", 1, 1, nil, NumericOut, "tan"},
	"ASin": {"ASIN", 1, 1, nil, NumericOut, "asin"}, "ACos": {"ACOS", 1, 1, nil, NumericOut, "acos"}, "ATan": {"ATAN", 1, 1, nil, NumericOut, "atan"},
	"Cot": {"COT", 1, 1, nil, NumericOut, "cot"}, "Degrees": {"DEGREES", 1, 1, nil, NumericOut, "degrees"}, "Radians": {"RADIANS", 1, 1, nil, NumericOut, "radians"},
	"ATan2": {"ATAN2", 2, 2, nil, NumericOut, ""}, "Power": {"POWER", 2, 2, nil, NumericOut, ""}, "Mod": {"MOD", 2, 2, nil, NumericOut, ""},
	"Log": {"LOG", 2, 2, nil, NumericOut, ""}, "Pi": {"PI", 0, 0, FloatOut, 0, ""}, "Random": {"RAND", 0, 0, FloatOut, 0, ""},
	"Coalesce": {"COALESCE", 2, -1, nil, 0, ""}, "Greatest": {"MAX", 2, -1, nil, 0, ""}, "Least": {"MIN", 2, -1, nil, 0, ""},
	"NullIf": {"NULLIF", 2, 2, nil, 0, ""}, "Replace": {"REPLACE", 2, 3, nil, 0, ""}, "Substr": {"SUBSTR", 2, 3, CharOut, 0, ""},
	"StrIndex": {"INSTR", 2, 2, IntegerOut, 0, ""}, "Repeat": {"REPEAT", 2, 2, CharOut, 0, ""},
	"LPad": {"LPAD", 2, 3, CharOut, 0, ""}, "RPad": {"RPAD", 2, 3, CharOut, 0, ""},
	"RowNumber": {"ROW_NUMBER", 0, 0, IntegerOut, 0, ""}, "Rank": {"RANK", 0, 0, IntegerOut, 0, ""},
	"DenseRank": {"DENSE_RANK", 0, 0, IntegerOut, 0, ""}, "PercentRank": {"PERCENT_RANK", 0, 0, FloatOut, 0, ""},
	"CumeDist": {"CUME_DIST", 0, 0, FloatOut, 0, ""}, "FirstValue": {"FIRST_VALUE", 1, 1, nil, 0, ""},
	"LastValue": {"LAST_VALUE", 1, 1, nil, 0, ""}, "NthValue": {"NTH_VALUE", 1, 2, nil, 0, ""},
	"Ntile": {"NTILE", 1, 1, IntegerOut, 0, ""}, "Lag": {"LAG", 1, 3, nil, 0, ""}, "Lead": {"LEAD", 1, 3, nil, 0, ""},
}

// FuncNames are the functions that NewFunc makes.
func FuncNames() []string {
	var out []string
	for n := range funcs {
		out = append(out, n)
	}
	return append(out, "Concat", "ConcatPair", "Left", "Right", "Now", "JSONObject", "JSONArray")
}

// askedJSON builds a call that Django makes only where SQLite, asked once, knows JSON.
func askedJSON(c *Compiler, f *Func, args []sqltree.Expr) (sqltree.Expr, error) {
	if c.Env.AskJSON != nil {
		if err := c.Env.AskJSON(); err != nil {
			return nil, err
		}
	}
	return &sqltree.Func{Name: f.SQL, Args: args}, nil
}

// NewFunc makes a function by its Django name.
func NewFunc(name string, args []Expr, out *meta.Field) (*Func, error) {
	switch name {
	case "Concat":
		if len(args) < 2 {
			return nil, meta.Errorf(meta.ValueError, "Concat must take at least two expressions")
		}
		return concat(args, out), nil
	case "Left", "Right":
		f := &Func{Name: name, SQL: "SUBSTR", Out: CharOut}
		if name == "Left" {
			f.Args = []Expr{args[0], &Value{V: int64(1)}, args[1]}
		} else {
			f.Args = []Expr{args[0], &Combined{L: args[1], Op: "*", R: &Value{V: int64(-1)}}, args[1]}
		}
		return f, nil
	case "ConcatPair":
		return concatPair(args[0], args[1], out), nil
	case "JSONObject", "JSONArray":
		return &Func{Name: name, SQL: map[string]string{"JSONObject": "JSON_OBJECT", "JSONArray": "JSON_ARRAY"}[name], Args: args, Out: JSONOut, Build: askedJSON}, nil
	case "Now":
		return &Func{Name: name, Out: DateTimeOut, Build: func(*Compiler, *Func, []sqltree.Expr) (sqltree.Expr, error) {
			return sqltree.Text("STRFTIME('%%Y-%%m-%%d %%H:%%M:%%f', 'NOW')"), nil
		}}, nil
	}
	s, ok := funcs[name]
	if !ok {
		return nil, meta.Unsupported("the function %s", name)
	}
	if len(args) < s.min || s.max >= 0 && len(args) > s.max {
		switch {
		case s.max < 0:
			return nil, meta.Errorf(meta.ValueError, "%s must take at least two expressions", name)
		case s.max == 1 || s.min == s.max:
			noun := "arguments"
			if s.max == 1 {
				noun = "argument"
			}
			return nil, meta.Errorf(meta.TypeError, "'%s' takes exactly %d %s (%d given)", name, s.max, noun, len(args))
		}
		return nil, meta.Errorf(meta.TypeError, "%s() takes from %d to %d arguments", name, s.min, s.max)
	}
	switch {
	case name == "Replace" && len(args) == 2:
		args = append(args, &Value{V: ""})
	case (name == "LPad" || name == "RPad") && len(args) == 2:
		args = append(args, &Value{V: " "})
	}
	f := &Func{Name: name, SQL: s.sql, Args: args, Out: s.out, Rule: s.rule}
	if name == "Round" {
		if len(args) == 1 {
			f.Args = append(args, &Value{V: int64(0)})
		}
		f.Build = buildRound
	}
	if name == "Lag" || name == "Lead" || name == "NthValue" {
		f.Rule = firstRule
	}
	if out != nil {
		f.Out = out
	}
	return f, nil
}

func buildRound(_ *Compiler, f *Func, a []sqltree.Expr) (sqltree.Expr, error) {
	if v, ok := f.Args[1].(*Value); ok {
		if n, ok := v.V.(int64); ok && n < 0 {
			return nil, meta.Errorf(meta.ValueError, "SQLite does not support negative precision.")
		}
	}
	return &sqltree.Func{Name: f.SQL, Args: a}, nil
}

// firstRule gives a function the field of its first source.
const firstRule OutputRule = 2

// concat nests pairs, since not every database takes more than two texts.
func concat(args []Expr, out *meta.Field) *Func {
	pair := func(a, b Expr) *Func { return concatPair(a, b, out) }
	f := pair(args[len(args)-2], args[len(args)-1])
	for i := len(args) - 3; i >= 0; i-- {
		f = pair(args[i], f)
	}
	return &Func{Name: "Concat", Args: []Expr{f}, Out: out, Build: func(_ *Compiler, _ *Func, a []sqltree.Expr) (sqltree.Expr, error) { return a[0], nil }}
}

// concatPair is two texts, of which NULL is an empty one.
func concatPair(a, b Expr, out *meta.Field) *Func {
	return &Func{Name: "ConcatPair", Args: []Expr{a, b}, Out: out, Build: func(c *Compiler, f *Func, _ []sqltree.Expr) (sqltree.Expr, error) {
		var sides [2]sqltree.Expr
		for i, a := range f.Args {
			x, err := c.compile(&Func{Name: "Coalesce", SQL: "COALESCE", Args: []Expr{a, &Value{V: ""}}, Out: CharOut})
			if err != nil {
				return nil, err
			}
			sides[i] = x
		}
		return &sqltree.Paren{X: &sqltree.Binary{Op: sqltree.ConcatOp, L: sides[0], R: sides[1]}}, nil
	}}
}

// NewCast is CAST(x AS type).
func NewCast(x Expr, to *meta.Field) *Func {
	return &Func{Name: "Cast", Args: []Expr{x}, Out: to, Build: func(c *Compiler, f *Func, a []sqltree.Expr) (sqltree.Expr, error) {
		t, err := to.DBType()
		if err != nil {
			return nil, err
		}
		switch t {
		case "datetime":
			return &sqltree.Func{Name: "strftime", Args: []sqltree.Expr{param("%Y-%m-%d %H:%M:%f"), a[0]}}, nil
		case "time":
			return &sqltree.Func{Name: "strftime", Args: []sqltree.Expr{param("%H:%M:%f"), a[0]}}, nil
		case "date":
			return &sqltree.Func{Name: "date", Args: a}, nil
		}
		if t == "varchar" {
			t = "text" // a CharField without a length
		}
		return &sqltree.Cast{X: a[0], Type: sqltree.TypeText(t)}, nil
	}}
}

// NewCollate is x COLLATE name.
func NewCollate(x Expr, name string) *Func {
	return &Func{Name: "Collate", Args: []Expr{x}, Key: name, Build: func(_ *Compiler, f *Func, a []sqltree.Expr) (sqltree.Expr, error) {
		return &sqltree.Collate{X: a[0], Name: f.Key}, nil
	}}
}

// conditional is a filtered aggregate for a database without FILTER: what the
// filter drops is NULL.
func (f *Func) conditional(c *Compiler, sp Spelling) (sqltree.Expr, error) {
	agg := *f.Agg
	agg.Filter = nil
	cp := *f
	cp.Agg = &agg
	then := f.Args[0]
	if _, star := then.(*Star); star {
		then = &Value{V: int64(1)}
	}
	cp.Args = append([]Expr{&Case{Whens: []When{{Cond: f.Agg.Filter, Then: then}}}}, f.Args[1:]...)
	return cp.Call(c, sp)
}
