package dialect

// Samples lists what the samples of the reference send in addition to what an
// operation requires.
type Samples struct {
	Query []Query `yaml:"query"`
}

// A Query is a query parameter. It is sent by samples of the operations that have it.
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
