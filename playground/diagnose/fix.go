package diagnose

import (
	"maps"
	"slices"
	"strings"

	"github.com/diptych-orm/diptych/orm/trace"
	"github.com/diptych-orm/diptych/python/syntax"
)

// step is one relation on the way from the objects of a loop to what is fetched.
type step struct{ class, name string }

// fetchTogether changes the query whose objects a loop goes through so that it
// brings the relation along.
func (w *Watch) fetchTogether(r *repeated, l *loop) []trace.Fix {
	steps := w.path(r, l)
	if steps == nil {
		return nil
	}
	if w.dialect == "django" {
		return w.djangoFix(l, steps)
	}
	return w.alchemyFix(l, steps)
}

// path is the way from the loop's variable to the relation.
func (w *Watch) path(r *repeated, l *loop) []step {
	rel := r.relation
	direct := []step{{rel.Class, rel.Relation}}
	var names []string
	l.src.look(l, r.place, func(e syntax.Expr) {
		a, ok := e.(*syntax.Attribute)
		if !ok || a.Attr != rel.Relation || names != nil {
			return
		}
		if root, list := chain(a); root == l.target && root != "" {
			names = list
		}
	})
	if len(names) < 2 {
		return direct
	}
	for _, class := range w.classes() { // the class from which the names lead to the relation's
		steps, at := []step(nil), class
		for _, n := range names {
			f, ok := w.field(at, n)
			if !ok || f.Target == "" {
				break
			}
			steps = append(steps, step{at, n})
			at = f.Target
		}
		if len(steps) == len(names) && steps[len(steps)-1].class == rel.Class {
			return steps
		}
	}
	return direct
}

func (w *Watch) classes() []string { return slices.Sorted(maps.Keys(w.models)) }

// look visits the expressions inside a loop that stand in a line; none where the
// line is another file's.
func (s *source) look(l *loop, at place, visit func(syntax.Expr)) {
	if at.file != s.name {
		return
	}
	line := at.line
	in := func(e syntax.Expr) {
		each(e, func(x syntax.Expr) {
			if p := x.Pos(); int(p.Line) <= line && line <= int(p.EndLine) {
				visit(x)
			}
		})
	}
	if l.comp != nil {
		in(l.comp)
		return
	}
	var walk func([]syntax.Stmt)
	walk = func(list []syntax.Stmt) {
		for _, st := range list {
			for _, e := range expressions(st) {
				if e != nil {
					in(e)
				}
			}
			for _, b := range blocks(st) {
				walk(b)
			}
		}
	}
	walk(l.body)
}

// chain takes name.a.b apart; root is empty for anything else.
func chain(e syntax.Expr) (root string, names []string) {
	for {
		switch x := e.(type) {
		case *syntax.Attribute:
			names = append([]string{x.Attr}, names...)
			e = x.Value
			continue
		case *syntax.Name:
			return x.ID, names
		}
		return "", nil
	}
}

// passing are built-in functions that hand on the objects of their argument.
var passing = map[string]bool{"list": true, "tuple": true, "sorted": true, "enumerate": true, "reversed": true, "set": true, "iter": true}

// given is the expression behind a name or a built-in function around it.
func (s *source) given(e syntax.Expr, fn *function, line int) syntax.Expr {
	for range 10 {
		switch x := e.(type) {
		case *syntax.Name:
			v := s.assigned(x.ID, line, fn)
			if v == nil {
				return nil
			}
			e, line = v, int(v.Pos().Line)
			continue
		case *syntax.Call:
			if n, ok := x.Func.(*syntax.Name); ok && passing[n.ID] && len(x.Args) > 0 {
				e = x.Args[0]
				continue
			}
		case *syntax.Await:
			e = x.Value
			continue
		}
		return e
	}
	return nil
}

func insert(at *syntax.Position, text string) trace.Edit {
	return trace.Edit{Line: int(at.EndLine), Col: int(at.EndCol), EndLine: int(at.EndLine), EndCol: int(at.EndCol), Text: text}
}

func (w *Watch) many(s step) bool {
	f, ok := w.field(s.class, s.name)
	return ok && strings.HasSuffix(f.Kind, "to many")
}

func (w *Watch) djangoFix(l *loop, steps []step) []trace.Fix {
	e := l.src.given(l.iter, l.fn, l.line)
	if e == nil {
		return nil
	}
	for {
		if sub, ok := e.(*syntax.Subscript); ok { // a slice of a QuerySet
			e = l.src.given(sub.Value, l.fn, l.line)
			continue
		}
		c, ok := e.(*syntax.Call)
		if !ok {
			return nil
		}
		a, ok := c.Func.(*syntax.Attribute)
		if !ok {
			return nil
		}
		if a.Attr == "iterator" {
			e = l.src.given(a.Value, l.fn, l.line)
			continue
		}
		break
	}
	if !queryset(e) {
		return nil
	}
	names := make([]string, len(steps))
	method := "select_related"
	for i, s := range steps {
		names[i] = s.name
		if w.many(s) {
			method = "prefetch_related"
		}
	}
	return []trace.Fix{{Label: method, File: l.src.name, Edits: []trace.Edit{insert(e.Pos(), "."+method+`("`+strings.Join(names, "__")+`")`)}}}
}

// queryset tells whether a call looks like one that gives a QuerySet.
func queryset(e syntax.Expr) bool {
	known := map[string]bool{"all": true, "filter": true, "exclude": true, "order_by": true, "annotate": true, "distinct": true, "reverse": true,
		"select_related": true, "prefetch_related": true, "only": true, "defer": true, "using": true, "get_queryset": true}
	c, ok := e.(*syntax.Call)
	if !ok {
		return false
	}
	a, ok := c.Func.(*syntax.Attribute)
	return ok && known[a.Attr]
}

func (w *Watch) alchemyFix(l *loop, steps []step) []trace.Fix {
	at := w.statementOf(l.iter, l)
	for range 4 {
		if at != nil {
			break
		}
		// the loop goes through a relationship of an outer loop's object
		root, names := chain(l.iter)
		outer := l.src.target(root, l.line, l)
		if root == "" || len(names) != 1 || outer == nil {
			return nil
		}
		owner := ""
		for _, class := range w.classes() {
			if f, ok := w.field(class, names[0]); ok && f.Target == steps[0].class {
				owner = class
			}
		}
		if owner == "" {
			return nil
		}
		steps, l = append([]step{{owner, names[0]}}, steps...), outer
		at = w.statementOf(l.iter, l)
	}
	if at == nil {
		return nil
	}
	text, label := "", ""
	var need []string
	for i, s := range steps {
		loader := "joinedload"
		if w.many(s) {
			loader = "selectinload"
		}
		if i > 0 {
			text += "."
		}
		text += loader + "(" + s.class + "." + s.name + ")"
		label = loader
		need = append(need, loader)
	}
	edits := append(l.src.importing(need), insert(at, ".options("+text+")"))
	return []trace.Fix{{Label: label, File: l.src.name, Edits: edits}}
}

// statementOf finds the end of the select() or query() whose objects an
// expression brings.
func (w *Watch) statementOf(e syntax.Expr, l *loop) *syntax.Position {
	e = l.src.given(e, l.fn, l.line)
	for e != nil {
		c, ok := e.(*syntax.Call)
		if !ok {
			return nil
		}
		if selects(c) {
			return c.Pos()
		}
		a, ok := c.Func.(*syntax.Attribute)
		if !ok {
			return nil
		}
		switch a.Attr {
		case "scalars", "execute":
			if len(c.Args) == 0 { // .scalars() of a result
				break
			}
			if arg, ok := l.src.given(c.Args[0], l.fn, l.line).(*syntax.Call); ok && selects(arg) {
				return arg.Pos()
			}
			return nil
		case "all", "unique", "partitions", "yield_per":
			if inner, ok := a.Value.(*syntax.Call); ok && lastName(root(inner)) == "query" {
				return inner.Pos()
			}
		default:
			if lastName(root(c)) == "query" { // session.query(…) as it is
				return c.Pos()
			}
		}
		e = l.src.given(a.Value, l.fn, l.line)
	}
	return nil
}

// selects tells whether a chain of calls begins with select().
func selects(c *syntax.Call) bool {
	n, ok := root(c).Func.(*syntax.Name)
	return ok && n.ID == "select"
}

// root is the first call of a chain: x(…) of x(…).y(…).z(…).
func root(c *syntax.Call) *syntax.Call {
	for {
		a, ok := c.Func.(*syntax.Attribute)
		if !ok {
			return c
		}
		inner, ok := a.Value.(*syntax.Call)
		if !ok {
			return c
		}
		c = inner
	}
}

// imports are the edits that import loader functions from sqlalchemy.orm.
func (s *source) importing(need []string) []trace.Edit {
	var missing []string
	var last *syntax.ImportFrom
	have := map[string]bool{}
	for _, im := range s.imports {
		if im.Module != "sqlalchemy.orm" {
			continue
		}
		last = im
		for _, n := range im.Names {
			have[n.Bound()] = true
			if n.Name == "*" {
				return nil
			}
		}
	}
	for _, n := range need {
		if !have[n] {
			have[n] = true
			missing = append(missing, n)
		}
	}
	if missing == nil {
		return nil
	}
	list := strings.Join(missing, ", ")
	if last != nil {
		return []trace.Edit{insert(last.Names[len(last.Names)-1].Pos(), ", "+list)}
	}
	if len(s.imports) > 0 {
		at := s.imports[0].Pos()
		return []trace.Edit{{Line: int(at.Line), Col: int(at.Col), EndLine: int(at.Line), EndCol: int(at.Col), Text: "from sqlalchemy.orm import " + list + "\n"}}
	}
	return nil
}

// orderFirst orders a sliced QuerySet or a limited select() by its key.
func (w *Watch) orderFirst(p place) []trace.Fix {
	src, line := w.source(p.file), p.line
	src.parse()
	if src.tree == nil {
		return nil
	}
	var at *syntax.Position
	text := ""
	src.each(func(st syntax.Stmt) {
		for _, e := range expressions(st) {
			each(e, func(x syntax.Expr) {
				if p := x.Pos(); at != nil || int(p.Line) > line || line > int(p.EndLine) {
					return
				}
				switch x := x.(type) {
				case *syntax.Subscript:
					if _, sliced := x.Index.(*syntax.Slice); sliced && w.dialect == "django" && queryset(src.given(x.Value, src.function(line), line)) {
						at, text = x.Value.Pos(), `.order_by("pk")`
					}
				case *syntax.Call:
					a, ok := x.Func.(*syntax.Attribute)
					if !ok || a.Attr != "limit" || w.dialect != "sqlalchemy" {
						return
					}
					inner, ok := a.Value.(*syntax.Call)
					if !ok || !selects(inner) {
						return
					}
					if key := w.key(root(inner)); key != "" {
						at, text = inner.Pos(), ".order_by("+key+")"
					}
				}
			})
		}
	})
	if at == nil {
		return nil
	}
	return []trace.Fix{{Label: "order_by", File: src.name, Edits: []trace.Edit{insert(at, text)}}}
}

// key is the first column of the class that a select() names: a mapped class
// begins with its key.
func (w *Watch) key(sel *syntax.Call) string {
	if len(sel.Args) == 0 {
		return ""
	}
	name := ""
	switch x := sel.Args[0].(type) {
	case *syntax.Name:
		name = x.ID
	case *syntax.Attribute:
		name = lastName(x.Value)
	}
	for _, f := range w.models[name].Fields {
		if f.Column != "" {
			return name + "." + f.Name
		}
	}
	return ""
}
