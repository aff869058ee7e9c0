// Package inventory lists the modules of the standard library that a snippet can
// import, and the names that each has, by importing them as a snippet does.
package inventory

import (
	"context"
	"fmt"
	"strings"
	"time"

	"github.com/diptych-orm/diptych/orm/database/gosqlite"
	"github.com/diptych-orm/diptych/playground/engine"
	"github.com/diptych-orm/diptych/python/lib"
)

// tell prints a line for a module: its name and its public names. What another
// module put there by an import is not its own.
const tell = `
import importlib, types
for module in %q.split():
    m = importlib.import_module(module)
    names = getattr(m, "__all__", None) or [n for n in vars(m) if n[0] != "_" and not isinstance(vars(m)[n], types.ModuleType)]
    print(module, *sorted(set(names)))
`

const heading = `# The standard library

The modules that a snippet can import, with their names. Importing another module of CPython's raises an error that says
Diptych does not support it yet. Made by ` + "`go run ./conformance/cmd/modules > docs/library.md`" + `; a test keeps it true.

| module | names |
|---|---|
`

// Table returns the page docs/library.md.
func Table() (string, error) {
	modules := append(lib.Modules(), "sqlite3")
	source := fmt.Sprintf(tell, strings.Join(modules, " "))
	res := engine.Run(context.Background(), engine.Snippet{Files: []engine.File{{Name: "main.py", Text: source}}},
		engine.Options{Engine: gosqlite.Engine, Deterministic: true, Limits: engine.Limits{Time: time.Minute}})
	defer res.Close()
	if res.Error != nil {
		return "", fmt.Errorf("inventory: %s: %s", res.Error.Type, res.Error.Message)
	}
	var b strings.Builder
	b.WriteString(heading)
	for _, line := range strings.Split(strings.TrimSpace(res.Stdout()), "\n") {
		module, names, _ := strings.Cut(line, " ")
		fmt.Fprintf(&b, "| `%s` | %s |\n", module, names)
	}
	return b.String(), nil
}
