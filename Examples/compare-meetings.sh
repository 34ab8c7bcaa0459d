#!/bin/sh
# What two meetings named: a diff of their mentions.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
graphq=${GRAPHQ:-graphq}
out=${1:-out}
first=${2:-$here/../Data/minutes/2021-12-09-kanmin-gijutsu-kyoryoku-1.txt}
second=${3:-$here/data/second-meeting.txt}
mkdir -p "$out"

named() {
  "$graphq" query --from "$1" --format csv '
    MATCH (:Remark)-[:MENTIONS]->(what:Technology|Place)
    RETURN DISTINCT what.name AS name
  ' | tail -n +2 | LC_ALL=C sort
}
named "$first" > "$out/first.txt"
named "$second" > "$out/second.txt"

echo "both:";        LC_ALL=C comm -12 "$out/first.txt" "$out/second.txt" | sed 's/^/  /'
echo "only second:"; LC_ALL=C comm -13 "$out/first.txt" "$out/second.txt" | sed 's/^/  /'
echo "only first: $(LC_ALL=C comm -23 "$out/first.txt" "$out/second.txt" | wc -l | tr -d ' ')"
