package drivertest

import (
	"bytes"
	"embed"
	"encoding/hex"
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"math"
	"os"
	"path"
	"strconv"
	"strings"
	"testing"

	"github.com/diptych-orm/diptych/orm/database/driver"
)

// A script is a file of statements and what they give, in order, on one
// connection:
//
//	# a remark
//	> SELECT ?, ?
//	? 1, "x"
//	1 | "x"
//
// After > stands a statement, after ? its parameters, then follow the rows, or an
// error: "! code message", and "@ offset" where SQLite knows the place. A
// statement after >> shows its columns too: ": name, type, table.column". A file
// whose name begins with "fk-" has foreign keys enforced.
//
//go:embed testdata
var testdata embed.FS

var update = flag.Bool("update", false, "write what this engine gives into the scripts")

// differ is the folder of the statements whose results are known to be different:
// a file an engine, with the same statements.
const differ = "testdata/differ"

func testScripts(t *testing.T, e driver.Engine) {
	files, err := fs.Glob(testdata, "testdata/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatal("no scripts", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(path.Base(file), ".txt"), func(t *testing.T) { testScript(t, e, file) })
	}
	t.Run("differ", func(t *testing.T) { testScript(t, e, differ+"/"+e.Name()+".txt") })
}

// Each statement in differ must give something else on another engine, or it has
// no place there.
func testDifferences(t *testing.T, e driver.Engine) {
	files, err := fs.Glob(testdata, differ+"/*.txt")
	if err != nil || len(files) < 2 {
		t.Fatal("no differences", err)
	}
	results := map[string]map[string]bool{}
	for _, file := range files {
		text, err := testdata.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, st := range parseScript(t, string(text)) {
			if strings.HasPrefix(st.sql, "CREATE") || strings.HasPrefix(st.sql, "INSERT") {
				continue // prepares for what follows
			}
			key := st.sql + st.params
			if results[key] == nil {
				results[key] = map[string]bool{}
			}
			results[key][st.want] = true
		}
	}
	for key, different := range results {
		count(t)
		if len(different) < 2 {
			t.Errorf("both engines give the same for %s", key)
		}
	}
}

type scripted struct {
	remarks     string // lines before it
	sql, params string
	columns     bool
	want        string // lines
}

func parseScript(t *testing.T, text string) []scripted {
	t.Helper()
	var all []scripted
	var remarks strings.Builder
	for line := range strings.Lines(text) {
		switch {
		case strings.HasPrefix(line, "> "), strings.HasPrefix(line, ">> "):
			mark, sql, _ := strings.Cut(strings.TrimSuffix(line, "\n"), " ")
			all = append(all, scripted{remarks: remarks.String(), sql: sql, columns: mark == ">>"})
			remarks.Reset()
		case strings.HasPrefix(line, "#"), strings.TrimSpace(line) == "":
			remarks.WriteString(line)
		case len(all) == 0:
			t.Fatalf("script begins with %q", line)
		case strings.HasPrefix(line, "? "):
			all[len(all)-1].params = strings.TrimSuffix(line[2:], "\n")
		default:
			all[len(all)-1].want += line
		}
	}
	return all
}

func testScript(t *testing.T, e driver.Engine, file string) {
	text, err := testdata.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	c := open(t, e, driver.Config{ForeignKeys: strings.HasPrefix(path.Base(file), "fk-"), MaxLength: 8 << 20})
	var out bytes.Buffer
	for _, st := range parseScript(t, string(text)) {
		count(t)
		got := perform(t, c, st)
		if got != st.want && !*update {
			t.Errorf("%s\nparameters %s\ngot:\n%swant:\n%s", st.sql, st.params, got, st.want)
		}
		mark := ">"
		if st.columns {
			mark = ">>"
		}
		fmt.Fprintf(&out, "%s%s %s\n", st.remarks, mark, st.sql)
		if st.params != "" {
			fmt.Fprintf(&out, "? %s\n", st.params)
		}
		out.WriteString(got)
	}
	if *update {
		if err := os.WriteFile("../drivertest/"+file, out.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// perform runs a statement and writes down everything that came of it.
func perform(t *testing.T, c driver.Conn, st scripted) string {
	t.Helper()
	params, err := parseValues(st.params)
	if err != nil {
		t.Fatalf("parameters %s: %v", st.params, err)
	}
	var out strings.Builder
	fail := func(err error) string {
		var e *driver.Error
		if !errors.As(err, &e) {
			return out.String() + "! " + err.Error() + "\n"
		}
		fmt.Fprintf(&out, "! %d %s", e.Code, e.Message)
		if e.Offset >= 0 {
			fmt.Fprintf(&out, " @ %d", e.Offset)
		}
		return out.String() + "\n"
	}
	s, tail, err := c.Prepare(st.sql)
	if err != nil {
		return fail(err)
	}
	if s == nil {
		return "nothing\n"
	}
	defer s.Close()
	if err := s.Bind(params); err != nil {
		return fail(err)
	}
	for first := true; ; first = false {
		more, err := s.Step()
		if st.columns && first {
			for _, c := range s.Columns() {
				fmt.Fprintf(&out, ": %s, %s, %s.%s\n", c.Name, c.DeclType, c.Table, c.Origin)
			}
		}
		if err != nil {
			return fail(err)
		}
		if !more {
			break
		}
		for i, v := range s.Row(nil) {
			if i > 0 {
				out.WriteString(" | ")
			}
			out.WriteString(literal(v))
		}
		out.WriteString("\n")
	}
	if tail != "" {
		fmt.Fprintf(&out, "tail %q\n", tail)
	}
	return out.String()
}

// literal writes a value so that its type and every bit of it show.
func literal(v driver.Value) string {
	switch v := v.(type) {
	case nil:
		return "NULL"
	case int64:
		return strconv.FormatInt(v, 10)
	case float64:
		s := strconv.FormatFloat(v, 'g', -1, 64)
		if !strings.ContainsAny(s, ".eIN") {
			s += ".0"
		}
		return s
	case string:
		if len(v) > 200 {
			return fmt.Sprintf("text of %d bytes", len(v))
		}
		return strconv.Quote(v)
	case []byte:
		if len(v) > 200 {
			return fmt.Sprintf("blob of %d bytes", len(v))
		}
		return "x'" + hex.EncodeToString(v) + "'"
	}
	return fmt.Sprintf("%T", v)
}

// parseValues reads parameters as literal writes them, and true, false, and long
// ones: "text"*1000.
func parseValues(text string) ([]driver.Value, error) {
	if text == "" {
		return nil, nil
	}
	var all []driver.Value
	for item := range strings.SplitSeq(text, ", ") {
		v, err := parseValue(item)
		if err != nil {
			return nil, err
		}
		all = append(all, v)
	}
	return all, nil
}

func parseValue(s string) (driver.Value, error) {
	switch {
	case s == "NULL":
		return nil, nil
	case s == "true" || s == "false":
		return s == "true", nil
	case s == "NaN":
		return math.NaN(), nil
	case strings.HasPrefix(s, `"`):
		text, times, repeated := strings.Cut(s, "*")
		v, err := strconv.Unquote(text)
		if n, atoi := strconv.Atoi(times); repeated && atoi == nil {
			v = strings.Repeat(v, n)
		}
		return v, err
	case strings.HasPrefix(s, "x'"):
		text, times, repeated := strings.Cut(s, "*")
		b, err := hex.DecodeString(strings.Trim(text, "x'"))
		if n, atoi := strconv.Atoi(times); repeated && atoi == nil {
			b = bytes.Repeat(b, n)
		}
		return b, err
	case strings.ContainsAny(s, ".eI"):
		return strconv.ParseFloat(s, 64)
	}
	return strconv.ParseInt(s, 10, 64)
}
