// Package ondemand keeps what a program may need, and most runs do not, in files
// beside it: sources of library modules, the database of time zones, tables of names.
//
// A native program carries those files within itself. The program of a browser's
// Worker does not: the first Read of a file waits until the Worker has fetched it,
// and later ones find it. A failed fetch is an *Error, and the next Read tries again.
//
// A package that has such data puts its files into a folder of its own and adds them
// in a source file that browsers' programs leave out (go:build !js), so that both
// kinds of program read the same: Add(Library, "numbers", files). The site's
// generator writes each File as Pack gives it.
package ondemand

import (
	"bytes"
	"errors"
	"io/fs"
	"path"
	"slices"
	"strconv"
	"sync"
)

// A File is one file beside the program. It holds many entries, which are fetched
// together.
type File string

// The files that there are.
const (
	// Library holds modules that are written in Python.
	Library File = "library"
	// Zones holds the time zones, by their keys. See package zones.
	Zones File = "zones"
	// Names holds what Unicode calls its characters.
	Names File = "names"
)

// Files are all files.
var Files = []File{Library, Zones, Names}

// what says what a file holds, for messages.
var what = map[File]string{Library: "Python modules", Zones: "time zones", Names: "character names"}

// An Error is a file that could not be fetched. It is no fault of the program that
// runs: the same run may succeed when the network is back.
type Error struct {
	File File
	Err  error
}

// Error implements error.
func (e *Error) Error() string {
	return "the file of more " + what[e.File] + " could not be loaded (" + e.Err.Error() + "): run again when the site can be reached"
}

// Unwrap returns the reason.
func (e *Error) Unwrap() error { return e.Err }

// Fetch gets a file that the program does not carry. A browser's program sets it
// before it reads anything.
var Fetch func(f File) ([]byte, error)

// mounted is a folder of entries that the program carries, or one entry that it makes.
type mounted struct {
	prefix string
	files  fs.FS
	made   func() []byte
}

var (
	mu      sync.Mutex
	carried = map[File][]mounted{}
	fetched = map[File]map[string][]byte{}
)

// Add makes the files of a folder entries of f, under prefix if there is one, in a
// program that carries them. It is called when a package is initialised.
func Add(f File, prefix string, files fs.FS) {
	carried[f] = append(carried[f], mounted{prefix: prefix, files: files})
}

// AddMade is Add for one entry that is made whenever it is read.
func AddMade(f File, name string, made func() []byte) {
	carried[f] = append(carried[f], mounted{prefix: name, made: made})
}

// AddFolder is Add for a folder of files.
func AddFolder(f File, prefix string, files fs.FS, folder string) {
	sub, err := fs.Sub(files, folder)
	if err != nil {
		panic(err) // folder is no path
	}
	Add(f, prefix, sub)
}

// Read returns an entry of f. An entry that does not exist is an error of
// fs.ErrNotExist. The bytes belong to everybody: they must not be changed.
func Read(f File, name string) ([]byte, error) {
	for _, m := range carried[f] {
		if m.made != nil {
			if m.prefix == name {
				return m.made(), nil
			}
			continue
		}
		if rest, ok := under(name, m.prefix); ok {
			if data, err := fs.ReadFile(m.files, rest); !errors.Is(err, fs.ErrNotExist) {
				return data, err
			}
		}
	}
	if Fetch == nil {
		return nil, missing(name)
	}
	mu.Lock()
	defer mu.Unlock()
	entries := fetched[f]
	if entries == nil {
		data, err := Fetch(f)
		if err == nil {
			entries, err = unpack(data)
		}
		if err != nil {
			return nil, &Error{f, err}
		}
		fetched[f] = entries
	}
	data, ok := entries[name]
	if !ok {
		return nil, missing(name)
	}
	return data, nil
}

func missing(name string) error { return &fs.PathError{Op: "read", Path: name, Err: fs.ErrNotExist} }

func under(name, prefix string) (string, bool) {
	if prefix == "" {
		return name, true
	}
	if len(name) > len(prefix) && name[:len(prefix)] == prefix && name[len(prefix)] == '/' {
		return name[len(prefix)+1:], true
	}
	return "", false
}

// Pack writes a file as Fetch gets it, from what this program carries of it; nil if
// that is nothing.
func Pack(f File) ([]byte, error) {
	entries := map[string][]byte{}
	for _, m := range carried[f] {
		if m.made != nil {
			entries[m.prefix] = m.made()
			continue
		}
		err := fs.WalkDir(m.files, ".", func(name string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			data, err := fs.ReadFile(m.files, name)
			entries[path.Join(m.prefix, name)] = data
			return err
		})
		if err != nil {
			return nil, err
		}
	}
	if len(entries) == 0 {
		return nil, nil
	}
	return pack(entries), nil
}

// The form of a file: a line "size name" for each entry, an empty line, the entries.
func pack(entries map[string][]byte) []byte {
	names := make([]string, 0, len(entries))
	for name := range entries {
		names = append(names, name)
	}
	slices.Sort(names)
	var out []byte
	for _, name := range names {
		out = strconv.AppendInt(out, int64(len(entries[name])), 10)
		out = append(append(append(out, ' '), name...), '\n')
	}
	out = append(out, '\n')
	for _, name := range names {
		out = append(out, entries[name]...)
	}
	return out
}

var errDamaged = errors.New("it is damaged or was cut short")

func unpack(data []byte) (map[string][]byte, error) {
	head, body, ok := bytes.Cut(data, []byte("\n\n"))
	if !ok {
		return nil, errDamaged
	}
	entries := map[string][]byte{}
	for line := range bytes.SplitSeq(head, []byte("\n")) {
		size, name, _ := bytes.Cut(line, []byte(" "))
		n, err := strconv.Atoi(string(size))
		if err != nil || n < 0 || n > len(body) {
			return nil, errDamaged
		}
		entries[string(name)], body = body[:n:n], body[n:]
	}
	if len(body) != 0 {
		return nil, errDamaged
	}
	return entries, nil
}
