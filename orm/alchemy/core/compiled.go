package core

import (
	"github.com/diptych-orm/diptych/orm/render"
	"github.com/diptych-orm/diptych/orm/sqltree"
)

// Compiled is a statement spelt for a dialect. It is a value: it can be executed
// many times, with its own parameter values or others.
type Compiled struct {
	Statement Statement
	Dialect   *Dialect
	// SQL is the text with the dialect's placeholders.
	SQL string
	// Binds are the parameters in the order of positional placeholders; one that
	// stands twice is listed twice.
	Binds []CompiledBind
	// Columns are the result's columns in order; Textual says that they must be
	// matched by name instead.
	Columns []ResultColumn
	Textual bool
	// State is what the Plugin returned.
	State any
	// What the statement does.
	IsSelect, IsInsert, IsUpdate, IsDelete, IsText, IsDDL bool
	// Returning says that rows come back from INSERT, UPDATE or DELETE.
	Returning bool
	// ImplicitReturning are the primary key columns that RETURNING was added for.
	ImplicitReturning []*Column
	crud              *crudState
	tree              sqltree.Statement
	opt               CompileOptions
	names             map[*sqltree.Anon]string
	order             []*sqltree.Param
	cartesians        []cartesian
	unkeyed           bool   // it is compiled anew each time
	marked            string // SQL before its schemas were put in, where they are translated
}

// CompiledBind is one parameter of a Compiled.
type CompiledBind struct {
	Name  string // as it is named in :name
	Param *BindParam
}

// ResultColumn describes a column of a compiled statement's rows.
type ResultColumn struct {
	// Key is the name in the row's keys(); Name as the database returns it.
	Key  string
	Name string
	// Objects are what the row may be asked for: the column, its label, its name.
	Objects []any
	Type    *Type
}

// CompileOptions say how to spell a statement.
type CompileOptions struct {
	Dialect *Dialect
	// LiteralBinds writes values into the text; RenderPostcompile expands IN lists.
	LiteralBinds      bool
	RenderPostcompile bool
	// Bare writes the columns of an expression without their tables.
	Bare bool
	// ColumnKeys limit an INSERT or UPDATE to the parameters of an execution.
	ColumnKeys []string
	HasKeys    bool
	// Many says that it is executed with a list of parameters.
	Many bool
	Host Host
	// Stringify tolerates what only some dialect can spell, as str() does.
	Stringify bool
	// SchemaTranslate names the schemas that others are written for, RenderSchemas
	// writes them.
	SchemaTranslate SchemaMap
	RenderSchemas   bool
	// ForExecute adds RETURNING for the primary key where the dialect fetches it so.
	ForExecute bool
}

// item is the parameter that an item of an expanded list became.
func (b *BindParam) item(p render.Param, expanded bool) *BindParam {
	if !expanded || !b.Expanding {
		return b
	}
	own := *b
	own.Value, own.Callable = p.Value, nil
	return &own
}

// Params are the statement's parameters with the values it has, in the order in
// which they were met; a required one without a value is left with nil.
func (c *Compiled) Params() (names []string, values []any, err error) {
	binds := map[string]*BindParam{}
	var list []string
	for _, b := range c.Binds {
		if _, known := binds[b.Name]; !known {
			list = append(list, b.Name)
		}
		binds[b.Name] = b.Param
	}
	met := make([]string, 0, len(list))
	for _, p := range c.order {
		met = append(met, render.PlaceholderName(c.resolve(p.Name)))
	}
	for _, n := range append(met, list...) {
		b := binds[n]
		if b == nil {
			continue
		}
		delete(binds, n)
		v := b.Value
		if b.Callable != nil {
			if v, err = b.Callable(); err != nil {
				return nil, nil, err
			}
		}
		names, values = append(names, n), append(values, v)
	}
	return names, values, nil
}
