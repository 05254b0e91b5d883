### 各頁共用的字句

common-minutes-left = { $minutes } 分鐘

common-date = 民國{ $year }年{ $month }月{ $day }日（{ $weekday }）
common-weekday-mon = 一
common-weekday-tue = 二
common-weekday-wed = 三
common-weekday-thu = 四
common-weekday-fri = 五
common-weekday-sat = 六
common-weekday-sun = 日
