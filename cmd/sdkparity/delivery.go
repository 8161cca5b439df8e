package main

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"golang.org/x/term"

	"sdkparity/report"
	"sdkparity/rules"
)

// outlet is where a command's result goes.
type outlet struct{ file string }

func (o *outlet) flags(cmd *cobra.Command) {
	cmd.Flags().StringVarP(&o.file, "output", "o", "", "`file` to write to instead of stdout")
}

// write gives give a place to write to. A file is written when everything else has been done, so that a failure leaves it as it was.
func (o outlet) write(cmd *cobra.Command, give func(io.Writer) error) error {
	if o.file == "" || o.file == "-" {
		return give(cmd.OutOrStdout())
	}
	var b bytes.Buffer
	if err := give(&b); err != nil {
		return err
	}
	return os.WriteFile(o.file, b.Bytes(), 0o644)
}

// delivery says how a report is written and which findings end the command with status 1.
type delivery struct {
	outlet
	format  choice
	failOn  choice
	verbose bool
}

// flags are those of a command that makes a report, check or audit.
func (d *delivery) flags(cmd *cobra.Command) {
	d.format = choice{"text", formats(cmd.Name())}
	d.failOn = choice{"none", []string{"none", string(rules.Note), string(rules.Warning), string(rules.Error)}}
	d.format.flag(cmd, "format", "how the report is written")
	blamed := "findings"
	if cmd.Name() != "audit" {
		blamed = "new findings"
	}
	d.failOn.flag(cmd, "fail-on", "end with status 1 when there are "+blamed+" of this severity or above")
	d.outlet.flags(cmd)
	cmd.Flags().BoolVarP(&d.verbose, "verbose", "v", false, "list in text what is otherwise only counted")
}

// deliver writes the report of a command. The error is errFindings where --fail-on minds.
func (d delivery) deliver(cmd *cobra.Command, r report.Result) error {
	err := d.write(cmd, func(w io.Writer) error { return write(w, r, cmd.Name(), d.format.value, d.verbose) })
	if err == nil && d.minds(r) {
		err = errFindings
	}
	return err
}

// minds reports whether a finding is as severe as --fail-on says. A change is not to blame for what stood before it.
func (d delivery) minds(r report.Result) bool {
	least := slices.Index(d.failOn.of, d.failOn.value)
	return least > 0 && slices.ContainsFunc(r.Findings, func(f rules.Finding) bool {
		return slices.Index(d.failOn.of, string(f.Severity)) >= least && (r.Changes == nil || f.Status == "new")
	})
}

// write gives a result in one of the formats of a command, check or audit.
func write(w io.Writer, r report.Result, command, format string, verbose bool) error {
	for _, f := range report.Formats {
		if f.Name == format && offers(f, command) {
			o := terminal(w)
			o.Verbose = verbose
			return f.Write(w, r, o)
		}
	}
	return usage(fmt.Errorf("unknown format %q: %s has %s", format, command, strings.Join(formats(command), ", ")))
}

// formats are the names of a command's formats.
func formats(command string) []string {
	var names []string
	for _, f := range report.Formats {
		if offers(f, command) {
			names = append(names, f.Name)
		}
	}
	return names
}

func offers(f report.Format, command string) bool {
	return f.Check && command != "audit" || f.Audit && command == "audit"
}

// terminal is what the place that text goes to can show; a file or a pipe shows lines of any length, without colour.
func terminal(w io.Writer) report.TextOptions {
	f, ok := w.(*os.File)
	if !ok || !term.IsTerminal(int(f.Fd())) {
		return report.TextOptions{}
	}
	o := report.TextOptions{Colour: os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb"}
	if width, _, err := term.GetSize(int(f.Fd())); err == nil {
		o.Width = width
	}
	return o
}

// choice is the value of a flag that knows its values, the first of which nobody needs to say.
type choice struct {
	value string
	of    []string
}

func (c *choice) String() string { return c.value }
func (c *choice) Type() string   { return "string" }

func (c *choice) Set(s string) error {
	if !slices.Contains(c.of, s) {
		return fmt.Errorf("it is one of %s", strings.Join(c.of, ", "))
	}
	c.value = s
	return nil
}

// flag adds the flag, with its values in help and in the shell's completion.
func (c *choice) flag(cmd *cobra.Command, name, what string) {
	cmd.Flags().Var(c, name, what+": "+strings.Join(c.of, ", "))
	if err := cmd.RegisterFlagCompletionFunc(name, cobra.FixedCompletions(c.of, cobra.ShellCompDirectiveNoFileComp)); err != nil {
		panic(err) // the flag is one line above
	}
}
