### Reviewers

reviewer-portal = Review
reviewer-signin-title = Sign in for reviewers
reviewer-queue-title = What waits
reviewer-queue-empty = Nothing waits.
reviewer-queue-due = Due by
reviewer-queue-late = Overdue
reviewer-queue-assignee = Reviewer
reviewer-queue-nobody = Nobody has taken it on yet
reviewer-application-member = Member
reviewer-application-history = What the member had before
reviewer-application-take = Take it on
reviewer-application-taken = It is yours now.
reviewer-history-sent = Applications
reviewer-decision-title = Decide
reviewer-decision-verdict = Decision
reviewer-decision-grant = Grant
reviewer-decision-refuse = Refuse
reviewer-decision-return = Return for correction
reviewer-decision-before = What was said the last time
reviewer-decision-why = Reason
reviewer-decision-hint = The member reads it in the letter. At most 500 characters.
reviewer-decision-when = required unless it is granted
reviewer-decision-remarks = Remarks on single fields
reviewer-decision-send = Decide
reviewer-decision-done = Decided. The letter is under way.
reviewer-decision-none = Choose a decision.
reviewer-decision-reason = Write the reason, at most 500 characters.
reviewer-decision-long = “{ $field }” is too long: at most 500 characters.
reviewer-decision-decided = It was decided meanwhile.
reviewer-decision-withdrawn = The applicant has just withdrawn this application; there is nothing left to decide.
reviewer-decision-anothers = Another reviewer has it. Take it on first.
reviewer-decision-held = The member holds keys of this tier already.
reviewer-member-find = Look at a member
reviewer-member-look = Look
reviewer-member-nobody = No member fits this.
reviewer-member-q = User name, name, unit or mail address
reviewer-member-q-hint = A part of the user name, the name or the unit type will do. Mail addresses are kept sealed, so type the whole of one. Of several words, all have to fit.
reviewer-member-found = Members found: { $n }
reviewer-member-many = Many members fit; these are the first { $n }. Type more to narrow it down.
reviewer-member-cancel = Cancel the tier
reviewer-member-cancel-what = The next call with these keys is refused, and this cannot be undone. The member gets a letter with the reason, and a reviewer has to look at every new application for the tier.
reviewer-member-cancel-yes = Yes, cancel the tier
reviewer-member-cancelled = The tier is cancelled. The letter is under way.
reviewer-proofs-title = Attribution to look at
reviewer-proofs-lead = Open each page and look for this line.
reviewer-proofs-empty = Nothing waits.
reviewer-proofs-accept = Line found
reviewer-proofs-done = Noted.
reviewer-member-mail = Mail address
reviewer-member-late = These keys are not in force any more.
reviewer-proofs-refuse = Line not found
reviewer-proofs-why = What is missing
reviewer-proofs-refused = Noted. The letter is under way.
reviewer-proofs-late = Somebody has looked at this one already.

## What waits
reviewer-queue-all = Everything
reviewer-queue-kind = Kind
reviewer-queue-stage = State
reviewer-queue-look = Filter
reviewer-queue-done = Done
reviewer-kind-application = Applications
reviewer-kind-proof = Attribution
reviewer-kind-enrolment = Enrolments
reviewer-stage-open = Waits
reviewer-stage-fresh = Nobody has it yet
reviewer-stage-mine = Mine
reviewer-stage-late = Overdue
reviewer-stage-done = Done lately

## Answering
reviewer-inquiries-waiting = To be answered
reviewer-inquiries-done = Answered lately
reviewer-inquiries-none = Nothing was answered yet.
reviewer-inquiry-sent = What the member sent
reviewer-inquiry-answer = Answer the member
reviewer-inquiry-hint = The member reads it in the letter. At most 2,000 characters.
reviewer-inquiry-when = required unless it is published
reviewer-inquiry-send = Send the answer
reviewer-inquiry-done = Answered. The letter is under way.
reviewer-inquiry-none = Choose a decision.
reviewer-inquiry-words = Write the answer, at most 2,000 characters.
reviewer-inquiry-answered = It was answered meanwhile.

## Training
reviewer-training-title = Courses and questions
reviewer-training-courses = Courses
reviewer-training-none = There are no courses yet.
reviewer-training-taken = { $taken } of { $seats } taken
reviewer-training-say = Remark
reviewer-training-hint = Goes into the letter; at most 1,000 characters.
reviewer-training-when = required when you decline
reviewer-training-confirm = Confirm
reviewer-training-decline = Decline
reviewer-training-words = Write a remark before you decline; at most 1,000 characters.
reviewer-course-new = Open a course
reviewer-course-title-zh = Title (Chinese)
reviewer-course-title-en = Title (English)
reviewer-course-about-zh = About (Chinese)
reviewer-course-about-en = About (English)
reviewer-course-place-zh = Place (Chinese)
reviewer-course-place-en = Place (English)
reviewer-course-starts = Begins
reviewer-course-ends = Ends
reviewer-course-moment-hint = Taiwan time, such as 2027-01-15T09:30. Whoever is enrolled is told when time or place change.
reviewer-course-closes-hint = Choose a day. Enrolment is open until 24:00 of that day, Taiwan time.
reviewer-course-closes-moment-hint = Taiwan time, such as 2027-01-15T09:30.
reviewer-course-save = Save the course
reviewer-course-day = Choose the day for “{ $field }”, such as 2027-01-15.
reviewer-course-moment = Give a day and a time for “{ $field }”, such as 2027-01-15T09:30.
reviewer-course-no-seats = Give 1 to 500 places.
reviewer-course-taken = More places than that are taken already.
reviewer-course-ends-late = It has to end after it begins.
reviewer-course-closes-late = Enrolment cannot go on after the course has begun; a mere day counts until its 24:00.
reviewer-course-begun = The time at which it begins is past. Choose one that is still to come.
reviewer-course-closed = Enrolment would be over already. Choose today or a later day.
reviewer-course-opened = The course is open.
reviewer-course-changed = The course is changed.
reviewer-course-cancelled = The course is cancelled. The letters are under way.
reviewer-course-cancel = Cancel the course
reviewer-course-cancel-yes = Yes, cancel it
reviewer-course-cancel-what = Everybody who is enrolled is told, and every place is given up. This cannot be undone.
reviewer-course-enrolled = Who is enrolled
reviewer-course-nobody = Nobody is enrolled yet.

## News of data services
reviewer-notices-title = Announce a service
reviewer-notices-lead = { $count ->
    [one] One member wants
   *[other] { $count } members want
} to hear of new data services.
reviewer-notices-title-zh = Name of the service (Chinese)
reviewer-notices-title-en = Name of the service (English)
reviewer-notices-about-zh = What it offers (Chinese)
reviewer-notices-about-en = What it offers (English)
reviewer-notices-look = Next
reviewer-notice-check-title = Look at it once more
reviewer-notice-check-final = It goes to every member who wants to hear of it, and cannot be called back.
reviewer-notice-check-change = Change something
reviewer-notice-check-send = Announce it
reviewer-notices-done = Announced. The letters are under way.
reviewer-notices-letters = { $count ->
    [one] One letter
   *[other] { $count } letters
}
reviewer-notices-sending = Letters are going out, { $count } so far
