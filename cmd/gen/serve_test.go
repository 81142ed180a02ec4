package main

import (
	"bufio"
	"context"
	"io"
	"net/http"
	"strings"
	"testing"
)

func TestServe(t *testing.T) {
	workspace(t, map[string]string{"docs/index.html": "the index"})
	ctx, cancel := context.WithCancel(t.Context())
	out, in := io.Pipe()
	ended := make(chan error, 1)
	go func() { ended <- serve(ctx, "docs", "localhost:0", in) }()
	url, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		t.Fatal(err)
	}
	answer, err := http.Get(strings.TrimSpace(url))
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	if body, err := io.ReadAll(answer.Body); string(body) != "the index" {
		t.Errorf("the page is %q, %v", body, err)
	}
	cancel()
	if err := <-ended; err != nil {
		t.Errorf("serve = %v, want no error when it is stopped", err)
	}
}

func TestServeWithoutDocs(t *testing.T) {
	workspace(t, nil)
	code, _, stderr := gen("serve", "--spec", "two.yaml")
	if code != exitUsage || !strings.HasPrefix(stderr, "nothing to show, generate docs first: ") {
		t.Errorf("gen serve = %d: %s", code, stderr)
	}
}
