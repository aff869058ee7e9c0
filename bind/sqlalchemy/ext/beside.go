//go:build !js

package ext

import (
	"embed"

	"github.com/diptych-orm/diptych/internal/ondemand"
)

// besides are the modules that a browser's program fetches.
//
//go:embed all:beside
var besides embed.FS

func init() { ondemand.AddFolder(ondemand.Library, "sqlalchemy", besides, "beside") }
