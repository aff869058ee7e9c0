package driver

import "strings"

// ExecAll runs all statements of sql, each without parameters, and drops their
// rows: what engines make Conn.Exec of.
func ExecAll(c Conn, sql string) error {
	for sql != "" {
		s, tail, err := c.Prepare(sql)
		if err != nil {
			return err
		}
		sql = tail
		if s == nil {
			continue
		}
		for more := true; more && err == nil; {
			more, err = s.Step()
		}
		s.Close()
		if err != nil {
			return err
		}
	}
	return nil
}

// SkipBlank is sql from its first statement on: without the spaces, comments and
// semicolons before it.
func SkipBlank(sql string) string {
	for {
		sql = strings.TrimLeft(sql, " \t\r\n\f;")
		switch {
		case strings.HasPrefix(sql, "--"):
			_, sql, _ = strings.Cut(sql, "\n")
		case strings.HasPrefix(sql, "/*"):
			_, sql, _ = strings.Cut(sql[2:], "*/")
		default:
			return sql
		}
	}
}

// IsVacuum tells whether the first statement of sql is VACUUM, which attaches a
// database without a name.
func IsVacuum(sql string) bool {
	sql = SkipBlank(sql)
	return len(sql) >= 6 && strings.EqualFold(sql[:6], "vacuum")
}
