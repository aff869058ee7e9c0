package core

// KeyHost is a Host whose types may be unfit for the key that a statement is kept by.
type KeyHost interface {
	// HasUnkeyed tells whether there are such types at all.
	HasUnkeyed() bool
	// Keyed tells whether a type is part of a key, and warns where it does not say.
	Keyed(t *Type) (bool, error)
}

// keyed tells whether a statement can be found again among those that were compiled: each
// type in it must be known by what it is.
func (c *Connection) keyed(st Statement) (bool, error) {
	h, ok := c.Engine.Host.(KeyHost)
	if !ok || !h.HasUnkeyed() {
		return true, nil
	}
	all := true
	seen := map[*Type]bool{}
	for queue := []Element{st}; len(queue) > 0; queue = queue[1:] {
		e := queue[0]
		if _, table := e.(*Table); table {
			continue
		}
		if x, ok := e.(ColumnElement); ok {
			if t := x.SQLType(); t.Custom != nil && !seen[t] {
				seen[t] = true
				yes, err := h.Keyed(t)
				if err != nil {
					return false, err
				}
				all = all && yes
			}
		}
		queue = append(queue, Children(e)...)
	}
	return all, nil
}
