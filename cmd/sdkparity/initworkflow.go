package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path"
	"regexp"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"sdkparity/config"
	"sdkparity/config/workflow"
	"sdkparity/source"
)

// publishedAction is where the action of this build is, as OWNER/NAME@COMMIT # VERSION. A release is built with it (-ldflags -X); others know
// of none.
var publishedAction string

// workflows are those that init writes.
type workflows struct {
	kinds  []string
	action string
}

var workflowKinds = []string{"pr", "forks", "audit"}

func (f *workflows) flags(cmd *cobra.Command) {
	cmd.Flags().StringSliceVar(&f.kinds, "workflow", nil, "write workflows, too, of these `kinds`: "+strings.Join(workflowKinds, ", "))
	cmd.Flags().Lookup("workflow").NoOptDefVal = workflowKinds[0]
	cmd.Flags().StringVar(&f.action, "action", publishedAction, "the action that they use, as `OWNER/NAME@COMMIT`; a release knows its own")
}

// commitAction is an action at a commit, with the release that it is; ./ is one of the repository itself.
var commitAction = regexp.MustCompile(`^(\./[\w./-]*|[\w.-]+/[\w.-]+@[0-9a-f]{40}( # v[\w.-]+)?)$`)

// recipe is what is to be written.
func (f *workflows) recipe() (workflow.Recipe, error) {
	for _, k := range f.kinds {
		if !slices.Contains(workflowKinds, k) {
			return workflow.Recipe{}, fmt.Errorf("--workflow %q: it is of %s", k, strings.Join(workflowKinds, ", "))
		}
	}
	switch {
	case f.action == "":
		return workflow.Recipe{}, errors.New("this build is no release and does not know where its action is: --action OWNER/NAME@COMMIT says it")
	case !commitAction.MatchString(f.action):
		return workflow.Recipe{}, fmt.Errorf("--action %q is not as OWNER/NAME@COMMIT with a whole commit id: what a tag or branch means may change", f.action)
	}
	has := func(kind string) bool { return slices.Contains(f.kinds, kind) }
	return workflow.Recipe{Action: f.action, Pulls: has("pr"), Forks: has("forks"), Audit: has("audit")}, nil
}

// writeWorkflows writes workflows, and a configuration where there is none.
func (i *drafting) writeWorkflows(cmd *cobra.Command) error {
	r, err := i.workflows.recipe()
	if err != nil {
		return usage(err)
	}
	c, write, err := i.configuration(cmd.Context(), i.rev)
	if err != nil {
		return err
	}
	r.Paths = workflow.Paths(c, configPath)
	files, err := r.Files()
	if err != nil {
		return err
	}
	if i.stdout {
		for _, file := range files {
			fmt.Fprintf(cmd.OutOrStdout(), "---\n# %s\n%s", file.Path, file.Text)
		}
		return nil
	}
	if err := i.free(files); err != nil && !i.force {
		return err
	}
	if err := write(); err != nil {
		return err
	}
	for _, file := range files {
		if err := i.write(file.Path, file.Text, i.force); err != nil {
			return err
		}
		fmt.Fprintf(i.stderr, "wrote %s\n", file.Path)
	}
	return nil
}

// configuration is that of the repository, or a draft and how to write it.
func (w *workspace) configuration(ctx context.Context, rev string) (c *config.Config, write func() error, err error) {
	tree, err := w.tree(ctx, rev)
	if err != nil {
		return nil, nil, err
	}
	c, err = config.Profile(tree)
	if err != nil {
		return nil, nil, err
	}
	if c != nil || has(tree, configPath) {
		c, err = w.load(ctx, tree)
		return c, func() error { return nil }, err
	}
	d, err := w.draft(ctx, rev)
	return d.Config(), func() error { return w.writeConfig(d, false) }, err
}

func has(tree source.Tree, file string) bool {
	return slices.ContainsFunc(tree.Entries, func(e source.Entry) bool { return e.Path == file })
}

// free is an error about the first file that is there already. None is written then: half a recipe is worse than none.
func (w *workspace) free(files []workflow.File) error {
	for _, file := range files {
		if _, err := os.Lstat(path.Join(w.repo, file.Path)); err == nil {
			return usage(fmt.Errorf("%s exists; --force overwrites it, --stdout prints what would be in it", file.Path))
		}
	}
	return nil
}
