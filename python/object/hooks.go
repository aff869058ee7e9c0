package object

// Uncaught tells of an exception that nobody caught as the interpreter does: it
// asks sys.excepthook where the program put one of its own. text is what the
// interpreter prints itself. An error is how the run ends instead: by a limit,
// or by the SystemExit of a hook.
func (th *Thread) Uncaught(exc *Exception) (text string, err error) {
	sys := th.Modules["sys"]
	if sys == nil {
		return FormatException(th, exc), nil
	}
	var tb Value = None
	if exc.Traceback != nil {
		tb = exc.Traceback
	}
	sys.Set("last_type", exc.Type())
	sys.Set("last_value", exc)
	sys.Set("last_traceback", tb)
	hook, ok := sys.Dict.GetStr("excepthook")
	if !ok {
		return "sys.excepthook is missing\n" + FormatException(th, exc), nil
	}
	if b, ok := hook.(*Builtin); ok && b.Module == "sys" {
		return FormatException(th, exc), nil
	}
	_, err = Call(th, hook, exc.Type(), exc, tb)
	failed, raised := err.(*Exception)
	if !raised || failed.Type().IsSubclass(SystemExit) {
		return "", err
	}
	return "Error in sys.excepthook:\n" + FormatException(th, failed) + "\nOriginal exception was:\n" + FormatException(th, exc), nil
}

// Unraisable tells sys.unraisablehook of an error that no code is there to catch;
// what says where it came up: in the call of an object. An error is a limit's.
func (th *Thread) Unraisable(exc *Exception, what string, object Value) error {
	m, err := th.Import("_hooks")
	if err == nil {
		_, err = CallMethod(th, m, "unraisable", exc, Str(what), object)
	}
	return err
}
