package github

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"sdkparity/report"
)

func (n note) alive(open map[string]bool) bool {
	return slices.ContainsFunc(n.ids, func(id string) bool { return open[id] })
}

// mend hides the comments whose findings are all closed, shows those that we hid and that are open again, and has them say what is open
// now. It makes one request, or none. What a person hid stays as it is.
func (r *Repo) mend(ctx context.Context, key string, there []note, remarks []report.Remark) (mended int, err error) {
	open := openIn(remarks)
	var parts, params []string
	variables := map[string]any{}
	change := func(n note, text string) {
		id := fmt.Sprintf("c%d", len(parts))
		variables[id] = n.id
		params = append(params, "$"+id+": ID!")
		parts = append(parts, fmt.Sprintf("m%d: ", len(parts))+fmt.Sprintf(text, "$"+id))
	}
	for _, n := range there {
		alive := n.alive(open)
		switch {
		case !alive && !n.folded:
			change(n, "minimizeComment(input: {subjectId: %s, classifier: RESOLVED}) { minimizedComment { isMinimized } }")
		case alive && n.folded && n.byUs:
			change(n, "unminimizeComment(input: {subjectId: %s}) { unminimizedComment { isMinimized } }")
		}
		if body := n.says(key, remarks); alive && (!n.folded || n.byUs) && !same(body, n.body) {
			text := fmt.Sprintf("b%d", len(parts))
			variables[text] = body
			params = append(params, "$"+text+": String!")
			change(n, "updatePullRequestReviewComment(input: {pullRequestReviewCommentId: %s, body: $"+text+"}) { pullRequestReviewComment { id } }")
		}
	}
	if len(parts) == 0 {
		return 0, nil
	}
	query := "mutation(" + strings.Join(params, ", ") + ") {\n" + strings.Join(parts, "\n") + "\n}"
	return len(parts), r.ask(ctx, "bring review comments up to date", query, variables, &struct{}{})
}

// says is what a comment says of the findings that are open now. It stays the comment of those that were closed.
func (n note) says(key string, remarks []report.Remark) string {
	for _, m := range remarks {
		now := digests(m.IDs)
		if !slices.ContainsFunc(now, func(id string) bool { return slices.Contains(n.ids, id) }) {
			continue
		}
		ids := slices.Clone(n.ids)
		for _, id := range now {
			if !slices.Contains(ids, id) {
				ids = append(ids, id)
			}
		}
		return marker(reviewKind, key, strings.Join(ids, ",")) + m.Markdown
	}
	return n.body
}
