//go:build !js

package zones

import (
	"time"
	_ "time/tzdata" // a machine may lack the database
)

func init() { load = time.LoadLocation }
