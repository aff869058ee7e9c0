package core

// FromStatement is select(…).from_statement(…): mapped classes whose objects are made
// of the rows of another statement.
type FromStatement struct {
	Entities    []Element
	Stmt        Statement
	Plugin      Plugin
	Options     []any
	ExecOptions map[string]any
	// PluginData belongs to the ORM, see Select.
	PluginData any
}

// VisitName implements Element.
func (*FromStatement) VisitName() string { return "orm_from_statement" }

func (*FromStatement) statementNode() {}
