package engine

import (
	"context"
	_ "embed" // names.py
	"errors"
)

//go:embed names.py
var namesCode string

// names answers with the names that the bindings offer, for completion. They are
// read off the bindings by a snippet, so they are never other than what works.
func (s *Server) names(ctx context.Context) ([]byte, error) {
	res := s.rehearse(ctx, namesCode)
	if res.Error != nil {
		return nil, errors.New(res.Error.Type + ": " + res.Error.Message)
	}
	return []byte(res.Stdout()), nil
}
