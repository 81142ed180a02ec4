package admin

import (
	"net/http"
	"testing"
	"time"
)

func TestResponseHeader(t *testing.T) {
	header := http.Header{
		"Limit": {"5000"}, "Share": {"0.5"}, "Beta": {"true"}, "Reset": {"Sun, 06 Nov 1994 08:49:37 GMT"}, "Day": {"1994-11-06T08:49:37Z"},
		"Ids": {"1, 2", "3"}, "Link": {"<a>", "<b>"}, "Broken": {"many"},
	}
	day := time.Date(1994, 11, 6, 8, 49, 37, 0, time.UTC)
	check(t, header, "limit", 5000, false)
	check(t, header, "Limit", int64(5000), false)
	check(t, header, "Share", 0.5, false)
	check(t, header, "Beta", true, false)
	check(t, header, "Link", "<a>, <b>", false)
	check(t, header, "Broken", 0, true)
	if got, ok, err := ResponseHeader[[]int]("Ids").Of(header); len(got) != 3 || got[2] != 3 || !ok || err != nil {
		t.Errorf("Ids = %v, %v, %v, want [1 2 3]", got, ok, err)
	}
	for _, name := range []string{"Reset", "Day"} {
		if got, ok, err := ResponseHeader[time.Time](name).Of(header); !got.Equal(day) || !ok || err != nil {
			t.Errorf("%s = %v, %v, %v, want %v", name, got, ok, err, day)
		}
	}
	if got, ok, err := ResponseHeader[int]("Absent").Of(header); got != 0 || ok || err != nil {
		t.Errorf("Absent = %v, %v, %v, want nothing", got, ok, err)
	}
}

func check[T comparable](t *testing.T, header http.Header, name string, want T, fault bool) {
	t.Helper()
	if got, ok, err := ResponseHeader[T](name).Of(header); got != want || !ok || (err != nil) != fault {
		t.Errorf("%s = %v, %v, %v, want %v", name, got, ok, err, want)
	}
}
