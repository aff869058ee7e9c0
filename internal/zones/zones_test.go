package zones

import (
	"archive/zip"
	"errors"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/diptych-orm/diptych/internal/ondemand"
)

// A browser's zones are made from the database that comes with Go, entry by entry;
// they tell the same as those that Go reads from it.
func TestZonesFromTheFile(t *testing.T) {
	root, err := exec.Command("go", "env", "GOROOT").Output()
	if err != nil {
		t.Fatal(err)
	}
	database := filepath.Join(strings.TrimSpace(string(root)), "lib", "time", "zoneinfo.zip")
	t.Setenv("ZONEINFO", database) // not the machine's, which may be of another year
	files, err := zip.OpenReader(database)
	if err != nil {
		t.Fatal(err)
	}
	defer files.Close()
	ondemand.Add(ondemand.Zones, "", files)
	n := 0
	for _, f := range files.File {
		if f.FileInfo().IsDir() {
			continue
		}
		got, err := fromFile(f.Name)
		if err != nil {
			t.Fatal(err)
		}
		want, err := Load(f.Name)
		if err != nil {
			t.Fatal(err)
		}
		n++
		for year := 1975; year < 2040; year += 3 {
			at := time.Date(year, time.Month(1+year%12), 3, 4, 5, 6, 0, time.UTC)
			if a, b := at.In(got).String(), at.In(want).String(); a != b {
				t.Errorf("%s: %s, want %s", f.Name, a, b)
			}
		}
	}
	if n < 400 {
		t.Errorf("only %d zones", n)
	}
	for _, key := range []string{"Mars/Base", "../x", "America"} {
		var failed *ondemand.Error
		if _, err := fromFile(key); err == nil || errors.As(err, &failed) {
			t.Errorf("%s: %v", key, err)
		}
	}
	for _, key := range []string{"", "UTC"} {
		if loc, err := fromFile(key); err != nil || loc != time.UTC {
			t.Errorf("%q: %v, %v", key, loc, err)
		}
	}
}
