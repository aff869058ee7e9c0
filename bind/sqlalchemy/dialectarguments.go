package sqlalchemy

import (
	"slices"
	"strings"

	"github.com/diptych-orm/diptych/python/object"
)

// knownArguments are the keywords that a dialect adds to the classes of a schema.
var knownArguments = map[string]map[string][]string{
	"sqlite": {"Table": {"autoincrement", "with_rowid", "strict"}, "Index": {"where"},
		"Column":     {"on_conflict_primary_key", "on_conflict_not_null", "on_conflict_unique"},
		"Constraint": {"on_conflict"}},
	"postgresql": {"Index": {"using", "include", "where", "ops", "concurrently", "with", "tablespace", "nulls_not_distinct"},
		"Table":           {"ignore_search_path", "tablespace", "partition_by", "with_oids", "on_commit", "inherits", "using"},
		"CheckConstraint": {"not_valid"}, "ForeignKeyConstraint": {"not_valid"},
		"PrimaryKeyConstraint": {"include"}, "UniqueConstraint": {"include", "nulls_not_distinct"}},
	"mysql": {"Table": {"*"}, "PrimaryKeyConstraint": {"using"}, "Index": {"using", "length", "prefix", "with_parser"}},
	"mssql": {"PrimaryKeyConstraint": {"clustered"}, "UniqueConstraint": {"clustered"},
		"Index": {"clustered", "include", "where", "columnstore"}, "Column": {"identity_start", "identity_increment"}},
	"oracle": {"Table": {"resolve_synonyms", "on_commit", "compress", "tablespace"}, "Index": {"bitmap", "compress", "vector"}},
}

func init() { knownArguments["mariadb"] = knownArguments["mysql"] }

// dialectArgument refuses a keyword that no dialect has for a class of a schema. Of a
// dialect that nobody knows it warns.
func (s *State) dialectArgument(name, class string) error {
	dialect, argument, named := strings.Cut(name, "_")
	if !named || dialect == "" || argument == "" {
		return object.Raise(object.TypeError, "Additional arguments should be named <dialectname>_<argument>, got '%s'", name)
	}
	known := knownArguments[dialect]
	if known == nil {
		if s.classes["dialect."+dialect] != nil {
			return nil // a dialect of the program
		}
		return (host{s}).Warn("SAWarning", "Can't validate argument '"+name+"'; can't locate any SQLAlchemy dialect named '"+dialect+"'")
	}
	accepted := known[class]
	if strings.HasSuffix(class, "Constraint") {
		accepted = slices.Concat(accepted, known["Constraint"])
	}
	if slices.Contains(accepted, argument) || slices.Contains(accepted, "*") {
		return nil
	}
	module := "sqlalchemy.sql.schema."
	return s.NewError("ArgumentError", "Argument '"+name+"' is not accepted by dialect '"+dialect+"' on behalf of <class '"+module+class+"'>", "")
}

// dialectOptions are the keywords of a constraint that name a dialect.
func (c *constraintArgs) dialectOptions() map[string]any {
	out := map[string]any{}
	for _, it := range c.opts.Items() {
		name := str(it.Key)
		if dialect, _, named := strings.Cut(name, "_"); named && knownArguments[dialect] != nil {
			out[name] = ddlOption(it.Value)
		}
	}
	return out
}
