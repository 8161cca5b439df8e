package fakegithub

import "slices"

// label is one the repository has; issues know them by name.
type label struct {
	id                       int64
	name, color, description string
}

func (r *Repo) label(name string) label {
	at := slices.IndexFunc(r.labels, func(l label) bool { return l.name == name })
	if at >= 0 {
		return r.labels[at]
	}
	l := label{id: r.s.nextID(), name: name, color: "ededed"}
	r.labels = append(r.labels, l)
	return l
}

func (r *Repo) showLabel(l label) object {
	return object{"id": l.id, "node_id": "LA_" + itoa(l.id), "url": r.url("/labels/" + l.name), "name": l.name, "color": l.color,
		"default": false, "description": l.description}
}

func (i *Issue) labelled() []object {
	return shown(i.Labels, func(name string) object { return i.repo.showLabel(i.repo.label(name)) })
}

var labelRoutes = []route{
	{"GET", "/repos/{owner}/{repo}/labels", "issues:read pull_requests:read", func(c *call) answer { return page(c, c.repo.labels, c.repo.showLabel) }},
	{"POST", "/repos/{owner}/{repo}/labels", "issues:write pull_requests:write", createLabel},
	{"GET", "/repos/{owner}/{repo}/labels/{name}", "issues:read pull_requests:read", oneLabel},
	{"GET", "/repos/{owner}/{repo}/issues/{issue_number}/labels", "issues:read pull_requests:read", withIssue(func(_ *call, i *Issue) answer { return ok(i.labelled()) })},
	{"POST", "/repos/{owner}/{repo}/issues/{issue_number}/labels", "issues:write pull_requests:write", withIssue(addLabels)},
	{"DELETE", "/repos/{owner}/{repo}/issues/{issue_number}/labels/{name}", "issues:write pull_requests:write", withIssue(removeLabel)},
}

func (r *Repo) hasLabel(name string) bool {
	return slices.ContainsFunc(r.labels, func(l label) bool { return l.name == name })
}

func oneLabel(c *call) answer {
	if !c.repo.hasLabel(c.args["name"]) {
		return notFound
	}
	return ok(c.repo.showLabel(c.repo.label(c.args["name"])))
}

func createLabel(c *call) answer {
	in := read[struct{ Name, Color, Description string }](c)
	if c.repo.hasLabel(in.Name) {
		return invalid("Label", "name", "already_exists", "")
	}
	if in.Color == "" {
		in.Color = "ededed"
	}
	l := label{c.s.nextID(), in.Name, in.Color, in.Description}
	c.repo.labels = append(c.repo.labels, l)
	return created(c.repo.showLabel(l))
}

// addLabels takes a list or an object with a list, as GitHub does.
func addLabels(c *call, i *Issue) answer {
	names := read[[]string](c)
	if len(names) == 0 {
		names = read[struct{ Labels []string }](c).Labels
	}
	for _, name := range names {
		c.repo.label(name)
		if !slices.Contains(i.Labels, name) {
			i.Labels = append(i.Labels, name)
		}
	}
	i.updated = c.s.tick()
	return ok(i.labelled())
}

func removeLabel(c *call, i *Issue) answer {
	at := slices.Index(i.Labels, c.args["name"])
	if at < 0 {
		return refusal(404, "Label does not exist")
	}
	i.Labels = slices.Delete(i.Labels, at, at+1)
	return ok(i.labelled())
}
