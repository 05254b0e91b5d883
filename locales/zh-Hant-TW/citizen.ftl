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
citizen-personal-several = 我想一次下載多筆資料：進入類別後可以勾選多項，只要驗證一次身分。
citizen-personal-count = { $n } 項
citizen-personal-wish-title = 我想要更多
citizen-personal-wish = 您還希望取得哪些資料？
citizen-personal-wish-hint = 最多 500 字。請不要填寫姓名、身分證字號等個人資料。
citizen-personal-wish-send = 送出建議
citizen-personal-wish-kept = 謝謝您，我們收到您的建議了。
citizen-personal-wish-empty = 請先寫下您希望取得的資料
citizen-personal-wish-too-long = 建議請縮短到 500 字以內

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
citizen-detail-waiting = 需要多久
citizen-detail-waiting-realtime = 即時取得，通常數秒內完成
citizen-detail-waiting-minutes = 約 { $n } 分鐘
citizen-detail-waiting-days = 約 { $n } 天
citizen-detail-parameters = 下載前需要填寫
citizen-detail-kept = 取得後為您保存 8 小時，時間一到就自動刪除；您也可以隨時自行刪除。
citizen-detail-suspended = 這項資料目前暫停提供，請過一陣子再來。

## 開始申請

citizen-requests-nothing-chosen = 請至少勾選一項資料，再按「我要下載」。
citizen-requests-too-many = 一次最多可以選 20 項資料，請分次下載。
citizen-requests-no-such-dataset = 您選的資料目前無法提供，請重新挑選。

## Step 1 服務條款

citizen-terms-title = 資料下載及線上服務條款
citizen-terms-for = 您要下載的資料：
citizen-terms-version = 條款版本：{ $version }
citizen-terms-agree = 我已了解此服務內容，並同意上述服務條款。
citizen-terms-agree-error = 請先閱讀條款並勾選同意，才能繼續
citizen-terms-next = 下一步
citizen-terms-purpose-heading = 壹、服務內容
citizen-terms-purpose-source = 本服務依您的同意，向保管您個人資料的機關取得資料。資料的內容由該機關產生並簽章，本服務原封不動交給您，不增刪也不解讀。
citizen-terms-purpose-self = 本服務只供您本人使用。請勿以他人的身分證字號或憑證操作；您把資料交給誰、如何使用，由您自己決定。
citizen-terms-purpose-true = 使用本服務時，請填寫正確的資料。填寫不實而造成的結果，由填寫的人負責。
citizen-terms-privacy-heading = 貳、個人資料保護
citizen-terms-privacy-collected = 為了驗證身分與取得資料，本服務會處理您的身分證字號、出生日期、憑證上的姓名、聯絡信箱，以及您同意取得的資料。
citizen-terms-privacy-use = 這些資料只用在您同意的這一次取得，以加密保存，不作其他用途，也不提供給您沒有同意的對象。
citizen-terms-privacy-rights = 您可以在「我的資料歷程」查看每一次取得與開啟的紀錄，隨時刪除資料，或撤回同意。
citizen-terms-keeping-heading = 參、保存與使用
citizen-terms-keeping-hours = 取得的資料最長保存 8 小時，時間一到自動刪除，之後需要時請重新申請。
citizen-terms-keeping-barcode = 資料條碼每 20 分鐘更換一次。櫃臺人員開啟資料之前，系統會把驗證密碼寄給您；除了正在為您辦理的櫃臺人員，請不要告訴任何人。
citizen-terms-keeping-yours = 您轉存到自己電腦的檔案由您自行保管。PDF 檔以您的身分證字號加密，離開公用電腦前請記得刪除檔案並登出。
citizen-terms-change-heading = 肆、條款修訂
citizen-terms-change-notice = 條款修訂後會公布新的版本；每次申請所依據的是您當時看到並同意的版本，本服務會連同您的同意一併保存。

## 身分證字號與生日

citizen-claim-id = 身分證字號
citizen-claim-id-hint = 一個英文字母加九個數字，例如 A123456789。居留證的統一證號也可以。
citizen-claim-id-empty = 請輸入身分證字號
citizen-claim-id-shape = 身分證字號是一個英文字母加九個數字，請檢查有沒有多字或漏字
citizen-claim-id-check-digit = 這個身分證字號的檢查碼不對，請再核對一次
citizen-claim-birth = 生日
citizen-claim-birth-hint = 請輸入西元年月日 8 碼，例如 19990101。也可以輸入民國年，例如 0880101。
citizen-claim-birth-empty = 請輸入生日
citizen-claim-birth-shape = 生日請輸入 8 個數字，例如 19990101
citizen-claim-birth-no-such-day = 沒有這一天，請檢查生日的月份和日期
citizen-claim-birth-out-of-range = 這個生日不可能是現在在世的人，請再核對一次
citizen-parameter-example = 例如：{ $example }
citizen-parameter-empty = 請填寫資料集需要的欄位
citizen-parameter-unreadable = 這個欄位只能填英文字母、數字和半形符號，最多 200 字

## Step 2 同意下載與身分驗證

citizen-identity-title = 同意下載與身分驗證
citizen-identity-agreed = 我本次同意 MyData 平臺取得的個人資料集為：
citizen-identity-what = 完成身分驗證，就表示您同意我們向資料提供單位取得上列資料，保存 8 小時供您使用。
citizen-proof-methods = 您可以選用下列其中一種方式驗證身分：
citizen-proof-method-missing = 請選擇一種可以使用的驗證方式
citizen-proof-method-off = 這種驗證方式目前沒有開放，請改用其他方式。
citizen-proof-ruled-out = 不適用於
citizen-proof-first-time = 初次使用自然人憑證？可以先測試讀卡機與元件：
citizen-proof-test-page = 元件測試網頁
citizen-proof-denied = 身分驗證沒有完成
citizen-proof-expired = 上一次的驗證已經超過 5 分鐘，為了安全不再有效。請再選一次驗證方式。

citizen-challenge-title = 進行身分驗證
citizen-challenge-leave = 接下來會離開本站，到驗證單位的網頁進行，完成後會自動回來。
citizen-challenge-go = 前往驗證
citizen-challenge-back-again = 我已完成驗證，繼續
citizen-challenge-device = 請用您的行動裝置完成驗證，再按下「我已完成」。
citizen-challenge-qr = 驗證用的 QR 碼
citizen-challenge-open-app = 開啟應用程式
citizen-challenge-done = 我已完成
citizen-challenge-field = 驗證資料
citizen-challenge-other = 修改資料，或改用其他方式

citizen-signin-title = 回到我的資料
citizen-signin-lead = 8 小時內您可以從任何裝置回來查看、下載或刪除資料。
citizen-signin-full = 用身分驗證回來
citizen-signin-full-what = 可以使用所有功能：預覽、轉存、條碼、歷程。
citizen-signin-code = 用驗證碼回來
citizen-signin-code-what = 手邊沒有憑證？我們可以寄驗證碼到您確認過的信箱，只開啟資料條碼區。
citizen-signin-code-go = 寄驗證碼給我
