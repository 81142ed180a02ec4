package admin

import (
	"reflect"
	"sync"
)

// typePlans are what was worked out for a type: how its values are written and
// read and, if it is a parameter struct, where its fields are sent. Each is made
// when the first value comes, so types may refer to themselves.
type typePlans struct {
	write plan
	read  readPlan

	once sync.Once
	bind *binding
}

// All that is planned. It is neither generic nor a sync.Map: the instances would
// be compiled as part of this package, at the price of a hundred methods of
// services.
var planned struct {
	mu    sync.RWMutex
	types map[reflect.Type]*typePlans
}

// plansOf returns the plans of t, the same ones to all that ask.
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
