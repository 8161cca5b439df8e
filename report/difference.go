package report

import (
	"sdkparity/model"
	"sdkparity/rules"
)

// difference is what is said of one SDK, or of several in the same words, where half of them differ from the other half.
type difference struct {
	rules.Finding // of the first SDK
	sdks          []string
	at            []model.Pos
}

// together merges neighbouring findings of a row that say the same.
func together(list []rules.Finding) []difference {
	var out []difference
	for _, f := range list {
		last := len(out) - 1
		if last < 0 || out[last].Row != f.Row || out[last].Rule != f.Rule || out[last].Severity != f.Severity || out[last].Status != f.Status || out[last].Text != f.Text {
			out = append(out, difference{Finding: f})
			last++
		}
		out[last].sdks = append(out[last].sdks, f.SDK)
		if f.At.File != "" {
			out[last].at = append(out[last].at, f.At)
		}
	}
	return out
}
