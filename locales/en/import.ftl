### What the operator reads when files of the park data are taken over

import-taken = Rows in the file: { $rows }. Added: { $added }, changed: { $changed }, gone: { $gone }.
import-nothing-taken = Nothing was taken over, because lines were refused. Mend them, or leave them out with --leave-out-refused.
import-shrinks = Nothing was taken over: { $gone } of the { $known } factories would be gone, more than { $percent } %. If the file is whole all the same, use --allow-shrinking.
import-line-refused = Line { $line }: { $reason }
import-more-refused = More lines that were refused: { $count }.
import-column-missing = { $file } has no column { $column }. Is it the file that you meant?

import-reason-fields = It has not as many fields as the first line.
import-reason-number = The number is missing, or is not made of letters and digits.
import-reason-name = The name is missing.
import-reason-business-number = The business number has not eight digits.
import-reason-date = A date is not written yyyMMdd in years of the Republic of China.
import-reason-place = Latitude and longitude are not both numbers of a place on earth.
import-reason-park = The park is not known. Import the parks first.
import-reason-twice = The number stands in the file twice.
