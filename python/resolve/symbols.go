package resolve

import (
	"fmt"
	"strings"

	"github.com/diptych-orm/diptych/python/syntax"
)

// flags say how a name is used in a block.
type flags uint16

const (
	used flags = 1 << iota
	assigned
	parameter
	declaredGlobal
	declaredNonlocal
	annotated
	imported
	compTarget // target of a comprehension's own "for"
)

// symbol is a name in one block.
type symbol struct {
	name  string
	flags flags
	order int
	// kind is decided by analyse.
	kind syntax.BindingKind
	// captured is set on a local that an inner block uses.
	captured bool
	index    int32
	at       syntax.Position // of the global or nonlocal statement
}

// block is a scope while it is being worked out.
type block struct {
	scope    *syntax.Scope
	parent   *block
	children []*block
	symbols  map[string]*symbol
	ordered  []*symbol
	node     *syntax.Position
	class    string // the innermost class's name, for mangling
	params   []*symbol
	// async is set in async def, and in a comprehension that awaits.
	async bool
	// loops counts the loops around the current statement, starTry the except*
	// blocks since the innermost of them, and starLoops those outside of it.
	loops     int
	starTry   int
	starLoops int
	// inIter counts the comprehension iterables around the current expression.
	inIter int
	// returns is the first return with a value in an async def.
	returns *syntax.Position
}

func (b *block) isFunction() bool {
	return b.scope.Kind == syntax.FunctionScope || b.scope.Kind == syntax.LambdaScope || b.scope.Kind == syntax.CompScope
}

func (b *block) add(name string, f flags) *symbol {
	s := b.symbols[name]
	if s == nil {
		s = &symbol{name: name, order: len(b.ordered)}
		b.symbols[name] = s
		b.ordered = append(b.ordered, s)
	}
	s.flags |= f
	return s
}

// mangle turns a private name of a class into its public form.
func mangle(class, name string) string {
	if class == "" || !strings.HasPrefix(name, "__") || strings.HasSuffix(name, "__") || strings.Contains(name, ".") {
		return name
	}
	class = strings.TrimLeft(class, "_")
	if class == "" {
		return name
	}
	return "_" + class + name
}

// failure carries an error out of the walk; Module recovers it.
type failure struct{ err *syntax.Error }

func (r *resolver) fail(at *syntax.Position, format string, args ...any) {
	panic(failure{r.makeError(at, format, args...)})
}

// failFuture raises an error that has a start but no end.
func (r *resolver) failFuture(at *syntax.Position, format string, args ...any) {
	e := r.makeError(at, format, args...)
	e.EndCol = 0
	panic(failure{e})
}

// failLater is for the errors that CPython finds while compiling: those of its
// symbol table, anywhere in the file, come first.
func (r *resolver) failLater(at *syntax.Position, format string, args ...any) {
	if r.later == nil {
		r.later = r.makeError(at, format, args...)
	}
}

func (r *resolver) makeError(at *syntax.Position, format string, args ...any) *syntax.Error {
	src := r.module.Source
	e := &syntax.Error{Type: "SyntaxError", Msg: fmt.Sprintf(format, args...), File: src.Name,
		Line: int(at.Line), EndLine: int(at.EndLine)}
	if !src.Virtual {
		e.HasText, e.Text = true, src.Line(int(at.Line))+"\n"
	}
	// These columns are not turned into characters in CPython.
	e.Col, e.EndCol = int(at.Col)+1, int(at.EndCol)+1
	return e
}
