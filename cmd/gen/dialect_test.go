package main

import (
	"strings"
	"testing"

	"github.com/atlasgen/atlasgen/internal/dialect"
	"github.com/atlasgen/atlasgen/internal/output"
)

const shopDialect = "name: shop\nversions: {mediaType: 'application/vnd.atlas.{version}+json'}\n" +
	"names: {service: '{Tag}Service', field: '{Tag}', longMethod: '{operation}With', params: '{operation}Args'}\n"

func TestDialectCommand(t *testing.T) {
	plain := strings.NewReplacer("vnd.atlas.2023-01-01+json", "octet-stream", "vnd.atlas.2024-08-05+", "").Replace(two)
	workspace(t, map[string]string{"plain.yaml": plain, "shop.yaml": shopDialect, "wrong.yaml": "nam: shop\n", "atlasgen.yaml": "spec: two.yaml\ndialect: ./shop.yaml\n"})
	for _, test := range []struct {
		args   []string
		stdout string
	}{
		{[]string{"--spec", "two.yaml"}, string(dialect.Atlas().Source)},
		{[]string{"--spec", "plain.yaml"}, string(dialect.Plain().Source)},
		{[]string{"--spec", "two.yaml", "--dialect", "plain"}, string(dialect.Plain().Source)},
		{[]string{"--dialect", "shop.yaml"}, shopDialect},
		{nil, shopDialect},
	} {
		code, stdout, stderr := gen(append([]string{"dialect"}, test.args...)...)
		if code != exitDone || stdout != test.stdout {
			t.Errorf("gen dialect %q = %d, %d bytes: %s, want %d bytes", test.args, code, len(stdout), stderr, len(test.stdout))
		}
	}
	for _, test := range []struct{ name, stderr string }{
		{"shop", "dialect: \"shop\" is neither a built-in dialect (atlas, plain) nor a file, whose name has a dot or a slash\n"},
		{"gone.yaml", "dialect: open gone.yaml: no such file or directory\n"},
		{"wrong.yaml", "wrong.yaml:1:1: unknown key: \"nam\"\n"},
	} {
		if code, _, stderr := gen("resolve", "--spec", "two.yaml", "--dialect", test.name); code != exitUsage || stderr != test.stderr {
			t.Errorf("gen resolve --dialect %s = %d: %s, want %s", test.name, code, stderr, test.stderr)
		}
	}
}

// The lock records the dialect, and gen diff reads the documents of locks with it.
func TestDialectIsLocked(t *testing.T) {
	workspace(t, map[string]string{"shop.yaml": shopDialect})
	for _, test := range []struct {
		out, name string
		args      []string
		file      *output.Source
	}{
		{"a", "atlas", nil, nil},
		{"b", "plain", []string{"--dialect", "plain"}, nil},
		{"c", "shop", []string{"--dialect", "./shop.yaml"}, &output.Source{Name: "shop.yaml", Checksum: output.Checksum([]byte(shopDialect))}},
	} {
		args := append([]string{"--spec", "two.yaml", "--pin", "2024-08-05", "--only", "sdk", "--out", test.out}, test.args...)
		if code, _, stderr := gen(args...); code != exitDone {
			t.Fatalf("gen %q = %d: %s", args, code, stderr)
		}
		from, _, err := output.Recorded(test.out)
		if err != nil {
			t.Fatal(err)
		}
		if from.Dialect != test.name || (from.DialectFile == nil) != (test.file == nil) || test.file != nil && *from.DialectFile != *test.file {
			t.Errorf("the lock of %q has the dialect %s, %v, want %s, %v", args, from.Dialect, from.DialectFile, test.name, test.file)
		}
	}
	code, stdout, stderr := gen("diff", "a/atlasgen.lock", "c/atlasgen.lock")
	if code != exitDone || !strings.Contains(stdout, "  AsApi: removed") {
		t.Errorf("gen diff of a lock with another dialect = %d: %s%s", code, stdout, stderr)
	}
	put(t, "shop.yaml", shopDialect+"# changed\n")
	if code, stdout, _ := gen("check", "--locked", "--spec", "two.yaml", "--pin", "2024-08-05", "--only", "sdk", "--out", "c", "--dialect", "./shop.yaml"); code != exitFound || !strings.Contains(stdout, "\ninput     dialectFile: was ") {
		t.Errorf("gen check --locked with another dialect = %d: %s", code, stdout)
	}
	if code, _, stderr := gen("diff", "a/atlasgen.lock", "c/atlasgen.lock"); code != exitDocument || !strings.Contains(stderr, "shop.yaml with the checksum") {
		t.Errorf("gen diff of a lock whose dialect is gone = %d: %s", code, stderr)
	}
}
