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

sha256() { # of a file, or of what comes in; macOS calls it otherwise
	if command -v sha256sum >/dev/null; then
		sha256sum "$@"
	else
		shasum -a 256 "$@"
	fi | cut -d ' ' -f 1
}
