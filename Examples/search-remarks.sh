#!/bin/sh
# Remarks that hold a term, as Markdown to paste into a report.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
graphq=${GRAPHQ:-graphq}
out=${1:-out}
term=${2:-量子}
mkdir -p "$out"

"$graphq" query --from "$here/../Data/minutes" --format markdown --param term="$term" '
  MATCH (remark:Remark)-[:UNDER]->(topic:Topic)
  WHERE remark.text CONTAINS $term
  RETURN remark.reference AS reference, topic.label AS topic, remark.text AS text
  ORDER BY remark.order
' > "$out/remarks.md"
echo "$(($(wc -l < "$out/remarks.md") - 2)) remarks hold $term"
