package object

// With runs body between __enter__ and __exit__ of cm, as a with statement does.
// body receives what __enter__ returned; its exception is lost where __exit__
// returns something true.
func With(th *Thread, cm Value, body func(entered Value) error) error {
	entered, err := CallMethod(th, cm, "__enter__")
	if err != nil {
		return err
	}
	err = body(entered)
	if err == nil {
		_, err = CallMethod(th, cm, "__exit__", None, None, None)
		return err
	}
	raised, ok := err.(*Exception)
	if !ok {
		return err
	}
	var tb Value = None
	if raised.Traceback != nil {
		tb = raised.Traceback
	}
	swallow, err := CallMethod(th, cm, "__exit__", raised.Type(), raised, tb)
	if err != nil {
		return err
	}
	if ok, err := Truth(th, swallow); ok || err != nil {
		return err
	}
	return raised
}
