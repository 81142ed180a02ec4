package admin

import "testing"

// TestBytes checks that bytes are base64 in parameters, bodies and answers (RFC 4648,
// section 4), and that a required property without any is an empty string.
func TestBytes(t *testing.T) {
	args, err := bind(&struct {
		Key  []byte `path:"key"`
		Salt []byte `query:"salt"`
	}{Key: []byte{0xfb, 0xff, 1}}, nil)
	if err != nil || args.path["key"] != "+/8B" || args.query.Has("salt") {
		t.Errorf("bind = %q, %v, %v, want +/8B and no query", args.path["key"], args.query, err)
	}
	type thing struct {
		Digest []byte   `json:"digest"`
		Parts  [][]byte `json:"parts,omitzero"`
	}
	for want, value := range map[string]thing{
		`{"digest":"+/8B","parts":["AQ=="]}`: {[]byte{0xfb, 0xff, 1}, [][]byte{{1}}},
		`{"digest":""}`:                      {},
	} {
		text, err := encodeBody(&value)
		if err != nil || string(text) != want {
			t.Errorf("encodeBody(%v) = %s, %v, want %s", value, text, err, want)
		}
		var back thing
		if err := decodeBody(text, &back); err != nil || string(back.Digest) != string(value.Digest) || len(back.Parts) != len(value.Parts) {
			t.Errorf("decoding %s gives %v, %v", text, back, err)
		}
	}
}
