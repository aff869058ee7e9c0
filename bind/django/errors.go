package django

import (
	"github.com/diptych-orm/diptych/bind/dbapi"
	"strings"

	"github.com/diptych-orm/diptych/orm/django/meta"
	"github.com/diptych-orm/diptych/python/object"
)

// exception is one of Django's exception classes: its name with the module, and
// that of its base (empty: Exception).
type exception struct{ name, base meta.Class }

var exceptions = []exception{
	{meta.FieldDoesNotExist, ""}, {meta.FieldError, ""}, {meta.ImproperlyConfigured, ""}, {meta.ObjectDoesNotExist, ""},
	{meta.MultipleObjects, ""}, {meta.ObjectNotUpdated, ""}, {"django.core.exceptions.EmptyResultSet", ""}, {"django.core.exceptions.FullResultSet", ""},
	{"django.core.exceptions.AppRegistryNotReady", ""}, {"django.core.exceptions.SuspiciousOperation", ""}, {meta.ConnectionDoesNotExist, ""}, {"django.core.exceptions.PermissionDenied", ""},
	{"django.core.exceptions.SuspiciousFileOperation", "django.core.exceptions.SuspiciousOperation"},
	{meta.SynchronousOnly, ""}, {meta.OutputFieldIsNone, meta.FieldError},
	{"django.db.utils.Error", ""}, {meta.InterfaceError, "django.db.utils.Error"}, {meta.DatabaseError, "django.db.utils.Error"},
	{meta.DataError, meta.DatabaseError}, {meta.OperationalError, meta.DatabaseError}, {meta.IntegrityError, meta.DatabaseError},
	{"django.db.utils.InternalError", meta.DatabaseError}, {meta.ProgrammingError, meta.DatabaseError}, {meta.NotSupportedError, meta.DatabaseError},
	{meta.TransactionManagement, meta.ProgrammingError}, {meta.ProtectedError, meta.IntegrityError}, {meta.RestrictedError, meta.IntegrityError},
	{commandError, ""}, {meta.SystemCheckError, commandError},
}

const commandError meta.Class = "django.core.management.base.CommandError"

// exceptionClasses makes the classes that are not Python's own.
func (st *site) exceptionClasses() {
	for _, x := range exceptions {
		i := strings.LastIndexByte(string(x.name), '.')
		base := object.ExceptionType
		if x.base != "" {
			base = st.exc[x.base]
		}
		spec := object.ClassSpec{Name: string(x.name[i+1:]), Module: string(x.name[:i]), Bases: []*object.Type{base}}
		if x.name == commandError {
			spec.Consts = []object.KwArg{{Name: "returncode", Value: object.Int(1)}}
			spec.Methods = []object.Method{object.NewMethod("__init__(*args, returncode=1)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
				if a[1] == nil {
					return object.None, nil
				}
				return object.None, object.SetAttr(th, self, "returncode", a[1])
			})}
		}
		st.exc[x.name] = object.NewNativeType(spec)
	}
	st.validationClass()
}

// sqliteClass is the DB-API's exception under one of Django's database errors,
// nil for the others.
func (st *site) sqliteClass(c meta.Class) *object.Type {
	name, ok := strings.CutPrefix(string(c), "django.db.utils.")
	if !ok {
		return nil
	}
	return dbapi.In(st.rt).Exceptions[name]
}

// invalidOf is the state of a Python ValidationError.
func invalidOf(v object.Value) *meta.ValidationError {
	if x, ok := v.(*object.Exception); ok {
		if e, ok := x.Native.(*meta.ValidationError); ok {
			return e
		}
		return &meta.ValidationError{Message: x.Error()}
	}
	return &meta.ValidationError{}
}

// validation is a Python ValidationError as the ORM's own.
func (st *site) validation(x *object.Exception) *meta.ValidationError { return invalidOf(x) }

// validationError is the ORM's ValidationError as a Python exception. Its args
// are those that Django's own constructor call would have had.
func (st *site) validationError(e *meta.ValidationError) error {
	x := object.NewException(st.exc[meta.ValidationClass])
	x.Native = e
	var message object.Value = object.Str(e.Message)
	switch {
	case e.Fields != nil:
		d := object.NewDict()
		for _, f := range e.Fields {
			d.SetStr(f.Field, st.errorList(f.Errors))
		}
		message = d
	case e.List != nil:
		message = st.errorList(e.List)
	}
	params, err := st.params(e)
	if err != nil {
		return err
	}
	x.Args = object.NewTuple(message, codeOf(e), params)
	return x
}

func codeOf(e *meta.ValidationError) object.Value {
	if e.Code == "" {
		return object.None
	}
	return object.Str(e.Code)
}

func (st *site) params(e *meta.ValidationError) (object.Value, error) {
	if len(e.Params) == 0 {
		return object.None, nil
	}
	d := object.NewDict()
	for _, p := range e.Params {
		v, err := st.toPy(p.Value)
		if err != nil {
			return nil, err
		}
		d.SetStr(p.Name, v)
	}
	return d, nil
}

func (st *site) errorList(list []*meta.ValidationError) *object.List {
	out := object.NewList()
	for _, e := range list {
		if x, ok := st.validationError(e).(*object.Exception); ok {
			out.Elems = append(out.Elems, x)
		}
	}
	return out
}

func strs(list []string) *object.List {
	out := object.NewList()
	for _, s := range list {
		out.Elems = append(out.Elems, object.Str(s))
	}
	return out
}

// validationClass makes django.core.exceptions.ValidationError.
func (st *site) validationClass() {
	get := func(name string, f func(e *meta.ValidationError) (object.Value, bool, error)) object.Attr {
		return object.Attr{Name: name, Get: func(_ *object.Thread, self object.Value) (object.Value, error) {
			v, ok, err := f(invalidOf(self))
			if err == nil && !ok {
				err = object.AttributeErr(self, name)
			}
			return v, err
		}}
	}
	single := func(e *meta.ValidationError) bool { return e.Fields == nil && e.List == nil }
	messages := func(list []*meta.ValidationError) *object.List {
		out := object.NewList()
		for _, e := range list {
			out.Elems = append(out.Elems, object.Str(e.Text()))
		}
		return out
	}
	byField := func(e *meta.ValidationError) *object.Dict {
		d := object.NewDict()
		for _, f := range e.Fields {
			d.SetStr(f.Field, messages(f.Errors))
		}
		return d
	}
	st.exc[meta.ValidationClass] = object.NewNativeType(object.ClassSpec{
		Name: "ValidationError", Module: "django.core.exceptions", Bases: []*object.Type{object.ExceptionType},
		Attrs: []object.Attr{
			get("message", func(e *meta.ValidationError) (object.Value, bool, error) {
				return object.Str(e.Message), single(e), nil
			}),
			get("code", func(e *meta.ValidationError) (object.Value, bool, error) { return codeOf(e), single(e), nil }),
			get("params", func(e *meta.ValidationError) (object.Value, bool, error) {
				v, err := st.params(e)
				return v, single(e), err
			}),
			get("error_list", func(e *meta.ValidationError) (object.Value, bool, error) {
				return st.errorList(e.Flat()), e.Fields == nil, nil
			}),
			get("error_dict", func(e *meta.ValidationError) (object.Value, bool, error) {
				d := object.NewDict()
				for _, f := range e.Fields {
					d.SetStr(f.Field, st.errorList(f.Errors))
				}
				return d, e.Fields != nil, nil
			}),
			get("messages", func(e *meta.ValidationError) (object.Value, bool, error) { return messages(e.Flat()), true, nil }),
			get("message_dict", func(e *meta.ValidationError) (object.Value, bool, error) { return byField(e), e.Fields != nil, nil }),
		},
		Methods: []object.Method{
			object.NewMethod("__init__(message, code=None, params=None)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
				x, ok := self.(*object.Exception)
				if !ok {
					return nil, object.Raise(object.TypeError, "ValidationError.__init__() needs an exception")
				}
				e, err := st.readInvalid(a[0], text(orNone(a[1])), a[2])
				if err != nil {
					return nil, err
				}
				x.Native = e
				x.Args = object.NewTuple(a[0], orNone(a[1]), orNone(a[2]))
				return object.None, nil
			}),
			object.NewMethod("__str__()", func(_ *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
				return object.Str(invalidOf(self).Error()), nil
			}),
			object.NewMethod("__repr__()", func(_ *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
				return object.Str("ValidationError(" + invalidOf(self).Error() + ")"), nil
			}),
			object.NewMethod("__eq__(other)", func(_ *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
				if !a[0].Type().IsSubclass(st.exc[meta.ValidationClass]) {
					return object.NotImplemented, nil
				}
				return object.MakeBool(invalidOf(self).Same(invalidOf(a[0]))), nil
			}),
			object.NewMethod("__hash__()", func(_ *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
				return object.Int(object.HashString(invalidOf(self).Key())), nil
			}),
			object.NewMethod("__iter__()", func(th *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
				e := invalidOf(self)
				list := object.NewList()
				if e.Fields != nil {
					for _, f := range e.Fields {
						list.Elems = append(list.Elems, object.NewTuple(object.Str(f.Field), messages(f.Errors)))
					}
				} else {
					list = messages(e.Flat())
				}
				return object.IterValue(th, list)
			}),
			object.NewMethod("update_error_dict(error_dict)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
				e, d := invalidOf(self), a[0]
				fields := e.Fields
				if fields == nil {
					fields = []meta.FieldErrors{{Field: meta.NonFieldErrors, Errors: e.Flat()}}
				}
				for _, f := range fields {
					list, err := object.CallMethod(th, d, "setdefault", object.Str(f.Field), object.NewList())
					if err == nil {
						_, err = object.CallMethod(th, list, "extend", st.errorList(f.Errors))
					}
					if err != nil {
						return nil, err
					}
				}
				return d, nil
			}),
		},
	})
}

// readInvalid reads what ValidationError is constructed with: a message, a list or
// a dictionary of such, or another ValidationError.
func (st *site) readInvalid(v object.Value, code string, params object.Value) (*meta.ValidationError, error) {
	if x, ok := v.(*object.Exception); ok && x.Type().IsSubclass(st.exc[meta.ValidationClass]) {
		return invalidOf(x), nil
	}
	switch x := v.(type) {
	case *object.Dict:
		e := &meta.ValidationError{Fields: []meta.FieldErrors{}}
		for _, it := range x.Items() {
			one, err := st.readInvalid(it.Value, "", nil)
			if err != nil {
				return nil, err
			}
			e.Add(text(it.Key), one.Flat()...)
		}
		return e, nil
	case *object.List, *object.Tuple:
		items, err := object.ToSlice(st.th, v)
		if err != nil {
			return nil, err
		}
		e := &meta.ValidationError{List: []*meta.ValidationError{}}
		for _, it := range items {
			one, err := st.readInvalid(it, "", nil)
			if err != nil {
				return nil, err
			}
			e.List = append(e.List, one.Flat()...)
		}
		return e, nil
	}
	s, err := object.ToStr(st.th, v)
	if err != nil {
		return nil, err
	}
	e := &meta.ValidationError{Message: s, Code: code}
	if d, ok := params.(*object.Dict); ok {
		for _, it := range d.Items() {
			e.Params = append(e.Params, meta.Param{Name: text(it.Key), Value: st.toGo(it.Value)})
		}
	}
	return e, nil
}
