package syntax

import (
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"math"
	"math/big"
	"strconv"
	"strings"
)

// dumper writes a tree in the form of testdata/dump.py.
type dumper struct{ out []string }

func dump(m *Module) string {
	d := &dumper{}
	d.put("(Module")
	d.stmts(m.Body)
	d.put(")")
	return strings.Join(d.out, " ")
}

func (d *dumper) put(s string) { d.out = append(d.out, s) }

func (d *dumper) open(name string, p *Position) {
	d.put("(" + name)
	d.put(fmt.Sprintf("%d %d %d %d", p.Line, p.Col, p.EndLine, p.EndCol))
}

func (d *dumper) word(s string) {
	if s == "" {
		s = "None"
	}
	d.put(s)
}

func (d *dumper) words(list []string) {
	d.put("[")
	d.out = append(d.out, list...)
	d.put("]")
}

func (d *dumper) stmts(list []Stmt) {
	d.put("[")
	for _, s := range list {
		d.stmt(s)
	}
	d.put("]")
}

func (d *dumper) exprs(list []Expr) {
	d.put("[")
	for _, e := range list {
		d.expr(e)
	}
	d.put("]")
}

func async(a bool, name string) string {
	if a {
		return "Async" + name
	}
	return name
}

func (d *dumper) stmt(s Stmt) {
	p := s.Pos()
	switch s := s.(type) {
	case *FunctionDef:
		d.open(async(s.Async, "FunctionDef"), p)
		d.put(s.Name)
		d.arguments(s.Args)
		d.stmts(s.Body)
		d.exprs(s.Decorators)
		d.expr(s.Returns)
	case *ClassDef:
		d.open("ClassDef", p)
		d.put(s.Name)
		d.exprs(s.Bases)
		d.keywords(s.Keywords)
		d.stmts(s.Body)
		d.exprs(s.Decorators)
	case *Return:
		d.open("Return", p)
		d.expr(s.Value)
	case *Delete:
		d.open("Delete", p)
		d.exprs(s.Targets)
	case *Assign:
		d.open("Assign", p)
		d.exprs(s.Targets)
		d.expr(s.Value)
	case *AugAssign:
		d.open("AugAssign", p)
		d.expr(s.Target)
		d.put(operatorNames[s.Op])
		d.expr(s.Value)
	case *AnnAssign:
		d.open("AnnAssign", p)
		d.expr(s.Target)
		d.expr(s.Annotation)
		d.expr(s.Value)
		if s.Simple {
			d.put("1")
		} else {
			d.put("0")
		}
	case *For:
		d.open(async(s.Async, "For"), p)
		d.expr(s.Target)
		d.expr(s.Iter)
		d.stmts(s.Body)
		d.stmts(s.Else)
	case *While:
		d.open("While", p)
		d.expr(s.Test)
		d.stmts(s.Body)
		d.stmts(s.Else)
	case *If:
		d.open("If", p)
		d.expr(s.Test)
		d.stmts(s.Body)
		d.stmts(s.Else)
	case *With:
		d.open(async(s.Async, "With"), p)
		d.put("[")
		for _, it := range s.Items {
			d.put("(withitem")
			d.expr(it.Context)
			d.expr(it.Target)
			d.put(")")
		}
		d.put("]")
		d.stmts(s.Body)
	case *Match:
		d.open("Match", p)
		d.expr(s.Subject)
		d.put("[")
		for _, c := range s.Cases {
			d.put("(match_case")
			d.pattern(c.Pattern)
			d.expr(c.Guard)
			d.stmts(c.Body)
			d.put(")")
		}
		d.put("]")
	case *Raise:
		d.open("Raise", p)
		d.expr(s.Exc)
		d.expr(s.Cause)
	case *Try:
		name := "Try"
		if s.Star {
			name = "TryStar"
		}
		d.open(name, p)
		d.stmts(s.Body)
		d.put("[")
		for _, h := range s.Handlers {
			d.open("ExceptHandler", h.Pos())
			d.expr(h.Type)
			d.word(h.Name)
			d.stmts(h.Body)
			d.put(")")
		}
		d.put("]")
		d.stmts(s.Else)
		d.stmts(s.Finally)
	case *Assert:
		d.open("Assert", p)
		d.expr(s.Test)
		d.expr(s.Msg)
	case *Import:
		d.open("Import", p)
		d.aliases(s.Names)
	case *ImportFrom:
		d.open("ImportFrom", p)
		d.word(s.Module)
		d.aliases(s.Names)
		d.put(strconv.Itoa(s.Level))
	case *Global:
		d.open("Global", p)
		d.words(s.Names)
	case *Nonlocal:
		d.open("Nonlocal", p)
		d.words(s.Names)
	case *ExprStmt:
		d.open("Expr", p)
		d.expr(s.Value)
	case *Pass:
		d.bare("Pass", p)
		return
	case *Break:
		d.bare("Break", p)
		return
	case *Continue:
		d.bare("Continue", p)
		return
	}
	d.put(")")
}

func (d *dumper) bare(name string, p *Position) {
	d.put(fmt.Sprintf("(%s %d %d %d %d)", name, p.Line, p.Col, p.EndLine, p.EndCol))
}

func (d *dumper) aliases(list []*Alias) {
	d.put("[")
	for _, a := range list {
		d.open("alias", a.Pos())
		d.put(a.Name)
		d.word(a.AsName)
		d.put(")")
	}
	d.put("]")
}

func (d *dumper) keywords(list []*Keyword) {
	d.put("[")
	for _, k := range list {
		d.open("keyword", k.Pos())
		d.word(k.Name)
		d.expr(k.Value)
		d.put(")")
	}
	d.put("]")
}

func (d *dumper) arg(a *Arg) {
	if a == nil {
		d.put("None")
		return
	}
	d.open("arg", a.Pos())
	d.put(a.Name)
	d.expr(a.Annotation)
	d.put(")")
}

func (d *dumper) args(list []*Arg) {
	d.put("[")
	for _, a := range list {
		d.arg(a)
	}
	d.put("]")
}

func (d *dumper) arguments(a *Arguments) {
	d.put("(arguments")
	d.args(a.PosOnly)
	d.args(a.Args)
	d.arg(a.VarArg)
	d.args(a.KwOnly)
	d.exprs(a.KwDefaults)
	d.arg(a.KwArg)
	d.exprs(a.Defaults)
	d.put(")")
}

var (
	operatorNames = []string{"Add", "Sub", "Mult", "MatMult", "Div", "Mod", "Pow", "LShift", "RShift", "BitOr", "BitXor", "BitAnd", "FloorDiv"}
	unaryNames    = []string{"Invert", "Not", "UAdd", "USub"}
	cmpNames      = []string{"Eq", "NotEq", "Lt", "LtE", "Gt", "GtE", "Is", "IsNot", "In", "NotIn"}
	contextNames  = []string{"Load", "Store", "Del"}
	compNames     = []string{"ListComp", "SetComp", "DictComp", "GeneratorExp"}
)

func (d *dumper) expr(e Expr) {
	switch e := e.(type) {
	case nil:
		d.put("None")
		return
	case *BoolOp:
		d.open("BoolOp", &e.Position)
		if e.Or {
			d.put("Or")
		} else {
			d.put("And")
		}
		d.exprs(e.Values)
	case *NamedExpr:
		d.open("NamedExpr", &e.Position)
		d.expr(e.Target)
		d.expr(e.Value)
	case *BinOp:
		d.open("BinOp", &e.Position)
		d.expr(e.Left)
		d.put(operatorNames[e.Op])
		d.expr(e.Right)
	case *UnaryOp:
		d.open("UnaryOp", &e.Position)
		d.put(unaryNames[e.Op])
		d.expr(e.Operand)
	case *Lambda:
		d.open("Lambda", &e.Position)
		d.arguments(e.Args)
		d.expr(e.Body)
	case *IfExp:
		d.open("IfExp", &e.Position)
		d.expr(e.Test)
		d.expr(e.Body)
		d.expr(e.Else)
	case *Dict:
		d.open("Dict", &e.Position)
		d.exprs(e.Keys)
		d.exprs(e.Values)
	case *Set:
		d.open("Set", &e.Position)
		d.exprs(e.Elts)
	case *Comp:
		d.open(compNames[e.Kind], &e.Position)
		d.expr(e.Elt)
		if e.Kind == DictComp {
			d.expr(e.Value)
		}
		d.put("[")
		for _, c := range e.Generators {
			d.put("(comprehension")
			d.expr(c.Target)
			d.expr(c.Iter)
			d.exprs(c.Ifs)
			if c.Async {
				d.put("1")
			} else {
				d.put("0")
			}
			d.put(")")
		}
		d.put("]")
	case *Await:
		d.open("Await", &e.Position)
		d.expr(e.Value)
	case *Yield:
		d.open("Yield", &e.Position)
		d.expr(e.Value)
	case *YieldFrom:
		d.open("YieldFrom", &e.Position)
		d.expr(e.Value)
	case *Compare:
		d.open("Compare", &e.Position)
		d.expr(e.Left)
		d.put("[")
		for _, op := range e.Ops {
			d.put(cmpNames[op])
		}
		d.put("]")
		d.exprs(e.Comparators)
	case *Call:
		d.open("Call", &e.Position)
		d.expr(e.Func)
		d.exprs(e.Args)
		d.keywords(e.Keywords)
	case *FormattedValue:
		d.open("FormattedValue", &e.Position)
		d.expr(e.Value)
		if e.Conversion == 0 {
			d.put("-1")
		} else {
			d.put(strconv.Itoa(int(e.Conversion)))
		}
		if e.FormatSpec == nil {
			d.put("None")
		} else {
			d.expr(e.FormatSpec)
		}
	case *JoinedStr:
		d.open("JoinedStr", &e.Position)
		d.exprs(e.Values)
	case *Constant:
		d.open("Constant", &e.Position)
		d.put(constText(e.Value))
		if e.UPrefix {
			d.put("u")
		} else {
			d.put("None")
		}
	case *Attribute:
		d.open("Attribute", &e.Position)
		d.expr(e.Value)
		d.put(e.Attr)
		d.put(contextNames[e.Ctx])
	case *Subscript:
		d.open("Subscript", &e.Position)
		d.expr(e.Value)
		d.expr(e.Index)
		d.put(contextNames[e.Ctx])
	case *Starred:
		d.open("Starred", &e.Position)
		d.expr(e.Value)
		d.put(contextNames[e.Ctx])
	case *Name:
		d.open("Name", &e.Position)
		d.put(e.ID)
		d.put(contextNames[e.Ctx])
	case *List:
		d.open("List", &e.Position)
		d.exprs(e.Elts)
		d.put(contextNames[e.Ctx])
	case *Tuple:
		d.open("Tuple", &e.Position)
		d.exprs(e.Elts)
		d.put(contextNames[e.Ctx])
	case *Slice:
		d.open("Slice", &e.Position)
		d.expr(e.Lower)
		d.expr(e.Upper)
		d.expr(e.Step)
	}
	d.put(")")
}

func floatHex(f float64) string {
	var b [8]byte
	binary.BigEndian.PutUint64(b[:], math.Float64bits(f))
	return hex.EncodeToString(b[:])
}

func constText(v any) string {
	switch v := v.(type) {
	case nil:
		return "None"
	case bool:
		if v {
			return "True"
		}
		return "False"
	case EllipsisValue:
		return "..."
	case int64:
		return fmt.Sprintf("int:%x", v)
	case *big.Int:
		return fmt.Sprintf("int:%x", v)
	case float64:
		return "float:" + floatHex(v)
	case complex128:
		return "complex:" + floatHex(imag(v))
	case string:
		return "str:" + hex.EncodeToString([]byte(v))
	case Bytes:
		return "bytes:" + hex.EncodeToString([]byte(v))
	}
	return fmt.Sprintf("?%T", v)
}

func (d *dumper) patterns(list []Pattern) {
	d.put("[")
	for _, p := range list {
		d.pattern(p)
	}
	d.put("]")
}

func (d *dumper) pattern(p Pattern) {
	switch p := p.(type) {
	case nil:
		d.put("None")
		return
	case *MatchValue:
		d.open("MatchValue", &p.Position)
		d.expr(p.Value)
	case *MatchSingleton:
		d.open("MatchSingleton", &p.Position)
		d.put(constText(p.Value))
	case *MatchSequence:
		d.open("MatchSequence", &p.Position)
		d.patterns(p.Patterns)
	case *MatchMapping:
		d.open("MatchMapping", &p.Position)
		d.exprs(p.Keys)
		d.patterns(p.Patterns)
		d.word(p.Rest)
	case *MatchClass:
		d.open("MatchClass", &p.Position)
		d.expr(p.Cls)
		d.patterns(p.Patterns)
		d.words(p.KwdAttrs)
		d.patterns(p.KwdPatterns)
	case *MatchStar:
		d.open("MatchStar", &p.Position)
		d.word(p.Name)
	case *MatchAs:
		d.open("MatchAs", &p.Position)
		d.pattern(p.Pattern)
		d.word(p.Name)
	case *MatchOr:
		d.open("MatchOr", &p.Position)
		d.patterns(p.Patterns)
	}
	d.put(")")
}
