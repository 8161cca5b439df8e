package rust

import (
	"strings"
	"unicode"
)

// wireOfField is a field's name in JSON under a rename_all rule, by serde's own algorithm.
func wireOfField(name, rule string) string {
	switch rule {
	case "UPPERCASE", "SCREAMING_SNAKE_CASE":
		return strings.ToUpper(name)
	case "PascalCase":
		return pascal(name)
	case "camelCase":
		return lowerFirst(pascal(name))
	case "kebab-case":
		return strings.ReplaceAll(name, "_", "-")
	case "SCREAMING-KEBAB-CASE":
		return strings.ToUpper(strings.ReplaceAll(name, "_", "-"))
	}
	return name // none, lowercase, snake_case
}

// wireOfVariant is a variant's name in JSON under a rename_all rule, by serde's own algorithm.
func wireOfVariant(name, rule string) string {
	switch rule {
	case "lowercase":
		return strings.ToLower(name)
	case "UPPERCASE":
		return strings.ToUpper(name)
	case "camelCase":
		return lowerFirst(name)
	case "snake_case":
		return snake(name, '_')
	case "SCREAMING_SNAKE_CASE":
		return strings.ToUpper(snake(name, '_'))
	case "kebab-case":
		return snake(name, '-')
	case "SCREAMING-KEBAB-CASE":
		return strings.ToUpper(snake(name, '-'))
	}
	return name // none, PascalCase
}

func pascal(name string) string {
	var b strings.Builder
	b.Grow(len(name))
	capital := true
	for _, c := range name {
		if c == '_' {
			capital = true
			continue
		}
		if capital {
			c, capital = unicode.ToUpper(c), false
		}
		b.WriteRune(c)
	}
	return b.String()
}

// snake starts a word at every capital, also inside initialisms, as serde does.
func snake(name string, sep rune) string {
	var b strings.Builder
	for i, c := range name {
		if i > 0 && unicode.IsUpper(c) {
			b.WriteRune(sep)
		}
		b.WriteRune(unicode.ToLower(c))
	}
	return b.String()
}

func lowerFirst(name string) string {
	for i, c := range name {
		return string(unicode.ToLower(c)) + name[i+len(string(c)):]
	}
	return name
}
