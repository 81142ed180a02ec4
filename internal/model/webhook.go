package model

import "slices"

// A Webhook is a request that the API sends to its users: a webhook of the document, or
// a callback that an operation asks for.
type Webhook struct {
	Name      string     // "newThing", or the operation and its callback: "subscribe.onEvent"
	Const     string     // Go name of the constant with Name: "WebhookNewThing"
	Operation *Operation // what is sent; its name is that of the page, and its path is empty or the URL of a callback
	Callback  *Operation // the operation that asks for it; nil for a webhook of the document
	Key       string     // of a callback: "onEvent"
}

// A Hook is a Webhook in one of its revisions, as an API offers it.
type Hook struct {
	*Webhook
	Revision *Revision
}

// hooks returns the webhooks of the API, and the callbacks of its operations.
func (a *API) hooks() []*Hook {
	var all []*Hook
	for _, w := range a.Document.Webhooks {
		asked := w.Callback == nil || slices.ContainsFunc(a.Endpoints, func(e *Endpoint) bool { return e.Operation.Name == w.Callback.Name })
		if r := w.Operation.Resolve(a.Pin); r != nil && asked {
			all = append(all, &Hook{w, r})
		}
	}
	return all
}

// exchanges returns the endpoints and the webhooks of an API.
func (a *API) exchanges() []*Endpoint {
	all := slices.Clone(a.Endpoints)
	for _, h := range a.Hooks {
		all = append(all, &Endpoint{Name: h.Operation.Name, Operation: h.Operation, Revision: h.Revision})
	}
	return all
}

// A ResponseLink says that a value of a response is an argument of another operation.
type ResponseLink struct {
	Name        string
	Description string
	Operation   *Operation // nil if it is not in the document
	Target      string     // operationId or reference, as the document has it
	Params      []LinkParam
	Body        string // expression or value of the body, or empty
}

// A LinkParam gives a parameter of the linked operation a value.
type LinkParam struct{ Name, Value string }
