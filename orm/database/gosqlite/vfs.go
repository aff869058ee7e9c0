package gosqlite

import (
	"io"
	"strings"
	"sync"

	"github.com/ncruces/go-sqlite3"
	"github.com/ncruces/go-sqlite3/util/vfsutil"
	"github.com/ncruces/go-sqlite3/vfs"
)

// sharedVFS is the file system of the named databases: byte slices by name.
// Connections to one name share it with SQLite's own locks, so a second writer
// is told that the database is locked, as it would be on a disk.
const sharedVFS = "diptych"

func init() { vfs.Register(sharedVFS, memoryVFS{}) }

var files = struct {
	sync.Mutex
	byName map[string]*memoryDB
}{byName: make(map[string]*memoryDB)}

// Forget implements driver.Engine.
func (engine) Forget(space string) {
	files.Lock()
	defer files.Unlock()
	for name := range files.byName {
		if strings.HasPrefix(name, space+"/") {
			delete(files.byName, name)
		}
	}
}

type memoryVFS struct{}

func (memoryVFS) Open(name string, flags vfs.OpenFlag) (vfs.File, vfs.OpenFlag, error) {
	switch {
	case flags&vfs.OPEN_TEMP_JOURNAL != 0:
		return new(vfsutil.SliceFile), flags | vfs.OPEN_MEMORY, nil
	case flags&(vfs.OPEN_MAIN_DB|vfs.OPEN_TEMP_DB|vfs.OPEN_TRANSIENT_DB) == 0:
		return nil, flags, sqlite3.CANTOPEN
	case flags&vfs.OPEN_MAIN_DB == 0:
		return &memoryFile{db: new(memoryDB)}, flags | vfs.OPEN_MEMORY, nil
	}
	files.Lock()
	defer files.Unlock()
	db := files.byName[name]
	if db == nil {
		if flags&vfs.OPEN_CREATE == 0 {
			return nil, flags, sqlite3.CANTOPEN
		}
		db = new(memoryDB)
		files.byName[name] = db
	}
	return &memoryFile{db: db}, flags | vfs.OPEN_MEMORY, nil
}

func (memoryVFS) Delete(string, bool) error                   { return sqlite3.IOERR_DELETE_NOENT }
func (memoryVFS) Access(string, vfs.AccessFlag) (bool, error) { return false, nil }
func (memoryVFS) FullPathname(name string) (string, error)    { return name, nil }

type memoryDB struct {
	sync.Mutex
	data     []byte
	readers  int
	reserved bool
	pending  bool
}

type memoryFile struct {
	db   *memoryDB
	lock vfs.LockLevel
}

func (f *memoryFile) Close() error { return f.Unlock(vfs.LOCK_NONE) }

func (f *memoryFile) ReadAt(b []byte, off int64) (n int, err error) {
	f.db.Lock()
	defer f.db.Unlock()
	if off < int64(len(f.db.data)) {
		n = copy(b, f.db.data[off:])
	}
	if n < len(b) {
		err = io.EOF
	}
	return n, err
}

func (f *memoryFile) WriteAt(b []byte, off int64) (int, error) {
	f.db.Lock()
	defer f.db.Unlock()
	if need := off + int64(len(b)); need > int64(len(f.db.data)) {
		f.db.resize(need)
	}
	return copy(f.db.data[off:], b), nil
}

func (db *memoryDB) resize(size int64) {
	if size <= int64(cap(db.data)) {
		old := len(db.data)
		db.data = db.data[:size]
		if int(size) > old {
			clear(db.data[old:])
		}
		return
	}
	grown := make([]byte, size, max(2*size, 64<<10))
	copy(grown, db.data)
	db.data = grown
}

func (f *memoryFile) Truncate(size int64) error {
	f.db.Lock()
	defer f.db.Unlock()
	f.db.resize(size)
	return nil
}

func (f *memoryFile) Size() (int64, error) {
	f.db.Lock()
	defer f.db.Unlock()
	return int64(len(f.db.data)), nil
}

// Lock implements vfs.File. It never waits: the connections of a run belong to
// one goroutine, so nobody could give way.
func (f *memoryFile) Lock(want vfs.LockLevel) error {
	if f.lock >= want {
		return nil
	}
	db := f.db
	db.Lock()
	defer db.Unlock()
	switch want {
	case vfs.LOCK_SHARED:
		if db.pending {
			return sqlite3.BUSY
		}
		db.readers++
	case vfs.LOCK_RESERVED:
		if db.reserved {
			return sqlite3.BUSY
		}
		db.reserved = true
	case vfs.LOCK_EXCLUSIVE:
		if f.lock == vfs.LOCK_RESERVED {
			f.lock, db.pending = vfs.LOCK_PENDING, true
		}
		if db.readers > 1 {
			return sqlite3.BUSY
		}
	}
	f.lock = want
	return nil
}

func (f *memoryFile) Unlock(want vfs.LockLevel) error {
	if f.lock <= want {
		return nil
	}
	db := f.db
	db.Lock()
	defer db.Unlock()
	if f.lock >= vfs.LOCK_RESERVED {
		db.reserved = false
	}
	if f.lock >= vfs.LOCK_PENDING {
		db.pending = false
	}
	if want < vfs.LOCK_SHARED {
		db.readers--
	}
	f.lock = want
	return nil
}

func (f *memoryFile) CheckReservedLock() (bool, error) {
	f.db.Lock()
	defer f.db.Unlock()
	return f.db.reserved, nil
}

func (f *memoryFile) LockState() vfs.LockLevel { return f.lock }
func (*memoryFile) Sync(vfs.SyncFlag) error    { return nil }
func (*memoryFile) SectorSize() int            { return 0 }

func (*memoryFile) DeviceCharacteristics() vfs.DeviceCharacteristic {
	return vfs.IOCAP_ATOMIC | vfs.IOCAP_SEQUENTIAL | vfs.IOCAP_SAFE_APPEND |
		vfs.IOCAP_POWERSAFE_OVERWRITE | vfs.IOCAP_SUBPAGE_READ
}
