package source

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os/exec"
	"slices"
	"strconv"
	"strings"

	"sdkparity/model"
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
	if _, err := r.git(ctx, nil, "rev-parse", "--git-dir"); err != nil {
		return Repo{}, fmt.Errorf("%s is not a git repository: %w", dir, errors.Join(ErrNotFound, err))
	}
	return r, nil
}

// Commit is the full id of the commit a revision names.
func (r Repo) Commit(ctx context.Context, rev string) (string, error) {
	out, err := r.git(ctx, nil, "rev-parse", "--verify", "--quiet", "--end-of-options", rev+"^{commit}")
	if err != nil {
		return "", fmt.Errorf("revision %q: %w in %s", rev, ErrNotFound, r.Dir)
	}
	return strings.TrimSpace(string(out)), nil
}

// MergeBase is the commit from which base and head went apart.
func (r Repo) MergeBase(ctx context.Context, base, head string) (string, error) {
	out, err := r.git(ctx, nil, "merge-base", base, head)
	if err != nil {
		return "", fmt.Errorf("merge base of %s and %s: %w (a shallow clone does not have it; fetch more history or say --no-merge-base)", base, head, ErrNotFound)
	}
	return strings.TrimSpace(string(out)), nil
}

// Tree lists the files of a commit without a checkout.
func (r Repo) Tree(ctx context.Context, commit string) (Tree, error) {
	out, err := r.git(ctx, nil, "ls-tree", "-r", "-l", "-z", "--full-tree", commit)
	if err != nil {
		return Tree{}, fmt.Errorf("list files of %s: %w", commit, err)
	}
	entries, err := treeEntries(out)
	if err != nil {
		return Tree{}, fmt.Errorf("list files of %s: %w", commit, err)
	}
	return Tree{Rev: commit, Entries: entries, Read: r.read}, nil
}

// treeEntries reads "<mode> <type> <id> <size>\t<path>\0", as git ls-tree -l -z writes it.
func treeEntries(out []byte) ([]Entry, error) {
	var entries []Entry
	for line := range strings.SplitSeq(strings.TrimSuffix(string(out), "\x00"), "\x00") {
		meta, path, ok := strings.Cut(line, "\t")
		f := strings.Fields(meta)
		if !ok || len(f) != 4 {
			if line == "" {
				continue
			}
			return nil, fmt.Errorf("unexpected answer %q", line)
		}
		e := Entry{Path: path, ID: f[2]}
		e.Size, _ = strconv.ParseInt(f[3], 10, 64) // "-" for a submodule
		switch {
		case f[0] == "120000":
			e.Kind = "symlink"
		case f[1] == "commit":
			e.Kind = "submodule"
		}
		if entries = append(entries, e); len(entries) > maxFiles {
			return nil, fmt.Errorf("more than %d files", maxFiles)
		}
	}
	slices.SortFunc(entries, func(a, b Entry) int { return strings.Compare(a.Path, b.Path) })
	return entries, nil
}

// read brings blobs through one git cat-file process.
func (r Repo) read(ctx context.Context, entries []Entry) ([]File, []model.Problem, error) {
	files := make([]File, len(entries))
	var problems []model.Problem
	var ids bytes.Buffer
	var wanted []int
	for i, e := range entries {
		files[i] = File{Path: e.Path, ID: e.ID}
		if why := unreadable(e); why != "" {
			problems = append(problems, model.Problem{File: e.Path, Text: why})
			continue
		}
		wanted = append(wanted, i)
		ids.WriteString(e.ID + "\n")
	}
	out, err := r.git(ctx, &ids, "cat-file", "--batch")
	if err != nil {
		return nil, nil, fmt.Errorf("read %d files: %w", len(wanted), err)
	}
	for _, i := range wanted {
		var data []byte
		if data, out, err = nextBlob(out); err != nil {
			return nil, nil, fmt.Errorf("read %s: %w", files[i].Path, err)
		}
		if data == nil {
			problems = append(problems, model.Problem{File: files[i].Path, Text: "content is not in this clone (blob " + files[i].ID + ")"})
			continue
		}
		if why := notSource(data); why != "" {
			problems = append(problems, model.Problem{File: files[i].Path, Text: why})
			continue
		}
		files[i].Data = data
	}
	return files, problems, nil
}

// nextBlob reads "<id> blob <size>\n<content>\n", or "<id> missing\n", off the front of git's answer.
func nextBlob(out []byte) (data, rest []byte, err error) {
	head, rest, ok := bytes.Cut(out, []byte("\n"))
	f := strings.Fields(string(head))
	if !ok || len(f) < 2 {
		return nil, nil, io.ErrUnexpectedEOF
	}
	if len(f) == 2 && f[1] == "missing" {
		return nil, rest, nil
	}
	size, err := strconv.Atoi(f[len(f)-1])
	if err != nil || size+1 > len(rest) {
		return nil, nil, io.ErrUnexpectedEOF
	}
	return rest[:size:size], rest[size+1:], nil
}

// git runs one git command without hooks, prompts, network, replacements or configuration of the repository that could run a program.
func (r Repo) git(ctx context.Context, in io.Reader, args ...string) ([]byte, error) {
	cmd := exec.CommandContext(ctx, "git", append([]string{"-C", r.Dir, "--no-replace-objects", "-c", "core.fsmonitor=false"}, args...)...)
	cmd.Env = append(cmd.Environ(), "GIT_TERMINAL_PROMPT=0", "GIT_NO_LAZY_FETCH=1", "GIT_OPTIONAL_LOCKS=0", "LC_ALL=C")
	var out, stderr bytes.Buffer
	cmd.Stdin, cmd.Stdout, cmd.Stderr = in, &out, &stderr
	if err := cmd.Run(); err != nil {
		if text := strings.TrimSpace(stderr.String()); text != "" {
			return nil, fmt.Errorf("git %s: %w: %s", args[0], err, text)
		}
		return nil, fmt.Errorf("git %s: %w", args[0], err)
	}
	return out.Bytes(), nil
}
