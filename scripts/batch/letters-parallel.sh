#!/usr/bin/env sh
# Letters in shares with GNU parallel, on this machine or, with --sshloginfile, on several that share a folder:
#   scripts/batch/letters-parallel.sh WORKSPACE YEAR SHARES [options of letters]
# A share that fails is told at the end; run the same line again and only what is missing is made.
set -eu
workspace=$1 year=$2 shares=$3
shift 3
program=$(dirname "$0")/../../dist/cli/launch.js
seq "$shares" | parallel --halt never --line-buffer \
  node "$program" letters "$year" --workspace "$workspace" --fonts bundled --jobs 1 --shard "{}/$shares" "$@"
node "$program" letters "$year" --workspace "$workspace" --fonts bundled --collect
