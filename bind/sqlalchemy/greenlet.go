package sqlalchemy

import (
	"strings"

	"github.com/diptych-orm/diptych/orm/alchemy/core"
	"github.com/diptych-orm/diptych/python/object"
)

// asyncDriver is the driver whose engines are used from coroutines.
const asyncDriver = "aiosqlite"

// driverOf is the driver that a URL of SQLite names, or the usual one.
func driverOf(u core.URL) string {
	if _, driver, ok := strings.Cut(u.Driver, "+"); ok {
		return driver
	}
	return "pysqlite"
}

// greenlet is what SQLAlchemy's greenlets come to here: how many awaited calls are
// being run, and how often the driver was used from them.
type greenlet struct{ depth, used int }

// EnterGreenlet begins an awaited call; LeaveGreenlet ends it. Both tell how often
// the driver of an asynchronous engine was used so far.
func (s *State) EnterGreenlet() int {
	s.greenlet.depth++
	return s.greenlet.used
}

// LeaveGreenlet ends what EnterGreenlet began.
func (s *State) LeaveGreenlet() int {
	s.greenlet.depth--
	return s.greenlet.used
}

// InGreenlet tells whether an awaited call is being run.
func (s *State) InGreenlet() bool { return s.greenlet.depth > 0 }

// guardDriver refuses the driver of an asynchronous engine outside of an awaited
// call, as SQLAlchemy's await_only() does.
func (s *State) guardDriver() error {
	if !s.InGreenlet() {
		return core.WithCode(core.Errorf("MissingGreenlet", "greenlet_spawn has not been called; can't call await_only() here. Was IO attempted in an unexpected place?"), "xd2s")
	}
	s.greenlet.used++
	return nil
}

// GuardDriver is guardDriver for code of the library that waits.
func (s *State) GuardDriver(th *object.Thread) error { return s.Err(th, s.guardDriver()) }

// BufferResult reads the rows of a result, which an awaited execute() has to do
// while it may.
func (s *State) BufferResult(th *object.Thread, result object.Value) error {
	r := resultOf(result)
	if r == nil {
		return nil
	}
	return s.Err(th, r.Buffer())
}
