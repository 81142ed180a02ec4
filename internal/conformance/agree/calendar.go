package agree

import (
	"fmt"
	"path"
	"strings"
)

// readCalendar states what the calendar of sunsets shows.
func readCalendar(out *Outputs, s Statements) error {
	root, err := parseHTML(out.Files["docs/versions.html"])
	if err != nil {
		return err
	}
	pages, err := out.jsonPages()
	if err != nil {
		return err
	}
	for _, subject := range out.subjects() {
		if documented(out, subject) {
			s.say(subject, Sunset, "")
		}
	}
	for _, row := range root.first("main").all("tr") {
		cells := row.all("td")
		if len(cells) != 4 {
			continue // of another table
		}
		link := cells[1].first("a").attr("href")
		p := pages[strings.TrimSuffix(path.Base(link), ".html")]
		if p == nil {
			return fmt.Errorf("there is no page %s", link)
		}
		at := Subject{p.Name, p.Version}
		s.replace(at, Sunset, strings.TrimPrefix(cells[0].text(), "undecided"))
		s.say(at, Successor, strings.TrimPrefix(cells[3].text(), "nothing named"))
	}
	return nil
}
