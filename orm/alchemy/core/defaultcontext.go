package core

import "strings"

// defaultContext is what a default is told of the execution it is made for.
type defaultContext struct {
	suffix string // of the parameters of one row of several
	own    string // the parameter without it: that of the first row's default
	conn   *Connection
	params Param
	comp   *Compiled
}

func (d *defaultContext) CurrentParameters() ([]string, map[string]any) {
	var names []string
	vals := map[string]any{}
	for _, b := range d.comp.Binds {
		name := b.Name
		if d.suffix != "" {
			bare, ok := strings.CutSuffix(name, d.suffix)
			if !ok {
				if name != d.own {
					continue
				}
				bare = name
			}
			name = bare
		}
		if _, seen := vals[name]; !seen {
			names = append(names, name)
		}
		vals[name] = b.Param.Value
		if v, ok := d.params[b.Name]; ok {
			vals[name] = v
		}
	}
	return names, vals
}

func (d *defaultContext) Connection() *Connection { return d.conn }
