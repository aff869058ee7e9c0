package suggest

import (
	"context"
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"github.com/diptych-orm/diptych/orm/database/gosqlite"
	"github.com/diptych-orm/diptych/playground/engine"
	"github.com/diptych-orm/diptych/playground/protocol"
)

// offered are the names that the bindings have, as the page gets them.
func offered(t *testing.T) Names {
	t.Helper()
	var names Names
	s := &engine.Server{Engine: gosqlite.Engine, Send: func(data []byte) {
		r, err := protocol.DecodeReply(data)
		if err != nil {
			t.Fatal(err)
		}
		if r.Done != nil && r.Done.OK {
			if err := json.Unmarshal(r.Done.Data, &names); err != nil {
				t.Fatal(err)
			}
		}
	}}
	text, err := protocol.EncodeRequest(protocol.Request{Type: protocol.Names, ID: 1})
	if err != nil {
		t.Fatal(err)
	}
	s.Handle(context.Background(), text)
	return names
}

// The help speaks of what is there, and leaves out nothing that people meet.
func TestHelpIsOfWhatIsOffered(t *testing.T) {
	names := offered(t)
	modules := map[string][]string{
		"django":     {"django.db.models", "django.db.models.functions", "django.db.transaction"},
		"sqlalchemy": {"sqlalchemy", "sqlalchemy.orm", "sqlalchemy.ext.hybrid"},
	}
	beside := []string{ // attributes of classes and of related managers, which no object that was asked has
		"Model.objects", "Model.DoesNotExist", "Model.MultipleObjectsReturned", "Manager.add", "Manager.remove", "Manager.set", "Manager.clear", "func.name",
		"CheckConstraint", "UniqueConstraint", "Index", "TextChoices", "IntegerChoices",
	}
	for key := range help() {
		section, name, _ := strings.Cut(key, " ")
		owner, member, ok := strings.Cut(name, ".")
		if owner == "option" || owner == "lookup" || slices.Contains(beside, name) {
			continue
		}
		if ok {
			if !slices.Contains(names.Members[owner], member) {
				t.Errorf("%s: %s is not offered", section, name)
			}
			continue
		}
		if !slices.ContainsFunc(modules[section], func(m string) bool { return slices.Contains(names.Modules[m], name) }) && names.Members[name] == nil {
			t.Errorf("%s: %s is not offered", section, name)
		}
	}
	rare := strings.Fields("connection_callable check save_base serializable_value auto_created db_manager deconstruct use_in_migrations bind get_bind get_transaction get_nested_transaction in_nested_transaction autoflush is_active expire_on_commit")
	for of, section := range map[string]string{"QuerySet": "django", "Model": "django", "Session": "sqlalchemy"} {
		for _, member := range names.Members[of] {
			if _, ok := help()[section+" "+of+"."+member]; !ok && !slices.Contains(rare, member) && !(strings.HasPrefix(member, "a") && slices.Contains(names.Members[of], member[1:])) {
				t.Errorf("there is no help for %s.%s", of, member)
			}
		}
	}
	for _, name := range names.Modules["django.db.models"] {
		if _, ok := help()["django "+name]; !ok && strings.HasSuffix(name, "Field") && name != "Field" {
			t.Errorf("there is no help for %s", name)
		}
	}
	for _, name := range lookups {
		if _, ok := help()["django lookup."+name]; !ok {
			t.Errorf("no help for the look-up %s", name)
		}
	}
}
