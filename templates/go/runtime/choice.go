package admin

import "io"

// WithAccept asks for another media type of those that the API offers. The response
// must be of the same kind: JSON for a [Call], for others see [Accepting].
func WithAccept(mediaType string) CallOption {
	return func(c *call) { c.accept = mediaType }
}

// WithContentType sets the media type of the body, where the API takes a range of
// them. The body itself does not change.
func WithContentType(mediaType string) CallOption {
	return func(c *call) { c.other.mediaType = mediaType }
}

// WithContent sends a body as it is, in place of that in the parameters: in another
// media type of those that the API takes. The call is only repeated if body is an
// [io.Seeker].
func WithContent(mediaType string, body io.Reader) CallOption {
	return func(c *call) { c.other = content{reader: body, mediaType: mediaType} }
}

// Accepting returns a call that asks for another media type, and whose response is
// read as a stream.
func Accepting[T any](c *Call[T], mediaType string) *StreamCall {
	copied := StreamCall(*c)
	copied.accept = mediaType
	return &copied
}
