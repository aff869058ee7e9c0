package lib

import (
	"slices"

	"github.com/diptych-orm/diptych/python/object"
)

// exitCall is a function to call when the run ends.
type exitCall struct {
	fn   val
	args object.Args
}

// loadAtexit makes the module atexit. What is registered last is called first.
func loadAtexit(th *thread) (*object.Module, error) {
	m := object.NewModule("atexit")
	var calls []exitCall
	run := func(th *thread) error {
		for len(calls) > 0 {
			c := calls[len(calls)-1]
			calls = calls[:len(calls)-1]
			_, err := object.CallArgs(th, c.fn, c.args)
			if exc, raised := err.(*object.Exception); raised {
				err = th.Unraisable(exc, "in atexit callback", c.fn)
			}
			if err != nil {
				return err
			}
		}
		return nil
	}
	th.AtExit(run)
	m.Set("register", object.NewBuiltin("register", func(_ *thread, args object.Args) (val, error) {
		if len(args.Pos) == 0 {
			return nil, object.Raise(object.TypeError, "register() takes at least 1 argument (0 given)")
		}
		if !object.IsCallable(args.Pos[0]) {
			return nil, object.Raise(object.TypeError, "the first argument must be callable")
		}
		calls = append(calls, exitCall{args.Pos[0], object.Args{Pos: slices.Clone(args.Pos[1:]), Kw: slices.Clone(args.Kw)}})
		return args.Pos[0], nil
	}))
	positional(m, "unregister", 1, 1, func(th *thread, a []val) (val, error) {
		var kept []exitCall
		for _, c := range calls {
			same, err := object.Equal(th, c.fn, a[0])
			if err != nil {
				return nil, err
			}
			if !same {
				kept = append(kept, c)
			}
		}
		calls = kept
		return object.None, nil
	})
	positional(m, "_run_exitfuncs", 0, 0, func(th *thread, _ []val) (val, error) { return object.None, run(th) })
	return m, nil
}
