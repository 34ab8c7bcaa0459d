#!/bin/sh
# Which affiliations sat where which technologies were mentioned: to CSV, to counts, to a chart.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
graphq=${GRAPHQ:-graphq}
out=${1:-out}
mkdir -p "$out"

"$graphq" report affiliations-technologies --from "$here/../Data/minutes" --format csv --quiet \
  > "$out/affiliations-technologies.csv"

# Mentions per technology, over one organization so that no remark counts twice.
"$graphq" report technologies-topics --from "$here/../Data/minutes" --format tsv --quiet \
  > "$out/technologies-topics.tsv"
awk -F '\t' '
  NR == 1 { for (i = 1; i <= NF; i++) column[$i] = i; next }
  { count[$column["technology"]] += $column["mentions"] }
  END { for (name in count) printf "%d\t%s\n", count[name], name }
' "$out/technologies-topics.tsv" | sort -k1,1nr -k2,2 > "$out/technologies.tsv"

# A bar chart without any plotting program.
awk -F '\t' '
  { n[NR] = $1; name[NR] = $2; if ($1 > most) most = $1 }
  END {
    height = 24 * NR + 20
    printf "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"720\" height=\"%d\" font-family=\"sans-serif\" font-size=\"13\">\n", height
    for (i = 1; i <= NR; i++) {
      y = 24 * (i - 1) + 10
      gsub(/&/, "\\&amp;", name[i]); gsub(/</, "\\&lt;", name[i])
      printf "<text x=\"290\" y=\"%d\" text-anchor=\"end\">%s</text>", y + 14, name[i]
      printf "<rect x=\"300\" y=\"%d\" width=\"%d\" height=\"18\" fill=\"#0072B2\"/>", y, 380 * n[i] / most
      printf "<text x=\"%d\" y=\"%d\">%d</text>\n", 306 + 380 * n[i] / most, y + 14, n[i]
    }
    print "</svg>"
  }
' "$out/technologies.tsv" > "$out/technologies.svg"

echo "$(($(wc -l < "$out/affiliations-technologies.csv") - 1)) pairs of affiliation and technology"
head -n 3 "$out/technologies.tsv"
