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

common-hours-left = { $hours } 小時
common-seconds-left = { $seconds } 秒

## 頁框
common-site = MyData
common-site-long = 個人化資料自主運用平臺
common-portal-citizen = 個人專區
common-portal-counter = 臨櫃核驗
common-skip = 跳到主要內容
common-demo = 示範環境，資料皆為虛擬
common-landmark-top = 上方功能區塊：網站導覽、語言、字級、登入
common-landmark-content = 中央內容區塊：本頁主要內容
common-landmark-foot = 下方功能區塊：政策宣告、服務時間、聯絡方式
common-landmark-search = 搜尋資料集
common-landmark-barcode = 輸入資料條碼
common-search = 搜尋
common-next-case = 輸入條碼
common-sitemap = 網站導覽
common-faq = 常見問題
common-size = 字級
common-size-small = 字級：小
common-size-medium = 字級：中
common-size-large = 字級：大
common-size-small-short = 小
common-size-medium-short = 中
common-size-large-short = 大
common-other-language = English
common-menu = 主要選單
common-menu-personal = 下載個人資料
common-menu-barcodes = 資料條碼區
common-menu-history = 使用紀錄
common-menu-card = 元件測試
common-menu-organ = 臨櫃核驗
common-crumbs = 目前位置
common-home = 首頁
common-sign-in = 登入
common-sign-in-citizen = 驗證身分
common-sign-out = 登出
common-busy = 處理中，請稍候
common-broken = 連線中斷，請重新整理頁面後再試一次
common-about = 關於 MyData
common-privacy = 隱私權保護政策
common-security = 資訊安全政策
common-open-data = 政府網站資料開放宣告
common-accessibility = 無障礙聲明
common-contact = 聯絡我們
common-hours = 服務時間
common-hours-value = 週一至週五 08:30–17:30（國定假日除外）
common-phone = 服務電話
common-phone-value = 0800-000-000（示範號碼）
common-mail = 服務信箱
common-mail-value = service@mydata.example
common-updated = 更新日期
common-visits = 瀏覽人次

## 表單與清單
common-error-prefix = 錯誤：
common-error-summary = 有資料需要修正
common-required = 必填
common-optional = 選填
common-warning = 請注意：
common-steps = 步驟
common-step-done = （已完成）
common-pager = 分頁
common-pager-before = 上一頁
common-pager-after = 下一頁
common-pager-page = 第 { $page } 頁
common-close = 關閉
common-cancel = 取消
common-copy = 複製
common-copied = 已複製
common-fullscreen = 全螢幕
common-coming = 即將開放

## 錯誤頁
common-fault-reference = 參考代碼
common-fault-reference-why = 與我們聯絡時請提供這個代碼，方便查明原因。
common-fault-home = 回首頁
common-fault-back = 回下載個人資料
common-fault-bad-request = 無法理解這個要求
common-fault-bad-request-next = 網址或表單內容不完整。請回到上一頁重新操作。
common-fault-forbidden = 這個操作沒有通過安全檢查
common-fault-forbidden-next = 頁面可能開太久，或您已在其他分頁登出。請回到原本的頁面，重新整理後再送出一次。
common-fault-not-found = 找不到這一頁
common-fault-not-found-next = 網址可能打錯、頁面已經移動，或資料已過保存期限。請從首頁或網站導覽重新找起。
common-fault-method = 這個網址不能這樣使用
common-fault-method-next = 請由頁面上的按鈕操作，不要直接輸入網址。
common-fault-conflict = 狀況剛剛改變了
common-fault-conflict-next = 在您送出之前，這筆資料已經被更新。請重新整理頁面，確認目前的狀況。
common-fault-too-large = 送出的內容太大
common-fault-too-large-next = 請縮短文字，或選擇較小的檔案後再試一次。
common-fault-unprocessable = 內容有誤，無法處理
common-fault-unprocessable-next = 請回到上一頁，修正標示的欄位後再送出。
common-fault-too-many = 操作太頻繁
common-fault-too-many-next = 為了保護您的帳號與資料，請稍候幾分鐘再試。
common-fault-internal = 系統發生錯誤
common-fault-internal-next = 這是我們的問題，已經記錄下來。您送出的內容若未顯示完成，就沒有生效。請稍後再試。
common-fault-unavailable = 系統暫時無法服務
common-fault-unavailable-next = 可能正在維護或使用人數過多。您的資料沒有遺失，請稍後再試。

## 信件
common-letter-hello = 您好：
common-letter-automatic = 這是系統自動寄出的信，請勿直接回覆。
common-letter-demo = 示範環境，資料皆為虛擬。

## 元件範例頁
common-example-title = 申請資料（範例）
common-example-step-one = 同意條款
common-example-step-two = 填寫資料
common-example-step-three = 取得資料
common-example-lead = 這一頁示範所有共用的版面元件，供撰寫新頁面時對照。
common-example-id = 身分證統一編號
common-example-id-hint = 英文字母一碼加九碼數字，大小寫皆可
common-example-id-error = 請輸入正確的身分證統一編號，例如 A123456789
common-example-password = 密碼
common-example-reason = 申請事由
common-example-method = 驗證方式
common-example-method-error = 請選擇一種驗證方式
common-example-items = 資料項目
common-example-agree = 我已閱讀並同意上述條款
common-example-size = 每頁筆數
common-example-next = 下一步
common-example-count = 我要下載 { $n }
common-example-warning = 送出後無法更改，請先確認內容。
common-example-note = 資料最長保存 8 小時，到期自動刪除。
common-example-empty = 目前沒有任何資料。
common-example-start = 開始下載資料
common-example-over = 已到期
common-example-good = 驗證通過
common-example-bad = 驗證未通過
common-example-provider = 資料提供單位
common-example-until = 保存期限
common-example-choice-one = 自然人憑證
common-example-choice-two = 行動身分識別
common-example-choice-hint = 需要讀卡機與晶片卡
common-example-waiting = 等待
common-example-running = 取得中
common-example-done = 完成
common-example-none = 查無資料
common-example-failed = 失敗

common-fault-gone = 這裡的內容已經移除
common-fault-gone-next = 它的保存時間已過、已經完成，或已由您刪除。如仍需要，請重新申請下載。
