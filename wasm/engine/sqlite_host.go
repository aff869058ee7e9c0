//go:build js && wasm && !gosqlite

package main

import "github.com/diptych-orm/diptych/orm/database/hostsqlite"

// database is SQLite's C build, which the Worker's loader instantiates beside
// this program.
var database = hostsqlite.Engine{}
