package load

import (
	"context"
	"fmt"
	"os/exec"
	"path/filepath"
	"strings"
)

// patterns returns the patterns of packages to load. Without any, they match all
// packages of the module, or of all modules of the workspace.
func (c Config) patterns(ctx context.Context) ([]string, error) {
	if len(c.Patterns) > 0 {
		return c.Patterns, nil
	}
	work, err := c.goCommand(ctx, "env", "GOWORK")
	if err != nil {
		return nil, err
	}
	if work == "" || work == "off" {
		return []string{"./..."}, nil
	}
	modules, err := c.goCommand(ctx, "list", "-m", "-f", "{{.Dir}}")
	if err != nil {
		return nil, err
	}
	var patterns []string
	for _, dir := range strings.Split(modules, "\n") {
		patterns = append(patterns, filepath.Join(dir, "..."))
	}
	return patterns, nil
}

func (c Config) goCommand(ctx context.Context, args ...string) (string, error) {
	command := exec.CommandContext(ctx, "go", args...)
	command.Dir = c.Dir
	out, err := command.Output()
	if err != nil {
		return "", fmt.Errorf("asking the go command for the workspace: %w", err)
	}
	return strings.TrimSpace(string(out)), nil
}
