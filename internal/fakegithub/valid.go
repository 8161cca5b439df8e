package fakegithub

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"slices"
	"strings"

	"github.com/getkin/kin-openapi/openapi3"
	"github.com/getkin/kin-openapi/openapi3filter"
	"github.com/getkin/kin-openapi/routers"
)

// check compares a request and its answer with the description and reports what differs.
func (s *Server) check(c *call, a answer) {
	if s.checked == nil {
		return
	}
	if c.path == "/graphql" {
		return // graphQL has looked at the query
	}
	in, err := s.checked.request(c)
	if err != nil {
		s.report("fakegithub: the request %s %s is not as GitHub describes it: %v\n%.2000s", c.r.Method, c.r.URL, err, c.body)
		return
	}
	if err := in.answer(a); err != nil {
		text, _ := json.Marshal(a.body)
		s.report("fakegithub: the answer %d to %s %s is not as GitHub describes it: %v\n%.2000s", a.status, c.r.Method, c.r.URL, err, text)
	}
}

// exchange is a request that the description knows, waiting for its answer.
type exchange struct {
	*openapi3filter.RequestValidationInput
}

func (d *description) request(c *call) (*exchange, error) {
	item := d.rest.Paths.Value(c.route.path)
	if item == nil || item.GetOperation(c.r.Method) == nil {
		return nil, fmt.Errorf("GitHub has no such operation")
	}
	r := c.r.Clone(context.Background())
	r.Body = io.NopCloser(bytes.NewReader(c.described()))
	in := &openapi3filter.RequestValidationInput{
		Request: r, PathParams: c.args, Options: &openapi3filter.Options{AuthenticationFunc: openapi3filter.NoopAuthenticationFunc},
		Route: &routers.Route{Spec: d.rest, Path: c.route.path, PathItem: item, Method: c.r.Method, Operation: item.GetOperation(c.r.Method)},
	}
	in.Options.WithCustomSchemaErrorFunc(reason)
	if err := unknown(in.Route, c); err != nil {
		return nil, err
	}
	if body := in.Route.Operation.RequestBody; body != nil && !body.Value.Required && (len(c.body) == 0 || string(bytes.TrimSpace(c.body)) == "null") {
		return &exchange{in}, nil
	}
	return &exchange{in}, openapi3filter.ValidateRequest(r.Context(), in)
}

// reason is what is wrong and where, without the whole schema.
func reason(err *openapi3.SchemaError) string {
	return fmt.Sprintf("/%s: %s", strings.Join(err.JSONPointer(), "/"), err.Reason)
}

// described is the body as the description has it. It knows an object for labels, and says in prose only that a list
// will do.
func (c *call) described() []byte {
	if strings.HasSuffix(c.route.path, "/labels") && bytes.HasPrefix(c.body, []byte("[")) {
		return slices.Concat([]byte(`{"labels":`), c.body, []byte("}"))
	}
	return c.body
}

// unknown finds parameters and properties that GitHub would overlook without a word: a misspelt one does nothing.
func unknown(route *routers.Route, c *call) error {
	for name := range c.r.URL.Query() {
		if route.Operation.Parameters.GetByInAndName("query", name) == nil && route.PathItem.Parameters.GetByInAndName("query", name) == nil {
			return fmt.Errorf("there is no parameter %s", name)
		}
	}
	var body map[string]json.RawMessage
	if route.Operation.RequestBody == nil || json.Unmarshal(c.body, &body) != nil {
		return nil
	}
	media := route.Operation.RequestBody.Value.GetMediaType("application/json")
	for name := range body {
		if media != nil && !has(media.Schema.Value, name) {
			return fmt.Errorf("there is no property %s", name)
		}
	}
	return nil
}

func has(s *openapi3.Schema, property string) bool {
	if s.Properties[property] != nil {
		return true
	}
	for _, list := range []openapi3.SchemaRefs{s.OneOf, s.AnyOf, s.AllOf} {
		for _, one := range list {
			if has(one.Value, property) {
				return true
			}
		}
	}
	return false
}

// answer holds an error that GitHub does not document for an operation to what errors look like.
func (in *exchange) answer(a answer) error {
	if a.unchecked != "" {
		return nil
	}
	body, err := json.Marshal(a.body)
	if a.body == nil {
		body = a.text
	}
	if err != nil {
		return err
	}
	if in.Route.Operation.Responses.Status(a.status) == nil {
		if a.status < http.StatusBadRequest {
			return fmt.Errorf("GitHub does not answer %d here", a.status)
		}
		return in.Route.Spec.Components.Schemas["basic-error"].Value.VisitJSON(generic(body), openapi3.SetSchemaErrorMessageCustomizer(reason))
	}
	header := http.Header{}
	if len(body) > 0 {
		header.Set("Content-Type", "application/json; charset=utf-8")
	}
	return openapi3filter.ValidateResponse(context.Background(), &openapi3filter.ResponseValidationInput{
		RequestValidationInput: in.RequestValidationInput, Status: a.status, Header: header, Body: io.NopCloser(bytes.NewReader(body)),
	})
}

func generic(text []byte) any {
	var v any
	_ = json.NewDecoder(bytes.NewReader(text)).Decode(&v)
	return v
}
