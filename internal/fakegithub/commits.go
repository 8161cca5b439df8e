package fakegithub

import "strings"

var commitRoutes = []route{
	{"GET", "/repos/{owner}/{repo}/commits", "contents:read", listCommits},
	{"GET", "/repos/{owner}/{repo}/commits/{ref}", "contents:read", oneCommit},
	{"GET", "/repos/{owner}/{repo}/commits/{commit_sha}/pulls", "pull_requests:read contents:read", pullsOfCommit},
	{"GET", "/repos/{owner}/{repo}/compare/{basehead}", "contents:read", compareCommits},
}

func listCommits(c *call) answer {
	ref := c.query("sha")
	if ref == "" {
		ref = c.repo.DefaultBranch
	}
	commit := c.repo.resolve(ref)
	if commit == nil {
		return notFound
	}
	return page(c, c.s.git.ancestors(commit.sha), func(sha string) object { return c.repo.commitOf(c.s.git.commits[sha]) })
}

func oneCommit(c *call) answer {
	commit := c.repo.resolve(c.args["ref"])
	if commit == nil {
		return refusal(422, "No commit found for SHA: "+c.args["ref"])
	}
	if c.wants("sha") {
		return answer{status: 200, text: []byte(commit.sha), kind: "application/vnd.github.sha; charset=utf-8", unchecked: "the description has JSON only"}
	}
	parent := ""
	if len(commit.parents) > 0 {
		parent = commit.parents[0]
	}
	all := c.s.git.changes(parent, commit.sha)
	part, header := slice(c, all)
	out := c.repo.commitOf(commit)
	out["files"] = shown(part, c.repo.fileAt(commit.sha))
	added, deleted := lineCounts(all)
	out["stats"] = object{"additions": added, "deletions": deleted, "total": added + deleted}
	return answer{status: 200, body: out, header: header}
}

func (r *Repo) commitOf(c *commit) object {
	who := object{"name": "Ann", "email": "ann@example.com", "date": stamp(c.at)}
	parents := []object{}
	for _, p := range c.parents {
		parents = append(parents, object{"sha": p, "url": r.url("/commits/" + p), "html_url": r.page("/commit/" + p)})
	}
	at := r.url("/commits/" + c.sha)
	return object{
		"sha": c.sha, "node_id": "C_" + c.sha, "url": at, "html_url": r.page("/commit/" + c.sha), "comments_url": at + "/comments",
		"author": r.s.user("ann"), "committer": r.s.user("ann"), "parents": parents,
		"commit": object{"author": who, "committer": who, "message": c.message, "comment_count": 0, "url": r.url("/git/commits/" + c.sha),
			"tree": object{"sha": c.tree, "url": r.url("/git/trees/" + c.tree)}},
	}
}

func (r *Repo) fileAt(sha string) func(change) object {
	return func(f change) object {
		o := object{
			"sha": f.sha, "filename": f.path, "status": f.status, "additions": f.added, "deletions": f.deleted, "changes": f.added + f.deleted,
			"blob_url": r.page("/blob/" + sha + "/" + f.path), "raw_url": r.page("/raw/" + sha + "/" + f.path), "contents_url": r.url("/contents/" + f.path + "?ref=" + sha),
		}
		if f.was != "" {
			o["previous_filename"] = f.was
		}
		if f.patch != "" {
			o["patch"] = f.patch
		}
		return o
	}
}

func lineCounts(all []change) (added, deleted int) {
	for _, f := range all {
		added, deleted = added+f.added, deleted+f.deleted
	}
	return added, deleted
}

func pullsOfCommit(c *call) answer {
	commit := c.repo.resolve(c.args["commit_sha"])
	if commit == nil {
		return notFound
	}
	var list []*Issue
	for _, i := range c.repo.issues {
		if i.Pull == nil {
			continue
		}
		for _, own := range c.s.git.between(i.Pull.BaseSHA, i.Pull.HeadSHA) {
			if own == commit {
				list = append(list, i)
			}
		}
	}
	return page(c, list, (*Issue).pullSummary)
}

// mostFiles is how many files a comparison lists, on its first page only.
const mostFiles = 300

// compareCommits compares as base...head does: with what they have in common.
func compareCommits(c *call) answer {
	from, to, _ := strings.Cut(c.args["basehead"], "...")
	base, head := c.repo.resolve(from), c.repo.resolve(to)
	if base == nil || head == nil {
		return notFound
	}
	common := c.s.git.mergeBase(base.sha, head.sha)
	if common == "" {
		return refusal(404, "No common ancestor between "+from+" and "+to+".")
	}
	ahead, behind := c.s.git.between(base.sha, head.sha), c.s.git.between(head.sha, base.sha)
	part, header := slice(c, ahead)
	files := []object{}
	if number(c.query("page"), 1, 1<<30) == 1 {
		all := c.s.git.changes(common, head.sha)
		files = shown(all[:min(len(all), mostFiles)], c.repo.fileAt(head.sha))
	}
	at := c.repo.url("/compare/" + from + "..." + to)
	web := c.repo.page("/compare/" + from + "..." + to)
	return answer{status: 200, header: header, body: object{
		"url": at, "html_url": web, "permalink_url": web, "diff_url": web + ".diff", "patch_url": web + ".patch",
		"base_commit": c.repo.commitOf(base), "merge_base_commit": c.repo.commitOf(c.s.git.commits[common]), "status": standing(len(ahead), len(behind)),
		"ahead_by": len(ahead), "behind_by": len(behind), "total_commits": len(ahead), "commits": shown(part, c.repo.commitOf), "files": files,
	}}
}

func standing(ahead, behind int) string {
	switch {
	case ahead > 0 && behind > 0:
		return "diverged"
	case ahead > 0:
		return "ahead"
	case behind > 0:
		return "behind"
	}
	return "identical"
}
