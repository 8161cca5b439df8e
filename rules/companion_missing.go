package rules

var companionMissing = Rule{
	ID:       "companion-missing",
	Severity: Warning,
	Doc:      "A type lacks a registration that the SDK has beside its declaration for most types of its kind, such as [JsonSerializable(typeof(T))].",
}
