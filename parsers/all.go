package parsers

import (
	"sdkparity/parsers/csharp"
	"sdkparity/parsers/golang"
	"sdkparity/parsers/java"
	"sdkparity/parsers/language"
	"sdkparity/parsers/python"
	"sdkparity/parsers/rust"
	"sdkparity/parsers/typescript"
)

// All are the languages, by name.
var All = []language.Language{
	csharp.Language,
	golang.Language,
	java.Language,
	python.Language,
	rust.Language,
	typescript.Language,
}
