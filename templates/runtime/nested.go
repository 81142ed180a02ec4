package admin

import (
	"bytes"
	"encoding/json"
	"sync"
)

// A nestedDecoder decodes values inside UnmarshalJSON. It is used again and
// again: json.Unmarshal would allocate its state anew for every value, which
// makes a third of the memory of a list of unions.
type nestedDecoder struct {
	source bytes.Reader
	json   *json.Decoder
}

var nestedDecoders = sync.Pool{New: func() any {
	d := new(nestedDecoder)
	d.json = json.NewDecoder(&d.source)
	return d
}}

// unmarshalNested decodes one JSON value, which encoding/json has found to be
// well-formed, into what v points to.
func unmarshalNested(data []byte, v any) error {
	d := nestedDecoders.Get().(*nestedDecoder)
	d.source.Reset(data)
	if err := d.json.Decode(v); err != nil {
		return err // a Decoder that failed cannot be used again
	}
	nestedDecoders.Put(d)
	return nil
}
