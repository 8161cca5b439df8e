package report

import (
	"fmt"
	"strings"
)

const maxNameColumns = 60 // of the first column

// table writes rows under a line of SDKs, or a line per row where the terminal is too narrow for that.
func (v view) table(p *printer, groups []group) {
	name, total := v.measure(groups)
	if p.Width > 0 && total > p.Width {
		v.listing(p, groups)
		return
	}
	head := strings.Repeat(" ", name)
	for _, sdk := range v.Table.SDKs {
		head += "  " + clean(sdk, nameColumns)
	}
	p.line(p.paint(head, bold))
	var lines []line
	for _, g := range groups {
		if !g.lines[0].owner {
			p.line(p.paint(clean(g.title, maxNameColumns), bold))
		}
		for _, l := range g.lines {
			p.line(v.tableLine(p, l, name))
		}
		lines = append(lines, g.lines...)
	}
	p.line("")
	p.legend(v.used(lines))
}

// measure gives the columns of the first column and of the whole table.
func (v view) measure(groups []group) (name, total int) {
	for _, g := range groups {
		name = max(name, columns(clean(g.title, maxNameColumns)))
		for _, l := range g.lines {
			name = max(name, columns(l.label()))
		}
	}
	total = name
	for _, sdk := range v.Table.SDKs {
		total += 2 + columns(clean(sdk, nameColumns))
	}
	return name, total
}

// label is a row's name as its table shows it, members under their type.
func (l line) label() string {
	if l.owner {
		return clean(l.name, maxNameColumns)
	}
	return "  " + clean(l.name, maxNameColumns-2)
}

func (v view) tableLine(p *printer, l line, name int) string {
	s := pad(l.label(), name)
	if l.owner {
		s = p.paint(s, bold)
	}
	for i, sdk := range v.Table.SDKs {
		sign := v.signOf(l, i)
		room := columns(clean(sdk, nameColumns))
		before := (room - 1) / 2
		s += "  " + strings.Repeat(" ", before) + p.paint(p.glyph(sign), sign.colour) + strings.Repeat(" ", room-1-before)
	}
	return s
}

// listing says of each row where it is not as it should be.
func (v view) listing(p *printer, groups []group) {
	for _, g := range groups {
		for _, l := range g.lines {
			p.listed("", l.Concept)
			for _, s := range v.listed(l) {
				p.item("  ", s, "")
			}
		}
	}
}

// listed writes a name that has to fit into the width.
func (p *printer) listed(indent, name string) {
	room := maxNameColumns
	if p.Width > 0 {
		room = max(p.Width-len(indent), 8)
	}
	p.line(indent + p.paint(clean(name, room), bold))
}

// listed are a row's cells in words, "missing in go and rust", without the ones that are well where others are not.
func (v view) listed(l line) []string {
	bySign := map[sign][]string{}
	for i, sdk := range v.Table.SDKs {
		s := v.signOf(l, i)
		bySign[s] = append(bySign[s], sdk)
	}
	var out []string
	for _, s := range signs {
		names := bySign[s]
		if len(names) == 0 || s == signPresent && len(bySign) > 1 {
			continue
		}
		if len(names) == len(v.Table.SDKs) {
			out = append(out, fmt.Sprintf("%s all %d", s.in, len(names)))
			continue
		}
		out = append(out, s.in+" "+plain.list(names))
	}
	return []string{strings.Join(out, "; ")}
}

// legend explains the signs that were used, and breaks no explanation in two.
func (p *printer) legend(used []sign) {
	text := ""
	for _, s := range used {
		entry := p.glyph(s) + " " + s.means
		switch {
		case text == "":
			text = entry
		case p.Width > 0 && columns(text)+3+columns(entry) > p.Width:
			p.line(text)
			text = entry
		default:
			text += "   " + entry
		}
	}
	p.line(text)
}
