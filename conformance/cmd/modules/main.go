// Command modules prints docs/library.md: the modules of the standard library and
// their names.
//
//	go run ./conformance/cmd/modules > docs/library.md
package main

import (
	"fmt"
	"os"

	"github.com/diptych-orm/diptych/conformance/inventory"
)

func main() {
	table, err := inventory.Table()
	if err != nil {
		fmt.Fprintln(os.Stderr, "modules:", err)
		os.Exit(1)
	}
	fmt.Print(table)
}
