package admin

import (
	"encoding/json"
	"net/http"
	"strings"
)

// unwrap returns the content of an envelope and its status code. The query
// parameter envelope requests one: {"status": 200, "content": {...}}, or a list
// with the member status. A response with HTTP status 200 can then be an error,
// and decoding the envelope itself would give an empty value.
func unwrap(resp *http.Response, data []byte) (content []byte, status int) {
	status = resp.StatusCode
	if resp.Request == nil || !strings.Contains(resp.Request.URL.RawQuery, "envelope=true") || kindOf(data) != objectKind {
		return data, status
	}
	_ = json.Unmarshal(member(data, "status"), &status)
	if content = member(data, "content"); content == nil {
		content = data
	}
	return content, status
}
