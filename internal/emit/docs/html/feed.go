package html

import (
	"encoding/xml"

	"github.com/atlasgen/atlasgen/internal/emit/docs/page"
)

// A feed is an Atom feed (RFC 4287).
type feed struct {
	XMLName xml.Name `xml:"http://www.w3.org/2005/Atom feed"`
	ID      string   `xml:"id"`
	Title   string   `xml:"title"`
	Updated string   `xml:"updated"`
	Links   []link   `xml:"link"`
	Author  string   `xml:"author>name"`
	Entries []entry  `xml:"entry"`
}

type entry struct {
	ID      string `xml:"id"`
	Title   string `xml:"title"`
	Updated string `xml:"updated"`
	Link    link   `xml:"link"`
	Content body   `xml:"content"`
}

type link struct {
	Rel  string `xml:"rel,attr,omitempty"`
	Href string `xml:"href,attr"`
}

type body struct {
	Type string `xml:"type,attr"`
	Text string `xml:",chardata"`
}

// Feed returns the changelog as an Atom feed for a site. It returns false if no release has
// a date: the feed takes its times from there and not from a clock.
func (w *Writer) Feed(site string) (data []byte, ok bool, err error) {
	title := w.site.API.Document.Title
	f := feed{ID: site + "/changelog.html", Title: title + ": changelog", Author: title, Links: []link{{"self", site + "/feed.xml"}, {"", site + "/changelog.html"}}}
	for _, r := range w.site.Changelog().Releases {
		if r.Date == "" {
			continue
		}
		e := w.entry(r, site)
		f.Updated = max(f.Updated, e.Updated)
		f.Entries = append(f.Entries, e)
	}
	if f.Entries == nil {
		return nil, false, nil
	}
	data, err = xml.MarshalIndent(f, "", "  ")
	return append([]byte(xml.Header), append(data, '\n')...), true, err
}

func (w *Writer) entry(r page.Release, site string) entry {
	address := site + "/changelog.html#" + r.Anchor
	return entry{address, r.Title, r.Date + "T00:00:00Z", link{"", address}, body{"html", w.top.texts.Convert(r.Text)}}
}
