"""Signs what Schemathesis sends to the park data API, as a member's program would.

MYDATA_PAIRS names a file with an APP ID and an APP Key in each line; they take turns, so that no day comes to its end.
"""

import base64
import hashlib
import hmac
import itertools
import os
from email.utils import formatdate

import schemathesis

with open(os.environ["MYDATA_PAIRS"], encoding="ascii") as lines:
    PAIRS = itertools.cycle([line.split() for line in lines])


@schemathesis.auth(refresh_interval=None)
class Signature:
    def get(self, case, context):
        return next(PAIRS)

    def set(self, case, data, context):
        app_id, app_key = data
        date = formatdate(usegmt=True)
        code = hmac.new(app_key.encode(), f"x-date: {date}".encode(), hashlib.sha256)
        signature = base64.b64encode(code.digest()).decode()
        case.headers = case.headers or {}
        case.headers["x-date"] = date
        case.headers["Authorization"] = (
            f'hmac username="{app_id}", algorithm="hmac-sha256", headers="x-date", signature="{signature}"'
        )
