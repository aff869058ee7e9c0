//go:build !js

package charnames

import (
	"embed"
	"strconv"
	"unicode/utf8"

	"golang.org/x/text/unicode/runenames"

	"github.com/diptych-orm/diptych/internal/ondemand"
)

// aliases are other names of characters and the names of sequences, as Unicode 14
// lists them.
//
//go:embed aliases.txt
var aliases embed.FS

func init() {
	ondemand.Add(ondemand.Names, "more", aliases)
	ondemand.AddMade(ondemand.Names, mainNames, table)
}

// newer are the characters that runenames knows and Unicode 14 does not; ideographs
// are counted out elsewhere.
var newer = [][2]rune{
	{0xcf3, 0xcf3}, {0xece, 0xece}, {0x10efd, 0x10eff}, {0x1123f, 0x11241}, {0x11b00, 0x11b09}, {0x11f00, 0x11f10},
	{0x11f12, 0x11f3a}, {0x11f3e, 0x11f59}, {0x1342f, 0x1342f}, {0x13439, 0x13455}, {0x1b132, 0x1b132}, {0x1b155, 0x1b155},
	{0x1d2c0, 0x1d2d3}, {0x1df25, 0x1df2a}, {0x1e030, 0x1e06d}, {0x1e08f, 0x1e08f}, {0x1e4d0, 0x1e4f9}, {0x1f6dc, 0x1f6dc},
	{0x1f774, 0x1f776}, {0x1f77b, 0x1f77f}, {0x1f7d9, 0x1f7d9}, {0x1fa75, 0x1fa77}, {0x1fa87, 0x1fa88}, {0x1faad, 0x1faaf},
	{0x1fabb, 0x1fabd}, {0x1fabf, 0x1fabf}, {0x1face, 0x1facf}, {0x1fada, 0x1fadb}, {0x1fae8, 0x1fae8}, {0x1faf7, 0x1faf8},
}

// table is the text of the names: a line "code;name" for each character that has a
// name of its own.
func table() []byte {
	var out []byte
	rest := newer
	for r := rune(0); r <= utf8.MaxRune; r++ {
		if len(rest) > 0 && r == rest[0][0] {
			r, rest = rest[0][1], rest[1:]
			continue
		}
		if n := runenames.Name(r); n != "" && n[0] != '<' {
			out = strconv.AppendInt(out, int64(r), 16)
			out = append(append(append(out, ';'), n...), '\n')
		}
	}
	return out
}
