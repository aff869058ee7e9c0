// Package share turns what is on the page into a link and back.
//
// A link's fragment is
//
//	1d.<length>.<crc32>.<base64url(deflate-raw(JSON))>
//
// 1 is the version of the JSON, d the codec (raw deflate), length the number of
// characters of the last part and crc32 the IEEE checksum of the inflated JSON
// in hexadecimal. They come first, so that a link which a mail program cut in
// half is known to be cut and never shows something else. The letter of a codec
// is never used for another one: links outlive releases.
//
// Keys of the JSON that this version does not know are kept, so that a link
// that was made by a later version loses nothing by passing through here.
package share

import (
	"bytes"
	"compress/flate"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"
)

// MaxInflated is the most JSON that a link may hold.
const MaxInflated = 256 << 10

const prefix = "1d"

// What can be wrong with a link. Decode wraps one of them.
var (
	ErrNone      = errors.New("no example in this link")
	ErrVersion   = errors.New("this link was made by a newer version")
	ErrTruncated = errors.New("this link was cut short")
	ErrDamaged   = errors.New("this link is damaged")
	ErrTooLong   = errors.New("this example is too long for a link")
)

// A Doc is what a link holds.
type Doc struct {
	V        int      `json:"v"`
	Files    []File   `json:"files"`
	Layout   string   `json:"layout,omitempty"` // both, dj, sa
	Dialects []string `json:"dialects,omitempty"`
	Seed     int64    `json:"seed,omitempty"`
	Hidden   []string `json:"hidden,omitempty"` // names of files that run but are not shown
	Checks   []string `json:"checks,omitempty"`
	View     string   `json:"view,omitempty"` // code, sql, rows, separated by spaces

	rest map[string]json.RawMessage // keys of a later version
}

// A File is one source of a side. Side says which, dj or sa; without it Name
// does: django.py or sqlalchemy.py. The first of a side is the one that is run.
type File struct {
	Name string `json:"name"`
	Text string `json:"text"`
	Side string `json:"side,omitempty"`
}

// File returns the text of the file of that name.
func (d Doc) File(name string) (string, bool) {
	for _, f := range d.Files {
		if f.Name == name {
			return f.Text, true
		}
	}
	return "", false
}

type plain Doc // a Doc without its methods

// MarshalJSON writes the known keys and after them those that were kept.
func (d Doc) MarshalJSON() ([]byte, error) {
	known, err := json.Marshal(plain(d))
	if err != nil || len(d.rest) == 0 {
		return known, err
	}
	rest, err := json.Marshal(d.rest) // sorted by key: the same document is the same link
	if err != nil {
		return nil, err
	}
	return append(append(known[:len(known)-1], ','), rest[1:]...), nil
}

// UnmarshalJSON reads the known keys and keeps the others.
func (d *Doc) UnmarshalJSON(data []byte) error {
	if err := json.Unmarshal(data, (*plain)(d)); err != nil {
		return err
	}
	var all map[string]json.RawMessage
	if err := json.Unmarshal(data, &all); err != nil {
		return err
	}
	for key := range all {
		switch strings.ToLower(key) {
		case "v", "files", "layout", "dialects", "seed", "hidden", "checks", "view":
			delete(all, key) // encoding/json reads them whatever their case
		}
	}
	d.rest = nil
	if len(all) > 0 {
		d.rest = all
	}
	return nil
}

// Encode makes the fragment, without the #.
func Encode(d Doc) (string, error) {
	d.V = 1
	for _, f := range d.Files {
		if !utf8.ValidString(f.Text) || !utf8.ValidString(f.Name) {
			return "", fmt.Errorf("share: %s is not valid UTF-8", f.Name)
		}
	}
	data, err := json.Marshal(d)
	if err != nil {
		return "", err
	}
	if len(data) > MaxInflated {
		return "", fmt.Errorf("%w (%d KiB, at most %d)", ErrTooLong, len(data)>>10, MaxInflated>>10)
	}
	var packed bytes.Buffer
	w, err := flate.NewWriter(&packed, flate.BestCompression)
	if err != nil {
		return "", err
	}
	if _, err := w.Write(data); err != nil {
		return "", err
	}
	if err := w.Close(); err != nil {
		return "", err
	}
	text := base64.RawURLEncoding.EncodeToString(packed.Bytes())
	return fmt.Sprintf("%s.%d.%08x.%s", prefix, len(text), crc32.ChecksumIEEE(data), text), nil
}

// Decode reads a fragment with or without its #. Any damage is an error that
// wraps one of this package's, and the Doc is then empty.
func Decode(fragment string) (Doc, error) {
	fragment = strings.TrimPrefix(strings.TrimSpace(fragment), "#")
	if fragment == "" {
		return Doc{}, ErrNone
	}
	parts := strings.SplitN(fragment, ".", 4)
	if parts[0] != prefix {
		if looksLikeVersion(parts[0]) {
			return Doc{}, fmt.Errorf("%w (%s)", ErrVersion, parts[0])
		}
		if len(parts[0]) < len(prefix) && strings.HasPrefix(prefix, parts[0]) {
			return Doc{}, ErrTruncated
		}
		return Doc{}, ErrNone
	}
	if len(parts) < 4 {
		return Doc{}, ErrTruncated
	}
	length, err := strconv.Atoi(parts[1])
	if err != nil || length < 0 {
		return Doc{}, ErrDamaged
	}
	sum, err := strconv.ParseUint(parts[2], 16, 32)
	if err != nil {
		return Doc{}, ErrDamaged
	}
	text := parts[3]
	switch {
	case len(text) < length:
		return Doc{}, fmt.Errorf("%w: %d of %d characters arrived", ErrTruncated, len(text), length)
	case len(text) > length:
		return Doc{}, fmt.Errorf("%w: %d characters too many", ErrDamaged, len(text)-length)
	}
	packed, err := base64.RawURLEncoding.DecodeString(text)
	if err != nil {
		return Doc{}, ErrDamaged
	}
	data, err := io.ReadAll(io.LimitReader(flate.NewReader(bytes.NewReader(packed)), MaxInflated+1))
	if err != nil {
		return Doc{}, ErrDamaged
	}
	if len(data) > MaxInflated {
		return Doc{}, ErrTooLong
	}
	if crc32.ChecksumIEEE(data) != uint32(sum) {
		return Doc{}, ErrDamaged
	}
	var d Doc
	if err := json.Unmarshal(data, &d); err != nil || d.V != 1 {
		return Doc{}, ErrDamaged
	}
	return d, nil
}

// looksLikeVersion reports whether s is digits and then one letter.
func looksLikeVersion(s string) bool {
	if len(s) < 2 || len(s) > 4 || s[len(s)-1] < 'a' || s[len(s)-1] > 'z' {
		return false
	}
	for _, c := range s[:len(s)-1] {
		if c < '0' || c > '9' {
			return false
		}
	}
	return true
}
