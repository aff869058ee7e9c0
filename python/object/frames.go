package object

// FrameObject is a frame as Python code sees it (sys._getframe, tb_frame).
type FrameObject struct{ F *Frame }

// NewFrameObject returns the object of f and keeps f from being used again.
func NewFrameObject(f *Frame) *FrameObject {
	f.Kept = true
	return &FrameObject{f}
}

func (*FrameObject) Type() *Type { return FrameType }

func init() {
	frame := func(v Value) *Frame { return v.(*FrameObject).F }
	FrameType.Extend(ClassSpec{Attrs: []Attr{
		{Name: "f_back", Get: func(_ *Thread, v Value) (Value, error) {
			if p := frame(v).Parent; p != nil {
				return NewFrameObject(p), nil
			}
			return None, nil
		}},
		{Name: "f_lineno", Get: func(_ *Thread, v Value) (Value, error) { return Int(frame(v).Line()), nil }},
		{Name: "f_globals", Get: func(_ *Thread, v Value) (Value, error) { return frame(v).Globals, nil }},
		{Name: "f_locals", Get: func(_ *Thread, v Value) (Value, error) { return frame(v).Locals(), nil }},
		{Name: "f_builtins", Get: func(th *Thread, v Value) (Value, error) { return th.Builtins, nil }},
		{Name: "f_code", Get: func(_ *Thread, v Value) (Value, error) {
			if b := frame(v).Body; b != nil {
				return b.CodeObject(), nil
			}
			return None, nil
		}},
	}})
	tb := func(v Value) *Traceback { return v.(*Traceback) }
	TracebackType.Extend(ClassSpec{Attrs: []Attr{
		{Name: "tb_next", Get: func(_ *Thread, v Value) (Value, error) {
			if n := tb(v).Next; n != nil {
				return n, nil
			}
			return None, nil
		}},
		{Name: "tb_lineno", Get: func(_ *Thread, v Value) (Value, error) { return Int(tb(v).Pos().Line), nil }},
		{Name: "tb_frame", Get: func(_ *Thread, v Value) (Value, error) {
			if f := tb(v).Frame; f != nil {
				return NewFrameObject(f), nil
			}
			return None, nil
		}},
	}})
}
