// Package core is SQLAlchemy Core without Python: the schema objects, the
// expression language, the statements, their lowering to package sqltree, and
// the engine that runs them. It follows SQLAlchemy 2.0 in what it decides:
// which operators group, how names become unique, which FROM clauses a SELECT
// shows, which rows a result yields, and what its errors say.
//
// # Elements
//
// An Element is anything that may stand in a statement. A ColumnElement is a
// value with a *Type; a FromClause is a source of rows with Columns; a Query is
// a statement that yields rows; a Statement can be executed. Elements are
// immutable once they were used, except schema objects (Table, Column), which
// grow as SQLAlchemy's do. Their pointer is their identity, also for the
// anonymous names ("anon_1", "name_1") that are numbered when compiled.
//
// Operators are functions (Operate, And, Or, Not, Like, InList, …): they decide
// types, grouping and negation when they are called. Their right side may be a
// plain Value, which becomes a bound parameter named after the left side.
//
// # How the ORM plugs in
//
//   - A mapped attribute used as a column is an *Annotated around the *Column,
//     with a Note that the ORM owns and the Key that result rows use. It is the
//     same column for every purpose of identity (see Deannotate).
//   - An Entity (a mapped class, an aliased class, a bundle) may stand where a
//     list of columns or a FROM is expected. Core keeps it as it is in
//     Select.Columns and in the steps of Select.Joins, asks it for Columns and
//     From where no ORM takes part, and otherwise leaves it to its Plugin.
//   - A Plugin is consulted before a statement is lowered: it returns the plain
//     statement (no entities in it) and an opaque state, which Compiled.State and
//     Result.Compiled hand back to the ORM.
//   - Connection.Execute returns a *Result of raw rows; the ORM wraps its rows by
//     Result.Transform.
//
// # Values
//
// Core never looks inside a value of the host language. Bound values are kept
// as any and are converted by a Host: to what the driver gets, from what it
// returned, and to the text of error messages. NativeHost serves Go programs.
package core
