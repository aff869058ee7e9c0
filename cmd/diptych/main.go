// Command diptych runs Django and SQLAlchemy snippets natively, by the same code
// that runs them in the browser.
//
//	diptych run [--json] [--events] [--deterministic] [--db URL] [--time-limit D] [--entry NAME] [--input TEXT]... FILE.py [FILE.py | DIR]...
//	diptych version
//
// The first file is run, unless --entry names another; it may import the others,
// by the folders they lie in. input() returns the texts of --input, in order.
//
// run prints what Python would print; an uncaught exception's traceback goes to
// standard error. With --json it prints one JSON object instead: stdout, stderr,
// ddl, statements, warnings, error, time_ms. The exit status is Python's: 0, 1
// after an exception, what sys.exit said; 2 for a wrong use of the command.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/signal"
	"path/filepath"
	"runtime/debug"
	"slices"
	"strings"

	"github.com/diptych-orm/diptych/orm/database/gosqlite"
	"github.com/diptych-orm/diptych/playground/engine"
)

const usage = `usage: diptych run [flags] FILE.py [FILE.py | DIR]...    run a snippet of one or more files ("-" reads standard input)
       diptych version                                   tell which Python, Django, SQLAlchemy and SQLite it follows
       diptych help

flags of run:
  --json            print one JSON object: stdout, stderr, ddl, statements, warnings, error, time_ms
  --events          add the event log to it (implies --json)
  --deterministic   stop the clock at 2025-01-01 12:00:00 UTC and fix ids and seeds
  --db URL          sqlite:///FILE: begin with what this file holds, and keep in it what the run leaves
  --entry NAME      run this of the files (main.py, blog.main); the first one otherwise, of a folder main.py
  --input TEXT      what input() returns; once for each call
  --time-limit D    end the run after D, such as 30s (default 10s; 0 for no limit)
`

func main() {
	debug.SetGCPercent(engine.GCPercent)
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	status := command(ctx, os.Args[1:], os.Stdin, os.Stdout, os.Stderr)
	stop()
	os.Exit(status)
}

func command(ctx context.Context, args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	wrong := func(format string, a ...any) int {
		fmt.Fprintf(stderr, "diptych: "+format+"\n", a...)
		fmt.Fprint(stderr, usage)
		return 2
	}
	if len(args) == 0 {
		return wrong("what to do is missing")
	}
	switch args[0] {
	case "run":
		return run(ctx, args[1:], stdin, stdout, stderr, wrong)
	case "help", "-h", "--help":
		fmt.Fprint(stdout, usage)
		return 0
	case "version", "--version":
		return version(stdout, stderr)
	}
	return wrong("%q is not known", args[0])
}

// version tells what a snippet may expect.
func version(stdout, stderr io.Writer) int {
	res := engine.Run(context.Background(), engine.Snippet{Files: []engine.File{{Name: "version.py", Text: "import sqlite3\nprint(sqlite3.sqlite_version)\n"}}}, engine.Options{Engine: gosqlite.Engine})
	if res.Error != nil {
		fmt.Fprintln(stderr, "diptych: "+res.Error.Message)
		return 1
	}
	fmt.Fprintf(stdout, "diptych: Python %s, Django %s, SQLAlchemy %s, SQLite %s", engine.PythonVersion, engine.DjangoVersion, engine.SQLAlchemyVersion, res.Stdout())
	return 0
}

// parse reads flags that may stand before and behind the arguments.
func parse(fs *flag.FlagSet, args []string) (rest []string, err error) {
	fs.SetOutput(io.Discard)
	for {
		if err := fs.Parse(args); err != nil {
			return nil, err
		}
		args = fs.Args()
		if len(args) == 0 {
			return rest, nil
		}
		rest = append(rest, args[0])
		args = args[1:]
	}
}

func run(ctx context.Context, args []string, stdin io.Reader, stdout, stderr io.Writer, wrong func(string, ...any) int) int {
	flags := flag.NewFlagSet("run", flag.ContinueOnError)
	asJSON := flags.Bool("json", false, "")
	events := flags.Bool("events", false, "")
	deterministic := flags.Bool("deterministic", false, "")
	db := flags.String("db", "", "")
	entry := flags.String("entry", "", "")
	var answers []string
	flags.Func("input", "", func(s string) error { answers = append(answers, s); return nil })
	limit := flags.Duration("time-limit", engine.DefaultLimits.Time, "")
	paths, err := parse(flags, args)
	switch {
	case errors.Is(err, flag.ErrHelp):
		fmt.Fprint(stdout, usage)
		return 0
	case err != nil:
		return wrong("%v", err)
	case len(paths) == 0:
		return wrong("run takes a file")
	}
	snippet := engine.Snippet{Entry: *entry}
	if snippet.Files, err = sources(paths, stdin); err != nil {
		fmt.Fprintln(stderr, "diptych:", err)
		return 2
	}
	if info, err := os.Stat(paths[0]); err == nil && info.IsDir() && *entry == "" {
		snippet.Entry = "main.py"
	}
	path, image, err := stored(*db)
	if err != nil {
		return wrong("%v", err)
	}
	opt := engine.Options{
		Engine: gosqlite.Engine, Deterministic: *deterministic, KeepEvents: *events, Answers: answers, Image: image, KeepDatabase: path != "",
		Limits: engine.Limits{Time: *limit, Statement: *limit, Steps: -1, Memory: 1 << 30, Output: 64 << 20, Database: 1 << 30, Events: 200_000, Rows: 1_000_000},
	}
	if *limit == 0 {
		opt.Limits.Time, opt.Limits.Statement = -1, -1
	}
	plain := !*asJSON && !*events
	if plain {
		opt.Stdout, opt.Stderr = stdout, stderr
	}
	res := engine.Run(ctx, snippet, opt)
	if path != "" {
		defer res.Close()
	}
	if err := res.ImageError; err != nil {
		fmt.Fprintf(stderr, "diptych: %s: %v\n", path, err)
		return 2
	}
	if err := store(path, res); err != nil {
		fmt.Fprintln(stderr, "diptych:", err)
		return 1
	}
	if plain {
		for _, w := range res.Warnings {
			fmt.Fprintf(stderr, "%s:%d: %s: %s\n", snippet.Files[0].Name, w.Line, w.Type, w.Message)
			if lines := strings.Split(snippet.Files[0].Text, "\n"); w.Line > 0 && w.Line <= len(lines) {
				fmt.Fprintf(stderr, "  %s\n", strings.TrimSpace(lines[w.Line-1]))
			}
		}
		io.WriteString(stderr, res.Traceback)
		return res.Exit
	}
	data, err := res.JSON(*events)
	if err != nil {
		fmt.Fprintln(stderr, "diptych:", err)
		return 1
	}
	stdout.Write(data)
	return res.Exit
}

// beside are the endings of files other than Python's that a library reads.
var beside = []string{".py", ".ini", ".mako", ".toml"}

// sources reads the files and, of folders, all Python files below with what libraries read beside them. A file that is
// given by itself lies at the top; one of a folder keeps its place below it.
func sources(paths []string, stdin io.Reader) ([]engine.File, error) {
	var files []engine.File
	for _, p := range paths {
		if p == "-" {
			data, err := io.ReadAll(stdin)
			if err != nil {
				return nil, err
			}
			files = append(files, engine.File{Name: "<stdin>", Text: string(data)})
			continue
		}
		err := filepath.WalkDir(p, func(name string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || name != p && !slices.Contains(beside, filepath.Ext(name)) {
				return err
			}
			data, err := os.ReadFile(name)
			if err != nil {
				return err
			}
			place := filepath.Base(name)
			if name != p {
				if place, err = filepath.Rel(p, name); err != nil {
					return err
				}
			}
			files = append(files, engine.File{Name: filepath.ToSlash(place), Text: string(data)})
			return nil
		})
		if err != nil {
			return nil, err
		}
	}
	return files, nil
}
