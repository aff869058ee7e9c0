package core

import "github.com/diptych-orm/diptych/orm/database"

// Host converts values between the host language and the database.
type Host interface {
	// ToDriver converts a bound value as its type does (a date to text, an
	// enumeration to its name); the result is what statements are logged with.
	ToDriver(t *Type, d *Dialect, v any) (any, error)
	// Adapt converts that to what the database stores, as the driver module does.
	Adapt(v any) (database.Value, error)
	// FromDriver converts a value of a result column. t may be NullType.
	FromDriver(t *Type, d *Dialect, v database.Value) (any, error)
	// Logged is a parameter as the event log shows it.
	Logged(v any) any
	// Repr is a value as Python's repr() shows it.
	Repr(v any) string
	// Literal writes a value into SQL text.
	Literal(t *Type, d *Dialect, v any) (string, error)
	// Items lists the values of an expanding parameter; a tuple's items for tuples.
	Items(v any) ([]any, error)
	// IsNone tells whether the value is None.
	IsNone(v any) bool
	// Warn issues a warning of a class of sqlalchemy.exc.
	Warn(class, message string) error
}
