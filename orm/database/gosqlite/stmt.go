package gosqlite

import (
	"math"

	"github.com/ncruces/go-sqlite3"

	"github.com/diptych-orm/diptych/orm/database/driver"
)

type stmt struct {
	c       *conn
	raw     *sqlite3.Stmt
	params  int
	columns []driver.Column
	ran     bool
	running bool // inside Step
	doomed  bool // closed while it ran
	vacuum  bool
	attach  bool
	file    int  // the parameter of ATTACH that names the database; 0: none
	traced  bool // since it was last reset
}

func (s *stmt) Params() int            { return s.params }
func (s *stmt) ParamName(i int) string { return s.raw.BindName(i) }
func (s *stmt) ReadOnly() bool         { return s.raw.ReadOnly() }

func (s *stmt) Bind(values []driver.Value) (err error) {
	if err := s.c.usable(); err != nil {
		return err
	}
	defer s.c.guard(&err)
	if s.running {
		return driver.InUse("statement")
	}
	if err := s.Reset(); err != nil {
		return err
	}
	if len(values) != s.params {
		return driver.Errorf(driver.Range, "column index out of range")
	}
	for i, v := range values {
		if i+1 == s.file {
			v = s.c.fileName(driver.Text(v))
		}
		switch v := v.(type) {
		case nil:
			err = s.raw.BindNull(i + 1)
		case int64:
			err = s.raw.BindInt64(i+1, v)
		case int:
			err = s.raw.BindInt64(i+1, int64(v))
		case bool:
			err = s.raw.BindBool(i+1, v)
		case float64:
			if math.IsNaN(v) {
				err = s.raw.BindNull(i + 1) // SQLite has no NaN
			} else {
				err = s.raw.BindFloat(i+1, v)
			}
		case string:
			err = s.raw.BindText(i+1, v)
		case []byte:
			switch {
			case v == nil:
				err = s.raw.BindNull(i + 1)
			case len(v) == 0:
				err = s.raw.BindZeroBlob(i+1, 0)
			default:
				err = s.raw.BindBlob(i+1, v)
			}
		default:
			return driver.Errorf(driver.Mismatch, "a %T cannot be a parameter", v)
		}
		if err != nil {
			return s.c.failed(err, "")
		}
	}
	return nil
}

func (s *stmt) Step() (more bool, err error) {
	if err := s.c.usable(); err != nil {
		return false, err
	}
	defer s.c.guard(&err)
	if s.running {
		return false, driver.InUse("statement")
	}
	if err := s.c.enter(); err != nil {
		return false, err
	}
	above := s.c.current
	s.running, s.c.current, s.c.vacuum, s.c.attach = true, s, s.vacuum, s.attach
	defer func() {
		s.running, s.c.current, s.c.vacuum, s.c.attach = false, above, false, false
		s.c.leave()
		if s.doomed {
			s.Close()
			more, err = false, driver.Errorf(driver.Misuse, "the statement was closed while it ran")
		}
	}()
	outer := s.c.cause
	s.c.cause = nil
	defer func() { s.c.cause = outer }()
	s.ran = true
	more = s.raw.Step()
	if err := s.c.broken; err != nil {
		s.c.broken = nil
		return false, &driver.Error{Code: driver.Generic, Message: err.Error(), Offset: -1, Cause: err}
	}
	if !more {
		if err := s.raw.Err(); err != nil {
			return false, s.c.failed(err, s.raw.SQL())
		}
	}
	s.columns = nil // a changed schema shows once the statement runs
	return more, nil
}

func (s *stmt) Columns() []driver.Column {
	if s.columns == nil {
		for i := range s.raw.ColumnCount() {
			s.columns = append(s.columns, driver.Column{
				Name: s.raw.ColumnName(i), DeclType: s.raw.ColumnDeclType(i),
				Table: s.raw.ColumnTableName(i), Origin: s.raw.ColumnOriginName(i),
			})
		}
	}
	return s.columns
}

func (s *stmt) Row(dst []driver.Value) []driver.Value {
	for i := range s.raw.DataCount() {
		switch s.raw.ColumnType(i) {
		case sqlite3.INTEGER:
			dst = append(dst, s.raw.ColumnInt64(i))
		case sqlite3.FLOAT:
			dst = append(dst, s.raw.ColumnFloat(i))
		case sqlite3.TEXT:
			dst = append(dst, s.raw.ColumnText(i))
		case sqlite3.BLOB:
			dst = append(dst, s.raw.ColumnBlob(i, []byte{}))
		default:
			dst = append(dst, nil)
		}
	}
	return dst
}

func (s *stmt) Reset() (err error) {
	if s.c.lost != nil || !s.ran {
		return nil
	}
	if s.running {
		return driver.InUse("statement")
	}
	defer s.c.guard(&err)
	s.ran, s.traced = false, false
	s.raw.Reset() // gives the last step's error once more, which Step has reported
	return nil
}

func (s *stmt) Close() (err error) {
	if s.c.lost != nil || s.raw == nil {
		return nil
	}
	if s.running {
		s.doomed = true
		return nil
	}
	defer s.c.guard(&err)
	raw := s.raw
	s.raw = nil
	return s.c.failed(raw.Close(), "")
}
