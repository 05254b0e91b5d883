APP_ID='{{ app_id }}'
APP_KEY="${APP_KEY:?}"
X_DATE="$(LC_ALL=C date -u '+%a, %d %b %Y %H:%M:%S GMT')"
SIGNATURE="$(printf 'x-date: %s' "$X_DATE" | openssl dgst -sha256 -hmac "$APP_KEY" -binary | base64)"
curl --silent --show-error --compressed \
  --header "x-date: $X_DATE" \
  --header "Authorization: hmac username=\"$APP_ID\", algorithm=\"hmac-sha256\", headers=\"x-date\", signature=\"$SIGNATURE\"" \
  '{{ url }}'
