package hostsqlite

import (
	"github.com/diptych-orm/diptych/orm/database/driver"
)

type stmt struct {
	c       *conn
	h       ptr
	columns int32
	params  buffer
	enc     []byte
	row     buffer
	used    int32 // bytes of the current row in row; 0: not fetched yet
	info    []driver.Column
	running bool // inside Step
	doomed  bool // closed while it ran
	allowed attaching
	file    int // the parameter of ATTACH that names the database; 0: none
}

func (s *stmt) Params() int            { return int(xBindCount(s.h)) }
func (s *stmt) ParamName(i int) string { return goString(xBindName(s.h, int32(i))) }
func (s *stmt) ReadOnly() bool         { return xReadOnly(s.h) != 0 }

func (s *stmt) Bind(values []driver.Value) error {
	if s.h == 0 {
		return driver.Errorf(driver.Misuse, "the statement is closed")
	}
	if s.running {
		return driver.InUse("statement")
	}
	xReset(s.h) // repeats the error of the last step, which was reported then
	if n := s.Params(); n != len(values) {
		return driver.Errorf(driver.Range, "column index out of range")
	}
	xClearBindings(s.h)
	if len(values) == 0 {
		return nil
	}
	s.enc = s.enc[:0]
	for i, v := range values {
		var err error
		if i+1 == s.file {
			if v, err = s.c.fileName(driver.Text(v)); err != nil {
				return err
			}
		}
		if s.enc, err = appendCell(s.enc, v); err != nil {
			return err
		}
	}
	if !s.params.grow(int32(len(s.enc))) {
		return outOfMemory()
	}
	putBytes(s.params.at, s.enc)
	return s.c.fail(hBindCells(s.h, int32(len(values)), s.params.at))
}

func (s *stmt) Step() (more bool, err error) {
	if s.h == 0 {
		return false, driver.Errorf(driver.Misuse, "the statement is closed")
	}
	if s.running {
		return false, driver.InUse("statement")
	}
	if err := s.c.enter(); err != nil {
		return false, err
	}
	s.running = true
	outer := s.c.cause
	s.c.cause = nil
	defer func() {
		s.running = false
		s.c.cause = outer
		s.c.leave()
		if s.doomed {
			s.Close()
			more, err = false, driver.Errorf(driver.Misuse, "the statement was closed while it ran")
		}
	}()
	return s.step()
}

func (s *stmt) step() (bool, error) {
	s.used = 0
	if s.allowed != attachNone {
		s.c.allow(s.allowed)
		defer s.c.allow(attachNone)
	}
	if s.columns == 0 {
		rc := xStep(s.h)
		return rc == codeRow, s.c.fail(rc)
	}
	if s.row.at == 0 && !s.row.grow(1) {
		return false, outOfMemory()
	}
	r := hStepRow(s.h, s.columns, s.row.at, s.row.size)
	rc, need := int32(r>>32), int32(uint32(r))
	if rc != codeRow {
		return false, s.c.fail(rc)
	}
	if n := xColumnCount(s.h); n != s.columns { // compiled anew for a changed schema
		s.columns, s.info = n, nil
		need = hPackRow(s.h, s.columns, s.row.at, s.row.size)
	}
	if need > s.row.size {
		if !s.row.grow(need) {
			return false, outOfMemory()
		}
		hPackRow(s.h, s.columns, s.row.at, s.row.size)
	}
	s.used = need
	return true, nil
}

func (s *stmt) Row(dst []driver.Value) []driver.Value {
	return readCells(dst, s.row.fetch(s.used), int(s.columns))
}

func (s *stmt) Columns() []driver.Column {
	if s.info == nil && s.columns > 0 {
		s.info = make([]driver.Column, s.columns)
		for i := range s.info {
			n := int32(i)
			s.info[i] = driver.Column{
				Name: goString(xColumnName(s.h, n)), DeclType: goString(xColumnDeclType(s.h, n)),
				Table: goString(xColumnTable(s.h, n)), Origin: goString(xColumnOrigin(s.h, n)),
			}
		}
	}
	return s.info
}

func (s *stmt) Reset() error {
	if s.running {
		return driver.InUse("statement")
	}
	s.used = 0
	xReset(s.h) // repeats the error of the last step, which was reported then
	return nil
}

func (s *stmt) Close() error {
	if s.h == 0 {
		return nil
	}
	if s.running {
		s.doomed = true
		return nil
	}
	xFinalize(s.h)
	s.h = 0
	s.params.free()
	s.row.free()
	delete(s.c.stmts, s)
	return nil
}
