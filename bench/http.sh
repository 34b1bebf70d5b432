#!/usr/bin/env bash
# SPDX-License-Identifier: AGPL-3.0-or-later
# Adep's pages beside nginx serving the same bytes as files, in the same minutes, over TLS: requests a second, p99,
# and their ratio. Needs nginx-light and wrk (Debian) and a built build/release/adep.
#
#   bench/http.sh [SECONDS a round]        each page: three rounds, the two servers in turn
set -euo pipefail
cd "$(dirname "$(readlink -f "$0")")/.."
seconds=${1:-8}
connections=32
for tool in nginx wrk openssl curl; do
  command -v "$tool" >/dev/null || { echo "bench/http.sh needs $tool" >&2; exit 4; }
done
work=$(mktemp -d)
trap 'kill "${pids[@]}" 2>/dev/null || true; rm -rf "$work"' EXIT
pids=()

openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=localhost \
  -keyout "$work/key.pem" -out "$work/cert.pem" 2>/dev/null
build/release/adep serve --port 0 --state "$work/state" --connections-per-address 1000 \
  --tls-certificate "$work/cert.pem" --tls-key "$work/key.pem" >"$work/said" &
pids+=($!)
adep_pid=$!
until grep -q 'Adep: ' "$work/said"; do sleep 0.05; done
adep=$(sed -n 's#^Adep: \(https://[^/]*\)/.*#\1#p' "$work/said")
rss_start=$(awk '/VmRSS/ {printf "%.1f", $2 / 1024}' "/proc/$adep_pid/status")

answers='facts=1'
page_home=/kk/
page_item=/kk/guide/KZ-1.4-31
page_step=/kk/check/accepting-gifts
printf 'wrk.method = "POST"\nwrk.headers["Content-Type"] = "application/x-www-form-urlencoded"\nwrk.body = "%s"\n' "${STEP_BODY:-$answers}" >"$work/post.lua"

mkdir -p "$work/www"
curl -sk "$adep$page_home" >"$work/www/home"
curl -sk "$adep$page_item" >"$work/www/item"
curl -sk -d "${STEP_BODY:-$answers}" "$adep$page_step" >"$work/www/step"
cat >"$work/nginx.conf" <<EOF
worker_processes 2;
pid $work/nginx.pid;
error_log $work/nginx.log crit;
daemon off;
events { worker_connections 1024; }
http {
  access_log off;
  default_type text/html;
  sendfile on;
  keepalive_requests 1000000;
  client_body_temp_path $work; proxy_temp_path $work; fastcgi_temp_path $work; uwsgi_temp_path $work; scgi_temp_path $work;
  server {
    listen 127.0.0.1:18443 ssl;
    ssl_certificate $work/cert.pem;
    ssl_certificate_key $work/key.pem;
    root $work/www;
    error_page 405 =200 \$uri;
  }
}
EOF
nginx -c "$work/nginx.conf" -p "$work" &
pids+=($!)
sleep 1

# round URL [wrk options...]: "requests/s p99-ms failures"
round() {
  wrk -t1 -c"$connections" -d"${seconds}s" --latency "${@:2}" "$1" |
    awk '/Requests\/sec/ {r = $2} $1 == "99%" {p = $2} /Non-2xx|Socket errors/ {bad = bad " " $0}
         END {if (p ~ /us$/) p /= 1000; else if (p ~ /ms$/) p += 0; else p *= 1000; printf "%.0f %.1f%s\n", r, p, bad}'
}

printf '%-26s %12s %10s %12s %10s %7s\n' page adep/s 'p99 ms' nginx/s 'p99 ms' ratio
for page in home item step; do
  case $page in
    home) path=$page_home extra=() ;;
    item) path=$page_item extra=() ;;
    step) path=$page_step extra=(-s "$work/post.lua") ;;
  esac
  for _ in 1 2 3; do
    read -r ours p99 bad <<<"$(round "$adep$path" "${extra[@]}")"
    read -r theirs p99_theirs bad_theirs <<<"$(round "https://127.0.0.1:18443/$page")"
    [ -z "$bad$bad_theirs" ] || echo "  failures: adep:$bad nginx:$bad_theirs"
    printf '%-26s %12s %10s %12s %10s %7s\n' "$page ($(stat -c %s "$work/www/$page") B)" "$ours" "$p99" "$theirs" "$p99_theirs" \
      "$(awk "BEGIN {printf \"%.2f\", $ours / $theirs}")"
  done
done
echo "memory (resident): $rss_start MiB at start, $(awk '/VmRSS/ {printf "%.1f", $2 / 1024}' "/proc/$adep_pid/status") MiB after"
