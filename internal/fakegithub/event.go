package fakegithub

import (
	"encoding/json"
	"strconv"

	"github.com/getkin/kin-openapi/openapi3"
)

// Event is the payload of pull_request or pull_request_target with an action such as opened, as a workflow gets it.
func (i *Issue) Event(action string) []byte {
	s := i.repo.s
	s.mu.Lock()
	defer s.mu.Unlock()
	o := object{"action": action, "number": i.Number, "pull_request": i.pull(), "repository": i.repo.show(), "sender": s.user(i.Author)}
	if action == "synchronize" {
		o["before"], o["after"] = i.Pull.BaseSHA, i.Pull.HeadSHA
	}
	if i.repo.lost() != "" {
		text, _ := json.Marshal(o)
		return text
	}
	return s.payload("pull-request-"+action, o)
}

// CommentEvent is the payload of issue_comment for a comment that was made.
func (i *Issue) CommentEvent(id int64) []byte {
	s := i.repo.s
	s.mu.Lock()
	defer s.mu.Unlock()
	issue, said := i.show(), object{}
	issue["reactions"] = reactions()
	for _, k := range i.comments {
		if k.id == id {
			said = k.show()
			said["reactions"] = reactions()
		}
	}
	return s.payload("issue-comment-created", object{"action": "created", "issue": issue, "comment": said, "repository": i.repo.show(), "sender": said["user"]})
}

func reactions() object {
	return object{"url": "https://example.com", "total_count": 0, "+1": 0, "-1": 0, "laugh": 0, "confused": 0, "heart": 0, "hooray": 0, "eyes": 0, "rocket": 0}
}

// RunEvent is the payload of workflow_run when a run is complete.
func (r *Repo) RunEvent(id int64) []byte {
	r.s.mu.Lock()
	defer r.s.mu.Unlock()
	for _, w := range r.runs {
		if w.id != id {
			continue
		}
		who := r.s.user(w.from.owner())
		o := r.runOf(w)
		o["actor"], o["triggering_actor"], o["previous_attempt_url"], o["check_suite_id"], o["check_suite_node_id"] = who, who, nil, 1, "CS_1"
		workflow := object{"id": w.workflow, "node_id": "W_" + itoa(w.workflow), "name": "Parity", "path": ".github/workflows/parity.yml", "state": "active",
			"created_at": stamp(w.made), "updated_at": stamp(w.made), "url": o["workflow_url"], "html_url": o["html_url"], "badge_url": r.page("/badge.svg")}
		return r.s.payload("workflow-run-completed", object{"action": "completed", "workflow_run": o, "workflow": workflow, "repository": r.show(), "sender": who})
	}
	return nil
}

// DispatchEvent is the payload of workflow_dispatch.
func (r *Repo) DispatchEvent(branch string, inputs map[string]string) []byte {
	r.s.mu.Lock()
	defer r.s.mu.Unlock()
	return r.s.payload("workflow-dispatch", object{"ref": "refs/heads/" + branch, "inputs": inputs, "workflow": ".github/workflows/parity.yml",
		"repository": r.show(), "sender": r.s.user(r.owner())})
}

// MergeEvent is the payload of merge_group: the head is what would be merged, of a pull request or of several.
func (r *Repo) MergeEvent(pull int, base, head string) []byte {
	r.s.mu.Lock()
	defer r.s.mu.Unlock()
	c := r.s.git.commits[head]
	who := object{"name": "Ann", "email": "ann@example.com"}
	group := object{"head_sha": head, "head_ref": "refs/heads/gh-readonly-queue/main/pr-" + strconv.Itoa(pull) + "-" + base, "base_sha": base,
		"base_ref":    "refs/heads/" + r.DefaultBranch,
		"head_commit": object{"id": head, "tree_id": c.tree, "message": c.message, "timestamp": stamp(c.at), "author": who, "committer": who}}
	return r.s.payload("merge-group-checks-requested", object{"action": "checks_requested", "merge_group": group, "repository": r.show(), "sender": r.s.user(r.owner())})
}

// payload holds an event to what GitHub says that event looks like.
func (s *Server) payload(event string, o object) []byte {
	text, err := json.Marshal(o)
	if err != nil {
		s.report("fakegithub: %v", err)
	}
	if s.checked == nil {
		return text
	}
	schema := s.checked.rest.Components.Schemas["webhook-"+event]
	if schema == nil {
		return text
	}
	if err := schema.Value.VisitJSON(generic(text), openapi3.SetSchemaErrorMessageCustomizer(reason)); err != nil {
		s.report("fakegithub: the event %s is not as GitHub describes it: %v", event, err)
	}
	return text
}
