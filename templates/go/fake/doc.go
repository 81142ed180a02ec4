// Package atlastest is a fake of the API for the tests of programs that call it:
// an [http.Handler] that knows all operations, refuses requests that the API's
// document does not allow, and answers as the test says.
//
//	fake := atlastest.New(t)
//	fake.ClustersApi.GetCluster = atlastest.Value(map[string]string{"name": "c1"})
//	client, err := NewClient(UseBaseURL(fake.URL)) // of the SDK
//
// An operation that the test says nothing about is answered with status 501 and
// its name.
package atlastest
