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

// unmarshalNested decodes one JSON value into what v points to, as json.Unmarshal
// does.
func unmarshalNested(data []byte, v any) error {
	d := nestedDecoders.Get().(*nestedDecoder)
	d.source.Reset(data)
	start := d.json.InputOffset()
	if err := d.json.Decode(v); err != nil {
		return err // a Decoder that failed cannot be used again
	}
	if d.json.InputOffset()-start != int64(len(data)) {
		return json.Unmarshal(data, v) // what follows the value would be the next one's beginning
	}
	nestedDecoders.Put(d)
	return nil
}
