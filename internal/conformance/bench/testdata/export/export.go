package admin

// EncodeBody exports the encoder of request bodies for the comparison.
func EncodeBody(v any) ([]byte, error) { return encodeBody(v) }

// DecodeBody exports the decoder of responses for the comparison.
func DecodeBody(data []byte, v any) error { return decodeBody(data, v) }
