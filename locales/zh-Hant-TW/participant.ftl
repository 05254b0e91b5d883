### 會員參與：資料品質回饋、訓練課程與技術諮詢、示範應用、新資料服務通知

## 共用
participant-inquiry-next = 審查人員答覆後，我們會寄信通知您，也可以隨時回到這裡查看。

## 資料品質回饋
participant-feedback-lead = 發現資料有錯、缺漏或過期時，請告訴我們。每一則都會答覆，並寄信通知您。
participant-feedback-new = 回報問題
participant-feedback-record-hint = 例如工廠登記編號或園區代碼；整個服務都有問題時可以不填。
participant-feedback-wrong-hint = 資料現在是什麼、應該是什麼，最多 2,000 個字。
participant-feedback-evidence-hint = 例如公告網址、文件名稱或查證的方式，最多 2,000 個字。
participant-feedback-no-service = 請選擇資料服務。
participant-feedback-no-wrong = 請說明資料哪裡有問題，最多 2,000 個字。
participant-feedback-record-long = 資料編號太長，最多 200 個字，請縮短。
participant-feedback-evidence-long = 佐證太長，最多 2,000 個字，請縮短。
participant-feedback-send = 送出回饋
participant-feedback-done = 已收到您的回饋，感謝您。
participant-feedback-sent = 我的回饋
participant-feedback-none = 您還沒有回報過問題。

## 訓練課程
participant-training-title = 訓練課程
participant-training-lead = 認識園區資料與 API 的開發者課程，會員可以免費報名。
participant-training-courses = 近期課程
participant-training-none = 目前沒有開放的課程，請改日再來看看，或提出技術諮詢。
participant-training-sign-in = 登入後報名
participant-training-enrol = 報名
participant-training-withdraw = 取消報名
participant-training-withdraw-what = 取消後，名額會釋出給其他人；報名截止前還有名額時，可以再報名。
participant-training-withdraw-yes = 確定取消報名
participant-training-enrolled = 已為您保留名額，確認後會寄信通知您。
participant-training-withdrawn = 已取消報名，名額已釋出。
participant-training-again = 您已經報名這個課程。
participant-training-full-now = 名額剛剛額滿了，這次沒有報名成功。
participant-training-closed-now = 這個課程目前不能報名。
participant-training-begun = 課程已經開始，不能取消報名。

## 技術諮詢
participant-consultation-lead = 介接或使用資料時遇到問題，可以寫下來，由審查人員答覆，也可以約定日期討論。
participant-consultation-go = 提出技術諮詢
participant-consultation-question-hint = 您想做什麼、遇到什麼問題，最多 2,000 個字。請不要寫出 APP Key。
participant-consultation-no-question = 請寫下您的問題，最多 2,000 個字。
participant-consultation-wish-hint = 想約時間討論時填寫，最早是明天。
participant-consultation-day = 請填寫明天或之後的日期，例如 2027-01-15。
participant-consultation-send = 送出問題
participant-consultation-done = 已收到您的問題。
participant-consultation-sent = 我的諮詢
participant-consultation-none = 您還沒有提出過諮詢。

## 示範應用
participant-showcase-lead = 看看大家用園區資料做了什麼。
participant-showcase-none = 目前還沒有示範應用，歡迎分享您的成果。
participant-submission-title = 分享我的應用
participant-submission-lead = 填寫您用園區資料完成的應用，審查人員看過之後就會發布。
participant-submission-what-hint = 做什麼用、給誰用，最多 2,000 個字；發布後任何人都看得到。
participant-submission-address-hint = 大家可以使用或認識它的網頁，例如 https://example.tw/。
participant-submission-no-name = 請填寫應用名稱，最多 200 個字。
participant-submission-no-what = 請說明應用的內容，最多 2,000 個字。
participant-submission-no-address = 請填寫 http 或 https 開頭的網址。
participant-submission-no-service = 請至少勾選一項使用的資料服務。
participant-submission-send = 送出
participant-submission-done = 已收到您的應用，審查後會寄信通知您。
participant-submission-sent = 我分享的應用
participant-submission-none = 您還沒有分享過應用。
participant-submission-shown = 大家看到的內容會保留到修改後的內容發布為止。
participant-submission-same-picture = PNG 或 JPEG，最多 2 MB；沒有選擇時沿用先前的截圖。
participant-submission-take-down = 下架
participant-submission-take-down-yes = 確定下架
participant-submission-withdraw = 撤回
participant-submission-withdraw-yes = 確定撤回
participant-submission-take-down-what = 下架後平台不再顯示，也不再審查；之後可以修改內容再次送出。
participant-submission-withdraw-what = 撤回後審查人員不再審查；之後可以修改內容再次送出。
participant-submission-withdrawn = 已經撤回，平台不顯示這項應用，也不再審查。
participant-submission-over = 這項應用目前沒有顯示，也不在審查中。
participant-submission-again = 修改後再次送出

## 新資料服務通知
participant-notices-title = 新資料服務通知
participant-notices-lead = 有新的資料服務上架時，寄信通知您。每一封信都可以一鍵取消。
participant-notices-state = 目前的選擇
participant-notices-yes = 寄信通知
participant-notices-no = 不寄信
participant-notices-mail = 寄到
participant-notices-begin = 開始接收通知
participant-notices-end = 不再接收通知
participant-notices-begun = 之後有新的資料服務時，會寄信通知您。
participant-notices-ended = 之後不會再寄這類通知。
participant-notices-said = 已發布的通知
participant-notices-none = 還沒有發布過通知。
participant-end-title = 取消新資料服務通知
participant-end-lead = 按下按鈕，之後就不會再收到新資料服務的通知；帳號與金鑰的信件不受影響。
participant-end-press = 不再接收通知
participant-end-done = 已經取消，不會再寄這類通知給您。
participant-end-back = 改變心意時，登入後可以在「新資料服務通知」重新開啟。
participant-end-unknown = 這個連結不存在或已經太舊。請登入後，在「新資料服務通知」變更。
