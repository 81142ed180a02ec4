package command

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"strings"
	"time"

	"github.com/atlasgen/atlasgen/templates/go/cli/failure"
	"github.com/atlasgen/atlasgen/templates/go/cli/page"
	"github.com/atlasgen/atlasgen/templates/go/cli/target"
	admin "github.com/atlasgen/atlasgen/templates/go/runtime"
)

// report prints an error, if there is one, and returns the exit code.
func (s *session) report(err error) failure.Exit {
	if err == nil {
		return failure.Done
	}
	code := failure.Code(err)
	s.progressing = s.progressing || code == failure.Interrupted // the terminal shows ^C
	s.progress("")
	if target.Given(s.args, "error-format") == "json" {
		fmt.Fprintln(s.err, spoken(page.Printable(string(s.asJSON(err, code)))))
		return code
	}
	fmt.Fprintln(s.err, spoken(page.Printable(s.asText(err, code))))
	return code
}

// flagged replaces the names of options of the client in its errors by those of flags.
var flagged = strings.NewReplacer(
	"UseMaxAnswer sets another limit", "--max-answer allows more",
	"UsePlainHTTP", "--plain-http",
	"name one with UseBaseURL", "name one with --base-url or: config set base_url URL",
	"UseBaseURL", "--base-url",
	"the timeout of the client", "the setting timeout",
	"making the client: ", "",
)

// spoken returns the text of an error in the words of the command line.
func spoken(text string) string { return flagged.Replace(text) }

func (s *session) asText(err error, code failure.Exit) string {
	var api *admin.Error
	switch {
	case code == failure.Interrupted && s.again != "":
		return s.Name + ": interrupted; the change goes on, wait for it with:\n  " + s.again
	case code == failure.Interrupted:
		return s.Name + ": interrupted"
	case !errors.As(err, &api):
		return s.Name + ": " + err.Error()
	}
	text := s.headline(api) + " (" + api.Method + " " + s.pathOf(api) + ")"
	for _, v := range api.Violations {
		text += "\n  " + v.Field + ": " + v.Description
	}
	if api.RetryAfter > 0 {
		text += fmt.Sprintf("\nthe API asks to wait %v", api.RetryAfter)
	}
	if api.Status == http.StatusUnauthorized && !s.options.authenticated {
		text += "\n" + s.lack() + ": see " + s.Name + " config --help"
	}
	if api.Status == http.StatusUnauthorized && len(s.options.origins) > 0 {
		text += "\nthe credentials came from " + strings.Join(s.options.origins, " and ")
	}
	return text
}

// lack says which credentials were not given.
func (s *session) lack() string {
	if len(s.options.missing) > 0 {
		return "a part of the credentials is missing: " + strings.Join(s.options.missing, " and ")
	}
	return "no credentials were given"
}

// headline returns "HTTP 404 CLUSTER_NOT_FOUND: detail".
func (s *session) headline(e *admin.Error) string {
	switch {
	case e.Status == 0 && errors.Is(e.Err, context.DeadlineExceeded) && s.options.timeout > 0:
		return fmt.Sprintf("%s: there was no answer within %v", s.Name, time.Duration(s.options.timeout))
	case e.Status == 0:
		return s.Name + ": " + e.Err.Error()
	}
	text := fmt.Sprintf("HTTP %d", int(e.Status))
	if e.Code != "" {
		text += " " + string(e.Code)
	}
	switch {
	case e.Detail != "" && e.Err != nil:
		return text + ": " + e.Detail + "; " + e.Err.Error()
	case e.Detail != "":
		return text + ": " + e.Detail
	case e.Err != nil:
		return text + ": " + e.Err.Error()
	case e.Reason != "":
		return text + ": " + e.Reason
	}
	return text + ": " + http.StatusText(int(e.Status))
}

// pathOf returns the path of the request or, if nothing was requested, its template.
func (s *session) pathOf(e *admin.Error) string {
	if s.path != "" {
		return s.path
	}
	return e.Path
}

// A printedError is an error as JSON.
type printedError struct {
	Message    string            `json:"message"`
	Status     int               `json:"status,omitempty"`
	Code       string            `json:"code,omitempty"`
	Detail     string            `json:"detail,omitempty"`
	Method     string            `json:"method,omitempty"`
	Path       string            `json:"path,omitempty"`
	RequestID  string            `json:"requestId,omitempty"`
	Violations []admin.Violation `json:"violations,omitempty"`
	ExitCode   int               `json:"exitCode"`
}

func (s *session) asJSON(err error, code failure.Exit) []byte {
	printed := printedError{Message: err.Error(), ExitCode: int(code)}
	var api *admin.Error
	if errors.As(err, &api) {
		printed.Message = s.headline(api)
		printed.Status, printed.Code, printed.Detail = int(api.Status), string(api.Code), api.Detail
		printed.Method, printed.Path = api.Method, s.pathOf(api)
		printed.RequestID, printed.Violations = api.RequestID, api.Violations
	}
	text, err := json.Marshal(printed)
	if err != nil {
		return []byte(err.Error())
	}
	return text
}
