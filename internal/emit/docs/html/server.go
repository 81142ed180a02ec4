package html

import (
	"strconv"

	"github.com/atlasgen/atlasgen/internal/emit/text"
	"github.com/atlasgen/atlasgen/internal/model"
)

// Servers returns the page about the servers among which callers choose.
func (w *Writer) Servers() ([]byte, error) {
	s := w.top
	var all []section
	for i, server := range w.site.API.Document.Servers {
		number := strconv.Itoa(i)
		all = append(all, section{"server-" + number, "Server " + number, s.html(func() { s.server(server) })})
	}
	for i, list := range w.site.API.Document.OwnServers() {
		number := strconv.Itoa(i + 1)
		all = append(all, section{"own-" + number, "Servers of some operations, " + number, s.html(func() {
			for _, server := range list {
				s.server(server)
			}
		})})
	}
	return w.topFrame("plain.html", "Servers", "servers", all)
}

func (s *sheet) server(server model.Server) {
	s.wrap(&s.parts.Operation.Facts, func() {
		s.fact(&s.parts.Operation.Fact, "URL", func() { s.code(server.URL) })
		for _, v := range server.Variables {
			s.fact(&s.parts.Operation.Fact, text.HTML("{"+v.Name+"}"), func() {
				s.plain(v.Values())
				s.prose(v.Description)
			})
		}
	})
	s.prose(server.Description)
}
