package object

import (
	"errors"
	"io/fs"
	"strings"

	"github.com/diptych-orm/diptych/internal/ondemand"
)

// Sources are the files of modules that are written in Python. Those that many runs
// need are within the program; the others are entries of the file ondemand.Library.
type Sources struct {
	Within fs.FS  // under the folder src
	Beside string // begins the others' names
}

// Module makes the module of a file and runs it. prepare, unless it is nil, sets what
// the file expects to be there.
func (s Sources) Module(th *Thread, name, file string, prepare func(*Module)) (*Module, error) {
	text, err := s.read(file)
	if err != nil {
		var failed *ondemand.Error
		if errors.As(err, &failed) {
			return nil, Raise(ImportError, "Diptych could not load the module '%s': %v", name, err)
		}
		return nil, err
	}
	m := NewModule(name)
	if strings.HasSuffix("/"+file, "/__init__.py") {
		m.Set("__path__", NewList())
		m.Set("__package__", Str(name))
	}
	if prepare != nil {
		prepare(m)
	}
	th.AddModule(name, m)
	return m, th.Source(th, m, LibraryFile+name+">", string(text))
}

func (s Sources) read(file string) ([]byte, error) {
	if s.Within != nil {
		if text, err := fs.ReadFile(s.Within, "src/"+file); !errors.Is(err, fs.ErrNotExist) {
			return text, err
		}
	}
	return ondemand.Read(ondemand.Library, s.Beside+"/"+file)
}
