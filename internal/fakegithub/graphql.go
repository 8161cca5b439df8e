package fakegithub

import (
	"encoding/json"
	"fmt"
	"maps"
	"strconv"

	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/parser"
	"github.com/vektah/gqlparser/v2/validator"
)

// field answers one field of a GraphQL object from its arguments.
type field func(args map[string]any) (any, error)

// graphQL answers what is asked, field by field. It knows the objects of graphobject.go; another field is an error,
// and with the schema installed every query must be one that GitHub understands.
func graphQL(c *call) answer {
	if c.by == nil {
		return refusal(401, "This endpoint requires you to be authenticated.")
	}
	in := read[struct {
		Query         string
		Variables     map[string]any
		OperationName string
	}](c)
	query, err := parser.ParseQuery(&ast.Source{Input: in.Query})
	if err != nil {
		c.s.report("fakegithub: the GraphQL query cannot be read: %v\n%s", err, in.Query)
		return refusal(400, "Problems parsing GraphQL")
	}
	c.s.checkQuery(query, in.Query, in.Variables)
	op := query.Operations.ForName(in.OperationName)
	if op == nil {
		return refusal(400, "No operation")
	}
	roots := c.queries()
	if op.Operation == ast.Mutation {
		roots = c.mutations()
	}
	g := &graph{variables: in.Variables, fragments: query.Fragments}
	data := g.selected(roots, op.SelectionSet, nil)
	if len(g.errors) > 0 {
		return ok(object{"data": data, "errors": g.errors})
	}
	return ok(object{"data": data})
}

func (s *Server) checkQuery(query *ast.QueryDocument, text string, variables map[string]any) {
	if s.checked == nil {
		return
	}
	for _, err := range validator.ValidateWithRules(s.checked.graphql, query, nil) {
		s.report("fakegithub: the GraphQL query is not as GitHub describes it: %v\n%s", err, text)
		return
	}
	for _, op := range query.Operations {
		if _, err := validator.VariableValues(s.checked.graphql, op, variables); err != nil {
			s.report("fakegithub: the GraphQL variables are not as GitHub describes them: %v\n%s", err, text)
		}
	}
}

// graph walks a query over the objects, and collects what went wrong.
type graph struct {
	variables map[string]any
	fragments ast.FragmentDefinitionList
	errors    []object
}

// refused is an error with the type that GitHub gives it: NOT_FOUND, FORBIDDEN.
type refused struct{ kind, message string }

func (r refused) Error() string { return r.message }

func (g *graph) selected(thing object, set ast.SelectionSet, path []any) object {
	out := object{}
	for _, s := range set {
		switch s := s.(type) {
		case *ast.Field:
			name := s.Alias
			if name == "" {
				name = s.Name
			}
			out[name] = g.field(thing, s, append(path[:len(path):len(path)], name))
		case *ast.InlineFragment:
			maps.Copy(out, g.fragment(thing, s.TypeCondition, s.SelectionSet, path))
		case *ast.FragmentSpread:
			f := g.fragments.ForName(s.Name)
			maps.Copy(out, g.fragment(thing, f.TypeCondition, f.SelectionSet, path))
		}
	}
	return out
}

// fragment is what is selected when the object is of a type or has that interface.
func (g *graph) fragment(thing object, on string, set ast.SelectionSet, path []any) object {
	if on != "" && on != thing["__typename"] && on != thing["__interfaces"] {
		return nil
	}
	return g.selected(thing, set, path)
}

func (g *graph) field(thing object, f *ast.Field, path []any) any {
	v, known := thing[f.Name]
	if !known {
		return g.fail(refused{"UNKNOWN", fmt.Sprintf("Field '%s' is not known to fakegithub", f.Name)}, path)
	}
	if compute, lazy := v.(field); lazy {
		args := map[string]any{}
		for _, a := range f.Arguments {
			args[a.Name], _ = a.Value.Value(g.variables)
		}
		var err error
		if v, err = compute(args); err != nil {
			return g.fail(err, path)
		}
	}
	switch v := v.(type) {
	case object:
		if v == nil {
			return nil
		}
		return g.selected(v, f.SelectionSet, path)
	case []object:
		list := make([]object, 0, len(v))
		for i, one := range v {
			list = append(list, g.selected(one, f.SelectionSet, append(path[:len(path):len(path)], i)))
		}
		return list
	}
	return v
}

func (g *graph) fail(err error, path []any) any {
	e := object{"message": err.Error(), "path": path}
	if r, typed := err.(refused); typed {
		e["type"] = r.kind
	}
	g.errors = append(g.errors, e)
	return nil
}

// connection is a list as GraphQL pages it. Cursors are positions.
func connection[T any](all []T, show func(T) object) field {
	return func(args map[string]any) (any, error) {
		size := 0
		for _, name := range []string{"first", "last"} {
			if n, err := strconv.Atoi(fmt.Sprint(args[name])); err == nil {
				size = n
			}
		}
		if size < 1 || size > 100 {
			return nil, refused{"EXCESSIVE_PAGINATION", "You must provide a `first` or `last` value between 1 and 100 to properly paginate the connection."}
		}
		from := 0
		if after, given := args["after"].(string); given {
			from, _ = strconv.Atoi(after)
		}
		to := min(from+size, len(all))
		if args["last"] != nil {
			from, to = max(0, len(all)-size), len(all)
		}
		return object{
			"totalCount": len(all), "nodes": shown(all[min(from, to):to], show),
			"pageInfo": object{"hasNextPage": to < len(all), "endCursor": strconv.Itoa(to), "hasPreviousPage": from > 0, "startCursor": strconv.Itoa(from)},
		}, nil
	}
}

func input(args map[string]any) object {
	text, _ := json.Marshal(args["input"])
	var out object
	_ = json.Unmarshal(text, &out)
	return out
}
