# shellcheck shell=bash
# What the steps of action.yml share. Inputs come as environment variables and are never part of a script's text.

say() { printf 'sdkparity: %s\n' "$*"; }

warn() { printf '::warning title=sdkparity::%s\n' "$*"; }

die() { # a sentence for the log and the workflow's page
	printf '::error title=sdkparity::%s\n' "$*"
	exit 1
}

output() { # output NAME VALUE, for later steps; no value has a line end
	printf '%s=%s\n' "$1" "$2" >>"$GITHUB_OUTPUT"
}
