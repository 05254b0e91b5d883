### Members of the park data platform

member-portal = Park data platform
member-menu-home = Platform home
member-menu-entrance = Entrance
member-menu-greeting = Hi { $login }
member-menu-login = Sign in or register

## The front page
member-home-lead = Data of parks and factories, ready for programs
member-home-what = Register and sign in to look after your account here.
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
member-register-password = Password
member-register-again = Password again
member-register-name = Your name
member-register-name-hint = At most 60 characters.
member-register-name-shape = Write your name, at most 60 characters.
member-register-mail-hint = The letter goes here: write an address that you can read.
member-register-unit = Kind of body
member-register-unit-hint = Choose the one that fits best.
member-register-choose = Please choose
member-register-no-unit = Choose a kind of body.
member-register-country = Country
member-register-no-country = Choose a country.
member-register-agree = I have read the terms and agree to them
member-register-agree-first = Read the terms and agree to them first.
member-register-notices = Write to me when there are new data services
member-register-make = Make the account
member-register-have = I have an account: sign in
member-mail = E-mail
member-mail-empty = Write your e-mail address.
member-mail-shape = No mail reaches this address. An example: wang@example.tw

## The terms
member-terms-title = Terms for members
member-terms-version = Version { $version }
member-terms-use = The data are there to develop, to study and to build on. Do not get in the way of others.
member-terms-source = Whoever uses the data names where they come from.
member-terms-quota = Your tier says how many calls a day are answered; beyond that none are until the next day.
member-terms-account = Your account is yours alone: lend it to nobody, and change the password at once if somebody else used it.
member-terms-privacy = What you write here is used to look after your account and to write to you, and is kept encrypted.

## Passwords
member-choice-hint = 12 to 128 characters; a sentence is fine, and no mixture of letters and signs is needed.
member-choice-again-hint = The same password once more.
member-choice-short = A password has at least 12 characters.
member-choice-long = A password has at most 128 characters.
member-choice-popular = Many people think of this password. Choose another one.
member-choice-name = A password is not made of the user name, your name, the address or the site's name.
member-choice-used-before = You used this password lately. Choose another one.
member-choice-differs = The two passwords differ. Type them again.

## Confirming the address
member-waiting-title = Confirm your e-mail address
member-waiting-lead = Open our letter in your mailbox and follow its link to activate the account.
member-waiting-until = The link is good for 24 hours and works once.
member-waiting-again = Send the letter again
member-waiting-again-what = If there is no letter, look among the junk mail first, or have it sent again here; the link before then stops working.
member-waiting-send = Send the letter
member-waiting-sent = If an account of this address waits to be activated, the letter is under way.
member-activate-title = Activate your account
member-activate-lead = One press confirms your address. Then you can sign in.
member-activate-press = Activate
member-activate-done = Your address is confirmed. Please sign in.
member-activate-mail-taken = This address belongs to another active account. Please sign in with that one.
member-link-unknown = There is no such link. See whether the address is complete, or have it sent again.
member-link-used = This link was used, or a newer one has replaced it.
member-link-expired = The time of this link is over.

## Signing in
member-login-title = Sign in
member-login-login = User name
member-login-password = Password
member-login-enter = Sign in
member-login-wrong = User name or password is wrong.
member-login-not-activated = This account is not active yet. Follow the link in our letter, or choose "Activate an account" to have it sent again.
member-login-locked = Too many attempts were wrong: signing in is stopped for a while.
member-login-wait = Try again in { $minutes } minutes.
member-login-activate = Activate an account
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
member-account-since = Signed in
member-account-seen = last used
member-account-end = Sign out
member-account-session-ended = That browser is signed out.
