package query

import (
	"strings"

	"github.com/diptych-orm/diptych/orm/django/meta"
	"github.com/diptych-orm/diptych/orm/django/values"
	"github.com/diptych-orm/diptych/orm/sqltree"
)

// zone gives the two parameters by which the registered functions change time
// zones: the wanted one and the connection's, or NULLs without time zones.
func zone(c *Compiler, f *Func) []sqltree.Expr {
	if !c.Env.UseTZ {
		return []sqltree.Expr{param(nil), param(nil)}
	}
	name := c.Env.CurrentZone().String()
	if f.Zone != nil {
		name = *f.Zone
	}
	return []sqltree.Expr{param(name), param("UTC")}
}

// extractParts are the parts that EXTRACT takes out, by lookup name.
var extractParts = map[string]bool{"year": true, "month": true, "day": true, "week_day": true, "iso_week_day": true,
	"week": true, "iso_year": true, "quarter": true, "hour": true, "minute": true, "second": true}

// NewExtract takes a part out of a date or time: "year", "week_day", "hour".
func NewExtract(part string, x Expr, tz *string) *Func {
	return &Func{Name: "Extract" + camel(part), Args: []Expr{x}, Key: part, Zone: tz, Out: IntegerOut, Build: buildExtract, Valid: validExtract}
}

func camel(s string) string {
	var b strings.Builder
	for _, p := range strings.Split(s, "_") {
		b.WriteString(meta.CapFirst(p))
	}
	return b.String()
}

// validExtract refuses what no such part can be taken of.
func validExtract(f *Func) error {
	out, err := f.Args[0].Output()
	if err != nil || out == nil {
		return err
	}
	switch out.ValueKind() {
	case meta.DateTimeKind, meta.TimeKind:
	case meta.DateKind:
		switch f.Key {
		case "hour", "minute", "second":
			return meta.Errorf(meta.ValueError, "Cannot extract time component '%s' from DateField '%s'.", f.Key, extractName(f))
		}
	case meta.DurationKind:
		switch f.Key {
		case "year", "iso_year", "month", "week", "week_day", "iso_week_day", "quarter":
			return meta.Errorf(meta.ValueError, "Cannot extract component '%s' from DurationField '%s'.", f.Key, extractName(f))
		}
	default:
		return meta.Errorf(meta.ValueError, "Extract input expression must be DateField, DateTimeField, TimeField, or DurationField.")
	}
	return nil
}

// validTrunc refuses what cannot be cut down to the part.
func validTrunc(f *Func) error {
	in, err := output(f.Args[0])
	if err != nil {
		return err
	}
	kind := in.ValueKind()
	if kind != meta.DateKind && kind != meta.DateTimeKind && kind != meta.TimeKind {
		return meta.Errorf(meta.TypeError, "%s isn't a DateField, TimeField, or DateTimeField.", values.Repr(keyed(in).Name))
	}
	out, err := f.Output()
	if err != nil {
		return err
	}
	to := out.ValueKind()
	if to != meta.DateKind && to != meta.DateTimeKind && to != meta.TimeKind {
		return meta.Errorf(meta.ValueError, "output_field must be either DateField, TimeField, or DateTimeField")
	}
	shown := "DateTimeField"
	if f.Key == "date" || f.Key == "time" || in.Class() != out.Class() {
		shown = out.Class()
	}
	switch f.Key {
	case "hour", "minute", "second", "time":
		if kind == meta.DateKind {
			return meta.Errorf(meta.ValueError, "Cannot truncate DateField '%s' to %s.", in.Name, shown)
		}
	case "year", "quarter", "month", "week", "day", "date":
		if kind == meta.TimeKind {
			return meta.Errorf(meta.ValueError, "Cannot truncate TimeField '%s' to %s.", in.Name, shown)
		}
	}
	if to == meta.DateTimeKind && kind != meta.DateTimeKind {
		return meta.Errorf(meta.ValueError, "Cannot truncate %s '%s' to %s.", map[meta.Kind]string{meta.DateKind: "DateField", meta.TimeKind: "TimeField"}[kind], in.Name, shown)
	}
	return nil
}

func buildExtract(c *Compiler, f *Func, a []sqltree.Expr) (sqltree.Expr, error) {
	args := []sqltree.Expr{param(f.Key), a[0]}
	switch kindOf(f.Args[0]) {
	case meta.DateTimeKind:
		return &sqltree.Func{Name: "django_datetime_extract", Args: append(args, zone(c, f)...)}, nil
	case meta.DateKind:
		return &sqltree.Func{Name: "django_date_extract", Args: args}, nil
	case meta.TimeKind:
		return &sqltree.Func{Name: "django_time_extract", Args: args}, nil
	}
	return nil, meta.Errorf(meta.ValueError, "Extract requires native DurationField database support.")
}

func extractName(f *Func) string {
	if c, ok := f.Args[0].(*Col); ok {
		return c.Target.Name
	}
	return ""
}

// NewTrunc cuts a date or time down to its year, month, day, hour and so on; out
// is its output field, nil for that of x.
func NewTrunc(part string, x Expr, out *meta.Field, tz *string) *Func {
	f := &Func{Name: "Trunc" + camel(part), Args: []Expr{x}, Key: part, Zone: tz, Out: out, Build: buildTrunc, Valid: validTrunc}
	switch part {
	case "date":
		f.Out, f.Build = DateOut, buildCastDate
	case "time":
		f.Out, f.Build = TimeOut, buildCastDate
	}
	return f
}

func buildCastDate(c *Compiler, f *Func, a []sqltree.Expr) (sqltree.Expr, error) {
	return &sqltree.Func{Name: "django_datetime_cast_" + f.Key, Args: append([]sqltree.Expr{a[0]}, zone(c, f)...)}, nil
}

func buildTrunc(c *Compiler, f *Func, a []sqltree.Expr) (sqltree.Expr, error) {
	out, err := f.Output()
	if err != nil {
		return nil, err
	}
	tz := []sqltree.Expr{param(nil), param(nil)}
	if kindOf(f.Args[0]) == meta.DateTimeKind {
		tz = zone(c, f)
	}
	name := ""
	switch out.ValueKind() {
	case meta.DateTimeKind:
		name = "django_datetime_trunc"
	case meta.DateKind:
		name = "django_date_trunc"
	case meta.TimeKind:
		name = "django_time_trunc"
	default:
		return nil, meta.Errorf(meta.ValueError, "Trunc only valid on DateField, TimeField, or DateTimeField.")
	}
	return &sqltree.Func{Name: name, Args: append([]sqltree.Expr{param(f.Key), a[0]}, tz...)}, nil
}

// transform applies a named transform to an expression; ok is false where its
// kind has none of that name.
func transform(lhs Expr, name string) (Expr, bool, error) {
	if f, ok := lhs.(*Func); ok && f.Name == "KeyTransform" {
		return newKeyTransform(lhs, name), true, nil
	}
	out, err := lhs.Output()
	if err != nil {
		return nil, false, err
	}
	if out == nil {
		return nil, false, nil
	}
	switch k := out.Kind; k {
	case meta.DateKind, meta.DateTimeKind, meta.TimeKind:
		if name == "date" && k == meta.DateTimeKind || name == "time" && k == meta.DateTimeKind {
			return NewTrunc(name, lhs, nil, nil), true, nil
		}
		clock := name == "hour" || name == "minute" || name == "second"
		if extractParts[name] && (clock && k != meta.DateKind || !clock && k != meta.TimeKind) {
			return NewExtract(name, lhs, nil), true, nil
		}
	case meta.JSONKind:
		return newKeyTransform(lhs, name), true, nil
	}
	return nil, false, nil
}

// KeyTransform takes a key out of a JSON value.
func newKeyTransform(lhs Expr, key string) *Func {
	return &Func{Name: "KeyTransform", Args: []Expr{lhs}, Key: key, Out: JSONOut, Build: buildKey}
}

// NewKeyTransform takes a key out of a JSON value, as JSON or as text.
func NewKeyTransform(lhs Expr, key string, asText bool) Expr {
	k := newKeyTransform(lhs, key)
	if asText {
		k.Out = TextOut
	}
	return k
}

// NewKT is KT("field__key"): a key of a JSON field as text.
func NewKT(path string) (Expr, error) {
	parts := strings.Split(path, "__")
	if len(parts) < 2 {
		return nil, meta.Errorf(meta.ValueError, "Lookup must contain key or index transforms.")
	}
	var x Expr = &F{Name: parts[0]}
	for _, p := range parts[1:] {
		x = NewKeyTransform(x, p, true)
	}
	return x, nil
}

// PartClass is the class of the transform that takes a part of a date or time.
func PartClass(name string) string {
	var b strings.Builder
	for _, word := range strings.Split(name, "_") {
		b.WriteString(meta.CapFirst(word))
	}
	if name == "date" || name == "time" {
		return "Trunc" + b.String()
	}
	return "Extract" + b.String()
}

func jsonPath(f *Func) (root Expr, path string) {
	root, keys := keysOf(f)
	return root, compileJSONPath(keys, true)
}

// keysOf are the keys that lead to a value, from the outermost.
func keysOf(f *Func) (root Expr, keys []string) {
	keys = []string{f.Key}
	root = f.Args[0]
	for {
		k, ok := root.(*Func)
		if !ok || k.Name != "KeyTransform" {
			break
		}
		keys = append([]string{k.Key}, keys...)
		root = k.Args[0]
	}
	return root, keys
}

func compileJSONPath(keys []string, root bool) string {
	var b strings.Builder
	if root {
		b.WriteByte('$')
	}
	for _, k := range keys {
		if isInt(k) {
			b.WriteString("[" + k + "]")
		} else {
			b.WriteString("." + jsonString(k))
		}
	}
	return b.String()
}

func isInt(s string) bool {
	if s == "" {
		return false
	}
	for i, c := range s {
		if (c < '0' || c > '9') && !(i == 0 && c == '-' && len(s) > 1) {
			return false
		}
	}
	return true
}

func buildKey(c *Compiler, f *Func, _ []sqltree.Expr) (sqltree.Expr, error) {
	root, path := jsonPath(f)
	x, err := c.compile(root)
	if err != nil {
		return nil, err
	}
	call := func(name string) sqltree.Expr {
		return &sqltree.Func{Name: name, Args: []sqltree.Expr{x, param(path)}}
	}
	return &sqltree.Concat{Parts: []sqltree.Expr{sqltree.Text("(CASE WHEN "), call("JSON_TYPE"),
		sqltree.Text(" IN ('null','false','true') THEN "), call("JSON_TYPE"), sqltree.Text(" ELSE "), call("JSON_EXTRACT"), sqltree.Text(" END)")}}, nil
}

// Truncates tells whether the function cuts a datetime down to a part of it.
func (f *Func) Truncates() bool { return strings.HasPrefix(f.Name, "Trunc") }
