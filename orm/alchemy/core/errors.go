package core

import (
	"fmt"
	"strings"
)

// Error is an error of SQLAlchemy's own. Class is the name of its class in
// sqlalchemy.exc.
type Error struct {
	Class string
	Msg   string
	Code  string // of the page that explains it; empty for none
	// Subject is shown in the place of "%r" in Msg, as the host language shows it.
	Subject Element
	// Detail is what the error is about, where the exception shows more than the message.
	Detail any
}

// about makes an error whose message shows an element.
func about(e Element, class, msg string) error { return &Error{Class: class, Msg: msg, Subject: e} }

// Error is the message with the line that points to the explanation.
func (e *Error) Error() string {
	msg := e.Msg
	if e.Subject != nil {
		msg = strings.Replace(msg, "%r", e.Subject.VisitName(), 1)
	}
	if e.Code == "" {
		return msg
	}
	return msg + " (Background on this error at: https://sqlalche.me/e/20/" + e.Code + ")"
}

func withBackground(msg, code string) string {
	if code == "" {
		return msg
	}
	return msg + "\n(Background on this error at: https://sqlalche.me/e/20/" + code + ")"
}

// ArgumentErrorf makes an ArgumentError: a wrong or conflicting argument.
func ArgumentErrorf(format string, args ...any) error {
	return &Error{Class: "ArgumentError", Msg: fmt.Sprintf(format, args...)}
}

// InvalidRequestErrorf makes an InvalidRequestError: a thing that cannot be
// done in the present state.
func InvalidRequestErrorf(format string, args ...any) error {
	return &Error{Class: "InvalidRequestError", Msg: fmt.Sprintf(format, args...)}
}

// CompileErrorf makes a CompileError: a statement that cannot be spelt.
func CompileErrorf(format string, args ...any) error {
	return &Error{Class: "CompileError", Msg: fmt.Sprintf(format, args...)}
}

// Errorf makes an error of any class.
func Errorf(class, format string, args ...any) error {
	return &Error{Class: class, Msg: fmt.Sprintf(format, args...)}
}

// WithCode sets the code of an Error and returns it.
func WithCode(err error, code string) error {
	switch e := err.(type) {
	case *Error:
		e.Code = code
	case *StatementError:
		e.Code = code
	}
	return err
}

// UnsupportedError is a feature that Diptych does not have yet.
type UnsupportedError struct{ Feature string }

// Error implements error.
func (e *UnsupportedError) Error() string { return "Diptych does not support " + e.Feature + " yet" }

// Unsupportedf makes an UnsupportedError.
func Unsupportedf(format string, args ...any) error {
	return &UnsupportedError{fmt.Sprintf(format, args...)}
}

// DBError is an error of the database, wrapped with the statement as
// SQLAlchemy's DBAPIError shows it.
type DBError struct {
	Class     string // in sqlalchemy.exc and, with the same name, in sqlite3
	Orig      error
	OrigMsg   string
	Statement string
	Params    string // shown form; empty for none
	HasParams bool
	RawParams any // what the driver got, for the attribute params
	Ismulti   bool
	Hidden    bool // the engine hides parameters
	Details   []string
}

// ErrorCode is the code of the page that explains a class of database errors.
func ErrorCode(class string) string { return dbErrorCodes[class] }

var dbErrorCodes = map[string]string{
	"InterfaceError": "rvf5", "DatabaseError": "4xp6", "DataError": "9h9h",
	"OperationalError": "e3q8", "IntegrityError": "gkpj", "InternalError": "2j85",
	"ProgrammingError": "f405", "NotSupportedError": "tw8g", "DBAPIError": "dbapi",
}

// Error is the text that str() gives.
func (e *DBError) Error() string {
	msg := details(e.Details) + "(sqlite3." + e.Class + ") " + e.OrigMsg
	if e.Statement != "" {
		msg += "\n[SQL: " + e.Statement + "]"
		if e.HasParams && e.Hidden {
			msg += "\n[SQL parameters hidden due to hide_parameters=True]"
		} else if e.HasParams {
			msg += "\n[parameters: " + e.Params + "]"
		}
	}
	return withBackground(msg, dbErrorCodes[e.Class])
}

// Unwrap gives the driver's error.
func (e *DBError) Unwrap() error { return e.Orig }

// ObjectError is an error about an object of the host's, which fills in its text.
type ObjectError struct {
	Class, Msg, Code string // Msg has "%r" for the object's class
	Object           any
	Dialect          *Dialect // whose compiler is named; nil for none
}

// Error implements error.
func (e *ObjectError) Error() string { return e.Msg }

func cannotRender(object any) error {
	return &ObjectError{Class: "UnsupportedCompilationError", Msg: "Compiler can't render element of type %r", Code: "l7de", Object: object}
}

// cannotRender says that the dialect has no text for an element, or for an operator
// as Python shows it.
func (l *lowering) cannotRender(what any) error {
	e := cannotRender(what).(*ObjectError)
	e.Dialect = l.dialect
	if text, ok := what.(string); ok {
		e.Msg = strings.Replace(e.Msg, "%r", text, 1)
	}
	return e
}
