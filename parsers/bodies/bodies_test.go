package bodies

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestNames(t *testing.T) {
	c, script, python := Style{Char: true}, Style{}, Style{Hash: true}
	for name, test := range map[string]struct {
		style      Style
		code, want string
	}{
		"identifiers":          {c, "req.Model = config.Model2", "Model Model2 config req"},
		"a line's comment":     {c, "a() // model\nb()", "a b"},
		"a block's comment":    {c, "a() /* model\n */ b()", "a b"},
		"a comment to the end": {c, "a() /* model", "a"},
		"an address is text":   {c, `get("https://x.example/y") + model`, "example get https model x y"},
		"a quote in a string":  {c, `f("say \"//", model)`, "f model say"},
		"a lifetime":           {c, "fn f<'a>(x: &'a str) { x.model } // no", "a f fn model str x"},
		"a character":          {c, "s == '\"' && model", "model s"},
		"a key":                {script, `body['model'] = x`, "body model x"},
		"a template":           {script, "`a ${config.model}\n// b` + c", "a b c config model"},
		"Python's comment":     {python, "x = model  # limit", "model x"},
		"Python's docs":        {python, "\"\"\"limit\n\"\"\"\nx = model", "model x"},
		"Python divides":       {python, "x = model // limit", "limit model x"},
		"set to nothing":       {c, "W { model: self.model, delay: None, \"filter\": nil, a: nilly }", "None W a model nil nilly self"},
		"a path is no value":   {c, "a::None(b)", "None a b"},
		"a string left open":   {script, "it's model\nx", "it model s x"},
		"nothing":              {c, " + ", ""},
	} {
		if diff := cmp.Diff(test.want, test.style.names(test.code)); diff != "" {
			t.Errorf("%s (-want +got)\n%s", name, diff)
		}
	}
}
