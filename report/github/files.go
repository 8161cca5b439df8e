package github

import (
	"context"
	"fmt"

	"github.com/google/go-github/v62/github"

	"sdkparity/source"
)

const maxTrees = 300 // requests for one commit's list of files

// Files lists the files of a commit: in one request, or folder by folder where that is too much for GitHub.
func (r *Repo) Files(ctx context.Context, commit string) ([]source.Entry, error) {
	var out []source.Entry
	left := maxTrees
	err := r.folder(ctx, commit, "", &left, &out)
	return out, r.fail("list the files of "+commit, err)
}

func (r *Repo) folder(ctx context.Context, id, at string, left *int, out *[]source.Entry) error {
	tree, err := r.tree(ctx, id, true, left)
	if err != nil {
		return err
	}
	whole := !tree.GetTruncated()
	if !whole {
		if tree, err = r.tree(ctx, id, false, left); err != nil {
			return err
		}
		if tree.GetTruncated() {
			return Error{Doing: "list files", Text: "the folder " + at + " is too large for GitHub to list"}
		}
	}
	for _, e := range tree.Entries {
		name := at + e.GetPath()
		if e.GetType() != "tree" {
			*out = append(*out, source.ListedAs(name, e.GetMode(), e.GetSHA(), int64(e.GetSize())))
			continue
		}
		if whole {
			continue // its files are listed beside it
		}
		if err := r.folder(ctx, e.GetSHA(), name+"/", left, out); err != nil {
			return err
		}
	}
	return nil
}

func (r *Repo) tree(ctx context.Context, id string, whole bool, left *int) (*github.Tree, error) {
	if *left--; *left < 0 {
		return nil, Error{Doing: "list files", Text: fmt.Sprintf("more than %d requests", maxTrees)}
	}
	tree, _, err := r.client.Git.GetTree(ctx, r.Owner, r.Name, id, whole)
	return tree, err
}

// Blob reads one file's content by its id.
func (r *Repo) Blob(ctx context.Context, id string) ([]byte, error) {
	data, _, err := r.client.Git.GetBlobRaw(ctx, r.Owner, r.Name, id)
	return data, r.fail("read the file "+id, err)
}

// Blobs reads the content of several small files in one request; nil for those that GitHub does not give whole as text.
func (r *Repo) Blobs(ctx context.Context, ids []string) ([][]byte, error) {
	query := "query($owner: String!, $name: String!"
	variables := map[string]any{"owner": r.Owner, "name": r.Name}
	fields := ""
	for i, id := range ids {
		query += fmt.Sprintf(", $b%d: GitObjectID!", i)
		fields += fmt.Sprintf("b%d: object(oid: $b%d) { ... on Blob { text isTruncated } }\n", i, i)
		variables[fmt.Sprintf("b%d", i)] = id
	}
	var out struct {
		Repository map[string]struct {
			Text        *string
			IsTruncated bool
		}
	}
	query += ") { repository(owner: $owner, name: $name) {\n" + fields + "} }"
	if err := r.ask(ctx, fmt.Sprintf("read %d files", len(ids)), query, variables, &out); err != nil {
		return nil, err
	}
	contents := make([][]byte, len(ids))
	for i := range ids {
		if b := out.Repository[fmt.Sprintf("b%d", i)]; b.Text != nil && !b.IsTruncated {
			contents[i] = []byte(*b.Text)
		}
	}
	return contents, nil
}
