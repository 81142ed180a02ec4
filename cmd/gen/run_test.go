package main

import (
	"encoding/json"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/atlasgen/atlasgen/internal/report"
)

// two is a document with one operation in two versions and one whose only version is
// 2024-08-05.
const two = `openapi: 3.0.1
info: {title: Two, version: "1"}
paths:
  /a:
    get:
      operationId: getA
      tags: [As]
      responses:
        "200":
          description: An answer.
          content:
            application/vnd.atlas.2023-01-01+json: {schema: {type: object}, x-sunset: 2026-01-01}
            application/vnd.atlas.2024-08-05+json: {schema: {type: object}}
  /b:
    get:
      operationId: getB
      tags: [Bs]
      responses:
        "200":
          description: An answer.
          content:
            application/vnd.atlas.2024-08-05+json: {schema: {type: string}}
`

// atlas is the path of the project's own document.
const atlas = "../../testdata/openapi/atlas-admin.yaml"

// gen runs the program in the working directory.
func gen(args ...string) (code int, stdout, stderr string) {
	var out, err strings.Builder
	code = run(append([]string{}, args...), &out, &err) // for cobra, nil means the arguments of the test
	return code, out.String(), err.String()
}

// workspace makes a folder with the document two the working directory.
func workspace(t *testing.T, files map[string]string) {
	t.Helper()
	t.Chdir(t.TempDir())
	put(t, "two.yaml", two)
	for name, text := range files {
		put(t, name, text)
	}
}

func put(t *testing.T, name, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

func TestExitCodes(t *testing.T) {
	files := map[string]string{
		"wrong.yaml":         "openapi: 3.0.1\npaths: []\n",
		"broken.yaml":        "[",
		"internal:y.yaml":    strings.Replace(two, "tags: [As]", `parameters: [{name: 'a,csv', in: query, schema: {type: string}}]`, 1),
		"plain.yaml":         strings.NewReplacer("vnd.atlas.2023-01-01+json", "octet-stream", "vnd.atlas.2024-08-05+", "").Replace(two),
		"misspelt.cfg":       "specs: two.yaml\n",
		"nospec.cfg":         "pin: 2024-08-05\n",
		"empty.overlay":      "overlay: 1.0.0\ninfo: {title: Nothing, version: '1'}\nactions: [{target: $.info.nothing, update: {}}]\n",
		"file/in/the/way.md": "",
	}
	for _, test := range []struct {
		args   string
		code   int
		stderr string // a part of it; if empty, nothing may be printed
	}{
		{"--spec two.yaml --pin 2024-08-05", exitDone, ""},
		{"generate --spec two.yaml --pin 2024-08-05 --only sdk", exitDone, ""},
		{"--spec two.yaml --pin 2024-08-05 --dry-run", exitDone, ""},
		{"--help", exitDone, ""},
		{"versions --spec two.yaml", exitDone, ""},
		{"resolve --spec two.yaml --pin 2022-01-01", exitDone, ""},
		{"resolve --spec two.yaml --pin preview:x --format json", exitDone, ""},
		{"check --spec two.yaml --pin 2024-08-05 --out elsewhere", exitFound, ""},
		{"", exitUsage, "no atlasgen.yaml here: name a document with --spec"},
		{"unknown", exitUsage, `unknown command "unknown" for "gen"`},
		{"chekc", exitUsage, `unknown command "chekc" for "gen" (did you mean "check"?)`},
		{"two.yaml", exitUsage, `gen takes no arguments: "two.yaml" (did you mean --spec two.yaml?)`},
		{"--unknown", exitUsage, "unknown flag: --unknown; see gen --help"},
		{"versions --spce two.yaml", exitUsage, "unknown flag: --spce (did you mean --spec?)"},
		{"versions two.yaml", exitUsage, `gen versions takes no arguments: "two.yaml" (did you mean --spec two.yaml?)`},
		{"version", exitDone, ""},
		{"--version", exitDone, ""},
		{"completion bash", exitDone, ""},
		{"--spec two.yaml", exitUsage, "no pin: choose a version with --pin, or with the key pin of the configuration; there are 2023-01-01 (1), 2024-08-05 (2)"},
		{"resolve --spec two.yaml", exitUsage, "no pin: "},
		{"--spec two.yaml --pin 2022-12-31", exitUsage, "pin 2022-12-31 selects no operation; there are 2023-01-01 (1), 2024-08-05 (2)"},
		{"--spec two.yaml --pin 2024-8-5", exitUsage, `the pin: "2024-8-5" is no version`},
		{"--spec two.yaml --pin 2024-08-05 --versions some", exitUsage, `sdk.versions: "some" is neither "pinned" nor "all"`},
		{"--spec two.yaml --pin 2024-08-05 --package func", exitUsage, `sdk.package: "func" is no name`},
		{"--spec two.yaml --pin 2024-08-05 --module /x", exitUsage, `sdk.module: "/x" is no path`},
		{"--spec two.yaml --pin 2024-08-05 --only dsk", exitUsage, `--only: "dsk" is none of sdk`},
		{"--spec two.yaml --pin 2024-08-05 --drop-sunset-before soon", exitUsage, `--drop-sunset-before: "soon" is no date`},
		{"--spec two.yaml --pin 2024-08-05 --allow-files file", exitUsage, "--allow-files: two.yaml does not lie below file"},
		{"--spec two.yaml --pin 2024-08-05 --out two.yaml", exitUsage, "creating the output directory: "},
		{"versions --spec two.yaml --format xml", exitUsage, `--format: "xml" is neither text nor json`},
		{"--config none.cfg", exitUsage, "reading the configuration: open none.cfg: "},
		{"--config misspelt.cfg", exitUsage, `misspelt.cfg:1:1: unknown field "specs" (did you mean "spec"?)`},
		{"--config nospec.cfg", exitUsage, "no document: name one with --spec"},
		{"--spec none.yaml --pin 2024-08-05", exitDocument, "open none.yaml: "},
		{"--spec two.yaml --pin 2024-08-05 --overlay none.yaml", exitDocument, "open none.yaml: "},
		{"--spec two.yaml --pin 2024-08-05 --overlay empty.overlay", exitDocument, "empty.overlay:3:"},
		{"--spec two.yaml --pin 2024-08-05 --overlay empty.overlay --overlay-lenient", exitDone, "warning: "},
		{"--spec wrong.yaml --pin 2024-08-05", exitDocument, "wrong.yaml:2:8: "},
		{"--spec internal:y.yaml --pin 2024-08-05", exitDocument, "internal:y.yaml:7:20: the name of a parameter cannot stand in the tag"},
		{"versions --spec broken.yaml", exitDocument, "broken.yaml:2:1: not YAML or JSON: "},
		{"--spec plain.yaml --out none", exitDone, ""},
		{"--spec plain.yaml --pin preview", exitUsage, "pin preview selects no operation"},
	} {
		t.Run(test.args, func(t *testing.T) {
			workspace(t, files)
			code, stdout, stderr := gen(strings.Fields(test.args)...)
			if code != test.code {
				t.Errorf("gen %s = %d, want %d\n%s%s", test.args, code, test.code, stdout, stderr)
			}
			if !strings.Contains(stderr, test.stderr) || test.stderr == "" && stderr != "" {
				t.Errorf("gen %s says %q, want %q", test.args, stderr, test.stderr)
			}
		})
	}
}

func TestGenerateByConfiguration(t *testing.T) {
	workspace(t, map[string]string{
		"atlasgen.yaml": "spec: two.yaml\npin: 2024-08-05\nsdk: {module: example.com/two, package: two}\n",
	})
	code, stdout, stderr := gen()
	if code != exitDone || stderr != "" {
		t.Fatalf("gen = %d: %s", code, stderr)
	}
	if want := "two.yaml at 2024-08-05: 2 operations, "; !strings.HasPrefix(stdout, want) {
		t.Errorf("gen says %q, want %q", stdout, want)
	}
	mod, err := os.ReadFile("generated/sdk/go.mod")
	if err != nil || !strings.HasPrefix(string(mod), "module example.com/two\n") {
		t.Errorf("go.mod is %q, %v", mod, err)
	}
	if _, stdout, _ = gen(); !strings.Contains(stdout, "generated: 0 files written, ") {
		t.Errorf("a second run says %q", stdout)
	}
	if code, stdout, _ = gen("check"); code != exitDone || stdout != "" {
		t.Errorf("gen check = %d: %s", code, stdout)
	}
}

func TestAnotherPinRemovesWhatIsStale(t *testing.T) {
	workspace(t, nil)
	gen("--spec", "two.yaml", "--pin", "2024-08-05")
	stale := "generated/sdk/admin/bs_api.go"
	if _, err := os.Stat(stale); err != nil {
		t.Fatal(err)
	}
	put(t, "generated/sdk/admin/client.go", "mine")
	code, stdout, _ := gen("check", "--spec", "two.yaml", "--pin", "2023-01-01", "--only", "sdk")
	for _, want := range []string{"edited    generated/sdk/admin/client.go\n", "stale     generated/sdk/admin/bs_api.go\n", "outdated  generated/atlasgen.lock\n", "\n-mine\n"} {
		if !strings.Contains(stdout, want) {
			t.Errorf("gen check = %d:\n%s, want %s", code, stdout, want)
		}
	}
	_, stdout, _ = gen("--spec", "two.yaml", "--pin", "2023-01-01", "--dry-run")
	for _, want := range []string{"would overwrite generated/sdk/admin/client.go\n", "would remove generated/sdk/admin/bs_api.go\n"} {
		if !strings.Contains(stdout, want) {
			t.Errorf("gen --dry-run says\n%s, want %s", stdout, want)
		}
	}
	_, stdout, stderr := gen("--spec", "two.yaml", "--pin", "2023-01-01")
	if want := "generated/sdk/admin/client.go: was not as it had been generated: overwritten\n"; stderr != want {
		t.Errorf("gen says %q, want %q", stderr, want)
	}
	if _, err := os.Stat(stale); err == nil {
		t.Errorf("%s is still there: %s", stale, stdout)
	}
}

func TestDropSunset(t *testing.T) {
	workspace(t, nil)
	for date, want := range map[string]string{"2026-01-01": "getA", "2026-01-02": ""} {
		_, stdout, stderr := gen("resolve", "--spec", "two.yaml", "--pin", "2023-06-01", "--drop-sunset-before", date)
		name, _, _ := strings.Cut(stdout, " ")
		if name != want || stderr != "" {
			t.Errorf("resolve --drop-sunset-before %s = %q %s, want %q", date, stdout, stderr, want)
		}
	}
}

func TestFormatsAgree(t *testing.T) {
	workspace(t, nil)
	_, stdout, _ := gen("resolve", "--spec", "two.yaml", "--pin", "2024-08-05", "--versions", "all", "--format", "json")
	var r report.Resolution
	if err := json.Unmarshal([]byte(stdout), &r); err != nil {
		t.Fatal(err)
	}
	var versions []string
	for _, c := range r.Cases {
		versions = append(versions, c.OperationID+" "+c.Want.Version)
	}
	want := []string{"getA 2024-08-05", "getA 2023-01-01", "getB 2024-08-05"}
	if diff := cmp.Diff(want, versions); diff != "" {
		t.Errorf("resolve --versions all (-want +got):\n%s", diff)
	}
	_, text, _ := gen("versions", "--spec", "two.yaml")
	if want := "2023-01-01  1\n2024-08-05  2\n"; text != want {
		t.Errorf("versions = %q, want %q", text, want)
	}
}

func TestAllowFiles(t *testing.T) {
	workspace(t, map[string]string{
		"api/main.yaml":      strings.Replace(two, "{type: string}", "{$ref: 'parts/b.yaml'}", 1),
		"api/parts/b.yaml":   "type: string\n",
		"other/main.yaml":    strings.Replace(two, "{type: string}", "{$ref: '../api/parts/b.yaml'}", 1),
		"other/unneeded.txt": "",
	})
	for _, test := range []struct {
		args string
		code int
	}{
		{"versions --spec api/main.yaml --allow-files api", exitDone},
		{"versions --spec api/main.yaml --allow-files .", exitDone},
		{"versions --spec other/main.yaml --allow-files .", exitDone},
		{"versions --spec other/main.yaml --allow-files other", exitDocument},
		{"versions --spec api/main.yaml", exitDocument},
	} {
		if code, _, stderr := gen(strings.Fields(test.args)...); code != test.code {
			t.Errorf("gen %s = %d, want %d: %s", test.args, code, test.code, stderr)
		}
	}
}

// TestNoProgressInAPipe checks that progress appears on terminals only.
func TestNoProgressInAPipe(t *testing.T) {
	workspace(t, nil)
	_, stdout, stderr := gen("--spec", "two.yaml", "--pin", "2024-08-05")
	if strings.ContainsRune(stdout+stderr, '\x1b') {
		t.Errorf("gen prints control sequences: %q %q", stdout, stderr)
	}
}

// readTree returns the files below a folder with their content.
func readTree(t *testing.T, dir string) map[string]string {
	t.Helper()
	files := map[string]string{}
	err := fs.WalkDir(os.DirFS(dir), ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		data, err := os.ReadFile(filepath.Join(dir, name))
		files[name] = string(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}
