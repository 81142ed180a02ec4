package main

import (
	"encoding/json"
	"os"
	"strings"
	"testing"
)

func TestMigrateCommand(t *testing.T) {
	t.Setenv("GOWORK", "off")
	files := map[string]string{
		"go.mod":             "module example.org/user\n\ngo 1.26\n",
		"old/admin/admin.go": "package admin\n\nfunc Stays() {}\n\ntype Old struct{}\n\ntype Gone struct{}\n",
		"new/admin/admin.go": "package admin\n\ntype New struct{}\n",
		"main.go":            "package main\n\nimport \"example.org/user/old/admin\"\n\nvar _ admin.Old\n\nfunc main() {}\n",
		"names.json":         `{"renames": [{"kind": "type", "type": "", "from": "Old", "toType": "", "to": "New"}], "removed": [{"kind": "type", "type": "", "name": "Gone", "reason": "nothing uses it"}]}`,
	}
	workspace(t, files)
	flags := []string{"migrate", ".", "--map", "names.json", "--from", "example.org/user/old/admin", "--to", "example.org/user/new/admin"}
	if code, stdout, stderr := gen(append(flags, "--dry-run")...); code != exitDone || !strings.Contains(stdout, "main.go: 2 changes") {
		t.Errorf("gen migrate --dry-run: exit code %d, want 0 and 2 changes\n%s%s", code, stdout, stderr)
	}
	if data, err := os.ReadFile("main.go"); err != nil || string(data) != files["main.go"] {
		t.Errorf("main.go after --dry-run = %s, %v, want it as it was", data, err)
	}
	if code, stdout, stderr := gen(append(flags, "--diff")...); code != exitDone || !strings.Contains(stdout, "+var _ admin.New\n") {
		t.Errorf("gen migrate --diff: exit code %d, want 0 and the difference\n%s%s", code, stdout, stderr)
	}
	if data, err := os.ReadFile("main.go"); err != nil || string(data) != files["main.go"] {
		t.Errorf("main.go after --diff = %s, %v, want it as it was", data, err)
	}
	if code, _, stderr := gen(flags...); code != exitDone {
		t.Errorf("gen migrate: exit code %d, want 0\n%s", code, stderr)
	}
	want := strings.NewReplacer("/old/", "/new/", "admin.Old", "admin.New").Replace(files["main.go"])
	if data, err := os.ReadFile("main.go"); err != nil || string(data) != want {
		t.Errorf("main.go = %s, %v, want %s", data, err, want)
	}
	put(t, "main.go", strings.Replace(files["main.go"], "admin.Old", "admin.Gone", 1))
	if code, stdout, _ := gen(flags...); code != exitFound || !strings.Contains(stdout, "Gone: nothing uses it (1 places)") {
		t.Errorf("gen migrate of a name that is gone: exit code %d, want 1 and the place:\n%s", code, stdout)
	}
	if code, _, _ := gen("migrate", "--map", "none.json", "--from", "a", "--to", "b"); code != exitUsage {
		t.Errorf("gen migrate without the map: exit code %d, want 2", code)
	}
}

// TestDiffJSONIsRead checks that gen migrate reads what gen diff writes.
func TestDiffJSONIsRead(t *testing.T) {
	workspace(t, map[string]string{"renamed.yaml": strings.Replace(two, "operationId: getB", "operationId: readB", 1)})
	code, stdout, stderr := gen("diff", "two.yaml", "renamed.yaml", "--pin", "2024-08-05", "--format", "json")
	if code != exitDone {
		t.Fatalf("gen diff: exit code %d, want 0\n%s", code, stderr)
	}
	var found struct {
		Renames []struct{ Kind, Type, From, To string }
	}
	if err := json.Unmarshal([]byte(stdout), &found); err != nil {
		t.Fatal(err)
	}
	if len(found.Renames) != 3 || found.Renames[0].From != "GetB" || found.Renames[0].To != "ReadB" {
		t.Errorf("renames = %+v, want those of two methods and a type", found.Renames)
	}
}
