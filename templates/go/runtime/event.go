package admin

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"iter"
	"math"
	"reflect"
	"strconv"
	"strings"
	"time"
)

// A ServerEvent is an event of a stream
// (https://html.spec.whatwg.org/multipage/server-sent-events.html).
type ServerEvent[T any] struct {
	_ keyed

	ID    string        // the last one that the stream has set, or empty
	Name  string        // the type of the event; "message" if the stream does not name one
	Data  T             // decoded from Text
	Text  string        // its lines of data
	Retry time.Duration // how long to wait before connecting again, as the stream last said; 0 if it did not
}

// An EventCall is a call whose response is a stream of events with data of type T.
type EventCall[T any] call

// All yields the events as they come. It sends the request when it is first ranged
// over, and closes the response at the end. It does not connect again when the
// stream ends. Data that is not a T is an error beside the event, after which others
// may follow; after any other error there are none. Some APIs end a stream of JSON
// with the text [DONE], which is not yielded.
func (c *EventCall[T]) All(options ...CallOption) iter.Seq2[ServerEvent[T], error] {
	return func(yield func(ServerEvent[T], error) bool) {
		body, resp, err := c.Stream().Execute(options...)
		if err != nil {
			yield(ServerEvent[T]{}, err)
			return
		}
		defer body.Close()
		called := (*call)(c)
		for s := newEvents(body, called.caller.maxAnswer); ; {
			switch err := s.next(); {
			case err == io.EOF:
				return
			case err != nil:
				yield(ServerEvent[T]{}, called.broken(resp, fmt.Errorf("reading the response: %w", err)))
				return
			}
			event := ServerEvent[T]{ID: s.id, Name: s.name, Text: s.text, Retry: s.retry}
			if err = decodeEvent(s.text, &event.Data); err != nil && s.text == "[DONE]" {
				return
			}
			if err != nil {
				err = called.unreadable(resp, []byte(s.text), fmt.Errorf("decoding an event: %w", err))
			}
			if !yield(event, err) {
				return
			}
		}
	}
}

// AsEvents returns a call that asks for a stream of events in place of one value:
// AsEvents[Chunk](call). The request may have to say so, too.
func AsEvents[E, T any](c *Call[T]) *EventCall[E] {
	copied := EventCall[E](*c)
	copied.accept = "text/event-stream"
	return &copied
}

// Stream returns a call whose response is read as a stream of bytes.
func (c *EventCall[T]) Stream() *StreamCall { return (*StreamCall)(c) }

// decodeEvent decodes the data of an event into the value that v points to: text if
// that is a string, else JSON.
func decodeEvent(text string, v any) error {
	if value := reflect.ValueOf(v).Elem(); value.Kind() == reflect.String {
		value.SetString(text)
		return nil
	}
	return decodeBody([]byte(text), v)
}

// Events reads a stream of events. Its fields are those of the event that next found.
type events struct {
	_ keyed

	lines    *bufio.Scanner
	skipLF   bool // the line before ended in a carriage return
	id, name string
	text     string
	retry    time.Duration
}

func newEvents(r io.Reader, limit int64) *events {
	s := &events{lines: bufio.NewScanner(r)}
	most := math.MaxInt
	if limit > 0 {
		most = int(min(limit, math.MaxInt))
	}
	s.lines.Buffer(nil, most)
	s.lines.Split(s.split)
	return s
}

// next finds the next event that has data. An event that the stream does not finish
// is dropped.
func (s *events) next() error {
	s.name = "message"
	var data strings.Builder
	for s.lines.Scan() {
		line := strings.TrimPrefix(s.lines.Text(), "\ufeff") // a byte order mark may begin the stream
		switch {
		case line != "":
			s.field(line, &data)
		case data.Len() > 0:
			s.text = strings.TrimSuffix(data.String(), "\n")
			return nil
		default:
			s.name = "message"
		}
	}
	if err := s.lines.Err(); err != nil {
		return err
	}
	return io.EOF
}

// field sets what a line says. A line that begins with a colon is a comment.
func (s *events) field(line string, data *strings.Builder) {
	name, value, _ := strings.Cut(line, ":")
	value = strings.TrimPrefix(value, " ")
	switch name {
	case "data":
		data.WriteString(value + "\n")
	case "event":
		if s.name = value; value == "" {
			s.name = "message"
		}
	case "id":
		if !strings.Contains(value, "\x00") {
			s.id = value
		}
	case "retry":
		if ms, err := strconv.ParseUint(value, 10, 31); err == nil && value[0] != '+' {
			s.retry = time.Duration(ms) * time.Millisecond
		}
	}
}

// split is a [bufio.SplitFunc] for lines that end in a line feed, a carriage return,
// or both. It does not wait for what follows a carriage return.
func (s *events) split(data []byte, atEOF bool) (advance int, line []byte, err error) {
	start := 0
	if s.skipLF && len(data) > 0 {
		s.skipLF = false
		if data[0] == '\n' {
			start = 1
		}
	}
	i := bytes.IndexAny(data[start:], "\r\n")
	switch {
	case i >= 0:
		end := start + i
		s.skipLF = data[end] == '\r'
		return end + 1, data[start:end], nil
	case atEOF && len(data) > start:
		return len(data), data[start:], nil
	}
	return start, nil, nil
}
