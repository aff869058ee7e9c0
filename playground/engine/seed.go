package engine

import (
	"errors"
	"fmt"
	"hash/fnv"
	"math"
	"strconv"
	"strings"
	"time"

	"github.com/diptych-orm/diptych/orm/database/driver"
	"github.com/diptych-orm/diptych/orm/scan"
	"github.com/diptych-orm/diptych/playground/protocol"
)

// maxSeeds is how many rows a table may be filled with.
const maxSeeds = 100_000

// left is the database that a kept run left behind; that of a run which opened
// none is the one it was to begin with.
func (s *Server) left(run uint64) ([]byte, error) {
	res := s.kept[run]
	if res == nil {
		return nil, errNoDatabase
	}
	image, err := res.Image()
	if errors.Is(err, ErrNoDatabase) {
		return res.run.opt.Image, nil
	}
	return image, err
}

// seed makes a database with the tables of a run, filled with generated rows,
// for the runs to come.
func (s *Server) seed(req *protocol.Seeds) ([]protocol.Table, error) {
	if req.Rows < 1 || req.Rows > maxSeeds {
		return nil, fmt.Errorf("a table can be filled with 1 to %d rows", maxSeeds)
	}
	image, err := s.left(req.Run)
	if err != nil {
		return nil, err
	}
	if image == nil {
		return nil, errors.New("the run made no tables that could be filled")
	}
	conn, err := s.Engine.Open(driver.Config{})
	if err != nil {
		return nil, err
	}
	defer conn.Close()
	if err := conn.Deserialize(image); err != nil {
		return nil, err
	}
	if err := fill(conn, req.Rows); err != nil {
		return nil, err
	}
	return s.begin(conn)
}

// A seeded is a table that is filled: its columns, and its rows' keys by column
// for the tables that refer to it.
type seeded struct {
	name    string
	columns []seedColumn
	after   []string // tables that it refers to
	keys    map[string][]driver.Value
}

type seedColumn struct {
	name     string
	kind     string // the declared type, in lower case
	length   int    // of a text, 0 for any
	nullable bool
	key      bool // part of the primary key
	rowid    bool // the key that SQLite gives by itself
	unique   bool
	table    string // a foreign key's table and column
	target   string
}

// fill empties all tables and gives each of them generated rows: parents before
// children, the same rows for the same tables every time.
func fill(conn driver.Conn, rows int) error {
	tables, err := readTables(conn)
	if err != nil {
		return err
	}
	if len(tables) == 0 {
		return errors.New("the run made no tables that could be filled")
	}
	if err := conn.Exec("PRAGMA foreign_keys = OFF; BEGIN"); err != nil {
		return err
	}
	done := map[string]*seeded{}
	for _, t := range parentsFirst(tables) {
		if err := t.fill(conn, rows, done); err != nil {
			return fmt.Errorf("table %s: %w", t.name, err)
		}
		done[strings.ToLower(t.name)] = t
	}
	return conn.Exec("COMMIT")
}

// readDeclared reads a declared type: its words, and the first number in
// parentheses.
func readDeclared(declared string) (kind string, length int) {
	t := scan.Of(strings.ToLower(declared))
	kind = strings.TrimSpace(t.While(func(b byte) bool { return b == ' ' || 'a' <= b && b <= 'z' }))
	if t.Take("(") {
		length, _ = strconv.Atoi(t.Digits(1, -1))
	} else if !t.Done() {
		kind = ""
	}
	return kind, length
}

func readTables(conn driver.Conn) ([]*seeded, error) {
	names, err := texts(conn, "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND name NOT LIKE 'django\\_%' ESCAPE '\\' ORDER BY name")
	if err != nil {
		return nil, err
	}
	var out []*seeded
	for _, name := range names {
		t := &seeded{name: name, keys: map[string][]driver.Value{}}
		columns, err := query(conn, "SELECT name, type, \"notnull\", pk FROM pragma_table_info(?)", name)
		if err != nil {
			return nil, err
		}
		keys := 0
		for _, c := range columns {
			column := seedColumn{name: c[0].(string), nullable: c[2] == int64(0) && c[3] == int64(0), key: c[3] != int64(0)}
			column.kind, column.length = readDeclared(c[1].(string))
			if column.key {
				keys++
			}
			t.columns = append(t.columns, column)
		}
		unique, err := texts(conn, "SELECT i.name FROM pragma_index_list(?) l, pragma_index_info(l.name) i WHERE l.\"unique\" AND (SELECT count(*) FROM pragma_index_info(l.name)) = 1", name)
		if err != nil {
			return nil, err
		}
		foreign, err := query(conn, "SELECT \"from\", \"table\", \"to\" FROM pragma_foreign_key_list(?)", name)
		if err != nil {
			return nil, err
		}
		for i := range t.columns {
			c := &t.columns[i]
			c.rowid = c.key && keys == 1 && c.kind == "integer"
			c.unique = c.key && keys == 1
			for _, u := range unique {
				c.unique = c.unique || u == c.name
			}
			for _, f := range foreign {
				if f[0] == c.name {
					c.table = f[1].(string)
					c.target, _ = f[2].(string)
					t.after = append(t.after, strings.ToLower(c.table))
				}
			}
		}
		out = append(out, t)
	}
	return out, nil
}

// parentsFirst sorts tables so that what a table refers to comes before it,
// where that is possible.
func parentsFirst(tables []*seeded) []*seeded {
	var out []*seeded
	seen := map[string]bool{}
	byName := map[string]*seeded{}
	for _, t := range tables {
		byName[strings.ToLower(t.name)] = t
	}
	var visit func(t *seeded)
	visit = func(t *seeded) {
		if name := strings.ToLower(t.name); !seen[name] {
			seen[name] = true
			for _, parent := range t.after {
				if p := byName[parent]; p != nil {
					visit(p)
				}
			}
			out = append(out, t)
		}
	}
	for _, t := range tables {
		visit(t)
	}
	return out
}

func (t *seeded) fill(conn driver.Conn, rows int, done map[string]*seeded) error {
	if err := conn.Exec("DELETE FROM " + quote(t.name)); err != nil {
		return err
	}
	names, marks := make([]string, len(t.columns)), make([]string, len(t.columns))
	for i, c := range t.columns {
		names[i], marks[i] = quote(c.name), "?"
	}
	// a row that some constraint of the table refuses is left out
	stmt, _, err := conn.Prepare("INSERT OR IGNORE INTO " + quote(t.name) + " (" + strings.Join(names, ", ") + ") VALUES (" + strings.Join(marks, ", ") + ")")
	if err != nil {
		return err
	}
	defer stmt.Close()
	h := fnv.New64a()
	h.Write([]byte(t.name))
	g := &generator{state: h.Sum64() | 1}
	values := make([]driver.Value, len(t.columns))
	for n := 1; n <= rows; n++ {
		for i := range t.columns {
			values[i] = t.value(&t.columns[i], n, g, done)
		}
		if err := stmt.Bind(values); err != nil {
			return err
		}
		before := conn.TotalChanges()
		if _, err := stmt.Step(); err != nil {
			return err
		}
		if conn.TotalChanges() > before {
			for i, c := range t.columns {
				if c.unique {
					t.keys[c.name] = append(t.keys[c.name], values[i])
				}
			}
		}
	}
	return nil
}

// value is what row n, counted from 1, has in a column.
func (t *seeded) value(c *seedColumn, n int, g *generator, done map[string]*seeded) driver.Value {
	if c.table != "" {
		parent := done[strings.ToLower(c.table)]
		if strings.EqualFold(c.table, t.name) {
			parent = t // a row of this table that is there already
		}
		if parent == nil {
			return nil
		}
		keys := parent.keys[c.target]
		if c.target == "" {
			for _, k := range parent.columns {
				if k.key {
					keys = parent.keys[k.name]
				}
			}
		}
		switch {
		case len(keys) == 0:
			return nil
		case c.unique:
			return keys[(n-1)%len(keys)]
		}
		return keys[g.below(len(keys))]
	}
	if c.rowid {
		return int64(n)
	}
	if c.nullable && g.below(10) == 0 {
		return nil
	}
	return g.value(c, n)
}

// A generator makes values; the same ones each time.
type generator struct{ state uint64 }

func (g *generator) below(n int) int {
	g.state ^= g.state << 13
	g.state ^= g.state >> 7
	g.state ^= g.state << 17
	return int(g.state % uint64(n))
}

func (g *generator) pick(words []string) string { return words[g.below(len(words))] }

var (
	given   = strings.Fields("Ada Alan Amara Ben Chen Clara Dmitri Elena Farid Grace Hana Ivan Jana Kofi Lena Marek Nadia Omar Petra Quentin Rosa Samir Tomasz Uma Vera Wanda Yusuf Zoe")
	family  = strings.Fields("Adeyemi Bauer Costa Dvorak Eriksen Fischer Garcia Haddad Ito Jansen Kowalski Lindqvist Moreau Novak Okafor Petrov Quist Rossi Schmidt Tanaka Ueda Varga Weber Young Zeller")
	nouns   = strings.Fields("river garden winter letter harbour mountain island mirror forest lantern bridge window shadow orchard compass storm valley clock station meadow")
	adjects = strings.Fields("quiet long red hidden distant broken golden empty cold bright first last silver small strange")
)

var firstDay = time.Date(2020, 1, 1, 8, 0, 0, 0, time.UTC)

// value reads the kind of value off the column's type and name.
func (g *generator) value(c *seedColumn, n int) driver.Value {
	name := strings.ToLower(c.name)
	has := func(words ...string) bool {
		for _, w := range words {
			if strings.Contains(name, w) {
				return true
			}
		}
		return false
	}
	kind := func(words ...string) bool {
		for _, w := range words {
			if strings.Contains(c.kind, w) {
				return true
			}
		}
		return false
	}
	moment := firstDay.AddDate(0, 0, g.below(2000)).Add(time.Duration(g.below(12*3600)) * time.Second)
	switch {
	case kind("bool"):
		return int64(g.below(2))
	case kind("datetime", "timestamp"):
		return moment.Format("2006-01-02 15:04:05")
	case kind("date"):
		return moment.Format("2006-01-02")
	case kind("time"):
		return moment.Format("15:04:05")
	case kind("int") && c.unique:
		return int64(n)
	case kind("int") && has("year"):
		return int64(1900 + g.below(125))
	case kind("int") && has("age"):
		return int64(18 + g.below(70))
	case kind("int") && has("rating", "stars", "score"):
		return int64(1 + g.below(5))
	case kind("int"):
		return int64(g.below(1000))
	case kind("real", "float", "double", "dec", "numeric"):
		return math.Round(float64(100+g.below(20_000))) / 100
	case kind("blob", "binary"):
		return []byte{byte(n >> 8), byte(n), byte(g.below(256))}
	case kind("json") || name == "metadata":
		return fmt.Sprintf(`{"n": %d}`, n)
	case kind("char") && c.length == 32 && has("id", "uuid", "key", "token"):
		return fmt.Sprintf("%016x%016x", g.state, uint64(n))
	}
	text := g.text(has, n)
	if c.unique && !strings.HasSuffix(text, strconv.Itoa(n)) && !has("email", "url", "slug") {
		text += " " + strconv.Itoa(n)
	}
	if r := []rune(text); c.length > 0 && len(r) > c.length {
		text = string(r[:c.length])
		if c.unique {
			text = strconv.FormatInt(int64(n), 36)
			text = text[max(0, len(text)-c.length):]
		}
	}
	return text
}

func (g *generator) text(has func(...string) bool, n int) string {
	first, last := g.pick(given), g.pick(family)
	switch {
	case has("email"):
		return strings.ToLower(first + "." + last + strconv.Itoa(n) + "@example.org")
	case has("first"):
		return first
	case has("last", "surname"):
		return last
	case has("slug"):
		return g.pick(adjects) + "-" + g.pick(nouns) + "-" + strconv.Itoa(n)
	case has("url", "link", "website"):
		return "https://example.org/" + g.pick(nouns) + "/" + strconv.Itoa(n)
	case has("title", "subject", "headline"):
		return "The " + capital(g.pick(adjects)) + " " + capital(g.pick(nouns))
	case has("name", "author", "user", "person"):
		return first + " " + last
	case has("text", "body", "content", "description", "comment"):
		return "A " + g.pick(adjects) + " " + g.pick(nouns) + " by the " + g.pick(adjects) + " " + g.pick(nouns) + "."
	case has("country", "city"):
		return g.pick(strings.Fields("Accra Bergen Cusco Delhi Espoo Fes Graz Hanoi Izmir Jena Kyoto Lima"))
	}
	return g.pick(adjects) + " " + g.pick(nouns)
}

func capital(word string) string { return strings.ToUpper(word[:1]) + word[1:] }
