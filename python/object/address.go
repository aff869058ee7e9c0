package object

import (
	"strconv"
	"strings"
	"sync"
)

// In Debian's build of CPython 3.11 the built-in types and constants lie at fixed
// addresses, and their hashes come from those: the order of a set of types, or of
// tuples that hold None, is the same each time. Ours is that order.
const (
	addressOfNone           = 611532 << 4
	addressOfEllipsis       = 606842 << 4
	addressOfNotImplemented = 606843 << 4
	// firstPlace is what the numbers below are counted from.
	firstPlace = 600000
)

const placesOfTypes = "ArithmeticError 50408 AssertionError 50186 AttributeError 50474 BaseException 10646 BaseExceptionGroup 50290 BlockingIOError 49562 " +
	"BrokenPipeError 49094 BufferError 50160 BytesWarning 49848 ChildProcessError 49536 ConnectionAbortedError 49068 " +
	"ConnectionError 49510 ConnectionRefusedError 49042 ConnectionResetError 49016 DeprecationWarning 49822 EOFError 50134 " +
	"EncodingWarning 49796 Exception 10796 FileExistsError 49484 FileNotFoundError 49458 FloatingPointError 49900 FutureWarning 49770 " +
	"GeneratorExit 50264 ImportError 50108 ImportWarning 49744 IndentationError 49276 IndexError 49250 InterruptedError 49432 " +
	"IsADirectoryError 49406 KeyError 49224 KeyboardInterrupt 50238 LookupError 50082 MemoryError 50056 ModuleNotFoundError 49198 " +
	"NameError 50030 NotADirectoryError 49380 NotImplementedError 6714 OSError 6790 OverflowError 50434 PendingDeprecationWarning 49718 " +
	"PermissionError 49354 ProcessLookupError 49328 RecursionError 49172 ReferenceError 50004 ResourceWarning 49692 RuntimeError 6816 " +
	"RuntimeWarning 49666 StopAsyncIteration 49978 StopIteration 50526 SyntaxError 49952 SyntaxWarning 49640 SystemError 11172 " +
	"SystemExit 50212 TabError 48990 TimeoutError 49302 TypeError 50500 UnboundLocalError 49146 UnicodeDecodeError 48964 " +
	"UnicodeEncodeError 48938 UnicodeError 49120 UnicodeTranslateError 48912 UnicodeWarning 49614 UserWarning 49588 ValueError 6740 " +
	"Warning 49926 ZeroDivisionError 49874 bool 10690 bytearray 10534 bytes 11250 classmethod 8964 complex 10094 dict 8638 " +
	"enumerate 9644 filter 7120 float 9168 frozenset 11506 int 11276 list 8704 map 7090 memoryview 8026 object 10620 property 9912 " +
	"range 7622 reversed 9678 set 7550 slice 7380 staticmethod 8922 str 11224 super 10570 tuple 11198 type 11146 zip 7060 function 9026 " +
	"module 11480 generator 9278 method 10206 builtin_function_or_method 7938 code 11396 mappingproxy 9980 coroutine 9536 " +
	"async_generator 9472 NoneType 7782 ellipsis 7338 NotImplementedType 7738"

var addressesOfTypes = sync.OnceValue(func() map[string]int64 {
	m := map[string]int64{}
	words := strings.Fields(placesOfTypes)
	for i := 0; i+1 < len(words); i += 2 {
		n, _ := strconv.ParseInt(words[i+1], 10, 64)
		m[words[i]] = (firstPlace + n) << 4
	}
	return m
})

// fixedAddress is where a value lies in each run; 0 for most.
func fixedAddress(v Value) int64 {
	switch v := v.(type) {
	case *Type:
		if v.Builtin && v.Module == "builtins" {
			return addressesOfTypes()[v.Name]
		}
	case notImplementedType:
		return addressOfNotImplemented
	case ellipsisType:
		return addressOfEllipsis
	default:
		if v == None {
			return addressOfNone
		}
	}
	return 0
}
