// Command yardstick runs the tests that a real project ships on Diptych and
// prints how many pass, by module.
//
//	go run ./conformance/cmd/yardstick django [-module NAME,NAME] [-v]
//	go run ./conformance/cmd/yardstick django -write docs/yardstick-django.md
//	go run ./conformance/cmd/yardstick sqlalchemy > docs/yardstick-sqlalchemy.md
//
// The first run fetches the project's sources and asks the real project which
// tests pass there; both stay in the user's cache.
package main

import (
	"bytes"
	"context"
	"crypto/sha256"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"

	"github.com/diptych-orm/diptych/conformance/oracle"
	"github.com/diptych-orm/diptych/conformance/yardstick"
)

// project is a real project whose tests serve as a yardstick.
type project struct {
	title, prose string
	generator    string // the script that makes the tests and judges them
	modules      []string
}

var projects = map[string]project{
	"django": {
		title:     "Django's own tests",
		prose:     "Test methods of Django 4.2's source tree, each made a script of its own; those that Django 5.2 itself passes on SQLite count.",
		generator: "django_tests.py",
		modules: strings.Fields(`
			basic lookup aggregation annotations expressions expressions_case expressions_window queries many_to_one
			many_to_many m2m_through m2m_recursive one_to_one or_lookups ordering select_related prefetch_related
			get_or_create update update_only_fields delete delete_regress transactions bulk_create custom_managers
			custom_pk custom_columns model_inheritance proxy_models dates datetimes defer distinct_on_fields
			db_functions filtered_relation known_related_objects null_queries reverse_lookup save_delete_hooks
			signals string_lookup timezones validation constraints indexes model_fields generic_relations
			contenttypes_tests async from_db_value field_defaults force_insert_update get_earliest_or_latest
			properties queryset_pickle`),
	},
}

func main() {
	if len(os.Args) > 1 && os.Args[1] == "sqlalchemy" {
		if err := sqlalchemy(os.Args[2:]); err != nil {
			fail(err)
		}
		return
	}
	cache, _ := os.UserCacheDir()
	set := flag.NewFlagSet("yardstick PROJECT", flag.ExitOnError)
	prefix := set.String("prefix", "", "where the oracle is or will be installed (default $DIPTYCH_ORACLE)")
	sources := set.String("sources", os.Getenv("DIPTYCH_SOURCES"), "where the projects' sources are or will be fetched to ($DIPTYCH_SOURCES)")
	work := set.String("cache", filepath.Join(cache, "diptych-yardstick"), "where scripts and verdicts are kept")
	dir := set.String("dir", "conformance", "the conformance folder")
	module := set.String("module", "", "only these modules, separated by commas")
	match := set.String("run", "", "only tests whose module/name matches this expression")
	verbose := set.Bool("v", false, "print each test that does not pass, with its reason")
	write := set.String("write", "", "write the table as a page to this file")
	if len(os.Args) < 2 || projects[os.Args[1]].generator == "" {
		fmt.Fprintln(os.Stderr, "usage: yardstick django|sqlalchemy [flags]")
		os.Exit(2)
	}
	name := os.Args[1]
	set.Parse(os.Args[2:])
	p := projects[name]
	if *module != "" {
		p.modules = strings.Split(*module, ",")
	}
	scripts := filepath.Join(*work, name)
	if err := prepare(p, name, *prefix, *sources, *dir, scripts); err != nil {
		fail(err)
	}
	only, err := regexp.Compile(*match)
	if err != nil {
		fail(err)
	}
	var tests []yardstick.Test
	for _, m := range p.modules {
		passed, err := yardstick.Passed(scripts, m)
		if err != nil {
			fail(err)
		}
		for _, t := range passed {
			if only.MatchString(t.Module + "/" + t.Name) {
				tests = append(tests, t)
			}
		}
	}
	outcomes, err := yardstick.Run(context.Background(), tests)
	if err != nil {
		fail(err)
	}
	if *verbose {
		for _, o := range outcomes {
			if o.Reason != "" {
				fmt.Printf("%s/%s\t%s\n", o.Module, o.Name, o.Reason)
			}
		}
	}
	var page bytes.Buffer
	fmt.Fprintf(&page, "# %s as a yardstick\n\nMade by `go run ./conformance/cmd/yardstick %s -write FILE`; do not edit.\n\n%s\n\n", p.title, name, p.prose)
	yardstick.Table(&page, outcomes, p.modules, 4)
	if *write != "" {
		if err := os.WriteFile(*write, page.Bytes(), 0o644); err != nil {
			fail(err)
		}
	}
	if *verbose {
		yardstick.Table(os.Stdout, outcomes, p.modules, 0)
		return
	}
	yardstick.Table(os.Stdout, outcomes, p.modules, 8)
}

func fail(err error) {
	fmt.Fprintln(os.Stderr, "yardstick:", err)
	os.Exit(1)
}

// prepare makes the scripts and verdicts of the modules that have none, or that
// an older generator made.
func prepare(p project, name, prefix, sources, dir, scripts string) error {
	generator := filepath.Join(dir, "yardstick", p.generator)
	text, err := os.ReadFile(generator)
	if err != nil {
		return err
	}
	stamp := fmt.Sprintf("%x\n", sha256.Sum256(text))
	var missing []string
	for _, m := range p.modules {
		if by, err := os.ReadFile(filepath.Join(scripts, m, "made-by")); err != nil || string(by) != stamp {
			missing = append(missing, m)
		}
	}
	if len(missing) == 0 {
		return nil
	}
	python, err := oracle.Prefix(prefix, filepath.Join(dir, "oracle"))
	if err != nil {
		return err
	}
	if sources == "" {
		cache, err := os.UserCacheDir()
		if err != nil {
			return err
		}
		sources = filepath.Join(cache, "diptych-sources")
	}
	if _, err := os.Stat(filepath.Join(sources, name)); err != nil {
		if err := oracle.Shell(filepath.Join(dir, "oracle", "sources.sh"), sources); err != nil {
			return fmt.Errorf("fetching the sources: %w", err)
		}
	}
	fmt.Fprintln(os.Stderr, "asking the real", name, "about", strings.Join(missing, " "))
	cmd := exec.Command(filepath.Join(python, "python"), append([]string{generator, filepath.Join(sources, name), scripts}, missing...)...)
	cmd.Stderr = os.Stderr
	if err := cmd.Run(); err != nil {
		return err
	}
	for _, m := range missing {
		if err := os.WriteFile(filepath.Join(scripts, m, "made-by"), []byte(stamp), 0o644); err != nil {
			return err
		}
	}
	return nil
}
