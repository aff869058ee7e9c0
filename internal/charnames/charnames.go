// Package charnames knows what Unicode 14 calls its characters, as CPython 3.11 does.
//
// The names are data beside the program (ondemand.Names); those of Hangul syllables
// and of ideographs follow from their codes. An *ondemand.Error tells that the data
// could not be had.
package charnames

import (
	"bytes"
	"strconv"
	"strings"
	"sync"

	"github.com/diptych-orm/diptych/internal/ondemand"
)

// The entries of the file.
const (
	mainNames = "table.txt"
	moreNames = "more/aliases.txt"
)

// data are all names, made when the first is asked for.
type data struct {
	names map[rune]string
	codes map[string]string // what a name or an alias stands for
}

var (
	mu    sync.Mutex
	known *data
)

func load() (*data, error) {
	mu.Lock()
	defer mu.Unlock()
	if known != nil {
		return known, nil
	}
	d := &data{map[rune]string{}, map[string]string{}}
	for _, file := range []string{mainNames, moreNames} {
		text, err := ondemand.Read(ondemand.Names, file)
		if err != nil {
			return nil, err
		}
		for line := range bytes.Lines(text) {
			codes, name, _ := strings.Cut(strings.TrimSuffix(string(line), "\n"), ";")
			var chars []rune
			for code := range strings.FieldsSeq(codes) {
				n, err := strconv.ParseUint(code, 16, 32)
				if err != nil {
					return nil, err
				}
				chars = append(chars, rune(n))
			}
			d.codes[name] = string(chars)
			if file == mainNames {
				d.names[chars[0]] = name
			}
		}
	}
	known = d
	return d, nil
}

const (
	hangul    = "HANGUL SYLLABLE "
	ideograph = "CJK UNIFIED IDEOGRAPH-"

	firstSyllable, lastSyllable = 0xac00, 0xd7a3
)

// The parts of Hangul syllables' names.
var (
	leads  = strings.Split("G,GG,N,D,DD,R,M,B,BB,S,SS,,J,JJ,C,K,T,P,H", ",")
	vowels = strings.Split("A,AE,YA,YAE,EO,E,YEO,YE,O,WA,WAE,OE,YO,U,WEO,WE,WI,YU,EU,YI,I", ",")
	tails  = strings.Split(",G,GG,GS,N,NJ,NH,D,L,LG,LM,LB,LS,LT,LP,LH,M,B,BS,S,SS,NG,J,C,K,T,P,H", ",")
)

var ideographs = [][2]rune{
	{0x3400, 0x4dbf}, {0x4e00, 0x9fff}, {0x20000, 0x2a6df}, {0x2a700, 0x2b738}, {0x2b740, 0x2b81d}, {0x2b820, 0x2cea1},
	{0x2ceb0, 0x2ebe0}, {0x30000, 0x3134a},
}

func isIdeograph(r rune) bool {
	for _, span := range ideographs {
		if span[0] <= r && r <= span[1] {
			return true
		}
	}
	return false
}

// Name returns the name of a character, "" if it has none.
func Name(r rune) (string, error) {
	if isIdeograph(r) {
		return ideograph + strings.ToUpper(strconv.FormatInt(int64(r), 16)), nil
	}
	if r >= firstSyllable && r <= lastSyllable {
		i := int(r - firstSyllable)
		return hangul + leads[i/(21*28)] + vowels[i/28%21] + tails[i%28], nil
	}
	d, err := load()
	if err != nil {
		return "", err
	}
	return d.names[r], nil
}

// Lookup returns what a name or an alias stands for, a character or a sequence of
// them; "" if nothing is called so. As in CPython, case matters only in the names
// that follow from codes.
func Lookup(name string) (string, error) {
	if rest, ok := strings.CutPrefix(name, hangul); ok {
		return syllable(rest), nil
	}
	if rest, ok := strings.CutPrefix(name, ideograph); ok {
		n, err := strconv.ParseUint(rest, 16, 32)
		if err != nil || len(rest) < 4 || len(rest) > 5 || strings.ToUpper(rest) != rest || !isIdeograph(rune(n)) {
			return "", nil
		}
		return string(rune(n)), nil
	}
	d, err := load()
	if err != nil {
		return "", err
	}
	return d.codes[strings.ToUpper(name)], nil
}

// syllable finds a Hangul syllable: of its parts each is the longest that fits.
func syllable(s string) string {
	code := 0
	for _, parts := range [][]string{leads, vowels, tails} {
		best := -1
		for i, p := range parts {
			if strings.HasPrefix(s, p) && (best < 0 || len(p) > len(parts[best])) {
				best = i
			}
		}
		if best < 0 {
			return ""
		}
		code, s = code*len(parts)+best, s[len(parts[best]):]
	}
	if s != "" {
		return ""
	}
	return string(rune(firstSyllable + code))
}
