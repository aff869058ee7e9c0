package instance

// Backref keeps another attribute, named key on the related objects, in step
// with a: setting one side sets the other, in memory, at once.
func (a *Attr) Backref(key string) {
	a.init()
	host := a.Class.Host
	other := func(v any) (*State, *Attr) {
		if v == nil || IsMarker(v) {
			return nil, nil
		}
		st := host.StateOf(v)
		if st == nil {
			return nil, nil
		}
		o := st.Class.Attr(key)
		if o != nil {
			o.init()
		}
		return st, o
	}
	conflict := func(s *State, tok *Token, o *Attr) error {
		if tok.Attr.parent() == a.parent() || tok.Attr.parent() == o.parent() {
			return nil
		}
		return Errorf(ValueError, "Bidirectional attribute conflict detected: Passing object %s to attribute \"%s\" triggers a modify event on attribute \"%s\" via the backref \"%s\".",
			s, tok.Attr.parent(), o.parent(), a.parent())
	}
	added := func(s *State, v any, tok *Token) error {
		st, o := other(v)
		switch {
		case st == nil && v != nil && !IsMarker(v):
			return a.notMapped(v)
		case st != nil && o == nil: // an object of a class that has no such attribute
			return Errorf(KeyError, "%s", key)
		}
		if o == nil {
			return nil
		}
		if err := conflict(s, tok, o); err != nil {
			return err
		}
		if tok == o.append || o.bulk != nil && tok == o.bulk {
			return nil
		}
		return o.Append(st, s.Handle(), tok, NoFetch)
	}
	if a.Kind.Holds() {
		a.OnAppend = append(a.OnAppend, func(s *State, v any, tok *Token) (any, error) {
			return v, added(s, v, tok)
		})
	} else {
		a.OnSet = append(a.OnSet, func(s *State, v, old any, tok *Token) (any, error) {
			if old == v {
				return v, nil
			}
			if st, o := other(old); o != nil {
				stop := o.remove
				if !o.Kind.Holds() {
					stop = o.replace
				}
				if tok != stop {
					if err := o.Pop(st, s.Handle(), a.append, NoFetch); err != nil {
						return nil, err
					}
				}
			}
			return v, added(s, v, tok)
		})
	}
	a.OnRemove = append(a.OnRemove, func(s *State, v any, tok *Token) error {
		st, o := other(v)
		if o == nil {
			return nil
		}
		second := o.bulk
		if !o.Kind.Holds() {
			second = o.replace
		}
		if tok == o.remove || second != nil && tok == second {
			return nil
		}
		if !o.Kind.Holds() && a.Kind == Collecting && s.holdsTwice(a, v) {
			return nil
		}
		return o.Pop(st, s.Handle(), tok, NoFetch)
	})
}

// holdsTwice tells whether a collection holds v more than once: removing one of
// them does not take the object from its parent.
func (s *State) holdsTwice(a *Attr, v any) bool {
	cur, ok := s.Object.Load(a.Key)
	if !ok {
		return false
	}
	n := 0
	for _, it := range s.itemsOf(cur) {
		if it == v {
			n++
		}
	}
	return n > 1
}
