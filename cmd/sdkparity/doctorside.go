package main

import (
	"maps"
	"slices"
)

// config says which configuration was used, and names that it gives and nothing has.
func (e *exam) config(s *side) {
	c := s.config
	e.say("ok", "config", "%s: %s, %s, %s", c.File, plural(len(c.SDKs), "SDK"), aliases(len(c.Aliases)), plural(len(c.Waivers), "waiver"))
	known := ruleIDs()
	for _, id := range slices.Sorted(maps.Keys(c.Severity)) {
		if !slices.Contains(known, id) {
			e.say("warn", "config", "severity: no rule is called %s", id)
		}
	}
	for _, w := range c.Waivers {
		for _, id := range w.Rules {
			if !slices.Contains(known, id) {
				e.say("warn", "config", "waiver %q (line %d): no rule is called %s", w.Concept, w.Line, id)
			}
		}
	}
}

// coverage says how much of an SDK's source was understood.
func (e *exam) coverage(s *side, sdk string) {
	for _, api := range s.apis {
		if api.SDK != sdk || api.Absent {
			continue
		}
		n := api.Counts
		switch {
		case n.Unread > 0 || len(api.Problems) > 0:
			e.say("warn", sdk, "%d of %s not understood, %s", n.Unread, plural(n.Read+n.Ignored+n.Unread, "declaration"), plural(len(api.Problems), "problem"))
			for _, p := range api.Problems[:min(len(api.Problems), 5)] {
				e.say("warn", sdk, "%s:%d: %s", p.File, p.Line, short(p.Text))
			}
		case len(api.Types)+len(api.Functions) == 0:
			e.say("fail", sdk, "nothing in its source is public: are the entry points right?")
		default:
			e.say("ok", sdk, "%s read, %s, %s", plural(n.Read, "declaration"), plural(len(api.Types), "type"), plural(len(api.Functions), "function"))
		}
	}
}

func (e *exam) schema(s *side) {
	switch state := s.schema; {
	case s.config.Schema == nil && !state.Known:
		e.say("ok", schemaColumn, "the configuration names none")
	case !state.Known:
		e.say("warn", schemaColumn, "not known: %s", state.Why)
	case state.Skewed:
		e.say("warn", schemaColumn, "%s", schemaName(state))
	default:
		e.say("ok", schemaColumn, "%s", schemaName(state))
	}
}

func (e *exam) waivers(s *side) {
	dead := s.deadWaivers()
	for _, text := range dead {
		e.say("warn", "waivers", "%s", text)
	}
	if n := len(s.config.Waivers) - len(dead); n > 0 {
		e.say("ok", "waivers", "%d of %s hold, over %s", n, plural(len(s.config.Waivers), "waiver"), plural(len(s.waived.Findings), "finding"))
	}
}
