package main

import (
	"fmt"
	"slices"
	"strings"

	"sdkparity/config"
)

// deadWaivers are sentences about the configuration's waivers that cover nothing: they have expired, or nothing is left to waive.
func (s *side) deadWaivers() []string {
	var out []string
	for i, w := range s.config.Waivers {
		name := fmt.Sprintf("waiver %q (%s:%d)", w.Concept, s.config.File, w.Line)
		switch {
		case w.Expired(s.day):
			out = append(out, fmt.Sprintf("%s expired on %s and covers nothing any more", name, w.Expires))
		case !s.waived.Used[i] && s.decided(w):
			out = append(out, name+" matches nothing: there is no such difference")
		}
	}
	return out
}

// decided reports whether the differences that a waiver is about could be found at all: not without the schema, nor without
// the SDKs it is for.
func (s *side) decided(w config.Waiver) bool {
	needsSchema := len(w.Rules) > 0 && !slices.ContainsFunc(w.Rules, func(rule string) bool { return !strings.HasPrefix(rule, "schema-") })
	if needsSchema && !s.schema.Known && s.config.Schema != nil {
		return false
	}
	for _, api := range s.apis {
		if !api.Absent && (len(w.SDKs) == 0 || slices.Contains(w.SDKs, api.SDK)) {
			return true
		}
	}
	return false
}
