package parser

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/atlasgen/atlasgen/internal/model"
	"github.com/atlasgen/atlasgen/internal/parser/complaint"
	"github.com/atlasgen/atlasgen/internal/spelling"
)

// A Severity is what becomes of a kind of warning.
type Severity string

// The severities of warnings.
const (
	Off   Severity = "off"     // it is not reported
	Warn  Severity = "warning" // it is reported
	Error Severity = "error"   // it is a complaint
)

// Severities tells the severity of each kind of warning.
type Severities struct {
	ByCode map[string]Severity // those that are not the usual one, by code
	Strict bool                // warnings that ByCode does not name are errors
}

// Check returns an error about a code or a severity that does not exist.
func (s Severities) Check() error {
	for _, code := range slices.Sorted(maps.Keys(s.ByCode)) {
		severity := s.ByCode[code]
		switch {
		case !slices.Contains(complaint.Codes, code):
			return fmt.Errorf("there is no warning %q%s", code, didYouMean(code))
		case severity != Off && severity != Warn && severity != Error:
			return fmt.Errorf("%s is %q, which is none of off, warning, error", code, severity)
		}
	}
	return nil
}

func didYouMean(code string) string {
	if meant := spelling.Nearest(code, complaint.Codes); meant != "" {
		return fmt.Sprintf(" (did you mean %q?)", meant)
	}
	return ", see docs/warnings.md for those that there are: " + strings.Join(complaint.Codes, ", ")
}

func (s Severities) of(code string) Severity {
	switch severity := s.ByCode[code]; {
	case severity != "":
		return severity
	case s.Strict:
		return Error
	default:
		return Warn
	}
}

// judge returns the warnings that are reported, and those that are complaints.
func (s Severities) judge(all complaint.Warnings) (warnings []model.Warning, complaints complaint.List) {
	for _, w := range all {
		switch s.of(w.Code) {
		case Warn:
			warnings = append(warnings, w)
		case Error:
			complaints = append(complaints, complaint.Complaint{Pos: w.Pos, Text: w.Text + " [" + w.Code + "]", Kind: w.Code})
		}
	}
	return warnings, complaints.Sorted()
}
