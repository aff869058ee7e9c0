package syntax

import (
	"fmt"
	"math/big"
	"strconv"
	"strings"
)

// number reads a numeric literal and checks its form as CPython does.
func (t *tokenizer) number() {
	start := t.pos
	kind := "decimal"
	if t.text[t.pos] == '0' {
		switch t.peek(1) {
		case 'x', 'X':
			kind = "hexadecimal"
		case 'o', 'O':
			kind = "octal"
		case 'b', 'B':
			kind = "binary"
		}
	}
	if kind != "decimal" {
		t.pos += 2
		if !t.radix(kind) {
			return
		}
	} else if k, ok := t.decimal(); ok {
		kind = k
	} else {
		return
	}
	if t.endOfNumber(kind) {
		t.add(tokNumber, start, t.line, t.bol)
	}
}

// radix reads the digits of a literal with a base prefix.
func (t *tokenizer) radix(kind string) bool {
	valid := func(c byte) bool {
		switch kind {
		case "octal":
			return c >= '0' && c <= '7'
		case "binary":
			return c == '0' || c == '1'
		}
		return isDigit(c) || c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F'
	}
	for {
		if t.peek(0) == '_' {
			t.pos++
		}
		if !valid(t.peek(0)) {
			if isDigit(t.peek(0)) {
				t.pos++
				t.failHere(fmt.Sprintf("invalid digit '%c' in %s literal", t.text[t.pos-1], kind))
				return false
			}
			t.failHere("invalid " + kind + " literal")
			return false
		}
		for valid(t.peek(0)) {
			t.pos++
		}
		if t.peek(0) != '_' {
			break
		}
	}
	if isDigit(t.peek(0)) {
		t.pos++
		t.failHere(fmt.Sprintf("invalid digit '%c' in %s literal", t.text[t.pos-1], kind))
		return false
	}
	return true
}

// digits reads digits with single underscores between them.
func (t *tokenizer) digits() bool {
	for {
		for isDigit(t.peek(0)) {
			t.pos++
		}
		if t.peek(0) != '_' {
			return true
		}
		t.pos++
		if !isDigit(t.peek(0)) {
			t.failHere("invalid decimal literal")
			return false
		}
	}
}

// decimal reads an integer, float or imaginary literal and returns the word
// that messages use for it.
func (t *tokenizer) decimal() (kind string, ok bool) {
	start := t.pos
	kind = "decimal"
	if t.peek(0) != '.' && !t.digits() {
		return "", false
	}
	intEnd := t.pos
	float := false
	if t.peek(0) == '.' {
		float = true
		t.pos++
		if isDigit(t.peek(0)) && !t.digits() {
			return "", false
		}
	}
	if c := t.peek(0); c == 'e' || c == 'E' {
		next := t.peek(1)
		switch {
		case next == '+' || next == '-':
			if !isDigit(t.peek(2)) {
				t.pos += 2
				t.failHere("invalid decimal literal")
				return "", false
			}
			t.pos += 2
			float = true
			if !t.digits() {
				return "", false
			}
		case isDigit(next):
			t.pos++
			float = true
			if !t.digits() {
				return "", false
			}
		}
	}
	if c := t.peek(0); c == 'j' || c == 'J' {
		t.pos++
		return "imaginary", true
	}
	if digits := t.text[start:intEnd]; !float && len(digits) > 1 && digits[0] == '0' {
		if strings.Trim(digits, "0_") != "" {
			zeros := start
			for t.text[zeros] == '0' || t.text[zeros] == '_' {
				zeros++
			}
			t.fail("SyntaxError", "leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers",
				t.line, t.bol, start, zeros)
			return "", false
		}
	}
	return kind, true
}

// endOfNumber checks what follows a number: a letter is an error, unless it
// begins a keyword that may follow one.
func (t *tokenizer) endOfNumber(kind string) bool {
	c := t.peek(0)
	if !isNameByte(c) {
		return true
	}
	for _, word := range []string{"and", "else", "for", "if", "in", "is", "or", "not"} {
		// CPython looks at no more than two letters of "if", "in" and "is".
		if rest, ok := strings.CutPrefix(t.text[t.pos:], word); ok && (word[0] == 'i' || rest == "" || !isNameByte(rest[0])) {
			return true
		}
	}
	t.fail("SyntaxError", "invalid "+kind+" literal", t.line, t.bol, t.pos-1, t.pos-1)
	return false
}

// parseNumber returns the value of a numeric literal that the tokenizer
// accepted; ok is false for an integer of too many digits.
func parseNumber(s string) (v any, ok bool) {
	s = strings.ReplaceAll(s, "_", "")
	if last := s[len(s)-1]; last == 'j' || last == 'J' {
		f, _ := strconv.ParseFloat(s[:len(s)-1], 64)
		return complex(0, f), true
	}
	if len(s) > 2 && s[0] == '0' && strings.ContainsRune("xXoObB", rune(s[1])) {
		if n, err := strconv.ParseInt(s, 0, 64); err == nil {
			return n, true
		}
		n, _ := new(big.Int).SetString(s, 0)
		return n, n != nil
	}
	if strings.ContainsAny(s, ".eE") {
		f, _ := strconv.ParseFloat(s, 64)
		return f, true
	}
	if n, err := strconv.ParseInt(s, 10, 64); err == nil {
		return n, true
	}
	if len(strings.TrimLeft(s, "0")) > maxIntDigits {
		return nil, false
	}
	n, _ := new(big.Int).SetString(s, 10)
	return n, n != nil
}

// maxIntDigits is CPython's default limit for converting decimal text to int.
const maxIntDigits = 4300
