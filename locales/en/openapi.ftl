### The document of the park data API

openapi-about = Parks, factories and land, asked for with OData query options. Every call is signed with an APP ID and an APP Key, and counted; a known caller is told what is left in RateLimit headers.
openapi-closed = { $title } ({ $state })
openapi-signature = The signature, written as { $example }
openapi-date = The time of the call, such as { $example }; within five minutes of ours

openapi-year = The year, Gregorian or of the Republic of China
openapi-park = The number of the park
openapi-select = Properties, separated by commas
openapi-filter = Which rows: OData v4 expressions without $expand
openapi-orderby = In which order; desc behind a property turns it round
openapi-top = At most so many rows. The 30 is a suggestion of this form: a call without $top gets all rows, 1,000 to a page
openapi-skip = Without the first so many rows
openapi-count = Whether the number of all rows is wanted, in X-Total-Count
openapi-format = The form; without it Accept decides
openapi-health = Whether the health of the service is wanted instead
openapi-near = nearby(latitude,longitude,metres), at most 1,000 metres

openapi-rows = The rows
openapi-well = How the service is, when health=true
openapi-unchanged = The caller holds this answer already
openapi-unreadable = The path or an option cannot be read, or too much is asked of too many rows
openapi-unsigned = There is no signature
openapi-refused = The signature, its date, its APP ID or the address is refused
openapi-nothing = Nothing is here
openapi-read-only = Rows are read only: another method than GET was used
openapi-retired = The service is no longer provided; its page tells why. The call is not counted
openapi-exhausted = No call is left today; Retry-After tells when the next day begins. The call is not counted
openapi-unavailable = Suspended for the time being (its page tells why, and the call is not counted), too many calls wait, or a fault of ours; Retry-After stands with the last two

openapi-header-total = Rows on all pages, when $count=true
openapi-header-link = The next page, when there is one
openapi-header-tag = By which a caller asks whether the answer is still the same
openapi-header-modified = When the data last changed
openapi-header-limit = Calls in the day, whenever the caller is known
openapi-header-left = Calls that are left, whenever the caller is known
openapi-header-reset = Seconds until the next day begins in Taiwan, whenever the caller is known
openapi-header-retry = Seconds until another call makes sense
openapi-header-allow = The methods that are answered
openapi-header-proof = How to prove who calls
