### The counter

## Steps
counter-step-barcode = Barcode
counter-step-purpose = Purpose
counter-step-password = One-time password
counter-step-data = Data

## The barcode
counter-desk-title = Counter verification
counter-desk-lead = Scan or type the barcode that the citizen shows you.
counter-desk-barcode = Barcode
counter-desk-barcode-hint = 8 letters and digits; after scanning, the next step follows by itself.
counter-desk-barcode-empty = Scan or type a barcode.
counter-desk-barcode-shape = This is not a barcode of ours: it should be 8 letters and digits, never 0, o, 1 or l. Scan it again.
counter-desk-no-such-barcode = There is no barcode like this that your counter can open. Ask the citizen whether the barcode on the screen is still valid, have it renewed, and try again.
counter-desk-no-contact = The citizen has not confirmed a contact yet, so there is nowhere to send the one-time password to. Ask the citizen to confirm a mail address in MyData first, then start again.
counter-desk-next = Next
counter-desk-ended = The case is closed and the screen is cleared. Scan the next barcode.
counter-desk-today = What I opened today
counter-desk-today-none = No cases yet today.
counter-desk-time = Time
counter-desk-state = State
counter-desk-no-number = Not told yet
counter-desk-go-on = Go on

## States
counter-state-presented = Purpose missing
counter-state-waiting = Waiting for password
counter-state-open = Open
counter-state-ended = Closed
counter-state-stopped = Stopped by citizen
counter-state-failed = Not completed

## The case
counter-opening-dataset = Data set
counter-opening-end = Close this case
counter-opening-next = Next barcode

## The reason
counter-purpose-title = Say the purpose
counter-purpose-lead = The citizen sees your agency, your counter and the purpose at once.
counter-purpose-reason = Purpose
counter-purpose-reason-hint = For example the service asked for; at most 100 characters.
counter-purpose-reason-empty = Write the purpose.
counter-purpose-reason-long = A purpose has at most 100 characters. Make it shorter.
counter-purpose-number = Case number
counter-purpose-number-hint = Your agency's own number; at most 40 characters.
counter-purpose-number-empty = Write the case number.
counter-purpose-number-long = A case number has at most 40 characters. Make it shorter.
counter-purpose-send = Send the one-time password

## The one-time password
counter-password-title = Enter the one-time password
counter-password-lead = A one-time password went to the citizen's mailbox { $to }. Ask the citizen to read out the 8 digits.
counter-password-lives = Time left for this password:
counter-password-over = Over. Send another one.
counter-password-field = One-time password
counter-password-hint = 8 digits; pasting works.
counter-password-tries =
    { $tries ->
        [one] One try is left with this password.
       *[other] { $tries } tries are left with this password.
    }
counter-password-confirm = Confirm
counter-password-again-after = Time until another one can be sent:
counter-password-again-now = Over. You can send it now.
counter-password-again = Send another password
counter-password-empty = Enter the one-time password.
counter-password-shape = A one-time password has 8 digits. Check it and enter it again.
counter-password-wrong = The password is wrong. Ask the citizen for the digits in the newest letter.
counter-password-used-up = All tries with this password are used up. Send another one.
counter-password-ran-out = This password has expired. Send another one.
counter-password-too-soon = Passwords for the same data are sent one minute apart, whichever counter asks. See below how long to wait.
counter-password-too-many = No more passwords can be sent for this package. Ask the citizen to download the data again in MyData, and scan the new barcode.

## The data
counter-data-title = Data
counter-data-until = This page closes itself in
counter-data-over = closed
counter-data-password = The saved PDF opens with the citizen's ID number, its letter in upper case.
counter-data-save = Save to my computer
counter-data-print = Print

## Nothing more can be done
counter-over-title = This case cannot go on
counter-over-ended = The case is closed; its data are no longer shown.
counter-over-stopped = The citizen has stopped this case; its data are no longer shown. If you still need them, talk with the citizen and start again.
counter-over-time = The case was not completed in time and is closed. Ask the citizen for the barcode and start again.
counter-over-tries = Too many wrong passwords were entered for this package; it can no longer be opened at a counter. The citizen can download the data again.
counter-over-gone = The package was deleted or its time is over. The citizen can download the data again.
counter-over-contact = The citizen has no contact any more, so there is nowhere to send the one-time password to. Ask the citizen to confirm a mail address first, then start again.

## Signing in
counter-signin-title = Sign in for staff

## The first time
counter-enrolment-title = Set up your sign-in
counter-enrolment-lead = Hello { $name }. Set a password and a second factor for the account { $login }.
counter-enrolment-until = This link is valid until
counter-enrolment-one = 1. Choose a password
counter-enrolment-two = 2. Add the second factor
counter-enrolment-password = New password
counter-enrolment-scan = Scan this code with your authenticator:
counter-enrolment-qr = Code for the authenticator
counter-enrolment-type = If you cannot scan it, type this key:
counter-enrolment-code = The code that your authenticator shows
counter-enrolment-code-wrong = The code is wrong. Enter the 6 digits that the authenticator shows now, and check the time of your phone.
counter-enrolment-finish = Finish
counter-enrolment-done = Done. Please sign in.
counter-enrolment-dead = There is no such link, or it was used or is too old. Ask your administrator for a new one.

## Choosing a password
counter-choice-again = New password once more

## The account
counter-account-title = My account
counter-account-sessions = Where I am signed in
counter-account-sessions-lead = If you do not know one of these, sign it out at once and change your password.
counter-account-browser = A browser that does not say which
counter-account-since = Signed in
counter-account-seen = last used
counter-account-end = Sign out
counter-account-session-ended = That browser is signed out.
counter-account-password = Change the password
counter-account-password-lead = Afterwards you are signed out everywhere and sign in with the new password.
counter-account-old = Present password
counter-account-old-wrong = The present password is wrong.
counter-account-new = New password
counter-account-change = Change the password
