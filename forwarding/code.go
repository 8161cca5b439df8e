package forwarding

import (
	"slices"
	"strings"

	"sdkparity/model"
)

// code is one SDK's functions and what they mention.
type code struct {
	bodies []body
	at     map[model.Pos]int
	named  map[string][]int
	bases  map[string][]model.Type // of the types
}

type body struct {
	model.Body
	takes, names []string
}

func newCode(api *model.API) *code {
	c := &code{at: map[model.Pos]int{}, named: map[string][]int{}, bases: map[string][]model.Type{}}
	for i, b := range api.Bodies {
		c.bodies = append(c.bodies, body{Body: b})
		c.at[b.At] = i
		c.named[b.Name] = append(c.named[b.Name], i)
	}
	for _, t := range api.Types {
		c.bases[t.Name] = append(c.bases[t.Name], t.Bases...)
	}
	return c
}

// reach is what a function and those that it calls mention.
type reach struct {
	keys   map[string]bool    // of all names
	bodies map[model.Pos]bool // that are called
}

// has reports whether a member is mentioned, or what reads it.
func (r reach) has(s *model.Symbol) bool {
	for _, k := range []string{model.Key(s.Name[strings.LastIndexByte(s.Name, '.')+1:]), model.Key(s.Wire)} {
		if k != "" && (r.keys[k] || r.keys["get"+k] || r.keys["is"+k] || r.keys["has"+k]) {
			return true
		}
	}
	return false
}

func (r reach) calls(at model.Pos) bool { return r.bodies[at] }

// reach follows calls, by name alone, to functions that are given the options: no other can read them. The zero reach is of a function
// without code. What makes, copies, compares or prints options uses none.
func (c *code) reach(at model.Pos, options string) reach {
	first, ok := c.at[at]
	if !ok {
		return reach{}
	}
	given := c.family(options, nil)
	out := reach{map[string]bool{}, map[model.Pos]bool{}}
	seen := map[int]bool{first: true}
	for todo := []int{first}; len(todo) > 0; todo = todo[1:] {
		for _, name := range c.read(todo[0]).names {
			out.keys[model.Key(name)] = true
			for _, i := range c.named[name] {
				for _, taken := range c.read(i).takes { // a part may be all that it is given: { model?: string }
					if options != "" {
						out.keys[model.Key(taken)] = true
					}
				}
				if !seen[i] && !isPlumbing(name, given) && c.isGiven(i, given) {
					seen[i], out.bodies[c.bodies[i].At] = true, true
					todo = append(todo, i)
				}
			}
		}
	}
	return out
}

// family are the names of a type and of what it extends.
func (c *code) family(name string, known []string) []string {
	if slices.Contains(known, name) {
		return known
	}
	known = append(known, name)
	for _, t := range c.bases[name] {
		known = c.family(t.Name, known)
	}
	return known
}

func (c *code) isGiven(i int, options []string) bool {
	return slices.ContainsFunc(c.read(i).takes, func(name string) bool { return slices.Contains(options, name) })
}

func (c *code) read(i int) *body {
	b := &c.bodies[i]
	if b.names == nil {
		b.names, b.takes = strings.Fields(b.Names), strings.Fields(b.Takes)
	}
	return b
}

// plumbing are functions that mention every member of their type and use none.
var plumbing = []string{
	"clone", "copy", "default", "eq", "equal", "equals", "fmt", "hash", "hashcode", "gethashcode", "init", "new", "repr", "string", "tostring",
}

func isPlumbing(name string, options []string) bool {
	return slices.Contains(plumbing, model.Key(name)) || slices.Contains(options, name)
}
