### 民眾專區：選擇資料、驗證身分、取得資料、條碼、歷程

citizen-step-terms = 服務條款
citizen-step-identity = 同意與身分驗證
citizen-step-data = 取用資料

## 下載個人資料

citizen-personal-title = 下載個人資料
citizen-personal-lead = 挑選您要的資料，證明您是本人，我們就向保管機關取得，交到您手上。
citizen-personal-search = 搜尋資料名稱、機關或欄位
citizen-personal-search-go = 搜尋
citizen-personal-found = 找到 { $n } 項資料
citizen-personal-found-nothing = 沒有符合的資料。請換個詞試試，或從下方的類別挑選。
citizen-personal-all = 看全部類別
citizen-personal-categories = 依類別挑選
citizen-personal-several = 想一次下載多筆資料時，請進入類別勾選多項，只要驗證一次身分。
citizen-personal-count = { $n } 項
citizen-personal-wish-title = 我想要更多
citizen-personal-wish = 您還希望取得哪些資料？
citizen-personal-wish-hint = 最多 500 字。請不要填寫姓名、身分證字號等個人資料。
citizen-personal-wish-send = 送出建議
citizen-personal-wish-kept = 謝謝您，我們收到您的建議了。
citizen-personal-wish-empty = 請先寫下您希望取得的資料。
citizen-personal-wish-too-long = 建議請縮短到 500 字以內。

## 項目一覽

citizen-category-title = 項目一覽
citizen-category-lead = 勾選您要的項目，再按「我要下載」。
citizen-category-empty = 這個類別目前沒有可以下載的資料。
citizen-items-provider = 資料提供單位：
citizen-items-fields = 您可下載的資料內容
citizen-items-more = 詳細說明
citizen-items-download = 我要下載
citizen-items-download-count = 我要下載 { $n }
citizen-items-suspended = 暫停提供

## 單一資料集

citizen-detail-provider = 資料提供單位
citizen-detail-fields = 您可下載的資料內容
citizen-detail-methods = 可用的身分驗證方式
citizen-detail-methods-none = 目前沒有開放可用的身分驗證方式，請過一陣子再來。
citizen-detail-waiting = 需要多久
citizen-detail-waiting-realtime = 即時取得，通常數秒內完成
citizen-detail-waiting-minutes = 約 { $n } 分鐘
citizen-detail-waiting-days = 約 { $n } 天
citizen-detail-parameters = 下載前需要填寫
citizen-detail-kept = 取得後為您保存 8 小時，時間一到就自動刪除；您也可以隨時自行刪除。
citizen-detail-suspended = 這項資料目前暫停提供，請過一陣子再來。

## 開始申請

citizen-requests-title = 您選的資料
citizen-requests-kept = 您勾選的項目都還在。可以下載時，再按一次「我要下載」就好，不必重新挑選。
citizen-requests-none = 您選的資料都不在清單上了，請重新挑選。
citizen-requests-back = 回到挑選資料的頁面
citizen-requests-nothing-chosen = 請至少勾選一項資料，再按「我要下載」。
citizen-requests-too-many = 一次最多可以選 20 項資料，請分次下載。
citizen-requests-no-such-dataset = 您選的資料中有目前無法提供的項目，請取消勾選或改選其他資料。

## Step 1 服務條款

citizen-terms-title = 資料下載及線上服務條款
citizen-terms-for = 您要下載的資料：
citizen-terms-version = 條款版本：{ $version }
citizen-terms-agree = 我已了解此服務內容，並同意上述服務條款。
citizen-terms-agree-error = 請先閱讀條款並勾選同意，才能繼續。
citizen-terms-next = 下一步
citizen-terms-purpose-heading = 壹、服務內容
citizen-terms-purpose-source = 本服務依您的同意，向保管您個人資料的機關取得資料。資料的內容由該機關產生並簽章，本服務原封不動交給您，不增刪也不解讀。
citizen-terms-purpose-self = 本服務只供您本人使用。請勿以他人的身分證字號或憑證操作；您把資料交給誰、如何使用，由您自己決定。
citizen-terms-purpose-true = 使用本服務時，請填寫正確的資料。填寫不實而造成的結果，由填寫的人負責。
citizen-terms-privacy-heading = 貳、個人資料保護
citizen-terms-privacy-collected = 為了驗證身分與取得資料，本服務會處理您的身分證字號、出生日期、憑證上的姓名、聯絡信箱，以及您同意取得的資料。
citizen-terms-privacy-use = 這些資料只用在您同意的這一次取得，以加密保存，不作其他用途，也不提供給您沒有同意的對象。
citizen-terms-privacy-rights = 您可以在「使用紀錄」查看每一次取得與開啟的紀錄，隨時刪除資料，或撤回同意。
citizen-terms-keeping-heading = 參、保存與使用
citizen-terms-keeping-hours = 取得的資料最長保存 8 小時，時間一到自動刪除，之後需要時請重新申請。
citizen-terms-keeping-barcode = 資料條碼每 20 分鐘更換一次。櫃臺人員開啟資料之前，系統會把驗證密碼寄給您；除了正在為您辦理的櫃臺人員，請不要告訴任何人。
citizen-terms-keeping-yours = 您轉存到自己電腦的檔案由您自行保管。PDF 檔以您的身分證字號加密，離開公用電腦前請記得刪除檔案並登出。
citizen-terms-change-heading = 肆、條款修訂
citizen-terms-change-notice = 條款修訂後會公布新的版本；每次申請所依據的是您當時看到並同意的版本，本服務會連同您的同意一併保存。

## 身分證字號與生日

citizen-claim-id = 身分證字號
citizen-claim-id-hint = 一個英文字母加九個數字，例如 A123456789。居留證的統一證號也可以。
citizen-claim-id-empty = 請輸入身分證字號。
citizen-claim-id-shape = 身分證字號是一個英文字母加九個數字，請檢查有沒有多字或漏字。
citizen-claim-id-check-digit = 這個身分證字號的檢查碼不對，請再核對一次。
citizen-claim-id-old-form = 舊式統一證號（兩個英文字母）自 2031 年起不再使用，請輸入新式號碼。
citizen-claim-birth = 生日
citizen-claim-birth-hint = 請輸入西元年月日 8 碼，例如 19990101。也可以輸入民國年，例如 0880101。
citizen-claim-birth-empty = 請輸入生日。
citizen-claim-birth-shape = 生日請輸入 8 個數字，例如 19990101。
citizen-claim-birth-no-such-day = 沒有這一天，請檢查生日的月份和日期。
citizen-claim-birth-out-of-range = 這個生日不可能是現在在世的人，請再核對一次。
citizen-parameter-example = 例如：{ $example }
citizen-parameter-empty = 請填寫「{ $field }」，這是資料集需要的欄位。
citizen-parameter-too-much = 各項填寫的內容合計太長，無法一次簽章。請縮短內容，或分幾次下載。
citizen-parameter-unreadable = 「{ $field }」只能填英文字母、數字和半形符號，最多 200 字。

## Step 2 同意下載與身分驗證

citizen-identity-title = 同意下載與身分驗證
citizen-identity-agreed = 我本次同意 MyData 平臺取得的個人資料集為：
citizen-identity-fields = 將取得的內容
citizen-identity-comma = 、
citizen-identity-what = 完成身分驗證，就表示您同意我們向資料提供單位取得上列資料，保存 8 小時供您使用。
citizen-proof-methods = 請選擇驗證身分的方式：
citizen-proof-method-missing = 請選擇一種可以使用的驗證方式。
citizen-proof-method-off = 這種驗證方式目前沒有開放。請選用頁面上列出的方式。
citizen-proof-none = 您選的資料沒有一種共同可用的驗證方式。請回到「下載個人資料」，分次申請。
citizen-proof-minutes = 選擇之後，請在 { $n } 分鐘內完成驗證。
citizen-proof-ruled-out = 不適用於
citizen-proof-first-time = 初次使用自然人憑證？可以先測試讀卡機與元件：
citizen-proof-test-page = 元件測試
citizen-proof-add-site = 請元件信任本網站（另開視窗）
citizen-proof-denied = 身分驗證沒有完成
citizen-proof-pending = 驗證單位還沒有回覆結果。請先在對方的網頁或您的行動裝置上完成驗證，再按一次。
citizen-proof-expired = 上一次的驗證已經超過 5 分鐘，為了安全不再有效。請再選一次驗證方式。
citizen-proof-used = 這次的身分驗證已經用過，不能再用一次。請重新驗證身分。

citizen-challenge-title = 進行身分驗證
citizen-challenge-lives = 為了安全，這次驗證只在短時間內有效。剩餘時間：
citizen-challenge-over = 時間已到。請重新驗證。
citizen-challenge-leave = 接下來會離開本站，到驗證單位的網頁進行，完成後會自動回來。
citizen-challenge-go = 前往驗證
citizen-challenge-returned = 歡迎回來，我們收到驗證單位的回覆了。請按「繼續」完成驗證。
citizen-challenge-go-on = 繼續
citizen-challenge-back-again = 我已完成驗證，繼續
citizen-challenge-device = 請用您的行動裝置完成驗證，再按下「我已完成」。
citizen-challenge-qr = 驗證用的 QR 碼
citizen-challenge-open-app = 開啟應用程式
citizen-challenge-done = 我已完成
citizen-challenge-other = 修改資料，或改用其他方式
citizen-challenge-change = 修改資料，重新驗證

citizen-signin-title = 回到我的資料
citizen-signin-lead = 8 小時內您可以從任何裝置回來查看、轉存或刪除資料。
citizen-signin-fresh = 變更通知信箱之前，請再驗證一次身分。完成後會回到通知信箱。
citizen-signin-full = 用身分驗證回來
citizen-signin-full-what = 可以使用所有功能：預覽、轉存、條碼、使用紀錄。
citizen-signin-code = 用驗證碼回來
citizen-signin-code-what = 手邊沒有憑證？我們可以寄驗證碼到您確認過的信箱，只開啟資料條碼區。
citizen-signin-code-go = 寄驗證碼給我

## 驗證：讀卡

citizen-card-noscript = 讀卡需要 JavaScript。請在瀏覽器中允許本網站使用 JavaScript，再重新整理這一頁。
citizen-card-insert = 請把自然人憑證插入讀卡機，輸入 PIN 碼，再按「簽章」。瀏覽器會開啟一個小視窗，完成後自動關閉。
citizen-card-demo = 示範環境：要插入誰的卡片，請到
citizen-card-demo-reader = 測試用讀卡機（另開視窗）
citizen-card-pin = PIN 碼
citizen-card-pin-hint = 6 到 8 個字元。只會交給您電腦上的元件，不會傳到本網站。
citizen-card-pin-missing = 請輸入 6 到 8 個字元的 PIN 碼。
citizen-card-waiting = 正在與讀卡機連線，請不要拔出卡片…
citizen-card-sign = 簽章

## 元件測試

citizen-help-title = 元件測試
citizen-help-lead = 先確認讀卡機、元件、卡片和小視窗都能使用，之後申請資料就會順利。這裡不會送出任何申請，也不需要輸入 PIN 碼。
citizen-help-ready = 開始之前
citizen-help-ready-reader = 把讀卡機接上電腦，等候約十秒。
citizen-help-ready-component = 安裝並啟動內政部憑證管理中心提供的「跨平台網頁元件」。
citizen-help-ready-popup = 在瀏覽器中允許本網站開啟彈出式視窗。
citizen-help-ready-card = 把自然人憑證插入讀卡機，晶片朝上。
citizen-help-test = 開始測試
citizen-help-test-what = 按下按鈕後會開啟一個小視窗，讀取結果後自動關閉，結果會依序顯示在下方。
citizen-help-begin = 開始測試
citizen-help-noscript = 這個測試需要 JavaScript。沒有 JavaScript 時，請依上方的步驟自行檢查；申請資料時的讀卡也需要 JavaScript。
citizen-help-waiting = 尚未檢查
citizen-help-popup = 小視窗
citizen-help-popup-ok = 瀏覽器允許開啟小視窗。
citizen-help-popup-blocked = 小視窗被擋住了。請點網址列旁的圖示，允許本網站開啟彈出式視窗，再測試一次。
citizen-help-component = 網頁元件
citizen-help-component-ok = 元件正常運作，版本：
citizen-help-component-old = 元件的版本太舊，請更新後再測試一次。您的版本：
citizen-help-component-missing = 找不到元件。請確認已經安裝並啟動；剛安裝好時，請重新開啟瀏覽器。
citizen-help-component-silent = 元件沒有回覆。請重新啟動元件，再測試一次。
citizen-help-reader = 讀卡機
citizen-help-reader-ok = 找到讀卡機：
citizen-help-reader-missing = 找不到讀卡機。請拔下 USB 接頭重新插上，等候十秒再測試一次。
citizen-help-card = 卡片
citizen-help-card-ok = 讀得到卡片：
citizen-help-card-missing = 讀卡機裡沒有卡片。請插入自然人憑證，晶片朝上，再測試一次。
citizen-help-card-unknown = 卡片無法辨識。請確認插入的是自然人憑證，並擦拭晶片後再試一次。
citizen-help-next = 全部通過了嗎？現在就可以

## 用驗證碼回來

citizen-code-title = 用驗證碼回來
citizen-code-lead = 填寫身分證字號和生日，我們會寄驗證碼到您先前確認過的信箱。用驗證碼只能開啟資料條碼區：查看、更新條碼、刪除資料。
citizen-code-send = 寄驗證碼
citizen-code-proof = 改用身分驗證
citizen-code-too-soon = 一分鐘內只能要求一次驗證碼，請稍候再試。
citizen-code-sent = 如果您填寫的資料正確，而且 8 小時內有確認過的信箱，驗證碼已經寄出。
citizen-code-lives = 驗證碼剩餘時間：
citizen-code-over = 驗證碼已經過期，請重新要求一次。
citizen-code-tries-left = 還可以再試 { $n } 次。
citizen-code-field = 驗證碼
citizen-code-hint = 信中的 8 個數字，可以直接貼上。
citizen-code-enter = 開啟資料條碼區
citizen-code-shape = 請輸入信中的 8 個數字。
citizen-code-wrong = 驗證碼不正確，請對照信中的數字再輸入一次。
citizen-code-dead = 驗證碼已經過期或試了太多次，請重新填寫資料，再要求一次。
citizen-code-nothing = 沒有收到信？
citizen-code-nothing-wait = 信件可能需要幾分鐘，也請看看垃圾信件匣。
citizen-code-nothing-typed = 身分證字號或生日填錯時，不會收到信。
citizen-code-nothing-contact = 沒有確認過信箱的人，請改用身分驗證回來。
citizen-code-again = 重新填寫

## 資料條碼區

citizen-barcodes-title = 資料條碼區
citizen-barcodes-lead = 您下載的個人資料在這裡最長保存 8 小時。
citizen-barcodes-kept = 保存中的資料
citizen-barcodes-empty = 目前沒有保存中的資料。下載個人資料後，條碼會出現在這裡。
citizen-barcodes-empty-go = 下載個人資料
citizen-barcodes-fetched = { $moment }取得，
citizen-barcodes-remaining = 還會保存
citizen-barcodes-gone = 已經刪除
citizen-barcodes-contact = 驗證密碼會寄到：
citizen-barcodes-no-contact = 您還沒有設定通知信箱，我們無法寄驗證密碼給您，櫃臺也就打不開您的資料。請在到櫃臺之前設定。
citizen-barcodes-no-contact-go = 設定通知信箱
citizen-barcodes-show-it = 請將此條碼提供給業務申辦櫃臺人員掃描。
citizen-barcodes-password = 開啟資料之前，我們會寄驗證密碼給您。
citizen-barcodes-linear = 資料條碼（一維條碼），內容與下方文字相同
citizen-barcodes-matrix = 資料條碼（QR 碼），內容與文字相同
citizen-barcodes-lives = 此條碼剩餘時間：
citizen-barcodes-ran-out = 條碼已過期，請按「手動更新條碼」。
citizen-barcodes-replace = 手動更新條碼
citizen-barcodes-print = 列印
citizen-barcodes-none = 目前沒有可用的條碼。條碼每 20 分鐘更換一次，需要時請按下方按鈕取得。
citizen-barcodes-issue = 取得條碼
citizen-barcodes-preview = 線上預覽檔案
citizen-barcodes-save = 轉存到我的電腦
citizen-barcodes-delete = 立即刪除
citizen-barcodes-opening-presented = 有櫃臺掃描了您的條碼
citizen-barcodes-opening-waiting = 櫃臺正在等您告知驗證密碼
citizen-barcodes-opening-open = 櫃臺正在檢視您的資料
citizen-barcodes-opening-data = 資料：
citizen-barcodes-opening-reason = 用途：
citizen-barcodes-opening-what = 不是您要辦的事？請按「中止」，櫃臺會立刻看不到您的資料。
citizen-barcodes-stop = 中止
citizen-barcodes-stopped = 已經中止，櫃臺看不到您的資料了。
citizen-barcodes-over-already = 這次開啟在您按下之前就已經結束。

citizen-deletion-what = 刪除後無法復原：條碼會立刻失效，正在辦理的櫃臺也看不到資料。之後需要時，必須重新申請。
citizen-deletion-yes = 確定刪除
citizen-deletion-done = 資料已經刪除。
citizen-deletion-gone-already = 這項資料在此之前已經刪除。

## 使用紀錄

citizen-history-title = 使用紀錄
citizen-history-lead = 每一次申請、取得、開啟與刪除，都記錄在這裡。只有您看得到。
citizen-history-empty = 還沒有任何紀錄。
citizen-history-empty-go = 下載個人資料
citizen-history-events = 發生過的事，新的在前
citizen-history-from = 來自 { $address }
citizen-history-of = （{ $office }）
citizen-history-reason = 用途：
citizen-history-case = 案號：
citizen-history-consents = 我的同意
citizen-history-consents-what = 撤回同意後，進行中的取得會停止，已取得的資料會立即刪除。
citizen-history-given = 同意時間：
citizen-history-withdrawn = 已撤回
citizen-history-withdraw = 撤回同意
citizen-history-withdraw-what = 進行中的取得會停止，保存中的資料會立即刪除，無法復原。
citizen-history-withdraw-go = 確定撤回
citizen-history-withdrawn-now = 已經撤回同意。進行中的取得已停止，保存中的資料已刪除。
citizen-history-event-100 = 您選擇了要下載的資料
citizen-history-event-110 = 您同意了服務條款
citizen-history-event-120 = 身分驗證成功
citizen-history-event-121 = 身分驗證沒有成功
citizen-history-event-122 = 您用驗證碼回來，開啟了資料條碼區
citizen-history-event-123 = 用驗證碼回來沒有成功，輸入的驗證碼不正確
citizen-history-event-130 = 您同意取得這項資料
citizen-history-event-131 = 您沒有同意
citizen-history-event-132 = 您撤回了同意
citizen-history-event-140 = 您確認了通知信箱
citizen-history-event-141 = 通知信箱變更成另一個信箱
citizen-history-event-200 = 我們向資料提供單位提出請求
citizen-history-event-201 = 資料提供單位查驗了授權
citizen-history-event-202 = 資料提供單位查詢了您的身分
citizen-history-event-210 = 資料提供單位送來資料
citizen-history-event-211 = 資料提供單位正在準備資料
citizen-history-event-212 = 資料提供單位查無您的資料
citizen-history-event-213 = 資料提供單位拒絕提供
citizen-history-event-214 = 資料提供單位沒有正常回覆
citizen-history-event-220 = 資料通過檢核
citizen-history-event-221 = 資料沒有通過檢核，已經丟棄
citizen-history-event-300 = 我們通知了線上服務
citizen-history-event-301 = 無法通知線上服務
citizen-history-event-310 = 線上服務取走了資料
citizen-history-event-400 = 產生了資料條碼
citizen-history-event-401 = 更換了資料條碼
citizen-history-event-410 = 櫃臺掃描了您的條碼
citizen-history-event-411 = 驗證密碼寄給您了
citizen-history-event-412 = 櫃臺輸入了正確的驗證密碼
citizen-history-event-413 = 櫃臺輸入了錯誤的驗證密碼
citizen-history-event-414 = 您中止了櫃臺的開啟
citizen-history-event-420 = 櫃臺開啟了您的資料
citizen-history-event-421 = 櫃臺儲存了您的資料
citizen-history-event-422 = 櫃臺結束了本案，不再看得到您的資料
citizen-history-event-430 = 您預覽了資料
citizen-history-event-431 = 您轉存了資料
citizen-history-event-500 = 資料使用後已刪除
citizen-history-event-501 = 資料保存滿 8 小時，已刪除
citizen-history-event-502 = 您刪除了資料

## 聯絡方式

citizen-contact-title = 通知信箱
citizen-contact-why = 櫃臺要開啟您的資料時，我們會把驗證密碼寄到這個信箱。沒有信箱也可以預覽和轉存，但不能使用條碼臨櫃辦理。
citizen-contact-mail-title = 填寫信箱
citizen-contact-mail = 電子信箱
citizen-contact-mail-hint = 請填寫您現在就能收信的信箱，例如 name@example.com。
citizen-contact-mail-empty = 請輸入電子信箱。
citizen-contact-mail-shape = 這不是可以寄信的電子信箱，請檢查有沒有打錯。
citizen-contact-send = 寄送驗證碼
citizen-contact-too-soon = 一分鐘內只能寄一次驗證碼，請稍候再試。
citizen-contact-living = 已確認的信箱
citizen-contact-living-since = 確認時間：
citizen-contact-none = 您還沒有設定通知信箱，所以櫃臺無法開啟您的資料。
citizen-contact-change = 變更信箱
citizen-contact-told = 變更後，我們也會寄信通知原來的信箱，並記在您的使用紀錄。
citizen-contact-must-prove = 為了保護您，變更信箱須在驗證身分後 5 分鐘內。請先再驗證一次身分，之後會回到這一頁。
citizen-contact-prove = 驗證身分
citizen-contact-refused = 信箱還沒有變更
citizen-contact-not-fresh = 驗證身分已經超過 5 分鐘。請再驗證一次身分，再變更信箱。
citizen-contact-link = 設定或變更通知信箱
citizen-contact-code-title = 輸入驗證碼
citizen-contact-sent = 驗證碼已經寄到 { $contact }。剩餘時間：
citizen-contact-code-over = 驗證碼已經過期，請重新寄送。
citizen-contact-tries-left = 還可以再試 { $n } 次。
citizen-contact-code = 驗證碼
citizen-contact-code-hint = 信中的 8 個數字，可以直接貼上。
citizen-contact-code-wrong = 驗證碼不正確，請對照信中的數字再輸入一次。
citizen-contact-code-shape = 請輸入信中的 8 個數字。
citizen-contact-code-dead = 驗證碼已經過期或試了太多次，請重新寄送。
citizen-contact-confirm = 確認信箱
citizen-contact-confirmed = 信箱已經確認。
citizen-contact-no-letter = 沒有收到信？信件可能需要幾分鐘，也請看看垃圾信件匣。
citizen-contact-resend = 再寄一次
citizen-contact-again = 改用其他信箱
citizen-contact-later-what = 現在不方便收信？
citizen-contact-later = 略過，先看資料

## Step 3 取用資料

citizen-progress-title = 取用資料
citizen-progress-count = 共 { $all } 項，{ $done } 項已有結果
citizen-progress-colon = ：
citizen-progress-waiting = 等待中
citizen-progress-waiting-what = 正在排隊，馬上就會向資料提供單位提出請求。
citizen-progress-waiting-again = 資料提供單位暫時沒有回覆，稍後會自動再次詢問，您不需要做任何事。
citizen-progress-fetching = 取得中
citizen-progress-fetching-what = 正在等資料提供單位回覆，通常只要幾秒鐘。
citizen-progress-preparing = 準備中
citizen-progress-preparing-what = 資料提供單位正在準備資料，好了就會送來，您不需要做任何事。
citizen-progress-asked-again = 下次詢問倒數：
citizen-progress-any-moment = 即將詢問
citizen-progress-done = 完成
citizen-progress-done-what = 資料已經取得，並通過檢核。
citizen-progress-gone-what = 資料已經取得過，現在不再保存。需要時請重新申請。
citizen-progress-no-data = 查無資料
citizen-progress-no-data-what = 資料提供單位回覆沒有您的資料。如有疑問，請洽該單位。
citizen-progress-refused = 未提供
citizen-progress-refused-token = 資料提供單位不接受這次的授權。請重新申請；若一再發生，請聯絡我們。
citizen-progress-refused-access = 資料提供單位拒絕提供這項資料。原因請洽該單位。
citizen-progress-failed = 失敗
citizen-progress-failed-unreachable = 連不上資料提供單位的系統。請稍後重新申請。
citizen-progress-failed-time = 資料提供單位沒有在時間內回覆。請稍後重新申請。
citizen-progress-failed-answer = 資料提供單位的回覆不完整或有錯誤。請稍後重新申請。
citizen-progress-failed-package = 送來的資料沒有通過檢核，為了您的安全已經丟棄。我們已有紀錄，請稍後重新申請。
citizen-progress-failed-suspended = 這項資料剛剛暫停提供。請過一陣子再申請。
citizen-progress-failed-store = 我們的系統暫時無法保存資料。請稍後重新申請。
citizen-progress-anew = 重新申請
citizen-progress-withdrawn = 已撤回
citizen-progress-withdrawn-what = 您撤回了同意，取得已經停止。
citizen-progress-expired = 逾時
citizen-progress-expired-what = 8 小時內沒有等到資料。請重新申請。
citizen-progress-preview = 線上預覽檔案
citizen-progress-save = 轉存到我的電腦
citizen-progress-kept = 保存到
citizen-progress-password = 轉存後開啟 PDF 檔的密碼是您的身分證字號（英文大寫）。
citizen-progress-barcodes = 前往資料條碼區
citizen-progress-leave = 您可以先離開這一頁，取得不會中斷；之後從「資料條碼區」就找得到資料。
citizen-progress-reload = 請重新整理這一頁，查看最新進度。

## 線上預覽

citizen-files-title = 線上預覽檔案
citizen-files-password = 轉存後開啟 PDF 檔的密碼是您的身分證字號（英文大寫）。
citizen-files-barcodes = 前往資料條碼區
citizen-files-shared = 使用公用電腦時，離開前請刪除已轉存的檔案並登出。
