package meta

// Instance is an object of a model class, whatever language it lives in.
type Instance interface {
	// Model is the object's class.
	Model() *Model
	// Get reads an attribute (an attname) that is set; ok is false where it is
	// deferred or was never set.
	Get(attname string) (v any, ok bool)
	// Set writes an attribute without going through descriptors.
	Set(attname string, v any)
	// Unset forgets an attribute, so that it counts as deferred.
	Unset(attname string)
	// State is what the ORM keeps with the object.
	State() *State
	// String is str(object), as error messages show it.
	String() string
	// Repr is repr(object).
	Repr() string
}

// State is what the ORM keeps with an object.
type State struct {
	Adding bool   // not in the database yet
	DB     string // the alias it came from or was saved to; empty for none
	ID     int64  // tells objects apart in the log; 0 until it is in there
	// Cache holds related objects by the relation's cache name; a nil Instance is
	// a cached None.
	Cache map[string]Instance
	// Prefetched holds prefetched result sets by cache name; their type belongs
	// to whoever fetched them.
	Prefetched map[string]any
}

// Cached returns a related object from the cache.
func (s *State) Cached(name string) (Instance, bool) {
	o, ok := s.Cache[name]
	return o, ok
}

// SetCached puts a related object into the cache.
func (s *State) SetCached(name string, o Instance) {
	if s.Cache == nil {
		s.Cache = map[string]Instance{}
	}
	s.Cache[name] = o
}

// Host is what the language that the model class is written in does for the ORM.
// The hooks may run user code, and fail with its errors.
type Host interface {
	// New makes an object without calling its constructor's user code, as
	// Model.from_db does: every attribute is set later.
	New(m *Model) (Instance, error)
	// Construct calls the class with keyword arguments.
	Construct(m *Model, names []string, vals []any) (Instance, error)
	// Save calls the object's save(), which user code may have overridden.
	Save(o Instance, args SaveArgs) error
	// Delete calls the object's delete(), which user code may have overridden.
	Delete(o Instance) error
	// Loaded is called after an object was filled from a row (post_init).
	Loaded(o Instance) error
	// Send sends a signal of the model; sender is the class.
	Send(sig Signal) error
	// Listens tells whether anybody listens to the signal, so that the ORM can
	// take its short ways.
	Listens(name string, m *Model) bool
}

// SaveArgs are the arguments of save().
type SaveArgs struct {
	ForceInsert, ForceUpdate bool
	// InsertModels are the bases whose rows are inserted too: force_insert as a tuple.
	InsertModels    []*Model
	Raw             bool
	Using           string
	UpdateFields    []string
	HasUpdateFields bool
}

// Signal is a model signal about to be sent.
type Signal struct {
	Name     string // "pre_save", "post_save", "pre_delete", "post_delete", "m2m_changed", "pre_init", "post_init"
	Sender   *Model
	Instance Instance
	Created  bool
	Raw      bool
	Using    string
	// UpdateFields of a save; nil for all.
	UpdateFields []string
	// Of m2m_changed:
	Action  string
	Reverse bool
	Model   *Model
	PKs     []any // nil for None
	// Origin of a delete: an Instance, or the query's owner.
	Origin any
}
