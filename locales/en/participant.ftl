### What members do beside the API: feedback, courses and questions, showcases, news of data services

## Shared
participant-inquiry-next = We write to you once it is answered. You can also come back here at any time.

## Feedback on the data
participant-feedback-lead = Tell us when data are wrong, missing or out of date. We answer everything, and write to you.
participant-feedback-new = Report a problem
participant-feedback-record-hint = Such as the registration number of a factory or the code of a park. Leave it empty when the whole service has the problem.
participant-feedback-wrong-hint = What the data say and what they should say, at most 2,000 characters.
participant-feedback-evidence-hint = Such as the address of a notice, the name of a document, or how to check it, at most 2,000 characters.
participant-feedback-no-service = Choose the data service.
participant-feedback-no-wrong = Say what is wrong with the data, at most 2,000 characters.
participant-feedback-record-long = The key of the record is too long: at most 200 characters.
participant-feedback-evidence-long = The evidence is too long: at most 2,000 characters.
participant-feedback-send = Send the feedback
participant-feedback-done = Thank you. We have your feedback.
participant-feedback-sent = My feedback
participant-feedback-none = You have not reported anything yet.

## Courses
participant-training-title = Courses
participant-training-lead = Courses on the park data and their API, for developers. Free for members.
participant-training-courses = Coming courses
participant-training-none = No course is open at the moment. Come back another day, or ask us a question.
participant-training-sign-in = Sign in to enrol
participant-training-enrol = Enrol
participant-training-withdraw = Give the place back
participant-training-withdraw-what = The place is free for somebody else. You can enrol again while places are left and enrolment is open.
participant-training-withdraw-yes = Yes, give it back
participant-training-enrolled = The place is yours. We write to you once it is confirmed.
participant-training-withdrawn = You have given the place back.
participant-training-again = You have a place in this course already.
participant-training-full-now = The last place was taken just now: you have none.
participant-training-closed-now = Enrolment in this course is not open now.
participant-training-begun = The course has begun: the place cannot be given back.

## Questions
participant-consultation-lead = Having trouble using the data? Write it down for us to answer, or to talk about on a day you choose.
participant-consultation-go = Ask a question
participant-consultation-question-hint = What you want to do and what is in the way, at most 2,000 characters. Do not write your APP Key.
participant-consultation-no-question = Write your question, at most 2,000 characters.
participant-consultation-wish-hint = If you would like to talk about it: tomorrow at the earliest.
participant-consultation-day = Give tomorrow or a later day, such as 2027-01-15.
participant-consultation-send = Send the question
participant-consultation-done = We have your question.
participant-consultation-sent = My questions
participant-consultation-none = You have not asked anything yet.

## Showcases
participant-showcase-lead = See what people have made with the park data.
participant-showcase-none = Nothing is shown here yet. Share what you have made.
participant-submission-title = Share what I have made
participant-submission-lead = Tell us what you have made with the park data. Once a reviewer has looked at it, it is shown.
participant-submission-what-hint = What it does and for whom, at most 2,000 characters. Everybody can read it once it is shown.
participant-submission-address-hint = The page where people can use it or read about it, such as https://example.tw/.
participant-submission-no-name = Give its name, at most 200 characters.
participant-submission-no-what = Say what it does, at most 2,000 characters.
participant-submission-no-address = Give an address that begins with http or https.
participant-submission-no-service = Tick at least one data service that it uses.
participant-submission-send = Send
participant-submission-done = We have it. We write to you when somebody has looked at it.
participant-submission-sent = What I have shared
participant-submission-none = You have not shared anything yet.
participant-submission-shown = What people see stays as it is until your change is published.
participant-submission-same-picture = PNG or JPEG, at most 2 MB; without one the picture from before stays.
participant-submission-take-down = Take it down
participant-submission-take-down-yes = Yes, take it down
participant-submission-withdraw = Withdraw it
participant-submission-withdraw-yes = Yes, withdraw it
participant-submission-take-down-what = The platform no longer shows it, and nobody reviews it any more. You can change it and send it again later.
participant-submission-withdraw-what = Nobody reviews it any more. You can change it and send it again later.
participant-submission-withdrawn = It is withdrawn; the platform does not show it, and nobody reviews it any more.
participant-submission-over = This is neither shown nor being reviewed at present.
participant-submission-again = Change it and send it again

## News of data services
participant-notices-title = New data services
participant-notices-lead = We write to you when there is a new data service. Every letter has a button that ends them.
participant-notices-state = Your choice
participant-notices-yes = Write to me
participant-notices-no = Do not write to me
participant-notices-mail = Goes to
participant-notices-begin = Write to me
participant-notices-end = Stop writing to me
participant-notices-begun = We write to you when there is a new data service.
participant-notices-ended = We no longer write to you about new data services.
participant-notices-said = Announcements
participant-notices-none = Nothing was announced yet.
participant-end-title = No more letters about new data services
participant-end-lead = Press the button, and we no longer write to you about new data services. Letters about your account and your keys still come.
participant-end-press = Stop writing to me
participant-end-done = Done. We no longer write to you about new data services.
participant-end-back = If you change your mind, sign in and look at "New data services".
participant-end-unknown = This link does not exist, or is too old. Sign in and look at "New data services" instead.
