package admin

import (
	"fmt"
	"io"
	"net/http"
)

// A webhook is a request that the API sends.
type webhook struct {
	name   string
	method string
	body   func() any // returns a pointer to a new value for a JSON body; nil without one
}

// parseWebhook reads a request that the API has sent. Afterwards the body can be read
// again.
func parseWebhook(all []webhook, name string, r *http.Request) (any, error) {
	w, err := findWebhook(all, name, r.Method)
	if err != nil {
		return nil, err
	}
	if r.Body == nil {
		return nil, nil
	}
	data, err := io.ReadAll(io.LimitReader(r.Body, maxAnswer+1))
	_ = r.Body.Close() // nothing is written
	r.Body = newRawBody(data)
	switch {
	case err != nil:
		return nil, fmt.Errorf("webhook %s: reading the request: %w", name, err)
	case len(data) > maxAnswer:
		return nil, fmt.Errorf("webhook %s: the request has more than %d bytes", name, maxAnswer)
	case len(data) == 0:
		return nil, nil
	}
	if _, format := mediaTypeOf(r.Header.Get("Content-Type")).split(); w.body == nil || format != "json" && format != "" {
		return data, nil
	}
	value := w.body()
	if err := decodeBody(data, value); err != nil {
		return nil, fmt.Errorf("webhook %s: decoding the request: %w", name, err)
	}
	return value, nil
}

// findWebhook returns the webhook of a name and a method.
func findWebhook(all []webhook, name, method string) (*webhook, error) {
	err := fmt.Errorf("there is no webhook %q", name)
	for i := range all {
		switch {
		case all[i].name != name:
		case all[i].method == method:
			return &all[i], nil
		default:
			err = fmt.Errorf("webhook %s is sent by %s, not by %s", name, all[i].method, method)
		}
	}
	return nil, err
}
