// Package agree compares what the outputs of one run of the generator say about
// the same operations. Each output is a voice: a reader turns its files into
// statements, such as that version 2024-08-05 of createCluster ends on 2027-03-01.
// Judge returns a finding for each fact about which voices differ, and for each
// one that a voice should state and does not.
//
// The readers share no code with the generator. Go is read by its syntax trees,
// HTML by a parser of HTML, commands as a shell splits them; the document is read
// by package spec.
package agree
