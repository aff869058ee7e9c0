// Package hostsqlite is the browser's database engine: the official C build of
// SQLite (sqlite3.wasm of the npm package @sqlite.org/sqlite-wasm), instantiated
// beside the Go program and called through go:wasmimport, with no JavaScript on
// the way. SQLite calls Go back through go:wasmexport functions that loader.mjs
// puts into its function table.
//
// Two memories are involved. helper.wat runs inside SQLite's: it steps, and packs
// a row (or a callback's arguments) into cells that one copy brings over; it
// unpacks cells into bindings the same way. copy.wat copies between the memories
// where the browser has several memories in one module, else JavaScript does.
//
// What a caller must know:
//   - One goroutine owns the engine. A callback runs on top of SQLite's stack: it
//     must not park (no sleep, no blocking receive), and calls nest no deeper than
//     driver.MaxDepth, of all connections together. A panic in a callback becomes an
//     SQL error.
//   - All connections share one heap. Running out of it is driver.NoMemory, and
//     the connection lives.
//   - Interrupts reach a running statement through the progress handler, every few
//     thousand steps of SQLite's virtual machine.
//
// The package is empty outside of GOOS=js.
package hostsqlite
