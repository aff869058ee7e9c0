package charnames

import "testing"

// TestAllNames counts the names that CPython 3.11's unicodedata.name() gives over all
// characters, and finds each character again by its name.
func TestAllNames(t *testing.T) {
	const cpython = 138552
	count := 0
	for r := rune(0); r <= 0x10ffff; r++ {
		name, err := Name(r)
		if err != nil {
			t.Fatal(err)
		}
		if name == "" {
			continue
		}
		count++
		if got, err := Lookup(name); err != nil || got != string(r) {
			t.Fatalf("%U is %s, which is %+q, %v", r, name, got, err)
		}
	}
	if count != cpython {
		t.Errorf("%d characters have names, %d in CPython", count, cpython)
	}
}

func TestLookup(t *testing.T) {
	for name, want := range map[string]string{
		"snowman": "☃", "LF": "\n", "New Line": "\n", "KEYCAP DIGIT ONE": "1\ufe0f\u20e3", "LATIN CAPITAL LETTER GHA": "Ƣ",
		"HANGUL SYLLABLE GAG": "각", "hangul syllable gag": "", "HANGUL SYLLABLE ": "", "HANGUL SYLLABLE GAGX": "",
		"CJK UNIFIED IDEOGRAPH-4E00": "一", "CJK UNIFIED IDEOGRAPH-04E00": "一", "CJK UNIFIED IDEOGRAPH-4e00": "",
		"cjk unified ideograph-4e00": "", "CJK UNIFIED IDEOGRAPH-004E00": "", "CJK UNIFIED IDEOGRAPH-0041": "",
		"ARABIC SMALL LOW WORD SAKTA": "", "NO SUCH": "", "": "",
	} {
		if got, err := Lookup(name); err != nil || got != want {
			t.Errorf("Lookup(%q) = %+q, %v; want %+q", name, got, err, want)
		}
	}
}
