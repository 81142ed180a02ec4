package coding

import "testing"

func TestOf(t *testing.T) {
	for _, test := range []struct {
		mediaType, format string
		want              Coding
	}{
		{"application/problem+json", "json", JSON}, {"text/json", "json", JSON}, {"application/*+json", "json", JSON},
		{"text/plain", "plain", Text}, {"text/*", "*", Text}, {"text/html", "html", Text},
		{"text/csv", "csv", Binary}, {"*/*", "*", Binary}, {"image/png", "png", Binary}, {"application/octet-stream", "octet-stream", Binary},
		{"multipart/form-data", "form-data", Multipart}, {"application/x-www-form-urlencoded", "x-www-form-urlencoded", Form}, {"multipart/mixed", "mixed", Binary},
		{"text/xml", "xml", XML}, {"application/atom+xml", "xml", XML},
		{"application/x-ndjson", "x-ndjson", Lines}, {"application/geo+json-seq", "json-seq", Lines}, {"text/event-stream", "event-stream", Events},
	} {
		if got := Of(test.mediaType, test.format); got != test.want {
			t.Errorf("Of(%q, %q) = %d, want %d", test.mediaType, test.format, got, test.want)
		}
	}
}
