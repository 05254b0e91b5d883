### Members of the Industrial Data Space

member-portal = Industrial Data Space
member-menu-home = Platform home
member-menu-entrance = Entrance
member-menu-greeting = Hi { $login }
member-menu-login = Sign in or register

## The front page
member-home-lead = Data of parks and factories, ready for programs
member-home-what = Register, choose a tier, and get the keys with which programs call the data.
member-home-offers = What the platform offers
member-home-api = API
member-home-api-what = Documentation on the page, with parameters to try.
member-home-code = Code
member-home-code-what = Ask for the data you need in standard OData.
member-home-showcase = Showcase
member-home-showcase-what = See what others have made of these data.

## Registering
member-register-title = Register
member-register-lead = Fill in the form; we then send a letter to your address to activate the account.
member-register-login-hint = 3 to 64 letters or digits, inside also . _ - @; capitals make no difference, and it cannot be changed later.
member-register-login-shape = A user name has 3 to 64 letters or digits, inside also . _ - @, and begins and ends with a letter or digit.
member-register-taken = Somebody uses this user name. Choose another one.
member-register-too-often = Too many user names were tried from here.
member-register-password = Password
member-register-password-once-more = For safety the password is not kept. Type it again, twice.
member-register-again = Password again
member-register-name = Your name
member-register-name-hint = At most 60 characters.
member-register-name-empty = Write your name.
member-register-name-long = The name is too long: 60 characters at most.
member-register-mail-hint = The letter goes here: write an address that you can read.
member-register-unit = Kind of organisation
member-register-unit-hint = Choose the one that fits best.
member-register-choose = Please choose
member-register-no-unit = Choose a kind of organisation.
member-register-country = Country
member-register-no-country = Choose a country.
member-register-agree = I have read the terms and agree to them
member-register-agree-first = Read the terms and agree to them first.
member-register-notices = Write to me when there are new data services
member-register-make = Make the account
member-register-have = I have an account: sign in
member-mail = Mail address
member-mail-empty = Write your mail address.
member-mail-shape = This is not a mail address. Write one such as wang@example.tw.
member-letter-too-often = Too many letters were asked for, so nothing was sent this time. The link in the last letter still works while its time lasts, unless one was used already.

## The terms
member-terms-title = Terms for members
member-terms-version = Version { $version }
member-terms-use = The data are there to develop, to study and to build on. Do not get in the way of others.
member-terms-source = Whoever uses the data names where they come from.
member-terms-quota = Your tier says how many calls a day are answered; beyond that none are until the next day.
member-terms-account = Your account is yours alone: lend it to nobody, and change the password at once if somebody else used it.
member-terms-privacy = What you write here is used to look after your account and to write to you. Your mail address is kept encrypted.

## Confirming the address
member-waiting-title = Confirm your mail address
member-waiting-lead = Open our letter in your mailbox and follow its link to activate the account.
member-waiting-to = The letter goes to { $mail }.
member-waiting-wrong = Is the address wrong? Then its letter never reaches you, and it cannot be changed here: register again, with another login.
member-waiting-until = The link is good for 24 hours and works once.
member-waiting-again = Send the letter again
member-waiting-again-what = If there is no letter, look among the junk mail first, or have it sent again here. Of the links that you have been sent, each works until one was used.
member-waiting-send = Send the letter
member-waiting-sent = If an account of this address waits to be activated, the letter is under way.
member-activate-title = Activate your account
member-activate-lead = One press confirms your address. Then you can sign in.
member-activate-press = Activate
member-activate-done = Your address is confirmed. Please sign in.
member-activate-mail-taken = This address belongs to another active account. Please sign in with that one.
member-link-unknown = There is no such link. See whether the address is complete, or have it sent again.
member-link-used = This link was used, or another one has taken its place.
member-link-expired = This link has expired.

## Signing in
member-login-title = Sign in
member-login-login = User name
member-login-password = Password
member-login-enter = Sign in
member-login-no-login = Enter your user name.
member-login-no-password = Enter your password.
member-login-wrong = User name or password is wrong.
member-login-not-activated = This account is not active yet. Follow the link in our letter, or choose "Activate an account" to have it sent again.
member-login-locked = Too many attempts were wrong: you cannot sign in for a while.
member-login-activate = Activate an account
member-login-change = Change the password (sign in first)
member-login-forgotten = Forgot the password?
member-login-register = Register

## Changing the password
member-password-title = Change the password
member-password-lead = Afterwards you are signed out everywhere and sign in with the new password.
member-password-old = Present password
member-password-old-wrong = The present password is wrong.
member-password-new = New password
member-password-again = New password again
member-password-change = Change the password

## A forgotten password
member-forgotten-title = Forgotten password
member-forgotten-lead = Write the address you registered with. We send a link to set a new password, good for 30 minutes.
member-forgotten-send = Send the link
member-forgotten-sent = If an active account has this address, a link to set a new password is under way.
member-reset-title = Set a new password
member-reset-lead = Set a new password for the account { $login }. You are signed out everywhere.
member-reset-set = Set the password
member-reset-done = The new password is set. Please sign in.

## The account
member-account-title = My account
member-account-facts = Details
member-account-notices = News of data services
member-account-notices-yes = By mail
member-account-notices-no = None
member-account-sessions = Where I am signed in
member-account-sessions-lead = If you do not know one of these, sign it out at once and change your password.
member-account-browser = A browser that does not say which
member-account-own = This device
member-account-since = Signed in
member-account-seen = last used
member-account-end = Sign out
member-account-session-ended = That browser is signed out.

## Changing the account
member-details-title = Change my details
member-details-language = Language of letters
member-details-chinese = Chinese
member-details-english = English
member-details-no-language = Choose a language.
member-details-save = Save
member-details-done = Your details are changed.
member-own-password-hint = So that we know it is you.
member-moving-title = Change my mail address
member-moving-lead = We send a link to the new address, and tell the old one. The old address stays in use until you follow the link.
member-moving-present = Present mail address
member-moving-new = New mail address
member-moving-same = This is your address already. Write another one.
member-moving-send = Send the link
member-moving-sent = A letter is under way to the new address. Follow its link within 24 hours.
member-moving-confirm-title = Confirm the new mail address
member-moving-confirm-lead = One press, and our letters come to this address from now on.
member-moving-confirm-press = Confirm
member-moving-done = From now on we write to your new address.
member-moving-taken = This address belongs to another member.

## Leaving
member-deletion-title = Delete my account
member-deletion-lead = Your keys stop working at once, and nothing can bring the account back.
member-deletion-warning = This cannot be undone. Programs that use your keys are refused with their next call.
member-deletion-goes = What goes
member-deletion-goes-person = Your name, mail address and passwords, and every sign-in
member-deletion-goes-keys = Your APP Keys; calls are forgotten within 31 days
member-deletion-goes-applications = What you wrote in your applications
member-deletion-goes-sent = Your feedback, questions, showcases and places in courses
member-deletion-stays = What stays, because we have to be able to account for it
member-deletion-stays-login = The user name, so that nobody else can take it for yours
member-deletion-stays-ids = Which APP IDs there were, and when they were issued and revoked
member-deletion-stays-audit = The audit, which names accounts by number only
member-deletion-press = Delete the account
member-farewell-title = The account is deleted
member-farewell-lead = A last letter confirms it. Thank you for using the platform.
