package fakegithub

import (
	"slices"
	"time"
)

// check is a check run. It belongs to the App that made it, and nobody else may change it.
type check struct {
	id                       int64
	app                      *App
	commit                   string
	says                     checkText
	started                  time.Time
	annotations              []annotation
	title, summary, longText string
}

type checkText struct {
	Name        string
	HeadSHA     string `json:"head_sha"`
	Status      string
	Conclusion  string
	ExternalID  string `json:"external_id"`
	DetailsURL  string `json:"details_url"`
	CompletedAt string `json:"completed_at"`
	Output      *struct {
		Title, Summary, Text string
		Annotations          []annotation
	}
}

type annotation struct {
	Path      string `json:"path"`
	StartLine int    `json:"start_line"`
	EndLine   int    `json:"end_line"`
	Level     string `json:"annotation_level"`
	Title     string `json:"title"`
	Message   string `json:"message"`
}

var checkRoutes = []route{
	{"POST", "/repos/{owner}/{repo}/check-runs", "checks:write", createCheck},
	{"GET", "/repos/{owner}/{repo}/check-runs/{check_run_id}", "checks:read", withCheck(func(c *call, k *check) answer { return ok(c.repo.checkOf(k)) })},
	{"PATCH", "/repos/{owner}/{repo}/check-runs/{check_run_id}", "checks:write", withCheck(updateCheck)},
	{"GET", "/repos/{owner}/{repo}/check-runs/{check_run_id}/annotations", "checks:read", withCheck(listAnnotations)},
	{"GET", "/repos/{owner}/{repo}/commits/{ref}/check-runs", "checks:read", listChecks},
}

func withCheck(serve func(*call, *check) answer) func(*call) answer {
	return func(c *call) answer {
		at := slices.IndexFunc(c.repo.checks, func(k *check) bool { return itoa(k.id) == c.args["check_run_id"] })
		if at < 0 {
			return notFound
		}
		return serve(c, c.repo.checks[at])
	}
}

const (
	mostAnnotations = 50
	longestSummary  = 65535
	longestTitle    = 255 // of an annotation
	longestMessage  = 64 << 10
)

// wrong refuses what is too much for one request.
func (in checkText) wrong() (answer, bool) {
	if in.Output == nil {
		return answer{}, false
	}
	if len(in.Output.Annotations) > mostAnnotations {
		return refusal(422, "Invalid request.\n\nNo more than 50 items are allowed; "+itoa(int64(len(in.Output.Annotations)))+" were supplied."), true
	}
	if len([]rune(in.Output.Summary)) > longestSummary || len([]rune(in.Output.Text)) > longestSummary {
		return refusal(422, "Invalid request.\n\nOnly 65535 characters are allowed; more were supplied."), true
	}
	for _, a := range in.Output.Annotations {
		if a.Path == "" || a.StartLine < 1 || a.EndLine < a.StartLine || a.Message == "" || len([]rune(a.Title)) > longestTitle || len(a.Message) > longestMessage {
			return invalid("CheckRun", "output.annotations", "invalid", ""), true
		}
	}
	return answer{}, false
}

func createCheck(c *call) answer {
	if c.by.app == nil {
		return refusal(403, "You must authenticate via a GitHub App.")
	}
	in := read[checkText](c)
	if a, bad := in.wrong(); bad {
		return a
	}
	if c.s.git.commits[in.HeadSHA] == nil {
		return refusal(422, "No commit found for SHA: "+in.HeadSHA)
	}
	k := &check{id: c.s.nextID(), app: c.by.app, commit: in.HeadSHA, started: c.s.tick(), says: checkText{Name: in.Name, Status: "queued"}}
	c.repo.checks = append(c.repo.checks, k)
	k.change(in)
	return created(c.repo.checkOf(k))
}

func updateCheck(c *call, k *check) answer {
	in := read[checkText](c)
	if c.by.app != k.app {
		return refusal(403, "Invalid app_id `"+appID(c.by.app)+"` - check run can only be modified by the GitHub App that created it.")
	}
	if a, bad := in.wrong(); bad {
		return a
	}
	k.change(in)
	return ok(c.repo.checkOf(k))
}

func appID(a *App) string {
	if a == nil {
		return ""
	}
	return itoa(a.ID)
}

// change takes what is said and keeps the rest. Annotations add up.
func (k *check) change(in checkText) {
	for _, f := range []struct {
		to   *string
		from string
	}{{&k.says.Name, in.Name}, {&k.says.Status, in.Status}, {&k.says.Conclusion, in.Conclusion}, {&k.says.ExternalID, in.ExternalID},
		{&k.says.DetailsURL, in.DetailsURL}, {&k.says.CompletedAt, in.CompletedAt}} {
		if f.from != "" {
			*f.to = f.from
		}
	}
	if in.Conclusion != "" {
		k.says.Status = "completed"
	}
	if o := in.Output; o != nil {
		k.title, k.summary, k.longText = o.Title, o.Summary, o.Text
		k.annotations = append(k.annotations, o.Annotations...)
	}
}

func listAnnotations(c *call, k *check) answer {
	return page(c, k.annotations, func(a annotation) object {
		return object{"path": a.Path, "blob_href": c.repo.page("/blob/" + k.commit + "/" + a.Path), "start_line": a.StartLine, "end_line": a.EndLine,
			"start_column": nil, "end_column": nil, "annotation_level": a.Level, "title": a.Title, "message": a.Message, "raw_details": nil}
	})
}

func listChecks(c *call) answer {
	commit := c.repo.resolve(c.args["ref"])
	if commit == nil {
		return refusal(422, "No commit found for SHA: "+c.args["ref"])
	}
	name, status, app := c.query("check_name"), c.query("status"), c.query("app_id")
	var list []*check
	seen := map[string]bool{}
	for _, k := range slices.Backward(c.repo.checks) {
		fits := (name == "" || name == k.says.Name) && (status == "" || status == k.says.Status) && (app == "" || app == appID(k.app))
		key := k.says.Name + appID(k.app)
		if k.commit != commit.sha || !fits || seen[key] && c.query("filter") != "all" {
			continue
		}
		seen[key] = true
		list = append(list, k)
	}
	return counted(c, "check_runs", list, c.repo.checkOf)
}

func (r *Repo) checkOf(k *check) object {
	at := r.url("/check-runs/" + itoa(k.id))
	out := object{
		"id": k.id, "node_id": "CR_" + itoa(k.id), "head_sha": k.commit, "name": k.says.Name, "url": at, "html_url": r.page("/runs/" + itoa(k.id)),
		"details_url": nil, "status": k.says.Status, "conclusion": nil, "external_id": k.says.ExternalID, "started_at": stamp(k.started), "completed_at": nil,
		"check_suite": object{"id": hash(k.commit + appID(k.app))}, "app": r.s.integration(k.app), "pull_requests": []object{},
		"output": object{"title": text(k.title), "summary": text(k.summary), "text": text(k.longText), "annotations_count": len(k.annotations), "annotations_url": at + "/annotations"},
	}
	for name, v := range map[string]string{"conclusion": k.says.Conclusion, "completed_at": k.says.CompletedAt, "details_url": k.says.DetailsURL} {
		out[name] = text(v)
	}
	if k.says.Conclusion != "" && k.says.CompletedAt == "" {
		out["completed_at"] = stamp(k.started)
	}
	return out
}

// text is a string, or null for none.
func text(s string) any {
	if s == "" {
		return nil
	}
	return s
}
