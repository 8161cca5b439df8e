package fakegithub

import (
	"archive/zip"
	"bytes"
	"maps"
	"slices"
	"strconv"
	"time"
)

// run is a run of a workflow, with the artifacts it left.
type run struct {
	id, workflow  int64
	event, commit string
	branch        string
	from          *Repo
	made          time.Time
	artifacts     []*artifact
}

type artifact struct {
	id      int64
	name    string
	content []byte // a zip
	expired bool
	made    time.Time
}

// Run adds a finished workflow run of an event for a commit of a branch of from, and says its id. For a fork's
// pull request, GitHub does not say which pull request it was.
func (r *Repo) Run(event, branch, sha string, from *Repo) int64 {
	r.s.mu.Lock()
	defer r.s.mu.Unlock()
	w := &run{id: r.s.nextID(), workflow: hash(event), event: event, commit: sha, branch: branch, from: from, made: r.s.tick()}
	r.runs = append(r.runs, w)
	return w.id
}

// Artifact adds an artifact with these files to a run, and says its id.
func (r *Repo) Artifact(runID int64, name string, files map[string]string) int64 {
	r.s.mu.Lock()
	defer r.s.mu.Unlock()
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for _, path := range slices.Sorted(maps.Keys(files)) {
		f, _ := z.Create(path)
		_, _ = f.Write([]byte(files[path]))
	}
	_ = z.Close()
	return r.artifact(runID, name, out.Bytes())
}

// RawArtifact adds an artifact whose content need not be a zip.
func (r *Repo) RawArtifact(runID int64, name string, content []byte) int64 {
	r.s.mu.Lock()
	defer r.s.mu.Unlock()
	return r.artifact(runID, name, content)
}

func (r *Repo) artifact(runID int64, name string, content []byte) int64 {
	a := &artifact{id: r.s.nextID(), name: name, content: content, made: r.s.tick()}
	for _, w := range r.runs {
		if w.id == runID {
			w.artifacts = append(w.artifacts, a)
		}
	}
	return a.id
}

// Expire makes an artifact too old to download.
func (r *Repo) Expire(id int64) {
	r.s.Set(func() {
		for _, w := range r.runs {
			for _, a := range w.artifacts {
				a.expired = a.expired || a.id == id
			}
		}
	})
}

var actionRoutes = []route{
	{"GET", "/repos/{owner}/{repo}/actions/runs/{run_id}", "actions:read", withRun(func(c *call, w *run) answer { return ok(c.repo.runOf(w)) })},
	{"GET", "/repos/{owner}/{repo}/actions/runs/{run_id}/artifacts", "actions:read", withRun(listArtifacts)},
	{"GET", "/repos/{owner}/{repo}/actions/artifacts/{artifact_id}", "actions:read", withArtifact(func(c *call, w *run, a *artifact) answer { return ok(c.repo.artifactOf(w)(a)) })},
	{"GET", "/repos/{owner}/{repo}/actions/artifacts/{artifact_id}/{archive_format}", "actions:read", withArtifact(download)},
}

func withRun(serve func(*call, *run) answer) func(*call) answer {
	return func(c *call) answer {
		at := slices.IndexFunc(c.repo.runs, func(w *run) bool { return itoa(w.id) == c.args["run_id"] })
		if at < 0 {
			return notFound
		}
		return serve(c, c.repo.runs[at])
	}
}

func withArtifact(serve func(*call, *run, *artifact) answer) func(*call) answer {
	return func(c *call) answer {
		for _, w := range c.repo.runs {
			for _, a := range w.artifacts {
				if itoa(a.id) == c.args["artifact_id"] {
					return serve(c, w, a)
				}
			}
		}
		return notFound
	}
}

func listArtifacts(c *call, w *run) answer {
	list := w.artifacts
	if name := c.query("name"); name != "" {
		list = slices.DeleteFunc(slices.Clone(list), func(a *artifact) bool { return a.name != name })
	}
	return counted(c, "artifacts", list, c.repo.artifactOf(w))
}

// download needs a token even where the repository is public.
func download(c *call, _ *run, a *artifact) answer {
	if c.by == nil {
		return refusal(401, "Requires authentication")
	}
	if a.expired {
		return refusal(410, "Artifact has expired")
	}
	return c.store("application/zip", a.content)
}

func (r *Repo) artifactOf(w *run) func(*artifact) object {
	return func(a *artifact) object {
		at := r.url("/actions/artifacts/" + itoa(a.id))
		return object{
			"id": a.id, "node_id": "AR_" + itoa(a.id), "name": a.name, "size_in_bytes": len(a.content), "url": at, "archive_download_url": at + "/zip",
			"expired": a.expired, "created_at": stamp(a.made), "updated_at": stamp(a.made), "expires_at": stamp(a.made.AddDate(0, 3, 0)),
			"workflow_run": object{"id": w.id, "repository_id": r.id, "head_repository_id": w.from.id, "head_branch": w.branch, "head_sha": w.commit},
		}
	}
}

func (r *Repo) runOf(w *run) object {
	at := r.url("/actions/runs/" + itoa(w.id))
	who := object{"name": "Ann", "email": "ann@example.com"}
	out := object{
		"id": w.id, "node_id": "WR_" + itoa(w.id), "name": "Parity", "head_branch": w.branch, "head_sha": w.commit, "path": ".github/workflows/parity.yml",
		"display_title": "Parity", "run_number": 1, "run_attempt": 1, "event": w.event, "status": "completed", "conclusion": "success",
		"workflow_id": w.workflow, "url": at, "html_url": r.page("/actions/runs/" + itoa(w.id)), "pull_requests": []object{},
		"created_at": stamp(w.made), "updated_at": stamp(w.made), "run_started_at": stamp(w.made), "head_repository": w.from.show(), "repository": r.show(),
		"head_commit": object{"id": w.commit, "tree_id": w.commit, "message": "Change files", "timestamp": stamp(w.made), "author": who, "committer": who},
		"jobs_url":    at + "/jobs", "logs_url": at + "/logs", "check_suite_url": r.url("/check-suites/1"), "artifacts_url": at + "/artifacts",
		"cancel_url": at + "/cancel", "rerun_url": at + "/rerun", "workflow_url": r.url("/actions/workflows/" + strconv.FormatInt(w.workflow, 10)),
	}
	if w.from == r {
		out["pull_requests"] = r.pullsAt(w.commit)
	}
	return out
}

func (r *Repo) pullsAt(sha string) []object {
	out := []object{}
	for _, i := range r.issues {
		if i.Pull == nil || i.Pull.HeadSHA != sha {
			continue
		}
		short := object{"id": r.id, "url": r.url(""), "name": r.Name}
		out = append(out, object{"id": i.id, "number": i.Number, "url": r.url("/pulls/" + strconv.Itoa(i.Number)),
			"head": object{"ref": i.Pull.Head, "sha": sha, "repo": short}, "base": object{"ref": i.Pull.Base, "sha": i.Pull.BaseSHA, "repo": short}})
	}
	return out
}
