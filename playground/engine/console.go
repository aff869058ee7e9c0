package engine

import (
	"errors"
	"strings"
	"time"

	"github.com/diptych-orm/diptych/orm/database"
	"github.com/diptych-orm/diptych/orm/trace"
	"github.com/diptych-orm/diptych/playground/diagnose"
	"github.com/diptych-orm/diptych/playground/protocol"
	"github.com/diptych-orm/diptych/python/eval"
)

// consoleFile is what tracebacks call what was typed at the prompt.
const consoleFile = "<console>"

// Prompt runs what was typed at a prompt after the run, in the snippet's
// namespace and with the limits of a run. What happens goes on in the run's log,
// whose events sink gets. more is set, and nothing has run, when text is the
// beginning of a statement. The Result has to have kept its databases.
func (r *Result) Prompt(text string, sink func(trace.Event)) (ok, more bool) {
	if eval.Incomplete(text) {
		return true, true
	}
	return r.resume(sink, func(run *run) error {
		return run.uncaught(eval.Interactive(run.th, run.main, consoleFile, text))
	}), false
}

// SQL runs statements on the database that the run opened first, in the run's
// log as Prompt does.
func (r *Result) SQL(text string, sink func(trace.Event)) (ok bool, err error) {
	if len(r.run.conns) == 0 {
		return false, ErrNoDatabase
	}
	conn := r.run.conns[0]
	ok = r.resume(sink, func(run *run) error { err = execute(conn, text); return nil })
	return ok && err == nil, err
}

// execute runs one statement after another.
func execute(conn *database.Conn, text string) error {
	if conn.Raw() == nil {
		return database.ErrClosed
	}
	for strings.TrimSpace(text) != "" {
		stmt, tail, err := conn.Raw().Prepare(text)
		if err != nil {
			return err
		}
		if stmt != nil {
			stmt.Close()
			one := strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(text[:len(text)-len(tail)]), ";"))
			rows, err := conn.Query(database.Statement{SQL: one})
			if err != nil {
				return err
			}
			if _, err := rows.All(); err != nil {
				return err
			}
		}
		text = tail
	}
	return nil
}

// resume goes on with a run that has ended: f runs with limits of its own, and
// what it does is put into a Result apart, which only tells whether it failed.
func (r *Result) resume(sink func(trace.Event), f func(*run) error) bool {
	run := r.run
	part := &Result{Dialect: r.Dialect, run: run, origins: r.origins}
	before := run.opt.Sink
	run.result, run.opt.Sink, run.log.over = part, sink, false
	run.diag = diagnose.New("", nil, r.Dialect) // advice is about the snippet
	defer func() {
		run.log.flush()
		run.result, run.opt.Sink, run.log.over = r, before, true
		r.origins = part.origins
	}()
	run.rec.Resume()
	run.rt.Renew(run.limits.python())
	run.th.Frame, run.th.Depth = nil, 0
	var end time.Time
	if run.limits.Time > 0 {
		end = time.Now().Add(run.limits.Time)
	}
	run.deadline(end)
	run.finish(run.guarded(func() error { return f(run) }))
	return part.Error == nil
}

// deadline moves the end of the run for its databases.
func (r *run) deadline(end time.Time) {
	r.bound.Limits.Deadline = end
	for _, c := range r.conns {
		c.SetDeadline(end)
	}
}

var errNoRun = errors.New("that run is not kept any more: run the code again")

// console answers what was typed at a prompt.
func (s *Server) console(id uint64, req *protocol.Prompt, done *protocol.Done) error {
	res := s.kept[req.Run]
	if res == nil {
		return errNoRun
	}
	events := &batch{s: s, id: id}
	var err error
	if req.SQL {
		done.OK, err = res.SQL(req.Text, events.add)
	} else {
		done.OK, done.More = res.Prompt(req.Text, events.add)
	}
	events.flush()
	done.Events = events.count
	if err == nil {
		err = events.err
	}
	return err
}
