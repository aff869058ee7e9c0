package sqlalchemy

import (
	"sort"

	"github.com/diptych-orm/diptych/orm/alchemy/core"
	"github.com/diptych-orm/diptych/python/object"
)

// module registers a module whose names are made when it is imported first.
func (s *State) module(name string, fill func(th *object.Thread, m *object.Module) error) {
	s.RT.RegisterModule(name, func(th *object.Thread) (*object.Module, error) {
		s.th = th
		s.build()
		m := object.NewModule(name)
		s.modules[name] = m
		return m, fill(th, m)
	})
}

// names puts classes into a module by their names.
func (s *State) names(m *object.Module, names ...string) {
	for _, n := range names {
		if c := s.classes[n]; c != nil {
			m.Set(n, c)
		}
	}
}

func (s *State) typeNames() []string {
	out := []string{"TypeDecorator", "UserDefinedType", "TypeEngine", "INT"}
	for _, d := range typeDefs {
		if d.module == "" {
			out = append(out, d.name)
		}
	}
	return out
}

var schemaNames = []string{
	"MetaData", "Table", "Column", "ForeignKey", "ForeignKeyConstraint", "PrimaryKeyConstraint", "UniqueConstraint", "CheckConstraint", "Index",
	"Computed", "Identity", "FetchedValue", "Sequence", "DefaultClause", "ColumnDefault", "Constraint", "CreateTable", "CreateColumn", "DropTable", "AddConstraint", "DropConstraint", "conv", "CreateIndex", "DropIndex", "CreateSchema", "DropSchema", "CreateSequence", "DropSequence", "SetTableComment", "DropTableComment", "SetColumnComment", "DropColumnComment", "DDL", "ExecutableDDLElement",
}

var elementNames = []string{
	"ClauseElement", "ColumnElement", "ColumnClause", "ColumnOperators", "BindParameter", "Label", "BinaryExpression", "UnaryExpression", "BooleanClauseList", "ExpressionClauseList",
	"Case", "Cast", "TypeCoerce", "Extract", "FunctionFilter", "WithinGroup", "Over", "Grouping", "Tuple", "TextClause", "Null", "True_", "False_", "CollectionAggregate", "TableValuedColumn",
	"FromClause", "TableClause", "Alias", "Subquery", "CTE", "Join", "Values", "Lateral", "TableValuedAlias", "Select", "CompoundSelect", "TextualSelect", "SelectBase", "GenerativeSelect",
	"ScalarSelect", "Exists", "Insert", "Update", "Delete", "UpdateBase", "Executable", "Function", "FunctionElement", "ClauseList", "OperatorExpression",
}

// fillTypes fills a module of types.
func (s *State) fillTypes(_ *object.Thread, m *object.Module) error {
	s.names(m, s.typeNames()...)
	for n, t := range map[string]*core.Type{"NULLTYPE": core.NullType, "BOOLEANTYPE": core.BooleanType, "STRINGTYPE": core.StringType, "INTEGERTYPE": core.IntegerType} {
		m.Set(n, s.TypeObject(t))
	}
	m.Set("to_instance", fn("to_instance(typeobj, *arg, **kw)", func(th *object.Thread, a []object.Value) (object.Value, error) {
		if cls, ok := a[0].(*object.Type); ok {
			return object.CallArgs(th, cls, object.Args{Pos: elems(a[1])})
		}
		return a[0], nil
	}))
	return nil
}

func (s *State) fillConstructors(m *object.Module) {
	made := s.constructors()
	order := make([]string, 0, len(made))
	for n := range made {
		order = append(order, n)
	}
	sort.Strings(order)
	for _, n := range order {
		m.Set(n, made[n])
	}
	m.Set("func", &funcNamespace{cls: s.classes["_FunctionGenerator"]})
	m.Set("modifier", object.None)
	for n, style := range map[string]core.LabelStyle{
		"LABEL_STYLE_TABLENAME_PLUS_COL": core.LabelTablePlusColumn, "LABEL_STYLE_DISAMBIGUATE_ONLY": core.LabelDisambiguate,
		"LABEL_STYLE_DEFAULT": core.LabelDisambiguate, "LABEL_STYLE_NONE": core.LabelNone,
	} {
		m.Set(n, object.NewInstance(s.classes["SelectLabelStyle"], labelStyle(style)))
	}
}

func (s *State) registerModules() {
	s.module("sqlalchemy", func(th *object.Thread, m *object.Module) error {
		m.Set("__version__", object.Str(Version))
		s.fillConstructors(m)
		s.names(m, s.typeNames()...)
		s.names(m, schemaNames...)
		s.names(m, elementNames...)
		s.names(m, "Engine", "Connection", "Transaction", "RootTransaction", "NestedTransaction", "Result", "CursorResult", "ScalarResult", "MappingResult", "Row", "RowMapping", "URL", "Inspector", "Dialect")
		s.names(m, "quoted_name")
		return s.importParts(th, m)
	})
	s.module("sqlalchemy.exc", func(_ *object.Thread, m *object.Module) error {
		for n, c := range s.exc {
			if c.Module == "sqlalchemy.exc" {
				m.Set(n, c)
			}
		}
		m.Set("DontWrapMixin", object.NewNativeType(object.ClassSpec{Name: "DontWrapMixin", Module: "sqlalchemy.exc"}))
		return nil
	})
	for _, n := range []string{"sqlalchemy.types", "sqlalchemy.sql.sqltypes", "sqlalchemy.sql.type_api"} {
		s.module(n, s.fillTypes)
	}
	ddl := func(_ *object.Thread, m *object.Module) error {
		s.names(m, schemaNames...)
		m.Set("DDLElement", s.classes["DDLElement"])
		for _, n := range []string{"sort_tables", "sort_tables_and_constraints"} {
			m.Set(n, object.Borrowed(TableOrder, n))
		}
		return nil
	}
	s.module("sqlalchemy.schema", ddl)
	s.module("sqlalchemy.sql.ddl", ddl)
	sql := func(_ *object.Thread, m *object.Module) error {
		s.fillConstructors(m)
		s.names(m, elementNames...)
		s.names(m, "ReadOnlyColumnCollection", "Table", "Column", "MetaData", "quoted_name", "conv")
		return nil
	}
	for _, n := range []string{"sqlalchemy.sql", "sqlalchemy.sql.expression", "sqlalchemy.sql.elements", "sqlalchemy.sql.selectable", "sqlalchemy.sql.dml"} {
		s.module(n, sql)
	}
	s.module(functionsModule, s.fillFunctions)
	s.module("sqlalchemy.ext.compiler", s.fillExtCompiler)
	s.module("sqlalchemy.sql.visitors", s.fillVisitors)
	s.module("sqlalchemy.sql.schema", func(_ *object.Thread, m *object.Module) error { s.names(m, schemaNames...); return nil })
	s.module("sqlalchemy.sql.operators", s.fillOperators)
	s.module("sqlalchemy.sql.compiler", func(th *object.Thread, m *object.Module) error {
		s.names(m, "Compiled", "IdentifierPreparer", "SQLCompiler", "TypeCompiler", "GenericTypeCompiler", "DDLCompiler")
		m.Set("StrSQLCompiler", s.classes["SQLCompiler"])
		table, err := s.operatorTable(th)
		m.Set("OPERATORS", table)
		return err
	})
	engine := func(_ *object.Thread, m *object.Module) error {
		s.names(m, "Engine", "Connection", "Transaction", "RootTransaction", "NestedTransaction", "Result", "CursorResult", "ScalarResult", "MappingResult", "IteratorResult", "Row", "RowMapping", "URL", "Inspector", "Dialect")
		c := s.constructors()
		m.Set("create_engine", c["create_engine"])
		m.Set("engine_from_config", c["engine_from_config"])
		m.Set("make_url", c["make_url"])
		m.Set("__getattr__", fn("__getattr__(name)", func(th *object.Thread, a []object.Value) (object.Value, error) {
			switch n := str(a[0]); n {
			case "ObjectKind", "ObjectScope":
				return th.ImportFrom(ReflectKinds, n)
			default:
				return nil, object.Raise(object.AttributeError, "module '%s' has no attribute '%s'", m.Name, n)
			}
		}))
		return nil
	}
	for _, n := range []string{"sqlalchemy.engine", "sqlalchemy.engine.base", "sqlalchemy.engine.result", "sqlalchemy.engine.row", "sqlalchemy.engine.cursor", "sqlalchemy.engine.reflection"} {
		s.module(n, engine)
	}
	s.module("sqlalchemy.engine.interfaces", func(th *object.Thread, m *object.Module) error {
		if err := engine(th, m); err != nil {
			return err
		}
		e, err := th.Import("enum")
		if err != nil {
			return err
		}
		typing, err := object.CallMethod(th, e, "Enum", object.Str("BindTyping"), object.Str("NONE SETINPUTSIZES RENDER_CASTS"))
		m.Set("BindTyping", typing)
		return err
	})
	s.module("sqlalchemy.pool", func(_ *object.Thread, m *object.Module) error {
		for _, n := range append(poolNames, "Pool") {
			m.Set(n, s.classes["pool."+n])
		}
		return nil
	})
	s.registerDrivers()
	s.module("sqlalchemy.dialects", func(*object.Thread, *object.Module) error { return nil })
	for _, d := range []string{"sqlite", "postgresql", "mysql", "oracle", "mssql"} {
		s.module("sqlalchemy.dialects."+d, func(th *object.Thread, m *object.Module) error {
			m.Set("dialect", s.classes["dialect."+d])
			m.Set("insert", s.dialectInsert(d))
			m.Set("Insert", s.classes[d+".Insert"])
			s.names(m, s.typeNames()...)
			for _, n := range dialectTypeNames(d) {
				m.Set(n, s.classes[d+"."+n])
			}
			for n, of := range sharedTypes[d] {
				m.Set(n, s.classes[of])
			}
			return s.fillDialect(th, m, d)
		})
	}
	s.module("sqlalchemy.engine.default", func(_ *object.Thread, m *object.Module) error {
		m.Set("DefaultDialect", s.classes["dialect.default"])
		m.Set("StrCompileDialect", s.classes["dialect.string"])
		return nil
	})
	s.module("sqlalchemy.event", func(_ *object.Thread, m *object.Module) error {
		s.fillEvents(m)
		return nil
	})
	s.module("sqlalchemy.inspection", func(_ *object.Thread, m *object.Module) error {
		m.Set("inspect", s.constructors()["inspect"])
		return nil
	})
}

// importParts imports what is an attribute of the package without an import.
func (s *State) importParts(th *object.Thread, m *object.Module) error {
	th.AddModule("sqlalchemy", m)
	for _, n := range []string{"exc", "types", "schema", "sql", "engine", "event", "dialects", "inspection", "pool"} {
		sub, err := th.Import("sqlalchemy." + n)
		if err != nil {
			return err
		}
		m.Set(n, sub)
	}
	return nil
}

func (s *State) dialectInsert(d string) *object.Builtin {
	return fn("insert(table)", func(th *object.Thread, a []object.Value) (object.Value, error) {
		s := Of(th)
		f, ent, err := s.dmlTable(th, a[0])
		if err != nil {
			return nil, err
		}
		x := core.NewInsert(f)
		x.Entity, x.Dialect = ent, d
		return s.Wrap(th, x), nil
	})
}
