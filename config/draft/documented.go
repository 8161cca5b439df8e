package draft

import (
	"context"
	"path"
	"regexp"
	"slices"
	"strings"

	"sdkparity/source"
)

var (
	importsFrom = regexp.MustCompile(`(?m)^\W{0,8}from\s+([A-Za-z]\w*(?:\.[A-Za-z]\w*)+)\s+import\b`)
	exportList  = regexp.MustCompile(`(?m)^__all__\b`)
)

// documented adds to a Python package's entries the modules from which its README says users import, where the package itself does not
// list what it gives.
func (c *candidate) documented(ctx context.Context, tree source.Tree) error {
	if c.Language != "python" || len(c.Entries) != 1 {
		return nil
	}
	main := path.Join(c.Root, c.Entries[0])
	text, err := contentOf(ctx, tree, main)
	if err != nil || exportList.MatchString(text) {
		return err
	}
	readme, err := contentOf(ctx, tree, path.Join(c.Root, "README.md"))
	if err != nil {
		return err
	}
	const most = 20
	for _, m := range importsFrom.FindAllStringSubmatch(readme, -1) {
		name, inside := strings.CutPrefix(m[1], path.Base(path.Dir(main))+".")
		if !inside || len(c.Entries) > most || strings.Contains("."+name, "._") {
			continue
		}
		file := path.Join(path.Dir(c.Entries[0]), strings.ReplaceAll(name, ".", "/"))
		for _, entry := range []string{file + ".py", file + "/__init__.py"} {
			if tree.Has(path.Join(c.Root, entry)) && !slices.Contains(c.Entries, entry) {
				c.Entries = append(c.Entries, entry)
			}
		}
	}
	return nil
}
