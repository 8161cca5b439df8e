package rules

import (
	"fmt"
	"strings"
	"testing"

	"sdkparity/internal/golden"
)

// TestReadme holds that README.md says what All says; run it with -update to generate the file.
func TestReadme(t *testing.T) {
	var b strings.Builder
	b.WriteString("<!-- Generated from All by readme_test.go; DO NOT EDIT. `go test ./rules -run Readme -update` writes it. -->\n\n")
	b.WriteString("# Rules\n\n")
	b.WriteString("A rule looks at one row of the parity table and says where the SDKs differ. Each has an archive that shows what it finds and\n")
	b.WriteString("what it lets pass, and that is its test. The severity can be changed, or a rule turned off, under `severity` in the configuration.\n\n")
	b.WriteString("| Rule | Severity | |\n|---|---|---|\n")
	for _, r := range All {
		fmt.Fprintf(&b, "| [%s](testdata/%s.txtar) | %s | %s |\n", r.ID, r.ID, r.Severity, r.Doc)
	}
	golden.Text(t, "README.md", b.String())
}
