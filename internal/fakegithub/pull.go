package fakegithub

import (
	"slices"
	"strconv"
)

// Pull is what a pull request has beyond an issue.
type Pull struct {
	Base, Head string // branches; Base is the default branch when empty
	HeadRepo   *Repo  // of a fork; nil is the repository itself
	HeadSHA    string // where Head is
	BaseSHA    string // where Base was when the pull request was last updated, which may be long ago
	Draft      bool
	Merged     bool
	HeadGone   bool // the fork was deleted
}

func (p *Pull) complete(i *Issue) {
	if p.Base == "" {
		p.Base = i.repo.DefaultBranch
	}
	if p.HeadRepo == nil {
		p.HeadRepo = i.repo
	}
	if p.BaseSHA == "" {
		p.BaseSHA = i.repo.refs["refs/heads/"+p.Base]
	}
	i.push(p.HeadSHA)
}

// Push moves the head of the pull request.
func (i *Issue) Push(sha string) {
	i.repo.s.mu.Lock()
	defer i.repo.s.mu.Unlock()
	i.push(sha)
}

func (i *Issue) push(sha string) {
	p := i.Pull
	p.HeadSHA = sha
	p.HeadRepo.refs["refs/heads/"+p.Head] = sha
	i.repo.refs["refs/pull/"+strconv.Itoa(i.Number)+"/head"] = sha
	i.updated = i.repo.s.tick()
}

var pullRoutes = []route{
	{"GET", "/repos/{owner}/{repo}/pulls", "pull_requests:read", listPulls},
	{"GET", "/repos/{owner}/{repo}/pulls/{pull_number}", "pull_requests:read", withIssue(onePull)},
	{"PATCH", "/repos/{owner}/{repo}/pulls/{pull_number}", "pull_requests:write", withIssue(updatePull)},
	{"GET", "/repos/{owner}/{repo}/pulls/{pull_number}/files", "pull_requests:read", withIssue(pullFiles)},
	{"GET", "/repos/{owner}/{repo}/pulls/{pull_number}/commits", "pull_requests:read", withIssue(pullCommits)},
}

func listPulls(c *call) answer {
	state, head, base := c.query("state"), c.query("head"), c.query("base")
	var list []*Issue
	for _, i := range slices.Backward(c.repo.issues) {
		if i.Pull == nil || state != "all" && i.Closed != (state == "closed") {
			continue
		}
		if (base == "" || base == i.Pull.Base) && (head == "" || head == i.Pull.HeadRepo.owner()+":"+i.Pull.Head) {
			list = append(list, i)
		}
	}
	a := page(c, list, (*Issue).pullSummary)
	a.unchecked = c.repo.lost()
	return a
}

func onePull(c *call, i *Issue) answer {
	return answer{status: 200, body: i.pull(), unchecked: c.repo.lost()}
}

// lost says why the description does not hold where a fork was deleted.
func (r *Repo) lost() string {
	if slices.ContainsFunc(r.issues, func(i *Issue) bool { return i.Pull != nil && i.Pull.HeadGone }) {
		return "GitHub leaves head.repo empty for a deleted fork, whatever the description says"
	}
	return ""
}

func updatePull(c *call, i *Issue) answer {
	if a := updateIssue(c, i); a.status != 200 {
		return a
	}
	return onePull(c, i)
}

// mostPullFiles is how many files of a pull request are listed at all.
const mostPullFiles = 3000

func (i *Issue) changes() []change {
	g := &i.repo.s.git
	base := i.repo.refs["refs/heads/"+i.Pull.Base]
	return g.changes(g.mergeBase(base, i.Pull.HeadSHA), i.Pull.HeadSHA)
}

func pullFiles(c *call, i *Issue) answer {
	all := i.changes()
	return page(c, all[:min(len(all), mostPullFiles)], c.repo.fileAt(i.Pull.HeadSHA))
}

func pullCommits(c *call, i *Issue) answer {
	return page(c, c.s.git.between(i.Pull.BaseSHA, i.Pull.HeadSHA), c.repo.commitOf)
}

// pullSummary is a pull request in a list, which says less than one alone.
func (i *Issue) pullSummary() object {
	r, p := i.repo, i.Pull
	at := r.url("/pulls/" + strconv.Itoa(i.Number))
	issue := r.url("/issues/" + strconv.Itoa(i.Number))
	out := object{"head": side(p.HeadRepo, p.Head, p.HeadSHA), "base": side(r, p.Base, p.BaseSHA), "url": at, "issue_url": issue, "html_url": i.page(),
		"diff_url": i.page() + ".diff", "patch_url": i.page() + ".patch", "commits_url": at + "/commits", "review_comments_url": at + "/comments",
		"review_comment_url": r.url("/pulls/comments{/number}"), "comments_url": issue + "/comments", "statuses_url": r.url("/statuses/" + p.HeadSHA),
		"draft": p.Draft, "auto_merge": nil, "merged_at": nil, "merge_commit_sha": nil, "requested_reviewers": []object{}, "requested_teams": []object{},
	}
	if p.HeadGone {
		out["head"].(object)["repo"] = nil
	}
	if p.Merged {
		out["merged_at"] = stamp(i.updated)
	}
	whole := i.show()
	for _, k := range []string{"id", "node_id", "number", "title", "body", "state", "locked", "user", "author_association", "labels", "assignee",
		"assignees", "milestone", "created_at", "updated_at", "closed_at", "active_lock_reason"} {
		out[k] = whole[k]
	}
	links := object{}
	for name, to := range map[string]string{"self": at, "html": i.page(), "issue": issue, "comments": issue + "/comments", "review_comments": at + "/comments",
		"review_comment": r.url("/pulls/comments{/number}"), "commits": at + "/commits", "statuses": r.url("/statuses/" + p.HeadSHA)} {
		links[name] = object{"href": to}
	}
	out["_links"] = links
	return out
}

func (i *Issue) pull() object {
	out := i.pullSummary()
	changes := i.changes()
	added, deleted := lineCounts(changes)
	for k, v := range map[string]any{
		"merged": i.Pull.Merged, "mergeable": true, "rebaseable": true, "mergeable_state": "clean", "merged_by": nil, "comments": len(i.comments),
		"review_comments": len(i.notes), "maintainer_can_modify": false, "commits": len(i.repo.s.git.between(i.Pull.BaseSHA, i.Pull.HeadSHA)),
		"additions": added, "deletions": deleted, "changed_files": len(changes),
	} {
		out[k] = v
	}
	return out
}

func side(r *Repo, branch, sha string) object {
	return object{"label": r.owner() + ":" + branch, "ref": branch, "sha": sha, "user": r.s.user(r.owner()), "repo": r.show()}
}
