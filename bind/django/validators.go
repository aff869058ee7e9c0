package django

import (
	"net/url"
	"slices"
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

// isEmail is what EmailValidator accepts; allowed are domains that need no dot.
func isEmail(s string, allowed []string) bool {
	i := strings.LastIndexByte(s, '@')
	if i < 1 || len(s) > 320 || !emailUser.Match(s[:i]) {
		return false
	}
	domain := s[i+1:]
	return slices.Contains(allowed, domain) || emailDomain.Match(domain)
}

// validateEmail is validate_email.
func validateEmail(v any) error {
	if !isEmail(values.Str(v), []string{"localhost"}) {
		return invalidValue("Enter a valid email address.", v)
	}
	return nil
}

// isURL is what URLValidator accepts.
func isURL(s string, schemes []string) bool {
	u, err := url.Parse(s)
	if err != nil || len(s) > 2048 || strings.ContainsAny(s, " \t\r\n") || !slices.Contains(schemes, strings.ToLower(u.Scheme)) {
		return false
	}
	host := u.Hostname()
	if strings.Contains(host, ":") {
		host = "[" + host + "]"
	}
	return hostName.Match(strings.TrimSuffix(host, "."))
}

// validateURL is URLValidator.
func validateURL(v any) error {
	if !isURL(values.Str(v), []string{"http", "https", "ftp", "ftps"}) {
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

// textsModule is what django.core.validators, written in Python, asks about a text.
func (st *site) textsModule(m *object.Module) {
	names := func(v object.Value) []string {
		var out []string
		if list, ok := v.(*object.List); ok {
			for _, x := range list.Elems {
				out = append(out, strings.ToLower(text(x)))
			}
		}
		return out
	}
	check := func(name string, f func(s string, allowed []string) bool) {
		m.Set(name, object.NewFunction(name+"(value, allowed)", func(_ *object.Thread, a []object.Value) (object.Value, error) {
			return object.MakeBool(f(text(a[0]), names(a[1]))), nil
		}))
	}
	check("email", isEmail)
	check("url", isURL)
}

// fieldValidators is Field.validators: a list of the validators that the field's
// class, its arguments and its options bring.
func (st *site) fieldValidators(b *fieldBox) (object.Value, error) {
	make, err := st.importName("django.core.validators", "of_field")
	if err != nil {
		return nil, err
	}
	number := func(n int, ok bool) object.Value {
		if !ok {
			return object.None
		}
		return object.Int(n)
	}
	f := b.f
	var low, high, protocol object.Value = object.None, object.None, object.None
	if f.Kind.IsInteger() {
		lo, hi := f.Kind.Range()
		low, high = object.Int(lo), object.Int(hi)
	}
	if f.Kind == meta.IPKind {
		protocol = object.Str("both")
		if f.Protocol != "" {
			protocol = object.Str(f.Protocol)
		}
	}
	given, err := object.ToSlice(st.th, b.option("validators", object.EmptyTuple))
	if err != nil {
		return nil, err
	}
	decimal := f.Kind == meta.DecimalKind
	return object.Call(st.th, make, object.Str(st.baseClass(b.inst.Type())), low, high,
		number(f.MaxLength, f.MaxLength > 0 && f.LimitsLength()), number(f.MaxDigits, decimal), number(f.DecimalPlaces, decimal), protocol, object.NewList(given...))
}

// baseClass is the name of the nearest of Django's own field classes.
func (st *site) baseClass(t *object.Type) string {
	for _, c := range t.MRO {
		if st.fieldClasses[c.Name] == c {
			return c.Name
		}
	}
	return ""
}
