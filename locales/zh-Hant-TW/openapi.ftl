### 園區資料 API 的文件

openapi-about = 以 OData 查詢選項取得工業區、工廠與土地資料。每次呼叫都須以 APP ID 與 APP Key 簽章並計次；身分確認後，回應的 RateLimit 標頭會說明剩餘次數。
openapi-closed = { $title }（{ $state }）
openapi-signature = 簽章，寫法為 { $example }
openapi-date = 呼叫的時間，例如 { $example }；與伺服器時間相差不得超過五分鐘

openapi-year = 年份，西元年或民國年皆可
openapi-park = 工業區代碼
openapi-select = 欄位名稱，以逗號分隔
openapi-filter = 篩選條件：OData v4 運算式，不含 $expand
openapi-orderby = 排序方式；欄位後加上 desc 為遞減
openapi-top = 最多傳回幾筆。30 是本表單預先填入的數字：未指定 $top 時傳回全部資料，每頁 1,000 筆
openapi-skip = 略過前面幾筆
openapi-count = 是否要在 X-Total-Count 取得總筆數
openapi-format = 資料格式；未指定時依 Accept 決定
openapi-health = 是否改為查詢服務的健康狀態
openapi-near = nearby(緯度,經度,公尺)，最多 1,000 公尺

openapi-rows = 資料
openapi-well = health=true 時的服務健康狀態
openapi-unchanged = 資料沒有變動，呼叫端已有這份回應
openapi-unreadable = 路徑或查詢選項無法解讀，或條件涉及的資料過多
openapi-unsigned = 沒有簽章
openapi-refused = 簽章、簽章時間、APP ID 或來源位址未通過檢查
openapi-nothing = 這裡沒有資料
openapi-read-only = 資料僅供讀取：使用了 GET 以外的方法
openapi-retired = 服務已停用，原因見服務頁面；此次呼叫不計次
openapi-exhausted = 今日呼叫次數已用完，Retry-After 說明何時重新計算；此次呼叫不計次
openapi-unavailable = 服務暫停（原因見服務頁面，此次呼叫不計次）、等候的呼叫過多，或伺服器發生問題；後兩者附有 Retry-After

openapi-header-total = $count=true 時的總筆數
openapi-header-link = 還有下一頁時的位址
openapi-header-tag = 供呼叫端詢問資料是否變動
openapi-header-modified = 資料最後變動的時間
openapi-header-limit = 每日呼叫次數上限（身分確認後提供）
openapi-header-left = 今日剩餘次數（身分確認後提供）
openapi-header-reset = 距離重新計算的秒數，以臺灣的日期為準（身分確認後提供）
openapi-header-retry = 幾秒後再呼叫
openapi-header-allow = 可使用的方法
openapi-header-proof = 證明身分的方式
