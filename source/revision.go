package source

import (
	"bufio"
	"bytes"
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// Tree lists the files of a commit without a checkout.
func (r Repo) Tree(ctx context.Context, commit string) (Tree, error) {
	absent := map[string]bool{}
	out, err := r.git(ctx, "ls-tree", "-r", "-l", "-z", "--full-tree", commit)
	if err != nil { // a partial clone, perhaps: git cannot tell the size of what it has to fetch
		if absent = r.absent(ctx, commit); len(absent) > 0 {
			out, err = r.git(ctx, "ls-tree", "-r", "-z", "--full-tree", commit)
		}
	}
	if err != nil {
		return Tree{}, fmt.Errorf("list files of %s: %w", commit, err)
	}
	entries, err := treeEntries(out, absent)
	if err != nil {
		return Tree{}, fmt.Errorf("list files of %s: %w", commit, err)
	}
	return Tree{Rev: commit, Entries: entries, each: r.each}, nil
}

// absent are the ids of a commit's files that are not in this clone.
func (r Repo) absent(ctx context.Context, commit string) map[string]bool {
	out, err := r.git(ctx, "rev-list", "--objects", "--no-walk", "--missing=print", commit)
	if err != nil {
		return nil
	}
	ids := map[string]bool{}
	for line := range strings.Lines(string(out)) {
		if id, ok := strings.CutPrefix(strings.TrimSpace(line), "?"); ok {
			ids[id] = true
		}
	}
	return ids
}

// treeEntries reads "<mode> <type> <id> <size>\t<path>\0", as git ls-tree -z writes it, with or without a size.
func treeEntries(out []byte, absent map[string]bool) ([]Entry, error) {
	var entries []Entry
	lines := bufio.NewScanner(bytes.NewReader(out))
	lines.Buffer(nil, 1<<20)
	lines.Split(splitAtZero)
	for lines.Scan() {
		meta, path, ok := strings.Cut(lines.Text(), "\t")
		f := strings.Fields(meta)
		if !ok || len(f) < 3 {
			return nil, fmt.Errorf("unexpected answer %q", lines.Text())
		}
		e := Entry{Path: path, ID: f[2]}
		if len(f) > 3 {
			e.Size, _ = strconv.ParseInt(f[3], 10, 64) // "-" for a submodule
		}
		switch {
		case f[0] == "120000":
			e.Kind = symlink
		case f[1] == "commit":
			e.Kind = submodule
		case absent[e.ID]:
			e.Kind = missing
		}
		if entries = append(entries, e); len(entries) > maxFiles {
			return nil, fmt.Errorf("more than %d files", maxFiles)
		}
	}
	slices.SortFunc(entries, func(a, b Entry) int { return strings.Compare(a.Path, b.Path) })
	return entries, lines.Err()
}

func splitAtZero(data []byte, _ bool) (advance int, token []byte, err error) {
	if i := bytes.IndexByte(data, 0); i >= 0 {
		return i + 1, data[:i], nil
	}
	return 0, nil, nil
}
