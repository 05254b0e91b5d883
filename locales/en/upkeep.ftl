### What reviewers keep

upkeep-save = Save
upkeep-look = See the public page
upkeep-made = Made
upkeep-field-empty = Fill in “{ $field }”, at most { $most } characters.
upkeep-field-long = “{ $field }” is too long: at most { $most } characters.
upkeep-changed-meanwhile = Somebody changed this while you were editing. Open the page once more, see what is there now, and enter your changes again.
upkeep-was-public = The publication cannot go back to a draft, because people have read it. Take it down instead.
upkeep-title-zh = Title (Chinese)
upkeep-title-en = Title (English)
upkeep-body-zh = Text (Chinese)
upkeep-body-en = Text (English)
upkeep-about-zh = Description (Chinese)
upkeep-about-en = Description (English)
upkeep-name-zh = Name (Chinese)
upkeep-name-en = Name (English)
upkeep-prose-hint = Plain text; an empty line begins a new paragraph.
upkeep-wish = Publication
upkeep-wish-draft = Draft, seen by reviewers only
upkeep-wish-published = Published
upkeep-wish-taken-down = Taken down
upkeep-publish-at = Published from
upkeep-publish-at-hint = Taipei time. Leave it empty to publish at once, or to keep the time it had.
upkeep-publish-shape = “{ $field }” is not a date and time; choose one, such as 2026-11-21T09:30.
upkeep-state-none = Choose the “{ $field }”.
upkeep-state-draft = Draft
upkeep-state-coming = Scheduled
upkeep-state-published = Published
upkeep-state-taken-down = Taken down

## News
upkeep-news-title = Keep the news
upkeep-news-new = Write news
upkeep-news-change = Change news
upkeep-news-empty = There is no news yet; write the first.
upkeep-news-saved = The news is saved.

## Downloads
upkeep-downloads-title = Keep the downloads
upkeep-download-new = Upload a file
upkeep-download-change = Change a file
upkeep-downloads-empty = There are no files yet; upload the first.
upkeep-download-saved = The file is saved.
upkeep-download-kept = Present file
upkeep-file = File
upkeep-file-other = Another file in its place
upkeep-file-hint = PDF, ZIP, CSV (UTF-8), ODS, PNG or JPEG, at most 10 MB.

## Data services
upkeep-services-menu = Data services
upkeep-services-title = Keep the data services
upkeep-services-lead = Address, fields and Chinese title are the system's; description, provider and state are kept here.
upkeep-service-name-en = English name
upkeep-frequency-zh = How often it is updated (Chinese)
upkeep-frequency-en = How often it is updated (English)
upkeep-provider-zh = Provider (Chinese)
upkeep-provider-en = Provider (English)
upkeep-service-state = State
upkeep-service-state-hint = Within seconds of saving, calls of a suspended service are answered with 503, of a retired one with 410; neither is counted.
upkeep-reason-zh = Why it is suspended or retired (Chinese)
upkeep-reason-en = Why it is suspended or retired (English)
upkeep-reason-hint = Shown on the page of the service.
upkeep-reason-when = required when it is suspended or retired
upkeep-service-saved = The data service is changed.

## Unit types
upkeep-units-title = Keep the unit types
upkeep-units-lead = Members choose from these when they register. What is closed is offered to nobody and stays with those who chose it.
upkeep-unit-add = Add
upkeep-unit-group = Group
upkeep-unit-new-group = (a new group)
upkeep-unit-no-group = Choose a group.
upkeep-unit-press = Add the unit type
upkeep-unit-added = It is added.
upkeep-unit-saved = The unit type is changed.
upkeep-unit-taken = Another one in this group has the same “Name (Chinese)” or “Name (English)”; choose another one.
upkeep-unit-none = Nothing is in this group yet; members cannot choose it.
upkeep-unit-closed = Closed
upkeep-unit-order = Order
upkeep-unit-up = Move up
upkeep-unit-down = Move down
upkeep-unit-offer = Close or reopen
upkeep-unit-close = Close
upkeep-unit-close-what = Once closed it is offered to nobody; with a group, nothing in it is offered.
upkeep-unit-close-yes = Yes, close it
upkeep-unit-reopen = Reopen
upkeep-unit-closed-what = It is closed; reopened, members can choose it again.
