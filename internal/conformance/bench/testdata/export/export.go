package admin

// EncodeBody is the encoder of request bodies, for the comparison alone.
func EncodeBody(v any) ([]byte, error) { return encodeBody(v) }

// DecodeBody is the decoder of answers, for the comparison alone.
func DecodeBody(data []byte, v any) error { return decodeBody(data, v) }
