// Package reach generates from many documents that other people wrote, and counts
// those that are refused by the reason for it.
package reach
