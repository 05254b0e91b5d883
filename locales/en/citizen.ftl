### The citizen's rooms: choosing data, proving who one is, fetching, barcodes, history

citizen-step-terms = Terms of service
citizen-step-identity = Consent and identity
citizen-step-data = Your data

## Download personal data

citizen-personal-title = Download personal data
citizen-personal-lead = Choose the data you need and prove who you are. We fetch them from the agency that holds them and hand them to you.
citizen-personal-search = Search by data set, agency or field
citizen-personal-search-go = Search
citizen-personal-found =
    { $n ->
        [one] { $n } data set found
       *[other] { $n } data sets found
    }
citizen-personal-found-nothing = Nothing matches. Try another word, or choose from the categories below.
citizen-personal-all = Show all categories
citizen-personal-categories = Choose by category
citizen-personal-several = To download several at once, open a category and tick as many as you like: you prove who you are only once.
citizen-personal-count =
    { $n ->
        [one] { $n } data set
       *[other] { $n } data sets
    }
citizen-personal-wish-title = I would like more
citizen-personal-wish = Which other data would you like to have?
citizen-personal-wish-hint = Up to 500 characters. Please leave out names, ID numbers and other personal data.
citizen-personal-wish-send = Send the suggestion
citizen-personal-wish-kept = Thank you, we have received your suggestion.
citizen-personal-wish-empty = Write down which data you would like to have.
citizen-personal-wish-too-long = Shorten the suggestion to 500 characters.

## Items of a category

citizen-category-title = Items
citizen-category-lead = Tick the items you need, then press “Download”.
citizen-category-empty = There is nothing to download in this category yet.
citizen-items-provider = Provided by
citizen-items-fields = What you can download
citizen-items-more = Details
citizen-items-download = Download
citizen-items-download-count = Download ({ $n })
citizen-items-suspended = Suspended

## One data set

citizen-detail-provider = Provided by
citizen-detail-fields = What you can download
citizen-detail-methods = Accepted proofs of identity
citizen-detail-methods-none = None of the accepted ways is switched on at the moment. Please come back after a while.
citizen-detail-waiting = How long it takes
citizen-detail-waiting-realtime = At once, usually within seconds
citizen-detail-waiting-minutes =
    { $n ->
        [one] About { $n } minute
       *[other] About { $n } minutes
    }
citizen-detail-waiting-days =
    { $n ->
        [one] About { $n } day
       *[other] About { $n } days
    }
citizen-detail-parameters = To be filled in first
citizen-detail-kept = We keep the data for you for 8 hours and then delete them. You can delete them yourself at any time.
citizen-detail-suspended = This data set is suspended at the moment. Please come back later.

## Beginning a request

citizen-requests-title = The data you chose
citizen-requests-kept = Everything you ticked is still here. As soon as you can download, press “Download” once more: there is no need to choose again.
citizen-requests-none = None of the data you chose are listed any more. Please choose again.
citizen-requests-back = Back to the page where I chose
citizen-requests-nothing-chosen = Please tick at least one item, then press “Download”.
citizen-requests-too-many = You can choose up to 20 data sets at once. Please download the rest afterwards.
citizen-requests-no-such-dataset = Some of the data you chose cannot be provided at the moment. Please untick them, or choose others.

## Step 1: terms

citizen-terms-title = Terms of downloading and online services
citizen-terms-for = The data you are about to download:
citizen-terms-version = Version of the terms: { $version }
citizen-terms-agree = I have understood what this service does and agree to these terms.
citizen-terms-agree-error = Read the terms and tick the box to go on.
citizen-terms-next = Next
citizen-terms-purpose-heading = 1. What this service does
citizen-terms-purpose-source = With your consent we fetch your personal data from the agencies that hold them. The agency makes and signs the data; we hand them to you as they are, without adding, removing or interpreting anything.
citizen-terms-purpose-self = The service is for yourself only. Do not use another person's ID number or certificate. Whom you give your data to, and for what, is your decision.
citizen-terms-purpose-true = Please fill in what is true. Whoever fills in what is not true answers for the consequences.
citizen-terms-privacy-heading = 2. Protection of your data
citizen-terms-privacy-collected = To prove who you are and to fetch your data we process your ID number, birth date, the name on your certificate, your mail address, and the data you agree to.
citizen-terms-privacy-use = They are used for this one request only, kept encrypted, used for nothing else and given to nobody you have not agreed to.
citizen-terms-privacy-rights = “History of my data” shows you every request and every opening. You can delete the data, or withdraw your consent, at any time.
citizen-terms-keeping-heading = 3. Keeping and using
citizen-terms-keeping-hours = What was fetched is kept for 8 hours at most and then deleted. If you need it again, please request it again.
citizen-terms-keeping-barcode = A barcode is replaced every 20 minutes. Before a clerk can open your data, a one-time password is sent to you: tell it to nobody but the clerk who is serving you.
citizen-terms-keeping-yours = Files that you save are yours to look after. The PDF is encrypted with your ID number. On a shared computer, delete the files and sign out before you leave.
citizen-terms-change-heading = 4. Changes of these terms
citizen-terms-change-notice = Changed terms are published as a new version. Each request rests on the version that you saw and agreed to, which is kept with your consent.

## ID number and birth date

citizen-claim-id = ID number
citizen-claim-id-hint = One letter and nine digits, for example A123456789. Numbers of resident certificates work too.
citizen-claim-id-empty = Enter your ID number.
citizen-claim-id-shape = An ID number is one letter and nine digits: check for missing or extra characters.
citizen-claim-id-check-digit = The check digit of this ID number is wrong: please compare it again.
citizen-claim-id-old-form = Resident numbers of the old form (two letters) are no longer used since 2031; please enter your new number.
citizen-claim-birth = Birth date
citizen-claim-birth-hint = Eight digits, year first, for example 19990101. Years of the Republic work too, for example 0880101.
citizen-claim-birth-empty = Enter your birth date.
citizen-claim-birth-shape = Write the birth date as eight digits, for example 19990101.
citizen-claim-birth-no-such-day = There is no such day: check the month and the day.
citizen-claim-birth-out-of-range = Nobody alive was born on this day: please compare it again.
citizen-parameter-example = For example: { $example }
citizen-parameter-empty = Fill in “{ $field }”, which the data set asks for.
citizen-parameter-too-much = All of this together is too long to be signed at once. Shorten it, or request fewer data sets at a time.
citizen-parameter-unreadable = “{ $field }” takes only Latin letters, digits and signs, up to 200 characters.

## Step 2: consent and identity

citizen-identity-title = Consent and proof of identity
citizen-identity-agreed = I agree that MyData fetches these data sets for me:
citizen-identity-fields = What will be fetched
citizen-identity-comma = {", "}
citizen-identity-what = By proving who you are, you agree that we fetch the data above from their providers and keep them for you for 8 hours.
citizen-proof-methods = Choose how to prove who you are:
citizen-proof-method-missing = Choose a way that can be used.
citizen-proof-method-off = This way is switched off at the moment. Please choose one that the page offers.
citizen-proof-none = No way of proving who you are is accepted by all the data you chose. Please go back to the personal data and request them one after the other.
citizen-proof-minutes = Once you have chosen, please finish within { $n } minutes.
citizen-proof-ruled-out = not accepted by
citizen-proof-first-time = Using a Citizen Digital Certificate for the first time? Test your reader and component first:
citizen-proof-test-page = Card test
citizen-proof-add-site = Let the component trust this site (opens another window)
citizen-proof-denied = Your identity was not proved
citizen-proof-pending = There is no result yet. Please finish on the other page or on your device first, then press the button again.
citizen-proof-expired = The last attempt is more than 5 minutes old and no longer valid. Please choose a way again.
citizen-proof-used = This proof of your identity was used already and cannot be used again. Please prove your identity once more.

citizen-challenge-title = Prove who you are
citizen-challenge-lives = For your safety this verification is good for a short time only. Time left:
citizen-challenge-over = the time is over. Please begin again.
citizen-challenge-leave = You are about to leave this site for the page of whoever verifies you. You will be sent back when it is done.
citizen-challenge-go = Go there
citizen-challenge-returned = Welcome back. The answer about your identity has arrived; press Continue to finish.
citizen-challenge-go-on = Continue
citizen-challenge-back-again = I am done, go on
citizen-challenge-device = Please do it on your mobile device, then press “I am done”.
citizen-challenge-qr = QR code for verification
citizen-challenge-open-app = Open the app
citizen-challenge-done = I am done
citizen-challenge-other = Change what I typed, or use another way
citizen-challenge-change = Change what I typed, and begin again

citizen-signin-title = Back to my data
citizen-signin-lead = Within 8 hours you can come back from any device to see, save or delete your data.
citizen-signin-fresh = Before you change your mail address for notices, please prove your identity once more. You will then come back to it.
citizen-signin-full = Come back by proving who you are
citizen-signin-full-what = Everything is open: preview, saving, barcodes, history of my data.
citizen-signin-code = Come back with a code
citizen-signin-code-what = No card at hand? We can send a code to the address you confirmed. It opens “My barcodes” only.
citizen-signin-code-go = Send me a code

## Proof: the card

citizen-card-noscript = Reading a card needs JavaScript. Please allow it for this site and reload the page.
citizen-card-insert = Put your Citizen Digital Certificate into the reader, enter its PIN and press “Sign”. A small window opens and closes by itself.
citizen-card-demo = Demonstration: whose card lies in the reader is chosen in the
citizen-card-demo-reader = test reader (opens in a new window)
citizen-card-pin = PIN
citizen-card-pin-hint = 6 to 8 characters. It goes to the component on your computer only, never to this site.
citizen-card-pin-missing = Enter the PIN, 6 to 8 characters.
citizen-card-waiting = Talking with the reader. Please leave the card in…
citizen-card-sign = Sign

## Testing the equipment

citizen-help-title = Card test
citizen-help-lead = Make sure that reader, component, card and popup work before you request data. Nothing is requested here, and no PIN is needed.
citizen-help-ready = Before you begin
citizen-help-ready-reader = Connect the reader and wait about ten seconds.
citizen-help-ready-component = Install and start the cross-platform web component of the Ministry of the Interior's certification authority.
citizen-help-ready-popup = Allow this site to open popups in your browser.
citizen-help-ready-card = Put the card into the reader, chip up.
citizen-help-test = Test
citizen-help-test-what = The button opens a small window that closes by itself. The results appear below, one after the other.
citizen-help-begin = Begin the test
citizen-help-noscript = This test needs JavaScript. Without it, please check the steps above yourself. Reading the card for a request needs it, too.
citizen-help-waiting = Not checked yet
citizen-help-popup = Popup
citizen-help-popup-ok = The browser allows the popup.
citizen-help-popup-blocked = The popup was blocked. Allow popups for this site beside the address bar and test again.
citizen-help-component = Component
citizen-help-component-ok = The component works, version:
citizen-help-component-old = The component is too old: update it and test again. Your version:
citizen-help-component-missing = The component was not found. Make sure that it is installed and started; right after installing, restart the browser.
citizen-help-component-silent = The component did not answer. Restart it and test again.
citizen-help-reader = Reader
citizen-help-reader-ok = Reader found:
citizen-help-reader-missing = No reader was found. Unplug it, plug it in again, wait ten seconds and test again.
citizen-help-card = Card
citizen-help-card-ok = The card can be read:
citizen-help-card-missing = There is no card in the reader. Put it in, chip up, and test again.
citizen-help-card-unknown = The card is not recognised. Make sure that it is a Citizen Digital Certificate, wipe its chip and try again.
citizen-help-next = Everything works? You can now go to

## Coming back with a code

citizen-code-title = Come back with a code
citizen-code-lead = Enter your ID number and birth date: we send a code to the address you confirmed. It opens “My barcodes” only, to see and replace barcodes and to delete data.
citizen-code-send = Send the code
citizen-code-proof = Prove who I am instead
citizen-code-too-soon = From here a code can be asked for once a minute: please wait a little.
citizen-code-sent = If what you entered is right and you have a confirmed address, the code is on its way.
citizen-code-lives = Time left for the code:
citizen-code-over = The code has expired: ask for another one.
citizen-code-tries-left =
    { $n ->
        [one] { $n } try is left.
       *[other] { $n } tries are left.
    }
citizen-code-field = Code
citizen-code-hint = The eight digits in the letter. You can paste them.
citizen-code-enter = Open my barcodes
citizen-code-shape = Enter the eight digits in the letter.
citizen-code-wrong = This is not the code: compare it with the letter.
citizen-code-dead = The code has expired or was tried too often: ask for another one.
citizen-code-nothing = No letter came?
citizen-code-nothing-wait = It may take a few minutes. Please look among unwanted mail, too.
citizen-code-nothing-typed = With a wrong ID number or birth date no letter is sent.
citizen-code-nothing-contact = Without a confirmed address, please come back by proving who you are.
citizen-code-again = Start again

## Barcode area

citizen-barcodes-title = My barcodes
citizen-barcodes-lead = The data you download are kept here for 8 hours at most.
citizen-barcodes-kept = Kept for you
citizen-barcodes-empty = Nothing is kept at the moment. When you have downloaded data, their barcodes appear here.
citizen-barcodes-empty-go = Download personal data
citizen-barcodes-fetched = Fetched { $moment },
citizen-barcodes-remaining = kept for another
citizen-barcodes-gone = Deleted
citizen-barcodes-contact = One-time passwords are sent to:
citizen-barcodes-no-contact = You have no confirmed mail address, so no one-time password can be sent to you and no counter can open your data. Please set an address before you go there.
citizen-barcodes-no-contact-go = Set my mail address for notices
citizen-barcodes-show-it = Let the clerk at the counter scan this barcode.
citizen-barcodes-password = Before the data are opened, a one-time password is sent to you.
citizen-barcodes-linear = Barcode (Code 128) of the characters below
citizen-barcodes-matrix = Barcode (QR) of the same characters
citizen-barcodes-lives = Time left for this barcode:
citizen-barcodes-ran-out = The barcode has expired: press “Replace the barcode”.
citizen-barcodes-replace = Replace the barcode
citizen-barcodes-print = Print
citizen-barcodes-none = There is no valid barcode. A barcode is good for 20 minutes; get one when you need it.
citizen-barcodes-issue = Get a barcode
citizen-barcodes-preview = Preview
citizen-barcodes-save = Save to my computer
citizen-barcodes-delete = Delete now
citizen-barcodes-opening-presented = A counter has scanned your barcode
citizen-barcodes-opening-waiting = A counter waits for your one-time password
citizen-barcodes-opening-open = A counter is looking at your data
citizen-barcodes-opening-data = Data:
citizen-barcodes-opening-reason = Purpose:
citizen-barcodes-opening-what = Not what you came for? Press “Stop”, and the counter can no longer see your data.
citizen-barcodes-stop = Stop
citizen-barcodes-stopped = Stopped. The counter no longer sees your data.
citizen-barcodes-over-already = This opening was over before you pressed the button.

citizen-deletion-what = This cannot be undone: the barcode stops working at once, and a counter that is looking at the data can no longer see them. If you need them again, you have to request them again.
citizen-deletion-yes = Yes, delete them
citizen-deletion-done = The data are deleted.
citizen-deletion-gone-already = The data had been deleted before.

## History

citizen-history-title = History of my data
citizen-history-lead = Every request, fetch, opening and deletion is written down here. Only you can see it.
citizen-history-empty = Nothing has happened yet.
citizen-history-empty-go = Download personal data
citizen-history-events = What happened, newest first
citizen-history-from = from { $address }
citizen-history-of = {" "}({ $office })
citizen-history-reason = Purpose:
citizen-history-case = Case number:
citizen-history-consents = My consents
citizen-history-consents-what = When you withdraw a consent, a fetch on its way stops and what was fetched is deleted at once.
citizen-history-given = Given
citizen-history-withdrawn = Withdrawn
citizen-history-withdraw = Withdraw
citizen-history-withdraw-what = A fetch on its way stops and the data that are kept are deleted at once. This cannot be undone.
citizen-history-withdraw-go = Withdraw this consent
citizen-history-withdrawn-now = The consent is withdrawn. Fetching has stopped, and what was kept is deleted.
citizen-history-event-100 = You asked for data
citizen-history-event-110 = You accepted the terms
citizen-history-event-120 = Your identity was verified
citizen-history-event-121 = Your identity was not verified
citizen-history-event-122 = You came back with a code and opened “My barcodes”
citizen-history-event-123 = Coming back with a code did not work: it was not the code
citizen-history-event-130 = You agreed to have these data fetched
citizen-history-event-131 = You did not agree
citizen-history-event-132 = You withdrew your consent
citizen-history-event-140 = You confirmed your mail address for notices
citizen-history-event-141 = Another mail address took the place of the one for notices
citizen-history-event-200 = We asked the provider
citizen-history-event-201 = The provider checked our authorisation
citizen-history-event-202 = The provider asked who you are
citizen-history-event-210 = The provider sent the data
citizen-history-event-211 = The provider is preparing the data
citizen-history-event-212 = The provider has no data about you
citizen-history-event-213 = The provider refused
citizen-history-event-214 = The provider failed
citizen-history-event-220 = The data passed all checks
citizen-history-event-221 = The data failed a check and were discarded
citizen-history-event-300 = We notified the online service
citizen-history-event-301 = The online service could not be notified
citizen-history-event-310 = The online service fetched the data
citizen-history-event-400 = A barcode was made
citizen-history-event-401 = The barcode was replaced
citizen-history-event-410 = A counter scanned your barcode
citizen-history-event-411 = A one-time password was sent to you
citizen-history-event-412 = The counter entered the right one-time password
citizen-history-event-413 = The counter entered a wrong one-time password
citizen-history-event-414 = You stopped the opening
citizen-history-event-420 = A counter opened your data
citizen-history-event-421 = A counter saved your data
citizen-history-event-422 = The counter ended the case and no longer sees your data
citizen-history-event-430 = You looked at the data
citizen-history-event-431 = You saved the data
citizen-history-event-500 = The data were deleted after use
citizen-history-event-501 = The data were deleted after 8 hours
citizen-history-event-502 = You deleted the data

## Contact

citizen-contact-title = My mail address for notices
citizen-contact-why = Before a counter opens your data, a one-time password is sent to this address. Without an address you can still preview and save, but not use a barcode at a counter.
citizen-contact-mail-title = Enter your mail address
citizen-contact-mail = Mail address
citizen-contact-mail-hint = One whose mail you can read right now, for example name@example.com.
citizen-contact-mail-empty = Enter your mail address.
citizen-contact-mail-shape = Mail cannot be sent to this address: check how it is written.
citizen-contact-send = Send a code
citizen-contact-too-soon = A code can be sent once a minute: please wait a little.
citizen-contact-living = Your confirmed mail address
citizen-contact-living-since = Confirmed:
citizen-contact-none = You have no confirmed mail address yet, so no counter can open your data.
citizen-contact-change = Change the mail address
citizen-contact-told = The present address is told of the change by letter, and “History of my data” keeps a line of it.
citizen-contact-must-prove = To protect you, the address can be changed only within 5 minutes of proving your identity. Please prove it once more; you will then come back to this page.
citizen-contact-prove = Prove my identity
citizen-contact-refused = The address was not changed
citizen-contact-not-fresh = More than 5 minutes have passed since you proved your identity. Please prove it once more, then change the address.
citizen-contact-link = Set or change my mail address for notices
citizen-contact-code-title = Enter the code
citizen-contact-sent = A code was sent to { $contact }. Time left:
citizen-contact-code-over = The code has expired: have another one sent.
citizen-contact-tries-left =
    { $n ->
        [one] { $n } try is left.
       *[other] { $n } tries are left.
    }
citizen-contact-code = Code
citizen-contact-code-hint = The eight digits in the letter. You can paste them.
citizen-contact-code-wrong = This is not the code: compare it with the letter.
citizen-contact-code-shape = Enter the eight digits in the letter.
citizen-contact-code-dead = The code has expired or was tried too often: have another one sent.
citizen-contact-confirm = Confirm the address
citizen-contact-confirmed = The address is confirmed.
citizen-contact-no-letter = No letter came? It may take a few minutes. Please look among unwanted mail, too.
citizen-contact-resend = Send it again
citizen-contact-again = Use another address
citizen-contact-later-what = No access to your mail right now?
citizen-contact-later = Skip this and see the data

## Step 3: your data

citizen-progress-title = Your data
citizen-progress-count =
    { $all ->
        [one] { $done } of { $all } data set is finished
       *[other] { $done } of { $all } data sets are finished
    }
citizen-progress-colon = {":"}{" "}
citizen-progress-waiting = Waiting
citizen-progress-waiting-what = It is next in line; the provider will be asked in a moment.
citizen-progress-waiting-again = The provider could not answer yet. It will be asked again by itself; there is nothing you have to do.
citizen-progress-fetching = Fetching
citizen-progress-fetching-what = The provider is answering, which usually takes seconds.
citizen-progress-preparing = Being prepared
citizen-progress-preparing-what = The provider is preparing the data. They come by themselves; there is nothing you have to do.
citizen-progress-asked-again = Asked again in
citizen-progress-any-moment = a moment
citizen-progress-done = Done
citizen-progress-done-what = The data have come and passed all checks.
citizen-progress-gone-what = The data had come and are no longer kept. Request them again if you need them.
citizen-progress-no-data = No data
citizen-progress-no-data-what = The provider has no data about you. If that surprises you, please ask the provider.
citizen-progress-refused = Refused
citizen-progress-refused-token = The provider did not accept the authorisation. Please request the data again; if it happens again, tell us.
citizen-progress-refused-access = The provider refuses to hand these data out. Please ask the provider why.
citizen-progress-failed = Failed
citizen-progress-failed-unreachable = The provider's system cannot be reached. Please request the data again later.
citizen-progress-failed-time = The provider did not answer in time. Please request the data again later.
citizen-progress-failed-answer = The provider's answer was incomplete or wrong. Please request the data again later.
citizen-progress-failed-package = What came failed a check and was discarded for your safety. We have a record of it; please request the data again later.
citizen-progress-failed-suspended = The data set has just been suspended. Please come back after a while.
citizen-progress-failed-store = Our system cannot keep data at the moment. Please request them again later.
citizen-progress-anew = Request it again
citizen-progress-withdrawn = Withdrawn
citizen-progress-withdrawn-what = You withdrew your consent, and the fetching has stopped.
citizen-progress-expired = Out of time
citizen-progress-expired-what = The data did not come within 8 hours. Please request them again.
citizen-progress-preview = Preview
citizen-progress-save = Save to my computer
citizen-progress-kept = Kept until
citizen-progress-password = The password of the saved PDF is your ID number, letters in upper case.
citizen-progress-barcodes = To my barcodes
citizen-progress-leave = You can leave this page: the fetching goes on, and you will find the data under “My barcodes”.
citizen-progress-reload = Please reload this page to see how far it is.

## Preview

citizen-files-title = Preview
citizen-files-password = The password of the saved PDF is your ID number, letters in upper case.
citizen-files-barcodes = To my barcodes
citizen-files-shared = On a shared computer, delete the files you saved and sign out before you leave.
