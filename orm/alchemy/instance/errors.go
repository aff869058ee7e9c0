package instance

import (
	"fmt"

	"github.com/diptych-orm/diptych/orm/alchemy/core"
)

// The classes of the ORM's errors, as core.Error.Class names them: those of
// sqlalchemy.exc by their bare name, those of sqlalchemy.orm.exc after "orm.",
// Python's own after "builtins.".
const (
	InvalidRequestError  = "InvalidRequestError"
	NotImplementedError  = "NotImplementedError"
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
	UnmappedInstanceError = "orm.UnmappedInstanceError"
	UnmappedClassError    = "orm.UnmappedClassError"
	UnmappedColumnError   = "orm.UnmappedColumnError"
	ObjectDeletedError    = "orm.ObjectDeletedError"
	DetachedInstanceError = "orm.DetachedInstanceError"

	ValueError     = "builtins.ValueError"
	TypeError      = "builtins.TypeError"
	KeyError       = "builtins.KeyError"
	AttributeError = "builtins.AttributeError"
	AssertionError = "builtins.AssertionError"
)

// Errorf makes an error that user code sees as an exception of the class.
func Errorf(class, format string, args ...any) error {
	return &core.Error{Class: class, Msg: fmt.Sprintf(format, args...)}
}

// WithCode gives the error the code of the page that explains it.
func WithCode(err error, code string) error { return core.WithCode(err, code) }

// NotYet is the error for a feature that Diptych lacks.
func NotYet(format string, args ...any) error {
	return core.Unsupportedf(format, args...)
}
