package cli_test

import "testing"

// TestVersionsPastTheirSunset checks that no version is dropped because of its
// date.
func TestVersionsPastTheirSunset(t *testing.T) {
	api := apiOf(t, document, "2025-03-12", watchers)
	past := 0
	for i, op := range tableOf(api).Operations {
		if len(op.Versions) != len(api.Document.Operations[i].Revisions) {
			t.Errorf("%s has %d versions, want %d", op.Name, len(op.Versions), len(api.Document.Operations[i].Revisions))
		}
		for _, v := range op.Versions {
			if v.Sunset != "" && v.Sunset < "2026-08-01" {
				past++
			}
		}
	}
	if past == 0 {
		t.Error("no version is past its sunset: this test shows nothing")
	}
}
