package builtins

import (
	"strings"

	"github.com/diptych-orm/diptych/python/object"
)

var printArgs = object.MustClinic("print(*, sep=, end=, file=, flush=)")

func init() {
	register(
		raw("print", print_),
		some("input", 0, 1, input),
		named("open", "(file, mode=, buffering=, encoding=, errors=, newline=, closefd=, opener=)", func(th *object.Thread, a []object.Value) (object.Value, error) {
			m, err := th.Import("_files") // in memory, written in Python
			if err != nil {
				return nil, err
			}
			var args object.Args
			for i, name := range []string{"file", "mode", "buffering", "encoding", "errors", "newline", "closefd", "opener"} {
				if a[i] != nil {
					args.Kw = append(args.Kw, object.KwArg{Name: name, Value: a[i]})
				}
			}
			open, err := object.GetAttr(th, m, "open")
			if err != nil {
				return nil, err
			}
			return object.CallArgs(th, open, args)
		}),
		some("help", 0, 1, help),
		some("breakpoint", 0, -1, func(*object.Thread, []object.Value) (object.Value, error) {
			return nil, object.Unsupported("breakpoint()")
		}),
		some("exit", 0, 1, exit), some("quit", 0, 1, exit),
		some("eval", 1, 3, evaluate),
		named("exec", "(source, globals=, locals=, /, *, closure=)", execute),
		named("compile", "(source, filename, mode, flags=, dont_inherit=, optimize=, *, _feature_version=)", compile),
		named("__import__", "(name, globals=, locals=, fromlist=, level=)", importModule),
	)
}

// output returns what print writes to: nil for the run's own stdout.
func output(th *object.Thread) (object.Value, error) {
	sys, ok := th.Modules["sys"]
	if !ok {
		return nil, nil
	}
	v, ok := sys.Dict.GetStr("stdout")
	if !ok {
		return nil, object.Raise(object.RuntimeError, "lost sys.stdout")
	}
	if orig, ok := sys.Dict.GetStr("__stdout__"); ok && orig == v {
		return nil, nil
	}
	return v, nil
}

func text(name string, v object.Value, def string) (string, error) {
	if v == nil || v == object.None {
		return def, nil
	}
	s, ok := object.AsStr(v)
	if !ok {
		return "", object.Raise(object.TypeError, "%s must be None or a string, not %s", name, v.Type().TpName())
	}
	return s, nil
}

func print_(th *object.Thread, args object.Args) (object.Value, error) {
	var file, flush object.Value
	sep, end := " ", "\n"
	if len(args.Kw) > 0 {
		a, err := printArgs.Bind(object.Args{Kw: args.Kw})
		if err != nil {
			return nil, err
		}
		if sep, err = text("sep", a[0], " "); err != nil {
			return nil, err
		}
		if end, err = text("end", a[1], "\n"); err != nil {
			return nil, err
		}
		file, flush = a[2], a[3]
	}
	if file == nil || file == object.None {
		var err error
		if file, err = output(th); err != nil {
			return nil, err
		}
		if file == object.None {
			return object.None, nil
		}
	}
	if file == nil {
		// each argument is written before the next one becomes text, whose str()
		// may do something that is to be seen after it
		for i, v := range args.Pos {
			if i > 0 {
				if err := th.Print(sep); err != nil {
					return nil, err
				}
			}
			s, err := object.ToStr(th, v)
			if err != nil {
				return nil, err
			}
			if err := th.Print(s); err != nil {
				return nil, err
			}
		}
		return object.None, th.Print(end)
	}
	write, err := object.GetAttr(th, file, "write")
	if err != nil {
		return nil, err
	}
	put := func(s string) error {
		_, err := object.Call(th, write, object.Str(s))
		return err
	}
	for i, v := range args.Pos {
		if i > 0 {
			if err := put(sep); err != nil {
				return nil, err
			}
		}
		s, err := object.ToStr(th, v)
		if err != nil {
			return nil, err
		}
		if err := put(s); err != nil {
			return nil, err
		}
	}
	if err := put(end); err != nil {
		return nil, err
	}
	if flush != nil {
		yes, err := object.Truth(th, flush)
		if err != nil {
			return nil, err
		}
		if yes {
			if _, err := object.CallMethod(th, file, "flush"); err != nil {
				return nil, err
			}
		}
	}
	return object.None, nil
}

type answersKey struct{}

// SetAnswers gives input() the lines that it returns, in order.
func SetAnswers(rt *object.Runtime, lines []string) {
	*answers(rt) = lines
}

func answers(rt *object.Runtime) *[]string {
	return rt.Extra(answersKey{}, func() any { return new([]string) }).(*[]string)
}

func input(th *object.Thread, a []object.Value) (object.Value, error) {
	if len(a) > 0 {
		s, err := object.ToStr(th, a[0])
		if err != nil {
			return nil, err
		}
		if err := th.Print(s); err != nil {
			return nil, err
		}
	}
	list := answers(th.Runtime)
	if len(*list) == 0 {
		return nil, object.Raise(object.EOFError, "input() has no answers here: nobody types while the program runs")
	}
	line := (*list)[0]
	*list = (*list)[1:]
	return object.Str(line), nil
}

func help(th *object.Thread, a []object.Value) (object.Value, error) {
	if len(a) == 0 {
		return object.None, th.Print("Type help(object) for help about object.\n")
	}
	if _, isClass := a[0].(*object.Type); isClass || a[0].Type() == object.FunctionType || a[0].Type() == object.MethodType {
		m, err := th.Import("_help")
		if err != nil {
			return nil, err
		}
		v, err := object.CallMethod(th, m, "text", a[0])
		if err != nil {
			return nil, err
		}
		if s, ok := object.AsStr(v); ok {
			return object.None, th.Print(s)
		}
	}
	name, err := object.Repr(th, a[0])
	if err != nil {
		return nil, err
	}
	if n, ok, err := lookup(th, a[0], "__qualname__"); err != nil {
		return nil, err
	} else if s, isStr := object.AsStr(n); ok && isStr {
		name = s
	}
	out := "Help on " + a[0].Type().Name + " " + name + ":\n\n"
	doc, ok, err := lookup(th, a[0], "__doc__")
	if err != nil {
		return nil, err
	}
	if s, isStr := object.AsStr(doc); ok && isStr {
		out += s + "\n"
	}
	return object.None, th.Print(out)
}

func exit(_ *object.Thread, a []object.Value) (object.Value, error) {
	if len(a) == 0 {
		a = []object.Value{object.None}
	}
	return nil, object.NewException(object.SystemExit, a...)
}

// namespaces reads the optional globals and locals of eval() and exec().
func namespaces(th *object.Thread, name string, a []object.Value) (globals, locals *object.Dict, err error) {
	if len(a) > 1 && a[1] != nil && a[1] != object.None {
		d, ok := a[1].(*object.Dict)
		if !ok {
			if name != "eval" {
				return nil, nil, object.Raise(object.TypeError, "%s() globals must be a dict, not %s", name, a[1].Type().TpName())
			}
			if _, mapping := a[1].Type().Lookup("__getitem__"); mapping {
				return nil, nil, object.Raise(object.TypeError, "globals must be a real dict; try eval(expr, {}, mapping)")
			}
			return nil, nil, object.Raise(object.TypeError, "globals must be a dict")
		}
		globals, locals = d, d
	} else {
		if th.Frame == nil {
			return nil, nil, object.Raise(object.SystemError, "%s() without a frame", name)
		}
		globals, locals = th.Frame.Globals, th.Frame.Locals()
	}
	if len(a) > 2 && a[2] != nil && a[2] != object.None {
		d, ok := a[2].(*object.Dict)
		if !ok {
			return nil, nil, object.Unsupported("%s() with locals that are no dict", name)
		}
		locals = d
	}
	return globals, locals, nil
}

func source(name string, v object.Value) (string, error) {
	if s, ok := object.AsStr(v); ok {
		return s, nil
	}
	if b, ok := object.BytesLike(v); ok {
		return b, nil
	}
	return "", object.Raise(object.TypeError, "%s() arg 1 must be a string, bytes or code object", name)
}

func evaluate(th *object.Thread, a []object.Value) (object.Value, error) {
	globals, locals, err := namespaces(th, "eval", a)
	if err != nil {
		return nil, err
	}
	if a[0].Type() == object.CodeType && th.RunCode != nil {
		return th.RunCode(th, a[0], globals, locals)
	}
	src, err := source("eval", a[0])
	if err != nil {
		return nil, err
	}
	if th.Eval == nil {
		return nil, object.Unsupported("eval()")
	}
	return th.Eval(th, strings.TrimLeft(src, " \t"), globals, locals)
}

func execute(th *object.Thread, a []object.Value) (object.Value, error) {
	globals, locals, err := namespaces(th, "exec", a)
	if err != nil {
		return nil, err
	}
	if a[0].Type() == object.CodeType && th.RunCode != nil {
		_, err := th.RunCode(th, a[0], globals, locals)
		return object.None, err
	}
	src, err := source("exec", a[0])
	if err != nil {
		return nil, err
	}
	if th.Exec == nil {
		return nil, object.Unsupported("exec()")
	}
	return object.None, th.Exec(th, src, globals, locals)
}

func compile(th *object.Thread, a []object.Value) (object.Value, error) {
	file, ok := object.AsStr(a[1])
	if !ok {
		return nil, object.Raise(object.TypeError, "expected str, bytes or os.PathLike object, not %s", a[1].Type().TpName())
	}
	mode, ok := object.AsStr(a[2])
	if !ok {
		return nil, object.Raise(object.TypeError, "compile() argument 'mode' must be str, not %s", object.ArgLabel(a[2]))
	}
	flags, err := compileFlags(th, a[3])
	if err != nil {
		return nil, err
	}
	switch {
	case mode == "func_type":
		return nil, object.Unsupported("compile() in mode '%s'", mode)
	case mode != "exec" && mode != "eval" && mode != "single":
		words := "'exec', 'eval' or 'single'"
		if flags&onlyTree != 0 {
			words = "'exec', 'eval', 'single' or 'func_type'"
		}
		return nil, object.Raise(object.ValueError, "compile() mode must be %s", words)
	case th.Compile == nil:
		return nil, object.Unsupported("compile()")
	}
	isTree := tree(th, a[0])
	switch {
	case isTree && flags&onlyTree != 0:
		return a[0], nil
	case isTree:
		return fromAST(th, "_compile", a[:3])
	}
	src, err := source("compile", a[0])
	if err != nil {
		return nil, object.Raise(object.TypeError, "compile() arg 1 must be a string, bytes or AST object")
	}
	if flags&onlyTree != 0 {
		return fromAST(th, "_parse", a[:3])
	}
	return th.Compile(th, src, file, mode)
}

// onlyTree is ast.PyCF_ONLY_AST: the tree of a text is wanted, not its code.
const onlyTree = 0x400

func compileFlags(th *object.Thread, v object.Value) (int64, error) {
	if v == nil {
		return 0, nil
	}
	return object.Index(th, v)
}

// tree reports whether v is a tree of the module ast.
func tree(th *object.Thread, v object.Value) bool {
	m := th.Modules["ast"]
	if m == nil {
		return false
	}
	cls, _ := m.Dict.GetStr("AST")
	t, ok := cls.(*object.Type)
	return ok && v.Type().IsSubclass(t)
}

func fromAST(th *object.Thread, name string, a []object.Value) (object.Value, error) {
	f, err := th.ImportFrom("ast", name)
	if err != nil {
		return nil, err
	}
	return object.Call(th, f, a...)
}

func importModule(th *object.Thread, a []object.Value) (object.Value, error) {
	name, ok := object.AsStr(a[0])
	if !ok {
		return nil, object.Raise(object.TypeError, "__import__() argument 1 must be str, not %s", object.ArgLabel(a[0]))
	}
	m, err := th.Import(name)
	if err != nil {
		return nil, err
	}
	if a[3] != nil {
		if from, err := object.Truth(th, a[3]); err != nil || from {
			return m, err
		}
	}
	top, _, _ := strings.Cut(name, ".")
	return th.Import(top)
}
