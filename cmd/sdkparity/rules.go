package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"golang.org/x/tools/txtar"

	"sdkparity/rules"
)

func newRules() *cobra.Command {
	format := choice{"text", []string{"text", "json"}}
	cmd := &cobra.Command{
		Use:   "rules [ID]",
		Short: "List the rules, or show the manual of one",
		Long: "List the rules with their severity, or show the manual of one: what it is for, small SDKs in which it finds something and\n" +
			"leaves something, and what it says about them.",
		Example:   "  sdkparity rules\n  sdkparity rules member-missing",
		Args:      cobra.MaximumNArgs(1),
		ValidArgs: ruleIDs(),
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				return writeDoc(cmd.OutOrStdout(), format.value, ruleList(), ruleTable)
			}
			doc, err := manualOf(args[0])
			if err != nil {
				return err
			}
			return writeDoc(cmd.OutOrStdout(), format.value, doc, doc.text)
		},
	}
	format.flag(cmd, "format", "how it is written")
	return cmd
}

func ruleIDs() []string {
	var ids []string
	for _, r := range rules.All {
		ids = append(ids, r.ID)
	}
	return ids
}

type rulesDoc struct {
	Version int       `json:"version"`
	Rules   []ruleDoc `json:"rules"`
}

type ruleDoc struct {
	ID       string `json:"id"`
	Severity string `json:"severity"`
	Doc      string `json:"doc"`
}

func ruleList() rulesDoc {
	doc := rulesDoc{Version: 1}
	for _, r := range rules.All {
		doc.Rules = append(doc.Rules, ruleDoc{r.ID, string(r.Severity), r.Doc})
	}
	return doc
}

func ruleTable() string {
	width := 0
	for _, r := range rules.All {
		width = max(width, len(r.ID))
	}
	var b strings.Builder
	for _, r := range rules.All {
		fmt.Fprintf(&b, "%-*s  %-7s  %s\n", width, r.ID, r.Severity, r.Doc)
	}
	return b.String()
}

// ruleManual is a rule with everything there is to read about it.
type ruleManual struct {
	ruleDoc
	Prose string     `json:"prose"`
	Files []ruleFile `json:"files"` // of small SDKs
	Finds []string   `json:"finds"` // what the rule says about them, a finding a line
}

type ruleFile struct {
	Path string `json:"path"`
	Text string `json:"text"`
}

func manualOf(id string) (ruleManual, error) {
	i := slices.IndexFunc(rules.All, func(r rules.Rule) bool { return r.ID == id })
	if i < 0 {
		return ruleManual{}, usage(fmt.Errorf("no rule is called %q; they are %s", id, strings.Join(ruleIDs(), ", ")))
	}
	r := rules.All[i]
	archive, err := r.Manual()
	if err != nil {
		return ruleManual{}, err
	}
	return newRuleManual(r, archive), nil
}

func newRuleManual(r rules.Rule, archive *txtar.Archive) ruleManual {
	m := ruleManual{ruleDoc: ruleDoc{r.ID, string(r.Severity), r.Doc}, Prose: strings.TrimSpace(string(archive.Comment))}
	for _, f := range archive.Files {
		if f.Name == "want" {
			m.Finds = strings.Split(strings.TrimSpace(string(f.Data)), "\n")
			continue
		}
		m.Files = append(m.Files, ruleFile{f.Name, string(f.Data)})
	}
	return m
}

func (m ruleManual) text() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s (%s)\n\n%s\n\nSmall SDKs to show it:\n", m.ID, m.Severity, m.Prose)
	for _, f := range m.Files {
		fmt.Fprintf(&b, "\n  %s\n", f.Path)
		for line := range strings.Lines(f.Text) {
			fmt.Fprintln(&b, strings.TrimRight("    "+line, " \n"))
		}
	}
	b.WriteString("\nWhat the rule says about them:\n\n")
	for _, line := range m.Finds {
		fmt.Fprintf(&b, "  %s\n", line)
	}
	fmt.Fprintf(&b, "\nThe configuration changes its severity, or turns it off: severity: {%s: \"off\"}\n", m.ID)
	return b.String()
}
