### 通知信

## 各信共用
mail-agency = 機關：{ $name }
mail-counter = 櫃臺：{ $name }
mail-dataset = 資料集：{ $name }
mail-reason = 承辦人員填寫的用途：{ $reason }
mail-link-barcodes = 到資料條碼區查看或中止進行中的核驗
mail-link-contact = 查看或變更通知信箱
mail-link-history = 查看使用紀錄

## 臨櫃驗證密碼
mail-one-time-password-subject = { $agency }的臨櫃驗證密碼
mail-one-time-password-lead = 有櫃臺讀取了您的資料條碼，請求開啟您的資料。您的驗證密碼是：
mail-one-time-password-until = 有效到 { $moment }。
mail-one-time-password-minutes = 密碼自產生起 { $minutes } 分鐘內有效。
mail-one-time-password-tell = 請只告訴下列櫃臺正在為您服務的承辦人員。其他人都不需要這組密碼，也不會有人用電話或訊息向您索取。
mail-one-time-password-not-there = 如果您不在這個櫃臺，請不要把密碼告訴任何人。沒有密碼就打不開您的資料，您也可以到資料條碼區中止這次核驗。

## 確認聯絡方式
mail-contact-code-subject = 請確認您的電子信箱
mail-contact-code-lead = 為了確認這個信箱可以聯絡到您，請在您開啟的網頁輸入這組驗證碼：
mail-contact-code-until = 有效到 { $moment }。
mail-contact-code-not-you = 如果不是您申請的，不必做任何事：沒有驗證碼，這個信箱就不會被使用。

## 通知信箱已變更
mail-contact-changed-subject = 您的通知信箱已經變更
mail-contact-changed-lead = 有人在驗證身分之後，把您的通知信箱改成另一個信箱。臨櫃驗證密碼和通知不會再寄到這裡。
mail-contact-changed-at = 變更時間：{ $moment }
mail-contact-changed-you = 如果是您本人變更的，不必做任何事。
mail-contact-changed-not-you = 如果不是您本人，請立刻驗證身分，把信箱改回來，到資料條碼區刪除資料，並打電話給我們。

## 返回資料條碼區
mail-return-code-subject = 返回資料條碼區的驗證碼
mail-return-code-lead = 要回到您下載的資料，請在您開啟的網頁輸入這組驗證碼：
mail-return-code-until = 有效到 { $moment }。
mail-return-code-not-you = 如果不是您申請的，請不要把驗證碼告訴任何人：沒有驗證碼，就沒有人看得到您的資料。

## 資料已被開啟
mail-package-opened-subject = { $agency }已開啟您的資料
mail-package-opened-lead = 有櫃臺以您的資料條碼和驗證密碼開啟了您的資料。
mail-package-opened-at = 開啟時間：{ $moment }
mail-package-opened-you = 如果是您本人到場辦理，不必做任何事。
mail-package-opened-not-you = 如果不是您本人，請立刻到資料條碼區中止核驗並刪除資料，並打電話給我們。

## 智慧園區時空資訊雲平台的會員
mail-member-until = 連結有效到 { $moment }，只能使用一次。
mail-member-activation-subject = 請啟用您的會員帳號
mail-member-activation-lead = 歡迎註冊智慧園區時空資訊雲平台。您申請的帳號「{ $login }」還沒有啟用，請開啟下列網址完成啟用。
mail-member-activation-press = 啟用會員帳號
mail-member-activation-not-you = 如果不是您註冊的，不必做任何事：沒有啟用的帳號無法登入。
mail-member-reset-subject = 設定新密碼
mail-member-reset-lead = 有人表示忘記了帳號「{ $login }」的密碼。請開啟下列網址設定新密碼。
mail-member-reset-press = 設定新密碼
mail-member-reset-not-you = 如果不是您申請的，不必做任何事：您的密碼沒有改變。
mail-member-known-subject = 您已經是會員
mail-member-known-lead = 有人以這個信箱註冊智慧園區時空資訊雲平台，但這個信箱已有帳號「{ $login }」，請直接登入。
mail-member-known-press = 登入
mail-member-known-forgotten = 忘記密碼時，可以在登入頁面選擇「忘記密碼？」設定新密碼。
mail-member-known-not-you = 如果不是您註冊的，不必做任何事：您的帳號沒有改變。
mail-member-moving-subject = 請確認您的新信箱
mail-member-moving-lead = 智慧園區時空資訊雲平台的帳號「{ $login }」想把信件改寄到這個信箱，請開啟下列網址確認。
mail-member-moving-press = 確認信箱
mail-member-moving-not-you = 如果您不認得這個帳號，不必做任何事。
mail-member-moving-notice-subject = 您的信箱即將變更
mail-member-moving-notice-lead = 有人登入您在智慧園區時空資訊雲平台的帳號，要求把信件改寄到另一個信箱；那個信箱確認後就會生效。
mail-member-moving-notice-not-you = 如果不是您本人，請立即變更密碼，所有裝置都會登出。
mail-member-password-subject = 您的密碼已變更
mail-member-password-lead = 您在智慧園區時空資訊雲平台的帳號剛剛換了密碼，所有裝置都已登出。
mail-member-password-not-you = 如果不是您本人，請立即在登入頁面選擇「忘記密碼？」設定新密碼，再看看帳號資訊裡的信箱是不是您的。
mail-member-left-subject = 您的會員帳號已刪除
mail-member-left-lead = 您在智慧園區時空資訊雲平台的帳號已依您的要求刪除，金鑰不再有效。
mail-member-left-stays = 帳號名稱會保留，不開放他人使用；曾核發的 APP ID 紀錄也會保留。我們不會再寄信給您。
mail-licence-granted-subject = API 金鑰核發通知：{ $tier }
mail-licence-granted-lead = 您申請的「{ $tier }」已經核准，以下是您的金鑰。
mail-licence-again-subject = 重新寄送 API 金鑰：{ $tier }
mail-licence-again-lead = 您要求重新寄送「{ $tier }」的金鑰。
mail-licence-rotated-subject = 更換 API 金鑰：{ $tier }
mail-licence-rotated-lead = 「{ $tier }」的金鑰已經更換，以下是新的金鑰。
mail-licence-app-id = APP ID：
mail-licence-app-key = APP Key：
mail-licence-old-until = 原來的金鑰可以用到 { $moment }。
mail-licence-earlier-until = 在那之前更換下來的金鑰，可以用到 { $moment }。
mail-licence-keep = 請妥善保管金鑰：拿到的人都能用掉您的呼叫次數。如果外流，請立即更換。
mail-licence-calls = 每日可呼叫 { $calls } 次；您有多個等級時，依最高的等級計算，所有金鑰共用。
mail-licence-source = 使用資料時，請標示介接來源：
mail-licence-records = 查看申請紀錄
mail-licence-refused-subject = API 授權申請未核准：{ $tier }
mail-licence-refused-lead = 我們審核了您的「{ $tier }」申請，這次無法核准。
mail-licence-refused-next = 情況改變時可以再次申請，您填寫過的內容都還在。
mail-licence-returned-subject = API 授權申請請補正：{ $tier }
mail-licence-returned-lead = 我們審核了您的「{ $tier }」申請，請您補充或修正。
mail-licence-returned-next = 修正後請再次送出，您填寫過的內容都還在。
mail-licence-cancelled-subject = API 會員資格取消：{ $tier }
mail-licence-cancelled-lead = 您的「{ $tier }」資格已取消，金鑰不再有效。
mail-licence-cancelled-next = 其他等級的金鑰不受影響。如有疑問，請以技術諮詢與我們聯絡。
mail-licence-revoked-subject = API 金鑰已註銷：{ $tier }
mail-licence-revoked-lead = 平台註銷了您「{ $tier }」的金鑰，用它呼叫 API 不會再得到資料。
mail-licence-revoked-next = 您可以再次申請同一等級；其他等級的金鑰不受影響。如有疑問，請以技術諮詢與我們聯絡。
mail-licence-since = 生效時間：
mail-licence-question = 技術諮詢
mail-licence-reason = 原因：
mail-licence-apply = API 授權申請
mail-licence-mend = 修改後再送出
mail-licence-said = 審查人員的說明：
mail-attribution-refused-subject = 請標示資料來源
mail-attribution-picture = 畫面截圖
mail-attribution-refused-lead = 我們看了您提供的標示位置（{ $address }），沒有找到資料來源的標示。
mail-attribution-refused-next = 請補上標示後，再提供一次網址或畫面截圖。
mail-attribution-met-subject = 已確認標示資料來源
mail-attribution-met-lead = 我們看了您提供的標示位置（{ $address }），確認已標示資料來源，謝謝您。
mail-attribution-met-next = 之後如果換了網址或畫面，請再提供一次。
mail-attribution-account = 帳號資訊與顯名聲明
mail-interruption-suspended-subject = 資料服務暫停：{ $name }
mail-interruption-suspended-lead = 您的程式最近呼叫過的資料服務「{ $name }」暫停提供，呼叫時會收到錯誤訊息，不會得到資料。
mail-interruption-retired-subject = 資料服務停用：{ $name }
mail-interruption-retired-lead = 您的程式最近呼叫過的資料服務「{ $name }」已經停用，請調整您的程式。
mail-interruption-why = 您最近 30 天內呼叫過這項服務，所以收到這封信。
mail-interruption-again-subject = 資料服務恢復提供：{ $name }
mail-interruption-again-lead = 先前暫停或停用的資料服務「{ $name }」已經恢復提供，您的程式可以照常呼叫。
mail-interruption-again-why = 您曾呼叫過這項服務，所以收到這封信。
mail-interruption-open = 這項服務的最新狀態

## 園區資料 API
mail-quota-reached-most-subject = 今日呼叫次數已用 80%
mail-quota-reached-most-lead = 帳號「{ $login }」的程式已經用掉今日園區資料 API 大部分的呼叫次數。
mail-quota-reached-all-subject = 今日呼叫次數已用完
mail-quota-reached-all-lead = 帳號「{ $login }」的程式已經用完今日園區資料 API 的呼叫次數，重新計算之前的呼叫都會被拒絕。
mail-quota-reached-used = 今日已呼叫：{ $used }
mail-quota-reached-limit = 每日上限：{ $limit }
mail-quota-reached-reset = 重新計算：{ $moment }
mail-quota-reached-key = 查看呼叫紀錄與更換金鑰
mail-quota-reached-not-you = 如果不在預期之內，請到平台查看各 APP ID 的呼叫紀錄，並更換金鑰。

## 回饋、諮詢與示範應用的答覆
mail-inquiry-yours = 您送出的內容：
mail-inquiry-answer = 答覆內容：
mail-inquiry-open = 查看完整內容
mail-inquiry-answered-subject = 您的資料品質回饋已有答覆
mail-inquiry-answered-lead = 感謝您告訴我們資料的問題，以下是我們的答覆。
mail-inquiry-mended-subject = 您回饋的資料問題已修正
mail-inquiry-mended-lead = 感謝您告訴我們資料的問題，資料已經修正。
mail-inquiry-sound-subject = 您回饋的資料經查證無誤
mail-inquiry-sound-lead = 感謝您的回饋。我們查證之後，資料與來源一致，說明如下。
mail-inquiry-consultation-subject = 您的技術諮詢已有答覆
mail-inquiry-consultation-lead = 關於您提出的問題，以下是我們的答覆。
mail-inquiry-published-subject = 您的示範應用已經發布
mail-inquiry-published-lead = 感謝您分享成果，現在大家都能在平台看到它。
mail-inquiry-returned-subject = 您的示範應用需要補充
mail-inquiry-returned-lead = 我們看過您提供的示範應用，發布前需要您補充或修改；先前填寫的內容都還在。
mail-inquiry-taken-down-subject = 您的示範應用已下架
mail-inquiry-taken-down-lead = 您的示範應用不再顯示於平台，原因如下。

## 訓練課程
mail-course-confirmed-subject = 報名確認：{ $title }
mail-course-confirmed-lead = 您報名的「{ $title }」已經確認，期待與您見面。
mail-course-declined-subject = 報名未通過：{ $title }
mail-course-declined-lead = 很抱歉，這次無法為您保留「{ $title }」的名額，原因如下。
mail-course-changed-subject = 課程異動：{ $title }
mail-course-changed-lead = 您報名的「{ $title }」更改了時間或地點，請以這封信為準。
mail-course-cancelled-subject = 課程已取消：{ $title }
mail-course-cancelled-lead = 很抱歉，您報名的課程「{ $title }」已取消。
mail-course-when = 開始：{ $moment }
mail-course-until = 結束：{ $moment }
mail-course-where = 地點：{ $place }
mail-course-open = 查看課程與報名

## 新的資料服務
mail-news-subject = 新的資料服務：{ $title }
mail-news-lead = 智慧園區時空資訊雲平台新增了「{ $title }」。
mail-news-open = 查看所有通知
mail-news-why = 您收到這封信，是因為您選擇了接收新資料服務的通知。
mail-news-end = 不再接收這類通知
