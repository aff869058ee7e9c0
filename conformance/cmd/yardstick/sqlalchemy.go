package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/diptych-orm/diptych/conformance/yardstick/alchemy"
)

// sqlalchemy measures with SQLAlchemy's documentation, tests and examples.
func sqlalchemy(args []string) error {
	flags := flag.NewFlagSet("sqlalchemy", flag.ExitOnError)
	dir := flags.String("dir", "conformance", "the conformance folder")
	prefix := flags.String("prefix", "", "where the real ORMs are or will be installed ($DIPTYCH_ORACLE)")
	sources := flags.String("sources", "", "where their sources are or will be fetched ($DIPTYCH_SOURCES)")
	part := flags.String("part", "", "one part only: doctest, sites or examples")
	only := flags.String("only", "", "only programs whose name contains this")
	failures := flags.Bool("failures", false, "print what fails, and why")
	if err := flags.Parse(args); err != nil {
		return err
	}
	r, err := alchemy.NewReal(filepath.Join(*dir, "oracle"), *prefix, *sources)
	if err != nil {
		return err
	}
	fmt.Print("# SQLAlchemy's own documentation, tests and examples\n\n" +
		"Made by `go run ./conformance/cmd/yardstick sqlalchemy > docs/yardstick-sqlalchemy.md`; do not edit.\n")
	for _, p := range alchemy.Parts {
		if *part != "" && *part != p.Name {
			continue
		}
		rep, err := alchemy.Measure(r, p.Name, *only)
		if err != nil {
			return err
		}
		fmt.Printf("\n## %s\n\n%s", title[p.Name], rep.Text)
		if *failures {
			for _, f := range rep.Failures {
				fmt.Fprintf(os.Stderr, "%s %s\n    %s\n", f.Program, strings.TrimSpace(f.Check), strings.ReplaceAll(f.Why, "\n", "\n    "))
			}
		}
	}
	return nil
}

var title = map[string]string{"doctest": "Documentation", "sites": "Statements of its tests", "examples": "Examples"}
