package body

import (
	"bytes"
	"encoding/binary"
	"unicode/utf16"
)

// Text returns the content of a text file as UTF-8, without a byte order mark. Some
// shells write UTF-16 with such a mark when they redirect output.
func Text(data []byte) []byte {
	order := binary.ByteOrder(binary.LittleEndian)
	switch {
	case bytes.HasPrefix(data, []byte{0xfe, 0xff}):
		order = binary.BigEndian
	case !bytes.HasPrefix(data, []byte{0xff, 0xfe}):
		return bytes.TrimPrefix(data, []byte("\ufeff"))
	}
	var units []uint16
	for rest := data[2:]; len(rest) > 1; rest = rest[2:] {
		units = append(units, order.Uint16(rest))
	}
	return []byte(string(utf16.Decode(units)))
}
