package parity

import (
	"slices"
	"strings"

	"sdkparity/model"
)

// failed says that an SDK tells an error that is a class elsewhere by a value of an enum: ClientEvicted of PacketStatus for
// ClientEvictedError. Or "".
func (b *builder) failed(c *concept, s int) string {
	stem, ok := strings.CutSuffix(c.key, "error")
	if !ok || stem == "" || c.form() != "object" {
		return ""
	}
	for _, n := range b.sdks[s].nodes {
		if n.sym.Kind != model.Enum && n.sym.Kind != model.Union || n.layer != model.Handwritten && !n.numbersFailures() {
			continue
		}
		if slices.ContainsFunc(n.sym.Members, func(m model.Symbol) bool {
			key := valueKey(&m)
			return m.Kind == model.Value && (key == stem || key == c.key || key == model.Key(n.sym.Name)+stem)
		}) {
			return "a value of " + n.sym.Name
		}
	}
	return ""
}

// numbersFailures reports whether a type is called as the codes are that a protocol answers with.
func (n *node) numbersFailures() bool {
	words := model.Words(n.sym.Name)
	return len(words) > 0 && slices.Contains([]string{"code", "status", "kind", "error"}, words[len(words)-1])
}

// failureKey is the key of a type's name where what some call an exception or a failure and others an error is one word; Go has it in
// front, as ErrClosed.
func failureKey(name, key string) string {
	for _, failing := range []string{"exception", "failure"} {
		if rest, ok := strings.CutSuffix(key, failing); ok && rest != "" {
			return rest + "error"
		}
	}
	if rest, ok := strings.CutPrefix(name, "Err"); ok && rest != "" && rest[0] >= 'A' && rest[0] <= 'Z' && !strings.HasSuffix(key, "error") {
		return model.Key(rest) + "error"
	}
	return key
}
