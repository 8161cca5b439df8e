package main

import (
	"fmt"
	"runtime"
	"runtime/debug"
	"strings"

	"github.com/spf13/cobra"
)

func newVersion() *cobra.Command {
	return &cobra.Command{
		Use:     "version",
		Short:   "Print which version of sdkparity this is",
		Example: "  sdkparity version",
		Args:    cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			_, err := fmt.Fprintln(cmd.OutOrStdout(), "sdkparity", version())
			return err
		},
	}
}

// version is what the build says about itself: "v1.2.0 (1234567890ab, 2026-11-23; go1.26.0 linux/amd64)".
func version() string {
	build, ok := debug.ReadBuildInfo()
	if !ok {
		return "unknown"
	}
	setting := map[string]string{}
	for _, s := range build.Settings {
		setting[s.Key] = s.Value
	}
	var from []string
	if id := setting["vcs.revision"]; id != "" {
		from = append(from, id[:min(len(id), 12)])
	}
	if day, _, ok := strings.Cut(setting["vcs.time"], "T"); ok {
		from = append(from, day)
	}
	if setting["vcs.modified"] == "true" {
		from = append(from, "modified")
	}
	name := build.Main.Version
	if name == "" {
		name = "(devel)"
	}
	text := fmt.Sprintf("%s (%s; %s %s/%s)", name, strings.Join(from, ", "), runtime.Version(), runtime.GOOS, runtime.GOARCH)
	return strings.Replace(text, "(; ", "(", 1)
}
