package admin

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"iter"
)

// A SequenceCall is a call whose response is a sequence of JSON values: one in each
// line, or each after a record separator (RFC 7464).
type SequenceCall[T any] call

// All yields the values as they come. It sends the request when it is first ranged
// over, and closes the response at the end. After an error it yields nothing more.
func (c *SequenceCall[T]) All(options ...CallOption) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		var none T
		body, resp, err := c.Stream().Execute(options...)
		if err != nil {
			yield(none, err)
			return
		}
		defer body.Close()
		called := (*call)(c)
		for r := newRecords(body, called.caller.maxAnswer); ; {
			record, err := r.next()
			if err == io.EOF {
				return
			}
			var value T
			if err == nil {
				err = decodeBody(record, &value)
			}
			if err != nil {
				yield(none, called.broken(resp, fmt.Errorf("decoding the response: %w", err)))
				return
			}
			if !yield(value, nil) {
				return
			}
		}
	}
}

// Stream returns a call whose response is read as a stream of bytes.
func (c *SequenceCall[T]) Stream() *StreamCall { return (*StreamCall)(c) }

// Records are the JSON texts of a sequence.
type records struct {
	_ keyed

	source *bufio.Reader
	end    byte // follows each text
	limit  int64
}

const recordSeparator = 0x1e

func newRecords(r io.Reader, limit int64) *records {
	source := bufio.NewReader(r)
	end := byte('\n')
	if first, _ := source.Peek(1); len(first) > 0 && first[0] == recordSeparator {
		end = recordSeparator
	}
	return &records{source: source, end: end, limit: limit}
}

// next returns the next text that is not empty, or [io.EOF].
func (r *records) next() ([]byte, error) {
	for {
		record, err := r.record()
		if record = bytes.Trim(record, " \t\r\n\x1e"); len(record) > 0 && (err == nil || err == io.EOF) {
			return record, nil
		}
		if err != nil {
			return nil, err
		}
	}
}

// record returns the bytes up to the next end.
func (r *records) record() (all []byte, err error) {
	for {
		part, err := r.source.ReadSlice(r.end)
		all = append(all, part...)
		if r.limit > 0 && int64(len(all)) > r.limit {
			return nil, tooLarge(r.limit)
		}
		if !errors.Is(err, bufio.ErrBufferFull) {
			return all, err
		}
	}
}
