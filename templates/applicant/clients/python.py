import base64, hashlib, hmac, os, urllib.request
from email.utils import formatdate

app_id = "{{ app_id }}"
app_key = os.environ["APP_KEY"]
x_date = formatdate(usegmt=True)
digest = hmac.new(app_key.encode(), f"x-date: {x_date}".encode(), hashlib.sha256).digest()
signature = base64.b64encode(digest).decode()
request = urllib.request.Request("{{ url }}", headers={
    "x-date": x_date,
    "Authorization": f'hmac username="{app_id}", algorithm="hmac-sha256", headers="x-date", signature="{signature}"',
})
with urllib.request.urlopen(request) as answer:
    print(answer.read().decode())
