package meta

import (
	"fmt"
	"slices"
	"strings"

	"github.com/diptych-orm/diptych/orm/django/values"
)

// Class names the kind of an error: the exception class that Django raises.
type Class string

// The classes of errors.
const (
	FieldError             Class = "django.core.exceptions.FieldError"
	FieldDoesNotExist      Class = "django.core.exceptions.FieldDoesNotExist"
	ImproperlyConfigured   Class = "django.core.exceptions.ImproperlyConfigured"
	ObjectDoesNotExist     Class = "django.core.exceptions.ObjectDoesNotExist"
	MultipleObjects        Class = "django.core.exceptions.MultipleObjectsReturned"
	ObjectNotUpdated       Class = "django.core.exceptions.ObjectNotUpdated"
	DatabaseError          Class = "django.db.utils.DatabaseError"
	IntegrityError         Class = "django.db.utils.IntegrityError"
	DecimalInvalid         Class = "decimal.InvalidOperation"
	OperationalError       Class = "django.db.utils.OperationalError"
	ProgrammingError       Class = "django.db.utils.ProgrammingError"
	DataError              Class = "django.db.utils.DataError"
	InterfaceError         Class = "django.db.utils.InterfaceError"
	NotSupportedError      Class = "django.db.utils.NotSupportedError"
	TransactionManagement  Class = "django.db.transaction.TransactionManagementError"
	ProtectedError         Class = "django.db.models.deletion.ProtectedError"
	RestrictedError        Class = "django.db.models.deletion.RestrictedError"
	ValueError             Class = "ValueError"
	TypeError              Class = "TypeError"
	AttributeError         Class = "AttributeError"
	LookupError            Class = "LookupError"
	KeyError               Class = "KeyError"
	IndexError             Class = "IndexError"
	OverflowError          Class = "OverflowError"
	RuntimeError           Class = "RuntimeError"
	NotImplemented         Class = "NotImplementedError"
	AssertionError         Class = "AssertionError"
	RelatedDoesNotExist    Class = "RelatedObjectDoesNotExist"
	SystemCheckError       Class = "django.core.management.base.SystemCheckError"
	OutputFieldIsNone      Class = "django.db.models.expressions.OutputFieldIsNoneError"
	ConnectionDoesNotExist Class = "django.utils.connection.ConnectionDoesNotExist"
	SynchronousOnly        Class = "django.core.exceptions.SynchronousOnlyOperation"
	ValidationClass        Class = "django.core.exceptions.ValidationError"
	PrefetchAttributeError Class = "AttributeError"
)

// Error is an error that Django raises. Model is set for DoesNotExist and
// MultipleObjectsReturned, which are classes of their model; Field for a
// missing related object.
type Error struct {
	Class   Class
	Message string
	Model   *Model
	Field   Relation
	Objects []Instance // of a ProtectedError or RestrictedError
	Cause   error
}

// Error implements error.
func (e *Error) Error() string { return e.Message }

// Unwrap gives the cause.
func (e *Error) Unwrap() error { return e.Cause }

// Errorf makes an Error.
func Errorf(c Class, format string, args ...any) *Error {
	return &Error{Class: c, Message: fmt.Sprintf(format, args...)}
}

// Unsupported is the error for what Diptych does not do yet.
func Unsupported(format string, args ...any) *Error {
	return &Error{Class: NotImplemented, Message: "Diptych does not support " + fmt.Sprintf(format, args...) + " yet"}
}

// ValidationError is what validation raises: one message, a list of errors, or
// errors by field.
type ValidationError struct {
	Message string // with %(name)s places still in it
	Code    string
	Params  []Param
	List    []*ValidationError
	Fields  []FieldErrors // by field, in order; "__all__" for the model as a whole
}

// Param is a value for a place in a message.
type Param struct {
	Name  string
	Value any
}

// FieldErrors are the errors of one field.
type FieldErrors struct {
	Field  string
	Errors []*ValidationError
}

// NonFieldErrors is the name under which errors of the whole model stand.
const NonFieldErrors = "__all__"

// Invalid makes a ValidationError with one message.
func Invalid(code, message string, params ...Param) *ValidationError {
	return &ValidationError{Message: message, Code: code, Params: params}
}

// Text is the message with its parameters.
func (e *ValidationError) Text() string {
	if len(e.Params) == 0 {
		return e.Message
	}
	var out strings.Builder
	s := e.Message
	for {
		i := strings.IndexByte(s, '%')
		if i < 0 || i+1 == len(s) {
			return out.String() + s
		}
		out.WriteString(s[:i])
		s = s[i:]
		if s[1] == '%' {
			out.WriteByte('%')
			s = s[2:]
			continue
		}
		end := strings.IndexByte(s, ')')
		p := -1
		if s[1] == '(' && end > 0 && end+1 < len(s) {
			p = slices.IndexFunc(e.Params, func(p Param) bool { return p.Name == s[2:end] })
		}
		switch {
		case p < 0:
			out.WriteByte('%')
			s = s[1:]
			continue
		case s[end+1] == 'r':
			out.WriteString(values.Repr(e.Params[p].Value))
		default:
			out.WriteString(values.Str(e.Params[p].Value))
		}
		s = s[end+2:]
	}
}

// Same tells whether two errors are equal as Django compares them.
func (e *ValidationError) Same(o *ValidationError) bool { return e.Key() == o.Key() }

// Key is the same text for equal errors: lists and dictionaries are equal
// whatever their order.
func (e *ValidationError) Key() string {
	if e.Fields == nil && e.List == nil {
		var params []string
		for _, p := range e.Params {
			params = append(params, p.Name+"="+values.Repr(p.Value))
		}
		slices.Sort(params)
		return e.Message + "\x00" + e.Code + "\x00" + strings.Join(params, "\x00")
	}
	var parts []string
	if e.Fields == nil {
		for _, x := range e.List {
			parts = append(parts, x.Key())
		}
	}
	for _, f := range e.Fields {
		var inner []string
		for _, x := range f.Errors {
			inner = append(inner, x.Key())
		}
		slices.Sort(inner)
		parts = append(parts, f.Field+"\x01"+strings.Join(inner, "\x02"))
	}
	slices.Sort(parts)
	return "\x03" + strings.Join(parts, "\x04")
}

// Flat lists the single errors.
func (e *ValidationError) Flat() []*ValidationError {
	switch {
	case e.Fields != nil:
		var out []*ValidationError
		for _, f := range e.Fields {
			out = append(out, f.Errors...)
		}
		return out
	case e.List != nil:
		return e.List
	}
	return []*ValidationError{e}
}

// Messages lists the texts of the single errors.
func (e *ValidationError) Messages() []string {
	var out []string
	for _, x := range e.Flat() {
		out = append(out, x.Text())
	}
	return out
}

// MessageDict is the texts by field.
func (e *ValidationError) MessageDict() *values.Dict {
	d := &values.Dict{}
	for _, f := range e.Fields {
		var list []any
		for _, x := range f.Errors {
			list = append(list, x.Text())
		}
		d.Keys = append(d.Keys, f.Field)
		d.Values = append(d.Values, list)
	}
	return d
}

// Add files errors under a field.
func (e *ValidationError) Add(field string, errs ...*ValidationError) {
	for i := range e.Fields {
		if e.Fields[i].Field == field {
			e.Fields[i].Errors = append(e.Fields[i].Errors, errs...)
			return
		}
	}
	e.Fields = append(e.Fields, FieldErrors{field, append([]*ValidationError(nil), errs...)})
}

// Merge files all errors of o, those without a field under the whole model.
func (e *ValidationError) Merge(o *ValidationError) {
	if o.Fields == nil {
		e.Add(NonFieldErrors, o.Flat()...)
		return
	}
	for _, f := range o.Fields {
		e.Add(f.Field, f.Errors...)
	}
}

// Error is str(ValidationError).
func (e *ValidationError) Error() string {
	if e.Fields != nil {
		return values.Repr(e.MessageDict())
	}
	var list []any
	for _, m := range e.Messages() {
		list = append(list, m)
	}
	return values.Repr(list)
}
