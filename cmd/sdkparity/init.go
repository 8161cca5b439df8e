package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"strings"

	"github.com/spf13/cobra"

	"sdkparity/config"
	"sdkparity/config/draft"
	"sdkparity/model"
	"sdkparity/parity"
	"sdkparity/suggest"
)

// drafting is what the init command is told.
type drafting struct {
	workspace
	rev           string
	force, stdout bool
	workflows     workflows
}

func newInit() *cobra.Command {
	var i drafting
	cmd := &cobra.Command{
		Use:   "init",
		Short: "Write a configuration for a repository that has none, and workflows",
		Long: "Write a configuration for a repository that has none, " + configPath + ": where the SDKs are and in which languages, their\n" +
			"entry points, what is generated, and name parts that only some SDKs put in front of types. Types that may be the same under\n" +
			"different names, and JSON schemas, are proposed in comments, with what speaks for them: a person says what is true.\n\n" +
			"--workflow writes GitHub workflows, too, which start with changes to what the configuration names: pr is one that reports on\n" +
			"pull requests; forks are two for the same, of which the first may only read, so that they also serve pull requests from forks;\n" +
			"audit keeps an issue about the whole tree. A configuration that is there stays as it is.",
		Example: "  sdkparity init\n  sdkparity init --stdout\n  sdkparity init --rev v1.2.0 --stdout\n" +
			"  sdkparity init --workflow\n  sdkparity init --workflow=forks,audit --force",
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if i.rev != "" && !i.stdout {
				return usage(errors.New("--rev reads another revision than the one the file would be written to: it needs --stdout"))
			}
			i.open(cmd.ErrOrStderr())
			defer i.close(cmd.ErrOrStderr())
			if len(i.workflows.kinds) > 0 {
				return i.writeWorkflows(cmd)
			}
			return i.run(cmd)
		},
	}
	i.cacheFlags(cmd.Flags())
	cmd.Flags().StringVar(&i.repo, "repo", ".", "`folder` of the repository")
	cmd.Flags().StringVar(&i.rev, "rev", "", "`revision` to read (default: the working tree)")
	cmd.Flags().BoolVar(&i.force, "force", false, "overwrite a file that is there")
	cmd.Flags().BoolVar(&i.stdout, "stdout", false, "print it and write nothing")
	i.workflows.flags(cmd)
	return cmd
}

func (i *drafting) run(cmd *cobra.Command) error {
	if !i.stdout && !i.force && i.configured() {
		return errConfigured
	}
	d, err := i.draft(cmd.Context(), i.rev)
	if err != nil {
		return err
	}
	if i.stdout {
		_, err = fmt.Fprint(cmd.OutOrStdout(), d.YAML())
		return err
	}
	return i.writeConfig(d, i.force)
}

// draft works out a configuration from the layout of a repository, and what to propose from the APIs that are read by it.
func (w *workspace) draft(ctx context.Context, rev string) (draft.Draft, error) {
	tree, err := w.tree(ctx, rev)
	if err != nil {
		return draft.Draft{}, err
	}
	d, err := draft.Of(ctx, tree)
	if err != nil {
		return draft.Draft{}, err
	}
	if len(d.SDKs) == 0 {
		return draft.Draft{}, errors.New("no SDK was found: no package.json with an index.ts, *.csproj, Python package, go.mod, Cargo.toml with a lib.rs, or src/main/java")
	}
	apis, err := w.read(ctx, tree, d.Config(), nil)
	if err != nil {
		return draft.Draft{}, err
	}
	propose(&d, apis)
	if _, err := config.Parse(configPath, []byte(d.YAML())); err != nil {
		return draft.Draft{}, fmt.Errorf("the draft is no configuration: %w", err)
	}
	return d, nil
}

const maxProposals = 40 // of a kind; more is nobody's to read

// propose adds the names that may mean the same.
func propose(d *draft.Draft, apis []*model.API) {
	for _, b := range suggest.Brands(apis, d.Products) {
		evidence := strings.Join(b.Pairs[:min(len(b.Pairs), 3)], "; ")
		if n := len(b.Pairs) - 3; n > 0 {
			evidence += fmt.Sprintf("; %d more", n)
		}
		if len(d.Brands) < maxProposals {
			d.Brands = append(d.Brands, draft.Proposal{Text: b.Name, Evidence: evidence, Sure: b.Sure})
		}
	}
	for _, a := range suggest.Aliases(parity.Align(apis, alignment(d.Config()))) {
		if len(d.Aliases) < maxProposals {
			d.Aliases = append(d.Aliases, draft.Proposal{Text: draft.Alias(a.Concept, a.Name, a.SDKs), Evidence: a.Evidence()})
		}
	}
}

func drafted(d draft.Draft) string {
	var names []string
	for _, sdk := range d.SDKs {
		names = append(names, sdk.Name)
	}
	text := plural(len(names), "SDK") + " (" + strings.Join(names, ", ") + ")"
	if n := len(d.Aliases); n > 0 {
		text += ", " + aliases(n) + " to consider"
	}
	if len(names) == 1 {
		text += "; with one SDK there is nothing to compare"
	}
	return text
}

var errConfigured = usage(errors.New(configPath + " exists; --force overwrites it, --stdout prints what would be in it"))

func (w *workspace) configured() bool {
	_, err := os.Lstat(path.Join(w.repo, configPath))
	return err == nil
}

func (w *workspace) writeConfig(d draft.Draft, force bool) error {
	err := w.write(configPath, d.YAML(), force)
	switch {
	case errors.Is(err, fs.ErrExist):
		return errConfigured
	case err == nil:
		fmt.Fprintf(w.stderr, "wrote %s: %s; `sdkparity doctor` says whether it is true\n", configPath, drafted(d))
	}
	return err
}

// write writes into the repository and nowhere else: a link in it that leads out of it is refused.
func (w *workspace) write(name, text string, force bool) error {
	root, err := os.OpenRoot(w.repo)
	if err != nil {
		return err
	}
	defer root.Close()
	if err := root.MkdirAll(path.Dir(name), 0o755); err != nil {
		return err
	}
	how := os.O_WRONLY | os.O_CREATE | os.O_EXCL
	if force {
		how = os.O_WRONLY | os.O_CREATE | os.O_TRUNC
	}
	f, err := root.OpenFile(name, how, 0o644)
	if err != nil {
		return err
	}
	_, err = f.WriteString(text)
	return errors.Join(err, f.Close())
}
