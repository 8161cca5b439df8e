package workflow

import (
	"slices"
	"strings"
	"testing"

	"github.com/rhysd/actionlint"
)

// TestRecipesEvents holds that each event that pr finds a pull request by starts one of the workflows, and that a comment starts the
// one that delivers, since only its workflow and job know their own comment again.
func TestRecipesEvents(t *testing.T) {
	for _, c := range []struct {
		recipe Recipe
		events string // by file
	}{
		{Recipe{Pulls: true}, "parity.yml: issue_comment merge_group pull_request workflow_dispatch"},
		{Recipe{Forks: true}, "parity.yml: merge_group pull_request; parity-report.yml: issue_comment workflow_run"},
	} {
		c.recipe.Action, c.recipe.Paths = "owner/sdkparity@0123456789012345678901234567890123456789", []string{"go/**"}
		files, err := c.recipe.Files()
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, f := range files {
			w, faults := actionlint.Parse([]byte(f.Text))
			if len(faults) > 0 {
				t.Fatal(f.Path, faults)
			}
			var events []string
			for _, e := range w.On {
				events = append(events, e.EventName())
			}
			slices.Sort(events)
			got = append(got, strings.TrimPrefix(f.Path, Folder+"/")+": "+strings.Join(events, " "))
		}
		if got := strings.Join(got, "; "); got != c.events {
			t.Errorf("events\n%s\nwant\n%s", got, c.events)
		}
	}
}
