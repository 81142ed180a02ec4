package cli_test

import (
	"bytes"
	"runtime"
	"testing"
)

// TestRepeat writes everything twice, with one processor and with two, and
// compares the bytes: nothing depends on the order of maps, the machine or the
// date.
func TestRepeat(t *testing.T) {
	api, o := apiOf(t, document, "2025-03-12", watchers), options(t)
	first := emitted(t, api, o)
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	again := emitted(t, apiOf(t, document, "2025-03-12", watchers), o)
	if len(first) != len(again) {
		t.Fatalf("%d files, and again %d", len(first), len(again))
	}
	for i := range first {
		if first[i].Path != again[i].Path || !bytes.Equal(first[i].Data, again[i].Data) {
			t.Errorf("%s is not the same again", first[i].Path)
		}
	}
}

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
