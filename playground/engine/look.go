package engine

import (
	"errors"
	"strings"

	"github.com/diptych-orm/diptych/orm/database"
	"github.com/diptych-orm/diptych/orm/trace"
	"github.com/diptych-orm/diptych/playground/protocol"
)

var errNoStatement = errors.New("that statement cannot be looked at again: only the first 20,000 of a run are kept")

// origin finds a statement of a kept run and the connection that it ran on.
func (s *Server) origin(run uint64, span int) (origin, *database.Conn, error) {
	res := s.kept[run]
	if res == nil {
		return origin{}, nil, errNoDatabase
	}
	st, ok := res.origins[trace.Span(span)]
	if !ok {
		return origin{}, nil, errNoStatement
	}
	for _, c := range res.Databases() {
		if c.Alias() == st.alias {
			return st, c, nil
		}
	}
	return origin{}, nil, errors.New("that run opened no database")
}

// explain answers with the query plan of a statement, and with the plan that it
// would have with another index. The index is rolled back.
func (s *Server) explain(id uint64, req *protocol.Explanation) error {
	st, conn, err := s.origin(req.Run, req.Span)
	if err != nil {
		return err
	}
	events := []protocol.Event{{Seq: 1, Span: req.Span, Kind: protocol.PlanShown, Body: planOf(conn, st.Statement)}}
	if req.Index != "" {
		body, err := planWith(conn, st.Statement, req.Index)
		if err != nil {
			return err
		}
		events = append(events, protocol.Event{Seq: 2, Span: req.Span, Kind: protocol.PlanShown, Body: body})
	}
	s.reply(protocol.Reply{Type: protocol.EventsReply, ID: id, Events: events})
	return nil
}

func planOf(conn *database.Conn, st database.Statement) protocol.Body {
	rows, err := conn.Query(database.Statement{SQL: "EXPLAIN QUERY PLAN " + st.SQL, Params: st.Params, Silent: true})
	if err != nil {
		return failed(err)
	}
	all, err := rows.All()
	if err != nil {
		return failed(err)
	}
	// rows are id, parent, unused, text; a parent comes before its children
	depth := map[int64]int{0: -1}
	var body protocol.Body
	for _, row := range all {
		if len(row) < 4 {
			continue
		}
		node, _ := row[0].(int64)
		parent, _ := row[1].(int64)
		text, _ := row[3].(string)
		depth[node] = depth[parent] + 1
		body.Plan = append(body.Plan, strings.Repeat("  ", max(depth[node], 0))+text)
	}
	return body
}

func failed(err error) protocol.Body {
	return protocol.Body{Error: &protocol.Failure{Type: "DatabaseError", Message: err.Error(), Offset: -1}}
}

func planWith(conn *database.Conn, st database.Statement, index string) (protocol.Body, error) {
	do := func(sql string) error {
		_, err := conn.Exec(database.Statement{SQL: sql, Silent: true})
		return err
	}
	if err := do("SAVEPOINT diptych_index"); err != nil {
		return protocol.Body{}, err
	}
	body := protocol.Body{}
	if err := do(index); err != nil {
		body = failed(err)
	} else {
		body = planOf(conn, st)
	}
	body.Name = index
	if err := do("ROLLBACK TO diptych_index"); err != nil {
		return body, err
	}
	return body, do("RELEASE diptych_index")
}

// spell answers with the text of statements for other databases.
func (s *Server) spell(id uint64, req *protocol.Spelling) error {
	var events []protocol.Event
	for _, span := range req.Spans {
		st, _, err := s.origin(req.Run, span)
		if err != nil {
			return err
		}
		for _, name := range req.Names {
			body := protocol.Body{Name: name}
			switch {
			case st.Spell == nil:
				body.Message = "This statement is a text of its own: it is sent to every database as it is."
			default:
				body.SQL, body.Message = spelt(st.Spell, name)
			}
			events = append(events, protocol.Event{Seq: len(events) + 1, Span: span, Kind: protocol.Spelt, Body: body})
		}
	}
	if len(events) > 0 {
		s.reply(protocol.Reply{Type: protocol.EventsReply, ID: id, Events: events})
	}
	return nil
}

// spelt is a statement's text for a database, or why there is none. A snippet's
// own types take part in the spelling, so it may fail in any way.
func spelt(spell func(string) (string, error), name string) (text, why string) {
	defer func() {
		if v := recover(); v != nil {
			text, why = "", "Diptych cannot write this statement for "+name+"."
		}
	}()
	text, err := spell(name)
	if err != nil {
		return "", err.Error()
	}
	return text, ""
}
