package core

import (
	"strings"
	"testing"
)

// tables are the two tables of the tests.
func tables(t testing.TB) (users, addresses *Table) {
	t.Helper()
	m := NewMetaData()
	make2 := func(name string, cols ...*Column) *Table {
		tab, err := NewTable(m, name, "")
		if err != nil {
			t.Fatal(err)
		}
		for _, c := range cols {
			if err := tab.Append(c); err != nil {
				t.Fatal(err)
			}
		}
		return tab
	}
	key := func() *Column {
		return NewTableColumn("id", "", IntegerType, &ColumnSpec{PrimaryKey: true, Autoincrement: "auto"})
	}
	users = make2("users", key(), NewTableColumn("name", "", StringType, nil), NewTableColumn("ok", "", BooleanType, nil))
	fk := NewTableColumn("user_id", "", nil, &ColumnSpec{Nullable: true, Autoincrement: "auto", FKs: []*ForeignKey{{Spec: "users.id"}}})
	addresses = make2("addresses", key(), fk, NewTableColumn("email", "", StringType, nil))
	return users, addresses
}

func col(t *Table, name string) ColumnElement { return t.Columns().Get(name) }

func must(t testing.TB) func(ColumnElement, error) ColumnElement {
	return func(c ColumnElement, err error) ColumnElement {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return c
	}
}

func sql(t testing.TB, e Element, d *Dialect) string {
	t.Helper()
	c, err := CompileElement(e, CompileOptions{Dialect: d})
	if err != nil {
		t.Fatal(err)
	}
	return c.SQL
}

func text(s string) Value { return Value{V: s, Type: StringType} }
func num(n int) Value     { return Value{V: n, Type: IntegerType} }

// The texts are those of SQLAlchemy 2.0.52 for the same expressions.
func TestExpressions(t *testing.T) {
	users, _ := tables(t)
	id, name, ok := col(users, "id"), col(users, "name"), col(users, "ok")
	op := func(o *Op, l ColumnElement, r Element) ColumnElement {
		return must(t)(Operate(o, l, r, false))
	}
	like := func(o *Op, s string) ColumnElement { return must(t)(Like(o, name, text(s), LikeOptions{})) }
	for _, c := range []struct {
		x    Element
		want string
	}{
		{op(OpEq, name, text("a")), "users.name = :name_1"},
		{op(OpEq, name, Value{Null: true}), "users.name IS NULL"},
		{op(OpNe, name, Value{Null: true}), "users.name IS NOT NULL"},
		{op(OpAdd, name, text("x")), "users.name || :name_1"},
		{op(OpSub, op(OpSub, id, num(1)), num(2)), "(users.id - :id_1) - :param_1"},
		{op(OpAdd, op(OpAdd, id, num(1)), num(2)), "users.id + :id_1 + :param_1"},
		{op(OpMul, op(OpAdd, id, num(1)), num(2)), "(users.id + :id_1) * :param_1"},
		{And(op(OpEq, id, num(1)), Or(op(OpEq, id, num(2)), ok)), "users.id = :id_1 AND (users.id = :id_2 OR users.ok)"},
		{Not(op(OpEq, id, num(1))), "users.id != :id_1"},
		{Not(And(op(OpEq, id, num(1)), op(OpGt, id, num(2)))), "NOT (users.id = :id_1 AND users.id > :id_2)"},
		{Not(ok), "NOT users.ok"},
		{like(OpLike, "a%"), "users.name LIKE :name_1"},
		{like(OpContains, "a"), "users.name LIKE '%' || :name_1 || '%'"},
		{And(like(OpContains, "a"), ok), "(users.name LIKE '%' || :name_1 || '%') AND users.ok"},
		{Not(like(OpStartsWith, "a")), "users.name NOT LIKE :name_1 || '%'"},
		{Neg(op(OpAdd, id, num(1))), "-(users.id + :id_1)"},
		{NewCase(nil, [][2]ColumnElement{{op(OpEq, id, num(1)), name}}, nil), "CASE WHEN (users.id = :id_1) THEN users.name END"},
		{And(), ""},
	} {
		if c.want == "" {
			continue
		}
		if got := sql(t, c.x, StringDialect); got != c.want {
			t.Errorf("got  %s\nwant %s", got, c.want)
		}
	}
	if got := sql(t, Not(ok), SQLite); got != "users.ok = 0" {
		t.Errorf("SQLite has no truth values: %s", got)
	}
}

func TestSelects(t *testing.T) {
	users, addresses := tables(t)
	id, uid := col(users, "id"), col(addresses, "user_id")
	count := NewFunction([]string{"count"}, []Element{col(addresses, "id")}, nil)
	inner := NewSelect(count).With(func(s *Select) {
		s.Where = []ColumnElement{must(t)(Operate(OpEq, uid, id, false))}
	})
	joined := NewSelect(users).With(func(s *Select) { s.Joins = []JoinStep{{Target: addresses}} })
	for _, c := range []struct {
		st   Statement
		want string
	}{
		{NewSelect(users), "SELECT users.id, users.name, users.ok \nFROM users"},
		{NewSelect(id, col(addresses, "id")), "SELECT users.id, addresses.id AS id_1 \nFROM users, addresses"},
		{joined, "SELECT users.id, users.name, users.ok \nFROM users JOIN addresses ON users.id = addresses.user_id"},
		{NewSelect(id, NewScalarSelect(inner)), "SELECT users.id, (SELECT count(addresses.id) AS count_1 \nFROM addresses \nWHERE addresses.user_id = users.id) AS anon_1 \nFROM users"},
		{inner, "SELECT count(addresses.id) AS count_1 \nFROM addresses, users \nWHERE addresses.user_id = users.id"},
		{NewSelect(NewSubquery(NewSelect(id), "")), "SELECT anon_1.id \nFROM (SELECT users.id AS id \nFROM users) AS anon_1"},
		{NewSelect(NewAlias(users, "")).With(func(s *Select) { s.HasDistinct = true }), "SELECT DISTINCT users_1.id, users_1.name, users_1.ok \nFROM users AS users_1"},
	} {
		if got := sql(t, c.st, StringDialect); got != c.want {
			t.Errorf("got  %s\nwant %s", got, c.want)
		}
		if again := sql(t, c.st, StringDialect); again != c.want {
			t.Errorf("compiling changed the statement: %s", again)
		}
	}
}

func TestDML(t *testing.T) {
	users, _ := tables(t)
	ins := NewInsert(users).With(func(s *Insert) { s.Values = []SetItem{{Key: "name", Value: text("x")}} })
	upd := NewUpdate(users).With(func(s *Update) {
		s.Values = []SetItem{{Key: "name", Value: text("x")}}
		s.Where = []ColumnElement{must(t)(Operate(OpEq, col(users, "name"), text("y"), false))}
	})
	for _, c := range []struct {
		st   Statement
		want string
	}{
		{NewInsert(users), "INSERT INTO users (id, name, ok) VALUES (:id, :name, :ok)"},
		{ins, "INSERT INTO users (name) VALUES (:name)"},
		{upd, "UPDATE users SET name=:name WHERE users.name = :name_1"},
		{NewDelete(users), "DELETE FROM users"},
	} {
		if got := sql(t, c.st, StringDialect); got != c.want {
			t.Errorf("got  %s\nwant %s", got, c.want)
		}
	}
	bad := NewInsert(users).With(func(s *Insert) { s.Values = []SetItem{{Key: "nope", Value: text("x")}} })
	if _, err := Compile(bad, CompileOptions{}); err == nil || err.Error() != "Unconsumed column names: nope" {
		t.Errorf("an unknown column: %v", err)
	}
}

func TestForeignKeysGiveTypes(t *testing.T) {
	users, addresses := tables(t)
	if got := col(addresses, "user_id").SQLType(); got != IntegerType {
		t.Errorf("user_id is %s", got.Name)
	}
	if _, err := JoinCondition(users, NewAlias(users, "u2")); err == nil || !strings.HasPrefix(err.Error(), "Can't find any foreign key relationships between 'users' and 'u2'") {
		t.Errorf("a join without a foreign key: %v", err)
	}
	sorted, circle := SortTables([]*Table{addresses, users})
	if len(circle) > 0 || sorted[0] != users {
		t.Errorf("users must come before addresses")
	}
}

func TestParameterNamesDoNotCollide(t *testing.T) {
	users, _ := tables(t)
	given := NewBindParam(BindParam{Key: "id_1", Required: true}, IntegerType)
	s := NewSelect(col(users, "id")).With(func(s *Select) {
		s.Where = []ColumnElement{must(t)(Operate(OpEq, col(users, "id"), given, false)), must(t)(Operate(OpEq, col(users, "id"), num(5), false))}
	})
	_, err := Compile(s, CompileOptions{Dialect: StringDialect})
	if err == nil || err.Error() != "Bind parameter 'id_1' conflicts with unique bind parameter of the same name" {
		t.Errorf("got %v", err)
	}
}

// A text keeps everything but its parameters, whatever it holds.
func FuzzText(f *testing.F) {
	for _, s := range []string{"a = :b", "x::int", `\:c`, ":a:b", "'12:30'", ":", "::", ":é"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		x := NewText(s)
		var b strings.Builder
		for _, p := range x.Parts {
			if p.Param != "" {
				if x.Binds[p.Param] == nil {
					t.Fatalf("no parameter %q", p.Param)
				}
				b.WriteString(":" + p.Param)
				continue
			}
			b.WriteString(p.SQL)
		}
		if got, want := b.String(), strings.ReplaceAll(s, `\:`, ":"); got != want {
			t.Errorf("%q became %q", s, got)
		}
	})
}
