package core

import "fmt"

// spell writes the executed statement for another dialect, as it would be
// compiled for execution there; nil for a plain text.
func (ctx *ExecContext) spell() func(name string) (string, error) {
	if ctx == nil || ctx.Compiled == nil || ctx.Compiled.Statement == nil || ctx.Compiled.IsText {
		return nil
	}
	comp := ctx.Compiled
	return func(name string) (string, error) {
		o := comp.opt
		o.RenderPostcompile = true
		switch name {
		case "sqlite":
			o.Dialect = SQLite
		case "postgresql":
			o.Dialect = PostgreSQL
		case "mysql":
			o.Dialect = MySQL
		default:
			return "", fmt.Errorf("dialect: %q is not known", name)
		}
		other, err := Compile(comp.Statement, o)
		if err != nil {
			return "", err
		}
		return other.SQL, nil
	}
}
