// Package docs tests the pages of the reference: the facts of the published
// pages, links, examples and their schemas, and the size of pages. It reads
// HTML as a browser and JSON as a program.
package docs
