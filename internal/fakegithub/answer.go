package fakegithub

import (
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"net/http"
	"strconv"
)

// object is a JSON object as it goes over the wire.
type object map[string]any

// answer is what a resource says: a body to write as JSON, or text as it is.
type answer struct {
	status    int
	body      any
	text      []byte
	kind      string // of text
	header    map[string]string
	unchecked string // why the description does not hold for this answer
}

func ok(body any) answer { return answer{status: http.StatusOK, body: body} }

func created(body any) answer { return answer{status: http.StatusCreated, body: body} }

func refusal(status int, message string) answer {
	return answer{status: status, body: object{
		"message": message, "documentation_url": "https://docs.github.com/rest", "status": strconv.Itoa(status),
	}}
}

var notFound = refusal(http.StatusNotFound, "Not Found")

// invalid is a 422 that names the field.
func invalid(resource, field, code, message string) answer {
	a := refusal(http.StatusUnprocessableEntity, "Validation Failed")
	problem := object{"resource": resource, "field": field, "code": code}
	if message != "" {
		problem["message"] = message
	}
	a.body.(object)["errors"] = []object{problem}
	return a
}

const maxBody = 65536

// tooLong refuses a text longer than GitHub keeps; it counts characters, not bytes.
func tooLong(resource, body string) (answer, bool) {
	if len([]rune(body)) <= maxBody {
		return answer{}, false
	}
	return invalid(resource, "body", "custom", "body is too long (maximum is 65536 characters)"), true
}

// reply is an answer as bytes.
type reply struct {
	status int
	header map[string]string
	body   []byte
}

// encode adds what every answer has: the quota, and for reads an entity tag. A read that has not changed costs nothing.
func (s *Server) encode(c *call, a answer) reply {
	out := reply{status: a.status, header: map[string]string{"X-GitHub-Request-Id": fmt.Sprintf("%04X", len(s.log)+1)}, body: a.text}
	if a.body != nil {
		out.body, _ = json.Marshal(a.body)
		a.kind = "application/json; charset=utf-8"
	}
	if a.kind != "" {
		out.header["Content-Type"] = a.kind
	}
	if a.status == http.StatusOK && c.r.Method == http.MethodGet {
		tag := fmt.Sprintf(`W/"%x"`, sha256.Sum256(out.body))
		out.header["Etag"] = tag
		if c.r.Header.Get("If-None-Match") == tag {
			out.status, out.body = http.StatusNotModified, nil
		}
	}
	if out.status != http.StatusNotModified {
		s.quota.remaining = max(0, s.quota.remaining-1)
	}
	s.quota.write(out.header)
	for k, v := range a.header {
		out.header[k] = v
	}
	return out
}

func send(w http.ResponseWriter, f *fault, out reply) {
	if f.cuts(CutBefore) || f.cuts(CutAfter) {
		panic(http.ErrAbortHandler)
	}
	for k, v := range out.header {
		w.Header().Set(k, v)
	}
	if f.cuts(CutBody) {
		w.Header().Set("Content-Length", strconv.Itoa(len(out.body)))
	}
	w.WriteHeader(out.status)
	if f.cuts(CutBody) {
		_, _ = w.Write(out.body[:len(out.body)/2])
		_ = http.NewResponseController(w).Flush()
		panic(http.ErrAbortHandler)
	}
	_, _ = w.Write(out.body)
}

// read is the request's body as T; whether it is well formed was seen before.
func read[T any](c *call) T {
	var in T
	_ = json.Unmarshal(c.body, &in)
	return in
}
