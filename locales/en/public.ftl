### Pages for everybody

## Landing page
public-home-title = Home
public-home-lead = Your data. Your decision.
public-home-what = Government agencies hold data about you. Here you prove who you are, agree in person, and get them: to read, to keep, or to show at a counter as a barcode instead of a paper certificate.
public-home-start = Download personal data
public-home-return = Back to my barcodes
public-home-mydata = Your personal data, with your consent
public-home-download = Download personal data
public-home-download-what = Choose from household to health to tax records, verify your identity, then read them online or save them.
public-home-services = Online services
public-home-services-what = Agree to hand your data to an agency or company of your choice and finish your application on its website.
public-home-counter = Counter verification
public-home-counter-what = For agency staff: enter the barcode a citizen shows, verify it and take the data.
public-home-park = Industrial Data Space
public-home-park-data = Park data
public-home-park-data-what = Find data services, apply for an API key and try the API online.
public-home-how = Three steps
public-home-how-one = Choose the data
public-home-how-one-what = Find data sets in thirteen categories; several can be taken at once.
public-home-how-two = Verify and agree
public-home-how-two-what = Prove that it is you, for example with the Citizen Digital Certificate, and see exactly what you agree to.
public-home-how-three = Use the data
public-home-how-three-what = Read them online, save them, or show a barcode at a counter.
public-home-promise = How we treat your data
public-home-promise-eight = Data are kept for 8 hours at most and then deleted. You can delete them earlier at any time.
public-home-promise-seal = Every package is encrypted with a key of its own; nobody at the platform can browse them.
public-home-promise-seen = Who took what, when and why: “History of my data” shows all of it.
public-home-promise-stop = A counter needs a one-time password from you before it sees anything, and you can stop it.

## About
public-about-title = About MyData
public-about-lead = MyData is a platform on which you use your own identity to get the data that government agencies keep about you.
public-about-why = Why it exists
public-about-why-text = Getting one thing done used to mean collecting certificates from several agencies first. The data were there all along; they just could not be sent where you needed them. MyData returns the decision to you: without your agreement no data leave the agency that keeps them.
public-about-who = Who takes part
public-about-who-citizen = Citizens
public-about-who-citizen-text = verify their identity, agree, and use their own data.
public-about-who-provider = Data providers
public-about-who-provider-text = are the agencies that keep the data. On your agreement they sign and encrypt them and hand them to the platform.
public-about-who-counter = Counters
public-about-who-counter-text = verify what you show them instead of asking for paper.
public-about-who-platform = The platform
public-about-who-platform-text = checks identities, passes data on, keeps a record and deletes in time. It does not analyse your data and keeps no copies.
public-about-limits = What it does not do
public-about-limits-profile = It builds no profile of you and uses your data neither for statistics nor for marketing.
public-about-limits-proxy = It takes no requests on behalf of others: everybody gets only their own data.
public-about-limits-correct = It does not change data. If something is wrong, the agency that provides it can correct it.
public-about-next = Would you like to try?
public-about-next-link = See which data can be downloaded

## Questions
public-faq-title = Frequently asked questions
public-faq-lead = If your question is not here, please contact us.
public-faq-search = Search questions and answers
public-faq-search-button = Search
public-faq-found =
    { $count ->
        [one] { $count } question about “{ $q }”
       *[other] { $count } questions about “{ $q }”
    }
public-faq-all = Show all questions
public-faq-nothing = No question matches. Try other words, or contact us.
public-faq-contact = Contact us
public-faq-test-page = To the card test
public-faq-barcodes-page = To my barcodes
public-faq-history-page = To the history of my data
public-faq-signin-page = Verify and return to my data
public-faq-group-start = Before you start
public-faq-group-card = Certificate card and component
public-faq-group-fetch = Getting your data
public-faq-group-counter = Barcodes and counters
public-faq-group-safe = Safety

public-faq-need = What do I need?
public-faq-need-answer = A valid Citizen Digital Certificate, a card reader, and a computer with the card component (HiCOS or the cross-platform web component). The verification page lists every way that the data you chose accept at present.
public-faq-proxy = Can I do this for a member of my family?
public-faq-proxy-answer = No. Everybody verifies with their own certificate and gets only their own data. Never give your card and PIN to somebody else.
public-faq-sample-number = May I enter A999999999 as in the manual?
public-faq-sample-number-answer = No. The manual uses it to hide a real number; its check digit is wrong and it is not accepted. Enter your own national ID number, or the number on your resident certificate.

public-faq-component = The page says the component is missing. What now?
public-faq-component-answer = Make sure that the card component is installed and running, and reopen the browser after installing it. If it is still not found, the card test checks component, reader, card and popup window one after the other.
public-faq-popup = Nothing happens when I press verify.
public-faq-popup-answer = The browser may have blocked a popup window. Look for a sign at the right of the address bar, allow popups for this site and press again.
public-faq-pin = I entered a wrong PIN, or the card is locked.
public-faq-pin-answer = After three wrong entries in a row the card locks itself; we cannot unlock it. Use the user code you chose when you applied for the card at the website of the MOICA certification authority, or take your identity document and the card to a household registration office. Your PIN never reaches us.
public-faq-revoked = Can I use an expired or revoked card?
public-faq-revoked-answer = No. Apply for a new one at a household registration office. Around its expiry date the MOICA website also tells whether it can be extended.

public-faq-hours = How long are my data kept?
public-faq-hours-answer = For 8 hours at most from the moment they arrive. After that they cannot be opened and are deleted. You can delete them earlier under “My barcodes”, and download them again whenever you need them.
public-faq-waiting = “Fetching” takes long. May I close the page?
public-faq-waiting-answer = Yes. Some agencies need time to prepare the data and the platform keeps asking. Close the page and come back within 8 hours.
public-faq-return = How do I find my data again on another device?
public-faq-return-answer = Within the 8 hours choose “Verify identity” and verify once more to see everything. To show a barcode only, enter your ID number, your birth date and a code that we send to your contact.
public-faq-none = What does “no data” mean?
public-faq-none-answer = The agency has looked and has no data of this kind about you, for example because you own no land. This is not an error. If you think there should be some, ask the agency.
public-faq-password = What is the password of the PDF?
public-faq-password-answer = Your national ID number with a capital letter, for example A123456789. Reading it online needs no password.
public-faq-package = What is in the file I saved?
public-faq-package-answer = A PDF to read, a JSON file for programs, and the digital signature of the agency. If somebody should check that it is genuine, hand on the whole file unchanged; any change breaks the signature.

public-faq-barcode = How often does the barcode change?
public-faq-barcode-answer = Every 20 minutes, and whenever you press “Replace the barcode”. The new one ends the old one at once, so a photograph of it is worthless.
public-faq-code = The clerk asks for my one-time password. May I tell it?
public-faq-code-answer = Only to the clerk in front of you who is handling your case. It has 8 digits and goes to your own contact; it is good for 2 minutes, can be sent again after 1 minute, and may be tried 5 times. Ignore anybody who asks for it by telephone or message.
public-faq-stop = A counter is opening my data. How do I stop it?
public-faq-stop-answer = Go to “My barcodes” and press “Stop” beside that opening. The counter cannot go on.
public-faq-quiet = I did not get the one-time password.
public-faq-quiet-answer = Look into your junk folder first. After 1 minute the clerk can send another, which ends the first. If your contact has changed, verify your identity and change it.

public-faq-who = Who can see my data?
public-faq-who-answer = You, and the clerk you agreed to at a counter. Each package is encrypted with its own key and operators have no way to browse them. Every opening stands in “History of my data”.
public-faq-record = What remains after deletion?
public-faq-record-answer = Only a record of when, which agency, which data set and what was done. It holds no content and is kept for 5 years as required.

## Site map
public-sitemap-title = Site map
public-sitemap-lead = All pages, and the keys that lead to the parts of each page.
public-sitemap-keys = Access keys
public-sitemap-keys-how = Chrome and Edge on Windows and Linux: Alt and the key. Firefox: Alt, Shift and the key. macOS: Control, Option and the key.
public-sitemap-key = Key
public-sitemap-key-goes = Leads to
public-sitemap-pages = Pages
public-sitemap-group-citizen = Download personal data
public-sitemap-group-counter = Agency staff
public-sitemap-group-member = Industrial Data Space
public-sitemap-group-help = Help and policies
public-sitemap-signin = Verify and return to my data
public-sitemap-counter-signin = Staff sign-in

## Privacy
public-privacy-title = Privacy policy
public-privacy-lead = Which personal data we collect, why, for how long, and what your rights are.
public-privacy-scope = Scope
public-privacy-scope-text = This policy holds while you use this platform. Agencies that provide data, counters and other websites have policies of their own.
public-privacy-collect = What we collect
public-privacy-collect-identity = To know who you are: national ID number, birth date, and the name and serial number on your certificate. Your PIN stays on your computer and is never sent to us.
public-privacy-collect-contact = To reach you and to send one-time passwords: the mail address or telephone number that you confirmed.
public-privacy-collect-package = The data you agreed to download, only to hand them to you or to a counter you agreed to.
public-privacy-collect-log = A record: time, action, data set and network address, for you to look at and for us to find misuse.
public-privacy-use = How we use them
public-privacy-use-text = Only for what you agreed to at that moment. We build no profiles, do no marketing, and pass nothing to anybody you did not agree to, except where the law demands it, which is recorded.
public-privacy-protect = How we protect them
public-privacy-protect-text = ID numbers, names, birth dates, contacts and packages are stored encrypted, with the keys kept apart. None of them appears in a log.
public-privacy-kept = How long we keep them
public-privacy-kept-text = The system deletes them when their time is over; you need not ask.
public-privacy-kept-what = Data
public-privacy-kept-until = Kept
public-privacy-kept-one-time = One-time passwords, codes and links
public-privacy-kept-one-time-until = Until used or expired
public-privacy-kept-packages = Data you downloaded
public-privacy-kept-packages-until = { $count } hours, or until you delete them
public-privacy-kept-sessions = Signed-in sessions
public-privacy-kept-sessions-until = Until you sign out or they expire
public-privacy-kept-attempts = Attempts to sign in
public-privacy-kept-attempts-until = { $count ->
    [one] One day
   *[other] { $count } days
}
public-privacy-kept-waiting = Member accounts that were never activated
public-privacy-kept-waiting-until = { $count } days
public-privacy-kept-calls = Calls of the park data API (without what was asked for)
public-privacy-kept-calls-until = { $count } days
public-privacy-kept-taking-part = Feedback, questions, enrolments and news sent to members
public-privacy-kept-taking-part-until = { $count } years after the answer or the course
public-privacy-kept-members = What members write of themselves and hand in
public-privacy-kept-members-until = Until you delete your account
public-privacy-kept-applications = Applications for keys of the park data API, and what reviewers say of them
public-privacy-kept-applications-until = Until you delete your account; the tier, the day and the outcome stay and name nobody
public-privacy-kept-mails = Letters sent to you
public-privacy-kept-mails-until = { $count } days
public-privacy-kept-consents = Your requests and consents, and how you proved who you are
public-privacy-kept-consents-until = { $count } years
public-privacy-kept-log = The record (without content)
public-privacy-kept-log-until = { $count } years
public-privacy-cookies = Cookies
public-privacy-cookies-text = We use only the cookies that the site needs: being signed in, the protection of forms, language, and text size. There is no advertising and no tracking across sites; page views are counted without knowing whose they are.
public-privacy-rights = Your rights
public-privacy-rights-text = Under article 3 of the Personal Data Protection Act you can:
public-privacy-rights-see = inquire and review: “History of my data” shows every action that concerns you;
public-privacy-rights-copy = have a copy: save the data to your computer;
public-privacy-rights-correct = supplement or correct: change your contact after verifying; ask the providing agency about content;
public-privacy-rights-stop = stop collection, processing or use: withdraw your agreement, or stop an opening at a counter;
public-privacy-rights-delete = delete: remove downloaded data at once under “My barcodes”.
public-privacy-free = You are free not to give us data. We then cannot fetch anything for you, and you can still apply at the agencies in person.
public-privacy-change = Changes
public-privacy-change-text = Changes are published here with the date at the foot of the page. Important ones are announced on the home page.

## Security
public-security-title = Security policy
public-security-lead = How we protect the system, and how you can protect yourself.
public-security-we = What we do
public-security-we-tls = Connections are encrypted; data on the platform are encrypted with AES-256, each package with a key of its own.
public-security-we-identity = Verification checks signature, validity and revocation of the certificate. If revocation cannot be checked, we would rather refuse.
public-security-we-check = Signature and digests of everything that comes from an agency are checked; what does not match is not accepted.
public-security-we-staff = Clerks and administrators need a second factor to sign in; repeated failures lock the account for a while.
public-security-we-log = Important actions leave a record that cannot be altered unnoticed, and it is checked regularly.
public-security-we-least = Pages run no inline scripts and load nothing from elsewhere, so that little can be smuggled in.
public-security-you = What you can do
public-security-you-address = Check the address before you insert your card and enter the PIN.
public-security-you-shared = On a shared computer sign out, take the card with you and delete saved files.
public-security-you-secret = Tell your PIN and one-time passwords to nobody on the telephone or in a message.
public-security-you-history = Look at “History of my data” now and then, and tell us at once about anything you do not recognise.
public-security-report = Reporting a weakness
public-security-report-text = If you find a weakness, write to our mailbox with address, steps and likely effect, and without anybody’s personal data. We answer within three working days. Please keep it confidential until it is fixed; reports in good faith have no consequences for you.

## Accessibility
public-accessibility-title = Accessibility statement
public-accessibility-lead = Everybody should be able to use this site, with any device and any need.
public-accessibility-standard = Standard
public-accessibility-standard-text = The site follows WCAG 2.1 at level AA and Taiwan’s accessibility rules for websites. Each release is checked automatically and by keyboard.
public-accessibility-can = You can
public-accessibility-can-keyboard = use everything with the keyboard alone, with access keys for the parts of a page;
public-accessibility-can-reader = use a screen reader: every page has headings, landmarks and labelled fields, and errors are listed with links to them;
public-accessibility-can-zoom = zoom to 400 %, or choose a text size at the top right, without losing content;
public-accessibility-can-colour = use dark mode or the high-contrast colours of your system; barcodes stay black on white so that they can be read;
public-accessibility-can-script = switch JavaScript off: only the step with the card needs it.
public-accessibility-limits = Known limits
public-accessibility-limits-component = The card component is made by others; its small window is beyond our control.
public-accessibility-limits-pdf = PDF files of agencies may be hard for screen readers; the preview shows the same data as a table.
public-accessibility-limits-camera = A barcode picture cannot be spoken; the eight characters beside it say the same.
public-accessibility-tell = If something is difficult
public-accessibility-tell-text = Tell us which page, which device and which assistive tool. We will fix it and help you to finish in another way.
public-accessibility-keys = See the access keys

## Open data
public-open-data-title = Open data statement
public-open-data-lead = What this site produces and publishes may be used by everybody.
public-open-data-scope = Licence
public-open-data-scope-text = Content published on this site that can be protected by copyright is licensed to the public free of charge, non-exclusively and with the right to sublicense: to reproduce, adapt, edit, transmit or use otherwise, without limits of time or place, also in products and services. The licence will not be withdrawn and needs no written consent; please name the source.
public-open-data-not = What it does not cover
public-open-data-not-personal = The personal data you get here: they are yours and not open data.
public-open-data-not-marks = Emblems of agencies, patents and trade marks.
public-open-data-not-others = Texts, pictures and programs marked as belonging to others, which have licences of their own.
public-open-data-careful = Please note
public-open-data-careful-text = Respect moral rights, and check accuracy and date yourself; damage from use is the user’s own responsibility. The licence must not suggest that the platform or an agency endorses you.

## Contact
public-contact-title = Contact
public-contact-lead = We answer the telephone in service hours, and letters usually within two working days.
public-contact-ways = How to reach us
public-contact-before = Before you write
public-contact-before-faq = Look at the questions first; most situations are explained there.
public-contact-before-what = Tell us date and time, the reference number if the page showed one, and what you did. We will find the cause sooner.
public-contact-before-never = Never send ID numbers, PINs, barcodes or one-time passwords. We will never ask for them.
public-contact-agencies = Questions about content
public-contact-agencies-text = The agencies keep the data. For corrections and explanations ask the provider named on the page of the data set.
