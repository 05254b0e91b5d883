### 審查人員維護的內容

upkeep-save = 儲存
upkeep-look = 看公開的頁面
upkeep-made = 建立於
upkeep-field-empty = 請填寫「{ $field }」，最多 { $most } 個字。
upkeep-field-long = 「{ $field }」太長，最多 { $most } 個字，請縮短。
upkeep-changed-meanwhile = 有人在您編輯時先改過了。請另開這一頁看最新內容，再把您的修改填一次。
upkeep-was-public = 發布狀態不能改回草稿，因為大家已經讀過了；可以選擇下架。
upkeep-title-zh = 標題（中文）
upkeep-title-en = 標題（英文）
upkeep-body-zh = 內文（中文）
upkeep-body-en = 內文（英文）
upkeep-about-zh = 說明（中文）
upkeep-about-en = 說明（英文）
upkeep-name-zh = 名稱（中文）
upkeep-name-en = 名稱（英文）
upkeep-prose-hint = 純文字；空一行就分段。
upkeep-wish = 發布狀態
upkeep-wish-draft = 草稿，只有審查人員看得到
upkeep-wish-published = 發布
upkeep-wish-taken-down = 下架
upkeep-publish-at = 發布時間
upkeep-publish-at-hint = 臺北時間；不填就是立即發布，或維持原來的時間。
upkeep-publish-shape = 看不懂「{ $field }」，請用日期欄選擇，例如 2026-11-21T09:30。
upkeep-state-none = 請選擇「{ $field }」。
upkeep-state-draft = 草稿
upkeep-state-coming = 排定發布
upkeep-state-published = 已發布
upkeep-state-taken-down = 已下架

## 最新消息
upkeep-news-title = 維護最新消息
upkeep-news-new = 新增消息
upkeep-news-change = 修改消息
upkeep-news-empty = 還沒有消息，請新增第一則。
upkeep-news-saved = 消息已儲存。

## 檔案下載
upkeep-downloads-title = 維護檔案下載
upkeep-download-new = 上傳檔案
upkeep-download-change = 修改檔案
upkeep-downloads-empty = 還沒有檔案，請上傳第一份。
upkeep-download-saved = 檔案已儲存。
upkeep-download-kept = 目前的檔案
upkeep-file = 檔案
upkeep-file-other = 換成另一份檔案
upkeep-file-hint = PDF、ZIP、CSV（UTF-8）、ODS、PNG 或 JPEG，最大 10 MB。

## 資料服務
upkeep-services-menu = 資料服務
upkeep-services-title = 維護資料服務
upkeep-services-lead = 網址、欄位與中文標題由系統決定；說明、提供單位與狀態在這裡維護。
upkeep-service-name-en = 英文名稱
upkeep-frequency-zh = 更新頻率（中文）
upkeep-frequency-en = 更新頻率（英文）
upkeep-provider-zh = 提供單位（中文）
upkeep-provider-en = 提供單位（英文）
upkeep-service-state = 狀態
upkeep-service-state-hint = 儲存後幾秒內，暫停的服務對呼叫回覆 503，停用的回覆 410，都不計入會員的每日次數。
upkeep-reason-zh = 暫停或停用的原因（中文）
upkeep-reason-en = 暫停或停用的原因（英文）
upkeep-reason-hint = 會顯示在服務的頁面上。
upkeep-reason-when = 暫停或停用時必填
upkeep-service-saved = 資料服務已更新。

## 單位類型
upkeep-units-title = 維護單位類型
upkeep-units-lead = 會員註冊時從這裡選擇。停用的項目不再供選擇，但已選的會員仍保留。
upkeep-unit-add = 新增
upkeep-unit-group = 所屬大類
upkeep-unit-new-group = （新的大類）
upkeep-unit-no-group = 請選擇所屬大類。
upkeep-unit-press = 新增單位類型
upkeep-unit-added = 已新增。
upkeep-unit-saved = 單位類型已更新。
upkeep-unit-taken = 同一層已有相同的「名稱（中文）」或「名稱（英文）」，請換一個。
upkeep-unit-none = 這個大類還沒有項目，會員還選不到它。
upkeep-unit-closed = 已停用
upkeep-unit-order = 順序
upkeep-unit-up = 往前移
upkeep-unit-down = 往後移
upkeep-unit-offer = 停用或恢復
upkeep-unit-close = 停用
upkeep-unit-close-what = 停用後不再供選擇；停用大類時，底下的項目也不再供選擇。
upkeep-unit-close-yes = 確定停用
upkeep-unit-reopen = 恢復
upkeep-unit-closed-what = 目前已停用，恢復後會員可再選擇。
