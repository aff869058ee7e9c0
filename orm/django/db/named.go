package db

import (
	"strings"

	"github.com/diptych-orm/diptych/orm/django/meta"
	"github.com/diptych-orm/diptych/orm/django/values"
	"github.com/diptych-orm/diptych/orm/trace"
)

// Named are parameters given by name, for the places %(name)s of a statement. It
// stands alone in a list of parameters.
type Named struct{ *values.Dict }

// named are the parameters of a list that holds some by name.
func named(params []any) (Named, bool) {
	if len(params) != 1 {
		return Named{}, false
	}
	n, ok := params[0].(Named)
	return n, ok
}

func (n Named) get(name string) (any, bool) {
	for i, k := range n.Keys {
		if k == name {
			return n.Values[i], true
		}
	}
	return nil, false
}

// spread writes the statement for values in their order, and gives these.
func (n Named) spread(sql string) (string, []any, error) {
	var out strings.Builder
	var list []any
	for {
		before, rest, found := strings.Cut(sql, "%(")
		out.WriteString(before)
		name, after, closed := strings.Cut(rest, ")s")
		if !found || !closed {
			out.WriteString(sql[len(before):])
			return out.String(), list, nil
		}
		v, ok := n.get(name)
		if !ok {
			return "", nil, &meta.Error{Class: meta.KeyError, Message: name}
		}
		list = append(list, v)
		out.WriteString("%s")
		sql = after
	}
}

func (n Named) traced() []trace.Pair {
	out := make([]trace.Pair, len(n.Keys))
	shown := traced(n.Values)
	for i, k := range n.Keys {
		out[i] = trace.Pair{Key: values.Str(k), Value: shown[i]}
	}
	return out
}

// Filled is a statement with its parameters put in, as str(RawQuerySet.query) has it.
func Filled(sql string, params []any) string {
	if n, ok := named(params); ok {
		text, list, err := n.spread(sql)
		if err != nil {
			return sql
		}
		sql, params = text, list
	}
	parts := strings.Split(sql, "%s")
	var b strings.Builder
	for i, p := range parts {
		b.WriteString(strings.ReplaceAll(p, "%%", "%"))
		if i < len(parts)-1 {
			if i < len(params) {
				b.WriteString(values.Str(params[i]))
			} else {
				b.WriteString("%s")
			}
		}
	}
	return b.String()
}
