package object

import (
	"errors"
	"strings"
	"testing"

	"github.com/diptych-orm/diptych/internal/ondemand"
)

// A module whose file could not be fetched is an ImportError that says so, and may be
// imported later in the same run.
func TestAModuleWhoseFileFails(t *testing.T) {
	th := testThread()
	var ran string
	th.Runtime.Source = func(_ *Thread, m *Module, file, src string) error { ran = file + " " + src; return nil }
	th.Runtime.RegisterModule("numbers", func(th *Thread) (*Module, error) {
		return Sources{Beside: "trial"}.Module(th, "numbers", "numbers.py", nil)
	})
	var fetched []byte
	ondemand.Fetch = func(ondemand.File) ([]byte, error) {
		if fetched == nil {
			return nil, errors.New("no network")
		}
		return fetched, nil
	}
	defer func() { ondemand.Fetch = nil }()
	_, err := th.Import("numbers")
	if e, ok := AsException(err, ImportError); !ok || !strings.Contains(e.Error(), "could not load the module 'numbers'") || !strings.Contains(e.Error(), "no network") {
		t.Fatalf("importing gave %v", err)
	}
	fetched = []byte("5 trial/numbers.py\n\nx = 1")
	m, err := th.Import("numbers")
	if err != nil || m.Name != "numbers" || ran != "<library numbers> x = 1" {
		t.Errorf("importing again gave %v, %v and ran %q", m, err, ran)
	}
}
