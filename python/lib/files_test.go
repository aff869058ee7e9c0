package lib

import (
	"io/fs"
	"path"
	"slices"
	"testing"
)

// The list of files names what the two folders hold, each file once.
func TestFilesAreListed(t *testing.T) {
	var found []string
	for folder, files := range map[string]fs.FS{"src": within, "beside": besides} {
		sub, err := fs.Sub(files, folder)
		if err != nil {
			t.Fatal(err)
		}
		err = fs.WalkDir(sub, ".", func(name string, d fs.DirEntry, err error) error {
			if err == nil && path.Ext(name) == ".py" {
				found = append(found, name)
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	slices.Sort(found)
	listed := slices.Clone(files)
	slices.Sort(listed)
	if !slices.Equal(found, listed) {
		t.Errorf("files lists\n%q\nthere are\n%q", listed, found)
	}
}
