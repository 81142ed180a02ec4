package pipeline

import "sync"

// A cache computes a value once per key. The zero value is empty. It may be used
// from several goroutines.
type cache[K comparable, V any] struct {
	mu      sync.Mutex
	entries map[K]func() (V, error)
}

// get returns the value of key, or the error of computing it.
func (c *cache[K, V]) get(key K, compute func() (V, error)) (V, error) {
	return c.entry(key, compute)()
}

func (c *cache[K, V]) entry(key K, compute func() (V, error)) func() (V, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.entries == nil {
		c.entries = map[K]func() (V, error){}
	}
	if c.entries[key] == nil {
		c.entries[key] = sync.OnceValues(compute)
	}
	return c.entries[key]
}
