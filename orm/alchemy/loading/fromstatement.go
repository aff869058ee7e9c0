package loading

import (
	"github.com/diptych-orm/diptych/orm/alchemy/core"
)

// PlainStatement is the statement inside a FromStatement without what loads objects:
// its rows are raw.
func (p *Plugin) PlainStatement(st core.Statement) (core.Statement, error) {
	if s, ok := st.(*core.Select); ok && core.PluginOf(s) != nil {
		plain, _, err := p.CompileSelect(s, true)
		return plain, err
	}
	return st, nil
}

// CheckOptions refuses options that do not fit the classes of a FromStatement.
func (p *Plugin) CheckOptions(fs *core.FromStatement, set *Settings) error {
	if set.Base != nil {
		return nil
	}
	var roots []*Entity
	for _, e := range fs.Entities {
		if x, ok := e.(*Entity); ok {
			roots = append(roots, x)
		}
	}
	return readOptions(fs.Options).check(roots)
}

// RowsFrom makes objects of the rows of a statement that somebody else wrote: their
// columns are found by what they stand for, or by name.
func (p *Plugin) RowsFrom(sess Session, fs *core.FromStatement, raw *core.Result, set *Settings) (*core.Result, error) {
	s := core.NewSelect(fs.Entities...).With(func(n *core.Select) { n.Options, n.PluginData = fs.Options, set })
	c := &compiler{
		p: p, s: s, orig: s, top: true, dedupe: map[core.ColumnElement]bool{}, slots: map[core.ColumnElement]*slot{},
		eager: map[any]core.FromClause{}, settings: set, choices: readOptions(fs.Options), written: true,
	}
	c.st = &State{settings: set, options: fs.Options, choices: c.choices, host: p.Host}
	for _, e := range fs.Entities {
		c.reference(e)
	}
	for _, e := range fs.Entities {
		if err := c.setup(e); err != nil {
			return nil, err
		}
	}
	all := append(append([]core.ColumnElement{}, c.primary...), c.secondary...)
	c.locate(all, nil)
	from := make([]int, len(all))
	var cols []core.ResultColumn
	for i, x := range all {
		from[i] = find(raw, x)
		rc := core.ResultColumn{Key: core.ProxyKey(x)}
		if n := from[i]; n >= 0 && raw.Compiled != nil && n < len(raw.Compiled.Columns) {
			rc = raw.Compiled.Columns[n]
		}
		cols = append(cols, rc)
		if from[i] < 0 {
			if sl := c.slots[core.Deannotate(x)]; sl != nil {
				sl.at = -1
			}
		}
	}
	meta := core.NewRowMeta(nil, nil)
	perm := core.NewResult(meta, &permuted{raw: raw.As(core.ShapeRows, 0), from: from})
	perm.Compiled = &core.Compiled{State: c.st, Columns: cols}
	perm.Exec = raw.Exec
	return Rows(sess, perm)
}

// find is the place of a column in the rows of a statement, or -1.
func find(raw *core.Result, x core.ColumnElement) int {
	plain := core.Deannotate(x)
	if i, ok := raw.Meta.Find(plain); ok && i >= 0 {
		return i
	}
	if i, ok := raw.Meta.FindLike(plain); ok {
		return i
	}
	if c, ok := plain.(*core.Column); ok {
		if i, ok := raw.Meta.Find(c.Name); ok && i >= 0 && !foreign(raw, i, c) {
			return i
		}
		if i, ok := raw.Meta.Find(core.ProxyKey(x)); ok && i >= 0 && !foreign(raw, i, c) {
			return i
		}
		return -1
	}
	if i, ok := raw.Meta.Find(core.ProxyKey(x)); ok && i >= 0 {
		return i
	}
	return -1
}

// foreign tells whether a column of the rows is known to be another table's.
func foreign(raw *core.Result, i int, c *core.Column) bool {
	if raw.Compiled == nil || i >= len(raw.Compiled.Columns) {
		return false
	}
	for _, x := range raw.Compiled.Columns[i].Objects {
		e, ok := x.(core.ColumnElement)
		if !ok {
			continue
		}
		if y, ok := core.Deannotate(e).(*core.Column); ok && colTableOf(y) != nil && colTableOf(y) != colTableOf(c) {
			return true
		}
	}
	return false
}

func colTableOf(c *core.Column) *core.Table {
	t, _ := colTable(c)
	return t
}

// permuted are rows with their values in another order.
type permuted struct {
	raw  *core.Result
	from []int
}

// NextRow implements core.RowSource.
func (p *permuted) NextRow() ([]any, error) {
	x, ok, err := p.raw.Next()
	if err != nil || !ok {
		return nil, err
	}
	row := x.(*core.Row).Values
	out := make([]any, len(p.from))
	for i, n := range p.from {
		if n >= 0 && n < len(row) {
			out[i] = row[n]
		}
	}
	return out, nil
}

// Close implements core.RowSource.
func (p *permuted) Close() {}
