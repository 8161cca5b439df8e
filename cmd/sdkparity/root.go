package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"
)

func newRoot() *cobra.Command {
	root := &cobra.Command{
		Use:   "sdkparity",
		Short: "Keep the SDKs of one product consistent across languages",
		Long: "Keep the SDKs of one product consistent across languages: sdkparity reads the source of every SDK, lines their public APIs\n" +
			"up with each other, and says what is missing where and how to write it there.\n\n" +
			"Exit status: 0 the report was made, 1 it has what --fail-on or --strict minds, 2 wrong usage or configuration,\n" +
			"3 the work could not be done. The report goes to stdout, everything else to stderr.",
		Example:       "  sdkparity demo\n  sdkparity init\n  sdkparity check --base origin/main\n  sdkparity audit",
		Version:       version(),
		SilenceUsage:  true,
		SilenceErrors: true,
		RunE:          help,
	}
	root.SetVersionTemplate("sdkparity {{.Version}}\n")
	root.AddCommand(
		newCheck(), newAudit(), newExplain(), newSuggest(), newFix(), newExtract(), newHistory(), newInit(), newDoctor(), newConfig(), newRules(), newSchema(),
		newPR(), newDemo(), newVersion(),
	)
	root.InitDefaultHelpCmd()
	strict(root)
	return root
}

func help(cmd *cobra.Command, _ []string) error { return cmd.Help() }

// strict makes a wrong flag, or a wrong number of words, wrong usage in a command and all below it.
func strict(cmd *cobra.Command) {
	cmd.SetFlagErrorFunc(func(cmd *cobra.Command, err error) error {
		if words := cmd.Flags().Args(); cmd.HasSubCommands() && len(words) > 0 {
			err = noCommand(cmd, words) // whose flags these are nobody knows
		}
		return usage(err)
	})
	check := cmd.Args
	switch {
	case cmd.HasSubCommands():
		check = noCommand
		if !cmd.Runnable() {
			cmd.RunE = help
		}
	case check == nil:
		check = cobra.ArbitraryArgs
	}
	cmd.Args = func(cmd *cobra.Command, args []string) error { return usage(check(cmd, args)) }
	for _, c := range cmd.Commands() {
		strict(c)
	}
}

// noCommand is the error for a word that is no command, with those it is like.
func noCommand(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	cmd.SuggestionsMinimumDistance = 2
	text := ""
	if like := cmd.SuggestionsFor(args[0]); len(like) > 0 {
		text = "; did you mean " + strings.Join(like, " or ") + "?"
	}
	return fmt.Errorf("unknown command %q for %q%s", args[0], cmd.CommandPath(), text)
}
