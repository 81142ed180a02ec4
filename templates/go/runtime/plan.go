package admin

import (
	"reflect"
	"sync"
)

// typePlans are the plans of a type: how its values are encoded and decoded
// and, for a parameter struct, how its fields are sent. Each is computed for
// the first value, so types may refer to themselves.
type typePlans struct {
	write plan
	read  readPlan

	once sync.Once
	bind *binding
}

// planned is a cache of all plans. It is neither generic nor a sync.Map:
// instances of these are compiled as part of this package and cost as much as a
// hundred methods of services.
var planned struct {
	mu    sync.RWMutex
	types map[reflect.Type]*typePlans
}

// plansOf returns the plans of t. All callers get the same ones.
func plansOf(t reflect.Type) *typePlans {
	planned.mu.RLock()
	p := planned.types[t]
	planned.mu.RUnlock()
	if p != nil {
		return p
	}
	planned.mu.Lock()
	defer planned.mu.Unlock()
	if p = planned.types[t]; p != nil {
		return p
	}
	if planned.types == nil {
		planned.types = make(map[reflect.Type]*typePlans)
	}
	p = new(typePlans)
	planned.types[t] = p
	return p
}

func planOf(t reflect.Type) *plan         { return &plansOf(t).write }
func readPlanOf(t reflect.Type) *readPlan { return &plansOf(t).read }

func bindingOf(t reflect.Type) *binding {
	p := plansOf(t)
	p.once.Do(func() { p.bind = newBinding(t) })
	return p.bind
}
