// Package fake is a fake of the API for the tests of programs that call it:
// an [http.Handler] that knows all operations, refuses requests that the API's
// document does not allow, and answers as the test says.
//
//	server := fake.New(t)
//	server.ClustersApi.GetCluster = fake.Value(map[string]any{"name": "c1"})
//	client, err := NewClient(UseBaseURL(server.URL)) // of the SDK
//
// An operation that the test says nothing about is answered with status 501 and
// its name.
package fake
