// Package fake is a fake server of the API, for tests of programs that call it. It
// refuses requests that the API's document does not allow, and otherwise answers
// as the test says.
//
//	server := fake.New(t)
//	server.ClustersApi.GetCluster = fake.Value(map[string]any{"id": "1"})
//	client, err := NewClient(UseBaseURL(server.URL)) // of the SDK
//
// A request of an operation without a handler is answered with status 501.
package fake
