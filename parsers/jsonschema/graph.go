package jsonschema

import (
	"reflect"
	"strconv"
	"strings"

	"sdkparity/model"
)

// cycles tells of definitions that are defined by themselves, directly or through others, and so describe nothing. A
// definition that only contains itself, in a property or a list, is fine.
func (r *reader) cycles() {
	g := graph{r: r, state: map[*node]int{}}
	for _, d := range r.docs {
		for _, def := range d.defs {
			g.visit(def)
		}
	}
}

// graph walks the references between definitions without recursion: hostile input has long chains.
type graph struct {
	r     *reader
	state map[*node]int // 1 on the way, 2 done
	way   []*definition
	next  [][]*definition // what each definition on the way still leads to
}

func (g *graph) visit(def *definition) {
	g.push(def)
	for len(g.way) > 0 {
		last := len(g.way) - 1
		if len(g.next[last]) == 0 {
			g.state[g.way[last].node] = 2
			g.way, g.next = g.way[:last], g.next[:last]
			continue
		}
		to := g.next[last][0]
		g.next[last] = g.next[last][1:]
		if g.state[to.node] == 1 {
			g.report(to)
			continue
		}
		g.push(to)
	}
}

func (g *graph) push(def *definition) {
	if g.state[def.node] != 0 {
		return
	}
	g.state[def.node] = 1
	g.way = append(g.way, def)
	g.next = append(g.next, g.r.sameAs(def.schema))
}

func (g *graph) report(to *definition) {
	var names []string
	for i := len(g.way) - 1; i >= 0; i-- {
		names = append([]string{g.way[i].name}, names...)
		g.r.circular[g.way[i].node] = true
		if g.way[i] == to || len(names) > 20 {
			break
		}
	}
	at := model.Pos{File: to.doc.path, Line: to.line}
	g.r.problem(at, "definition "+clip(to.name)+" is defined by itself: "+cut(strings.Join(append(names, to.name), " → "), 500))
}

// sameAs is the definitions that a schema says it is, rather than contains.
func (r *reader) sameAs(s schema) []*definition {
	var all []*definition
	if def := r.definition(s); def != nil {
		all = append(all, def)
	}
	for _, keyword := range [...]string{"allOf", "anyOf", "oneOf"} {
		for _, part := range s.list(keyword) {
			if def := r.definition(part); def != nil {
				all = append(all, def)
			}
		}
	}
	return all
}

// spreadInternal marks fields whose type is an internal definition: nobody can use the one without the other.
func (r *reader) spreadInternal() {
	if len(r.internal) == 0 {
		return
	}
	var mark func(all []model.Symbol)
	mark = func(all []model.Symbol) {
		for i := range all {
			s := &all[i]
			if s.Kind == model.Field && r.internal[carried(s.Type)] {
				s.Stability = model.Internal
			}
			mark(s.Members)
			mark(s.Type.Members)
		}
	}
	mark(r.api.Types)
}

// carried is the name of a type, or of what a list or map of it holds.
func carried(t model.Type) string {
	for t.Form == model.List || t.Form == model.Map {
		t = t.Args[len(t.Args)-1]
	}
	if t.Form == model.Ref {
		return t.Name
	}
	return ""
}

// merge leaves one of the types that several files define alike. Documentation may differ; otherwise both stay.
func (r *reader) merge() {
	first := map[string]int{}
	var kept []model.Symbol
	for at, s := range r.api.Types {
		i, ok := first[s.Name]
		switch {
		case !ok:
			first[s.Name] = len(kept)
		case reflect.DeepEqual(bare(kept[i]), bare(s)):
			r.api.Counts.Read -= r.reads[at]
			r.api.Counts.Ignored += r.reads[at]
			continue
		default:
			r.problem(s.At, "definition "+clip(s.Name)+" differs from the one at "+kept[i].At.File+":"+strconv.Itoa(kept[i].At.Line))
		}
		kept = append(kept, s)
	}
	r.api.Types = kept
}

// bare is a symbol without its place and prose.
func bare(s model.Symbol) model.Symbol {
	s.Doc, s.At, s.Default, s.Partial = "", model.Pos{}, "", false
	s.Members = bareAll(s.Members)
	s.Type = bareType(s.Type)
	return s
}

func bareAll(all []model.Symbol) []model.Symbol {
	out := make([]model.Symbol, len(all))
	for i, s := range all {
		out[i] = bare(s)
	}
	return out
}

func bareType(t model.Type) model.Type {
	args := make([]model.Type, len(t.Args))
	for i, a := range t.Args {
		args[i] = bareType(a)
	}
	t.Text, t.Args, t.Members = "", args, bareAll(t.Members)
	return t
}
