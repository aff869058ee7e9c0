package core

import (
	"maps"

	"github.com/diptych-orm/diptych/orm/sqltree"
)

// Array is PostgreSQL's ARRAY[…]. Given is the type it was told, if any: an empty array
// is cast to it.
type Array struct {
	expr
	Items []Element
	Given *Type
}

// NewArray makes an array literal of items; t is its item's type where it is given.
func NewArray(items []Element, t *Type) *Array {
	a := &Array{Items: items, Given: t}
	dimensions := 1
	item := t
	if item == nil {
		item = NullType
		if len(items) > 0 {
			if c, ok := items[0].(ColumnElement); ok {
				item = c.SQLType()
			}
		}
	}
	if item.Affinity == ArrayAffinity {
		dimensions += max(item.Dimensions, 1)
		item = item.Item
	}
	a.typ = &Type{Name: "ARRAY", Dialect: "postgresql", Affinity: ArrayAffinity, Item: item, Dimensions: dimensions}
	return a
}

// inside is the type of an array's item: an array still where there are more dimensions.
func (t *Type) inside() *Type {
	if t.Dimensions < 2 {
		return t.Item
	}
	c := *t
	c.Dimensions--
	c.Args = maps.Clone(t.Args)
	delete(c.Args, "dimensions")
	return &c
}

// VisitName implements Element.
func (*Array) VisitName() string { return "array" }

// Ordered is aggregate_order_by(): an aggregate's argument with the order in which it is read.
type Ordered struct {
	expr
	X  ColumnElement
	By []Element
}

// NewOrdered gives an aggregate's argument an order.
func NewOrdered(x ColumnElement, by []Element) *Ordered {
	o := &Ordered{X: x, By: by}
	o.typ = x.SQLType()
	return o
}

// VisitName implements Element.
func (*Ordered) VisitName() string { return "aggregate_order_by" }

// NewSlice is start:stop of an array.
func NewSlice(start, stop Element) *Slice {
	s := &Slice{Start: start, Stop: stop}
	s.typ = IntegerType
	return s
}

func commas(items []sqltree.Expr, before, after string) sqltree.Expr {
	return &sqltree.Concat{Parts: []sqltree.Expr{sqltree.Text(before), &sqltree.Commas{Items: items}, sqltree.Text(after)}}
}

// postgresElement lowers what only PostgreSQL has; ok is false for anything else.
func (l *lowering) postgresElement(e Element) (out sqltree.Expr, ok bool, err error) {
	switch x := e.(type) {
	case *Array:
		if l.dialect.Name != "postgresql" && !l.dialect.Stringify {
			return nil, true, l.cannotRender("<class 'sqlalchemy.dialects.postgresql.array.array'>")
		}
		items, err := l.exprs(x.Items)
		if err != nil {
			return nil, true, err
		}
		if len(items) == 0 && x.Given != nil {
			text, err := TypeText(x.SQLType(), l.dialect.Name)
			return sqltree.Text("ARRAY[]::" + text), true, err
		}
		return commas(items, "ARRAY[", "]"), true, nil
	case *Ordered:
		if l.dialect.Name != "postgresql" && !l.dialect.Stringify {
			return nil, true, l.cannotRender("<class 'sqlalchemy.dialects.postgresql.ext.aggregate_order_by'>")
		}
		target, err := l.expr(x.X)
		if err != nil {
			return nil, true, err
		}
		by, err := l.byList(x.By, false)
		return &sqltree.Concat{Parts: []sqltree.Expr{target, commas(by, " ORDER BY ", "")}}, true, err
	case *Slice:
		if l.dialect.Name != "postgresql" {
			return nil, true, l.cannotRender("<class 'sqlalchemy.sql.elements.Slice'>")
		}
		ends, err := l.exprs([]Element{x.Start, x.Stop})
		if err != nil {
			return nil, true, err
		}
		return &sqltree.Concat{Parts: []sqltree.Expr{ends[0], sqltree.Text(":"), ends[1]}}, true, nil
	}
	return nil, false, nil
}
