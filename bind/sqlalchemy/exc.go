package sqlalchemy

import (
	"errors"
	"strings"

	"github.com/diptych-orm/diptych/bind/dbapi"
	"github.com/diptych-orm/diptych/orm/alchemy/core"
	"github.com/diptych-orm/diptych/orm/database/driver"
	"github.com/diptych-orm/diptych/python/object"
)

// excNames lists the exceptions of sqlalchemy.exc after their bases.
var excNames = [][2]string{
	{"ArgumentError", "SQLAlchemyError"}, {"DuplicateColumnError", "ArgumentError"}, {"ObjectNotExecutableError", "ArgumentError"},
	{"NoSuchModuleError", "ArgumentError"}, {"NoForeignKeysError", "ArgumentError"}, {"AmbiguousForeignKeysError", "ArgumentError"},
	{"ConstraintColumnNotFoundError", "ArgumentError"}, {"CircularDependencyError", "SQLAlchemyError"}, {"CompileError", "SQLAlchemyError"},
	{"UnsupportedCompilationError", "CompileError"}, {"IdentifierError", "SQLAlchemyError"}, {"DisconnectionError", "SQLAlchemyError"},
	{"InvalidatePoolError", "DisconnectionError"}, {"TimeoutError", "SQLAlchemyError"}, {"InvalidRequestError", "SQLAlchemyError"},
	{"IllegalStateChangeError", "InvalidRequestError"}, {"NoInspectionAvailable", "InvalidRequestError"}, {"PendingRollbackError", "InvalidRequestError"},
	{"ResourceClosedError", "InvalidRequestError"}, {"NoSuchColumnError", "InvalidRequestError"}, {"NoResultFound", "InvalidRequestError"},
	{"MultipleResultsFound", "InvalidRequestError"}, {"NoReferenceError", "InvalidRequestError"}, {"AwaitRequired", "InvalidRequestError"},
	{"MissingGreenlet", "InvalidRequestError"}, {"NoReferencedTableError", "NoReferenceError"}, {"NoReferencedColumnError", "NoReferenceError"},
	{"NoSuchTableError", "InvalidRequestError"}, {"UnreflectableTableError", "InvalidRequestError"}, {"UnboundExecutionError", "InvalidRequestError"},
	{"StatementError", "SQLAlchemyError"}, {"DBAPIError", "StatementError"}, {"InterfaceError", "DBAPIError"}, {"DatabaseError", "DBAPIError"},
	{"DataError", "DatabaseError"}, {"OperationalError", "DatabaseError"}, {"IntegrityError", "DatabaseError"}, {"InternalError", "DatabaseError"},
	{"ProgrammingError", "DatabaseError"}, {"NotSupportedError", "DatabaseError"},
}

// excState is what an exception of SQLAlchemy's keeps.
type excState struct {
	code string
	text string // the whole text of str(); empty: args[0] and the code
}

func (s *State) makeExceptions() {
	const module = "sqlalchemy.exc"
	base := object.NewNativeType(object.ClassSpec{
		Name: "SQLAlchemyError", Module: module, Bases: []*object.Type{object.ExceptionType},
		Methods: []object.Method{
			object.NewMethod("__str__()", func(th *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
				return excText(th, self)
			}),
			object.NewMethod("__init__(*arg, code=None)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
				if e, ok := self.(*object.Exception); ok {
					e.Args = object.NewTuple(elems(a[0])...)
					if code := orNone(a[1]); !none(code) {
						e.SetExtra("code", code)
						e.Native = &excState{code: str(code)}
					}
				}
				return object.None, nil
			}),
		},
		Consts: []object.KwArg{{Name: "code", Value: object.None}},
	})
	s.exc["SQLAlchemyError"] = base
	s.exc["StatementError"] = object.NewNativeType(object.ClassSpec{Name: "StatementError", Module: module, Bases: []*object.Type{base}, Methods: []object.Method{
		object.NewMethod("__init__(message, statement, params, orig, hide_parameters=False, code=None, ismulti=None)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
			return object.None, initStatementError(th, self, str(a[0]), a[1], a[2], a[3], str(orNone(a[5])))
		}),
	}})
	s.exc["DBAPIError"] = object.NewNativeType(object.ClassSpec{Name: "DBAPIError", Module: module, Bases: []*object.Type{s.exc["StatementError"]}, Methods: []object.Method{
		object.NewMethod("__init__(statement, params, orig, hide_parameters=False, connection_invalidated=False, code=None, ismulti=None)", func(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
			text, err := object.ToStr(th, a[2])
			if err != nil {
				return nil, err
			}
			module := a[2].Type().Module
			if module == "" {
				module = "builtins"
			}
			return object.None, initStatementError(th, self, "("+module+"."+a[2].Type().Name+") "+text, a[0], a[1], a[2], core.ErrorCode(self.Type().Name))
		}),
	}})
	for _, n := range excNames {
		if s.exc[n[0]] != nil {
			continue
		}
		bases := []*object.Type{s.exc[n[1]]}
		if n[0] == "NoSuchColumnError" {
			bases = append(bases, object.KeyError)
		}
		spec := object.ClassSpec{Name: n[0], Module: module, Bases: bases}
		if n[0] == "CircularDependencyError" {
			spec.Methods = []object.Method{object.NewMethod("__init__(message, cycles, edges, msg=None, code=None)", initCircular)}
		}
		s.exc[n[0]] = object.NewNativeType(spec)
	}
	for _, n := range [][2]any{
		{"SADeprecationWarning", object.DeprecationWarning}, {"SAWarning", object.RuntimeWarning}, {"SAPendingDeprecationWarning", object.PendingDeprecationWarn},
	} {
		s.exc[n[0].(string)] = object.NewNativeType(object.ClassSpec{Name: n[0].(string), Module: module, Bases: []*object.Type{n[1].(*object.Type)}})
	}
	s.exc["Base20DeprecationWarning"] = object.NewNativeType(object.ClassSpec{Name: "Base20DeprecationWarning", Module: module, Bases: []*object.Type{s.exc["SADeprecationWarning"]}})
	for _, n := range []string{"LegacyAPIWarning", "MovedIn20Warning"} {
		s.exc[n] = object.NewNativeType(object.ClassSpec{Name: n, Module: module, Bases: []*object.Type{s.exc["Base20DeprecationWarning"]}})
	}
}

// initCircular is the error about things that wait for each other, all of which it names.
func initCircular(th *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
	e, ok := self.(*object.Exception)
	if !ok {
		return object.None, nil
	}
	msg := str(a[0]) + " ("
	var shown []string
	if err := object.Iterate(th, a[1], func(v object.Value) error {
		r, err := object.Repr(th, v)
		shown = append(shown, r)
		return err
	}); err != nil {
		return nil, err
	}
	msg += strings.Join(shown, ", ") + ")"
	if given := orNone(a[3]); !none(given) {
		msg = str(given)
	}
	e.Args = object.NewTuple(object.Str(msg))
	if code := orNone(a[4]); !none(code) {
		e.SetExtra("code", code)
		e.Native = &excState{code: str(code)}
	}
	e.SetExtra("cycles", a[1])
	e.SetExtra("edges", a[2])
	return object.None, nil
}

// initStatementError is what constructing an error with a statement leaves in it.
func initStatementError(th *object.Thread, self object.Value, msg string, statement, params, orig object.Value, code string) error {
	e, ok := self.(*object.Exception)
	if !ok {
		return nil
	}
	e.Args = object.NewTuple(object.Str(msg))
	e.SetExtra("statement", statement)
	e.SetExtra("params", params)
	e.SetExtra("orig", orig)
	text := msg
	if !none(statement) {
		text += "\n[SQL: " + str(statement) + "]"
		if given, err := object.Truth(th, params); err == nil && given {
			r, err := object.Repr(th, params)
			if err != nil {
				return err
			}
			text += "\n[parameters: " + r + "]"
		}
	}
	if code != "" {
		e.SetExtra("code", object.Str(code))
		text += "\n(Background on this error at: https://sqlalche.me/e/20/" + code + ")"
	}
	e.Native = &excState{text: text}
	return nil
}

func excText(th *object.Thread, self object.Value) (object.Value, error) {
	e, ok := self.(*object.Exception)
	if !ok {
		return object.Str(""), nil
	}
	st, _ := e.Native.(*excState)
	if st != nil && st.text != "" {
		return object.Str(st.text), nil
	}
	msg := ""
	switch len(e.Args.Elems) {
	case 0:
	case 1:
		t, err := object.ToStr(th, e.Args.Elems[0])
		if err != nil {
			return nil, err
		}
		msg = t
	default:
		t, err := object.Repr(th, e.Args)
		if err != nil {
			return nil, err
		}
		msg = t
	}
	if st != nil && st.code != "" {
		msg += " (Background on this error at: https://sqlalche.me/e/20/" + st.code + ")"
	}
	return object.Str(msg), nil
}

// NewError makes an exception of sqlalchemy.exc, or of another class that the
// ORM registered under the name.
func (s *State) NewError(class, msg, code string) *object.Exception {
	cls := s.exc[class]
	if cls == nil {
		switch class {
		case "NotImplementedError":
			cls = object.NotImplementedError
		case "TypeError":
			cls = object.TypeError
		case "ValueError":
			cls = object.ValueError
		case "AttributeError":
			cls = object.AttributeError
		case "KeyError":
			cls = object.KeyError
		case "IndexError":
			cls = object.IndexError
		default:
			cls = s.exc["SQLAlchemyError"]
		}
	}
	e := object.NewException(cls, object.Str(msg))
	if code != "" {
		e.Native = &excState{code: code}
		e.SetExtra("code", object.Str(code))
	}
	return e
}

// AddExc registers an exception class of another module under its name.
func (s *State) AddExc(t *object.Type) { s.exc[t.Name] = t }

// Err turns an error of the core into the Python exception it stands for; a
// Python exception passes.
func (s *State) Err(th *object.Thread, err error) error {
	switch err.(type) {
	case nil:
		return nil
	case *object.Exception, *object.LimitError:
		return err
	}
	if s.hooks.Error != nil {
		if e := s.hooks.Error(th, err); e != nil {
			return e
		}
	}
	var un *core.UnsupportedError
	if errors.As(err, &un) {
		return object.Unsupported("%s", un.Feature)
	}
	if limit := dbapi.Limit(err); limit != nil {
		return limit
	}
	if full := dbapi.NoMemory(err); full != nil {
		return full
	}
	var ce *core.Error
	if errors.As(err, &ce) {
		msg := ce.Msg
		if ce.Subject != nil {
			r, err := object.Repr(th, s.Wrap(th, ce.Subject))
			if err != nil {
				return err
			}
			msg = strings.Replace(msg, "%r", r, 1)
		}
		return s.NewError(ce.Class, msg, ce.Code)
	}
	var oe *core.ObjectError
	if errors.As(err, &oe) {
		msg := oe.Msg
		o, ok := oe.Object.(object.Value)
		if e, is := oe.Object.(core.Element); is {
			o, ok = s.Wrap(s.th, e), true
		}
		if oe.Dialect != nil {
			msg = strings.Replace(msg, "Compiler", "Compiler "+s.compilerRepr(oe.Dialect, object.Str(msg)), 1)
		}
		if ok {
			msg = strings.Replace(msg, "%r", "<class '"+o.Type().FullName()+"'>", 1)
		}
		return s.NewError(oe.Class, msg, oe.Code)
	}
	var de *core.DBError
	if errors.As(err, &de) {
		return s.dbError(de)
	}
	var se *core.StatementError
	if errors.As(err, &se) {
		class := se.Class
		if class == "" {
			class = "StatementError"
		}
		e := object.NewException(s.exc[class], object.Str(se.OrigMsg))
		if se.OrigClass != "" {
			e.Args = object.NewTuple(object.Str("(" + se.OrigClass + ") " + se.OrigMsg))
		}
		e.Native = &excState{code: se.Code, text: se.Error()}
		e.SetExtra("statement", object.Str(se.Statement))
		e.SetExtra("params", object.None)
		if sets, ok := se.RawParams.([]core.Param); ok {
			e.SetExtra("params", s.givenParams(sets))
		}
		if se.Code != "" {
			e.SetExtra("code", object.Str(se.Code))
		}
		e.SetExtra("detail", object.NewList())
		for _, n := range []string{"hide_parameters", "connection_invalidated", "ismulti"} {
			e.SetExtra(n, object.False)
		}
		e.SetExtra("hide_parameters", object.MakeBool(se.Hidden))
		orig := s.Err(th, se.Orig)
		if x, ok := orig.(*object.Exception); ok {
			e.SetExtra("orig", x)
			e.Cause, e.SuppressContext = x, true
		} else if se.Orig == nil {
			x := s.NewError("InvalidRequestError", se.OrigMsg, se.Code)
			e.SetExtra("orig", x)
			e.Cause, e.SuppressContext = x, true
		}
		return e
	}
	var dr *driver.Error
	if errors.As(err, &dr) {
		return object.NewException(s.dbapi["OperationalError"], object.Str(dr.Message))
	}
	return object.Raise(object.RuntimeError, "%s", err.Error())
}

func (s *State) dbError(de *core.DBError) error {
	orig := object.NewException(s.dbapi[de.Class], object.Str(de.OrigMsg))
	var dr *driver.Error
	if errors.As(de.Orig, &dr) {
		orig.SetExtra("sqlite_errorcode", object.MakeInt(int64(dr.Code)))
		if name := dbapi.CodeName(dr.Code); name != "" {
			orig.SetExtra("sqlite_errorname", object.Str(name))
		}
	}
	e := object.NewException(s.exc[de.Class], object.Str("(sqlite3."+de.Class+") "+de.OrigMsg))
	e.Native = &excState{text: de.Error()}
	e.SetExtra("orig", orig)
	e.SetExtra("code", object.Str(core.ErrorCode(de.Class)))
	e.SetExtra("statement", object.None)
	if de.Statement != "" {
		e.SetExtra("statement", object.Str(de.Statement))
	}
	e.SetExtra("params", pyParams(de.RawParams))
	e.SetExtra("connection_invalidated", object.False)
	e.SetExtra("hide_parameters", object.MakeBool(de.Hidden))
	e.SetExtra("ismulti", object.MakeBool(de.Ismulti))
	e.SetExtra("detail", object.NewList())
	e.Cause, e.SuppressContext = orig, true
	return e
}

// pyParams are a statement's parameters as Python sees them.
func pyParams(raw any) object.Value {
	switch p := raw.(type) {
	case []any:
		return object.NewTuple(values(p)...)
	case [][]any:
		out := make([]object.Value, len(p))
		for i, l := range p {
			out[i] = object.NewTuple(values(l)...)
		}
		return object.NewList(out...)
	case core.Param:
		d := object.NewDict()
		for _, k := range core.SortedNames(p) {
			d.SetStr(k, toPy(p[k]))
		}
		return d
	}
	return object.None
}

// givenParams are sets of parameters as the caller wrote them, where they are the
// ones that were given last; else with their names in order.
func (s *State) givenParams(sets []core.Param) *object.List {
	given := []object.Value{s.given}
	if l, ok := s.given.(*object.List); ok {
		given = l.Elems
	}
	var out []object.Value
	for i, p := range sets {
		if i < len(given) {
			if d, ok := given[i].(*object.Dict); ok && sameKeys(d, p) {
				out = append(out, d)
				continue
			}
		}
		d := object.NewDict()
		for _, k := range core.SortedNames(p) {
			d.SetStr(k, toPy(p[k]))
		}
		out = append(out, d)
	}
	return object.NewList(out...)
}

func sameKeys(d *object.Dict, p core.Param) bool {
	if d.Len() != len(p) {
		return false
	}
	for k := range p {
		if _, ok := d.GetStr(k); !ok {
			return false
		}
	}
	return true
}

func values(list []any) []object.Value {
	out := make([]object.Value, len(list))
	for i, v := range list {
		out[i] = toPy(v)
	}
	return out
}
