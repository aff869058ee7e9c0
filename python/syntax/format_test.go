package syntax

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
)

func TestFormat(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"spaces", "x=1+2 *3\ny = [ 1,2 , 3 ]\nz={ 'a' :1,'b':2 }\nf ( x , y )[ 0 ]\n", "x = 1 + 2 * 3\ny = [1, 2, 3]\nz = {'a': 1, 'b': 2}\nf(x, y)[0]\n"},
		{"signs", "x=-1\ny=- x\nz=a-b\nf(-1,* a,** b)\nprint(a if b else-1)\nw = ~ x\n", "x = -1\ny = -x\nz = a - b\nf(-1, *a, **b)\nprint(a if b else -1)\nw = ~x\n"},
		{"keywords", "if(x):\n  return(1)\nassert(x)\nx=not(y)\nif x in(1,2):pass\n", "if (x):\n    return (1)\nassert (x)\nx = not (y)\nif x in (1, 2): pass\n"},
		{"defaults", "def f(a,b = 1,c:int=2,*,d : str='x')->int:\n\treturn lambda x = 1,*y:x\nf(a = 1)\n", "def f(a, b=1, c: int = 2, *, d: str = 'x') -> int:\n    return lambda x=1, *y: x\n\n\nf(a=1)\n"},
		{"slices", "a[1 :2]\na[x : y]\na[::2]\na[ lambda x:x ]\na[1:-1,:]\n", "a[1:2]\na[x : y]\na[::2]\na[lambda x: x]\na[1:-1, :]\n"},
		{"powers", "x**2\nx ** 2\nx** 2\n2**-1\n", "x**2\nx ** 2\nx ** 2\n2**-1\n"},
		{"imports", "from . import a\nfrom .b import(c)\nfrom ... import d\nfrom ...e import f,g\nimport a.b as c , d\nfrom x import*\n", "from . import a\nfrom .b import (c)\nfrom ... import d\nfrom ...e import f, g\nimport a.b as c, d\nfrom x import *\n"},
		{"comments", "x = 1#one\n#two\n#: three\n  # four\n#!no\n####\nif x: # five\n\n  #six\n  y\n  # seven\n# eight\nz\n", "x = 1  # one\n# two\n#: three\n# four\n# !no\n####\nif x:  # five\n    # six\n    y\n    # seven\n# eight\nz\n"},
		{"empty lines", "\n\n\nimport a\n\n\n\n\nx = 1\ndef f():\n\n\n  pass\n  def g(): pass\n  x = 1\n\n\n\n  y = 2\ny = 3\n@d\n\ndef h(): pass\n\n\n\n\n",
			"import a\n\n\nx = 1\n\n\ndef f():\n    pass\n\n    def g(): pass\n\n    x = 1\n\n    y = 2\n\n\ny = 3\n\n\n@d\ndef h(): pass\n"},
		{"classes", "class A( B ,metaclass = M):\n\n  '''doc\n   more'''\n  x:int=1\n  def f(self):pass\n  # about g\n  def g(self):pass\nclass C:pass\n# D\nclass D:pass\n", "class A(B, metaclass=M):\n    '''doc\n   more'''\n    x: int = 1\n\n    def f(self): pass\n\n    # about g\n    def g(self): pass\n\n\nclass C: pass\n\n\n# D\nclass D: pass\n"},
		{"lines in brackets", "x = f(\n  a,   # one\n\n\n  b\n)\nif y:\n  z = [\n    1,\n    2 ]\n", "x = f(\n  a,  # one\n\n  b\n)\nif y:\n    z = [\n      1,\n      2]\n"},
		{"joined lines", "x = 1 + \\\n   2\nassert x,\\\n  'y'\n", "x = 1 + \\\n   2\nassert x, \\\n  'y'\n"},
		{"strings", "x = f'{a !r}'  'b'\ny = \"\"\"a\n  b  \n\"\"\"   \n", "x = f'{a !r}' 'b'\ny = \"\"\"a\n  b  \n\"\"\"\n"},
		{"dots", "1 .real\n1.5.real\nx . y\nx = ...\n", "1 .real\n1.5.real\nx.y\nx = ...\n"},
		{"match", "match(x):\n  case[a,-1]:\n    pass\n  case - 1:\n    pass\nmatch(x)\n", "match (x):\n    case [a, -1]:\n        pass\n    case -1:\n        pass\nmatch(x)\n"},
		{"semicolons", "a=1 ;b=2;\n", "a = 1; b = 2;\n"},
		{"walrus and star", "if(n:=f())>1:pass\na,*b=c\ntry:pass\nexcept*E as e:pass\n", "if (n := f()) > 1: pass\na, *b = c\ntry: pass\nexcept* E as e: pass\n"},
		{"first lines", "#!/usr/bin/env python\n# oracle: module=x\nx\n", "#!/usr/bin/env python\n# oracle: module=x\nx\n"},
		{"nothing", "", ""}, {"blanks", "  \n\n", ""}, {"a comment", "#x", "# x\n"}, {"no end", "x", "x\n"}, {"returns", "x=1\r\ny=2\r\n", "x = 1\ny = 2\n"},
	} {
		got, err := Format("main.py", []byte(c.text))
		if err != nil || got != c.want {
			t.Errorf("%s: %v\n got %q\nwant %q", c.name, err, got, c.want)
		}
	}
	if _, err := Format("main.py", []byte("x = (\n")); err == nil {
		t.Error("a text that is no Python was formatted")
	}
}

// formatted checks what Format promises for a text: the same tree, and that it
// has nothing more to do.
func formatted(t *testing.T, name, text string) {
	t.Helper()
	before, err := Parse(name, []byte(text))
	if err != nil {
		return // it refuses what is no Python
	}
	got, err := Format(name, []byte(text))
	if err != nil {
		t.Fatalf("%s: %v\n%.400q", name, err, text)
	}
	after, err := Parse(name, []byte(got))
	if err != nil {
		t.Fatalf("%s: %v\n%s", name, err, got)
	}
	if a, b := tree(before), tree(after); a != b {
		t.Fatalf("%s: the tree changed: %s", name, firstDifference(a, b))
	}
	again, err := Format(name, []byte(got))
	if err != nil || again != got {
		t.Fatalf("%s: formatted twice it differs (%v)\n%s", name, err, differingLine(got, again))
	}
	for line := range strings.SplitSeq(got, "\n") {
		if strings.Contains(line, "\t") && !strings.Contains(text, "\t") {
			t.Errorf("%s: a new tab: %q", name, line)
		}
	}
}

func differingLine(a, b string) string {
	x, y := strings.Split(a, "\n"), strings.Split(b, "\n")
	for i := range min(len(x), len(y)) {
		if x[i] != y[i] {
			return x[i] + "\n" + y[i]
		}
	}
	return "the end"
}

// Every case of the conformance suite and every lesson keeps its tree.
func TestFormatKeepsTheTree(t *testing.T) {
	n := 0
	for _, root := range []string{"../../conformance/cases", "../../examples", "../../python/lib", "../../bind"} {
		err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || filepath.Ext(path) != ".py" {
				return err
			}
			text, err := os.ReadFile(path)
			if err != nil {
				return err
			}
			n++
			formatted(t, path, string(text))
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if n < 500 {
		t.Errorf("only %d texts were found", n)
	}
}

func FuzzFormat(f *testing.F) {
	f.Add("def f(a, b=1):\n  return a**b # x\n")
	f.Add("if x:\n\n #c\n y\n# d\nelse:\n\tz=[1,\n 2]\n")
	f.Add("x = '''a\n b''' \\\n 'c'\nclass A: pass\n@b\ndef c(): ...")
	f.Fuzz(func(t *testing.T, text string) { formatted(t, "main.py", text) })
}

// tree writes a tree without its positions.
func tree(m *Module) string {
	var b strings.Builder
	bare(&b, reflect.ValueOf(m.Body))
	return b.String()
}

func bare(b *strings.Builder, v reflect.Value) {
	switch v.Kind() {
	case reflect.Pointer, reflect.Interface:
		if v.IsNil() {
			b.WriteString("nil ")
			return
		}
		bare(b, v.Elem())
	case reflect.Slice:
		b.WriteByte('[')
		for i := range v.Len() {
			bare(b, v.Index(i))
		}
		b.WriteByte(']')
	case reflect.Struct:
		t := v.Type()
		if t == reflect.TypeFor[Position]() || t == reflect.TypeFor[Source]() {
			return
		}
		b.WriteString(t.Name() + "(")
		for i := range v.NumField() {
			if name := t.Field(i).Name; strings.HasSuffix(name, "Line") || strings.HasSuffix(name, "Col") {
				continue // a position of its own
			}
			bare(b, v.Field(i))
		}
		b.WriteByte(')')
	default:
		fmt.Fprintf(b, "%#v ", v)
	}
}
