package main

import (
	"bytes"
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"sort"

	"github.com/diptych-orm/diptych/orm/database/gosqlite"
	"github.com/diptych-orm/diptych/orm/trace"
	"github.com/diptych-orm/diptych/playground/engine"
)

// recording is what a page shows of an example before any engine has started.
type recording struct {
	Events []trace.Event `json:"events"`
	Millis float64       `json:"ms"`
}

// record runs every example natively and writes its event log, as
// NAME/django.json and NAME/sqlalchemy.json under the output folder.
func record(ctx context.Context, args []string, stderr io.Writer, wrong func(string, ...any) int) int {
	fs := flag.NewFlagSet("record", flag.ContinueOnError)
	out := fs.String("o", "", "")
	dirs, err := parse(fs, args)
	if err != nil {
		return wrong("%v", err)
	}
	if len(dirs) != 1 {
		return wrong("record takes the folder of the examples")
	}
	if *out == "" {
		*out = dirs[0]
	}
	files, err := filepath.Glob(filepath.Join(dirs[0], "*", "*.py"))
	if err != nil || len(files) == 0 {
		return wrong("there are no examples in %s", dirs[0])
	}
	sort.Strings(files)
	status := 0
	for _, f := range files {
		if err := recordFile(ctx, f, *out); err != nil {
			fmt.Fprintf(stderr, "diptych: %s: %v\n", f, err)
			status = 1
		}
	}
	return status
}

func recordFile(ctx context.Context, file, out string) error {
	text, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	ctx, cancel := context.WithTimeout(ctx, recordLimit)
	defer cancel()
	res := engine.Run(ctx, engine.Snippet{Files: []engine.File{{Name: filepath.Base(file), Text: string(text)}}}, engine.Options{
		Engine: gosqlite.Engine, Deterministic: true, KeepEvents: true,
	})
	if res.Error != nil {
		return fmt.Errorf("%s: %s (line %d)", res.Error.Type, res.Error.Message, res.Error.Line)
	}
	name := filepath.Join(out, filepath.Base(filepath.Dir(file)), filepath.Base(file[:len(file)-len(".py")])+".json")
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		return err
	}
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(recording{Events: res.Events}); err != nil {
		return err
	}
	return os.WriteFile(name, b.Bytes(), 0o644)
}
