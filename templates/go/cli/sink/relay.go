package sink

import "io"

// Relay copies a stream. It writes each part at once.
func Relay(w io.Writer, source io.Reader) error {
	buffer := make([]byte, 32<<10)
	for {
		n, err := source.Read(buffer)
		_, failed := w.Write(buffer[:n])
		if f, ok := w.(interface{ Flush() error }); ok && failed == nil {
			failed = f.Flush()
		}
		switch {
		case failed != nil:
			return failed
		case err == io.EOF:
			return nil
		case err != nil:
			return err
		}
	}
}
