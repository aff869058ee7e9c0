package page

import "github.com/maxence-charriere/go-app/v10/pkg/app"

// A bridge is the JavaScript object of web/client/bridge.js.
type bridge struct{ value app.Value }

// call calls a method. A browser's exception must not end the program: the
// bridge's methods catch what they can expect, and what is left is logged.
func (b bridge) call(method string, args ...any) (result app.Value) {
	defer func() {
		if err := recover(); err != nil {
			app.Log("bridge:", method, err)
		}
	}()
	return b.value.Call(method, args...)
}

// text calls a method that returns a string.
func (b bridge) text(method string, args ...any) string {
	v := b.call(method, args...)
	if v == nil || v.Type() != app.TypeString {
		return ""
	}
	return v.String()
}

func (b bridge) is(method string, args ...any) bool {
	v := b.call(method, args...)
	return v != nil && v.Truthy()
}

// fn makes a function that JavaScript may call for as long as the page lives.
func fn(f func(args []app.Value)) app.Func {
	return app.FuncOf(func(_ app.Value, args []app.Value) any {
		f(args)
		return nil
	})
}

// once makes a function that lets itself go after its first call.
func once(f func(args []app.Value)) app.Func {
	var self app.Func
	self = app.FuncOf(func(_ app.Value, args []app.Value) any {
		f(args)
		self.Release()
		return nil
	})
	return self
}
