package core

// savepoint runs a statement about a savepoint and tells of it first.
func (c *Connection) savepoint(words, name string, of func(e *EngineEvents) []func(*Connection, string) error) error {
	for _, e := range []*EngineEvents{c.Engine.Events, c.Events} {
		if e == nil {
			continue
		}
		for _, f := range of(e) {
			if err := f(c, name); err != nil {
				return err
			}
		}
	}
	told := c.told()
	if told != nil {
		if _, _, err := told(c, words+name, nil, nil, nil); err != nil {
			return err
		}
	}
	err := c.driverSQL(words + name)
	if told != nil && err == nil {
		_, _, err = told(c, words+name, nil, nil, c.nothing(nil))
	}
	return err
}

// told is who hears of statements; nil for nobody.
func (c *Connection) told() func(c *Connection, st any, params []Param, opts map[string]any, after *Result) (any, []Param, error) {
	for _, e := range []*EngineEvents{c.Engine.Events, c.Events} {
		if e != nil && e.Told != nil {
			return e.Told
		}
	}
	return nil
}

// nothing is the result of a statement that has none.
func (c *Connection) nothing(ctx *ExecContext) *Result {
	if ctx == nil {
		ctx = &ExecContext{Conn: c, Rowcount: -1}
	}
	r := NewResult(NewRowMeta(nil, nil), &SliceSource{})
	r.NoRows, r.soft, r.Exec, r.Compiled = true, true, ctx, ctx.Compiled
	return r
}

// BeginTwoPhase begins a transaction in two phases, which SQLite does not know.
func (c *Connection) BeginTwoPhase() error {
	if c.InTransaction() {
		return InvalidRequestErrorf("Cannot start a two phase transaction when a transaction is already in progress.")
	}
	if err := c.rollbackUnbegun(); err != nil {
		return err
	}
	return Errorf("NotImplementedError", "")
}
