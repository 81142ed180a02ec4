package admin

import (
	"encoding/json"
	"fmt"
	"io"
	"reflect"
	"slices"
	"strings"
)

const (
	hiddenValue = `"[hidden]"`
	maxLogged   = 16 << 10
)

// telltale are parts of names of secret properties, in lower case.
var telltale = []string{
	"password", "passphrase", "secret", "token", "apikey", "privatekey", "accesskey", "accountkey", "servicekey",
	"routingkey", "licensekey", "sslkey", "credential", "authorization", "webhookurl", "headers", "connectionstring",
}

// usualSecrets are whole names of properties that often have a secret in them: the
// address of a webhook, or the settings of a client of Kafka.
var usualSecrets = []string{"url", "config"}

// A secretSet contains the names of secret properties of the document.
type secretSet map[string]bool

// has reports whether the value of a property must be hidden.
func (s secretSet) has(name string) bool {
	if s[name] {
		return true
	}
	lower := strings.ToLower(name)
	if slices.Contains(usualSecrets, lower) {
		return true
	}
	for _, part := range telltale {
		if strings.Contains(lower, part) {
			return true
		}
	}
	return false
}

// redact returns a JSON text for a log, without the values of secret
// properties. For other text it returns the length only.
func redact(data []byte, hidden secretSet) string {
	if !json.Valid(data) {
		return fmt.Sprintf("%d bytes that are not JSON", len(data))
	}
	b := hidden.append(nil, data)
	if len(b) > maxLogged {
		return fmt.Sprintf("%s... (%d bytes)", b[:maxLogged], len(b))
	}
	return string(b)
}

func (s secretSet) append(b, data []byte) []byte {
	switch kindOf(data) {
	case objectKind:
		b = append(b, '{')
		for m := membersOf(data); m.next(); {
			b = append(append(appendComma(b), m.key...), ':')
			if s.has(text(m.key)) && kindOf(m.value) != nullKind {
				b = append(b, hiddenValue...)
			} else {
				b = s.append(b, m.value)
			}
		}
		return append(b, '}')
	case arrayKind:
		b = append(b, '[')
		for e := elementsOf(data); e.next(); {
			if b[len(b)-1] != '[' {
				b = append(b, ',')
			}
			b = s.append(b, e.value)
		}
		return append(b, ']')
	default:
		return append(b, data...)
	}
}

// collect adds the names of write-only properties in v. It does not look into
// streams.
func (s secretSet) collect(v reflect.Value) {
	if v.IsValid() && v.Type().Implements(readerType) {
		return
	}
	switch v.Kind() {
	case reflect.Pointer, reflect.Interface:
		s.collect(v.Elem())
	case reflect.Slice, reflect.Array:
		for i := range v.Len() {
			s.collect(v.Index(i))
		}
	case reflect.Map:
		for _, key := range v.MapKeys() {
			s.collect(v.MapIndex(key))
		}
	case reflect.Struct:
		s.collectFields(v)
	}
}

var readerType = reflect.TypeFor[io.Reader]()

func (s secretSet) collectFields(v reflect.Value) {
	for i := range v.NumField() {
		field := v.Type().Field(i)
		if hasFlag(field.Tag.Get("api"), "writeonly") {
			name, _, _ := memberOf(field)
			s[name] = true
			continue
		}
		s.collect(v.Field(i))
	}
}
