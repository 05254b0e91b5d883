### Sentences that every page shares

common-minutes-left =
    { $minutes ->
        [one] { $minutes } minute
       *[other] { $minutes } minutes
    }

common-date = { $day } { $month } { $year } ({ $weekday })
common-weekday-mon = Mon
common-weekday-tue = Tue
common-weekday-wed = Wed
common-weekday-thu = Thu
common-weekday-fri = Fri
common-weekday-sat = Sat
common-weekday-sun = Sun
