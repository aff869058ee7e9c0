package gosqlite

import (
	"bytes"
	"errors"

	"github.com/ncruces/go-sqlite3/ext/serdes"

	"github.com/diptych-orm/diptych/orm/database/driver"
)

var header = []byte("SQLite format 3\x00")

// Serialize implements driver.Conn.
func (c *conn) Serialize() (data []byte, err error) {
	if err := c.usable(); err != nil {
		return nil, err
	}
	defer c.guard(&err)
	data, err = serdes.Serialize(c.raw, "main")
	return data, c.failed(err, "")
}

// Deserialize implements driver.Conn. The image is opened and checked on a
// connection of its own first, because restoring overwrites as it reads.
func (c *conn) Deserialize(data []byte) (err error) {
	if err := c.usable(); err != nil {
		return err
	}
	defer c.guard(&err)
	if c.depth > 0 {
		return driver.InUse("database")
	}
	if len(data) < 512 || !bytes.HasPrefix(data, header) {
		return driver.Errorf(driver.NotADB, "file is not a database")
	}
	if err := check(data); err != nil {
		var e *driver.Error
		if errors.As(err, &e) && e.Code.Primary() == driver.Corrupt {
			return driver.Errorf(driver.NotADB, "file is not a database")
		}
		return err
	}
	return c.failed(serdes.Deserialize(c.raw, "main", bytes.Clone(data)), "")
}

func check(data []byte) (err error) {
	trial, err := Engine.Open(driver.Config{})
	if err != nil {
		return err
	}
	defer trial.Close()
	t := trial.(*conn)
	defer t.guard(&err)
	if err := serdes.Deserialize(t.raw, "main", bytes.Clone(data)); err != nil {
		return convert(err, "")
	}
	s, _, err := trial.Prepare("PRAGMA quick_check(1)")
	if err != nil {
		return err
	}
	if _, err := s.Step(); err != nil {
		return err
	}
	if row := s.Row(nil); len(row) != 1 || row[0] != "ok" {
		return driver.Errorf(driver.NotADB, "file is not a database")
	}
	return nil
}
