package tree

import (
	"math/big"
	"regexp"
	"strings"
)

var (
	integerText = regexp.MustCompile(`^[-+]?[0-9]+$`)
	basedText   = regexp.MustCompile(`^(0o[0-7]+|0x[0-9a-fA-F]+)$`)
	floatText   = regexp.MustCompile(`^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$`)
	noNumber    = regexp.MustCompile(`^([-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN))$`)
)

// plain reads an unquoted scalar by the core schema of YAML 1.2 (section 10.3.2). It
// returns booleans and null in the spelling of JSON.
func plain(text string) (Tag, string) {
	switch text {
	case "", "~", "null", "Null", "NULL":
		return TagNull, "null"
	case "true", "True", "TRUE":
		return TagBoolean, "true"
	case "false", "False", "FALSE":
		return TagBoolean, "false"
	}
	return number(text), text
}

// number returns the tag of a number, or tagString.
func number(text string) Tag {
	if c := text[0]; c != '+' && c != '-' && c != '.' && (c < '0' || c > '9') {
		return TagString
	}
	switch {
	case integerText.MatchString(text), basedText.MatchString(text):
		return TagInteger
	case floatText.MatchString(text), noNumber.MatchString(text):
		return TagFloat
	}
	return TagString
}

// NumberTag returns the tag of a text that is a number, and false for other texts.
func NumberTag(text string) (Tag, bool) {
	if text == "" || number(text) == TagString || jsonNumber(text) == "" {
		return TagString, false
	}
	return number(text), true
}

// jsonNumber returns a number in the form of RFC 8259, with the digits of the
// document. It returns "" for infinity and NaN, which JSON does not have.
func jsonNumber(text string) string {
	if basedText.MatchString(text) {
		// SetString recognizes the base by the zero before the letter.
		if n, ok := new(big.Int).SetString(text, 0); ok {
			return n.String()
		}
	}
	if noNumber.MatchString(text) {
		return ""
	}
	sign := ""
	if text[0] == '-' {
		sign = "-"
	}
	text = strings.TrimLeft(text, "+-")
	digits, exponent := text, ""
	if i := strings.IndexAny(text, "eE"); i >= 0 {
		digits, exponent = text[:i], text[i:]
	}
	whole, fraction, _ := strings.Cut(digits, ".")
	whole = strings.TrimLeft(whole, "0")
	if whole == "" {
		whole = "0"
	}
	if fraction != "" {
		fraction = "." + fraction
	}
	return sign + whole + fraction + exponent
}
