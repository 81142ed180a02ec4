package profile

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"
)

// Origin returns what a setting comes from: a flag, a variable of the environment, or a
// key of a profile. Sources are those three.
func (t *Table) Origin(name string, sources []Settings, profile string) string {
	k, _ := t.Find(name)
	switch slices.IndexFunc(sources, func(s Settings) bool { return s[name] != "" }) {
	case 0:
		return "--" + strings.ReplaceAll(name, "_", "-")
	case 1:
		return k.Env
	}
	return fmt.Sprintf("%s of profile %s", name, profile)
}

// Explain adds to an error about a part of credentials where that part comes from.
func (t *Table) Explain(err error, sources []Settings, profile string) error {
	var half *Incomplete
	if !errors.As(err, &half) {
		return err
	}
	merged := t.Merge(sources...)
	given := slices.IndexFunc(half.Keys, func(key string) bool { return merged[key] != "" })
	return fmt.Errorf("%w, and only %s is given", err, t.Origin(half.Keys[given], sources, profile))
}

// Duration reads a duration: 90s, 10m, 1h30m, or seconds.
func Duration(text string) (time.Duration, error) {
	if strings.Trim(text, "0123456789") == "" {
		text += "s"
	}
	d, err := time.ParseDuration(text)
	if err != nil || d < 0 {
		return 0, errors.New("want a duration as in 90s, 10m or 1h30m, or seconds")
	}
	return d, nil
}
