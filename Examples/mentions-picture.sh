#!/bin/sh
# Pictures: a query's result for Graphviz, and the whole graph as one page for a browser.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
graphq=${GRAPHQ:-graphq}
out=${1:-out}
mkdir -p "$out"

"$graphq" ingest "$here/../Data/minutes" --output "$out/minutes.graph" --quiet
"$graphq" query --db "$out/minutes.graph" --format dot --output "$out/mentions.dot" '
  MATCH p = (:Topic)<-[:UNDER]-(:Remark)-[:MENTIONS]->(:Technology)
  RETURN p
'
if command -v dot > /dev/null; then dot -Tsvg "$out/mentions.dot" -o "$out/mentions.svg"; fi
"$graphq" export --db "$out/minutes.graph" --output "$out/minutes.html" --quiet
echo "$(grep -c ' -> ' "$out/mentions.dot") lines in the picture, $(grep -c '^{"id"' "$out/minutes.html") nodes on the page"
