package fakegithub

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func (w *world) query(path, text string, variables object) string {
	w.t.Helper()
	_, got := w.ask("POST", path, object{"query": text, "variables": variables}, nil)
	return string(got)
}

func TestGraphQL(t *testing.T) {
	w := newWorld(t)
	at := []object{{"path": "go/a.go", "line": 5, "side": "RIGHT", "body": "B is missing in Rust"}}
	w.do("POST", "/repos/octo/sdks/pulls/1/reviews", object{"event": "COMMENT", "comments": at}, 200)
	const threads = `query($number: Int!) { repository(owner: "octo", name: "sdks") { pullRequest(number: $number) {
		reviewThreads(first: 10) { nodes { id isResolved isOutdated comments(first: 1) { nodes { ...note } } } pageInfo { hasNextPage endCursor } } } } }
		fragment note on PullRequestReviewComment { id body isMinimized author { __typename login } }`
	var found struct {
		Data struct {
			Repository struct {
				PullRequest struct {
					ReviewThreads struct {
						Nodes []struct {
							ID       string
							Comments struct{ Nodes []struct{ ID string } }
						}
					}
				}
			}
		}
	}
	text := w.query("/graphql", threads, object{"number": 1})
	if err := json.Unmarshal([]byte(text), &found); err != nil || len(found.Data.Repository.PullRequest.ReviewThreads.Nodes) != 1 {
		t.Fatalf("got %s (%v)", text, err)
	}
	thread := found.Data.Repository.PullRequest.ReviewThreads.Nodes[0]
	w.query("/api/graphql", `mutation($id: ID!) { resolveReviewThread(input: {threadId: $id}) { thread { isResolved } } }`, object{"id": thread.ID})
	w.query("/graphql", `mutation($id: ID!) { minimizeComment(input: {subjectId: $id, classifier: OUTDATED}) { minimizedComment { isMinimized } } }`,
		object{"id": thread.Comments.Nodes[0].ID})
	after := w.query("/graphql", threads, object{"number": 1})
	for _, want := range []string{`"isResolved":true`, `"isMinimized":true`, `"login":"github-actions"`, `"__typename":"Bot"`, `"hasNextPage":false`} {
		if !strings.Contains(after, want) {
			t.Errorf("no %s in %s", want, after)
		}
	}
	if n := len(w.Writes()); n != 3 {
		t.Errorf("%d writes, want the review and two mutations", n)
	}
	w.token = w.Token("github-actions[bot]", "contents:read")
	refused := w.query("/graphql", `mutation($id: ID!) { resolveReviewThread(input: {threadId: $id}) { thread { isResolved } } }`, object{"id": thread.ID})
	if !strings.Contains(refused, `"type":"FORBIDDEN"`) {
		t.Errorf("got %s", refused)
	}
}

func TestGraphQLFiles(t *testing.T) {
	w := newWorld(t)
	got := w.query("/graphql", `query { repository(owner: "octo", name: "sdks") { a: object(expression: "main:README.md") { ... on Blob { oid text isBinary } }
		b: object(expression: "main:none") { ... on Blob { text } } } }`, nil)
	want := `{"data":{"repository":{"a":{"isBinary":false,"oid":"` + objectID("blob", []byte("# The SDKs\n")) + `","text":"# The SDKs\n"},"b":null}}}`
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}
