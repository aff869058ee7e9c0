package alchemy

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	"github.com/diptych-orm/diptych/conformance/oracle"
)

// Real is where the real SQLAlchemy and its sources are.
type Real struct {
	prefix, sources string
}

// NewReal takes folders, which may be empty: what is not given comes from the
// environment or the user's cache, and what is missing is installed with the
// scripts of dir, conformance/oracle.
func NewReal(dir, prefix, sources string) (Real, error) {
	prefix, err := oracle.Prefix(prefix, dir)
	if err != nil {
		return Real{}, err
	}
	if sources == "" {
		sources = os.Getenv("DIPTYCH_SOURCES")
	}
	if sources == "" {
		cache, err := os.UserCacheDir()
		if err != nil {
			return Real{}, err
		}
		sources = filepath.Join(cache, "diptych-sources")
	}
	if _, err := os.Stat(filepath.Join(sources, "sqlalchemy")); err != nil {
		if err := oracle.Shell(filepath.Join(dir, "sources.sh"), sources); err != nil {
			return Real{}, fmt.Errorf("fetching the sources: %w", err)
		}
	}
	return Real{prefix, filepath.Join(sources, "sqlalchemy")}, nil
}

// python runs a script with the real SQLAlchemy's Python and returns what it prints.
func (r Real) python(args ...string) ([]byte, error) {
	var out, errs bytes.Buffer
	cmd := exec.Command(filepath.Join(r.prefix, "python"), args...)
	cmd.Stdout, cmd.Stderr = &out, &errs
	if err := cmd.Run(); err != nil {
		return nil, fmt.Errorf("%s: %w\n%s", strings.Join(args, " "), err, errs.String())
	}
	return out.Bytes(), nil
}
