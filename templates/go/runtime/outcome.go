package admin

import (
	"reflect"
	"strconv"
)

// decodeOutcome decodes the body of a response into the field of an answer for its
// status code. It sets the pointer that v points to, also if there is no such field.
func decodeOutcome(status int, data []byte, v any) error {
	pointer := reflect.ValueOf(v).Elem()
	pointer.Set(reflect.New(pointer.Type().Elem()))
	field := outcomeField(pointer.Elem(), strconv.Itoa(status))
	if !field.IsValid() || len(data) == 0 {
		return nil
	}
	return decodeValue(data, field.Addr().Interface())
}

// outcomeField returns the field of a struct for a status code: that of the code, of
// its class, or of all others. The result is invalid if there is none.
func outcomeField(answer reflect.Value, status string) reflect.Value {
	for _, tag := range []string{status, status[:1] + "XX", "default"} {
		for i := range answer.NumField() {
			if answer.Type().Field(i).Tag.Get("status") == tag {
				return answer.Field(i)
			}
		}
	}
	return reflect.Value{}
}
