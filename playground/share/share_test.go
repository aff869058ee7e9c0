package share_test

import (
	"errors"
	"os"
	"reflect"
	"strings"
	"testing"

	"github.com/diptych-orm/diptych/playground/share"
)

func doc() share.Doc {
	return share.Doc{
		V:      1,
		Layout: "both",
		Files: []share.File{
			{Name: "django.py", Text: "from django.db import models\n\nprint('žluťoučký kůň', 1 < 2)\n"},
			{Name: "sqlalchemy.py", Text: strings.Repeat("session.add(Book(title=\"Solaris\"))\n", 40)},
		},
	}
}

func TestRoundTrip(t *testing.T) {
	want := doc()
	link, err := share.Encode(want)
	if err != nil {
		t.Fatal(err)
	}
	for _, form := range []string{link, "#" + link, " #" + link + "\n"} {
		got, err := share.Decode(form)
		if err != nil {
			t.Fatalf("%s: %v", form, err)
		}
		if !reflect.DeepEqual(got, want) {
			t.Errorf("got %+v, want %+v", got, want)
		}
	}
}

func TestEveryCutIsNoticed(t *testing.T) {
	link, err := share.Encode(doc())
	if err != nil {
		t.Fatal(err)
	}
	for n := 1; n < len(link); n++ {
		_, err := share.Decode(link[:n])
		if !errors.Is(err, share.ErrTruncated) && !errors.Is(err, share.ErrDamaged) {
			t.Errorf("cut to %d characters: %v", n, err)
		}
	}
}

func TestEveryChangedCharacterIsNoticed(t *testing.T) {
	want := doc()
	link, err := share.Encode(want)
	if err != nil {
		t.Fatal(err)
	}
	for i := range len(link) {
		b := []byte(link)
		b[i] ^= 1
		got, err := share.Decode(string(b))
		if err == nil && !reflect.DeepEqual(got, want) {
			t.Errorf("character %d changed: shows something else", i)
		}
	}
}

func TestWhatIsWrongIsSaid(t *testing.T) {
	for _, c := range []struct {
		fragment string
		want     error
	}{
		{"", share.ErrNone},
		{"#", share.ErrNone},
		{"#lessons", share.ErrNone},
		{"2d.4.00000000.AAAA", share.ErrVersion},
		{"1z.4.00000000.AAAA", share.ErrVersion},
		{"1", share.ErrTruncated},
		{"1d.12", share.ErrTruncated},
		{"1d.x.00000000.AAAA", share.ErrDamaged},
		{"1d.4.zz.AAAA", share.ErrDamaged},
		{"1d.4.00000000.!!!!", share.ErrDamaged},
		{"1d.4.00000000.AAAA", share.ErrDamaged},
	} {
		if _, err := share.Decode(c.fragment); !errors.Is(err, c.want) {
			t.Errorf("%q: %v, want %v", c.fragment, err, c.want)
		}
	}
}

func TestTooLong(t *testing.T) {
	d := share.Doc{Files: []share.File{{Name: "django.py", Text: strings.Repeat("x", share.MaxInflated)}}}
	if _, err := share.Encode(d); !errors.Is(err, share.ErrTooLong) {
		t.Errorf("encoding: %v", err)
	}
}

func TestUnknownKeysAreKept(t *testing.T) {
	var d share.Doc
	if err := d.UnmarshalJSON([]byte(`{"v":1,"files":[],"zoom":{"level":3},"author":"A"}`)); err != nil {
		t.Fatal(err)
	}
	link, err := share.Encode(d)
	if err != nil {
		t.Fatal(err)
	}
	back, err := share.Decode(link)
	if err != nil {
		t.Fatal(err)
	}
	out, err := back.MarshalJSON()
	if err != nil {
		t.Fatal(err)
	}
	if want := `{"v":1,"files":[],"author":"A","zoom":{"level":3}}`; string(out) != want {
		t.Errorf("got %s, want %s", out, want)
	}
}

// Links that a release made must open for ever: a line is added with each
// release and none is ever changed.
func TestLinksOfEveryReleaseOpen(t *testing.T) {
	data, err := os.ReadFile("testdata/links.txt")
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for line := range strings.Lines(string(data)) {
		name, link, ok := strings.Cut(strings.TrimSpace(line), " ")
		if !ok || strings.HasPrefix(name, "//") {
			continue
		}
		n++
		d, err := share.Decode(link)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if text, ok := d.File("django.py"); !ok || !strings.Contains(text, "django") {
			t.Errorf("%s: opens, but without its code: %+v", name, d)
		}
		if strings.HasSuffix(name, "-files") && (len(d.Files) != 3 || d.Files[1].Name != "shop/models.py" || d.Files[1].Side != "dj" || d.Files[2].Side != "sa") {
			t.Errorf("%s: opens with other files: %+v", name, d.Files)
		}
	}
	if n == 0 {
		t.Error("no recorded links")
	}
}

func FuzzDecode(f *testing.F) {
	link, _ := share.Encode(doc())
	f.Add(link)
	f.Add(link[:40])
	f.Add("#1d.4.00000000.AAAA")
	f.Add("2d.1.0.A")
	f.Fuzz(func(t *testing.T, s string) {
		d, err := share.Decode(s)
		if err != nil {
			if !reflect.DeepEqual(d, share.Doc{}) {
				t.Fatal("a bad link left something behind")
			}
			return
		}
		again, err := share.Encode(d)
		if err != nil {
			return // its JSON may grow beyond the limit when written again
		}
		if _, err := share.Decode(again); err != nil {
			t.Fatalf("cannot read its own link: %v", err)
		}
	})
}
