package source

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"sync"

	"golang.org/x/sync/errgroup"
)

// Remote is a repository that is asked for files over a network, as far as they are not here.
type Remote struct {
	Files func(ctx context.Context, commit string) ([]Entry, error) // of a commit, in any order
	Blob  func(ctx context.Context, id string) ([]byte, error)      // the content of one file
	Blobs func(ctx context.Context, ids []string) ([][]byte, error) // of many, nil for what has to be asked for by itself; may be nil
	Local Repo                                                      // where commits and contents may be already; it need not exist
}

// What is fetched at once.
const (
	fetchedAtOnce = 8 // requests
	maxTogether   = 50
	maxPacked     = 2 << 20   // bytes of files that are asked for together
	maxSmall      = 256 << 10 // bytes of a file that is asked for with others
)

// Tree lists the files of a commit. Contents are taken from the local repository by their ids where it has them, which a shallow
// clone of another commit does for most.
func (r Remote) Tree(ctx context.Context, commit string) (Tree, error) {
	if id, err := r.Local.Commit(ctx, commit); err == nil && id == commit {
		if t, err := r.Local.Tree(ctx, commit); err == nil && !slices.ContainsFunc(t.Entries, func(e Entry) bool { return e.Kind == missing }) {
			return t, nil
		}
	}
	entries, err := r.Files(ctx, commit)
	if err != nil {
		return Tree{}, err
	}
	if len(entries) > maxFiles {
		return Tree{}, fmt.Errorf("list files of %s: more than %d files", commit, maxFiles)
	}
	entries = slices.DeleteFunc(entries, func(e Entry) bool { return !plainPath(e.Path) || !objectID(e.ID) })
	slices.SortFunc(entries, func(a, b Entry) int { return strings.Compare(a.Path, b.Path) })
	return Tree{Rev: commit, Entries: entries, Far: true, each: r.each}, nil
}

// plainPath reports whether a path stays in the repository. Git admits no other; an answer from a network may say anything.
func plainPath(path string) bool {
	return path != "" && !strings.HasPrefix(path, "/") && !strings.ContainsRune(path, 0) &&
		!slices.ContainsFunc(strings.Split(path, "/"), func(s string) bool { return s == "" || s == "." || s == ".." })
}

func objectID(id string) bool {
	return (len(id) == 40 || len(id) == 64) && strings.Trim(id, "0123456789abcdef") == ""
}

func (r Remote) each(ctx context.Context, entries []Entry, give func(i int, f File, why string) error) error {
	far, err := r.eachLocal(ctx, entries, give)
	if err != nil || len(far) == 0 {
		return err
	}
	var one sync.Mutex // give is not made for more than one at a time
	g, ctx := errgroup.WithContext(ctx)
	g.SetLimit(fetchedAtOnce)
	for _, some := range r.together(entries, far) {
		if ctx.Err() != nil {
			break
		}
		g.Go(func() error {
			for n, data := range r.several(ctx, entries, some) {
				f, why, err := r.fetch(ctx, entries[some[n]], data)
				if err != nil {
					return fmt.Errorf("read %s: %w", f.Path, err)
				}
				one.Lock()
				err = give(some[n], f, why)
				one.Unlock()
				if err != nil {
					return err
				}
			}
			return nil
		})
	}
	return g.Wait()
}

// together parts files into those that are asked for in one request.
func (r Remote) together(entries []Entry, far []int) [][]int {
	var out [][]int
	var open []int
	size := int64(0)
	for _, i := range far {
		if r.Blobs == nil || entries[i].Size > maxSmall {
			out = append(out, []int{i})
			continue
		}
		if len(open) == maxTogether || size+entries[i].Size > maxPacked {
			out, open, size = append(out, open), nil, 0
		}
		open, size = append(open, i), size+entries[i].Size
	}
	if len(open) > 0 {
		out = append(out, open)
	}
	return out
}

// several are the contents of files that are asked for together; nil for those that are not had so, or are not what they should be.
func (r Remote) several(ctx context.Context, entries []Entry, some []int) [][]byte {
	none := make([][]byte, len(some))
	if r.Blobs == nil || len(some) < 2 {
		return none
	}
	var ids []string
	for _, i := range some {
		ids = append(ids, entries[i].ID)
	}
	got, err := r.Blobs(ctx, ids)
	if err != nil || len(got) != len(ids) {
		return none // one by one it may go, and otherwise that has the error
	}
	for n, data := range got {
		if data != nil && blobID(data) == ids[n] {
			none[n] = data
		}
	}
	return none
}

// eachLocal gives what is here, and returns which are not.
func (r Remote) eachLocal(ctx context.Context, entries []Entry, give func(i int, f File, why string) error) (far []int, err error) {
	given := make([]bool, len(entries))
	if _, err := Open(ctx, r.Local.Dir); err == nil && r.Local.Dir != "" {
		err := r.Local.each(ctx, entries, func(i int, f File, why string) error {
			if why == absent {
				return nil
			}
			given[i] = true
			return give(i, f, why)
		})
		if err != nil {
			return nil, err
		}
	}
	for i, e := range entries {
		if given[i] {
			continue
		}
		if why := unreadable(e); why != "" {
			if err := give(i, File{Path: e.Path, ID: e.ID}, why); err != nil {
				return nil, err
			}
			continue
		}
		far = append(far, i)
	}
	return far, nil
}

// fetch reads one file, unless it is there already, and holds it against its id, which alone says that it is the commit's.
func (r Remote) fetch(ctx context.Context, e Entry, data []byte) (f File, why string, err error) {
	f = File{Path: e.Path, ID: e.ID}
	if data == nil {
		if data, err = r.Blob(ctx, e.ID); err != nil {
			return f, "", err
		}
	}
	if why := unreadable(Entry{Size: int64(len(data))}); why != "" {
		return f, why, nil
	}
	if len(e.ID) == 40 && blobID(data) != e.ID {
		return f, "", fmt.Errorf("its content is not what %s stands for", e.ID)
	}
	if why := notSource(data); why != "" {
		return f, why, nil
	}
	f.Data = data
	return f, "", nil
}
