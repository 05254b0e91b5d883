### API 授權：APP ID 與 APP Key，以及試用園區資料 API

## Swagger 頁面
applicant-docs-title = 試用園區資料 API
applicant-docs-lead = 輸入 APP ID 與 APP Key，按 Explore，再選擇資料服務並按 Try it out。每次呼叫都在您的瀏覽器內簽章，並計入今日的呼叫次數。
applicant-docs-noscript = 試用與簽章需要 JavaScript。未啟用時，仍可閱讀下方的 API 文件，並以自己的程式呼叫。
applicant-docs-document = API 文件（OpenAPI，JSON 格式）
applicant-docs-app-id = AppID
applicant-docs-app-key = AppKey
applicant-docs-explore = Explore
applicant-docs-key-hint = 金鑰只留在這個瀏覽器：送出的只有用它算出的簽章，離開頁面就會清除。
applicant-docs-missing = 請輸入 APP ID 與 APP Key。
applicant-docs-same = APP ID 與 APP Key 相同。信件裡是兩段不同的文字。
applicant-docs-swapped = AppKey 欄位裡是剛才呼叫成功的 APP ID：兩者填反了。
applicant-docs-length = APP ID 與 APP Key 各有 96 個字元，請確認是否完整複製。
applicant-docs-insecure = 瀏覽器只在 https 頁面上才能簽章，請以 https 開啟本頁。
applicant-docs-no-pair = 這次呼叫沒有簽章。請先在上方輸入 APP ID 與 APP Key，再按 Explore。
applicant-docs-services = 資料服務
applicant-docs-call = 送出的內容與結果
applicant-docs-swap = 對調 AppID 與 AppKey
applicant-docs-status = 狀態碼
applicant-docs-left = 今日剩餘次數
applicant-docs-server-time = 伺服器時間
applicant-docs-own-time = 這部電腦的時間
applicant-docs-signed = 簽章的文字
applicant-docs-curl = 以命令列發出同一個呼叫
applicant-docs-curl-hint = 五分鐘內有效：簽章包含呼叫的時間。

## 呼叫被拒絕的原因
applicant-why-signature-missing = 呼叫沒有附上簽章。
applicant-why-date-missing = 呼叫沒有附上 x-date 標頭，無從得知呼叫的時間。
applicant-why-date-unreadable = x-date 標頭無法讀取，寫法應如 Wed, 19 Apr 2017 08:37:50 GMT。
applicant-why-date-outside-window = 呼叫的時間與伺服器相差超過五分鐘，請校正發出呼叫的電腦時鐘。
applicant-why-header-unreadable = Authorization 標頭的寫法不符：應依序為 hmac username、algorithm、headers、signature，並加上雙引號。
applicant-why-app-id-unknown = 沒有這個 APP ID，或已經撤銷。最常見的是 APP ID 與 APP Key 填反了。
applicant-why-algorithm-unsupported = 不支援這個演算法。請使用 hmac-sha1、hmac-sha256、hmac-sha384 或 hmac-sha512。
applicant-why-date-not-signed = 簽章的標頭清單裡沒有 x-date。
applicant-why-signature-mismatch = 簽章與此 APP Key 算出的不同。請確認金鑰完整，且簽章的文字與標頭完全一致。
applicant-why-digest-mismatch = Digest 標頭與內容不符。
applicant-why-address-not-allowed = 呼叫來自這個 APP ID 清單以外的位址。
applicant-why-quota-exhausted = 今日的呼叫次數已經用完，臺灣時間午夜重新計算。
applicant-why-not-found = 這個路徑沒有資料服務。
applicant-why-method-not-allowed = 資料服務只接受 GET。
applicant-why-query-unreadable = 查詢條件無法讀取。
applicant-why-busy = 目前等候的呼叫太多，請過幾秒再試。
applicant-why-unavailable = 我們這邊出了問題，請稍後再試。
