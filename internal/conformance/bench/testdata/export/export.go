package admin

// EncodeBody is the encoder of request bodies, for the comparison alone.
func EncodeBody(v any) ([]byte, error) { return encodeBody(v) }
