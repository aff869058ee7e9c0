package engine

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/diptych-orm/diptych/orm/database/driver"
)

// loadCSV makes a table of a CSV text, whose first line names the columns; a
// table that is there already gets the rows. A column of numbers is one of
// numbers; an empty field is NULL. Commas, semicolons and tabs divide fields.
func loadCSV(conn driver.Conn, table, text string) error {
	text = strings.TrimPrefix(text, "\uFEFF")
	first, _, _ := strings.Cut(text, "\n")
	r := csv.NewReader(strings.NewReader(text))
	for _, comma := range ";\t" {
		if strings.Count(first, string(comma)) > strings.Count(first, string(r.Comma)) {
			r.Comma = comma
		}
	}
	head, err := r.Read()
	if err != nil {
		if errors.Is(err, io.EOF) {
			return errors.New("it is empty")
		}
		return err
	}
	records, err := r.ReadAll()
	if err != nil {
		return err
	}
	if err := conn.Exec("BEGIN"); err != nil {
		return err
	}
	if err := insertCSV(conn, table, head, records); err != nil {
		return err
	}
	return conn.Exec("COMMIT")
}

func insertCSV(conn driver.Conn, table string, head []string, records [][]string) error {
	columns, marks := make([]string, len(head)), make([]string, len(head))
	types := make([]string, len(head))
	for i, name := range head {
		if strings.TrimSpace(name) == "" {
			return fmt.Errorf("column %d has no name", i+1)
		}
		columns[i], marks[i], types[i] = quote(strings.TrimSpace(name)), "?", kindOf(records, i)
	}
	made := make([]string, len(head))
	for i := range made {
		made[i] = columns[i] + " " + types[i]
	}
	if err := conn.Exec("CREATE TABLE IF NOT EXISTS " + quote(table) + " (" + strings.Join(made, ", ") + ")"); err != nil {
		return err
	}
	stmt, _, err := conn.Prepare("INSERT INTO " + quote(table) + " (" + strings.Join(columns, ", ") + ") VALUES (" + strings.Join(marks, ", ") + ")")
	if err != nil {
		return err
	}
	defer stmt.Close()
	row := make([]driver.Value, len(head))
	for n, record := range records {
		for i, field := range record {
			row[i] = field
			switch {
			case field == "":
				row[i] = nil
			case types[i] == "INTEGER":
				row[i], _ = strconv.ParseInt(field, 10, 64)
			case types[i] == "REAL":
				row[i], _ = strconv.ParseFloat(field, 64)
			}
		}
		if err := stmt.Bind(row); err != nil {
			return err
		}
		if _, err := stmt.Step(); err != nil {
			return fmt.Errorf("row %d: %w", n+1, err)
		}
	}
	return nil
}

// kindOf is the type of a column in which every field that is not empty fits.
func kindOf(records [][]string, column int) string {
	kind, any := "INTEGER", false
	for _, record := range records {
		field := record[column]
		if field == "" {
			continue
		}
		any = true
		// a number with zeros before it is a code, such as a postal one
		if len(field) > 1 && field[0] == '0' && field[1] != '.' {
			return "TEXT"
		}
		if kind == "INTEGER" {
			if _, err := strconv.ParseInt(field, 10, 64); err == nil {
				continue
			}
			kind = "REAL"
		}
		if _, err := strconv.ParseFloat(field, 64); err != nil || strings.ContainsAny(field, "nNxX_") {
			return "TEXT"
		}
	}
	if !any {
		return "TEXT"
	}
	return kind
}
