// Package lib is the part of Python's standard library that code around an ORM
// uses. Each module is written in Go, or in our own Python, and made when it is first
// imported: under src is what lessons and completion need at once, under beside what
// a browser fetches when it is asked for.
//
// It promises the names, results, text forms and messages of CPython 3.11 for
// what a module has; importing a module that it lacks says that Diptych does not
// support it yet.
package lib

import (
	"embed"
	"slices"
	"strings"
	"sync"

	"github.com/diptych-orm/diptych/python/lib/contextlib"
	"github.com/diptych-orm/diptych/python/lib/datetime"
	"github.com/diptych-orm/diptych/python/lib/decimal"
	"github.com/diptych-orm/diptych/python/lib/enum"
	"github.com/diptych-orm/diptych/python/lib/functools"
	"github.com/diptych-orm/diptych/python/lib/heap"
	"github.com/diptych-orm/diptych/python/lib/json"
	"github.com/diptych-orm/diptych/python/lib/operator"
	"github.com/diptych-orm/diptych/python/lib/random"
	"github.com/diptych-orm/diptych/python/lib/re"
	"github.com/diptych-orm/diptych/python/lib/zoneinfo"
	"github.com/diptych-orm/diptych/python/object"
)

//go:embed all:src
var within embed.FS

var sources = object.Sources{Within: within, Beside: "lib"}

// native are the modules written in Go, by name.
var native = map[string]object.Loader{
	"collections":     loadCollections,
	"collections.abc": loadAbstract,
	"abc":             loadABC,
	"datetime":        datetime.Load,
	"operator":        operator.Load,
	"io":              loadIO,
	"_traceback":      loadTraceback,
	"_unicode":        loadUnicode,
	"_re":             re.Load,
	"warnings":        loadWarnings,
	"hashlib":         loadHashlib,
	"hmac":            loadHMAC,
	"binascii":        loadBinascii,
	"zlib":            loadZlib,
	"_struct":         loadStruct,
	"_os":             loadOS,
	"_weakref":        loadWeak,
	"_copyreg":        loadCopyreg,
	"atexit":          loadAtexit,
	"_operator":       func(th *object.Thread) (*object.Module, error) { return th.Import("operator") },
	"os.path":         func(th *object.Thread) (*object.Module, error) { return th.Import("posixpath") },
	"json":            json.Load,
	"heapq":           heap.LoadHeapq,
	"dataclasses":     loadDataclasses,
	"_enum":           enum.Load,
	"_functools":      functools.Load,
	"_contextlib":     contextlib.Load,
	"bisect":          heap.LoadBisect,
	"itertools":       loadItertools,
	"math":            loadMath,
	"sys":             loadSys,
	"_uuid":           loadUUID,
	"_zoneinfo":       zoneinfo.Load,
	"_random":         random.Load,
	"_time":           loadTime,
	"typing":          loadTyping,
	"types":           loadTypes,
	"decimal":         decimal.Load,
}

// Register makes the modules importable in rt.
func Register(rt *object.Runtime) {
	for name, load := range native {
		rt.RegisterModule(name, load)
	}
	for name, file := range sourceModules() {
		rt.RegisterModule(name, func(th *object.Thread) (*object.Module, error) { return sources.Module(th, name, file, nil) })
	}
	nameKnown()
}

// nameKnown tells package object once of the modules that CPython has: runs may
// start at the same time.
var nameKnown = sync.OnceFunc(func() {
	for _, name := range known {
		object.KnownElsewhere[name] = true
	}
})

// Modules lists the public modules, sorted.
func Modules() []string {
	var names []string
	for name := range native {
		names = append(names, name)
	}
	for name := range sourceModules() {
		names = append(names, name)
	}
	slices.Sort(names)
	return slices.DeleteFunc(slices.Compact(names), func(name string) bool {
		return strings.HasPrefix(name, "_") || strings.Contains(name, "._")
	})
}

// sourceModules lists the modules written in Python with their files.
var sourceModules = sync.OnceValue(func() map[string]string {
	out := map[string]string{}
	for _, file := range files {
		name := strings.TrimSuffix(strings.TrimSuffix(file, ".py"), "/__init__")
		out[strings.ReplaceAll(name, "/", ".")] = file
	}
	return out
})
