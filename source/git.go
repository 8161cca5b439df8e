package source

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os/exec"
	"slices"
	"strings"
)

// ErrNotFound is wrapped by errors about a revision or a repository that does not exist.
var ErrNotFound = errors.New("not found")

// Repo is a git repository, bare or not. It only reads.
type Repo struct {
	Dir string // any folder of the repository, or its git directory
}

// Open checks that dir is in a git repository.
func Open(ctx context.Context, dir string) (Repo, error) {
	r := Repo{Dir: dir}
	if _, err := r.git(ctx, "rev-parse", "--git-dir"); err != nil {
		return Repo{}, fmt.Errorf("git repository %s: %w (%w)", dir, ErrNotFound, err)
	}
	return r, nil
}

// Commit is the full id of the commit a revision names.
func (r Repo) Commit(ctx context.Context, rev string) (string, error) {
	out, err := r.git(ctx, "rev-parse", "--verify", "--quiet", "--end-of-options", rev+"^{commit}")
	if err == nil {
		return strings.TrimSpace(string(out)), nil
	}
	if _, err := Open(ctx, r.Dir); err != nil {
		return "", err
	}
	return "", fmt.Errorf("revision %q: %w in %s", rev, ErrNotFound, r.Dir)
}

// MergeBase is the commit from which base and head went apart.
func (r Repo) MergeBase(ctx context.Context, base, head string) (string, error) {
	out, err := r.git(ctx, "merge-base", "--end-of-options", base, head)
	if err != nil {
		return "", fmt.Errorf("merge base of %s and %s: %w (a shallow clone does not have it; fetch more history or say --no-merge-base)", base, head, ErrNotFound)
	}
	return strings.TrimSpace(string(out)), nil
}

// git runs one git command to its end and gives what it says.
func (r Repo) git(ctx context.Context, args ...string) ([]byte, error) {
	cmd, stderr := r.command(ctx, nil, args...)
	out, err := cmd.Output()
	if err != nil {
		return nil, failure(args[0], err, stderr)
	}
	return out, nil
}

// command is a git command without hooks, prompts, network and replacements, and without whatever else the configuration of
// a hostile repository could run a program by.
func (r Repo) command(ctx context.Context, in io.Reader, args ...string) (*exec.Cmd, *bytes.Buffer) {
	safe := []string{"-C", r.Dir, "--no-replace-objects", "--no-pager", "-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null"}
	cmd := exec.CommandContext(ctx, "git", append(safe, args...)...)
	cmd.Env = slices.DeleteFunc(cmd.Environ(), isElsewhere)
	cmd.Env = append(cmd.Env, "GIT_TERMINAL_PROMPT=0", "GIT_OPTIONAL_LOCKS=0", "LC_ALL=C",
		// A partial clone would fetch what it lacks, through any program its configuration names; git before 2.44 knows no
		// other way to forbid that than to allow no transport.
		"GIT_NO_LAZY_FETCH=1", "GIT_ALLOW_PROTOCOL=none")
	var stderr bytes.Buffer
	cmd.Stdin, cmd.Stderr = in, &stderr
	return cmd, &stderr
}

// isElsewhere reports a variable that makes git look in another repository than the one it is told. Hooks have them.
func isElsewhere(variable string) bool {
	name, _, _ := strings.Cut(variable, "=")
	return slices.Contains([]string{"GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_COMMON_DIR", "GIT_PREFIX", "GIT_NAMESPACE"}, name)
}

func failure(command string, err error, stderr *bytes.Buffer) error {
	if text := strings.TrimSpace(stderr.String()); text != "" {
		return fmt.Errorf("git %s: %w: %s", command, err, text)
	}
	return fmt.Errorf("git %s: %w", command, err)
}

// Uncommitted are the files in some folders that differ from the commit that is checked out, new ones included.
func (r Repo) Uncommitted(ctx context.Context, folders []string) ([]string, error) {
	if _, err := Open(ctx, r.Dir); err != nil {
		return nil, err
	}
	args := append([]string{"status", "--porcelain", "-z", "--untracked-files=all", "--ignore-submodules=all", "--no-renames", "--"}, folders...)
	out, err := r.git(ctx, args...)
	if err != nil {
		return nil, err
	}
	var files []string
	for entry := range strings.SplitSeq(string(out), "\x00") {
		if len(entry) > 3 { // "XY path"
			files = append(files, entry[3:])
		}
	}
	return files, nil
}
