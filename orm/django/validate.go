package django

import (
	"errors"
	"math/big"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/diptych-orm/diptych/orm/django/meta"
	"github.com/diptych-orm/diptych/orm/django/query"
	"github.com/diptych-orm/diptych/orm/django/values"
)

// CleanValue is Field.clean: the value converted, checked against the field's
// options, and passed through its validators.
func (s *Session) CleanValue(f *meta.Field, v any) (any, error) {
	v, err := f.ToPython(s.Env, v)
	if err != nil {
		return nil, err
	}
	if err := s.CheckValue(f, v); err != nil {
		return nil, err
	}
	return v, s.RunValidators(f, v)
}

func message(f *meta.Field, code, otherwise string) string {
	if m, ok := f.ErrorMessages[code]; ok {
		return m
	}
	return otherwise
}

// CheckValue is Field.validate.
func (s *Session) CheckValue(f *meta.Field, v any) error {
	if f.Rel != nil && f.Rel.ParentLink {
		return nil
	}
	if f.NotEditable {
		return nil
	}
	if f.Choices != nil && !values.Empty(v) {
		if _, ok := f.FlatChoice(v, Equal); ok {
			return nil
		}
		return meta.Invalid("invalid_choice", message(f, "invalid_choice", "Value %(value)r is not a valid choice."), meta.Param{Name: "value", Value: v})
	}
	if v == nil && !f.Null {
		return meta.Invalid("null", message(f, "null", "This field cannot be null."))
	}
	if !f.Blank && values.Empty(v) {
		return meta.Invalid("blank", message(f, "blank", "This field cannot be blank."))
	}
	if f.Rel != nil && f.Rel.Kind != meta.ManyToMany && v != nil {
		return s.checkRelated(f, v)
	}
	if f.Kind == meta.JSONKind && (f.Hooks == nil || f.Hooks.DBPrep == nil) {
		if _, err := values.EncodeJSON(v); err != nil {
			return meta.Invalid("invalid", message(f, "invalid", "Value must be valid JSON."), meta.Param{Name: "value", Value: v})
		}
	}
	return nil
}

// checkRelated looks whether the object that a foreign key points to is there.
func (s *Session) checkRelated(f *meta.Field, v any) error {
	to := f.Rel.To
	qs, err := s.All(to).Filter(query.NewQ(query.Cond{Name: f.Rel.Target().Name, Value: v}), false)
	if err != nil {
		return err
	}
	if f.Rel.LimitChoices != nil {
		limit, err := f.Rel.LimitChoices()
		if err != nil {
			return err
		}
		if q, ok := limit.(*query.Q); ok {
			if qs, err = qs.Filter(q, false); err != nil {
				return err
			}
		}
	}
	found, err := qs.Exists()
	if err != nil || found {
		return err
	}
	verbose := to.VerboseName
	if verbose == "" {
		verbose = meta.CamelToSpaces(to.Name)
	}
	return meta.Invalid("invalid", message(f, "invalid", verbose+" instance with "+f.Rel.Target().Name+" "+values.Repr(v)+" is not a valid choice."),
		meta.Param{Name: "model", Value: verbose}, meta.Param{Name: "pk", Value: v}, meta.Param{Name: "field", Value: f.Rel.Target().Name}, meta.Param{Name: "value", Value: v})
}

// RunValidators collects what the field's own and its given validators say.
func (s *Session) RunValidators(f *meta.Field, v any) error {
	if values.Empty(v) {
		return nil
	}
	var all []*meta.ValidationError
	for _, check := range append(slices.Clone(f.Validators), builtInValidators(f)...) {
		err := check(v)
		var invalid *meta.ValidationError
		switch {
		case err == nil:
		case errors.As(err, &invalid):
			for _, e := range invalid.Flat() {
				if m, ok := f.ErrorMessages[e.Code]; ok && e.Code != "" {
					e = &meta.ValidationError{Message: m, Code: e.Code, Params: e.Params}
				}
				all = append(all, e)
			}
		default:
			return err
		}
	}
	if all != nil {
		return &meta.ValidationError{List: all}
	}
	return nil
}

func plural(n int, one, many string) string {
	if n == 1 {
		return one
	}
	return many
}

// builtInValidators are those that a field's class and options bring.
func builtInValidators(f *meta.Field) []meta.Validator {
	var out []meta.Validator
	if f.MaxLength > 0 && f.LimitsLength() {
		out = append(out, func(v any) error {
			n := 0
			switch x := values.Plain(v).(type) {
			case string:
				n = utf8.RuneCountInString(x)
			case []byte:
				n = len(x)
			}
			if n <= f.MaxLength {
				return nil
			}
			return meta.Invalid("max_length", "Ensure this value has at most %(limit_value)d "+plural(f.MaxLength, "character", "characters")+" (it has %(show_value)d).",
				meta.Param{Name: "limit_value", Value: int64(f.MaxLength)}, meta.Param{Name: "show_value", Value: int64(n)}, meta.Param{Name: "value", Value: v})
		})
	}
	if f.Kind.IsInteger() {
		out = append(out, func(v any) error { return checkRange(f, v) })
	}
	if f.Kind == meta.IPKind {
		out = append(out, func(v any) error { return checkAddress(f, v) })
	}
	if f.Kind == meta.DecimalKind {
		out = append(out, func(v any) error { return checkDigits(f, v) })
	}
	return out
}

// checkRange refuses a number that the column cannot hold. A validator that the
// field was given may say so already.
func checkRange(f *meta.Field, v any) error {
	low, high := f.Kind.Range()
	n, small := v.(int64)
	big, isBig := v.(*big.Int)
	over := func(code, message string, limit int64) error {
		return meta.Invalid(code, message, meta.Param{Name: "limit_value", Value: limit}, meta.Param{Name: "show_value", Value: v}, meta.Param{Name: "value", Value: v})
	}
	switch {
	case (small && n < low || isBig && big.Sign() < 0) && !f.OwnLow:
		return over("min_value", "Ensure this value is greater than or equal to %(limit_value)s.", low)
	case (small && n > high || isBig && big.Sign() > 0) && !f.OwnHigh:
		return over("max_value", "Ensure this value is less than or equal to %(limit_value)s.", high)
	}
	return nil
}

// checkDigits is DecimalValidator.
func checkDigits(f *meta.Field, v any) error {
	d, ok := v.(values.Decimal)
	if !ok {
		return nil
	}
	text := strings.TrimLeft(d.String(), "-+")
	whole, frac, _ := strings.Cut(text, ".")
	whole = strings.TrimLeft(whole, "0")
	decimals, digits := len(frac), len(whole)+len(frac)
	if whole == "" {
		digits = max(len(frac), len(strings.TrimLeft(frac, "0")))
	}
	over := func(code string, limit int, one, many string) error {
		return meta.Invalid(code, plural(limit, one, many), meta.Param{Name: "max", Value: int64(limit)}, meta.Param{Name: "value", Value: v})
	}
	switch {
	case f.MaxDigits > 0 && digits > f.MaxDigits:
		return over("max_digits", f.MaxDigits, "Ensure that there are no more than %(max)s digit in total.", "Ensure that there are no more than %(max)s digits in total.")
	case decimals > f.DecimalPlaces && f.MaxDigits > 0:
		return over("max_decimal_places", f.DecimalPlaces, "Ensure that there are no more than %(max)s decimal place.", "Ensure that there are no more than %(max)s decimal places.")
	case f.MaxDigits > 0 && digits-decimals > f.MaxDigits-f.DecimalPlaces:
		return over("max_whole_digits", f.MaxDigits-f.DecimalPlaces, "Ensure that there are no more than %(max)s digit before the decimal point.", "Ensure that there are no more than %(max)s digits before the decimal point.")
	}
	return nil
}

// CleanFields is Model.clean_fields: every field's value is cleaned and set.
func (s *Session) CleanFields(o meta.Instance, exclude []string) error {
	all := &meta.ValidationError{}
	for _, f := range o.Model().Fields() {
		if f.Generated != nil || slices.Contains(exclude, f.Name) {
			continue
		}
		raw, known := o.Get(f.Attname)
		if f.Blank && values.Empty(raw) || !known && f.HasDBDefault && o.State().Adding {
			continue // the database will say
		}
		v, err := s.CleanValue(f, raw)
		var invalid *meta.ValidationError
		switch {
		case err == nil:
			o.Set(f.Attname, v)
		case errors.As(err, &invalid):
			all.Add(f.Name, invalid.Flat()...)
		default:
			return err
		}
	}
	return orNone(all)
}

func orNone(e *meta.ValidationError) error {
	if len(e.Fields) == 0 {
		return nil
	}
	return e
}
