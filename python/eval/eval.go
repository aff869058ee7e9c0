// Package eval runs Python code: it compiles a resolved tree once into nodes
// whose names are slots, cells and remembered places in dictionaries, and
// evaluates those.
//
// It promises: behaviour, messages and tracebacks are CPython 3.11's; a Python
// exception is a Go error and never a panic; a limit of the run ends it at the
// next loop turn or call, past every except and finally; when a run has ended
// and Finish was called, nothing of it is left running.
package eval

import (
	"strings"
	"sync"

	"github.com/diptych-orm/diptych/python/object"
	"github.com/diptych-orm/diptych/python/resolve"
	"github.com/diptych-orm/diptych/python/syntax"
)

// Install makes rt able to run source modules and to evaluate expressions.
func Install(rt *object.Runtime) {
	rt.Source = RunModule
	rt.CallFunction = func(th *object.Thread, fn object.Value, args object.Args) (v object.Value, done bool, err error) {
		p, ok := fn.(*Function)
		if !ok {
			return nil, false, nil
		}
		v, err = p.Call(th, args)
		return v, true, err
	}
	rt.Eval = EvalString
	rt.Exec = ExecString
	rt.Compile = compileString
	rt.RunCode = runCodeObject
	rt.AsyncGenerators = func() []object.Value {
		st, ok := rt.Evaluator.(*state)
		if !ok {
			return nil
		}
		var out []object.Value
		for _, g := range st.openInOrder() {
			if g.kind == asyncGen {
				out = append(out, g)
			}
		}
		return out
	}
	rt.RegisterModule("__future__", futureModule)
	rt.RegisterModule("_ast", treeModule)
}

// Exec runs src as the module __main__ from the file that rt.MainFile names, in
// a namespace of its own. The error is an *object.Exception, which FormatException
// shows, or an *object.LimitError. Call Finish afterwards in every case.
func Exec(th *object.Thread, src []byte) error {
	m := object.NewModule("__main__")
	th.AddModule("__main__", m)
	return RunModule(th, m, th.MainFile, string(src))
}

// RunModule runs src as the body of m.
func RunModule(th *object.Thread, m *object.Module, file, src string) error {
	var k *code
	var err error
	if strings.HasPrefix(file, object.LibraryFile) {
		k, err = compileLibrary(file, []byte(src), false, true)
	} else {
		k, err = compileSource(th.Check, file, []byte(src), false, true)
	}
	if err == nil {
		err = k.issue(th)
	}
	if err != nil {
		return err
	}
	if _, ok := m.Dict.GetStr("__file__"); !ok {
		m.Dict.SetStr("__file__", object.Str(file))
	}
	_, err = runCode(th, k, m.Dict, nil)
	return err
}

// runCode runs the code of a module or expression. locals, where it is another
// dict than globals, holds the names of its own.
func runCode(th *object.Thread, k *code, globals, locals *object.Dict) (object.Value, error) {
	if _, ok := globals.GetStr("__builtins__"); !ok {
		if m, ok := th.Modules["builtins"]; ok {
			globals.SetStr("__builtins__", m)
		}
	}
	f := stateOf(th).newFrame(th, k, globals)
	f.Kept = true
	if locals != nil && (locals != globals || k.odd) {
		f.ns = locals
	}
	if k.doc != nil {
		if locals == nil {
			locals = globals
		}
		locals.SetStr("__doc__", k.doc)
	}
	if k.scope.Annotations {
		if _, err := f.annotations(); err != nil {
			return nil, err
		}
	}
	return f.run()
}

// EvalString evaluates an expression, as eval() does. locals may be nil.
func EvalString(th *object.Thread, src string, globals, locals *object.Dict) (object.Value, error) {
	k, err := compileExpr(th.Check, src, "<string>", locals != nil && locals != globals)
	if err == nil {
		err = k.issue(th)
	}
	if err != nil {
		return nil, err
	}
	k.Positions.Source = nil // CPython has no text for it either
	return runCode(th, k, globals, locals)
}

// compileExpr compiles an expression so that running it returns its value.
func compileExpr(watch func() error, src, file string, odd bool) (_ *code, err error) {
	defer stopped(&err)
	e, source, err := syntax.ParseExpr(file, []byte(src), watch)
	if err != nil {
		return nil, syntaxError(err)
	}
	return compileValue(e, source, file, odd)
}

func compileValue(e syntax.Expr, source *syntax.Source, file string, odd bool) (*code, error) {
	m := &syntax.Module{Body: []syntax.Stmt{&syntax.ExprStmt{Position: *e.Pos(), Value: e}}, Source: source}
	if err := resolve.Module(m); err != nil {
		return nil, syntaxError(err)
	}
	m.Body[0] = &syntax.Return{Position: *e.Pos(), Value: e} // resolved: there return would be an error
	return compileResolved(m, file, odd)
}

// compileString is compile(): the code works in any namespace.
func compileString(th *object.Thread, src, file, mode string) (object.Value, error) {
	var k *code
	var err error
	switch mode {
	case "eval":
		k, err = compileExpr(th.Check, src, file, true)
	case "single":
		k, err = compileSingle(th.Check, src, file)
	default:
		k, err = compileSource(th.Check, file, []byte(src), true, false)
	}
	if err == nil {
		err = k.issue(th)
	}
	if err != nil {
		return nil, err
	}
	k.Positions.Source = nil // the text is not the file's
	return &codeObject{k}, nil
}

// runCodeObject is exec() and eval() of a code object.
func runCodeObject(th *object.Thread, v object.Value, globals, locals *object.Dict) (object.Value, error) {
	c, ok := v.(*codeObject)
	if !ok {
		return nil, object.Raise(object.TypeError, "expected code, got %s", v.Type().TpName())
	}
	if len(c.c.scope.Free) > 0 {
		return nil, object.Raise(object.TypeError, "code object passed to exec() may not contain free variables")
	}
	if !c.c.module {
		return nil, object.Unsupported("running the code object of a function")
	}
	if locals == nil {
		locals = globals
	}
	return runCode(th, c.c, globals, locals)
}

// ExecString runs statements, as exec() does. locals may be nil.
func ExecString(th *object.Thread, src string, globals, locals *object.Dict) error {
	k, err := compileSource(th.Check, "<string>", []byte(src), locals != nil && locals != globals, false)
	if err == nil {
		err = k.issue(th)
	}
	if err != nil {
		return err
	}
	k.Positions.Source = nil // CPython has no text for it either
	_, err = runCode(th, k, globals, locals)
	return err
}

// watch is asked while it goes on: reading a long text takes a while.
func compileSource(watch func() error, file string, src []byte, odd, isFile bool) (_ *code, err error) {
	defer stopped(&err)
	m, err := syntax.ParseWatched(file, src, watch)
	if err != nil {
		if e, ok := err.(*syntax.Error); ok && e.Lexical && !isFile && e.Type == "SyntaxError" && !strings.HasPrefix(e.Msg, "f-string") {
			e.Text = strings.TrimSuffix(e.Text, "\n")
		}
		return nil, syntaxError(err)
	}
	m.Source.Virtual = !isFile
	return compileTree(m, file, odd)
}

// stopped makes an error of what a text's reading was stopped with.
func stopped(err *error) {
	switch r := recover().(type) {
	case nil:
	case syntax.Stopped:
		*err = r.Err
	default:
		panic(r)
	}
}

// libraries keeps the resolved trees of library modules by their text: they are
// the same in every run of a process, and reading them again takes most of the
// time of an import. Code is compiled for each run anew, as it caches what it meets.
var libraries sync.Map

// compileLibrary is compileSource for a library module.
func compileLibrary(file string, src []byte, odd, isFile bool) (*code, error) {
	key := file + "\n" + string(src)
	if m, ok := libraries.Load(key); ok {
		return compileResolved(m.(*syntax.Module), file, odd)
	}
	m, err := syntax.Parse(file, src)
	if err != nil {
		return nil, syntaxError(err)
	}
	m.Source.Virtual = !isFile
	if err := resolve.Module(m); err != nil {
		return nil, syntaxError(err)
	}
	libraries.Store(key, m)
	return compileResolved(m, file, odd)
}

func compileTree(m *syntax.Module, file string, odd bool) (*code, error) {
	if err := resolve.Module(m); err != nil {
		return nil, syntaxError(err)
	}
	return compileResolved(m, file, odd)
}

func compileResolved(m *syntax.Module, file string, odd bool) (*code, error) {
	k, err := compileModule(m, file, odd)
	if k != nil {
		k.odd = odd
	}
	if u, ok := err.(*unsupported); ok {
		u.Exception.AddTraceback(&object.Frame{Code: &k.Code, At: u.at})
		return nil, u.Exception
	}
	return k, err
}

// syntaxError makes the Python exception of a *syntax.Error.
func syntaxError(err error) error {
	e, ok := err.(*syntax.Error)
	if !ok {
		return object.Raise(object.SystemError, "%v", err)
	}
	cls := object.SyntaxError
	switch e.Type {
	case "IndentationError":
		cls = object.IndentationError
	case "TabError":
		cls = object.TabError
	case "RecursionError":
		return object.Raise(object.RecursionError, "%s", e.Msg)
	}
	int_ := func(n int) object.Value { return object.Int(n) }
	var text object.Value = object.None
	if e.HasText {
		text = object.Str(e.Text)
	}
	where := object.NewTuple(object.Str(e.File), int_(e.Line), int_(e.Col), text, int_(e.EndLine), int_(e.EndCol))
	x := object.NewException(cls, object.Str(e.Msg), where)
	x.Native = object.SyntaxDetail{File: e.File, Line: e.Line, Col: e.Col, EndLine: e.EndLine, EndCol: e.EndCol, Text: e.Text, HasLine: true}
	return x
}

// FormatException is object.FormatException.
func FormatException(th *object.Thread, err error) string { return object.FormatException(th, err) }
