package dialect

// Samples says what the samples of the documentation send beyond what an operation
// requires.
type Samples struct {
	Query []Query `yaml:"query"`
}

// A Query is a parameter of the operations that have it.
type Query struct {
	Method string `yaml:"method"` // of the operations
	Name   string `yaml:"name"`
	Value  string `yaml:"value"`
}

func (q *Query) fault() string {
	if q.Method == "" || q.Name == "" || q.Value == "" {
		return "a parameter of samples needs method, name and value"
	}
	return ""
}
