// Package typescript reads the public API of a TypeScript package.
//
// Read keeps what one file says, with type operators such as Omit<…> and A & B unevaluated; Link follows imports and
// exports, evaluates the operators and keeps what a user can import or is handed.
package typescript

import (
	typescript "github.com/tree-sitter/tree-sitter-typescript/bindings/go"

	"sdkparity/model"
	"sdkparity/parsers/bodies"
	"sdkparity/parsers/language"
	"sdkparity/parsers/tree"
	"sdkparity/source"
)

const name = "typescript"

// Language reads TypeScript. JSX needs another grammar, so .tsx is not read.
var Language = language.Language{
	Name:    name,
	Exts:    []string{".ts", ".mts", ".cts"},
	Version: 10,
	Read:    read,
	Link:    link,
	Declare: declare,
	Write:   write,
}

var code = bodies.Style{Functions: []string{
	"method_definition", "function_declaration", "generator_function_declaration", "variable_declarator", "public_field_definition",
}}

// Bodies are left out, except that of a function: ReturnType<typeof f> is the object which f returns.
// What only its text is asked of has no inside either.
var grammar = tree.NewGrammar(typescript.LanguageTypescript(),
	"predefined_type", "literal_type", "string", "template_string", "accessibility_modifier", "nested_type_identifier",
	"object_pattern", "array_pattern", "computed_property_name", "decorator", "regex", "import_attribute",
	"method_definition/statement_block", "arrow_function/statement_block", "function_expression/statement_block",
	"generator_function_declaration/statement_block", "class_static_block/statement_block",
	"arrow_function/call_expression", "arrow_function/await_expression", "arrow_function/binary_expression",
	"arrow_function/ternary_expression", "arrow_function/template_string", "arrow_function/new_expression",
	"public_field_definition/call_expression", "variable_declarator/call_expression",
	"statement_block/if_statement", "statement_block/for_statement", "statement_block/for_in_statement",
	"statement_block/while_statement", "statement_block/do_statement", "statement_block/try_statement",
	"statement_block/switch_statement", "statement_block/throw_statement", "statement_block/labeled_statement",
	"statement_block/lexical_declaration", "statement_block/variable_declaration",
	"return_statement/call_expression", "return_statement/await_expression", "return_statement/new_expression",
)

func read(f source.File) language.Unit {
	src, problem := prepared(f.Data)
	if problem != "" {
		return unreadable(problem)
	}
	t, err := grammar.Parse(src)
	if err != nil {
		return unreadable(err.Error())
	}
	r := reader{src: string(src)}
	r.unit.Generated = source.SaysGenerated(f.Data)
	r.unit.Decls = make([]language.Decl, 0, statementsIn(t.Root()))
	r.statements(t.Root(), scope{})
	if !r.unit.Generated {
		r.unit.Bodies = bodies.Of(t.Root(), r.src, code)
	}
	if t.Cut != "" {
		r.unit.Counts.Unread++ // what follows the limit, or the end
		r.unit.Problems = append(r.unit.Problems, model.Problem{Text: t.Cut})
		for i := range r.unit.Decls {
			r.unit.Decls[i].Symbol.Partial = true
		}
	}
	return r.unit
}

// statementsIn is about the number of declarations.
func statementsIn(root tree.Node) int {
	count := 0
	for n := range root.All() {
		if n.Named() && n.Kind() != "comment" {
			count++
		}
	}
	return count
}

func unreadable(text string) language.Unit {
	return language.Unit{
		Counts:   model.Counts{Unread: 1},
		Problems: []model.Problem{{Line: 1, Text: text}},
	}
}
