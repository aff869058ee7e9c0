// Command score runs every case and writes the table of what is equal to the
// real thing, by area: docs/conformance.md.
//
//	go run ./conformance/cmd/score > docs/conformance.md
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"sort"
	"strings"

	"github.com/diptych-orm/diptych/conformance"
)

func main() {
	dir := flag.String("dir", "conformance", "the conformance folder")
	flag.Parse()
	if err := run(*dir); err != nil {
		fmt.Fprintln(os.Stderr, "score:", err)
		os.Exit(1)
	}
}

type tally struct{ cases, equal int }

func (t *tally) add(equal bool) {
	t.cases++
	if equal {
		t.equal++
	}
}

func (t tally) String() string {
	return fmt.Sprintf("%d | %d | %d%%", t.cases, t.equal, 100*t.equal/max(1, t.cases))
}

func run(dir string) error {
	cases, err := conformance.Cases(dir)
	if err != nil {
		return err
	}
	kinds := make(map[string]*tally)
	areas := make(map[string]*tally)
	missing := make(map[string][]string)
	versions := make(map[string]string)
	for _, c := range cases {
		o, err := c.Run(context.Background())
		if err != nil {
			return err
		}
		record, err := conformance.ReadRecord(c.Golden)
		if err != nil {
			return err
		}
		for name, v := range record.Versions {
			versions[name] = v
		}
		area, _, _ := strings.Cut(c.Name, "_")
		if strings.HasPrefix(c.Name, "example-") {
			area = "lessons"
		}
		for _, t := range []struct {
			in  map[string]*tally
			key string
		}{{kinds, c.Kind}, {areas, c.Kind + "/" + area}} {
			if t.in[t.key] == nil {
				t.in[t.key] = new(tally)
			}
			t.in[t.key].add(len(o.Differences) == 0)
		}
		if len(o.Differences) > 0 {
			var parts []string
			for _, d := range o.Differences {
				parts = append(parts, string(d.Part))
			}
			missing[c.Kind] = append(missing[c.Kind], fmt.Sprintf("`%s` (%s)", c.Name, strings.Join(parts, ", ")))
		}
	}
	fmt.Print("# What is equal to the real thing\n\nMade by `go run ./conformance/cmd/score > docs/conformance.md`; do not edit.\n\n")
	fmt.Print("A case is equal when its output, its statements with their parameters, their order, their Python lines, its warnings and its\n" +
		"error are all what " + known(versions) + " gave.\n\n")
	fmt.Print("| | Cases | Equal | |\n|---|--:|--:|--:|\n")
	for _, kind := range conformance.Kinds {
		if t := kinds[kind]; t != nil {
			fmt.Printf("| **%s** | %v |\n", kind, *t)
		}
	}
	for _, kind := range conformance.Kinds {
		fmt.Printf("\n## %s\n\n| Area | Cases | Equal | |\n|---|--:|--:|--:|\n", kind)
		for _, key := range sorted(areas) {
			if area, ok := strings.CutPrefix(key, kind+"/"); ok {
				fmt.Printf("| %s | %v |\n", area, *areas[key])
			}
		}
		if len(missing[kind]) > 0 {
			fmt.Printf("\nNot yet equal: %s.\n", strings.Join(missing[kind], ", "))
		}
	}
	return nil
}

func known(versions map[string]string) string {
	var list []string
	for _, v := range []struct{ key, name string }{{"python", "CPython"}, {"django", "Django"}, {"sqlalchemy", "SQLAlchemy"}, {"sqlite", "SQLite"}} {
		if versions[v.key] != "" {
			list = append(list, v.name+" "+versions[v.key])
		}
	}
	return strings.Join(list, ", ")
}

func sorted[T any](m map[string]T) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	sort.Strings(keys)
	return keys
}
