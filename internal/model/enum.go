package model

// EnumValues returns each of the values of an enum once.
func EnumValues(wires []string) []EnumValue {
	var values []EnumValue
	seen := map[string]bool{}
	for _, wire := range wires {
		if !seen[wire] {
			seen[wire] = true
			values = append(values, EnumValue{Wire: wire})
		}
	}
	return values
}
