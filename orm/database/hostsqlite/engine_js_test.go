package hostsqlite

import (
	"testing"

	"github.com/diptych-orm/diptych/orm/database/drivertest"
)

func TestEngine(t *testing.T) { drivertest.Run(t, Engine{}) }
