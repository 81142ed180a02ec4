package text

import "testing"

func TestFileName(t *testing.T) {
	for in, want := range map[string]string{
		"Cloud Backups": "cloud_backups", "../../etc/passwd": "etc_passwd", "": "default", "世界": "default", "a\x00b": "a_b",
		"CON.": "con", `C:\x`: "c_x", "-rf": "rf", "MongoDB 2.0": "mongodb_2_0",
	} {
		if got := FileName(in); got != want {
			t.Errorf("FileName(%q) = %q, want %q", in, got, want)
		}
	}
}
