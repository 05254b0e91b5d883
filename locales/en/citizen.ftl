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
citizen-personal-wish-empty = Write down which data you would like to have
citizen-personal-wish-too-long = Shorten the suggestion to 500 characters

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

citizen-requests-nothing-chosen = Please tick at least one item, then press “Download”.
citizen-requests-too-many = You can choose up to 20 data sets at once. Please download the rest afterwards.
citizen-requests-no-such-dataset = One of the data sets you chose cannot be provided at the moment. Please choose again.

## Step 1: terms

citizen-terms-title = Terms of downloading and online services
citizen-terms-for = The data you are about to download:
citizen-terms-version = Version of the terms: { $version }
citizen-terms-agree = I have understood what this service does and agree to these terms.
citizen-terms-agree-error = Read the terms and tick the box to go on
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
citizen-claim-id-empty = Enter your ID number
citizen-claim-id-shape = An ID number is one letter and nine digits: check for missing or extra characters
citizen-claim-id-check-digit = The check digit of this ID number is wrong: please compare it again
citizen-claim-birth = Birth date
citizen-claim-birth-hint = Eight digits, year first, for example 19990101. Years of the Republic work too, for example 0880101.
citizen-claim-birth-empty = Enter your birth date
citizen-claim-birth-shape = Write the birth date as eight digits, for example 19990101
citizen-claim-birth-no-such-day = There is no such day: check the month and the day
citizen-claim-birth-out-of-range = Nobody alive was born on this day: please compare it again
citizen-parameter-example = For example: { $example }
citizen-parameter-empty = Fill in what the data set asks for
citizen-parameter-unreadable = Only Latin letters, digits and signs, up to 200 characters

## Step 2: consent and identity

citizen-identity-title = Consent and proof of identity
citizen-identity-agreed = I agree that MyData fetches these data sets for me:
citizen-identity-what = By proving who you are, you agree that we fetch the data above from their providers and keep them for you for 8 hours.
citizen-proof-methods = Choose one of these ways to prove who you are:
citizen-proof-method-missing = Choose a way that can be used
citizen-proof-method-off = This way is switched off at the moment. Please use another one.
citizen-proof-ruled-out = not accepted by
citizen-proof-first-time = Using a natural-person certificate for the first time? Test your reader and component first:
citizen-proof-test-page = Card test page
citizen-proof-denied = Your identity was not proved
citizen-proof-expired = The last attempt is more than 5 minutes old and no longer valid. Please choose a way again.

citizen-challenge-title = Prove who you are
citizen-challenge-leave = You are about to leave this site for the page of whoever verifies you. You will be sent back when it is done.
citizen-challenge-go = Go there
citizen-challenge-back-again = I am done, go on
citizen-challenge-device = Please do it on your mobile device, then press “I am done”.
citizen-challenge-qr = QR code for verification
citizen-challenge-open-app = Open the app
citizen-challenge-done = I am done
citizen-challenge-field = Verification
citizen-challenge-other = Change what I typed, or use another way

citizen-signin-title = Back to my data
citizen-signin-lead = Within 8 hours you can come back from any device to see, save or delete your data.
citizen-signin-full = Come back by proving who you are
citizen-signin-full-what = Everything is open: preview, saving, barcodes, history.
citizen-signin-code = Come back with a code
citizen-signin-code-what = No card at hand? We can send a code to the address you confirmed. It opens the barcode area only.
citizen-signin-code-go = Send me a code
