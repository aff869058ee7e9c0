package engine

import (
	"fmt"
	"path"
	"strings"

	"github.com/diptych-orm/diptych/python/object"
)

// File is a source file of a snippet. Its name may have folders ("blog/models.py"),
// which are packages then.
type File struct{ Name, Text string }

// Snippet is what is run: the files, which may import each other.
type Snippet struct {
	Files []File
	// Entry names the file that is run, with or without ".py", or as a module
	// ("blog.main"), as python -m does; empty: the first.
	Entry string
}

// ordered returns the files with the one that is run at the front.
func (s Snippet) ordered() ([]File, error) {
	if len(s.Files) == 0 {
		return []File{{Name: "main.py"}}, nil
	}
	if s.Entry == "" {
		return s.Files, nil
	}
	for _, name := range []string{s.Entry, s.Entry + ".py", strings.ReplaceAll(s.Entry, ".", "/") + ".py", strings.ReplaceAll(s.Entry, ".", "/") + "/__main__.py"} {
		for i, f := range s.Files {
			if path.Clean(f.Name) == path.Clean(name) {
				files := append([]File{f}, s.Files[:i]...)
				return append(files, s.Files[i+1:]...), nil
			}
		}
	}
	return s.Files, &EntryError{s.Entry}
}

// EntryError says that the file that was to be run is not there.
type EntryError struct{ Entry string }

// Error implements error.
func (e *EntryError) Error() string { return fmt.Sprintf("there is no file %q to run", e.Entry) }

// importer finds the snippet's files by the names of their modules.
type importer struct {
	byName map[string]File
	// folders are the packages that have no __init__.py.
	folders map[string]bool
}

// newImporter takes the files with the one that is run at the front. That one may
// be called after its ORM, as the panels of the page call theirs, without
// standing before it.
func newImporter(files []File) *importer {
	im := &importer{byName: map[string]File{}, folders: map[string]bool{}}
	for i, f := range files {
		if i == 0 && (f.Name == "django.py" || f.Name == "sqlalchemy.py") {
			continue
		}
		name, isPython := strings.CutSuffix(path.Clean(f.Name), ".py")
		if !isPython {
			continue
		}
		name = strings.TrimSuffix(name, "/__init__")
		im.byName[strings.ReplaceAll(name, "/", ".")] = f
		for dir := path.Dir(name); dir != "." && dir != "/"; dir = path.Dir(dir) {
			im.folders[strings.ReplaceAll(dir, "/", ".")] = true
		}
	}
	return im
}

// file finds a file by its own name.
func (im *importer) file(name string) (File, bool) {
	for _, f := range im.byName {
		if f.Name == name {
			return f, true
		}
	}
	return File{}, false
}

// load imports a file, or a folder as a package; it returns nil for a name that
// stands for neither.
func (im *importer) load(th *object.Thread, name string) (*object.Module, error) {
	f, ok := im.byName[name]
	if root, _, _ := strings.Cut(name, "."); !ok && !im.folders[name] || im.byName[root].Name == "" && th.InLibrary(root) {
		return nil, nil // a folder without an __init__.py, as "alembic", hides no library
	}
	m := object.NewModule(name)
	pkg, _, _ := cutLast(name)
	if isPackage := !ok || path.Base(f.Name) == "__init__.py"; isPackage {
		pkg = name
		m.Set("__path__", object.NewList(object.Str(strings.ReplaceAll(name, ".", "/"))))
	}
	m.Set("__package__", object.Str(pkg))
	if !ok {
		return m, nil
	}
	th.AddModule(name, m)
	m.Initializing = true
	err := th.Source(th, m, f.Name, f.Text)
	m.Initializing = false
	if err == nil {
		if now := th.Modules[name]; now != nil {
			m = now // a module may put another object in its place
		}
	}
	return m, err
}

// enterPackage makes the main module part of the package that its file lies in,
// as python -m does.
func (im *importer) enterPackage(th *object.Thread, m *object.Module, file string) error {
	dir := path.Dir(path.Clean(file))
	if dir == "." || dir == "/" {
		return nil
	}
	pkg := strings.ReplaceAll(dir, "/", ".")
	m.Set("__package__", object.Str(pkg))
	_, err := th.Import(pkg)
	return err
}

// module makes _snippet, which runs sources that a library has read otherwise than by
// importing them: what is said of their lines names the file.
func (im *importer) module(*object.Thread) (*object.Module, error) {
	m := object.NewModule("_snippet")
	for _, f := range []*object.Builtin{
		object.NewFunction("run(module, file, text)", func(th *object.Thread, a []object.Value) (object.Value, error) {
			m, ok := a[0].(*object.Module)
			file, isStr := object.AsStr(a[1])
			text, isText := object.AsStr(a[2])
			if !ok || !isStr || !isText {
				return nil, object.Raise(object.TypeError, "run() takes a module, a file's name and its text")
			}
			return object.None, th.Source(th, m, file, text)
		}),
	} {
		m.Set(f.Name, f)
	}
	return m, nil
}
