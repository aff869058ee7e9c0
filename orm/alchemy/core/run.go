package core

// Compile spells a statement.
func Compile(st Statement, o CompileOptions) (*Compiled, error) {
	return nil, Unsupportedf("compiling %s", st.VisitName())
}

func (c *Connection) execute(st Statement, params []Param, opts map[string]any) (*Result, error) {
	return nil, Unsupportedf("executing %s", st.VisitName())
}

func (c *Connection) executeCompiled(comp *Compiled, params []Param, opts map[string]any) (*Result, error) {
	return nil, Unsupportedf("executing")
}

func (c *Connection) execRaw(sql string, lists [][]any, named []Param) (*Result, error) {
	return nil, Unsupportedf("executing")
}

type crudState struct{}
