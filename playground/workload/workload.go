// Package workload holds the programs that show how fast an ORM is at much work:
// ten thousand objects saved, read and joined, hundreds of queries. Benchmarks, the
// page's measurement and the real ORMs run the same text.
//
// A program says itself how long its work took: it prints the milliseconds, without
// the time that its models, its tables and the rows it begins with need.
package workload

import (
	"embed"
	"fmt"
	"path"
	"strconv"
	"strings"
)

// The ORMs that have programs, named as the folders of programs/ are.
const (
	Django     = "django"
	SQLAlchemy = "sqlalchemy"
)

// A folder holds models.py, with which every program begins, rows.py, which
// follows in those that need rows, and the work of each program. The order of the
// names is that of the tables.
//
//go:embed programs
var files embed.FS

// Program is one program whole, as it is run.
type Program struct {
	Name string // what it does, in words
	Code string
}

// needsRows is the first line of a work that begins with the rows of rows.py.
const needsRows = "# needs rows\n"

// Programs lists the programs of an ORM, in the order of their files' names; none
// where it has no folder.
func Programs(orm string) []Program {
	dir := path.Join("programs", orm)
	entries, err := files.ReadDir(dir)
	if err != nil {
		return nil
	}
	read := func(name string) string {
		text, err := files.ReadFile(path.Join(dir, name))
		if err != nil {
			panic(err) // what is embedded can be read
		}
		return string(text)
	}
	var programs []Program
	for _, e := range entries {
		number, words, named := strings.Cut(strings.TrimSuffix(e.Name(), ".py"), "-")
		if _, err := strconv.Atoi(number); err != nil || !named {
			continue // models.py and rows.py
		}
		work, before := read(e.Name()), read("models.py")
		if rest, needs := strings.CutPrefix(work, needsRows); needs {
			work, before = rest, before+read("rows.py")
		}
		programs = append(programs, Program{
			Name: strings.ReplaceAll(words, "-", " "),
			Code: before + "import time\n\nstarted = time.perf_counter()\n" + work + "print((time.perf_counter() - started) * 1000)\n",
		})
	}
	return programs
}

// Milliseconds reads what a program printed.
func Milliseconds(printed string) (float64, error) {
	ms, err := strconv.ParseFloat(strings.TrimSpace(printed), 64)
	if err != nil {
		return 0, fmt.Errorf("a program printed %q instead of its time", printed)
	}
	return ms, nil
}
