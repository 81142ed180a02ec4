package admin

import (
	"net/http"
	"testing"
	"time"
)

func TestRetryAfterHeader(t *testing.T) {
	tests := []struct {
		in   string
		want time.Duration
		ok   bool
	}{
		{"0", 0, true},
		{"120", 2 * time.Minute, true},
		{"-1", 0, false},
		{"1.5", 0, false},
		{"soon", 0, false},
		{"", 0, false},
		{"99999999999", (1<<32 - 1) * time.Second, true},
		{"Mon, 02 Jan 2006 15:04:05 GMT", 0, true},
	}
	for _, test := range tests {
		if got, ok := retryAfter(http.Header{"Retry-After": {test.in}}); got != test.want || ok != test.ok {
			t.Errorf("retryAfter(%q) = %v, %v, want %v, %v", test.in, got, ok, test.want, test.ok)
		}
	}
}

// TestRetryAfterDate uses a server whose clock is an hour behind.
func TestRetryAfterDate(t *testing.T) {
	there := time.Now().Add(-time.Hour)
	header := http.Header{"Date": {there.UTC().Format(http.TimeFormat)}, "Retry-After": {there.Add(30 * time.Second).UTC().Format(http.TimeFormat)}}
	if got, ok := retryAfter(header); got != 30*time.Second || !ok {
		t.Errorf("retryAfter(%v) = %v, %v, want 30s", header, got, ok)
	}
}
