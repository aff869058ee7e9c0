// Command gosqlite runs the workloads in a Worker on the engine of that name.
package main

import (
	"github.com/diptych-orm/diptych/orm/database/enginebench"
	"github.com/diptych-orm/diptych/orm/database/gosqlite"
)

func main() { enginebench.Serve(gosqlite.Engine) }
