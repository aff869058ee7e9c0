package core

import (
	"crypto/md5"
	"encoding/hex"
	"errors"
	"strconv"
	"strings"
)

// NameFunc is a token of a naming convention that the host language computes.
type NameFunc func(constraint Element, t *Table) (string, error)

// naming fills the templates of a naming convention for one constraint or index, as
// SQLAlchemy's ConventionDict does.
type naming struct {
	of    Element
	table *Table
	cols  []*Column
	keys  []*ForeignKey
	given string
}

// column is what a token calls one of the constraint's columns: its name, key or
// label with the table.
func (n *naming) column(i int, attr string) (string, error) {
	if i >= len(n.cols) {
		return "", nil
	}
	c := n.cols[i]
	switch attr {
	case "name":
		return c.Name, nil
	case "key":
		return c.Key, nil
	case "label":
		label := n.table.Name + "_" + c.Name
		if n.table.Schema != "" {
			label = strings.ReplaceAll(n.table.Schema, ".", "_") + "_" + label
		}
		return label, nil
	}
	return "", errNoToken
}

// errNoToken says that there is no such token.
var errNoToken = errors.New("no token")

// referred is the name of a column that a foreign key refers to, whose table must
// be there already.
func (n *naming) referred(i int, attr string) (string, error) {
	if i >= len(n.keys) || attr != "name" {
		return "", errNoToken
	}
	c, err := n.keys[i].Column()
	if err != nil {
		return "", err
	}
	return c.Name, nil
}

// token is what one %(token)s stands for.
func (n *naming) token(key string) (string, error) {
	if f, ok := n.table.Meta.Naming[key].(NameFunc); ok {
		return f(n.of, n.table)
	}
	switch key {
	case "table_name":
		return n.table.Name, nil
	case "constraint_name":
		if n.given == "" {
			return "", InvalidRequestErrorf("Naming convention including %%(constraint_name)s token requires that constraint is explicitly named.")
		}
		return n.given, nil
	case "referred_table_name":
		if len(n.keys) > 0 {
			if ref := strings.Split(n.keys[0].Colspec(), "."); len(ref) > 1 {
				return ref[len(ref)-2], nil
			}
		}
	}
	get, rest, ok := n.column, "", false
	if rest, ok = strings.CutPrefix(key, "referred_column_"); ok {
		get = n.referred
	} else {
		rest, ok = strings.CutPrefix(key, "column_")
	}
	at, attr, cut := strings.Cut(rest, "_")
	sep, all := "", false
	if strings.HasPrefix(attr, "N_") {
		sep, all, attr = "_", true, attr[2:]
	} else if at, all = strings.CutSuffix(at, "N"); all {
		sep = ""
	}
	i, err := strconv.Atoi(at)
	if !ok || !cut || err != nil {
		return "", Errorf("KeyError", "%s", key)
	}
	parts := make([]string, 1)
	if all {
		i, parts = 0, make([]string, len(n.cols))
	}
	for k := range parts {
		if parts[k], err = get(i+k, attr); err == errNoToken {
			return "", Errorf("KeyError", "%s", key)
		} else if err != nil {
			return "", err
		}
	}
	return strings.Join(parts, sep), nil
}

// name is the convention's name for a kind of constraint, or the given one.
func (n *naming) name(kind string) (string, error) {
	tmpl, _ := n.table.Meta.Naming[kind].(string)
	if tmpl == "" && kind == "ix" {
		tmpl = "ix_%(column_0_label)s"
	}
	if tmpl == "" || n.given != "" && !strings.Contains(tmpl, "constraint_name") {
		return n.given, nil
	}
	var out strings.Builder
	for {
		before, after, found := strings.Cut(tmpl, "%(")
		out.WriteString(before)
		if !found {
			return out.String(), nil
		}
		key, rest, _ := strings.Cut(after, ")s")
		v, err := n.token(key)
		if err != nil {
			return "", err
		}
		out.WriteString(v)
		tmpl = rest
	}
}

// FullName is the index's name, made by the naming convention where none was given.
func (ix *Index) FullName() (string, error) {
	if ix.Name != "" {
		return ix.Name, nil
	}
	if ix.Table == nil {
		return "", CompileErrorf("Index '%s' is not associated with any table.", ix.Name)
	}
	n := &naming{of: ix, table: ix.Table}
	for _, e := range ix.Cols {
		if c, ok := innerNamed(asColumn(e)).(*Column); ok {
			n.cols = append(n.cols, c)
		}
	}
	name, err := n.name("ix")
	if err == nil && name == "" {
		err = CompileErrorf("CREATE INDEX requires that the index have a name")
	}
	return name, err
}

func asColumn(e Element) ColumnElement {
	c, _ := e.(ColumnElement)
	return c
}

// ConstraintFullName is a constraint's name: the given one, or what the naming
// convention makes.
func ConstraintFullName(t *Table, c Constraint) string {
	name, _ := NameConstraint(t, c)
	return name
}

// NameConstraint is ConstraintFullName with the error of a convention that cannot
// name the constraint.
func NameConstraint(t *Table, c Constraint) (string, error) {
	n := &naming{of: c, table: t, given: c.ConstraintName()}
	switch x := c.(type) {
	case *PrimaryKey:
		n.cols = x.Cols
		return n.name("pk")
	case *Unique:
		n.cols = x.Cols
		return n.name("uq")
	case *ForeignKeyConstraint:
		n.cols, n.keys = x.Cols, x.Keys
		return n.name("fk")
	case *Check:
		if x.Exact || x.Name == "" && x.TypeOf != nil {
			return x.Name, nil
		}
		if ck, ok := x.X.(ColumnElement); ok {
			for _, f := range ColumnsIn(ck) {
				n.cols = append(n.cols, f)
			}
		}
		return n.name("ck")
	}
	return n.given, nil
}

// longest are the lengths that the dialect lets a name have: one that the user gave, and
// one of a constraint or index that a naming convention made.
func (d *Dialect) longest() (given, made int) {
	switch d.Name {
	case "postgresql":
		return 63, 63
	case "mysql":
		return 255, 64
	case "oracle", "mssql":
		return 128, 128
	}
	return 9999, 9999
}

// fit is the name of a constraint or index as the dialect can have it: one that a
// convention made is cut, a given one that is too long is refused.
func (d *Dialect) fit(name string, made bool) (string, error) {
	limit, own := d.longest()
	if !made {
		if len(name) > limit {
			return "", Errorf("IdentifierError", "Identifier '%s' exceeds maximum length of %d characters", name, limit)
		}
		return name, nil
	}
	if len(name) > own {
		sum := md5.Sum([]byte(name))
		name = name[:own-8] + "_" + hex.EncodeToString(sum[:])[28:]
	}
	return name, nil
}

// spelledName is a constraint's name as the dialect can have it.
func (d *Dialect) spelledName(t *Table, c Constraint) (string, error) {
	name := ConstraintFullName(t, c)
	made := name != c.ConstraintName()
	if ck, ok := c.(*Check); ok {
		made = made || ck.Exact
	}
	return d.fit(name, made)
}

// spelledName is an index's name as the dialect can have it.
func (ix *Index) spelledName(d *Dialect) (string, error) {
	name, err := ix.FullName()
	if err != nil {
		return "", err
	}
	return d.fit(name, ix.Name == "")
}

// ColumnsIn are the columns that an expression names.
func ColumnsIn(x Element) []*Column {
	var out []*Column
	Walk(x, func(e Element) bool {
		if c, ok := e.(*Column); ok {
			out = append(out, c)
		}
		return true
	})
	return out
}
