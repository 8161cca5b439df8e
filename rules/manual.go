package rules

import (
	"embed"
	"fmt"

	"golang.org/x/tools/txtar"
)

//go:embed testdata/*.txtar
var archives embed.FS

// Manual is what there is to read about a rule: what it is for, small SDKs in which it finds something and leaves something, and,
// as the file want, what it says about them. It is the rule's test, too.
func (r Rule) Manual() (*txtar.Archive, error) {
	data, err := archives.ReadFile("testdata/" + r.ID + ".txtar")
	if err != nil {
		return nil, fmt.Errorf("manual of %s: %w", r.ID, err)
	}
	return txtar.Parse(data), nil
}
