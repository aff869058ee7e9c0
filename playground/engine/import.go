package engine

import (
	"errors"
	"fmt"
	"path"
	"strings"

	"github.com/diptych-orm/diptych/orm/database/driver"
	"github.com/diptych-orm/diptych/playground/protocol"
)

// maxImport is how many bytes a file may have.
const maxImport = 64 << 20

// load takes a database for the runs to come: a SQLite file in the place of the
// one before, a script or a table into it. What cannot be read whole changes
// nothing; no data takes the database away.
func (s *Server) load(file *protocol.Image) ([]protocol.Table, error) {
	if len(file.Data) == 0 && file.Name == "" {
		s.image = nil
		return nil, nil
	}
	if len(file.Data) > maxImport {
		return nil, fmt.Errorf("%s is larger than %d MB", file.Name, maxImport>>20)
	}
	conn, err := s.Engine.Open(driver.Config{})
	if err != nil {
		return nil, err
	}
	defer conn.Close()
	switch ext := strings.ToLower(path.Ext(file.Name)); ext {
	case ".sql", ".csv":
		if s.image != nil {
			if err := conn.Deserialize(s.image); err != nil {
				return nil, err
			}
		}
		if ext == ".sql" {
			err = conn.Exec(string(file.Data))
			if err == nil && !conn.Autocommit() {
				err = errors.New("a transaction is not committed at its end")
			}
		} else {
			err = loadCSV(conn, strings.TrimSuffix(path.Base(file.Name), path.Ext(file.Name)), string(file.Data))
		}
	default:
		err = conn.Deserialize(file.Data)
		var e *driver.Error
		if errors.As(err, &e) && e.Code.Primary() == driver.NotADB {
			err = errors.New("it is not a database")
		}
	}
	if err != nil {
		return nil, fmt.Errorf("%s was not imported: %w", file.Name, err)
	}
	return s.begin(conn)
}

// begin makes the content of a connection what later runs begin with.
func (s *Server) begin(conn driver.Conn) ([]protocol.Table, error) {
	tables, err := tablesOf(conn)
	if err != nil {
		return nil, err
	}
	image, err := conn.Serialize()
	if err != nil {
		return nil, err
	}
	s.image = image
	return tables, nil
}

// tablesOf lists the tables that hold a person's data.
func tablesOf(conn driver.Conn) ([]protocol.Table, error) {
	names, err := texts(conn, "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name")
	if err != nil {
		return nil, err
	}
	var out []protocol.Table
	for _, name := range names {
		rows, err := query(conn, "SELECT count(*) FROM "+quote(name))
		if err != nil {
			return nil, err
		}
		n, _ := rows[0][0].(int64)
		out = append(out, protocol.Table{Name: name, Rows: n})
	}
	return out, nil
}

// query returns all rows of a statement.
func query(conn driver.Conn, sql string, params ...driver.Value) ([][]driver.Value, error) {
	stmt, _, err := conn.Prepare(sql)
	if err != nil {
		return nil, err
	}
	defer stmt.Close()
	if err := stmt.Bind(params); err != nil {
		return nil, err
	}
	var rows [][]driver.Value
	for {
		more, err := stmt.Step()
		if err != nil || !more {
			return rows, err
		}
		rows = append(rows, stmt.Row(nil))
	}
}

// texts is the first column of a statement's rows.
func texts(conn driver.Conn, sql string, params ...driver.Value) ([]string, error) {
	rows, err := query(conn, sql, params...)
	var out []string
	for _, row := range rows {
		if s, ok := row[0].(string); ok {
			out = append(out, s)
		}
	}
	return out, err
}

func quote(name string) string { return `"` + strings.ReplaceAll(name, `"`, `""`) + `"` }
