package query

import (
	"math"
	"math/big"
	"strings"

	"github.com/diptych-orm/diptych/orm/django/meta"
	"github.com/diptych-orm/diptych/orm/django/values"
	"github.com/diptych-orm/diptych/orm/sqltree"
)

// Lookup compares an expression with a value, a list of values, an expression or
// a query.
type Lookup struct {
	Name string
	L    Expr
	R    any // prepared; an Expr where the database computes it
	// Host is a class written by the user that compiles the lookup.
	Host LookupHost
}

// baseLookups are the lookups of every field, in the order in which suggestions
// consider them.
var baseLookups = []string{"exact", "iexact", "gt", "gte", "lt", "lte", "in", "contains", "icontains",
	"startswith", "istartswith", "endswith", "iendswith", "range", "isnull", "regex", "iregex"}

var relatedLookups = []string{"in", "exact", "lt", "gt", "gte", "lte", "isnull"}

// lookupNames are the lookups and transforms of a kind of field.
func lookupNames(f *meta.Field) []string {
	if f.Rel != nil {
		return relatedLookups
	}
	out := append([]string{}, baseLookups...)
	switch f.Kind {
	case meta.DateKind:
		out = append(out, "year", "month", "day", "week_day", "iso_week_day", "week", "iso_year", "quarter")
	case meta.DateTimeKind:
		out = append(out, "year", "month", "day", "week_day", "iso_week_day", "week", "iso_year", "quarter", "hour", "minute", "second", "date", "time")
	case meta.TimeKind:
		out = append(out, "hour", "minute", "second")
	case meta.JSONKind:
		out = append(out, "contained_by", "has_key", "has_keys", "has_any_keys")
	}
	return out
}

// LookupNames are the lookups and transforms that Django has for a field.
func LookupNames(f *meta.Field) []string { return lookupNames(f) }

func hasLookup(f *meta.Field, name string) bool {
	for _, n := range lookupNames(f) {
		if n == name && !extractParts[n] && n != "date" && n != "time" {
			return true
		}
	}
	return false
}

// newLookup prepares a lookup: the right side becomes a value of the left side's
// kind. A nil rhs must have been turned into isnull before.
func newLookup(q *Query, name string, lhs Expr, rhs any) (*Lookup, error) {
	l, err := prepareLookup(q, name, lhs, rhs)
	if err != nil {
		return nil, err
	}
	if l.R == nil && rhs != nil && name != "isnull" { // what counts as none, such as "" for a BooleanField
		return noneLookup(name, lhs)
	}
	if both := bilateral(lhs); len(both) > 0 && name != "isnull" {
		if sub, ok := l.R.(*Sub); ok && sub.plain {
			return nil, meta.Errorf(meta.NotImplemented, "Bilateral transformations on nested querysets are not implemented.")
		}
		out, err := lhs.Output()
		if err != nil {
			return nil, err
		}
		if list, ok := l.R.([]any); ok {
			wrapped := make([]any, len(list))
			for i, v := range list {
				wrapped[i] = bothSides(both, v, out)
			}
			l.R = wrapped
		} else {
			l.R = bothSides(both, l.R, out)
		}
	}
	return l, nil
}

func prepareLookup(q *Query, name string, lhs Expr, rhs any) (*Lookup, error) {
	if col, ok := rhs.(*Col); ok && col.Target.Kind == meta.CompositeKind {
		return nil, meta.Errorf(meta.ValueError, "CompositePrimaryKey cannot be used as a lookup value.")
	}
	l := &Lookup{Name: name, L: lhs, R: rhs}
	out, err := output(lhs)
	if err != nil {
		return nil, err
	}
	if sub, ok := rhs.(*Sub); ok && sub.plain {
		return l, l.prepareQuery(out, sub)
	}
	if _, ok := rhs.(Expr); ok && name != "has_keys" && name != "has_any_keys" {
		return l, nil
	}
	related := out.Rel != nil && out.Rel.Kind != meta.ManyToMany
	env := q.env
	target := out
	switch name {
	case "in", "range":
		list, err := iterate(rhs)
		if err != nil {
			return nil, err
		}
		prepared := make([]any, len(list))
		for i, v := range list {
			if _, ok := v.(Expr); ok {
				prepared[i] = v
				continue
			}
			if related {
				if v, err = normalize(v, lhs, out); err != nil {
					return nil, err
				}
			}
			if v != nil || name == "range" {
				if v, err = target.Prepare(env, v); err != nil {
					return nil, err
				}
			}
			prepared[i] = v
		}
		l.R = prepared
	case "has_keys", "has_any_keys":
		list, err := iterate(rhs)
		if err != nil {
			return nil, err
		}
		keys := make([]any, len(list))
		for i, k := range list {
			if _, isExpr := k.(Expr); !isExpr {
				k = values.Str(k)
			}
			keys[i] = k
		}
		l.R = keys
	case "isnull", "iexact", "contains", "icontains", "startswith", "istartswith", "endswith", "iendswith", "regex", "iregex",
		"has_key", "contained_by":
		if o, ok := rhs.(meta.Instance); ok {
			l.R = values.Foreign(instanceValue{o})
		}
	default:
		v := rhs
		if related {
			if v, err = normalize(v, lhs, out); err != nil {
				return nil, err
			}
		}
		if f, ok := v.(float64); ok && out.ValueKind().IsInteger() && (name == "gte" || name == "lt") {
			v = int64(math.Ceil(f))
		}
		if _, isBool := v.(bool); isBool && name == "exact" && out.Kind == meta.NoKind {
			return l, nil
		}
		if isYear(lhs) {
			target = IntegerOut
		}
		if l.R, err = target.Prepare(env, v); err != nil {
			return nil, err
		}
	}
	return l, nil
}

// iterate is values.Iterate with Python's error for what has no members.
func iterate(v any) ([]any, error) {
	list, err := values.Iterate(v)
	if none, ok := err.(values.NotIterable); ok {
		return nil, meta.Errorf(meta.TypeError, "%s", none.Error())
	}
	return list, err
}

// noneLookup is a lookup of None.
func noneLookup(name string, lhs Expr) (*Lookup, error) {
	if name != "exact" && name != "iexact" {
		return nil, meta.Errorf(meta.ValueError, "Cannot use None as a query value")
	}
	return &Lookup{Name: "isnull", L: lhs, R: true}, nil
}

// instanceValue lets an object stand for its text.
type instanceValue struct{ meta.Instance }

func (v instanceValue) HostRepr() string { return v.Repr() }
func (v instanceValue) HostStr() string  { return v.Instance.String() }
func (v instanceValue) HostType() string { return v.Model().Name }

// normalize replaces a model instance by the value of the field that the
// relation compares with.
func normalize(v any, lhs Expr, out *meta.Field) (any, error) {
	if t, ok := v.(values.Tuple); ok && len(t) > 0 { // the values of the columns to compare, here one
		return t[0], nil
	}
	o, ok := v.(meta.Instance)
	if !ok {
		return v, nil
	}
	if pk := o.Model().PK; pk != nil {
		if meta.KeyOf(o) == nil {
			return nil, meta.Errorf(meta.ValueError, "Model instances passed to related filters must be saved.")
		}
	}
	src := out
	if out.Rel != nil && out.Rel.Kind != meta.ManyToMany {
		src = out.Rel.Target()
	}
	for src.Rel != nil && !o.Model().IsSubclass(src.Model) {
		src = src.Rel.Target()
	}
	if x, ok := o.Get(src.Attname); ok {
		return x, nil
	}
	x, _ := o.Get(o.Model().PK.Attname)
	return x, nil
}

// prepareQuery checks a query on the right side and makes it select one column.
func (l *Lookup) prepareQuery(out *meta.Field, sub *Sub) error {
	q := sub.Query
	n := len(q.selected.names)
	if q.selected.names == nil {
		n = 1
	}
	switch l.Name {
	case "exact":
		if q.high == nil || *q.high-q.low != 1 {
			return meta.Errorf(meta.ValueError, "The QuerySet value for an exact lookup must be limited to one result using slicing.")
		}
		if n != 1 {
			return meta.Errorf(meta.ValueError, "The QuerySet value for the exact lookup must have 1 selected fields (received %d)", n)
		}
	case "in":
		if n != 1 {
			return meta.Errorf(meta.ValueError, "The QuerySet value for the 'in' lookup must have 1 selected fields (received %d)", n)
		}
	}
	q = q.clone()
	if l.Name == "in" {
		q.clearOrdering(false, true)
	}
	if (l.Name == "in" || l.Name == "exact") && !q.hasSelect() {
		field := "pk"
		if t := out; t.Rel != nil && t.Rel.Kind != meta.ManyToMany && !t.Rel.Target().PrimaryKey {
			field = t.Rel.Target().Name
			if t.PrimaryKey && t.Model == q.Model {
				field = t.Name
			}
		}
		q.clearSelectClause()
		if err := q.addFields([]string{field}, true); err != nil {
			return err
		}
	}
	c := *sub
	c.Query = q
	l.R = &c
	return nil
}

// Resolve implements Expr.
func (l *Lookup) Resolve(q *Query, o Resolving) (Expr, error) {
	c := *l
	var err error
	if c.L, err = l.L.Resolve(q, o); err != nil {
		return nil, err
	}
	switch r := l.R.(type) {
	case Expr:
		if c.R, err = r.Resolve(q, o); err != nil {
			return nil, err
		}
	case []any:
		list := make([]any, len(r))
		for i, x := range r {
			list[i] = x
			if e, ok := x.(Expr); ok {
				if list[i], err = e.Resolve(q, o); err != nil {
					return nil, err
				}
			}
		}
		c.R = list
	}
	return &c, nil
}

// Children implements Expr.
func (l *Lookup) Children() []Expr {
	out := []Expr{l.L}
	switch r := l.R.(type) {
	case Expr:
		out = append(out, r)
	case []any:
		for _, x := range r {
			if e, ok := x.(Expr); ok {
				out = append(out, e)
			}
		}
	}
	return out
}

// With implements Expr.
func (l *Lookup) With(k []Expr) Expr {
	c := *l
	c.L = k[0]
	switch r := l.R.(type) {
	case Expr:
		c.R = k[1]
	case []any:
		list := make([]any, len(r))
		n := 1
		for i, x := range r {
			list[i] = x
			if _, ok := x.(Expr); ok {
				list[i] = k[n]
				n++
			}
		}
		c.R = list
	}
	return &c
}

// Output implements Expr.
func (l *Lookup) Output() (*meta.Field, error) { return BooleanOut, nil }

// Describe implements Expr.
func (l *Lookup) Describe() string {
	r := ""
	if e, ok := l.R.(Expr); ok {
		r = e.Describe()
	} else {
		r = values.Repr(l.R)
	}
	name := lookupClasses[l.Name]
	if name == "" {
		name = camel(l.Name)
	}
	return name + "(" + l.L.Describe() + ", " + r + ")"
}

// lookupClasses are the classes of the lookups that are not called as they are.
var lookupClasses = map[string]string{"iexact": "IExact", "gt": "GreaterThan", "gte": "GreaterThanOrEqual", "lt": "LessThan", "lte": "LessThanOrEqual",
	"icontains": "IContains", "startswith": "StartsWith", "istartswith": "IStartsWith", "endswith": "EndsWith", "iendswith": "IEndsWith", "isnull": "IsNull", "iregex": "IRegex"}

func isYear(e Expr) bool {
	f, ok := e.(*Func)
	return ok && (f.Name == "ExtractYear" || f.Name == "ExtractIsoYear")
}

func isKey(e Expr) bool {
	f, ok := e.(*Func)
	return ok && f.Name == "KeyTransform" && f.Out == JSONOut
}

var comparisons = map[string]sqltree.Op{"exact": sqltree.Eq, "gt": sqltree.Gt, "gte": sqltree.Ge, "lt": sqltree.Lt, "lte": sqltree.Le}

func (l *Lookup) left(c *Compiler) (sqltree.Expr, error) {
	lhs := l.L
	if contains(lhs, func(e Expr) bool { _, ok := e.(*Where); return ok }) {
		// Django resolves the left side once more here; conditions show it by
		// their parentheses.
		r, err := lhs.Resolve(c.q, Resolving{Joins: true})
		if err != nil {
			return nil, err
		}
		lhs = r
	}
	x, err := c.compile(lhs)
	if err != nil {
		return nil, err
	}
	if _, ok := l.L.(*Lookup); ok {
		x = &sqltree.Paren{X: x}
	}
	return x, nil
}

// right compiles an expression on the right side, in parentheses unless it has
// some of its own.
func (l *Lookup) right(c *Compiler, e Expr) (sqltree.Expr, error) {
	x, err := c.compile(e)
	if err != nil {
		return nil, err
	}
	if _, ok := e.(*Value); ok {
		return x, nil
	}
	if text, err := c.text(x); err != nil {
		return nil, err
	} else if !strings.HasPrefix(text, "(") {
		return &sqltree.Paren{X: x}, nil
	}
	return x, nil
}

// Compile implements Expr.
func (l *Lookup) Compile(c *Compiler) (sqltree.Expr, error) {
	if l.Host != nil {
		return l.Host.SQL(c, l)
	}
	return l.Builtin(c)
}

// Builtin compiles the lookup as Django's own class of its name does.
func (l *Lookup) Builtin(c *Compiler) (sqltree.Expr, error) {
	out, err := output(l.L)
	if err != nil {
		return nil, err
	}
	if l.Name == "isnull" {
		return l.isNull(c)
	}
	if isYear(l.L) {
		if _, ok := l.R.(Expr); !ok && comparisons[l.Name] != (sqltree.Op{}) {
			return l.year(c)
		}
	}
	if b, ok := l.R.(bool); ok && l.Name == "exact" && Conditional(l.L) && c.standsAlone(l.L) {
		lhs, err := l.left(c)
		if err != nil {
			if err == ErrFull && !b {
				return nil, ErrEmpty
			}
			if err == ErrEmpty && !b {
				return nil, ErrFull
			}
			return nil, err
		}
		if b {
			return lhs, nil
		}
		return &sqltree.Concat{Parts: []sqltree.Expr{sqltree.Text("NOT "), lhs}}, nil
	}
	if f, ok := l.L.(*Func); ok && f.Name == "KeyTransform" {
		return l.key(c, f)
	}
	if out.Kind == meta.UUIDKind && c.Vendor() != postgresVendor {
		l = l.undashed()
	}
	lhs, err := l.left(c)
	if err != nil {
		return nil, err
	}
	bind := func(v any) (sqltree.Expr, error) {
		p, err := out.ForDB(c.Env, v)
		if err != nil {
			return nil, err
		}
		if p == nil && out.Kind == meta.JSONKind {
			p = "null"
		}
		return param(p), nil
	}
	if op, ok := comparisons[l.Name]; ok {
		var rhs sqltree.Expr
		if e, ok := l.R.(Expr); ok {
			rhs, err = l.right(c, e)
		} else {
			if err := l.overflow(out); err != nil {
				return nil, err
			}
			rhs, err = bind(l.R)
		}
		if err != nil {
			return nil, err
		}
		return &sqltree.Binary{Op: op, L: lhs, R: rhs}, nil
	}
	switch l.Name {
	case "in":
		return l.in(c, lhs, bind)
	case "range":
		return l.between(c, lhs, bind)
	case "has_key", "has_keys", "has_any_keys":
		return l.hasKeys(c, l.L)
	case "contained_by":
		if c.Vendor() == postgresVendor {
			return written(lhs, " <@ ", param(nil)), nil
		}
		return nil, noContainment(l.Name)
	case "contains":
		if out.Kind == meta.JSONKind {
			switch c.Vendor() {
			case postgresVendor:
				return written(lhs, " @> ", param(nil)), nil
			case mysqlVendor:
				return written("JSON_CONTAINS(", lhs, ", ", param(nil), ")"), nil
			}
			return nil, noContainment(l.Name)
		}
	}
	return l.pattern(c, lhs)
}

// undashed is a lookup of text in a UUID, which is kept without its dashes.
func (l *Lookup) undashed() *Lookup {
	switch l.Name {
	case "iexact", "contains", "icontains", "startswith", "istartswith", "endswith", "iendswith":
	default:
		return l
	}
	r, ok := l.R.(Expr)
	if !ok {
		r = &Value{V: l.R}
	}
	c := *l
	c.R = &Func{Name: "Replace", SQL: "REPLACE", Args: []Expr{r, &Value{V: "-"}, &Value{V: ""}}, Out: CharOut}
	return &c
}

func (l *Lookup) isNull(c *Compiler) (sqltree.Expr, error) {
	yes, ok := l.R.(bool)
	if !ok {
		return nil, meta.Errorf(meta.ValueError, "The QuerySet value for an isnull lookup must be True or False.")
	}
	if v, ok := l.L.(*Value); ok {
		if (v.V == nil) == yes {
			return nil, ErrFull
		}
		return nil, ErrEmpty
	}
	op := sqltree.IsNot
	if yes {
		op = sqltree.Is
	}
	if isKey(l.L) && c.Vendor() == sqliteVendor {
		root, path := jsonPath(l.L.(*Func))
		x, err := c.compile(root)
		if err != nil {
			return nil, err
		}
		return &sqltree.Binary{Op: op, L: &sqltree.Func{Name: "JSON_TYPE", Args: []sqltree.Expr{x, param(path)}}, R: sqltree.Null()}, nil
	}
	x, err := l.left(c)
	if err != nil {
		return nil, err
	}
	return &sqltree.Binary{Op: op, L: x, R: sqltree.Null()}, nil
}

// overflow decides a comparison with a number that the column cannot hold.
func (l *Lookup) overflow(out *meta.Field) error {
	f := out.ValueField()
	if !f.Kind.IsInteger() {
		return nil
	}
	n, ok := l.R.(*big.Int)
	if i, small := l.R.(int64); small {
		if f.Kind >= meta.PositiveIntegerKind && i < 0 {
			n, ok = big.NewInt(i), true
		}
	}
	if !ok {
		return nil
	}
	under := n.Sign() < 0
	switch {
	case under && (l.Name == "gt" || l.Name == "gte"), !under && (l.Name == "lt" || l.Name == "lte"):
		return ErrFull
	}
	return ErrEmpty
}

// between compiles range.
func (l *Lookup) between(c *Compiler, lhs sqltree.Expr, bind func(any) (sqltree.Expr, error)) (sqltree.Expr, error) {
	list, isList := l.R.([]any)
	if e, ok := l.R.(Expr); ok && !isList { // Django takes the first two characters of its SQL
		rhs, err := l.right(c, e)
		if err != nil {
			return nil, err
		}
		text, err := c.key(rhs)
		if err != nil {
			return nil, err
		}
		return &sqltree.Between{X: lhs, Lo: sqltree.Text(text[:1]), Hi: sqltree.Text(text[1:2])}, nil
	}
	b := make([]sqltree.Expr, len(list))
	var err error
	for i, v := range list {
		if e, ok := v.(Expr); ok {
			b[i], err = c.compile(e)
		} else {
			b[i], err = bind(v)
		}
		if err != nil {
			return nil, err
		}
	}
	switch len(b) {
	case 0:
		return nil, meta.Errorf(meta.ValueError, "not enough values to unpack (expected 2, got 0)")
	case 1:
		return nil, meta.Errorf(meta.IndexError, "tuple index out of range")
	case 2:
	default:
		return nil, meta.Errorf(meta.TypeError, "not all arguments converted during string formatting")
	}
	return &sqltree.Between{X: lhs, Lo: b[0], Hi: b[1]}, nil
}

func (l *Lookup) in(c *Compiler, lhs sqltree.Expr, bind func(any) (sqltree.Expr, error)) (sqltree.Expr, error) {
	if e, ok := l.R.(Expr); ok {
		rhs, err := l.right(c, e)
		if err != nil {
			return nil, err
		}
		return &sqltree.In{X: lhs, List: rhs}, nil
	}
	var items []sqltree.Expr
	seen := map[string]bool{}
	for _, v := range l.R.([]any) {
		if v == nil {
			continue
		}
		if e, ok := v.(Expr); ok {
			x, err := c.compile(e)
			if err != nil {
				return nil, err
			}
			items = append(items, x)
			continue
		}
		key := values.Repr(v)
		if seen[key] {
			continue
		}
		seen[key] = true
		x, err := bind(v)
		if err != nil {
			return nil, err
		}
		items = append(items, x)
	}
	if len(items) == 0 {
		return nil, ErrEmpty
	}
	return &sqltree.In{X: lhs, List: &sqltree.List{Items: items}}, nil
}

// year compares a year by the bounds of the date itself, so that an index helps.
func (l *Lookup) year(c *Compiler) (sqltree.Expr, error) {
	f := l.L.(*Func)
	col, err := c.compile(f.Args[0])
	if err != nil {
		return nil, err
	}
	n, _ := l.R.(int64)
	iso := f.Name == "ExtractIsoYear"
	switch {
	case (n < 1 || n > 9999) && !iso:
		return nil, meta.Errorf(meta.ValueError, "year %s is out of range", values.Repr(l.R))
	case n < 1 || n > 9999:
		return nil, meta.Errorf(meta.ValueError, "Year is out of range: %s", values.Repr(l.R))
	case n == 9999 && iso: // the last day is sought before the first of the next year
		return nil, meta.Errorf(meta.ValueError, "Year is out of range: 10000")
	}
	first, last := values.Date{Year: int(n), Month: 1, Day: 1}, values.Date{Year: int(n), Month: 12, Day: 31}
	if iso {
		first = isoYearStart(int(n))
		last = values.DateOf(isoYearStart(int(n)+1).Go().AddDate(0, 0, -1))
	}
	var lo, hi any = first.String(), last.String()
	if kindOf(f.Args[0]) == meta.DateTimeKind {
		a := values.DateTime{Date: first}
		b := values.DateTime{Date: last, Time: values.Time{Hour: 23, Minute: 59, Second: 59, Micro: 999999}}
		if c.Env.UseTZ {
			a, b = a.At(c.Env.CurrentZone()), b.At(c.Env.CurrentZone())
		}
		var err error
		if lo, err = DateTimeOut.ForDB(c.Env, a); err != nil {
			return nil, err
		}
		if hi, err = DateTimeOut.ForDB(c.Env, b); err != nil {
			return nil, err
		}
	}
	switch l.Name {
	case "exact":
		return &sqltree.Between{X: col, Lo: param(lo), Hi: param(hi)}, nil
	case "gt", "lte":
		return &sqltree.Binary{Op: comparisons[l.Name], L: col, R: param(hi)}, nil
	}
	return &sqltree.Binary{Op: comparisons[l.Name], L: col, R: param(lo)}, nil
}

func isoYearStart(year int) values.Date {
	t := values.Date{Year: year, Month: 1, Day: 4}.Go()
	back := (int(t.Weekday()) + 6) % 7
	return values.DateOf(t.AddDate(0, 0, -back))
}

const escaped = `REPLACE(REPLACE(REPLACE(`

var escapeTail = `, '\', '\\'), '%%', '\%%'), '_', '\_')`

// pattern compiles the lookups that match text.
func (l *Lookup) pattern(c *Compiler, lhs sqltree.Expr) (sqltree.Expr, error) {
	if c.Vendor() != sqliteVendor {
		return l.vendorPattern(c, lhs)
	}
	before, after := strings.Contains(l.Name, "contains") || strings.HasSuffix(l.Name, "endswith"), strings.Contains(l.Name, "contains") || strings.HasSuffix(l.Name, "startswith")
	esc := sqltree.Text(`'\'`)
	if e, ok := l.R.(Expr); ok {
		rhs, err := l.right(c, e)
		if err != nil {
			return nil, err
		}
		switch l.Name {
		case "regex":
			return &sqltree.Binary{Op: sqltree.Regexp, L: lhs, R: rhs}, nil
		case "iregex":
			return &sqltree.Concat{Parts: []sqltree.Expr{lhs, sqltree.Text(" REGEXP '(?i)' || "), rhs}}, nil
		case "iexact":
			return &sqltree.Like{X: lhs, Pattern: rhs, Escape: esc}, nil
		}
		parts := []sqltree.Expr{lhs, sqltree.Text(" LIKE ")}
		if before {
			parts = append(parts, sqltree.Text("'%%' || "))
		}
		upper := l.Name[0] == 'i'
		if upper {
			parts = append(parts, sqltree.Text("UPPER("))
		}
		parts = append(parts, sqltree.Text(escaped), rhs, sqltree.Text(escapeTail))
		if upper {
			parts = append(parts, sqltree.Text(")"))
		}
		if after {
			parts = append(parts, sqltree.Text(" || '%%'"))
		}
		return &sqltree.Concat{Parts: append(parts, sqltree.Text(` ESCAPE '\'`))}, nil
	}
	text := values.Str(l.R)
	switch l.Name {
	case "regex": // the one pattern that is not made a text first
		return &sqltree.Binary{Op: sqltree.Regexp, L: lhs, R: param(meta.Adapt(l.R))}, nil
	case "iregex":
		return &sqltree.Concat{Parts: []sqltree.Expr{lhs, sqltree.Text(" REGEXP '(?i)' || "), param(text)}}, nil
	}
	text = strings.NewReplacer(`\`, `\\`, `%`, `\%`, `_`, `\_`).Replace(text)
	if before {
		text = "%" + text
	}
	if after {
		text += "%"
	}
	return &sqltree.Like{X: lhs, Pattern: param(text), Escape: esc}, nil
}
