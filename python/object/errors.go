package object

import "fmt"

// Exception is an instance of BaseException or of a subclass, and a Go error, so
// that raising is returning it.
type Exception struct {
	Header
	Args *Tuple
	// Cause is __cause__ (raise … from), Context is __context__ (raised while
	// handling another); nil where there is none.
	Cause, Context  *Exception
	SuppressContext bool
	Traceback       *Traceback
	// Native holds the details of special kinds (SyntaxDetail) or a binding's.
	Native any
}

func (e *Exception) Type() *Type { return e.cls }

// Error returns the line that ends a traceback, for Go's eyes; it does not run
// Python code.
func (e *Exception) Error() string {
	if len(e.Args.Elems) == 0 {
		return e.cls.Name
	}
	if s, ok := AsStr(e.Args.Elems[0]); ok {
		return e.cls.Name + ": " + s
	}
	return e.cls.Name
}

// Traceback is one frame that an exception passed through, outermost first.
type Traceback struct {
	Next  *Traceback
	Code  *Code
	At    int32 // the range in Code.Positions
	Frame *Frame
}

// Pos returns the source range that ran when the exception passed.
func (t *Traceback) Pos() Pos { return t.Code.At(t.At) }

func (*Traceback) Type() *Type { return TracebackType }

// AddTraceback puts the frame and its current position before what the exception
// has passed through so far. The evaluator calls it once a frame, as the
// exception leaves it or is caught in it.
func (e *Exception) AddTraceback(f *Frame) {
	f.Kept = true
	e.Traceback = &Traceback{Next: e.Traceback, Code: f.Code, At: f.At, Frame: f}
}

// SyntaxDetail is kept in the Native field of a SyntaxError: where it is and the
// text of the line. Columns are from 1 in characters; 0 means unknown.
type SyntaxDetail struct {
	File                       string
	Line, Col, EndLine, EndCol int
	Text                       string
	HasLine                    bool // Line is known where it is 0
}

// NewException returns an instance of cls (a subclass of BaseException) with the
// given args, without running __init__.
//
//go:noinline
func NewException(cls *Type, args ...Value) *Exception {
	if len(args) == 1 { // most often: one piece of memory for all
		p := &struct {
			Exception
			args Tuple
			elem [1]Value
		}{}
		p.elem[0] = args[0]
		p.args.Elems = p.elem[:]
		p.Args, p.cls = &p.args, cls
		return &p.Exception
	}
	// the arguments of a call are used again for the next one
	e := &Exception{Args: NewTuple(append([]Value(nil), args...)...)}
	e.cls = cls
	return e
}

// Raise returns an exception of the class with a formatted message as its only
// argument (no argument for an empty message).
func Raise(cls *Type, format string, args ...any) error {
	if format == "" {
		return NewException(cls)
	}
	return NewException(cls, Str(fmt.Sprintf(format, args...)))
}

// AsException returns err as an exception of cls or a subclass.
//
//go:noinline
func AsException(err error, cls *Type) (*Exception, bool) {
	e, ok := err.(*Exception)
	if !ok || !e.cls.IsSubclass(cls) {
		return nil, false
	}
	return e, true
}

// Unsupported returns the error for a feature that Diptych does not have yet:
// NotImplementedError with "Diptych does not support … yet".
func Unsupported(feature string, args ...any) error {
	return Raise(NotImplementedError, "Diptych does not support %s yet", fmt.Sprintf(feature, args...))
}

// AttributeErr returns the AttributeError for a missing attribute, with name and
// obj set, so that a traceback can suggest a similar name.
func AttributeErr(o Value, name string) error {
	var e *Exception
	switch x := o.(type) {
	case *Type:
		e = Raise(AttributeError, "type object '%s' has no attribute '%s'", x.TpName(), name).(*Exception)
	case *Module:
		e = Raise(AttributeError, x.lacks(), x.Name, name).(*Exception)
	case *BoundMethod:
		if x.Type() == MethodType { // which asks its function
			return AttributeErr(x.Fn, name)
		}
		e = Raise(AttributeError, "'%s' object has no attribute '%s'", o.Type().TpName(), name).(*Exception)
	default:
		e = Raise(AttributeError, "'%s' object has no attribute '%s'", o.Type().TpName(), name).(*Exception)
	}
	e.SetExtra("name", Str(name))
	e.SetExtra("obj", o)
	return e
}

// aboutAttribute notes on an AttributeError that code has raised itself which attribute of what was asked for.
func aboutAttribute(err error, o Value, name string) error {
	if e, missing := AsException(err, AttributeError); missing {
		d := e.AttrDict(true)
		if _, known := d.GetStr("name"); !known {
			if _, known := d.GetStr("obj"); !known {
				e.SetExtra("name", Str(name))
				e.SetExtra("obj", o)
			}
		}
	}
	return err
}

// lacks is the message about an attribute that the module does not have.
func (m *Module) lacks() string {
	if m.Initializing {
		return "partially initialized module '%s' has no attribute '%s' (most likely due to a circular import)"
	}
	return "module '%s' has no attribute '%s'"
}

// SetExtra sets an attribute that the exception's class declares (name, obj,
// value, code), kept in the instance dictionary.
func (e *Exception) SetExtra(name string, v Value) { e.AttrDict(true).SetStr(name, v) }

// NewKeyError returns KeyError(key).
//
//go:noinline
func NewKeyError(key Value) error { return NewException(KeyError, key) }

// The exception classes, with CPython's hierarchy.
var (
	BaseException          = newExceptionType("BaseException", nil)
	SystemExit             = newExceptionType("SystemExit", BaseException)
	KeyboardInterrupt      = newExceptionType("KeyboardInterrupt", BaseException)
	GeneratorExit          = newExceptionType("GeneratorExit", BaseException)
	BaseExceptionGroup     = newExceptionType("BaseExceptionGroup", BaseException)
	ExceptionType          = newExceptionType("Exception", BaseException)
	StopIteration          = newExceptionType("StopIteration", ExceptionType)
	StopAsyncIteration     = newExceptionType("StopAsyncIteration", ExceptionType)
	ArithmeticError        = newExceptionType("ArithmeticError", ExceptionType)
	FloatingPointError     = newExceptionType("FloatingPointError", ArithmeticError)
	OverflowError          = newExceptionType("OverflowError", ArithmeticError)
	ZeroDivisionError      = newExceptionType("ZeroDivisionError", ArithmeticError)
	AssertionError         = newExceptionType("AssertionError", ExceptionType)
	AttributeError         = newExceptionType("AttributeError", ExceptionType)
	BufferError            = newExceptionType("BufferError", ExceptionType)
	EOFError               = newExceptionType("EOFError", ExceptionType)
	ImportError            = newExceptionType("ImportError", ExceptionType)
	ModuleNotFoundError    = newExceptionType("ModuleNotFoundError", ImportError)
	LookupError            = newExceptionType("LookupError", ExceptionType)
	IndexError             = newExceptionType("IndexError", LookupError)
	KeyError               = newExceptionType("KeyError", LookupError)
	MemoryError            = newExceptionType("MemoryError", ExceptionType)
	NameError              = newExceptionType("NameError", ExceptionType)
	UnboundLocalError      = newExceptionType("UnboundLocalError", NameError)
	OSError                = newExceptionType("OSError", ExceptionType)
	BlockingIOError        = newExceptionType("BlockingIOError", OSError)
	ConnectionError        = newExceptionType("ConnectionError", OSError)
	BrokenPipeError        = newExceptionType("BrokenPipeError", ConnectionError)
	ConnectionAbortedError = newExceptionType("ConnectionAbortedError", ConnectionError)
	ConnectionRefusedError = newExceptionType("ConnectionRefusedError", ConnectionError)
	ConnectionResetError   = newExceptionType("ConnectionResetError", ConnectionError)
	ChildProcessError      = newExceptionType("ChildProcessError", OSError)
	InterruptedError       = newExceptionType("InterruptedError", OSError)
	ProcessLookupError     = newExceptionType("ProcessLookupError", OSError)
	FileExistsError        = newExceptionType("FileExistsError", OSError)
	FileNotFoundError      = newExceptionType("FileNotFoundError", OSError)
	IsADirectoryError      = newExceptionType("IsADirectoryError", OSError)
	NotADirectoryError     = newExceptionType("NotADirectoryError", OSError)
	PermissionError        = newExceptionType("PermissionError", OSError)
	TimeoutError           = newExceptionType("TimeoutError", OSError)
	ReferenceError         = newExceptionType("ReferenceError", ExceptionType)
	RuntimeError           = newExceptionType("RuntimeError", ExceptionType)
	NotImplementedError    = newExceptionType("NotImplementedError", RuntimeError)
	RecursionError         = newExceptionType("RecursionError", RuntimeError)
	SyntaxError            = newExceptionType("SyntaxError", ExceptionType)
	IndentationError       = newExceptionType("IndentationError", SyntaxError)
	TabError               = newExceptionType("TabError", IndentationError)
	SystemError            = newExceptionType("SystemError", ExceptionType)
	TypeError              = newExceptionType("TypeError", ExceptionType)
	ValueError             = newExceptionType("ValueError", ExceptionType)
	UnicodeError           = newExceptionType("UnicodeError", ValueError)
	UnicodeDecodeError     = newExceptionType("UnicodeDecodeError", UnicodeError)
	UnicodeEncodeError     = newExceptionType("UnicodeEncodeError", UnicodeError)
	UnicodeTranslateError  = newExceptionType("UnicodeTranslateError", UnicodeError)
	Warning                = newExceptionType("Warning", ExceptionType)
	BytesWarning           = newExceptionType("BytesWarning", Warning)
	DeprecationWarning     = newExceptionType("DeprecationWarning", Warning)
	EncodingWarning        = newExceptionType("EncodingWarning", Warning)
	FutureWarning          = newExceptionType("FutureWarning", Warning)
	ImportWarning          = newExceptionType("ImportWarning", Warning)
	PendingDeprecationWarn = newExceptionType("PendingDeprecationWarning", Warning)
	ResourceWarning        = newExceptionType("ResourceWarning", Warning)
	RuntimeWarning         = newExceptionType("RuntimeWarning", Warning)
	SyntaxWarning          = newExceptionType("SyntaxWarning", Warning)
	UnicodeWarning         = newExceptionType("UnicodeWarning", Warning)
	UserWarning            = newExceptionType("UserWarning", Warning)
)

// ExceptionTypes lists the built-in exception classes, for the module builtins.
var ExceptionTypes []*Type

func newExceptionType(name string, base *Type) *Type {
	if base == nil {
		base = ObjectType
	}
	t := newBuiltinType(name, base)
	t.HasDict = true
	if base == ObjectType {
		t.setNew(func(th *Thread, cls *Type, args Args) (Value, error) {
			return NewException(cls, args.Pos...), nil
		})
	}
	ExceptionTypes = append(ExceptionTypes, t)
	return t
}
