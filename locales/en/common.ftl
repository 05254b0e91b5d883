### Sentences that every page shares

common-minutes-left =
    { $minutes ->
        [one] { $minutes } minute
       *[other] { $minutes } minutes
    }

common-date = { $day } { $month } { $year } ({ $weekday })
common-weekday-mon = Mon
common-weekday-tue = Tue
common-weekday-wed = Wed
common-weekday-thu = Thu
common-weekday-fri = Fri
common-weekday-sat = Sat
common-weekday-sun = Sun

common-hours-left =
    { $hours ->
        [one] { $hours } hour
       *[other] { $hours } hours
    }
common-seconds-left =
    { $seconds ->
        [one] { $seconds } second
       *[other] { $seconds } seconds
    }

## The frame of a page
common-site = MyData
common-site-long = Your personal data, with your consent
common-portal-citizen = Personal area
common-portal-counter = Counter verification
common-skip = Skip to main content
common-demo = Demonstration: all data are made up
common-demo-mail = Demonstration: the letters that are sent can be read in the
common-demo-mailbox = test mailbox (opens in a new window)
common-demo-code = Demonstration: the code of this moment is shown by the
common-demo-authenticator = test authenticator (opens in a new window)
common-landmark-top = Top of the page: site map, language, text size, sign-in
common-landmark-content = Main content of this page
common-landmark-foot = Foot of the page: policies, service hours, contact
common-landmark-search = Search the data sets
common-landmark-barcode = Enter a data barcode
common-search = Search
common-next-case = Enter a barcode
common-sitemap = Site map
common-faq = Questions
common-size = Text
common-size-small = Small text
common-size-medium = Medium text
common-size-large = Large text
common-size-small-short = S
common-size-medium-short = M
common-size-large-short = L
common-other-language = 中文
common-menu = Main menu
common-menu-personal = Download personal data
common-menu-barcodes = My barcodes
common-menu-history = History of my data
common-menu-card = Card test
common-menu-organ = Counter verification
common-menu-account = My account
common-crumbs = You are here
common-home = Home
common-sign-in = Sign in
common-sign-in-citizen = Verify identity
common-signed-in = Signed in
common-sign-out = Sign out
common-busy = Working, please wait
common-broken = The connection was lost. Reload the page and try again.
common-about = About MyData
common-privacy = Privacy policy
common-security = Security policy
common-open-data = Open data statement
common-accessibility = Accessibility statement
common-contact = Contact
common-hours = Service hours
common-hours-value = Monday to Friday 08:30–17:30, except public holidays
common-phone = Telephone
common-phone-value = 0800-000-000 (demonstration number)
common-mail = Mail address
common-mail-value = service@mydata.example
common-updated = Updated
common-visits = Page views

## Forms and lists
common-error-prefix = Error:{" "}
common-error-summary = Something needs correcting
common-required = required
common-optional = optional
common-warning = Please note:{" "}
common-steps = Steps
common-step-done = (done)
common-pager = Pages
common-pager-before = Previous
common-pager-after = Next
common-pager-page = Page { $page }
common-close = Close
common-cancel = Cancel
common-back = Back
common-copy = Copy
common-copied = Copied
common-fullscreen = Full screen
common-coming = Coming soon

## Error pages
common-fault-reference = Reference
common-fault-reference-why = Please give this number when you contact us, so that we find the cause.
common-fault-home = Home
common-fault-platform = Back to the platform
common-fault-desk = Back to the desk
common-fault-counter = Back to the counter
common-fault-wait = You can try again in { $wait }.
common-fault-back = Back to downloading personal data
common-fault-bad-request = We could not understand this request
common-fault-bad-request-next = The address or the form is incomplete. Go back and try again.
common-fault-forbidden = This did not pass a security check
common-fault-forbidden-next = The page may have been open for long, or you signed out in another tab. Go back, reload the page and send it again.
common-fault-not-found = This page was not found
common-fault-not-found-next = The address may be mistyped, the page moved, or the data past their time. Start again from the home page or the site map.
common-fault-method = This address is not used in this way
common-fault-method-next = Use the buttons on the pages instead of typing the address.
common-fault-slow = What you sent did not arrive in time
common-fault-slow-next = The connection may be slow or interrupted. Nothing of it was taken. Go back and send it again.
common-fault-conflict = Things have just changed
common-fault-conflict-next = This was changed before you sent it. Reload the page to see how things stand.
common-fault-gone = This is no longer here
common-fault-gone-next = Its time is over, it was finished, or you deleted it. If you still need it, please request it again.
common-fault-too-large = What you sent is too large
common-fault-too-large-next = Shorten the text or choose a smaller file, and try again.
common-fault-unprocessable = Something in it is not right
common-fault-unprocessable-next = Go back, correct the fields that are marked, and send it again.
common-fault-too-many = Too often
common-fault-too-many-next = To protect accounts and data, only so many tries are taken in a while. Nothing was done this time.
common-fault-internal = Something went wrong on our side
common-fault-internal-next = It is our mistake and it is recorded. What was not shown as done has not happened. Please try again later.
common-fault-unavailable = The service is not available just now
common-fault-unavailable-next = It is being maintained or very busy. Nothing of yours is lost. Please try again later.

## Letters
common-letter-hello = Hello,
common-letter-automatic = This letter was sent automatically. Please do not reply to it.
common-letter-demo = Demonstration: all data are made up.

## The example page of parts
common-example-title = Ask for data (example)
common-example-step-one = Agree to the terms
common-example-step-two = Fill in
common-example-step-three = Receive the data
common-example-lead = This page shows every shared part, as a model for new pages.
common-example-id = National ID number
common-example-id-hint = One letter and nine digits; capitals or not.
common-example-id-error = Enter a valid national ID number, for example A123456789.
common-example-password = Password
common-example-reason = Reason
common-example-method = Way of verification
common-example-method-error = Choose one way of verification.
common-example-items = Items
common-example-agree = I have read the terms above and agree to them
common-example-size = Rows a page
common-example-file = Attachment
common-example-next = Continue
common-example-count = Download { $n }
common-example-warning = It cannot be changed once sent. Please check it first.
common-example-note = Data are kept for at most 8 hours and then deleted.
common-example-empty = There is nothing here yet.
common-example-start = Start a download
common-example-over = expired
common-example-good = Verified
common-example-bad = Not verified
common-example-provider = Provider
common-example-until = Kept until
common-example-choice-one = Citizen certificate
common-example-choice-two = Mobile identification
common-example-choice-hint = Needs a card reader and the card
common-example-waiting = Waiting
common-example-running = Fetching
common-example-done = Done
common-example-none = No data
common-example-failed = Failed
common-example-delete = Delete now
common-example-delete-what = This cannot be undone. Download it again when you need it.
common-example-delete-yes = Yes, delete it

## Tiers and applications
common-tier-general = General member
common-tier-advanced = Advanced member
common-tier-project = Project member
common-licence-uses = Kind of use
common-licence-purpose = What the data are for
common-licence-product = Unit that runs the application
common-licence-networks = Addresses of the servers that call
common-use-program = Program (such as a display board)
common-use-website = Website
common-use-mobile = Mobile app
common-use-research = Research
common-use-other = Other
common-purpose-own = For our own service
common-purpose-government = For a project of a government body
common-purpose-government-of = For the project "{ $plan }" of { $client }
common-list-comma = {", "}
common-networks-any = Any address
common-state-waiting = Under review
common-state-granted = Granted
common-state-refused = Refused
common-state-returned = Returned for correction
common-state-withdrawn = Withdrawn by the applicant
common-revoked-owner = revoked by the member
common-revoked-left = the member has left
common-revoked-cancelled = the tier was cancelled
common-revoked-operator = revoked by the operator of this platform
common-attribution-line = Source: Industrial Data Space, Ministry of Economic Affairs

## Passwords
common-choice-hint = 12 to 128 characters; a sentence is fine, and no mixture of letters and signs is needed.
common-choice-again-hint = The same password once more.
common-choice-short = A password has at least 12 characters.
common-choice-long = A password has at most 128 characters.
common-choice-popular = Many people think of this password. Choose another one.
common-choice-name = A password is not made of the user name, your name, the address or the site's name.
common-choice-used-before = You used this password lately. Choose another one.
common-choice-differs = The two passwords differ. Type them again.

common-signin-login = Account
common-signin-password = Password
common-signin-code = Code
common-signin-code-hint = The 6 digits that your authenticator shows.
common-signin-enter = Sign in
common-signin-no-login = Enter your account.
common-signin-no-password = Enter your password.
common-signin-no-code = Enter the 6 digits that your authenticator shows.
common-signin-wrong = Account, password or code is wrong. After 5 mistakes signing in from here is closed for 15 minutes.
common-signin-code-used = This code has been used already. Wait for the next one, at most 30 seconds, and sign in with it.
common-signin-locked = Too many mistakes: signing in is closed for now.
common-signin-lost = If you forgot your password or have a new phone, ask your administrator for a new link.
common-signin-ended = Your session has ended, and what you wrote was not sent. Please sign in and write it again.
common-signed-out = You have signed out.
common-password-changed = Your password is changed, and every device is signed out. Please sign in with the new one.
common-name-unseen = “{ $field }” has characters that nobody can see. Type it once more.

## Files that are handed in
common-upload-nothing = Choose a file for “{ $field }”.
common-upload-empty = The file for “{ $field }” is empty; choose one with something in it.
common-upload-large = The file for “{ $field }” is too large; make it smaller and choose it again.
common-upload-busy = Many files are being sent at this moment; choose the one for “{ $field }” again and send it in a minute.
common-upload-kind = The file for “{ $field }” is of another kind, or not what its ending says; choose one as the hint describes.

## Inquiries
common-inquiry-feedback = Feedback on the data
common-inquiry-consultation = Questions
common-inquiry-showcase = Showcases
common-inquiry-stage = State
common-inquiry-received = Received
common-inquiry-looking = Being looked at
common-inquiry-answered = Answered
common-inquiry-mended = Fixed
common-inquiry-sound = Data are right
common-inquiry-published = Published
common-inquiry-returned = Needs a change
common-inquiry-taken-down = No longer shown
common-inquiry-withdrawn = Withdrawn by its member
common-inquiry-change = Change
common-inquiry-change-what = This changes what was sent before; once it is published, it is shown in its place.
common-inquiry-sent-at = Sent
common-inquiry-due = Answered by
common-inquiry-answer = Answer
common-inquiry-service = Data service
common-inquiry-record = Key of the record
common-inquiry-wrong = What is wrong
common-inquiry-evidence = Evidence
common-inquiry-question = Question
common-inquiry-wish = Day for talking about it
common-inquiry-name = Name
common-inquiry-what = What it does
common-inquiry-address = Address
common-inquiry-picture = Picture
common-inquiry-picture-again = The browser does not keep the chosen picture. Choose it again.
common-picture-hint = PNG or JPEG, at most 2 MB.
common-inquiry-services = Data services that it uses

## Courses
common-course-when = When
common-course-where = Where
common-course-until = Enrol until
common-course-places = Places
common-course-left = { $left } of { $seats } left
common-course-open = Open
common-course-full = Full
common-course-closed = Enrolment is over
common-course-over = Over
common-course-cancelled = Course cancelled
common-enrolment-own = My place
common-enrolment-waiting = To be confirmed
common-enrolment-confirmed = Confirmed
common-enrolment-withdrawn = Given back
common-enrolment-declined = Declined
common-enrolment-cancelled = Course cancelled
