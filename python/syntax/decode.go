package syntax

import (
	"bytes"
	"fmt"
	"strings"
	"unicode/utf8"
)

// coding returns the encoding that a comment line names, or "".
func coding(line string) string {
	if !strings.HasPrefix(strings.TrimLeft(line, " \t\f"), "#") {
		return ""
	}
	for {
		i := strings.Index(line, "coding")
		if i < 0 {
			return ""
		}
		line = line[i+len("coding"):]
		if line == "" || line[0] != ':' && line[0] != '=' {
			continue
		}
		name := strings.TrimLeft(line[1:], " \t")
		end := 0
		for end < len(name) && (isNameByte(name[end]) && name[end] < 0x80 || name[end] == '-' || name[end] == '.') {
			end++
		}
		if end > 0 {
			return name[:end]
		}
	}
}

// decode turns the bytes of a source file into text with "\n" line ends.
func decode(name string, data []byte) (*Source, error) {
	fail := func(line int, format string, args ...any) error {
		return &Error{Type: "SyntaxError", Msg: fmt.Sprintf(format, args...), File: name, Line: line, EndLine: line}
	}
	if len(data) > maxSource {
		return nil, fail(1, "Diptych does not support source files of more than %d MiB yet", maxSource>>20)
	}
	bom := bytes.HasPrefix(data, []byte("\xef\xbb\xbf"))
	if bom {
		data = data[3:]
	}
	if i := bytes.IndexByte(data, 0); i >= 0 {
		return nil, fail(1+bytes.Count(data[:i], []byte("\n")), "source code cannot contain null bytes")
	}
	enc := "utf-8"
	rest := data
	for range 2 {
		line, after, _ := bytes.Cut(rest, []byte("\n"))
		if c := coding(string(line)); c != "" {
			enc = strings.ToLower(strings.ReplaceAll(c, "_", "-"))
			break
		}
		if t := bytes.TrimLeft(line, " \t\f\r"); len(t) > 0 && t[0] != '#' {
			break
		}
		rest = after
	}
	switch {
	case enc == "utf-8" || strings.HasPrefix(enc, "utf-8-") || enc == "utf8" || enc == "ascii" || enc == "us-ascii":
		if !utf8.Valid(data) {
			i := 0
			for {
				r, n := utf8.DecodeRune(data[i:])
				if r == utf8.RuneError && n == 1 {
					break
				}
				i += n
			}
			return nil, fail(1+bytes.Count(data[:i], []byte("\n")),
				"(unicode error) 'utf-8' codec can't decode byte 0x%02x in position %d: invalid start byte", data[i], i)
		}
	case bom:
		return nil, fail(1, "encoding problem: %s with BOM", enc)
	case enc == "latin-1" || enc == "iso-8859-1" || enc == "latin1" || strings.HasPrefix(enc, "latin-1-"):
		data = latin1(data)
	default:
		return nil, fail(1, "unknown encoding: %s", enc)
	}
	text := string(data)
	if strings.IndexByte(text, '\r') >= 0 {
		text = strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n")
	}
	return NewSource(name, text), nil
}

func latin1(data []byte) []byte {
	b := make([]byte, 0, len(data))
	for _, c := range data {
		b = utf8.AppendRune(b, rune(c))
	}
	return b
}
