package value

import (
	"net/mail"
	"net/netip"
	"net/url"
	"regexp"
	"time"
)

var uuid = regexp.MustCompile(`^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$`)

// validFormat reports whether text is of a format; it is of any other than
// these.
func validFormat(format, text string) bool {
	var err error
	switch format {
	case "date-time":
		_, err = time.Parse(time.RFC3339, text)
	case "date":
		_, err = time.Parse(time.DateOnly, text)
	case "email":
		_, err = mail.ParseAddress(text)
	case "uri":
		var u *url.URL
		u, err = url.Parse(text)
		return err == nil && u.IsAbs()
	case "uuid":
		return uuid.MatchString(text)
	case "ipv4":
		var ip netip.Addr
		ip, err = netip.ParseAddr(text)
		return err == nil && ip.Is4()
	}
	return err == nil
}
