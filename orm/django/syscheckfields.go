package django

import (
	"fmt"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/diptych-orm/diptych/orm/django/meta"
	"github.com/diptych-orm/diptych/orm/django/values"
)

// fieldCheck collects what the system checks say of one field.
type fieldCheck struct {
	f   *meta.Field
	out []Problem
}

func (c *fieldCheck) say(level int, id, msg, hint string) {
	c.out = append(c.out, Problem{Level: level, Msg: msg, Hint: hint, ID: id, Field: c.f})
}

func (c *fieldCheck) fail(id, msg string) { c.say(ErrorLevel, id, msg, "") }

// odd reports an option that was given a value of no use.
func (c *fieldCheck) odd(option, id, msg string) bool {
	_, bad := c.f.Odd[option]
	if bad {
		c.fail(id, msg)
	}
	return bad
}

// checkField is Field.check(), in the order in which Django looks.
func (s *Session) checkField(f *meta.Field) []Problem {
	c := &fieldCheck{f: f}
	c.name()
	c.choices()
	c.odd("db_index", "fields.E006", "'db_index' must be None, True or False.")
	if f.PrimaryKey && f.Null && f.Model != nil {
		c.say(ErrorLevel, "fields.E007", "Primary keys must not have null=True.", "Set null=False on the field, or remove primary_key=True argument.")
	}
	if hints := f.Odd["validators"]; hints != "" {
		for _, hint := range strings.Split(hints, "\n") {
			c.say(ErrorLevel, "fields.E008", "All 'validators' must be callable.", hint)
		}
	}
	s.checkKind(c)
	if f.Rel != nil {
		s.checkRelation(c)
	}
	return c.out
}

func (c *fieldCheck) name() {
	switch f := c.f; {
	case strings.HasSuffix(f.Name, "_"):
		c.fail("fields.E001", "Field names must not end with an underscore.")
	case strings.Contains(f.Name, "__"):
		c.fail("fields.E002", `Field names must not contain "__".`)
	case f.Name == "pk":
		c.fail("fields.E003", "'pk' is a reserved word that cannot be used as a field name.")
	}
}

func (c *fieldCheck) choices() {
	longest := 0
	for _, choice := range c.f.Choices {
		if v, ok := choice.Value.(string); ok {
			longest = max(longest, utf8.RuneCountInString(v))
		}
	}
	switch {
	case c.odd("choices", "fields.E004", "'choices' must be a mapping (e.g. a dictionary) or an iterable (e.g. a list or tuple)."):
	case c.odd("choice pairs", "fields.E005", "'choices' must be a mapping of actual values to human readable names or an iterable containing (actual value, human readable name) tuples."):
	case c.f.MaxLength > 0 && longest > c.f.MaxLength:
		c.fail("fields.E009", fmt.Sprintf("'max_length' is too small to fit the longest value in 'choices' (%d characters).", longest))
	}
}

// checkKind is what the classes of fields add to Field.check().
func (s *Session) checkKind(c *fieldCheck) {
	f := c.f
	switch k := f.Kind; {
	case k == meta.CharKind:
		c.odd("max_length", "fields.E121", "'max_length' must be a positive integer.")
	case k.IsInteger():
		if _, odd := f.Odd["max_length"]; odd || f.MaxLength > 0 {
			c.say(WarningLevel, "fields.W122", fmt.Sprintf("'max_length' is ignored when used with %s.", f.Class()), "Remove 'max_length' from field")
		}
		if f.IsAuto() && !f.PrimaryKey {
			c.fail("fields.E100", "AutoFields must set primary_key=True.")
		}
	case k == meta.DecimalKind:
		c.digits()
	case k == meta.DateKind || k == meta.DateTimeKind || k == meta.TimeKind:
		set := 0
		for _, on := range []bool{f.AutoNow, f.AutoNowAdd, f.HasDefault} {
			if on {
				set++
			}
		}
		if set > 1 {
			c.fail("fields.E160", "The options auto_now, auto_now_add, and default are mutually exclusive. Only one of these options may be present.")
		}
		if s.fixedTime(f) {
			c.say(WarningLevel, "fields.W161", "Fixed default value provided.", "It seems you set a fixed date / time / datetime value as default for this field. "+
				"This may not be what you want. If you want to have the current date as default, use `django.utils.timezone.now`")
		}
	case k == meta.IPKind && f.Blank && !f.Null:
		c.fail("fields.E150", "GenericIPAddressFields cannot have blank=True if null=False, as blank values are stored as nulls.")
	case k == meta.BinaryKind:
		if _, isText := f.Default.(string); isText {
			c.fail("fields.E170", "BinaryField's default cannot be a string. Use bytes content instead.")
		}
	case k == meta.JSONKind && f.HasDefault && f.DefaultFunc == nil && f.Default != nil:
		c.say(WarningLevel, "fields.E010", "JSONField default should be a callable instead of an instance so that it's not shared between all field instances.",
			"Use a callable instead, e.g., use `dict` instead of `{}`.")
	case k == meta.FileKind:
		c.odd("primary_key", "fields.E201", fmt.Sprintf("'primary_key' is not a valid argument for a %s.", f.Class()))
		if _, absolute := f.Odd["upload_to"]; absolute {
			c.say(ErrorLevel, "fields.E202", fmt.Sprintf("%s's 'upload_to' argument must be a relative path, not an absolute path.", f.Class()), "Remove the leading slash.")
		}
		c.odd("allow_files", "fields.E140", "FilePathFields must have either 'allow_files' or 'allow_folders' set to True.")
	}
}

// digits checks the options of a DecimalField.
func (c *fieldCheck) digits() {
	f := c.f
	before := len(c.out)
	if !c.odd("decimal_places", "fields.E131", "'decimal_places' must be a non-negative integer.") && !f.HasDecimals {
		c.fail("fields.E130", "DecimalFields must define a 'decimal_places' attribute.")
	}
	if !c.odd("max_digits", "fields.E133", "'max_digits' must be a positive integer.") && f.MaxDigits == 0 {
		c.fail("fields.E132", "DecimalFields must define a 'max_digits' attribute.")
	}
	if len(c.out) == before && f.DecimalPlaces > f.MaxDigits {
		c.fail("fields.E134", "'max_digits' must be greater or equal to 'decimal_places'.")
	}
}

// fixedTime tells whether a field's default looks like the time at which the
// program was started.
func (s *Session) fixedTime(f *meta.Field) bool {
	if f.DefaultFunc != nil {
		return false
	}
	now := s.Env.Now()
	var at time.Time
	wholeDay := f.Kind == meta.DateKind
	given := f.Default
	if kept, ok := given.(interface{ Plain() any }); ok {
		given = kept.Plain() // the host keeps its own object
	}
	switch v := given.(type) {
	case values.DateTime:
		if v.Aware {
			v = v.In(s.Env.Location()).Naive()
		}
		at = v.Go()
	case values.Date:
		if f.Kind == meta.TimeKind {
			return false
		}
		at, wholeDay = v.Go(), true
	case values.Time:
		if f.Kind != meta.TimeKind {
			return false
		}
		at = values.DateTime{Date: values.DateOf(now), Time: v}.Go()
	default:
		return false
	}
	now = values.DateTimeOf(now, false).Go()
	lower, upper := now.Add(-10*time.Second), now.Add(10*time.Second)
	if wholeDay {
		day := func(t time.Time) time.Time { return values.DateOf(t).Go() }
		lower, upper, at = day(lower), day(upper), day(at)
	}
	return !at.Before(lower) && !at.After(upper)
}
