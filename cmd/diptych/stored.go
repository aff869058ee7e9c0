package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/diptych-orm/diptych/playground/engine"
)

// stored reads the database file that --db names. The engine touches no file: a
// run begins with this content and store writes what it leaves.
func stored(url string) (path string, image []byte, err error) {
	if url == "" || url == "sqlite://" || url == "sqlite:///:memory:" {
		return "", nil, nil
	}
	path, ok := strings.CutPrefix(url, "sqlite:///")
	if !ok || path == "" {
		return "", nil, fmt.Errorf("--db takes sqlite:///FILE, not %q", url)
	}
	image, err = os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		err = nil // the run makes it
	}
	if len(image) == 0 {
		image = nil // an empty file is a new database
	}
	return path, image, err
}

// store writes the run's database to its file, whole or not at all.
func store(path string, res *engine.Result) error {
	if path == "" {
		return nil
	}
	image, err := res.Image()
	if errors.Is(err, engine.ErrNoDatabase) {
		return nil
	}
	if err != nil {
		return err
	}
	temp, err := os.CreateTemp(filepath.Dir(path), filepath.Base(path)+".*")
	if err != nil {
		return err
	}
	defer os.Remove(temp.Name()) // nothing is there once it has its name
	if _, err := temp.Write(image); err != nil {
		temp.Close()
		return err
	}
	if err := temp.Close(); err != nil {
		return err
	}
	mode := fs.FileMode(0o644)
	if old, err := os.Stat(path); err == nil {
		mode = old.Mode().Perm()
	}
	if err := os.Chmod(temp.Name(), mode); err != nil {
		return err
	}
	return os.Rename(temp.Name(), path)
}
