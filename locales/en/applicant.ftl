### API authorisation: pairs of APP ID and APP Key, and trying the park data API

## Swagger page
applicant-docs-title = Try the park data API
applicant-docs-lead = Enter your APP ID and APP Key, press Explore, choose a data service and press Try it out. Every call is signed in your browser, and counts as one of today’s calls.
applicant-docs-noscript = Trying and signing calls needs JavaScript. Without it you can read the document of the API below, and call it with programs of your own.
applicant-docs-document = The document of the API (OpenAPI, JSON)
applicant-docs-app-id = AppID
applicant-docs-app-key = AppKey
applicant-docs-explore = Explore
applicant-docs-key-hint = The key stays in this browser: only signatures made with it are sent, and it is forgotten when you leave the page.
applicant-docs-missing = Enter both the APP ID and the APP Key.
applicant-docs-same = APP ID and APP Key are the same. They are two different texts in your letter.
applicant-docs-swapped = What stands in the field AppKey is an APP ID that has just worked: the two are swapped.
applicant-docs-length = An APP ID and an APP Key have 96 characters each. Look whether the whole text was copied.
applicant-docs-insecure = This browser signs only on pages that came over https. Open this page with https.
applicant-docs-no-pair = The call was sent without a signature. Enter your APP ID and APP Key above and press Explore first.
applicant-docs-services = Data services
applicant-docs-call = What was sent, and what came back
applicant-docs-swap = Swap AppID and AppKey
applicant-docs-status = Status
applicant-docs-left = Calls left today
applicant-docs-server-time = Time of the server
applicant-docs-own-time = Time of this computer
applicant-docs-signed = The text that was signed
applicant-docs-curl = The same call for the command line
applicant-docs-curl-hint = Good for five minutes: the signature holds the time of the call.

## Why a call is refused
applicant-why-signature-missing = The call carries no signature.
applicant-why-date-missing = The call carries no x-date header, which says when it was made.
applicant-why-date-unreadable = The x-date header cannot be read. It is written like Wed, 19 Apr 2017 08:37:50 GMT.
applicant-why-date-outside-window = The time of the call is more than five minutes from the server’s. Set the clock of the computer that calls.
applicant-why-header-unreadable = The Authorization header is not written as expected: hmac username, algorithm, headers, signature, in this order and in double quotes.
applicant-why-app-id-unknown = Nobody has this APP ID, or it was revoked. Most often APP ID and APP Key are swapped.
applicant-why-algorithm-unsupported = This algorithm is not known. Use hmac-sha1, hmac-sha256, hmac-sha384 or hmac-sha512.
applicant-why-date-not-signed = x-date does not stand in the list of signed headers.
applicant-why-signature-mismatch = The signature is another than the one this APP Key makes. Look whether the key is whole, and whether the signed text is exactly the one of the headers.
applicant-why-digest-mismatch = The Digest header does not fit the body.
applicant-why-address-not-allowed = The call came from an address that is not on the list of this APP ID.
applicant-why-quota-exhausted = No call is left today. The next day begins at midnight in Taiwan.
applicant-why-not-found = There is no data service at this path.
applicant-why-method-not-allowed = Data services are asked with GET only.
applicant-why-query-unreadable = The question cannot be read.
applicant-why-busy = Too many calls wait at this moment. Try again in a few seconds.
applicant-why-unavailable = Something is broken on our side. Try again later.
