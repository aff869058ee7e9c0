package hostsqlite

import (
	"strconv"
	"strings"

	"github.com/diptych-orm/diptych/orm/database/driver"
)

// SQLite's memdb file system shares a database by name among open connections,
// with locks. A keeper, a connection that does nothing, makes it outlive them.
// Numbers in the names keep a database that was forgotten apart from the next one
// of that name.
var (
	keepers = map[string]*keeper{}
	serial  int
)

type keeper struct {
	file string
	db   ptr
}

// Forget implements driver.Engine.
func (Engine) Forget(space string) {
	for name, k := range keepers {
		if strings.HasPrefix(name, space+"/") {
			xClose(k.db)
			delete(keepers, name)
		}
	}
}

// fileName gives the name that SQLite opens: a database of the connection's own,
// or one shared by name within the space.
func fileName(cfg driver.Config) (string, error) {
	name, _, _ := strings.Cut(strings.TrimPrefix(cfg.Name, "file:"), "?")
	if name == "" || name == ":memory:" {
		return ":memory:", nil
	}
	key := cfg.Space + "/" + name
	if k := keepers[key]; k != nil {
		return k.file, nil
	}
	serial++
	k := &keeper{file: "file:/" + strconv.Itoa(serial) + "?vfs=memdb"}
	p, cell := newString(k.file), xMalloc(8)
	if p == 0 || cell == 0 {
		return "", outOfMemory()
	}
	defer xFree(p)
	defer xFree(cell)
	rc := xOpen(p, cell, openReadWrite|openCreate|openURI, 0)
	if k.db = hLoad32(cell); rc != codeOK {
		xClose(k.db)
		return "", driver.Errorf(driver.Code(rc), "%s", goString(xErrStr(rc)))
	}
	keepers[key] = k
	return k.file, nil
}
