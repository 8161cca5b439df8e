package fakegithub

import (
	"maps"
	"strings"
)

// Repo is a repository. Its exported fields may be set before it is asked for.
type Repo struct {
	Name          string // owner/name
	DefaultBranch string
	Private       bool
	Members       map[string]string // role of a login: admin, maintain, write, triage, read
	Modes         map[string]string // git's mode of a path, where it is not 100644
	TreeLimit     int               // entries of a tree before it is truncated
	NoScanning    bool              // code scanning is not enabled
	NoIssues      bool              // issues are disabled, pull requests are not

	s      *Server
	parent *Repo
	id     int64
	refs   map[string]string // refs/heads/main
	issues []*Issue
	labels []label
	checks []*check
	scans  []*scan
	runs   []*run
}

// Repo is the repository owner/name, made when it is new.
func (s *Server) Repo(name string) *Repo {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.repo(name)
}

// Fork is a repository that shares the objects of r.
func (r *Repo) Fork(name string) *Repo {
	r.s.mu.Lock()
	defer r.s.mu.Unlock()
	fork := r.s.repo(name)
	fork.parent, fork.refs = r, maps.Clone(r.refs)
	return fork
}

func (s *Server) repo(name string) *Repo {
	r := s.repos[strings.ToLower(name)]
	if r == nil {
		r = &Repo{Name: name, DefaultBranch: "main", Members: map[string]string{}, Modes: map[string]string{}, TreeLimit: 100_000,
			s: s, id: s.nextID(), refs: map[string]string{}}
		s.repos[strings.ToLower(name)] = r
	}
	return r
}

// Commit adds a commit with these files and no others, and says its id.
func (r *Repo) Commit(files map[string]string, parents ...string) string {
	r.s.mu.Lock()
	defer r.s.mu.Unlock()
	return r.commit(map[string]entry{}, files, parents)
}

// Adopt adds a commit that has its id from elsewhere, such as a clone that the client has, too.
func (r *Repo) Adopt(sha string, files map[string]string, parents ...string) {
	r.s.mu.Lock()
	defer r.s.mu.Unlock()
	made := r.s.git.commits[r.commit(map[string]entry{}, files, parents)]
	delete(r.s.git.commits, made.sha)
	made.sha = sha
	r.s.git.commits[sha] = made
}

// Edit adds a commit that writes files on top of its parent and removes others.
func (r *Repo) Edit(parent string, files map[string]string, removed ...string) string {
	r.s.mu.Lock()
	defer r.s.mu.Unlock()
	kept := maps.Clone(r.s.git.commits[parent].files)
	for _, path := range removed {
		delete(kept, path)
	}
	return r.commit(kept, files, []string{parent})
}

func (r *Repo) commit(tree map[string]entry, files map[string]string, parents []string) string {
	for path, text := range files {
		mode := r.Modes[path]
		if mode == "" {
			mode = "100644"
		}
		tree[path] = entry{path, mode, r.s.git.blob([]byte(text))}
	}
	return r.s.git.commit(&commit{message: "Change files", parents: parents, at: r.s.tick(), files: tree})
}

// Branch points a branch at a commit.
func (r *Repo) Branch(name, sha string) {
	r.s.mu.Lock()
	defer r.s.mu.Unlock()
	r.refs["refs/heads/"+name] = sha
}

func (r *Repo) owner() string { owner, _, _ := strings.Cut(r.Name, "/"); return owner }

func (r *Repo) url(below string) string { return r.s.URL + "/repos/" + r.Name + below }

func (r *Repo) page(below string) string { return "https://github.com/" + r.Name + below }

func (r *Repo) role(login string) string {
	switch role := r.Members[login]; {
	case login == r.owner():
		return "admin"
	case role != "":
		return role
	case r.Private:
		return "none"
	}
	return "read"
}

// association is how GitHub says what somebody is to the repository.
func (r *Repo) association(login string) string {
	if login == r.owner() {
		return "OWNER"
	}
	if r.Members[login] != "" {
		return "COLLABORATOR"
	}
	return "NONE"
}

// resolve is the commit a reference means: a branch, a tag, a pull request's head or a commit's id, also abbreviated.
func (r *Repo) resolve(ref string) *commit {
	ref = strings.TrimPrefix(ref, "refs/")
	for _, name := range []string{"refs/" + ref, "refs/heads/" + ref, "refs/tags/" + ref} {
		if sha := r.refs[name]; sha != "" {
			return r.s.git.commits[sha]
		}
	}
	if owner, branch, isOther := strings.Cut(ref, ":"); isOther {
		for _, other := range r.s.repos {
			if other.owner() == owner && (other.parent == r || r.parent == other || other == r) {
				return other.resolve(branch)
			}
		}
		return nil
	}
	if c := r.s.git.commits[ref]; c != nil || len(ref) < 7 {
		return c
	}
	for sha, c := range r.s.git.commits {
		if strings.HasPrefix(sha, ref) {
			return c
		}
	}
	return nil
}

var repoRoutes = []route{
	{"GET", "/repos/{owner}/{repo}", "metadata:read", func(c *call) answer { return ok(c.repo.full()) }},
}

func (r *Repo) full() object {
	out := r.show()
	out["network_count"], out["subscribers_count"] = 0, 0
	if r.parent != nil {
		out["parent"], out["source"] = r.parent.show(), r.parent.show()
	}
	return out
}

// show is the repository as part of other answers.
func (r *Repo) show() object {
	out := object{
		"id": r.id, "node_id": "R_" + itoa(r.id), "name": strings.TrimPrefix(r.Name, r.owner()+"/"), "full_name": r.Name,
		"owner": r.s.user(r.owner()), "private": r.Private, "html_url": r.page(""), "description": nil, "fork": r.parent != nil,
		"url": r.url(""), "clone_url": r.page(".git"), "git_url": "git://github.com/" + r.Name + ".git", "ssh_url": "git@github.com:" + r.Name + ".git",
		"svn_url": r.page(""), "default_branch": r.DefaultBranch, "homepage": nil, "language": nil, "mirror_url": nil, "license": nil,
		"size": 1, "pushed_at": stamp(r.s.clock), "created_at": stamp(r.s.clock), "updated_at": stamp(r.s.clock), "visibility": r.visibility(), "topics": []string{},
	}
	for name := range strings.FieldsSeq("archive assignees blobs branches collaborators comments commits compare contents contributors deployments " +
		"downloads events forks git_commits git_refs git_tags hooks issue_comment issue_events issues keys labels languages merges milestones " +
		"notifications pulls releases stargazers statuses subscribers subscription tags teams trees") {
		out[name+"_url"] = r.url("/" + name)
	}
	for name := range strings.FieldsSeq("forks forks_count open_issues open_issues_count stargazers_count watchers watchers_count") {
		out[name] = 0
	}
	for name := range strings.FieldsSeq("has_issues has_projects has_wiki has_pages has_downloads has_discussions archived disabled") {
		out[name] = name == "has_issues"
	}
	return out
}

func (r *Repo) visibility() string {
	if r.Private {
		return "private"
	}
	return "public"
}
