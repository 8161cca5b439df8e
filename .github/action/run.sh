#!/usr/bin/env bash
# Runs the program. Each input that is given becomes one word, --name=value, whatever is in it.
#
# in:  SDKPARITY_BIN, INPUT_…, GITHUB_TOKEN
set -euo pipefail
# shellcheck source=common.sh
. "${GITHUB_ACTION_PATH//\\//}/.github/action/common.sh"

words=()
flag() { # flag NAME VALUE
	[ -z "$2" ] || words+=("--$1=$2")
}

case $INPUT_COMMAND in
pr)
	words=(pr)
	flag number "$INPUT_NUMBER"
	# The first step of two has a token that may only read.
	[ -z "$INPUT_SAVE" ] || flag deliver "${INPUT_DELIVER:-summary,outputs}"
	[ -n "$INPUT_SAVE" ] || flag deliver "$INPUT_DELIVER"
	flag save "$INPUT_SAVE"
	flag from "$INPUT_FROM"
	;;
audit)
	words=(audit --publish)
	;;
*) die "command is $(printf %q "$INPUT_COMMAND"), and not pr or audit" ;;
esac
case $INPUT_SCHEMA_FETCH in
true) words+=(--schema-fetch) ;;
false | "") ;;
*) die "schema-fetch is $(printf %q "$INPUT_SCHEMA_FETCH"), and not true or false" ;;
esac
flag config "$INPUT_CONFIG"
flag fail-on "$INPUT_FAIL_ON"
exec "$SDKPARITY_BIN" "${words[@]}"
