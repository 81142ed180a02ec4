package failure

import (
	"context"
	"errors"
	"io"
	"testing"

	admin "github.com/atlasgen/atlasgen/templates/go/runtime"
)

func TestExitCodes(t *testing.T) {
	for _, c := range []struct {
		err  error
		want Exit
	}{
		{nil, 0},
		{errors.New("x"), 1},
		{Usagef("x"), 2},
		{&admin.Error{Status: 302}, 1},
		{&admin.Error{Status: 400}, 1},
		{&admin.Error{Status: 401}, 3},
		{&admin.Error{Status: 403}, 3},
		{&admin.Error{Status: 404}, 4},
		{&admin.Error{Status: 409}, 5},
		{&admin.Error{Status: 429}, 6},
		{&admin.Error{Status: 503}, 7},
		{&admin.Error{Err: errors.New("connection refused")}, 8},
		{&admin.Error{Err: context.DeadlineExceeded}, 8},
		{&admin.Error{Status: 200, Err: io.ErrUnexpectedEOF}, 8},
		{&admin.Error{Err: context.Canceled}, 130},
		{errors.Join(errors.New("x"), &admin.Error{Status: 404}), 4},
	} {
		if got := Code(c.err); got != c.want {
			t.Errorf("Code(%v) = %d, want %d", c.err, got, c.want)
		}
	}
}
