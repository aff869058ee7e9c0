package database

import (
	"strings"
	"time"

	"github.com/diptych-orm/diptych/orm/database/driver"
)

// freeze makes SQL's date and time functions read a clock of ours, so that a
// repeatable run gets the same CURRENT_TIMESTAMP every time. SQLite computes the
// results as ever, on a connection of its own where nothing was replaced.
func (c *Conn) freeze(clock func() time.Time) error {
	f := &frozen{engine: c.opt.Engine, clock: clock}
	c.atClose = append(c.atClose, f.close)
	for name, layout := range map[string]string{
		"current_timestamp": time.DateTime, "current_date": time.DateOnly, "current_time": time.TimeOnly,
	} {
		err := c.raw.CreateFunction(driver.Function{Name: name, Args: 0, Scalar: func([]driver.Value) (driver.Value, error) {
			return clock().UTC().Format(layout), nil
		}})
		if err != nil {
			return err
		}
	}
	// Before the first argument that is a time, strftime has a format.
	for name, before := range map[string]int{"date": 0, "time": 0, "datetime": 0, "julianday": 0, "unixepoch": 0, "strftime": 1} {
		err := c.raw.CreateFunction(driver.Function{Name: name, Args: -1, Deterministic: true, Scalar: func(args []driver.Value) (driver.Value, error) {
			return f.call(name, before, args)
		}})
		if err != nil {
			return err
		}
	}
	return nil
}

type frozen struct {
	engine driver.Engine
	clock  func() time.Time
	conn   driver.Conn
}

func (f *frozen) call(name string, before int, args []driver.Value) (driver.Value, error) {
	if f.conn == nil {
		conn, err := f.engine.Open(driver.Config{})
		if err != nil {
			return nil, err
		}
		f.conn = conn
	}
	args = append([]driver.Value{}, args...)
	now := f.clock().UTC().Format("2006-01-02 15:04:05.000")
	if len(args) == before {
		args = append(args, now)
	} else if len(args) > before {
		if s, ok := args[before].(string); ok && strings.EqualFold(s, "now") {
			args[before] = now
		}
	}
	marks := strings.TrimSuffix(strings.Repeat("?, ", len(args)), ", ")
	stmt, _, err := f.conn.Prepare("SELECT " + name + "(" + marks + ")")
	if err != nil {
		return nil, err
	}
	defer stmt.Close()
	if err := stmt.Bind(args); err != nil {
		return nil, err
	}
	if _, err := stmt.Step(); err != nil {
		return nil, err
	}
	return stmt.Row(nil)[0], nil
}

func (f *frozen) close() {
	if f.conn != nil {
		f.conn.Close()
	}
}
