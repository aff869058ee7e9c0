package core

import (
	"strings"

	"github.com/diptych-orm/diptych/orm/render"
)

// SchemaMap is an execution's schema_translate_map: the schema that stands in the
// place of each named one. The empty name is None on both sides.
type SchemaMap map[string]string

// SchemaHost is a Host that knows how its language writes such a map.
type SchemaHost interface {
	SchemaMap(option any) (SchemaMap, error)
}

// schemaMap reads the map from execution options; nil where there is none.
func schemaMap(h Host, opts map[string]any) (SchemaMap, error) {
	v, ok := opts["schema_translate_map"]
	if !ok {
		return nil, nil
	}
	if s, ok := h.(SchemaHost); ok {
		return s.SchemaMap(v)
	}
	return nil, nil
}

// schemaOf is the schema that a table or another object of a MetaData is
// written with: a mark where a map decides, as in SQLAlchemy's compiled text.
func (o *CompileOptions) schemaOf(name string) string {
	if len(o.SchemaTranslate) == 0 {
		return name
	}
	if name == "" {
		if _, ok := o.SchemaTranslate[""]; !ok {
			return ""
		}
		name = "_none"
	}
	return render.SchemaMark + name + "]"
}

// quotedSchema spells what schemaOf gave.
func (o *CompileOptions) quotedSchema(name string) string {
	if strings.HasPrefix(name, render.SchemaMark) {
		return name
	}
	return QuoteIdentifier(o.Dialect, name, false)
}

// qualified is a name with the schema it lives in.
func (o *CompileOptions) qualified(schema, name string) string {
	text := QuoteIdentifier(o.Dialect, name, false)
	if in := o.schemaOf(schema); in != "" {
		text = o.quotedSchema(in) + "." + text
	}
	return text
}

// translate fills the marks of a text from the map.
func (o *CompileOptions) translate(sql string) (string, error) {
	if len(o.SchemaTranslate) == 0 || !o.RenderSchemas {
		return sql, nil
	}
	var out strings.Builder
	for {
		before, rest, found := strings.Cut(sql, render.SchemaMark)
		out.WriteString(before)
		name, after, closed := strings.Cut(rest, "]")
		if !found || !closed || name == "" {
			out.WriteString(sql[len(before):])
			return out.String(), nil
		}
		key := name
		if name == "_none" {
			key = ""
		}
		to, ok := o.SchemaTranslate[key]
		if !ok {
			to = name
		} else if to == "" {
			if to = o.Dialect.DefaultSchema; to == "" {
				return "", CompileErrorf("Dialect has no default schema name; can't use None as dynamic schema target.")
			}
		}
		out.WriteString(QuoteIdentifier(o.Dialect, to, false))
		sql = after
	}
}

// SchemaFor is the schema that the connection's options put in the place of one.
func (c *Connection) SchemaFor(name string) (string, error) {
	m, err := schemaMap(c.Engine.Host, c.options(nil, nil))
	if to, ok := m[name]; ok {
		return to, err
	}
	return name, err
}
