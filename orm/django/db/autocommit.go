package db

import (
	"fmt"
	"slices"
	"strings"

	"github.com/diptych-orm/diptych/orm/database"
	"github.com/diptych-orm/diptych/orm/django/meta"
	"github.com/diptych-orm/diptych/orm/scan"
)

// changes tells of the statements before which Python's sqlite3 begins a
// transaction by itself while autocommit is off.
func changes(sql string) bool {
	t := scan.Of(sql)
	t.While(scan.IsSpace)
	switch strings.ToUpper(t.While(scan.IsWord)) {
	case "INSERT", "UPDATE", "DELETE", "REPLACE":
		return true
	}
	return false
}

// SetAutocommit is connection.set_autocommit: while it is off the first change
// begins a transaction, which ends with commit, rollback or autocommit.
func (c *Conn) SetAutocommit(on bool) error {
	if c.inAtomic {
		return meta.Errorf(meta.TransactionManagement, "This is forbidden when an 'atomic' block is active.")
	}
	if err := c.SyncNow(); err != nil {
		return err
	}
	if on && c.implicit {
		if err := c.hidden(database.Commit, "COMMIT"); err != nil {
			return err
		}
	}
	if !on {
		c.logged("BEGIN")
	}
	c.autocommit = on
	if on {
		return c.runHooks()
	}
	return nil
}

func (c *Conn) implicitBegin(sql string) error {
	if c.autocommit || c.implicit || c.inAtomic && c.commitOnExit || c.syncing || !changes(sql) {
		return nil
	}
	if slices.ContainsFunc(c.savepoints, func(sid string) bool { return sid != "" }) {
		return nil // a savepoint began one
	}
	return c.hidden(database.Begin, "BEGIN")
}

// hidden runs a transaction statement that Django's own log does not have.
func (c *Conn) hidden(op database.TxOp, sql string) error {
	raw, err := c.Raw()
	if err != nil {
		return err
	}
	c.implicit = op == database.Begin
	return Convert(raw.Transact(database.Tx{Op: op, SQL: sql, Shown: sql, Hidden: true}))
}

// CheckConstraints is connection.check_constraints: an error for the first row
// of the tables, of all where there are none, whose foreign key points nowhere.
func (c *Conn) CheckConstraints(tables []string) error {
	checks := []string{"PRAGMA foreign_key_check"}
	if tables != nil {
		checks = nil
		for _, t := range tables {
			checks = append(checks, "PRAGMA foreign_key_check("+QuoteName(t)+")")
		}
	}
	for _, sql := range checks {
		r, err := c.Execute(sql, nil, false)
		if err != nil {
			return err
		}
		for _, row := range r.Rows {
			if err := c.violation(row); err != nil {
				return err
			}
		}
	}
	return nil
}

// violation describes a row of PRAGMA foreign_key_check.
func (c *Conn) violation(row []any) error {
	table, _ := row[0].(string)
	referenced, _ := row[2].(string)
	index, _ := row[3].(int64)
	keys, err := c.Execute("PRAGMA foreign_key_list("+QuoteName(table)+")", nil, false)
	if err != nil {
		return err
	}
	if int(index) >= len(keys.Rows) {
		return nil
	}
	column, referencedColumn := keys.Rows[index][3], keys.Rows[index][4]
	info, err := c.Execute("PRAGMA table_info("+QuoteName(table)+")", nil, false)
	if err != nil {
		return err
	}
	pk := ""
	for _, col := range info.Rows {
		if n, _ := col[5].(int64); n == 1 {
			pk, _ = col[1].(string)
		}
	}
	bad, err := c.Execute(fmt.Sprintf("SELECT %s, %s FROM %s WHERE rowid = %%s", QuoteName(pk), QuoteName(fmt.Sprint(column)), QuoteName(table)), []any{row[1]}, true)
	if err != nil {
		return err
	}
	if len(bad.Rows) == 0 {
		return nil
	}
	key, value := bad.Rows[0][0], bad.Rows[0][1]
	return meta.Errorf(meta.IntegrityError, "The row in table '%s' with primary key '%v' has an invalid foreign key: %s.%v contains a value '%v' that does not have a corresponding value in %s.%v.",
		table, key, table, column, value, referenced, referencedColumn)
}
