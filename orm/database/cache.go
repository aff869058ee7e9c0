package database

import "github.com/diptych-orm/diptych/orm/database/driver"

// stmtCache keeps compiled statements that are not running, the most recently
// used last. A statement in use is taken out, so that a nested run of the same
// text compiles a second one.
type stmtCache struct {
	max   int
	items []cached
}

type cached struct {
	sql  string
	stmt driver.Stmt
}

func (s *stmtCache) take(sql string) driver.Stmt {
	for i := len(s.items) - 1; i >= 0; i-- {
		if s.items[i].sql == sql {
			stmt := s.items[i].stmt
			s.items = append(s.items[:i], s.items[i+1:]...)
			return stmt
		}
	}
	return nil
}

func (s *stmtCache) put(sql string, stmt driver.Stmt) {
	s.items = append(s.items, cached{sql, stmt})
	if len(s.items) > s.max {
		s.items[0].stmt.Close()
		s.items = s.items[1:]
	}
}

func (s *stmtCache) clear() {
	for _, it := range s.items {
		it.stmt.Close()
	}
	s.items = nil
}
