### Letters

## What several letters name
mail-agency = Agency: { $name }
mail-counter = Counter: { $name }
mail-dataset = Data set: { $name }
mail-reason = Purpose given by the clerk: { $reason }
mail-link-barcodes = See and stop what runs under “My barcodes”
mail-link-contact = See or change my mail address for notices
mail-link-history = See the history of my data

## The one-time password for a counter
mail-one-time-password-subject = Your one-time password for { $agency }
mail-one-time-password-lead = A counter has scanned your data barcode and asks to open your data. This is your one-time password:
mail-one-time-password-until = It is good until { $moment }.
mail-one-time-password-minutes = That is { $minutes } minutes after it was asked for.
mail-one-time-password-tell = Tell it only to the clerk who is serving you at the counter named below. Nobody else needs it, and nobody will ask for it by telephone or message.
mail-one-time-password-not-there = If you are not at this counter, tell the password to nobody. Without it your data stay closed, and you can stop the attempt under “My barcodes”.

## The code that confirms a contact
mail-contact-code-subject = Confirm your mail address
mail-contact-code-lead = To confirm that we reach you at this address, enter this code on the page you have open:
mail-contact-code-until = It is good until { $moment }.
mail-contact-code-not-you = If you did not ask for it, you need not do anything: without the code your address is not used.

## The notice to an address that was replaced
mail-contact-changed-subject = Your mail address for notices has been changed
mail-contact-changed-lead = Somebody who proved your identity has put another address in the place of this one. One-time passwords and notices are no longer sent here.
mail-contact-changed-at = Changed: { $moment }
mail-contact-changed-you = If it was you, you need not do anything.
mail-contact-changed-not-you = If it was not you, prove your identity and set your address again at once, delete the data under “My barcodes”, and call us.

## The code to come back with
mail-return-code-subject = Your code to come back to your data
mail-return-code-lead = To come back to the data you downloaded, enter this code on the page you have open:
mail-return-code-until = It is good until { $moment }.
mail-return-code-not-you = If you did not ask for it, tell it to nobody: without the code nobody gets to your data.

## The notice that a package was opened
mail-package-opened-subject = { $agency } has opened your data
mail-package-opened-lead = A counter has opened your data with your barcode and your one-time password.
mail-package-opened-at = Opened: { $moment }
mail-package-opened-you = If you were there, you need not do anything.
mail-package-opened-not-you = If it was not you, stop the opening and delete the data under “My barcodes” at once, and call us.

## Members of the Industrial Data Space
mail-member-until = The link is good until { $moment }, and works once.
mail-member-activation-subject = Please activate your account
mail-member-activation-lead = Welcome to the Industrial Data Space. The account "{ $login }" that you asked for is not active yet. Open this address to activate it.
mail-member-activation-press = Activate the account
mail-member-activation-not-you = If you did not register, you need not do anything: nobody can sign in to an account that is not active.
mail-member-reset-subject = Set a new password
mail-member-reset-lead = Somebody said that the password of the account "{ $login }" is forgotten. Open this address to set a new one.
mail-member-reset-press = Set a new password
mail-member-reset-not-you = If it was not you, you need not do anything: your password is as it was.
mail-member-known-subject = You are a member already
mail-member-known-lead = Somebody registered on the Industrial Data Space with this address. It has an account already, "{ $login }": please sign in.
mail-member-known-press = Sign in
mail-member-known-forgotten = If you forgot the password, choose "Forgot the password?" on the sign-in page.
mail-member-known-not-you = If it was not you, you need not do anything: your account is as it was.
mail-member-moving-subject = Confirm your new mail address
mail-member-moving-lead = The account "{ $login }" of the Industrial Data Space wants to have its letters here. Open this address to confirm it.
mail-member-moving-press = Confirm the address
mail-member-moving-not-you = If you do not know this account, you need not do anything.
mail-member-moving-notice-subject = Your mail address is about to change
mail-member-moving-notice-lead = Somebody who is signed in to your account on the Industrial Data Space has asked to have its letters sent to another address. It changes once that address is confirmed.
mail-member-moving-notice-not-you = If it was not you, change your password at once: that signs everybody out.
mail-member-password-subject = Your password is changed
mail-member-password-lead = The password of your account on the Industrial Data Space has just been changed, and everybody is signed out.
mail-member-password-not-you = If it was not you, choose "Forgot the password?" on the sign-in page at once and set a new one, then see whether the mail address of the account is still yours.
mail-member-left-subject = Your account is deleted
mail-member-left-lead = Your account on the Industrial Data Space is deleted, as you asked. Its keys no longer work.
mail-member-left-stays = The user name stays taken, and so does the record of which APP IDs there were. We will not write to you again.
mail-licence-granted-subject = Your keys: { $tier }
mail-licence-granted-lead = Your application for "{ $tier }" is granted. These are your keys.
mail-licence-again-subject = Your key once more: { $tier }
mail-licence-again-lead = You asked to have the key of "{ $tier }" once more.
mail-licence-rotated-subject = Your new key: { $tier }
mail-licence-rotated-lead = The key of "{ $tier }" is replaced. This is the new one.
mail-licence-app-id = APP ID:
mail-licence-app-key = APP Key:
mail-licence-old-until = The key before stays good until { $moment }.
mail-licence-earlier-until = A key that had been replaced before that one stays good until { $moment }.
mail-licence-keep = Keep the key to yourself: whoever has it uses up your calls. If somebody else may have seen it, replace it at once.
mail-licence-calls = You may call { $calls } times a day. If you hold several tiers, the highest counts, for all keys together.
mail-licence-source = Where you use the data, say where they come from:
mail-licence-records = My keys
mail-licence-refused-subject = Your application was not granted: { $tier }
mail-licence-refused-lead = We looked at your application for "{ $tier }" and could not grant it.
mail-licence-refused-next = If things have changed you may apply again; what you wrote is still there.
mail-licence-returned-subject = Please correct your application: { $tier }
mail-licence-returned-lead = We looked at your application for "{ $tier }" and need something changed or added.
mail-licence-returned-next = Correct it and send it again; what you wrote is still there.
mail-licence-cancelled-subject = Tier cancelled: { $tier }
mail-licence-cancelled-lead = Your tier "{ $tier }" is cancelled, and its keys no longer work.
mail-licence-cancelled-next = Keys of other tiers work as before. If you think this is wrong, ask us on the platform.
mail-licence-revoked-subject = Keys revoked: { $tier }
mail-licence-revoked-lead = The platform revoked your keys as "{ $tier }". Calls signed with them are no longer answered.
mail-licence-revoked-next = You may apply for the tier again; keys of other tiers work as before. If you have a question, ask us on the platform.
mail-licence-since = Since:
mail-licence-question = Ask a question
mail-licence-reason = Reason:
mail-licence-apply = Get API keys
mail-licence-mend = Change and send again
mail-licence-said = What the reviewer says:
mail-attribution-refused-subject = Please show where the data come from
mail-attribution-picture = your picture
mail-attribution-refused-lead = We looked at { $address } and did not find the line that says where the data come from.
mail-attribution-refused-next = Add the line, and hand in the address or a screenshot again.
mail-attribution-met-subject = Line found: the source of the data
mail-attribution-met-lead = We looked at { $address } and found the line that says where the data come from. Thank you.
mail-attribution-met-next = Should the address or the page change, hand it in once more.
mail-attribution-account = Account and attribution
mail-interruption-suspended-subject = Data service suspended: { $name }
mail-interruption-suspended-lead = The data service "{ $name }", which your programs called lately, is suspended. Calls get an error and no data.
mail-interruption-retired-subject = Data service retired: { $name }
mail-interruption-retired-lead = The data service "{ $name }", which your programs called lately, is retired. Please change your programs.
mail-interruption-why = You get this letter because you called the service within the last 30 days.
mail-interruption-again-subject = Data service open again: { $name }
mail-interruption-again-lead = The data service "{ $name }", which was suspended or retired, is open again. Your programs can call it as before.
mail-interruption-again-why = You get this letter because you have called the service.
mail-interruption-open = How the service stands now

## The park data API
mail-quota-reached-most-subject = 80 percent of today’s calls are used
mail-quota-reached-most-lead = The programs of the account "{ $login }" have used most of today’s calls of the park data API.
mail-quota-reached-all-subject = All of today’s calls are used
mail-quota-reached-all-lead = The programs of the account "{ $login }" have used all of today’s calls of the park data API. Further calls are refused until the next day begins.
mail-quota-reached-used = Calls today: { $used }
mail-quota-reached-limit = Calls in a day: { $limit }
mail-quota-reached-reset = The next day begins: { $moment }
mail-quota-reached-key = See the calls, or replace the key
mail-quota-reached-not-you = If you did not expect this, look at the calls of your APP IDs on the platform and replace their keys.

## Answers to feedback, questions and showcases
mail-inquiry-yours = What you sent:
mail-inquiry-answer = Our answer:
mail-inquiry-open = Read all of it
mail-inquiry-answered-subject = Your feedback on the data is answered
mail-inquiry-answered-lead = Thank you for telling us about a problem with the data. This is our answer.
mail-inquiry-mended-subject = The problem you reported is fixed
mail-inquiry-mended-lead = Thank you for telling us about a problem with the data. It is fixed.
mail-inquiry-sound-subject = The data you asked about are right
mail-inquiry-sound-lead = Thank you for your feedback. We looked into it, and the data agree with their source. This is why.
mail-inquiry-consultation-subject = Your question is answered
mail-inquiry-consultation-lead = This is our answer to your question.
mail-inquiry-published-subject = Your showcase is published
mail-inquiry-published-lead = Thank you for sharing it. Everybody can see it on the platform now.
mail-inquiry-returned-subject = Your showcase needs something more
mail-inquiry-returned-lead = We looked at your showcase and need something changed or added first. What you wrote is still there.
mail-inquiry-taken-down-subject = Your showcase is no longer shown
mail-inquiry-taken-down-lead = Your showcase is no longer shown on the platform. This is why.

## Courses
mail-course-confirmed-subject = Your place is confirmed: { $title }
mail-course-confirmed-lead = Your place in "{ $title }" is confirmed. See you there.
mail-course-declined-subject = Your enrolment could not be accepted: { $title }
mail-course-declined-lead = We are sorry: we cannot keep a place in "{ $title }" for you this time. This is why.
mail-course-changed-subject = Another time or place: { $title }
mail-course-changed-lead = The course "{ $title }" in which you have a place is at another time or place. Please go by this letter.
mail-course-cancelled-subject = Course cancelled: { $title }
mail-course-cancelled-lead = We are sorry: the course "{ $title }" in which you had a place is cancelled.
mail-course-when = Begins: { $moment }
mail-course-until = Ends: { $moment }
mail-course-where = Where: { $place }
mail-course-open = Courses and enrolments

## New data services
mail-news-subject = A new data service: { $title }
mail-news-lead = The Industrial Data Space has something new: "{ $title }".
mail-news-open = All announcements
mail-news-why = You get this letter because you chose to hear of new data services.
mail-news-end = No more letters of this kind
