package django

import (
	"net/url"
	"strings"

	"github.com/diptych-orm/diptych/orm/django/meta"
	"github.com/diptych-orm/diptych/orm/django/values"
	"github.com/diptych-orm/diptych/orm/scan"
	"github.com/diptych-orm/diptych/python/object"
	"github.com/diptych-orm/diptych/python/regex"
)

var (
	emailUser   = anyCase(`[-!#$%&'*+/=?^_` + "`" + `{}|~0-9A-Z]+(\.[-!#$%&'*+/=?^_` + "`" + `{}|~0-9A-Z]+)*`)
	emailDomain = anyCase(`(?:[A-Z0-9](?:[A-Z0-9-]{0,61}[A-Z0-9])?\.)+[A-Z0-9-]{1,62}[A-Z0-9]`)
	hostName    = anyCase(`(localhost|[a-z0-9\u00a1-\uffff]([a-z0-9\u00a1-\uffff-]{0,61}[a-z0-9\u00a1-\uffff])?(\.[a-z0-9\u00a1-\uffff]([a-z0-9\u00a1-\uffff-]{0,61}[a-z0-9\u00a1-\uffff])?)*\.[a-z\u00a1-\uffff-]{2,63}|\d{1,3}(\.\d{1,3}){3}|\[[0-9a-f:.]+\])`)
)

func anyCase(pattern string) regex.Text { return regex.Must(pattern, regex.IgnoreCase|regex.ASCII) }

func invalidValue(message string, v any) error {
	return meta.Invalid("invalid", message, meta.Param{Name: "value", Value: v})
}

// validateEmail is EmailValidator.
func validateEmail(v any) error {
	s := values.Str(v)
	i := strings.LastIndexByte(s, '@')
	if i < 1 || len(s) > 320 || !emailUser.Match(s[:i]) || s[i+1:] != "localhost" && !emailDomain.Match(s[i+1:]) {
		return invalidValue("Enter a valid email address.", v)
	}
	return nil
}

// validateURL is URLValidator.
func validateURL(v any) error {
	s := values.Str(v)
	u, err := url.Parse(s)
	if err != nil || len(s) > 2048 || strings.ContainsAny(s, " \t\r\n") {
		return invalidValue("Enter a valid URL.", v)
	}
	switch strings.ToLower(u.Scheme) {
	case "http", "https", "ftp", "ftps":
	default:
		return invalidValue("Enter a valid URL.", v)
	}
	host := u.Hostname()
	if strings.Contains(host, ":") {
		host = "[" + host + "]"
	}
	if !hostName.Match(strings.TrimSuffix(host, ".")) {
		return invalidValue("Enter a valid URL.", v)
	}
	return nil
}

// validateSlug is validate_slug.
func validateSlug(v any) error {
	s := values.Str(v)
	if s == "" || strings.ContainsFunc(s, func(r rune) bool { return r >= 0x80 || r != '-' && !scan.IsWord(byte(r)) }) {
		return invalidValue("Enter a valid “slug” consisting of letters, numbers, underscores or hyphens.", v)
	}
	return nil
}

// limit describes a validator that compares with a limit.
type limit struct {
	name, code, message string
	bad                 func(th *object.Thread, value, limit object.Value) (bool, error)
	length              bool // compares the value's length
}

var limits = []limit{
	{"MinValueValidator", "min_value", "Ensure this value is greater than or equal to %(limit_value)s.", object.Less, false},
	{"MaxValueValidator", "max_value", "Ensure this value is less than or equal to %(limit_value)s.",
		func(th *object.Thread, v, l object.Value) (bool, error) { return object.Less(th, l, v) }, false},
	{"MinLengthValidator", "min_length", "Ensure this value has at least %(limit_value)d character", object.Less, true},
	{"MaxLengthValidator", "max_length", "Ensure this value has at most %(limit_value)d character",
		func(th *object.Thread, v, l object.Value) (bool, error) { return object.Less(th, l, v) }, true},
}

type limitBox struct{ limit, message object.Value }

// validatorClasses makes the classes of django.core.validators.
func (st *site) validatorClasses(m *object.Module) {
	for _, l := range limits {
		m.Set(l.name, object.NewNativeType(object.ClassSpec{Name: l.name, Module: "django.core.validators", Methods: []object.Method{
			object.NewMethod("__init__(limit_value, message=None)", func(_ *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
				self.(*object.Instance).Native = &limitBox{a[0], given(orNone(a[1]))}
				return object.None, nil
			}),
			object.NewMethod("__call__(value)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
				b, ok := object.State[*limitBox](self)
				if !ok {
					return nil, object.Raise(object.TypeError, "%s.__init__() was not called", l.name)
				}
				bound := b.limit
				if object.IsCallable(bound) {
					v, err := object.Call(th, bound)
					if err != nil {
						return nil, err
					}
					bound = v
				}
				shown := a[0]
				if l.length {
					n, err := object.Len(th, a[0])
					if err != nil {
						return nil, err
					}
					shown = object.Int(n)
				}
				bad, err := l.bad(th, shown, bound)
				if err != nil || !bad {
					return object.None, err
				}
				message := l.message
				if l.length {
					if n, _ := object.AsInt(bound); n != 1 {
						message += "s"
					}
					message += " (it has %(show_value)d)."
				}
				if b.message != nil {
					message = text(b.message)
				}
				return nil, st.validationError(meta.Invalid(l.code, message, meta.Param{Name: "limit_value", Value: st.toGo(bound)},
					meta.Param{Name: "show_value", Value: st.toGo(shown)}, meta.Param{Name: "value", Value: st.toGo(a[0])}))
			}),
		}}))
	}
	plain := func(name string, check func(v any) error) {
		m.Set(name, object.NewFunction(name+"(value)", func(_ *object.Thread, a []object.Value) (object.Value, error) {
			return object.None, st.err(check(st.toGo(a[0])))
		}))
	}
	plain("validate_email", validateEmail)
	plain("validate_slug", validateSlug)
	for name, check := range map[string]func(v any) error{"EmailValidator": validateEmail, "URLValidator": validateURL} {
		m.Set(name, object.NewNativeType(object.ClassSpec{Name: name, Module: "django.core.validators", Methods: []object.Method{
			object.NewMethod("__init__(message=None, code=None)", func(*object.Thread, object.Value, []object.Value) (object.Value, error) { return object.None, nil }),
			object.NewMethod("__call__(value)", func(_ *object.Thread, _ object.Value, a []object.Value) (object.Value, error) {
				return object.None, st.err(check(st.toGo(a[0])))
			}),
		}}))
	}
	m.Set("EMPTY_VALUES", object.NewTuple(object.None, object.Str(""), object.NewList(), object.NewTuple(), object.NewDict()))
	m.Set("RegexValidator", st.regexValidator())
}

type regexBox struct {
	regex, message, code object.Value
	inverse              bool
}

// regexValidator is RegexValidator; it searches with the module re.
func (st *site) regexValidator() *object.Type {
	return object.NewNativeType(object.ClassSpec{Name: "RegexValidator", Module: "django.core.validators", Methods: []object.Method{
		object.NewMethod("__init__(regex=None, message=None, code=None, inverse_match=None, flags=None)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
			re, err := th.Import("re")
			if err != nil {
				return nil, err
			}
			b := &regexBox{regex: orNone(a[0]), message: object.Str("Enter a valid value."), code: object.Str("invalid")}
			if a[1] != nil && a[1] != object.None {
				b.message = a[1]
			}
			if a[2] != nil && a[2] != object.None {
				b.code = a[2]
			}
			if b.inverse, err = truth(th, a[3]); err != nil {
				return nil, err
			}
			if _, isText := object.AsStr(b.regex); isText {
				args := []object.Value{b.regex}
				if a[4] != nil && a[4] != object.None {
					args = append(args, a[4])
				}
				if b.regex, err = object.CallMethod(th, re, "compile", args...); err != nil {
					return nil, err
				}
			}
			self.(*object.Instance).Native = b
			return object.None, nil
		}),
		object.NewMethod("__call__(value)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
			b, ok := object.State[*regexBox](self)
			if !ok {
				return nil, object.Raise(object.TypeError, "RegexValidator.__init__() was not called")
			}
			s, err := object.ToStr(th, a[0])
			if err != nil {
				return nil, err
			}
			m, err := object.CallMethod(th, b.regex, "search", object.Str(s))
			if err != nil {
				return nil, err
			}
			if (m != object.None) != b.inverse {
				return object.None, nil
			}
			return nil, st.validationError(meta.Invalid(text(b.code), text(b.message), meta.Param{Name: "value", Value: st.toGo(a[0])}))
		}),
	}})
}
