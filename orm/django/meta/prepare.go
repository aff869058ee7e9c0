package meta

import (
	"errors"
	"math"
	"math/big"
	"strconv"
	"strings"
	"time"

	"github.com/diptych-orm/diptych/orm/django/values"
)

// Env is what conversions depend on: the time zone settings, the clock, and
// where warnings go.
type Env struct {
	UseTZ bool
	Zone  *time.Location // TIME_ZONE; the zone of naive values
	// Active is the zone that timezone.activate() chose, nil for none.
	Active *time.Location
	Now    func() time.Time
	Warn   func(category, message string)
	// Registered is what register_lookup() gave to a transform lhs, or to the class of a field, under a
	// name; nil where nothing was ever registered.
	Registered func(lhs any, f *Field, name string) any
	// Regexp compiles a pattern of a regex lookup by the host language's rules;
	// nil for Go's.
	Regexp func(pattern string) (func(text string) (bool, error), error)
	// AskJSON asks the database once whether it has JSON functions; nil for not at all.
	AskJSON func() error
	// ContentType is the key of a model's content type in a database; concrete
	// says that a proxy counts as its concrete model.
	ContentType func(m *Model, concrete bool, using string) (any, error)
}

// Location is the current time zone, UTC when none is set.
func (e *Env) Location() *time.Location {
	if e.Zone == nil {
		return time.UTC
	}
	return e.Zone
}

// CurrentZone is the zone in which queries take datetimes apart.
func (e *Env) CurrentZone() *time.Location {
	if e.Active != nil {
		return e.Active
	}
	return e.Location()
}

// Current is timezone.now(): aware in UTC with USE_TZ, else what the clock shows.
func (e *Env) Current() values.DateTime {
	if e.UseTZ {
		return values.DateTimeOf(e.Now().UTC(), true)
	}
	return values.DateTimeOf(e.Now(), false)
}

// Aware puts a naive datetime into the default zone.
func (e *Env) Aware(d values.DateTime) values.DateTime { return d.At(e.Location()) }

// Prepare is get_prep_value: the value as the field's kind, ready for a lookup or
// a statement; errors are those of assigning a wrong value and saving.
func (f *Field) Prepare(e *Env, v any) (any, error) {
	if f.Hooks != nil && f.Hooks.Prep != nil {
		return f.Hooks.Prep(v)
	}
	return f.PrepareBase(e, v)
}

// PrepareBase is Prepare without the user's override.
func (f *Field) PrepareBase(e *Env, v any) (any, error) {
	if v == nil {
		return nil, nil
	}
	v = f.plain(v)
	if f.Rel != nil {
		if f.Rel.Kind == ManyToMany {
			return v, nil
		}
		return f.Rel.Target().Prepare(e, v)
	}
	switch k := f.Kind; {
	case k.IsInteger():
		n, cls := toInt(v)
		if cls != "" {
			return nil, f.noNumber(cls, v)
		}
		return n, nil
	case k == FloatKind:
		x, cls := toFloat(v)
		if cls != "" {
			return nil, f.noNumber(cls, v)
		}
		return x, nil
	case k == DateTimeKind:
		p, err := f.ToPython(e, v)
		if err != nil {
			return nil, err
		}
		if d, ok := p.(values.DateTime); ok && e.UseTZ && !d.Aware {
			if e.Warn != nil {
				name := "(unbound)"
				if f.Model != nil {
					name = f.Model.Name + "." + f.Name
				}
				e.Warn("RuntimeWarning", "DateTimeField "+name+" received a naive datetime ("+d.String()+") while time zone support is active.")
			}
			return e.Aware(d), nil
		}
		return p, nil
	case k == JSONKind, k == BinaryKind, k == NoKind:
		return v, nil
	case k == DurationKind:
		return v, nil
	case k == IPKind:
		switch x := v.(type) { // Django looks for a colon in whatever is true
		case []byte:
			if len(x) > 0 {
				return nil, Errorf(TypeError, "a bytes-like object is required, not 'str'")
			}
		case bool, int64, float64, *big.Int, values.Decimal, values.Date, values.DateTime, values.Time, values.Duration, values.UUID:
			if x != false && x != int64(0) && x != 0.0 {
				return nil, Errorf(TypeError, "argument of type '%s' is not iterable", values.ErrorName(v))
			}
		}
		s := values.Str(v)
		if strings.Contains(s, ":") {
			if clean, ok := CleanIPv6(s, f.UnpackIPv4); ok {
				return clean, nil
			}
		}
		return s, nil
	case k == FileKind:
		return values.Str(v), nil
	}
	return f.ToPython(e, v)
}

// noNumber is the error of a value that is no number.
func (f *Field) noNumber(cls Class, v any) error {
	if cls == OverflowError {
		return infinite()
	}
	name := f.Name
	if name == "" {
		name = "None"
	}
	return Errorf(cls, "Field '%s' expected a number but got %s.", name, values.Repr(v))
}

// ForDB turns a prepared value into a parameter: what get_db_prep_value makes
// for SQLite.
func (f *Field) ForDB(e *Env, v any) (any, error) {
	if f.Hooks != nil && f.Hooks.DBPrep != nil {
		return f.Hooks.DBPrep(v)
	}
	if v == nil {
		return nil, nil
	}
	if f.Rel != nil && f.Rel.Kind != ManyToMany {
		return f.Rel.Target().ForDB(e, v)
	}
	if _, ok := v.(values.Duration); f.Kind == DurationKind && !ok {
		return nil, Errorf(AttributeError, "'%s' object has no attribute 'days'", values.ErrorName(v))
	}
	switch f.Kind {
	case JSONKind:
		text, err := values.EncodeJSON(v)
		if err != nil {
			return nil, Errorf(TypeError, "%s", err.Error())
		}
		return text, nil
	case BinaryKind:
		if _, ok := v.([]byte); !ok {
			return nil, Errorf(TypeError, "memoryview: a bytes-like object is required, not '%s'", values.ErrorName(v))
		}
	}
	switch x := v.(type) {
	case values.DateTime:
		if f.Kind == DateKind {
			return x.Date.String(), nil
		}
		if x.Aware {
			if !e.UseTZ {
				return nil, Errorf(ValueError, "SQLite backend does not support timezone-aware datetimes when USE_TZ is False.")
			}
			x = x.In(time.UTC).Naive()
		}
		return x.String(), nil
	case values.Date:
		return x.String(), nil
	case values.Time:
		if x.Aware {
			return nil, Errorf(ValueError, "SQLite backend does not support timezone-aware times.")
		}
		return x.String(), nil
	case values.Duration:
		return int64(x), nil
	case values.UUID:
		return x.Hex(), nil
	}
	if f.Kind == IPKind && v == "" {
		return nil, nil
	}
	return v, nil
}

// ForSave is ForDB of Prepare: the parameter of an INSERT or UPDATE.
func (f *Field) ForSave(e *Env, v any) (any, error) {
	p, err := f.Prepare(e, v)
	if err != nil {
		return nil, err
	}
	return f.ForDB(e, p)
}

// Adapt turns a value of no known field into a parameter, as the cursor would.
func Adapt(v any) any {
	switch x := v.(type) {
	case values.DateTime:
		return x.String()
	case values.Date:
		return x.String()
	}
	return v
}

func toInt(v any) (any, Class) {
	switch x := v.(type) {
	case int:
		return int64(x), ""
	case int64:
		return x, ""
	case *big.Int:
		return x, ""
	case bool:
		if x {
			return int64(1), ""
		}
		return int64(0), ""
	case float64:
		if math.IsNaN(x) {
			return nil, ValueError
		}
		if math.IsInf(x, 0) {
			return nil, OverflowError
		}
		return normalInt(bigOf(x)), ""
	case values.Decimal:
		if x.Special != "" {
			return nil, ValueError
		}
		return normalInt(x.Int()), ""
	case []byte:
		return toInt(string(x))
	case string:
		s := strings.ReplaceAll(strings.TrimSpace(x), "_", "")
		n, ok := new(big.Int).SetString(strings.TrimPrefix(s, "+"), 10)
		if !ok {
			return nil, ValueError
		}
		return normalInt(n), ""
	case values.UUID:
		return normalInt(new(big.Int).SetBytes(x[:])), ""
	case hostNumber:
		n, err := x.Int()
		return n, classOf(err)
	}
	return nil, TypeError
}

// infinite is int()'s error, which Django catches nowhere.
func infinite() error { return Errorf(OverflowError, "cannot convert float infinity to integer") }

// hostNumber is a value of the host language that may be turned into a number.
type hostNumber interface {
	Int() (any, error)
	Float() (any, error)
}

// classOf is the class of an error of int() and float(), "" for none.
func classOf(err error) Class {
	var e *Error
	switch {
	case err == nil:
		return ""
	case errors.As(err, &e):
		return e.Class
	}
	return TypeError
}

func bigOf(f float64) *big.Int {
	n, _ := new(big.Float).SetFloat64(f).Int(nil)
	return n
}

func normalInt(n *big.Int) any {
	if n.IsInt64() {
		return n.Int64()
	}
	return n
}

func toFloat(v any) (float64, Class) {
	switch x := v.(type) {
	case float64:
		return x, ""
	case int:
		return float64(x), ""
	case int64:
		return float64(x), ""
	case *big.Int:
		f, _ := new(big.Float).SetInt(x).Float64()
		return f, ""
	case bool:
		if x {
			return 1, ""
		}
		return 0, ""
	case values.Decimal:
		return x.Float(), ""
	case []byte:
		return toFloat(string(x))
	case string:
		f, err := strconv.ParseFloat(strings.TrimSpace(x), 64)
		if err != nil && !errors.Is(err, strconv.ErrRange) {
			return 0, ValueError
		}
		return f, ""
	case hostNumber:
		n, err := x.Float()
		f, _ := n.(float64)
		return f, classOf(err)
	}
	return 0, TypeError
}

// plain keeps a str of a class of its own where the field holds text, as Django
// does, and takes its string elsewhere.
func (f *Field) plain(v any) any {
	if f.ValueKind() == CharKind || f.ValueKind() == TextKind {
		return v
	}
	return values.Plain(v)
}

// ToPython is to_python: the value as the field's own kind, or a ValidationError.
func (f *Field) ToPython(e *Env, v any) (any, error) {
	if f.Hooks != nil && f.Hooks.ToPython != nil {
		return f.Hooks.ToPython(v)
	}
	return f.ToPythonBase(e, v)
}

// ToPythonBase is ToPython without the user's override.
func (f *Field) ToPythonBase(e *Env, v any) (any, error) {
	if v == nil {
		if f.Kind == BooleanKind && !f.Null {
			return nil, Invalid("invalid", "“%(value)s” value must be either True or False.", Param{"value", v})
		}
		return nil, nil
	}
	v = f.plain(v)
	if f.Rel != nil && f.Rel.Kind != ManyToMany {
		return f.Rel.Target().ToPython(e, v)
	}
	invalid := func(code, msg string) error {
		if m, ok := f.ErrorMessages[code]; ok {
			msg = m
		}
		return Invalid(code, msg, Param{"value", v})
	}
	switch k := f.Kind; {
	case k.IsInteger():
		n, cls := toInt(v)
		if cls == OverflowError {
			return nil, infinite()
		}
		if cls != "" {
			return nil, invalid("invalid", "“%(value)s” value must be an integer.")
		}
		return n, nil
	case k == BooleanKind:
		if f.Null && values.Empty(v) {
			return nil, nil
		}
		switch x := v.(type) {
		case bool:
			return x, nil
		case int64:
			if x == 0 || x == 1 {
				return x == 1, nil
			}
		case float64:
			if x == 0 || x == 1 {
				return x == 1, nil
			}
		case string:
			switch x {
			case "t", "True", "1":
				return true, nil
			case "f", "False", "0":
				return false, nil
			}
		}
		if f.Null {
			return nil, invalid("invalid_nullable", "“%(value)s” value must be either True, False, or None.")
		}
		return nil, invalid("invalid", "“%(value)s” value must be either True or False.")
	case k == IPKind:
		s := strings.TrimSpace(values.Str(v))
		if strings.Contains(s, ":") {
			clean, ok := CleanIPv6(s, f.UnpackIPv4)
			if !ok {
				return nil, Invalid("invalid", "Enter a valid %(protocol)s address.", Param{Name: "protocol", Value: "IPv6"})
			}
			return clean, nil
		}
		return s, nil
	case k == CharKind || k == TextKind || k == FileKind:
		if t, ok := v.(values.Text); ok {
			return t, nil
		}
		return values.Str(v), nil
	case k == FloatKind:
		x, cls := toFloat(v)
		if cls != "" {
			return nil, invalid("invalid", "“%(value)s” value must be a float.")
		}
		return x, nil
	case k == DecimalKind:
		bad := func() error { return invalid("invalid", "“%(value)s” value must be a decimal number.") }
		switch x := v.(type) {
		case values.Decimal:
			if x.Special != "" {
				return nil, bad()
			}
			return x, nil
		case int64:
			return values.DecimalFromInt(big.NewInt(x)), nil
		case *big.Int:
			return values.DecimalFromInt(x), nil
		case bool:
			n, _ := toInt(x)
			return values.DecimalFromInt(big.NewInt(n.(int64))), nil
		case float64:
			if math.IsNaN(x) || math.IsInf(x, 0) {
				return nil, bad()
			}
			prec := f.MaxDigits
			if prec == 0 {
				prec = 28
			}
			return values.DecimalFromFloat(x, prec), nil
		case string:
			if d, ok := values.ParseDecimal(x); ok && d.Special == "" {
				return d, nil
			}
		}
		return nil, bad()
	case k == DateKind:
		switch x := v.(type) {
		case values.DateTime:
			if e.UseTZ && x.Aware {
				x = x.In(e.Location())
			}
			return x.Date, nil
		case values.Date:
			return x, nil
		case string:
			switch d, form := values.ParseDate(x); form {
			case values.Matches:
				return d, nil
			case values.Impossible:
				return nil, invalid("invalid_date", "“%(value)s” value has the correct format (YYYY-MM-DD) but it is an invalid date.")
			}
		default:
			return nil, Errorf(TypeError, "fromisoformat: argument must be str")
		}
		return nil, invalid("invalid", "“%(value)s” value has an invalid date format. It must be in YYYY-MM-DD format.")
	case k == DateTimeKind:
		switch x := v.(type) {
		case values.DateTime:
			return x, nil
		case values.Date:
			d := values.DateTime{Date: x}
			if e.UseTZ {
				if e.Warn != nil && f.Model != nil {
					e.Warn("RuntimeWarning", "DateTimeField "+f.Model.Name+"."+f.Name+" received a naive datetime ("+d.String()+") while time zone support is active.")
				}
				d = e.Aware(d)
			}
			return d, nil
		case string:
			switch d, form := values.ParseDateTime(x); form {
			case values.Matches:
				return d, nil
			case values.Impossible:
				return nil, invalid("invalid_datetime", "“%(value)s” value has the correct format (YYYY-MM-DD HH:MM[:ss[.uuuuuu]][TZ]) but it is an invalid date/time.")
			}
			switch d, form := values.ParseDate(x); form {
			case values.Matches:
				return values.DateTime{Date: d}, nil
			case values.Impossible:
				return nil, invalid("invalid_date", "“%(value)s” value has the correct format (YYYY-MM-DD) but it is an invalid date.")
			}
		default:
			return nil, Errorf(TypeError, "fromisoformat: argument must be str")
		}
		return nil, invalid("invalid", "“%(value)s” value has an invalid format. It must be in YYYY-MM-DD HH:MM[:ss[.uuuuuu]][TZ] format.")
	case k == TimeKind:
		switch x := v.(type) {
		case values.Time:
			return x, nil
		case values.DateTime:
			x.Aware = false
			return x.Time, nil
		case string:
			switch d, form := values.ParseTime(x); form {
			case values.Matches:
				return d, nil
			case values.Impossible:
				return nil, invalid("invalid_time", "“%(value)s” value has the correct format (HH:MM[:ss[.uuuuuu]]) but it is an invalid time.")
			}
		default:
			return nil, Errorf(TypeError, "fromisoformat: argument must be str")
		}
		return nil, invalid("invalid", "“%(value)s” value has an invalid format. It must be in HH:MM[:ss[.uuuuuu]] format.")
	case k == DurationKind:
		switch x := v.(type) {
		case values.Duration:
			return x, nil
		case string:
			if d, ok := values.ParseDuration(x); ok {
				return d, nil
			}
		default:
			return nil, Errorf(TypeError, "expected string or bytes-like object, got '%s'", values.ErrorName(v))
		}
		return nil, invalid("invalid", "“%(value)s” value has an invalid format. It must be in [DD] [[HH:]MM:]ss[.uuuuuu] format.")
	case k == UUIDKind:
		switch x := v.(type) {
		case values.UUID:
			return x, nil
		case string:
			if u, ok := values.ParseUUID(x); ok {
				return u, nil
			}
		case bool:
			n, _ := toInt(x)
			return f.ToPythonBase(e, n)
		case int64:
			return f.ToPythonBase(e, big.NewInt(x))
		case *big.Int:
			var u values.UUID
			if x.Sign() >= 0 && x.BitLen() <= 8*len(u) {
				x.FillBytes(u[:])
				return u, nil
			}
		}
		return nil, invalid("invalid", "“%(value)s” is not a valid UUID.")
	}
	return v, nil
}

// FromDB turns a value that the database returned into the field's own kind.
// exact says that it comes straight from the field's column, not from an
// expression: a decimal then gets the field's places.
func (f *Field) FromDB(e *Env, v any, exact bool) (any, error) {
	if f == nil || v == nil && (f.Hooks == nil || f.Hooks.FromDB == nil) {
		return v, nil
	}
	out, err := f.fromDB(e, v, exact)
	if err != nil {
		return nil, err
	}
	if f.Hooks != nil && f.Hooks.FromDB != nil {
		return f.Hooks.FromDB(out)
	}
	return out, nil
}

// Number makes what an expression yields the field's kind of number, as int() and
// float() do; other fields take the value as it is.
func (f *Field) Number(v any) (any, error) {
	switch {
	case v == nil:
	case f.Kind.IsInteger() && !f.IsAuto():
		if x, ok := v.(float64); ok {
			return int64(x), nil
		}
		n, cls := toInt(v)
		if cls == ValueError {
			return nil, Errorf(ValueError, "invalid literal for int() with base 10: %s", values.Repr(v))
		}
		if cls == "" {
			return n, nil
		}
	case f.Kind == FloatKind:
		x, cls := toFloat(v)
		if cls == ValueError {
			return nil, Errorf(ValueError, "could not convert string to float: %s", values.Repr(v))
		}
		if cls == "" {
			return x, nil
		}
	}
	return v, nil
}

// notText is the error of a parser of dates and times that the database gave a number.
func notText(v any) error {
	switch v.(type) {
	case int64, float64, []byte:
		return Errorf(TypeError, "fromisoformat: argument must be str")
	}
	return nil
}

func (f *Field) fromDB(e *Env, v any, exact bool) (any, error) {
	if v == nil {
		return nil, nil
	}
	if f.Rel != nil {
		if f.Rel.Kind == ManyToMany {
			return f.Rel.To.PK.FromDB(e, v, exact)
		}
		return f.Rel.Target().FromDB(e, v, exact)
	}
	if exact {
		// SQLite's driver reads a column by the type that its table declares, which
		// takes whatever stands there as text and fails on nothing.
		switch f.Kind {
		case BooleanKind:
			return v == int64(1) || v == "1", nil
		case DateKind, DateTimeKind, TimeKind:
			switch v.(type) {
			case int64, float64, []byte:
				return nil, nil
			}
		}
	}
	switch f.Kind {
	case BooleanKind:
		switch v {
		case int64(0), 0.0:
			return false, nil
		case int64(1), 1.0:
			return true, nil
		}
	case DateTimeKind:
		if s, ok := v.(string); ok {
			d, form := values.ParseDateTime(s)
			if form != values.Matches {
				day, form := values.ParseDate(s)
				if form != values.Matches {
					if e.UseTZ && !exact { // no datetime to ask for its zone
						return nil, Errorf(AttributeError, "'NoneType' object has no attribute 'utcoffset'")
					}
					return nil, nil
				}
				d = values.DateTime{Date: day}
			}
			if e.UseTZ && !d.Aware {
				d.Aware = true
			}
			return d, nil
		}
		return v, notText(v)
	case DateKind:
		if s, ok := v.(string); ok {
			if d, form := values.ParseDate(s); form == values.Matches {
				return d, nil
			}
			if d, form := values.ParseDateTime(s); form == values.Matches {
				return d.Date, nil
			}
			return nil, nil
		}
		return v, notText(v)
	case TimeKind:
		if s, ok := v.(string); ok {
			if t, form := values.ParseTime(s); form == values.Matches {
				return t, nil
			}
			return nil, nil
		}
		return v, notText(v)
	case DurationKind:
		if n, ok := v.(int64); ok {
			return values.Duration(n), nil
		}
		if x, ok := v.(float64); ok {
			return values.Duration(math.RoundToEven(x)), nil
		}
		if _, ok := v.(string); ok {
			return nil, Errorf(TypeError, "unsupported type for timedelta microseconds component: str")
		}
	case UUIDKind:
		if s, ok := v.(string); ok {
			u, ok := values.ParseUUID(s)
			if !ok {
				return nil, Errorf(ValueError, "badly formed hexadecimal UUID string")
			}
			return u, nil
		}
		switch v.(type) {
		case int64, float64, []byte:
			return nil, Errorf(AttributeError, "'%s' object has no attribute 'replace'", values.TypeName(v))
		}
	case DecimalKind:
		var d values.Decimal
		switch x := v.(type) {
		case int64:
			d = values.DecimalFromInt(big.NewInt(x))
			if !exact {
				return d, nil
			}
		case float64:
			d = values.DecimalFromFloat(x, 15)
		case string:
			return nil, Errorf(TypeError, "argument must be int or float")
		default:
			return v, nil
		}
		if exact {
			q := d.Quantize(-f.DecimalPlaces)
			if f.MaxDigits > 0 && q.Digits() > f.MaxDigits {
				return nil, Errorf(DecimalInvalid, "[<class 'decimal.InvalidOperation'>]")
			}
			return q, nil
		}
		return d, nil
	case FloatKind:
		if n, ok := v.(int64); ok {
			return float64(n), nil
		}
	case JSONKind:
		if s, ok := v.(string); ok {
			if x, err := values.DecodeJSON(s); err == nil {
				return x, nil
			}
			return s, nil // JSON_EXTRACT gives a text without its quotes
		}
	}
	return v, nil
}
