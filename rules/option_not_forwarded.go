package rules

var optionNotForwarded = Rule{
	ID:       "option-not-forwarded",
	Severity: Warning,
	Doc:      "A function takes options one by one, and neither it nor anything it calls reads this one.",
}
