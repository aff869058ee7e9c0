// Command record makes the golden files: it installs the oracle where it is
// missing and lets the real Django, SQLAlchemy and CPython run every case.
//
//	go run ./conformance/cmd/record [-prefix DIR] [-missing] [-only TEXT]
package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"sync"

	"github.com/diptych-orm/diptych/conformance"
	"github.com/diptych-orm/diptych/conformance/oracle"
)

func main() {
	prefix := flag.String("prefix", "", "where the oracle is or will be installed ($DIPTYCH_ORACLE)")
	dir := flag.String("dir", "conformance", "the conformance folder")
	missing := flag.Bool("missing", false, "record only cases without a record, or newer than theirs")
	only := flag.String("only", "", "record only cases whose kind/name contains this")
	flag.Parse()
	if err := run(*prefix, *dir, *missing, *only); err != nil {
		fmt.Fprintln(os.Stderr, "record:", err)
		os.Exit(1)
	}
}

func run(prefix, dir string, missing bool, only string) error {
	scripts := filepath.Join(dir, "oracle")
	prefix, err := oracle.Prefix(prefix, scripts)
	if err != nil {
		return err
	}
	cases, err := conformance.Cases(dir)
	if err != nil {
		return err
	}
	todo := make(chan conformance.Case)
	var (
		mu   sync.Mutex
		errs []error
		n    int
		wg   sync.WaitGroup
	)
	for range runtime.NumCPU() {
		wg.Go(func() {
			for c := range todo {
				err := record(prefix, scripts, c)
				mu.Lock()
				n++
				if err != nil {
					errs = append(errs, fmt.Errorf("%s/%s: %w", c.Kind, c.Name, err))
				}
				mu.Unlock()
			}
		})
	}
	for _, c := range cases {
		if strings.Contains(c.Kind+"/"+c.Name, only) && (!missing || stale(c)) {
			todo <- c
		}
	}
	close(todo)
	wg.Wait()
	fmt.Fprintf(os.Stderr, "%d cases recorded\n", n-len(errs))
	return errors.Join(errs...)
}

func stale(c conformance.Case) bool {
	golden, err := os.Stat(c.Golden)
	if err != nil {
		return true
	}
	newer := false
	_ = filepath.WalkDir(c.Source, func(_ string, d fs.DirEntry, err error) error {
		if err == nil {
			info, err := d.Info()
			newer = newer || err == nil && info.ModTime().After(golden.ModTime())
		}
		return nil
	})
	return newer
}

func record(prefix, scripts string, c conformance.Case) error {
	args := []string{filepath.Join(scripts, "oracle.py"), c.Kind, c.Source}
	if c.Kind == "python" {
		args = []string{filepath.Join(scripts, "python.py"), c.Source}
	}
	var out, errs bytes.Buffer
	cmd := exec.Command(filepath.Join(prefix, "python"), args...)
	cmd.Stdout, cmd.Stderr = &out, &errs
	if err := cmd.Run(); err != nil {
		return fmt.Errorf("%w\n%s", err, errs.String())
	}
	// The time a run took is the only thing that differs between two of them.
	var doc map[string]json.RawMessage
	if err := json.Unmarshal(out.Bytes(), &doc); err != nil {
		return fmt.Errorf("the oracle's answer is no JSON: %w", err)
	}
	delete(doc, "time_ms")
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", " ")
	if err := enc.Encode(doc); err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(c.Golden), 0o755); err != nil {
		return err
	}
	return os.WriteFile(c.Golden, b.Bytes(), 0o644)
}
