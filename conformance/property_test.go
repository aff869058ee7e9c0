package conformance

import (
	"context"
	_ "embed"
	"fmt"
	"strings"
	"testing"

	"github.com/diptych-orm/diptych/orm/database/gosqlite"
	"github.com/diptych-orm/diptych/playground/engine"
)

//go:embed property/unitofwork.py
var unitOfWork string

// For random mapped graphs and random edits a flush satisfies every foreign key, the
// database equals the objects after a commit, and a rollback restores every
// attribute. The program says so itself and runs with the real SQLAlchemy too.
func TestUnitOfWorkProperties(t *testing.T) {
	for seed := range 60 {
		code := strings.Replace(unitOfWork, "SEED = 0", fmt.Sprintf("SEED = %d", seed), 1)
		res := engine.Run(context.Background(), engine.Snippet{Files: []engine.File{{Name: "main.py", Text: code}}}, engine.Options{Engine: gosqlite.Engine})
		if res.Error != nil || res.Stdout() != "fine\n" {
			t.Errorf("seed %d: %q\n%s", seed, res.Stdout(), res.Traceback)
		}
	}
}
