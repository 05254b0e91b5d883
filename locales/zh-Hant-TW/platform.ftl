### 平台上大家都能讀的內容

platform-menu-try = API 加值服務
platform-home-more = more…

## 最新消息
platform-news-title = 最新消息
platform-news-empty = 目前沒有消息，有新消息時會刊登在這裡。
platform-news-since = 發布於
platform-news-more = 看其他消息

## 檔案下載
platform-downloads-title = 檔案下載
platform-downloads-empty = 目前沒有可下載的檔案。
platform-downloads-times = 下載 { $times } 次
platform-downloads-save = 下載 { $kind }

## 資料服務查詢
platform-services-title = 資料服務查詢
platform-services-lead = 查詢平台提供哪些資料、有哪些欄位、多久更新一次。
platform-services-words = 關鍵字
platform-services-theme = 主題
platform-services-all = 所有主題
platform-services-find = 查詢
platform-services-found = 共 { $count } 項資料服務
platform-services-empty = 查無符合的資料服務，請換個關鍵字或主題。
platform-services-whole = 看全部
platform-theme-land = 土地主題
platform-theme-park = 工業區主題
platform-theme-factory = 工廠主題
platform-service-open = 提供中
platform-service-suspended = 暫停服務
platform-service-retired = 已停用
platform-service-suspended-calls = 暫停期間，呼叫這項服務會得到 503，不計入每日呼叫次數。
platform-service-retired-calls = 呼叫這項服務會得到 410，不計入每日呼叫次數。
platform-service-state = 狀態
platform-service-path = 網址
platform-service-year = 年份可填民國年或西元年。
platform-service-park = 請填產業園區代碼，可由「取得工業區基本資料」查得。
platform-service-formats = 格式
platform-service-frequency = 更新頻率
platform-service-provider = 提供單位
platform-service-tier = 會員等級
platform-service-any-tier = 各等級會員皆可呼叫，須以金鑰簽章。
platform-service-try = 在線上試用
platform-service-document = OpenAPI 文件
platform-service-report = 回報資料問題
platform-service-fields = 欄位
platform-service-field = 名稱
platform-service-type = 型別

## 資料流通
platform-exchange-title = 資料流通
platform-exchange-lead = 園區資料從哪裡來、怎麼到您的程式，以及使用時要注意的事。
platform-exchange-from = 資料的來源
platform-exchange-from-register = 工廠資料取自政府公開的工廠登記資料集，定期匯入。
platform-exchange-from-agencies = 園區、設施、輔導與閒置用地資料由管理機關提供。
platform-exchange-from-checked = 匯入時逐筆檢查，有錯的整批退回，不會只收一半。
platform-exchange-way = 取得資料的三個步驟
platform-exchange-find = 找資料
platform-exchange-find-how = 先查詢有哪些服務與欄位：
platform-exchange-ask = 申請金鑰
platform-exchange-ask-how = 註冊會員後，依需要的次數申請：
platform-exchange-call = 呼叫
platform-exchange-call-how = 每次呼叫都要簽章，可先在線上試：
platform-exchange-kept = 使用資料時
platform-exchange-kept-source = 請標示資料介接自本平台。
platform-exchange-kept-private = 資料不含個人資料，也請勿與其他資料比對出個人。
platform-exchange-kept-fresh = 每筆資料都有更新時間，引用時請一併註明。

## 關於我們
platform-about-title = 關於我們
platform-about-lead = 智慧園區時空資訊雲平台把產業園區的資料整理成一致的格式，讓程式可以直接取用。
platform-about-has = 這裡有什麼
platform-about-has-land = 閒置用地的公告與統計
platform-about-has-parks = 園區、管理機關、公共設施與產業輔導
platform-about-has-factories = 登記工廠，以及其產品與產業類別
platform-about-who = 由誰維護
platform-about-who-what = 平台由園區主管機關的審查人員維護：審核會員等級、刊登消息與檔案，並說明各項資料服務的狀態。
platform-about-not = 這裡沒有什麼
platform-about-not-persons = 沒有工廠負責人、地主等自然人的資料。
platform-about-not-sold = 沒有資料費用。會員等級決定每日呼叫次數，專案會員的回饋與頻寬另有優先。
