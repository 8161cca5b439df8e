package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"sdkparity/config"
)

func newConfig() *cobra.Command {
	cmd := &cobra.Command{
		Use:     "config",
		Short:   "Check the configuration file, or print what describes it",
		Example: "  sdkparity config check\n  sdkparity config schema",
		RunE:    help,
	}
	cmd.AddCommand(newConfigSchema(), newConfigCheck())
	return cmd
}

func newConfigSchema() *cobra.Command {
	return &cobra.Command{
		Use:     "schema",
		Short:   "Print the JSON Schema of the configuration file",
		Long:    "Print the JSON Schema of the configuration file. An editor that knows it completes and checks the file while you write.",
		Example: "  sdkparity config schema > sdkparity.schema.json",
		Args:    cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			_, err := cmd.OutOrStdout().Write(config.JSONSchema)
			return err
		},
	}
}

func newConfigCheck() *cobra.Command {
	var repo string
	cmd := &cobra.Command{
		Use:   "check [FILE]",
		Short: "Say what is wrong with a configuration file, and where",
		Long: "Say what is wrong with a configuration file (default: " + configPath + " of the repository), with line and column, and end\n" +
			"with status 2 when something is. Whether what it says is true of the repository is doctor's question.",
		Example: "  sdkparity config check\n  sdkparity config check draft.yml",
		Args:    cobra.MaximumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			path := filepath.Join(repo, filepath.FromSlash(configPath))
			if len(args) > 0 {
				path = args[0]
			}
			data, err := os.ReadFile(path)
			if errors.Is(err, os.ErrNotExist) && len(args) == 0 {
				err = fmt.Errorf("%w; `sdkparity init` writes it", err)
			}
			if err != nil {
				return usage(err)
			}
			c, err := config.Parse(filepath.ToSlash(path), data)
			if err != nil {
				return usage(err)
			}
			_, err = fmt.Fprintf(cmd.OutOrStdout(), "%s: ok, %s, %s, %s\n", c.File, plural(len(c.SDKs), "SDK"), aliases(len(c.Aliases)), plural(len(c.Waivers), "waiver"))
			return err
		},
	}
	cmd.Flags().StringVar(&repo, "repo", ".", "`folder` of the repository")
	return cmd
}

func aliases(n int) string {
	if n == 1 {
		return "1 alias"
	}
	return fmt.Sprintf("%d aliases", n)
}
