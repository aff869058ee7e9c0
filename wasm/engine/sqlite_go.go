//go:build js && wasm && gosqlite

package main

import "github.com/diptych-orm/diptych/orm/database/gosqlite"

// database is SQLite as a part of this program: ./build.sh --engine=go-sqlite3.
var database = gosqlite.Engine
