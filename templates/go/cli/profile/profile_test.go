package profile_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/atlasgen/atlasgen/templates/go/cli/profile"
)

// table has a scheme with a token or client credentials, one with a key of two parts,
// and one with a single key.
var table = profile.Table{
	Variable: "X_PROFILE",
	Keys: []profile.Key{
		{Name: "base_url", Env: "X_BASE_URL"}, {Name: "id", Env: "X_ID"}, {Name: "secret", Env: "X_SECRET"}, {Name: "public", Env: "X_PUBLIC"},
		{Name: "private", Env: "X_PRIVATE"}, {Name: "key", Env: "X_KEY"}, {Name: "token", Env: "X_TOKEN"}, {Name: "output"},
	},
	Ways: []profile.Way{
		{Scheme: "account", Keys: []string{"token"}, Sends: profile.Bearer},
		{Scheme: "account", Keys: []string{"id", "secret"}, Sends: profile.Bearer},
		{Scheme: "digest", Keys: []string{"public", "private"}, Sends: profile.Digest},
		{Scheme: "key", Keys: []string{"key"}, Sends: profile.Header, Param: "X-Key"},
	},
	Security: [][]string{{"account read"}, {"digest"}},
}

func TestMerge(t *testing.T) {
	got := table.Merge(profile.Settings{"base_url": "a"}, profile.Settings{"base_url": "b", "output": "o", "other": "x"})
	want := profile.Settings{"base_url": "a", "output": "o", "id": "", "secret": "", "public": "", "private": "", "key": "", "token": ""}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("Merge: (-want +got):\n%s", diff)
	}
}

func TestChoose(t *testing.T) {
	account := profile.Settings{"id": "i", "secret": "s"}
	digest := profile.Settings{"public": "p", "private": "q"}
	key, token := profile.Settings{"key": "k"}, profile.Settings{"token": "t"}
	for _, c := range []struct {
		name         string
		sources      []profile.Settings
		alternatives [][]string
		want         string // keys of the ways, or the error
	}{
		{"nothing", []profile.Settings{{}, {}, {}}, nil, ""},
		{"one kind", []profile.Settings{{}, digest}, nil, "public private"},
		{"the nearest", []profile.Settings{{}, digest, account}, nil, "public private"},
		{"the nearest way", []profile.Settings{account, token}, nil, "id secret"},
		{"a token first", []profile.Settings{{"id": "i", "secret": "s", "token": "t"}}, nil, "token"},
		{"the first alternative", []profile.Settings{{"id": "i", "secret": "s", "public": "p", "private": "q"}}, nil, "id secret"},
		{"halves of two sources", []profile.Settings{{"id": "other"}, {}, account}, nil, "id secret"},
		{"half of the nearest", []profile.Settings{{}, {"private": "p"}, account}, nil, "error: public is missing: public and private belong together"},
		{"half behind", []profile.Settings{digest, {"id": "i"}}, nil, "public private"},
		{"half of what is not accepted", []profile.Settings{{"id": "i"}}, [][]string{{"key"}}, ""},
		{"a combination", []profile.Settings{key, token}, [][]string{{"key", "account"}}, "key token"},
		{"a part of a combination", []profile.Settings{key}, [][]string{{"key", "account"}, {"account"}}, "missing: account"},
		{"a part, and another", []profile.Settings{key, token}, [][]string{{"key", "digest"}, {"account"}}, "token"},
		{"nothing is accepted", []profile.Settings{key, token}, [][]string{}, ""},
		{"anonymous", []profile.Settings{key}, [][]string{{}, {"key"}}, "key"},
	} {
		got := ""
		choice, err := table.Choose(c.alternatives, c.sources)
		for _, w := range choice.Ways {
			got = strings.TrimSpace(got + " " + strings.Join(w.Keys, " "))
		}
		if err != nil {
			got += "error: " + err.Error()
		}
		if len(choice.Missing) > 0 {
			got += "missing: " + strings.Join(choice.Missing, ", ")
		}
		if got != c.want {
			t.Errorf("%s: Choose = %q, want %q", c.name, got, c.want)
		}
	}
	if choice, _ := table.Choose(nil, []profile.Settings{token}); strings.Join(choice.Uses, "|") != "account read" {
		t.Errorf("Choose uses %q, want the scheme with its scope", choice.Uses)
	}
	if all := table.Complete([]profile.Settings{{"id": "i", "key": "k"}, digest}); len(all) != 2 || all[0].Scheme != "digest" || all[1].Scheme != "key" {
		t.Errorf("Complete = %v, want digest and key", all)
	}
}

func TestEnvironment(t *testing.T) {
	got := table.Environment(func(name string) string { return strings.TrimPrefix(name, "X_") })
	want := profile.Settings{
		"base_url": "BASE_URL", "id": "ID", "secret": "SECRET", "public": "PUBLIC", "private": "PRIVATE", "key": "KEY", "token": "TOKEN",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("Environment: (-want +got):\n%s", diff)
	}
}

func TestFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a", "profiles.json")
	f, err := table.Load(path)
	if err != nil || len(f.Profiles) != 0 {
		t.Fatalf("Load of no file = %v, %v", f, err)
	}
	f.Profiles["default"] = profile.Settings{"token": "t"}
	if err := f.Save(); err != nil {
		t.Fatal(err)
	}
	info, err := os.Stat(path)
	if err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("mode %v, %v, want 0600", info.Mode(), err)
	}
	again, err := table.Load(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(f, again); diff != "" {
		t.Errorf("Load after Save: (-want +got):\n%s", diff)
	}
	if left, _ := filepath.Glob(filepath.Join(filepath.Dir(path), ".*")); len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
}

func TestLoadErrors(t *testing.T) {
	path := filepath.Join(t.TempDir(), "profiles.json")
	for text, want := range map[string]string{
		`{"default":{"tokn":"x"}}`: `profile default: there is no setting "tokn"`,
		`{`:                        "unexpected end of JSON input",
	} {
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := table.Load(path); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("Load(%s) = %v, want %s", text, err, want)
		}
	}
}
