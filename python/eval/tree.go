package eval

import (
	"math"
	"math/big"
	"reflect"
	"runtime"
	"strings"

	"github.com/diptych-orm/diptych/python/object"
	"github.com/diptych-orm/diptych/python/syntax"
)

// treeModule makes _ast, what the module ast takes from the parser: a text's tree
// as tuples of a node's kind, its place and its fields, and the code of a text
// whose nodes stand elsewhere.
func treeModule(*object.Thread) (*object.Module, error) {
	type V = object.Value
	m := object.NewModule("_ast")
	m.Set("parse", object.NewBuiltin("parse", func(th *object.Thread, args object.Args) (_ V, err error) {
		defer stopped(&err)
		body, source, err := readTree(th, args, 3)
		if err != nil {
			return nil, err
		}
		k := &code{unit: &unit{source: source}}
		k.File = source.Name
		if err := k.issue(th); err != nil {
			return nil, err
		}
		w := treeWalk{th: th}
		return w.value(reflect.ValueOf(body), 0), nil
	}))
	m.Set("compile", object.NewBuiltin("compile", func(th *object.Thread, args object.Args) (_ V, err error) {
		defer stopped(&err)
		body, source, err := readTree(th, args, 4)
		if err != nil {
			return nil, err
		}
		numbers, err := object.ToSlice(th, args.Pos[3])
		if err != nil {
			return nil, err
		}
		w := treeWalk{th: th}
		w.value(reflect.ValueOf(body), 0)
		if len(numbers) == 4*len(w.places) {
			for i, p := range w.places {
				for j, to := range [4]*int32{&p.Line, &p.Col, &p.EndLine, &p.EndCol} {
					n, err := object.Index(th, numbers[4*i+j])
					if err != nil {
						return nil, err
					}
					*to = int32(min(max(n, 0), math.MaxInt32))
				}
			}
			for _, a := range w.attributes {
				a.NameLine, a.NameCol = a.EndLine, max(a.EndCol-int32(len(a.Attr)), 0)
			}
		}
		file, _ := object.AsStr(args.Pos[1])
		var k *code
		if e, single := body.(syntax.Expr); single {
			k, err = compileValue(e, source, file, true)
		} else {
			tree := body.(*syntax.Module)
			if mode, _ := object.AsStr(args.Pos[2]); mode == "single" {
				shown(tree.Body)
			}
			k, err = compileTree(tree, file, true)
		}
		if err == nil {
			err = k.issue(th)
		}
		if err != nil {
			return nil, err
		}
		k.Positions.Source = nil
		return &codeObject{k}, nil
	}))
	return m, nil
}

// readTree reads the text, file and mode that args begin with: a *syntax.Module, or
// in mode eval a syntax.Expr.
func readTree(th *object.Thread, args object.Args, n int) (any, *syntax.Source, error) {
	if err := object.CheckPositional("_ast.parse", args, n, n); err != nil {
		return nil, nil, err
	}
	var text [3]string
	for i := range text {
		s, ok := object.AsStr(args.Pos[i])
		if !ok {
			if s, ok = object.BytesLike(args.Pos[i]); !ok {
				return nil, nil, object.Raise(object.TypeError, "compile() arg 1 must be a string, bytes or AST object")
			}
		}
		text[i] = s
	}
	if text[2] == "eval" {
		e, source, err := syntax.ParseExpr(text[1], []byte(text[0]), th.Check)
		if err != nil {
			return nil, nil, syntaxError(err)
		}
		return e, source, nil
	}
	tree, err := syntax.ParseWatched(text[1], []byte(text[0]), th.Check)
	if err != nil {
		return nil, nil, syntaxError(err)
	}
	tree.Source.Virtual = true
	return tree, tree.Source, nil
}

// treeWalk goes through a tree in the order of its types' fields.
type treeWalk struct {
	th         *object.Thread
	places     []*syntax.Position
	attributes []*syntax.Attribute
}

// unshown are fields that a tree's reader has no use for.
const unshown = " Binding Scope Doc OpLine OpCol NameLine NameCol Object Shown Source Futures "

var positionType = reflect.TypeFor[syntax.Position]()

func (w *treeWalk) value(v reflect.Value, depth int) object.Value {
	if depth++; depth%deepEvery == 0 {
		runtime.Gosched()
	}
	for v.Kind() == reflect.Interface || v.Kind() == reflect.Pointer {
		if v.IsNil() {
			return object.None
		}
		switch x := v.Interface().(type) {
		case *syntax.Attribute:
			w.attributes = append(w.attributes, x)
		case *big.Int:
			return object.MakeBig(x)
		}
		v = v.Elem()
	}
	switch v.Kind() {
	case reflect.Slice:
		out := make([]object.Value, v.Len())
		for i := range out {
			out[i] = w.value(v.Index(i), depth)
		}
		return object.NewList(out...)
	case reflect.Struct:
		t := v.Type()
		if v.NumField() == 0 {
			if t == reflect.TypeFor[syntax.EllipsisValue]() {
				return object.Ellipsis
			}
		}
		if err := w.th.Steps(1); err != nil {
			panic(syntax.Stopped{Err: err})
		}
		out := []object.Value{object.Str(t.Name())}
		for i := range v.NumField() {
			switch f := t.Field(i); {
			case f.Type == positionType:
				p := v.Field(i).Addr().Interface().(*syntax.Position)
				w.places = append(w.places, p)
				at := [4]int32{p.Line, p.Col, p.EndLine, p.EndCol}
				place := make([]object.Value, len(at))
				for j, n := range at {
					place[j] = object.MakeInt(int64(n))
				}
				out = append(out, object.NewTuple(place...))
			case !strings.Contains(unshown, " "+f.Name+" "):
				out = append(out, w.value(v.Field(i), depth))
			}
		}
		return object.NewTuple(out...)
	case reflect.Bool:
		return object.MakeBool(v.Bool())
	case reflect.String:
		if v.Type() == reflect.TypeFor[syntax.Bytes]() {
			return object.Bytes(v.String())
		}
		return object.Str(v.String())
	case reflect.Float64:
		return object.Float(v.Float())
	case reflect.Complex128:
		return object.Complex(v.Complex())
	case reflect.Int, reflect.Int32, reflect.Int64:
		return object.MakeInt(v.Int())
	}
	return object.MakeInt(int64(v.Uint()))
}
