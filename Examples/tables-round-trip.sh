#!/bin/sh
# The graph as tables in the form of neo4j-admin, which other graph databases import, and back again.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
graphq=${GRAPHQ:-graphq}
out=${1:-out}
mkdir -p "$out"
rm -rf "$out/tables"

"$graphq" ingest "$here/../Data/minutes" --output "$out/before.graph" --quiet
"$graphq" export --db "$out/before.graph" --format csv --output "$out/tables" --quiet
"$graphq" import "$out/tables" --output "$out/after.graph" --quiet
for graph in before after; do
  "$graphq" schema --db "$out/$graph.graph" --format csv | sed -n '1,/^$/p' > "$out/$graph.csv"
done
diff "$out/before.csv" "$out/after.csv"
echo "$(ls "$out/tables" | wc -l | tr -d ' ') tables, and the same counts after reading them back"
