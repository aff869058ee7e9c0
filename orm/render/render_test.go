package render_test

import (
	"errors"
	"reflect"
	"testing"

	"github.com/diptych-orm/diptych/orm/database/driver"
	"github.com/diptych-orm/diptych/orm/database/gosqlite"
	"github.com/diptych-orm/diptych/orm/dialect"
	"github.com/diptych-orm/diptych/orm/render"
	t "github.com/diptych-orm/diptych/orm/sqltree"
)

var (
	django  = render.DjangoStyle(dialect.SQLite)
	printed = render.AlchemyStyle(dialect.Default, false)
	sqlite  = render.AlchemyStyle(dialect.SQLite, true)
)

func col(table, name string) t.Expr            { return t.Col(table, name) }
func bin(op t.Op, l, r t.Expr) t.Expr          { return &t.Binary{Op: op, L: l, R: r} }
func bind(base string, v any) *t.Param         { return &t.Param{Name: t.NewAnon(base), Value: v} }
func call(name string, args ...t.Expr) *t.Func { return &t.Func{Name: name, Args: args} }
func label(x t.Expr, n t.Name) t.Expr          { return &t.Label{X: x, Name: n} }
func from(names ...string) (list []t.From) {
	for _, n := range names {
		list = append(list, &t.Table{Name: n})
	}
	return
}
func id() t.Expr  { return col("author", "id") }
func age() t.Expr { return col("author", "age") }
func author(where t.Expr) *t.Select {
	return &t.Select{Columns: []t.Expr{id()}, From: from("author"), Where: where}
}
func in(x t.Expr, not bool, items ...any) *t.In {
	return &t.In{X: x, Not: not, List: &t.Param{Name: t.NewAnon("id"), Expanding: true, Value: items}}
}
func asc(x t.Expr, d t.Direction) *t.Order { return &t.Order{X: x, Dir: d} }

// alchemyCases hold what SQLAlchemy 2.0 makes of these statements: printed, and
// as SQLite gets them. An empty text says "the same as printed but for ?".
var alchemyCases = []struct {
	name          string
	st            func() t.Statement
	print, sqlite string
	values        []any
}{
	{"select with everything", func() t.Statement {
		s := author(t.And(bin(t.Gt, age(), bind("age", int64(5))), t.Or(bin(t.Eq, col("author", "name"), bind("name", "x")), bin(t.Is, col("author", "name"), t.Null()))))
		s.Columns = append(s.Columns, col("author", "Order"))
		s.OrderBy = []t.Expr{asc(col("author", "name"), t.Desc), id()}
		s.Limit, s.Offset = bind("param", int64(3)), bind("param", int64(2))
		return s
	}, "SELECT author.id, author.\"Order\" \nFROM author \nWHERE author.age > :age_1 AND (author.name = :name_1 OR author.name IS NULL) ORDER BY author.name DESC, author.id\n LIMIT :param_1 OFFSET :param_2",
		"SELECT author.id, author.\"Order\" \nFROM author \nWHERE author.age > ? AND (author.name = ? OR author.name IS NULL) ORDER BY author.name DESC, author.id\n LIMIT ? OFFSET ?",
		[]any{int64(5), "x", int64(3), int64(2)}},
	{"and, or, not", func() t.Statement {
		eq := func(n int64) t.Expr { return bin(t.Eq, id(), bind("id", n)) }
		return author(t.Or(t.And(eq(1), eq(2)), &t.Not{X: t.And(eq(3), eq(4))}))
	}, "SELECT author.id \nFROM author \nWHERE author.id = :id_1 AND author.id = :id_2 OR NOT (author.id = :id_3 AND author.id = :id_4)",
		"SELECT author.id \nFROM author \nWHERE author.id = ? AND author.id = ? OR NOT (author.id = ? AND author.id = ?)", []any{int64(1), int64(2), int64(3), int64(4)}},
	{"groups", func() t.Statement {
		count := func() t.Expr { return call("count", &t.Star{}) }
		return &t.Select{Columns: []t.Expr{label(count(), t.N("n")), label(call("sum", bin(t.Add, age(), bind("age", int64(1)))), t.NewAnon("sum"))},
			From: from("author"), GroupBy: []t.Expr{col("author", "name")}, Having: bin(t.Gt, count(), bind("count", int64(1))), Limit: bind("param", int64(1))}
	}, "SELECT count(*) AS n, sum(author.age + :age_1) AS sum_1 \nFROM author GROUP BY author.name \nHAVING count(*) > :count_1\n LIMIT :param_1",
		"SELECT count(*) AS n, sum(author.age + ?) AS sum_1 \nFROM author GROUP BY author.name \nHAVING count(*) > ?\n LIMIT ? OFFSET ?", []any{int64(1), int64(1), int64(1), int64(0)}},
	{"aliases", func() t.Statement {
		one, two := t.NewAnon("author"), t.NewAnon("author")
		on := bin(t.Eq, &t.Column{Table: one, Name: t.N("id")}, &t.Column{Table: two, Name: t.N("age")})
		return &t.Select{Columns: []t.Expr{&t.Column{Table: one, Name: t.N("id")}, &t.Column{Table: two, Name: t.N("name")}},
			From: []t.From{&t.Join{L: &t.Alias{Of: &t.Table{Name: "author"}, Name: one}, R: &t.Alias{Of: &t.Table{Name: "author"}, Name: two}, On: on}}}
	}, "SELECT author_1.id, author_2.name \nFROM author AS author_1 JOIN author AS author_2 ON author_1.id = author_2.age", "", nil},
	{"in", func() t.Statement {
		s := author(t.And(in(id(), false, int64(1), int64(2)), in(id(), true, int64(3)), in(id(), false)))
		s.From = []t.From{&t.Join{Kind: t.Left, L: s.From[0], R: &t.Table{Name: "book"}, On: bin(t.Eq, id(), col("book", "author_id"))}}
		return s
	}, "SELECT author.id \nFROM author LEFT OUTER JOIN book ON author.id = book.author_id \nWHERE author.id IN (__[POSTCOMPILE_id_1]) AND (author.id NOT IN (__[POSTCOMPILE_id_2])) AND author.id IN (__[POSTCOMPILE_id_3])",
		"SELECT author.id \nFROM author LEFT OUTER JOIN book ON author.id = book.author_id \nWHERE author.id IN (?, ?) AND (author.id NOT IN (?)) AND author.id IN (SELECT 1 FROM (SELECT 1) WHERE 1!=1)", []any{int64(1), int64(2), int64(3)}},
	{"exists", func() t.Statement {
		q := &t.Select{Columns: []t.Expr{&t.Star{}}, From: from("book"), Where: bin(t.Eq, col("book", "author_id"), id())}
		return author(t.And(&t.Exists{Query: q}, &t.Exists{Query: q, Not: true}))
	}, "SELECT author.id \nFROM author \nWHERE (EXISTS (SELECT * \nFROM book \nWHERE book.author_id = author.id)) AND NOT (EXISTS (SELECT * \nFROM book \nWHERE book.author_id = author.id))", "", nil},
	{"expressions", func() t.Statement {
		return &t.Select{From: from("author"), Columns: []t.Expr{
			label(&t.Case{Whens: []t.When{{Cond: bin(t.Gt, age(), bind("age", int64(1))), Then: bind("param", "x")}}, Else: bind("param", "y")}, t.N("c")),
			label(&t.Cast{X: bin(t.Add, age(), bind("age", int64(1))), Type: t.TypeText("VARCHAR")}, t.NewAnon("anon")),
			label(bin(t.Sub, bin(t.Mul, age(), bin(t.Add, id(), bind("id", int64(1)))), bind("param", int64(2))), t.NewAnon("anon")),
			&t.Unary{Op: t.Neg, X: age()},
			label(bin(t.Div, age(), bind("age", int64(2))), t.NewAnon("anon")),
		}}
	}, "SELECT CASE WHEN (author.age > :age_1) THEN :param_1 ELSE :param_2 END AS c, CAST(author.age + :age_2 AS VARCHAR) AS anon_1, author.age * (author.id + :id_1) - :param_3 AS anon_2, -author.age, author.age / CAST(:age_3 AS NUMERIC) AS anon_3 \nFROM author",
		"SELECT CASE WHEN (author.age > ?) THEN ? ELSE ? END AS c, CAST(author.age + ? AS VARCHAR) AS anon_1, author.age * (author.id + ?) - ? AS anon_2, -author.age, author.age / (? + 0.0) AS anon_3 \nFROM author", []any{int64(1), "x", "y", int64(1), int64(1), int64(2), int64(2)}},
	{"common table expression", func() t.Statement {
		q := author(bin(t.Gt, age(), bind("age", int64(1))))
		q.Columns = []t.Expr{label(id(), t.N("id"))}
		cte := &t.CTE{Query: q, Name: t.N("old")}
		max := &t.Select{Columns: []t.Expr{label(call("max", col("book", "id")), t.NewAnon("max"))}, From: from("book")}
		return &t.Select{Columns: []t.Expr{col("old", "id"), label(&t.Subquery{Query: max}, t.N("m"))}, From: []t.From{cte}, Limit: bind("param", int64(9))}
	}, "WITH \"old\" AS \n(SELECT author.id AS id \nFROM author \nWHERE author.age > :age_1)\n SELECT \"old\".id, (SELECT max(book.id) AS max_1 \nFROM book) AS m \nFROM \"old\"\n LIMIT :param_1",
		"WITH old AS \n(SELECT author.id AS id \nFROM author \nWHERE author.age > ?)\n SELECT old.id, (SELECT max(book.id) AS max_1 \nFROM book) AS m \nFROM old\n LIMIT ? OFFSET ?", []any{int64(1), int64(9), int64(0)}},
	{"union", func() t.Statement {
		return &t.Compound{Queries: []t.Query{author(nil), &t.Select{Columns: []t.Expr{col("book", "id")}, From: from("book")}}, OrderBy: []t.Expr{&t.LabelRef{Name: t.N("id")}}, Limit: bind("param", int64(2))}
	}, "SELECT author.id \nFROM author UNION SELECT book.id \nFROM book ORDER BY id\n LIMIT :param_1",
		"SELECT author.id \nFROM author UNION SELECT book.id \nFROM book ORDER BY id\n LIMIT ? OFFSET ?", []any{int64(2), int64(0)}},
	{"window", func() t.Statement {
		return &t.Select{From: from("author"), Columns: []t.Expr{label(&t.Over{X: call("row_number"), Partition: []t.Expr{col("author", "name")}, Order: []t.Expr{asc(age(), t.Desc)}}, t.N("rn")),
			&t.Over{X: call("sum", age()), Order: []t.Expr{id()}, Frame: &t.Frame{Unit: "ROWS", From: t.Bound{Kind: t.UnboundedPreceding}, To: &t.Bound{Kind: t.Following, Value: t.Lit(int64(1))}}}}}
	}, "SELECT row_number() OVER (PARTITION BY author.name ORDER BY author.age DESC) AS rn, sum(author.age) OVER (ORDER BY author.id ROWS BETWEEN UNBOUNDED PRECEDING AND 1 FOLLOWING) \nFROM author", "", nil},
	{"like and between", func() t.Statement {
		n := func() t.Expr { return col("author", "name") }
		contains := bin(t.ConcatOp, bin(t.ConcatOp, t.Lit("%"), bind("name", "z")), t.Lit("%"))
		return author(t.And(&t.Like{X: n(), Pattern: bind("name", "x%"), Escape: t.Lit("/")}, &t.Like{X: n(), Pattern: bind("name", "y"), Insensitive: true},
			&t.Paren{X: &t.Concat{Parts: []t.Expr{n(), t.Text(" LIKE "), contains}}}, &t.Between{X: age(), Lo: bind("age", int64(1)), Hi: bind("age", int64(2)), Not: true}))
	}, "SELECT author.id \nFROM author \nWHERE author.name LIKE :name_1 ESCAPE '/' AND lower(author.name) LIKE lower(:name_2) AND (author.name LIKE '%' || :name_3 || '%') AND author.age NOT BETWEEN :age_1 AND :age_2",
		"SELECT author.id \nFROM author \nWHERE author.name LIKE ? ESCAPE '/' AND lower(author.name) LIKE lower(?) AND (author.name LIKE '%' || ? || '%') AND author.age NOT BETWEEN ? AND ?", []any{"x%", "y", "z", int64(1), int64(2)}},
	{"insert", func() t.Statement {
		return &t.Insert{Table: &t.Table{Name: "author"}, Columns: []t.Name{t.N("name"), t.N("Order")}, Rows: [][]t.Expr{{&t.Param{Name: t.N("name"), Value: "x"}, bin(t.Add, &t.Param{Name: t.N("Order"), Value: int64(1)}, t.Lit(int64(1)))}},
			Returning: []t.Expr{id(), label(id(), t.N("id__1"))}}
	}, "INSERT INTO author (name, \"Order\") VALUES (:name, (:Order + 1)) RETURNING author.id, author.id AS id__1",
		"INSERT INTO author (name, \"Order\") VALUES (?, (? + 1)) RETURNING id, id AS id__1", []any{"x", int64(1)}},
	{"insert from select", func() t.Statement {
		return &t.Insert{Table: &t.Table{Name: "author"}, Columns: []t.Name{t.N("name")}, Query: &t.Select{Columns: []t.Expr{col("book", "title")}, From: from("book")}}
	}, "INSERT INTO author (name) SELECT book.title \nFROM book", "", nil},
	{"insert defaults", func() t.Statement { return &t.Insert{Table: &t.Table{Name: "author"}, Default: true} }, "INSERT INTO author DEFAULT VALUES", "", nil},
	{"upsert", func() t.Statement {
		return &t.Insert{Table: &t.Table{Name: "author"}, Columns: []t.Name{t.N("id")}, Rows: [][]t.Expr{{&t.Param{Name: t.N("id"), Value: int64(1)}}},
			Conflict: &t.Conflict{Target: []t.Expr{id()}, Set: []t.Assign{{Column: col("", "name"), Value: col("excluded", "name")}}, Where: bin(t.Ne, age(), bind("age", int64(2)))}}
	}, "INSERT INTO author (id) VALUES (:id) ON CONFLICT (id) DO UPDATE SET name = excluded.name WHERE author.age != :age_1",
		"INSERT INTO author (id) VALUES (?) ON CONFLICT (id) DO UPDATE SET name = excluded.name WHERE author.age != ?", []any{int64(1), int64(2)}},
	{"update", func() t.Statement {
		return &t.Update{Table: &t.Table{Name: "author"}, Set: []t.Assign{{Column: col("author", "name"), Value: &t.Param{Name: t.N("name"), Value: "x"}}, {Column: col("author", "age"), Value: bin(t.Add, age(), bind("age", int64(1)))}},
			Where: bin(t.Eq, id(), bind("id", int64(1)))}
	}, "UPDATE author SET name=:name, age=(author.age + :age_1) WHERE author.id = :id_1", "UPDATE author SET name=?, age=(author.age + ?) WHERE author.id = ?", []any{"x", int64(1), int64(1)}},
	{"delete", func() t.Statement {
		return &t.Delete{Table: &t.Table{Name: "author"}, Where: &t.In{X: id(), List: &t.Subquery{Query: &t.Select{Columns: []t.Expr{col("book", "author_id")}, From: from("book")}}}}
	}, "DELETE FROM author WHERE author.id IN (SELECT book.author_id \nFROM book)", "", nil},
	{"derived table", func() t.Statement {
		n := t.NewAnon("anon")
		q := &t.Select{Columns: []t.Expr{label(id(), t.N("id"))}, From: from("author")}
		return &t.Select{Distinct: true, Columns: []t.Expr{&t.Column{Table: n, Name: t.N("id")}}, From: []t.From{&t.Derived{Query: q, Name: n}}}
	}, "SELECT DISTINCT anon_1.id \nFROM (SELECT author.id AS id \nFROM author) AS anon_1", "", nil},
	{"operators", func() t.Statement {
		n := col("author", "name")
		return &t.Select{From: from("author"), Columns: []t.Expr{&t.Collate{X: n, Name: "NOCASE"}, label(bin(t.ConcatOp, bin(t.ConcatOp, n, bind("name", "x")), bind("param", "y")), t.NewAnon("anon")),
			bin(t.BitAnd, age(), bind("age", int64(3))), bin(t.IsDistinct, age(), bind("age", int64(3))), label(call("coalesce", n, bind("coalesce", "z")), t.NewAnon("coalesce")),
			call("count", &t.Unary{Op: t.DistinctArgs, X: n}), &t.Filter{X: call("count", id()), Where: bin(t.Gt, age(), bind("age", int64(1)))}}}
	}, "SELECT author.name COLLATE \"NOCASE\", author.name || :name_1 || :param_1 AS anon_1, author.age & :age_1, author.age IS DISTINCT FROM :age_2, coalesce(author.name, :coalesce_2) AS coalesce_1, count(DISTINCT author.name), count(author.id) FILTER (WHERE author.age > :age_3) \nFROM author",
		"SELECT author.name COLLATE \"NOCASE\", author.name || ? || ? AS anon_1, author.age & ?, author.age IS NOT ?, coalesce(author.name, ?) AS coalesce_1, count(DISTINCT author.name), count(author.id) FILTER (WHERE author.age > ?) \nFROM author", []any{"x", "y", int64(3), int64(3), "z", int64(1)}},
	{"tuples", func() t.Statement {
		return author(&t.In{X: &t.List{Items: []t.Expr{id(), age()}}, List: &t.Param{Name: t.NewAnon("param"), Expanding: true, Value: []any{[]any{int64(1), int64(2)}, []any{int64(3), int64(4)}}}})
	}, "SELECT author.id \nFROM author \nWHERE (author.id, author.age) IN (__[POSTCOMPILE_param_1])", "SELECT author.id \nFROM author \nWHERE (author.id, author.age) IN (VALUES (?, ?), (?, ?))", []any{int64(1), int64(2), int64(3), int64(4)}},
	{"offset alone", func() t.Statement { s := author(nil); s.Offset = bind("param", int64(2)); return s },
		"SELECT author.id \nFROM author\n LIMIT -1 OFFSET :param_1", "SELECT author.id \nFROM author\n LIMIT ? OFFSET ?", []any{int64(-1), int64(2)}},
	{"extract", func() t.Statement {
		s := author(nil)
		s.Columns = []t.Expr{&t.Extract{Field: "year", X: col("author", "name")}}
		return s
	},
		"SELECT EXTRACT(year FROM author.name) \nFROM author", "SELECT CAST(STRFTIME('%Y', author.name) AS INTEGER) \nFROM author", nil},
}

func TestAlchemy(tt *testing.T) {
	conn := database(tt)
	for _, c := range alchemyCases {
		got, err := render.Statement(c.st(), printed)
		if err != nil || got.SQL != c.print {
			tt.Errorf("%s, printed: %v\n got %q\nwant %q", c.name, err, got.SQL, c.print)
		}
		want := c.sqlite
		if want == "" {
			want = c.print
		}
		got, err = render.Statement(c.st(), sqlite)
		if err != nil || got.SQL != want {
			tt.Errorf("%s, for SQLite: %v\n got %q\nwant %q", c.name, err, got.SQL, want)
		}
		if values := got.Values(); len(values)+len(c.values) > 0 && !reflect.DeepEqual(values, c.values) {
			tt.Errorf("%s: values %v, want %v", c.name, values, c.values)
		}
		execute(tt, conn, c.name, got)
	}
}

func database(tt *testing.T) driver.Conn {
	conn, err := gosqlite.Engine.Open(driver.Config{})
	if err != nil {
		tt.Fatal(err)
	}
	tt.Cleanup(func() { conn.Close() })
	if err := conn.Exec(`CREATE TABLE author (id INTEGER PRIMARY KEY, name, age, "Order"); CREATE TABLE book (id INTEGER PRIMARY KEY, author_id, title)`); err != nil {
		tt.Fatal(err)
	}
	return conn
}

// execute runs a statement in a transaction that is taken back.
func execute(tt *testing.T, conn driver.Conn, name string, r render.Rendered) {
	tt.Helper()
	s, _, err := conn.Prepare(r.SQL)
	if err != nil {
		tt.Errorf("%s: %s: %v", name, r.SQL, err)
		return
	}
	defer s.Close()
	conn.Exec("BEGIN")
	defer conn.Exec("ROLLBACK")
	if err := s.Bind(r.Values()); err != nil {
		tt.Errorf("%s: %v", name, err)
	}
	if _, err := s.Step(); err != nil {
		tt.Errorf("%s: %v", name, err)
	}
	s.Reset()
}

func TestRenderingIsRepeatable(tt *testing.T) {
	for _, c := range alchemyCases {
		st := c.st()
		one, _ := render.Statement(st, sqlite)
		two, _ := render.Statement(st, sqlite)
		if one.SQL != two.SQL || !reflect.DeepEqual(one.Values(), two.Values()) {
			tt.Errorf("%s differs the second time: %q, %q", c.name, one.SQL, two.SQL)
		}
	}
}

func TestColumnsAndNames(tt *testing.T) {
	a := t.NewAnon("count")
	r, err := render.Statement(&t.Select{Columns: []t.Expr{id(), label(call("count", &t.Star{}), a), t.Text("1"), label(id(), t.NewAnon("id"))}, From: from("author")}, sqlite)
	if want := []string{"id", "count_1", "", "id_1"}; err != nil || !reflect.DeepEqual(r.Columns, want) {
		tt.Errorf("columns %q, %v; want %q", r.Columns, err, want)
	}
	if r.Names[a.Anon] != "count_1" {
		tt.Errorf("names %v", r.Names)
	}
}

func TestMarks(tt *testing.T) {
	p := bind("x", int64(1))
	both := author(t.And(bin(t.Eq, id(), p), bin(t.Eq, age(), p), bin(t.Eq, bin(t.Mod, age(), bind("age", int64(2))), t.Lit("50%"))))
	for _, c := range []struct {
		style render.Style
		want  string
		n     int
	}{
		{render.Style{Family: render.Alchemy, Marks: render.Named}, "SELECT author.id \nFROM author \nWHERE author.id = :x_1 AND author.age = :x_1 AND author.age % :age_1 = '50%'", 2},
		{render.Style{Family: render.Alchemy, Marks: render.Pyformat}, "SELECT author.id \nFROM author \nWHERE author.id = %(x_1)s AND author.age = %(x_1)s AND author.age %% %(age_1)s = '50%%'", 2},
		{render.Style{Family: render.Alchemy, Marks: render.Qmark}, "SELECT author.id \nFROM author \nWHERE author.id = ? AND author.age = ? AND author.age % ? = '50%'", 3},
		{render.Style{Family: render.Alchemy, Marks: render.Dollar}, "SELECT author.id \nFROM author \nWHERE author.id = $1 AND author.age = $1 AND author.age % $2 = '50%'", 2},
		{render.Style{Family: render.Alchemy, LiteralBinds: true}, "SELECT author.id \nFROM author \nWHERE author.id = 1 AND author.age = 1 AND author.age %% 2 = '50%%'", 0},
	} {
		r, err := render.Statement(both, c.style)
		if err != nil || r.SQL != c.want || len(r.Params) != c.n {
			tt.Errorf("%d: %v, %d params\n got %q\nwant %q", c.style.Marks, err, len(r.Params), r.SQL, c.want)
		}
	}
}

func TestWhatCannotBeSpelt(tt *testing.T) {
	bad := &t.CTE{Name: t.N("x"), Query: author(nil)}
	other := &t.CTE{Name: t.N("x"), Query: author(nil)}
	for name, st := range map[string]t.Statement{
		"two CTEs of one name": &t.Select{Columns: []t.Expr{&t.Star{}}, From: []t.From{bad, other}},
		"no expression":        &t.Select{Columns: []t.Expr{nil}},
		"no list to expand":    author(&t.In{X: id(), List: &t.Param{Name: t.N("p"), Expanding: true, Value: 3}}),
		"an unknown literal":   author(t.Lit(struct{}{})),
		"an unknown field":     author(&t.Extract{Field: "century", X: id()}),
	} {
		_, err := render.Statement(st, sqlite)
		var e *render.Error
		if !errors.As(err, &e) {
			tt.Errorf("%s gave %v", name, err)
		}
	}
}
