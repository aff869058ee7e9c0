// Command site makes and serves the static site. build.sh calls it.
//
//	site build -out DIR -programs DIR   make the site from built programs
//	site serve -dir DIR -addr ADDR      serve it as it will be served
//	site strip FILE ...                 take the line tables out of built programs
//	site netlify                        print netlify.toml
package main

import (
	"archive/zip"
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"time"

	"github.com/diptych-orm/diptych/internal/ondemand"
	"github.com/diptych-orm/diptych/internal/wasmlines"
	"github.com/diptych-orm/diptych/orm/database/gosqlite"
	"github.com/diptych-orm/diptych/orm/trace"
	"github.com/diptych-orm/diptych/playground/engine"
	"github.com/diptych-orm/diptych/playground/lesson"
	"github.com/diptych-orm/diptych/playground/protocol"
	"github.com/diptych-orm/diptych/web/site"
)

// The versions that netlify.toml asks for; go.mod and .nvmrc hold the same.
const (
	goVersion   = "1.26"
	nodeVersion = "20"
)

// recordLimit bounds the recording of one side of a lesson.
const recordLimit = 30 * time.Second

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "site:", err)
		os.Exit(1)
	}
}

func run(args []string) error {
	if len(args) == 0 {
		return errors.New("usage: site build|serve|strip|netlify")
	}
	flags := flag.NewFlagSet(args[0], flag.ContinueOnError)
	switch args[0] {
	case "build":
		out := flags.String("out", "dist", "the folder to make")
		programs := flags.String("programs", ".cache/programs", "where app.wasm, engine.wasm and the scripts are")
		cache := flags.String("cache", ".cache/compressed", "where compressed files are kept")
		level := flags.Int("brotli", 9, "how hard to compress, up to 11")
		if err := flags.Parse(args[1:]); err != nil {
			return err
		}
		return build(*out, *programs, *cache, *level)
	case "serve":
		dir := flags.String("dir", "dist", "the site")
		addr := flags.String("addr", "localhost:8080", "where to listen")
		if err := flags.Parse(args[1:]); err != nil {
			return err
		}
		return serve(*dir, *addr)
	case "strip":
		for _, name := range args[1:] {
			if err := strip(name); err != nil {
				return fmt.Errorf("%s: %w", name, err)
			}
		}
		return nil
	case "netlify":
		fmt.Print(site.Netlify(goVersion, nodeVersion))
		return nil
	}
	return fmt.Errorf("no command %q", args[0])
}

// strip leaves a program alone that has no line tables any more.
func strip(name string) error {
	program, err := os.ReadFile(name)
	if err != nil {
		return err
	}
	stripped, n, err := wasmlines.Strip(program)
	if err != nil || n == 0 {
		return err
	}
	return os.WriteFile(name, stripped, 0o644)
}

func build(out, programs, cache string, level int) error {
	lessons, err := lesson.All(os.DirFS("examples"))
	if err != nil {
		return err
	}
	for i := range lessons {
		record(&lessons[i])
	}
	in := func(name string) string { return filepath.Join(programs, name) }
	maybe := func(name string) string { // not there where the engine's program holds SQLite
		if _, err := os.Stat(in(name)); err != nil {
			return ""
		}
		return in(name)
	}
	beside, err := filesBeside(in("zoneinfo.zip"))
	if err != nil {
		return err
	}
	err = site.Build(site.Plan{
		Beside: beside, Out: out, Lessons: lessons, Styles: os.DirFS("web/style"), Course: os.DirFS("examples/course"),
		Programs: site.Programs{App: in("app.wasm"), Engine: in("engine.wasm"), Exec: in("wasm_exec.js"),
			Bridge: in("bridge.js"), Worker: in("worker.js"), Site: in("site.js"), Play: in("play.js"),
			SQLite: maybe("sqlite3.wasm"), Helper: maybe("helper.wasm"), Copy: maybe("copy.wasm")},
	})
	if err != nil {
		return err
	}
	return site.Compress(out, cache, level)
}

// filesBeside are the files that the engine's program fetches: what this program
// carries of them, and the zones of Go's database.
func filesBeside(zones string) (map[string][]byte, error) {
	database, err := zip.OpenReader(zones)
	if err != nil {
		return nil, err
	}
	defer database.Close()
	ondemand.Add(ondemand.Zones, "", database)
	files := map[string][]byte{}
	for _, f := range ondemand.Files {
		data, err := ondemand.Pack(f)
		if err != nil {
			return nil, err
		}
		if data != nil {
			files[string(f)] = data
		}
	}
	return files, nil
}

// record runs both sides of a lesson natively and keeps their logs. A side that
// does not run to its end is said and has no recording: its page then shows the
// code alone.
func record(l *lesson.Lesson) {
	for side, more := range [][]protocol.File{l.DjangoFiles, l.SQLAlchemyFiles} {
		file := []string{"django.py", "sqlalchemy.py"}[side]
		files := []engine.File{{Name: file, Text: []string{l.Django, l.SQLAlchemy}[side]}}
		for _, f := range more {
			files = append(files, engine.File{Name: f.Name, Text: f.Text})
		}
		ctx, cancel := context.WithTimeout(context.Background(), recordLimit)
		res := engine.Run(ctx, engine.Snippet{Files: files}, engine.Options{
			Engine: gosqlite.Engine, Deterministic: true, KeepEvents: true,
		})
		cancel()
		if res.Error != nil {
			fmt.Fprintf(os.Stderr, "site: no recording of %s/%s: line %d: %s: %s\n", l.Slug, file, res.Error.Line, res.Error.Type, res.Error.Message)
			continue
		}
		events, err := readable(res.Events)
		if err != nil {
			fmt.Fprintf(os.Stderr, "site: no recording of %s/%s: %v\n", l.Slug, file, err)
			continue
		}
		l.Runs[side] = lesson.Recording{Events: events}
	}
}

// readable is a log as a page reads it.
func readable(log []trace.Event) ([]protocol.Event, error) {
	data, err := json.Marshal(log)
	if err != nil {
		return nil, err
	}
	var events []protocol.Event
	return events, json.Unmarshal(data, &events)
}

func serve(dir, addr string) error {
	if _, err := os.Stat(filepath.Join(dir, "index.html")); err != nil {
		return fmt.Errorf("%s is no built site: %w", dir, err)
	}
	listener, err := net.Listen("tcp", addr)
	if err != nil {
		return err
	}
	fmt.Printf("Diptych is at http://%s/ (Ctrl-C ends it)\n", listener.Addr())
	server := &http.Server{Handler: site.Server(dir), ReadHeaderTimeout: 10 * time.Second}
	return server.Serve(listener)
}
