#!/usr/bin/env bash
# Runs the program. Each input that is given becomes one word, --name=value, whatever is in it.
#
# in:  SDKPARITY_BIN, INPUT_…, GITHUB_TOKEN
set -euo pipefail
# shellcheck source=.github/action/common.sh
. "${GITHUB_ACTION_PATH//\\//}/.github/action/common.sh"

words=("$INPUT_COMMAND")
flag() { # flag NAME VALUE
	[ -z "$2" ] || words+=("--$1=$2")
}

flag config "$INPUT_CONFIG"
case $INPUT_SCHEMA_FETCH in
true) words+=(--schema-fetch) ;;
false | "") ;;
*) die "schema-fetch is $(printf %q "$INPUT_SCHEMA_FETCH"), and not true or false" ;;
esac

case $INPUT_COMMAND in
pr)
	flag number "$INPUT_NUMBER"
	# The first step of two has a token that may only read.
	[ -z "$INPUT_SAVE" ] || flag deliver "${INPUT_DELIVER:-summary,outputs}"
	[ -n "$INPUT_SAVE" ] || flag deliver "$INPUT_DELIVER"
	flag save "$INPUT_SAVE"
	flag from "$INPUT_FROM"
	;;
audit)
	words+=(--publish)
	if [ -n "$INPUT_SAVE" ]; then
		mkdir -p "$INPUT_SAVE"
		flag html "$INPUT_SAVE/parity.html"
		flag json "$INPUT_SAVE/parity.json"
	fi
	;;
*) die "command is $(printf %q "$INPUT_COMMAND"), and not pr or audit" ;;
esac
flag fail-on "$INPUT_FAIL_ON"
exec "$SDKPARITY_BIN" "${words[@]}"
