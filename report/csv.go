package report

import (
	"encoding/csv"
	"fmt"
	"io"
	"strconv"
	"strings"
)

// CSV writes a line for each SDK of each concept a report is about, for spreadsheets.
func CSV(w io.Writer, r Result) error {
	v := viewOf(r)
	out := csv.NewWriter(w)
	head := []string{"concept", "kind", "change", "sdk", "state", "name", "spelled", "layer", "file", "line", "expected", "generated_file", "findings"}
	records := [][]string{head}
	for _, row := range v.rows() {
		doc := v.conceptOf(row)
		for i, sdk := range v.Table.SDKs {
			c := doc.Cells[sdk]
			var ids []string
			for _, f := range v.live[place{row.Key, sdk}] {
				ids = append(ids, clean(f.ID, textColumns))
			}
			number := ""
			if c.Line > 0 {
				number = strconv.Itoa(c.Line)
			}
			records = append(records, []string{
				cell(doc.Concept), doc.Kind, changeIn(doc.Change, r.Changes[row.Key].SDKs, i), cell(sdk), c.State, cell(c.Name), cell(c.Spelled), c.Layer,
				cell(c.File), number, cell(c.Expected), cell(c.GeneratedFile), cell(strings.Join(ids, " ")),
			})
		}
	}
	if err := out.WriteAll(records); err != nil {
		return fmt.Errorf("write CSV: %w", err)
	}
	return nil
}

func changeIn(kind string, sdks []bool, i int) string {
	if i < len(sdks) && sdks[i] {
		return kind
	}
	return ""
}

// cell keeps a spreadsheet from taking text for a formula.
func cell(s string) string {
	s = clean(s, 2*textColumns)
	if s != "" && strings.ContainsAny(s[:1], "=+-@") {
		return "'" + s
	}
	return s
}
