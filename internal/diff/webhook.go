package diff

import (
	"slices"

	"github.com/atlasgen/atlasgen/internal/model"
)

// webhooks compares the requests that the API sends. Their bodies are read by the
// receiver, who sends the responses.
func (d *documents) webhooks(from, to []*model.Webhook) {
	for _, a := range from {
		i := slices.IndexFunc(to, func(b *model.Webhook) bool { return hookKey(a) == hookKey(b) })
		if i < 0 {
			d.reportHook(a, Change{Kind: WebhookRemoved, Before: hookText(a), Breaking: d.before(a.Operation), Reason: "receivers wait for it in vain"})
			continue
		}
		b := to[i]
		for _, p := range d.selected(a.Operation, b.Operation) {
			n := d.node(Where{Operation: a.Name, Version: version(p.from, p.to)})
			d.parties(spot{node: n, dirs: both, reversed: true}, p.from, p.to)
			n.spread(b.Name)
		}
	}
	for _, b := range to {
		if !slices.ContainsFunc(from, func(a *model.Webhook) bool { return hookKey(a) == hookKey(b) }) {
			d.reportHook(b, Change{Kind: WebhookAdded, After: hookText(b), Reason: "only receivers that ask for it get it"})
		}
	}
}

func (d *documents) reportHook(w *model.Webhook, c Change) {
	c.Where, c.Operations = Where{Operation: w.Name}, []string{w.Name}
	c.AtPin = d.before(w.Operation) || d.after(w.Operation)
	c.Pos = w.Operation.Pos
	d.report(c)
}

// hookKey identifies a webhook. The operation that asks for a callback may have another
// name.
func hookKey(w *model.Webhook) string {
	if w.Callback == nil {
		return w.Name
	}
	return Endpoint(w.Callback) + " " + w.Key + " " + Endpoint(w.Operation)
}

func hookText(w *model.Webhook) string {
	if w.Callback != nil {
		return "callback of " + w.Callback.Name.Wire
	}
	return "webhook"
}
