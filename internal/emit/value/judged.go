package value

// Judged reports whether a text is held against a pattern. Matching takes the
// product of their lengths, and a document may give both any length; the longest
// pattern of the published ones has a few hundred characters.
func Judged(pattern, text string) bool { return len(pattern)*len(text) <= 1<<22 }
