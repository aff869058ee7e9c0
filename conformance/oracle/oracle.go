// Package oracle finds the real ORMs, or installs them, for the commands that
// hold Diptych to them.
package oracle

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
)

// Prefix is the folder in which the oracle is installed: the given one, the one
// of $DIPTYCH_ORACLE, or one in the user's cache. scripts is this package's
// folder; a missing oracle is installed by its install.sh.
func Prefix(prefix, scripts string) (string, error) {
	if prefix == "" {
		prefix = os.Getenv("DIPTYCH_ORACLE")
	}
	if prefix == "" {
		cache, err := os.UserCacheDir()
		if err != nil {
			return "", err
		}
		prefix = filepath.Join(cache, "diptych-oracle")
	}
	if _, err := os.Stat(filepath.Join(prefix, "VERSIONS")); err == nil {
		return prefix, nil
	}
	fmt.Fprintln(os.Stderr, "installing the oracle into", prefix)
	if err := Shell(filepath.Join(scripts, "install.sh"), prefix); err != nil {
		return "", fmt.Errorf("installing the oracle: %w", err)
	}
	return prefix, nil
}

// Shell runs one of this package's scripts, its output on standard error.
func Shell(script string, args ...string) error {
	cmd := exec.Command("bash", append([]string{script}, args...)...)
	cmd.Stdout, cmd.Stderr = os.Stderr, os.Stderr
	return cmd.Run()
}
