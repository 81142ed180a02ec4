// Package equal tells whether two texts of a document have the same meaning: numbers,
// JSON values and media types have several spellings.
package equal
