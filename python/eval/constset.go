package eval

import (
	"strings"
	"sync/atomic"

	"github.com/diptych-orm/diptych/python/object"
	"github.com/diptych-orm/diptych/python/syntax"
)

// constSet is a set display of more than two literals. CPython's compiler makes a
// frozenset of them, that one anew when it collects the code's constants, and once
// more where a text in it has been interned as another object; the display is a copy.
// What a loop goes over is the frozenset itself. The order of the elements, which a
// program sees, comes from these steps.
type constSet struct {
	display
	unit   *unit
	loop   bool // a loop goes over it
	frozen atomic.Pointer[object.Set]
}

// setDisplay compiles {a, b}; loop is set where a loop goes over it.
func (c *compiler) setDisplay(e *syntax.Set, loop bool) node {
	n := c.display(displaySet, e.Elts, e)
	d, ok := n.(*display)
	if !ok || len(d.elts) < 3 && !loop {
		return n
	}
	for _, x := range d.elts {
		if _, ok := x.(*constant); !ok {
			return n
		}
	}
	return &constSet{display: *d, unit: c.unit, loop: loop}
}

// looped compiles what a loop goes over.
func (c *compiler) looped(e syntax.Expr) node {
	if s, ok := e.(*syntax.Set); ok {
		return c.setDisplay(s, true)
	}
	return c.expr(e)
}

func (n *constSet) eval(f *frame) (object.Value, error) {
	f.At = n.pos
	folded := n.frozen.Load()
	if folded == nil {
		elems := make([]object.Value, len(n.elts))
		times := 2
		for i, e := range n.elts {
			elems[i] = e.(*constant).v
			if s, ok := elems[i].(object.Str); ok && n.unit.interned(f.th, string(s)) {
				times = 3
			}
		}
		for range times {
			var err error
			if folded, err = object.FrozenSetOf(f.th, elems); err != nil {
				return nil, err
			}
			elems = folded.Elems()
		}
		n.frozen.Store(folded)
	}
	if n.loop {
		return folded, nil
	}
	if err := f.th.Alloc(int64(len(n.elts)+2) * 16); err != nil {
		return nil, err
	}
	s := object.NewSet()
	if err := s.Merge(f.th, folded); err != nil {
		return nil, err
	}
	return s, nil
}

// interned reports whether a literal's text was interned before the code was made: it
// is a name of the file, or one of the interpreter's own.
func (u *unit) interned(th *object.Thread, text string) bool {
	if text == "" || strings.IndexFunc(text, func(r rune) bool { return r >= 0x80 || !isWord(byte(r)) }) >= 0 {
		return false
	}
	if len(text) == 1 || th.Builtins.Has(text) { // the interpreter has each letter
		return true
	}
	for _, t := range []*object.Type{object.StrType, object.ListType, object.DictType, object.SetType, object.IntType, object.BytesType, object.TypeType, object.FunctionType} {
		if _, ok := t.Lookup(text); ok {
			return true
		}
	}
	if u.words == nil {
		u.words = identifiers(u.source.Text)
	}
	return u.words[text] || strings.Contains(startWords, " "+text+" ")
}

// startWords are names in the modules that an interpreter starts with, those of them that
// programs like as words.
const startWords = " ab abc action alarm alias aliased aliases alpha already always and ann arg args as asctime assert assigned async attr attrs audit auto await " +
	"base bases bbb before begin beta binary bit bits block body br branch break buffer cache cached call callback case cast cat category cause " +
	"ccc ceil ch chain char charset check checked checks child children choice choices class cleaned cleanup close closed closing cls cm cmd co " +
	"code col column columns command comp concat contains content context continue continued coroutine counts ctx cycle data date ddl debug " +
	"deepcopy def default defaults degrees del delete detach dev dialect digits dis doc dos dot dst dumps dup elements elif else empty encodings " +
	"end entries entry enum env environ eq errno error errors ex exact exc except exception exists exp expr ext extract factory failed fallback " +
	"false fd fields file filename files filters final finally first fix flag floor flush fn fname follow for found fr frame free from frozen " +
	"fullname func function gauss ge gen generator getcwd getitem global group groups grp gt guard gz handlers head heading helper here hi high " +
	"history hits home hook iadd idx if ignore impl import imul in inf info inner inspect inst instance integer inv invert io ior ip is isub it " +
	"item iterator ixor java json key keyword keywords kind kw labels lambda last latin le left length level lib limit line lineno lines link " +
	"literal little lo load loader loads local localtime lock locked log lookup low lshift lt mac machine magic main major mapping maps match " +
	"math maybe me mean member members memo message meta method methods mi missing mo mod mode module modules move msg mu mul name names " +
	"namespace nan ne neg nested never new nice nl node nonlocal not note ns nt nul null num obj offset ok old on once op operator ops or origin " +
	"os other out output override owner pairs parent parents part partial parts pass pat path paths patterns pause pending percent phrase pickle " +
	"pid pool pos positions pre prefix prefixes prev product prog proxy push py python quiet raise random raw rb rc re read reader reason " +
	"recursive register registry rel release rem rename repeat repl res reset rest result results return returns revision right root row run runs " +
	"safe sample scanner second seed seen segment selected self sent sep separator seq serial setitem setter shape shift sign signal single size " +
	"skip so source spaces spec splice sqrt src st stack start state statement status stdout step stop stream strict string strings stuff sub " +
	"subclass subject sync sys system table tag tar target targets te template test text that thing this tid time times timezone tmp to top total " +
	"tree true trunc truth try typed types uid uname uni uniform unique unknown unsafe updated urn us used user utf uu uuid val vals value var " +
	"ver verbose version versions view warn warnings wb what where which while why win with word words wr wrapped wraps write writer ws xor yield " +
	"zz "

func isWord(c byte) bool {
	return c == '_' || c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z'
}

// identifiers collects the words of a text outside of comments and literals.
func identifiers(text string) map[string]bool {
	words := map[string]bool{}
	for i := 0; i < len(text); {
		switch c := text[i]; {
		case c == '#':
			for i < len(text) && text[i] != '\n' {
				i++
			}
		case c == '\'' || c == '"':
			quote := text[i : i+1]
			if strings.HasPrefix(text[i:], strings.Repeat(quote, 3)) {
				quote = strings.Repeat(quote, 3)
			}
			for i += len(quote); i < len(text) && !strings.HasPrefix(text[i:], quote); i++ {
				if text[i] == '\\' {
					i++
				}
			}
			i += len(quote)
		case isWord(c):
			from := i
			for i < len(text) && isWord(text[i]) {
				i++
			}
			words[text[from:i]] = true
		default:
			i++
		}
	}
	return words
}
