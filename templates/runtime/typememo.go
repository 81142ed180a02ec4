package admin

import (
	"reflect"
	"sync"
)

// A typeMemo remembers what was worked out for a type. It is no sync.Map, whose
// instances would be compiled anew as part of this package, at the price of a
// hundred methods of services.
type typeMemo[V any] struct {
	of    func(reflect.Type) V
	mu    sync.RWMutex
	known map[reflect.Type]V
}

// get returns what is known of t. Two goroutines that ask at once get the same.
func (m *typeMemo[V]) get(t reflect.Type) V {
	m.mu.RLock()
	v, ok := m.known[t]
	m.mu.RUnlock()
	if ok {
		return v
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	if v, ok := m.known[t]; ok {
		return v
	}
	if m.known == nil {
		m.known = make(map[reflect.Type]V)
	}
	v = m.of(t)
	m.known[t] = v
	return v
}
