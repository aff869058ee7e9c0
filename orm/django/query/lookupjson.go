package query

import (
	"github.com/diptych-orm/diptych/orm/django/meta"
	"github.com/diptych-orm/diptych/orm/django/values"
	"github.com/diptych-orm/diptych/orm/sqltree"
)

func jsonString(s string) string {
	text, _ := values.EncodeJSON(s) // a string always encodes
	return text
}

// jsonParam is a JSON value on the right side of a comparison with a key.
func jsonParam(v any) (sqltree.Expr, error) {
	text, err := values.EncodeJSON(v)
	if err != nil {
		return nil, meta.Errorf(meta.TypeError, "%s", err.Error())
	}
	switch text {
	case "null", "true", "false":
		return param(text), nil
	}
	return &sqltree.Func{Name: "JSON_EXTRACT", Args: []sqltree.Expr{param(text), sqltree.Text("'$'")}}, nil
}

// key compiles lookups of a key of a JSON value.
func (l *Lookup) key(c *Compiler, f *Func) (sqltree.Expr, error) {
	lhs, err := c.compile(f)
	if err != nil {
		return nil, err
	}
	if f.Out.Kind == meta.JSONKind && c.Vendor() == sqliteVendor {
		if err := noContainment(l.Name); err != nil {
			return nil, err
		}
	}
	e, isExpr := l.R.(Expr)
	switch l.Name {
	case "exact":
		var rhs sqltree.Expr
		if c.Vendor() == postgresVendor && !isExpr {
			rhs = param(nil)
		} else if isExpr {
			rhs, err = l.right(c, e)
			if v, ok := e.(*Value); ok && c.Vendor() == sqliteVendor && f.Out != TextOut && v.V != "true" && v.V != "false" {
				rhs = &sqltree.Func{Name: "JSON_EXTRACT", Args: []sqltree.Expr{rhs, sqltree.Text("'$'")}}
			}
		} else if f.Out == TextOut {
			rhs = param(l.R)
		} else {
			rhs, err = jsonParam(l.R)
		}
		if err != nil {
			return nil, err
		}
		return &sqltree.Binary{Op: sqltree.Eq, L: lhs, R: rhs}, nil
	case "gt", "gte", "lt", "lte":
		if _, err := values.EncodeJSON(l.R); err != nil && !isExpr {
			return nil, meta.Errorf(meta.TypeError, "%s", err.Error())
		}
		rhs := sqltree.Expr(param(l.R))
		if isExpr {
			if rhs, err = l.right(c, e); err != nil {
				return nil, err
			}
		}
		return &sqltree.Binary{Op: comparisons[l.Name], L: lhs, R: rhs}, nil
	case "in":
		if c.Vendor() == postgresVendor {
			return l.in(c, lhs, func(any) (sqltree.Expr, error) { return param(nil), nil })
		}
		return l.in(c, lhs, jsonParam)
	case "range":
		return l.between(c, lhs, func(v any) (sqltree.Expr, error) {
			p, err := f.Out.ForDB(c.Env, v)
			return param(p), err
		})
	case "has_key", "has_keys", "has_any_keys":
		return l.hasKeys(c, f)
	}
	return l.pattern(c, lhs)
}

// noContainment is the error of the lookups that SQLite has no function for.
func noContainment(name string) error {
	if name != "contains" && name != "contained_by" {
		return nil
	}
	return meta.Errorf(meta.NotSupportedError, "%s lookup is not supported on this database backend.", name)
}

// hasKeys compiles the lookups for the presence of keys.
func (l *Lookup) hasKeys(c *Compiler, lhs Expr) (sqltree.Expr, error) {
	if c.Vendor() == postgresVendor {
		return l.vendorHasKeys(c, lhs)
	}
	root, prefix := lhs, "$"
	if f, ok := lhs.(*Func); ok && f.Name == "KeyTransform" {
		root, prefix = jsonPath(f)
	}
	x, err := c.compile(root)
	if err != nil {
		return nil, err
	}
	many := l.Name != "has_key"
	keys := []any{l.R}
	if many {
		keys = l.R.([]any)
	}
	var items []sqltree.Expr
	for _, k := range keys {
		final, err := values.EncodeJSON(k)
		var path []string
		if f, ok := k.(*Func); ok && f.Name == "KeyTransform" {
			_, path = keysOf(f)
			last := len(path) - 1
			path, final, err = path[:last], jsonString(path[last]), nil
		}
		if err != nil {
			return nil, meta.Errorf(meta.TypeError, "%s", err.Error())
		}
		at := param(prefix + compileJSONPath(path, false) + "." + final)
		if c.Vendor() == mysqlVendor {
			items = append(items, written("JSON_CONTAINS_PATH(", x, ", 'one', ", at, ")"))
			continue
		}
		items = append(items, &sqltree.Binary{Op: sqltree.IsNot, L: &sqltree.Func{Name: "JSON_TYPE", Args: []sqltree.Expr{x, at}}, R: sqltree.Null()})
	}
	if !many {
		return items[0], nil
	}
	switch len(items) {
	case 0:
		return sqltree.Text("()"), nil // what joining no keys leaves
	case 1:
		return &sqltree.Paren{X: items[0]}, nil
	}
	return &sqltree.Bool{Or: l.Name == "has_any_keys", Items: items}, nil
}
