package django

import (
	"github.com/diptych-orm/diptych/orm/django"
	"strings"

	"github.com/diptych-orm/diptych/orm/django/query"
	"github.com/diptych-orm/diptych/python/object"
)

// Expressions are values: two are equal where their classes and the arguments
// they were made with are.

// sameExpr tells whether two expression objects are equal.
func (st *site) sameExpr(a, b object.Value) (bool, error) {
	x, okX := object.State[*exprBox](a)
	y, okY := object.State[*exprBox](b)
	if !okX || !okY || a.Type() != b.Type() {
		return false, nil
	}
	if x.bound == nil || y.bound == nil {
		l, r := st.box(a), st.box(b)
		return l == r || x.e != nil && y.e != nil && l.Describe() == r.Describe(), nil
	}
	return st.sameArgs(x.bound, y.bound)
}

func (st *site) sameArgs(a, b []object.Value) (bool, error) {
	if len(a) != len(b) {
		return false, nil
	}
	for i := range a {
		same, err := st.sameArg(a[i], b[i])
		if err != nil || !same {
			return false, err
		}
	}
	return true, nil
}

// sameArg compares two arguments; one left out equals None and False, and output
// fields that belong to no model are equal where their classes are.
func (st *site) sameArg(a, b object.Value) (bool, error) {
	if absent(a) && absent(b) {
		return true, nil
	}
	if absent(a) || absent(b) {
		return false, nil
	}
	f, okF := object.State[*fieldBox](a)
	g, okG := object.State[*fieldBox](b)
	if okF && okG {
		return f == g || f.f.Model == nil && g.f.Model == nil && a.Type() == b.Type(), nil
	}
	if t, ok := a.(*object.Tuple); ok {
		u, ok := b.(*object.Tuple)
		if !ok {
			return false, nil
		}
		return st.sameArgs(t.Elems, u.Elems)
	}
	return object.Equal(st.th, a, b)
}

func absent(v object.Value) bool {
	if d, ok := v.(*object.Dict); ok && d.Len() == 0 {
		return true
	}
	if t, ok := v.(*object.Tuple); ok && len(t.Elems) == 0 {
		return true
	}
	return v == nil || v == object.None || v == object.False
}

// hashExpr is the hash of an expression object.
func (st *site) hashExpr(v object.Value) int64 {
	b, ok := object.State[*exprBox](v)
	if !ok {
		return 0
	}
	name := v.Type().FullName()
	if b.bound == nil {
		if b.e != nil {
			name += b.e.Describe()
		}
		return object.HashString(name)
	}
	for _, a := range b.bound {
		name += st.hashText(a)
	}
	return object.HashString(name)
}

func (st *site) hashText(v object.Value) string {
	switch {
	case absent(v):
		return ";"
	}
	if _, ok := object.State[*fieldBox](v); ok {
		return ";" + v.Type().Name
	}
	return ";" + foreign{st, v}.HostRepr()
}

// deconstruct is the path and the arguments that an expression can be made of
// again.
func (st *site) deconstruct(v object.Value) (object.Value, error) {
	b, ok := object.State[*exprBox](v)
	if !ok {
		return nil, object.AttributeErr(v, "deconstruct")
	}
	path := v.Type().FullName()
	if module, name, _ := strings.Cut(strings.TrimPrefix(path, "django.db.models."), "."); module == "expressions" && strings.Contains(shortNames, " "+name+" ") {
		path = "django.db.models." + name
	}
	pos, kw := b.args.Pos, object.NewDict()
	for _, k := range b.args.Kw {
		kw.SetStr(k.Name, k.Value)
	}
	if b.bound == nil && len(pos) == 0 && len(kw.Items()) == 0 { // the core made it
		if b.parts != nil {
			pos = b.parts.Pos
			for _, k := range b.parts.Kw {
				kw.SetStr(k.Name, k.Value)
			}
		}
		switch e := b.e.(type) {
		case *query.F:
			pos = []object.Value{object.Str(e.Name)}
		case *query.Value:
			x, err := st.toPy(e.V)
			if err != nil {
				return nil, err
			}
			pos = []object.Value{x}
		}
	}
	return object.NewTuple(object.Str(path), object.NewTuple(pos...), kw), nil
}

// madeOf tells what an expression that an operator made can be made with.
func madeOf(v object.Value, kw []object.KwArg, pos ...object.Value) object.Value {
	if b, ok := object.State[*exprBox](v); ok {
		b.parts = &object.Args{Pos: pos, Kw: kw}
	}
	return v
}

// shortNames are the expressions that are told as names of django.db.models.
const shortNames = " F Func Value ExpressionWrapper When Case OrderBy "

// copyExpr is a copy of an expression object.
func (st *site) copyExpr(v object.Value) object.Value {
	inst, ok := v.(*object.Instance)
	if !ok {
		return v
	}
	switch b := inst.Native.(type) {
	case *exprBox:
		c := st.standing(inst, b.e)
		n := *b
		c.Native = &n
		return c
	case *query.Q:
		q := *b
		return object.NewInstance(inst.Type(), &q)
	case *django.Prefetch:
		p := *b
		return object.NewInstance(inst.Type(), &p)
	case *query.FilteredRelation:
		r := *b
		return object.NewInstance(inst.Type(), &r)
	}
	return v
}

// identityMethods compare, hash, copy and take apart expressions.
func (st *site) identityMethods() []object.Method {
	copying := func(th *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
		return st.copyExpr(self), nil
	}
	return []object.Method{
		object.NewMethod("__eq__(other)", func(_ *object.Thread, self object.Value, a []object.Value) (object.Value, error) {
			same, err := st.sameExpr(self, a[0])
			return object.MakeBool(same), err
		}),
		object.NewMethod("__hash__()", func(_ *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
			return object.Int(st.hashExpr(self)), nil
		}),
		object.NewMethod("deconstruct()", func(_ *object.Thread, self object.Value, _ []object.Value) (object.Value, error) {
			return st.deconstruct(self)
		}),
		st.picklesKept(),
		object.NewMethod("__copy__()", copying),
		object.NewMethod("__deepcopy__(memo)", copying),
	}
}
