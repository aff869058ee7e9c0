package ondemand

import (
	"bytes"
	"errors"
	"io/fs"
	"testing"
	"testing/fstest"
)

const trial File = "trial"

// fetching makes a program that carries nothing of the trial file.
func fetching(t *testing.T, fetch func(File) ([]byte, error)) {
	t.Helper()
	Fetch = fetch
	t.Cleanup(func() {
		Fetch = nil
		delete(carried, trial)
		delete(fetched, trial)
	})
}

func TestWhatIsCarriedIsWhatIsFetched(t *testing.T) {
	files := fstest.MapFS{"a.py": {Data: []byte("x = 1\n\n")}, "deep/b.py": {Data: nil}, "c": {Data: []byte{0, '\n', '\n', 255}}}
	Add(trial, "lib", files)
	AddMade(trial, "lib/made", func() []byte { return files["c"].Data })
	packed, err := Pack(trial)
	if err != nil {
		t.Fatal(err)
	}
	want := map[string][]byte{}
	for name, f := range files {
		want["lib/"+name] = f.Data
		if got, err := Read(trial, "lib/"+name); err != nil || !bytes.Equal(got, f.Data) {
			t.Errorf("carried %s: %q, %v", name, got, err)
		}
	}
	if _, err := Read(trial, "lib/none.py"); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("an entry that is not there: %v", err)
	}

	delete(carried, trial)
	fetches := 0
	fetching(t, func(f File) ([]byte, error) { fetches++; return packed, nil })
	want["lib/made"] = files["c"].Data
	for name, data := range want {
		if got, err := Read(trial, name); err != nil || !bytes.Equal(got, data) {
			t.Errorf("fetched %s: %q, %v", name, got, err)
		}
	}
	if _, err := Read(trial, "lib/none.py"); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("an entry that is not there: %v", err)
	}
	if fetches != 1 {
		t.Errorf("the file was fetched %d times", fetches)
	}
}

func TestAFailedFetchIsTriedAgain(t *testing.T) {
	offline := errors.New("the network is down")
	answers := []struct {
		data []byte
		err  error
	}{{nil, offline}, {[]byte("<html>not found</html>"), nil}, {[]byte("9 a\n\nshort"), nil}, {[]byte("1 a\n\nlong"), nil}, {[]byte("2 a\n\nok"), nil}}
	n := 0
	fetching(t, func(File) ([]byte, error) { n++; return answers[n-1].data, answers[n-1].err })
	for i, a := range answers[:4] {
		_, err := Read(trial, "a")
		var failed *Error
		if !errors.As(err, &failed) || failed.File != trial || a.err != nil && !errors.Is(err, a.err) {
			t.Errorf("fetch %d: %v", i, err)
		}
	}
	if data, err := Read(trial, "a"); err != nil || string(data) != "ok" {
		t.Errorf("%q, %v", data, err)
	}
}
