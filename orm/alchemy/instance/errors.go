package instance

import "fmt"

// Class names of SQLAlchemy's errors; the module is sqlalchemy.exc or
// sqlalchemy.orm.exc.
const (
	InvalidRequestError  = "InvalidRequestError"
	ArgumentError        = "ArgumentError"
	NoForeignKeysError   = "NoForeignKeysError"
	AmbiguousForeignKeys = "AmbiguousForeignKeysError"
	PendingRollbackError = "PendingRollbackError"
	UnboundExecution     = "UnboundExecutionError"
	ResourceClosedError  = "ResourceClosedError"
	NoResultFound        = "NoResultFound"
	MultipleResultsFound = "MultipleResultsFound"
	CircularDependency   = "CircularDependencyError"
	NoInspection         = "NoInspectionAvailable"

	StaleDataError        = "orm.StaleDataError"
	FlushError            = "orm.FlushError"
	UnmappedError         = "orm.UnmappedError"
	UnmappedInstanceError = "orm.UnmappedInstanceError"
	UnmappedClassError    = "orm.UnmappedClassError"
	UnmappedColumnError   = "orm.UnmappedColumnError"
	ObjectDeletedError    = "orm.ObjectDeletedError"
	DetachedInstanceError = "orm.DetachedInstanceError"
	LoaderStrategyError   = "orm.LoaderStrategyException"

	// Errors of the language itself.
	ValueError     = "builtins.ValueError"
	TypeError      = "builtins.TypeError"
	AttributeError = "builtins.AttributeError"
	AssertionError = "builtins.AssertionError"
	Unsupported    = "builtins.NotImplementedError"
)

// Error is an error that user code sees as an exception of the class Kind.
type Error struct {
	Kind    string
	Message string
	Code    string // of the "Background on this error" line, or empty
	Cause   error
}

// Error implements error.
func (e *Error) Error() string {
	if e.Code != "" {
		return e.Message + " (Background on this error at: https://sqlalche.me/e/20/" + e.Code + ")"
	}
	return e.Message
}

// Unwrap gives the cause.
func (e *Error) Unwrap() error { return e.Cause }

// Errorf makes an Error.
func Errorf(kind, format string, args ...any) *Error {
	return &Error{Kind: kind, Message: fmt.Sprintf(format, args...)}
}

// WithCode gives the error its code.
func (e *Error) WithCode(code string) *Error {
	e.Code = code
	return e
}

// NotYet is the error for a feature that Diptych lacks.
func NotYet(format string, args ...any) *Error {
	return Errorf(Unsupported, "Diptych does not support %s yet", fmt.Sprintf(format, args...))
}
